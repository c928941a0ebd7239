use crate::clients::{DANGERS, Danger, Reach};
use crate::lang::Lang;
use crate::policy::{Plan, Planned, Preset, Wanted};
use crate::store::Store;
use crate::web::address;
use crate::web::error::Error;
use crate::web::stack::{Named, left_open, planned};

/// The combinations that the policy of each preset leaves open. The form carries them, as the report that they were found
/// in is not sent again.
#[derive(Clone, Default)]
pub(super) struct Open(Vec<(Preset, Vec<&'static Danger>)>);

/// What is left open by one policy, for its page.
pub(super) struct OpenView {
    /// The key of the sentence that names them.
    pub(super) key: &'static str,
    /// Title, and where more of it is told.
    pub(super) dangers: Vec<(&'static str, Option<String>)>,
}

/// A combination that has a page of its own in the attack library.
const TOLD: (&str, &str) = ("private-data-leak", "lethal-trifecta");

impl Open {
    /// By all presets, for a report and the servers of its policy.
    pub(super) async fn of(store: &Store, reach: &Reach, servers: &[Named]) -> Result<Self, Error> {
        if reach.combinations.is_empty() {
            return Ok(Self::default());
        }
        let wishes: Vec<Wanted> = Preset::ALL.iter().map(|preset| Wanted { preset: *preset, ..Wanted::default() }).collect();
        let planned = planned(store, servers, &wishes).await?;
        let open = |(preset, planned): (&Preset, Vec<Planned>)| {
            let (plan, _) = Plan::merged(*preset, planned);
            (*preset, left_open(reach, &plan))
        };
        Ok(Self(Preset::ALL.iter().zip(planned).map(open).collect()))
    }

    /// As the next form carries it: a line for each preset, with the ids of what it leaves.
    pub(super) fn carried(&self) -> String {
        let line = |(preset, dangers): &(Preset, Vec<&Danger>)| {
            let ids = dangers.iter().map(|danger| danger.id);
            [preset.as_str()].into_iter().chain(ids).collect::<Vec<_>>().join(" ")
        };
        self.0.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Reads such lines; what they name that isn't known means nothing.
    pub(super) fn read(text: &str) -> Self {
        let line = |line: &str| {
            let mut words = line.split_whitespace();
            let preset = words.next()?.parse().ok()?;
            let ids: Vec<&str> = words.take(DANGERS.len()).collect();
            Some((preset, DANGERS.iter().filter(|danger| ids.contains(&danger.id)).collect()))
        };
        Self(text.lines().take(Preset::ALL.len()).filter_map(line).collect())
    }

    /// What a preset leaves.
    fn by(&self, preset: Preset) -> &[&'static Danger] {
        self.0.iter().find(|(known, _)| *known == preset).map_or(&[], |(_, dangers)| dangers)
    }

    /// What is said of it beside the policy of a preset.
    pub(super) fn view(&self, lang: Lang, preset: Preset) -> Option<OpenView> {
        let dangers = self.by(preset);
        let key = match preset {
            Preset::Open => "stack-left-open-unlimited",
            _ if self.by(Preset::Strict).is_empty() => "stack-left-open-strict",
            _ => "stack-left-open",
        };
        let more = |danger: &Danger| (danger.id == TOLD.0).then(|| address::within(lang, &address::attack(TOLD.1)));
        let dangers = dangers.iter().map(|danger| (lang.of(danger.title, Some(danger.title_zh)), more(danger)));
        (!self.by(preset).is_empty()).then(|| OpenView { key, dangers: dangers.collect() })
    }
}
