//! A policy as it is asked for in an address, the same for pages and programs.

use super::address;
use super::error::Error;
use super::wrong::Wrong;
use crate::lang::Lang;
use crate::model::{Judged, ServerSlug};
use crate::policy::{Asked, Conflict, Effect, Format, Loss, Lossy, Plan, Planned, Rendered, Wanted, alias_of};
use serde::{Deserialize, Serialize};

/// What an address asks for: `?format=codex&preset=strict&alias=gh`.
#[derive(Clone, Default, Deserialize)]
pub(in crate::web) struct Query {
    /// One of the formats' names.
    pub(in crate::web) format: Option<String>,
    /// The name that the reader's client gives the server.
    pub(in crate::web) alias: Option<String>,
    /// `mode`: the same as `conditions=modes`.
    pub(in crate::web) by: Option<String>,
    /// Whether the answer says what is lost and why, around the policy.
    pub(in crate::web) explain: Option<String>,
    #[serde(flatten)]
    pub(in crate::web) asked: Asked,
}

/// The longest alias, in bytes.
const MAX_ALIAS: usize = 200;

/// A query that was understood.
pub(in crate::web) struct Asking {
    pub(in crate::web) format: &'static Format,
    pub(in crate::web) wanted: Wanted,
    pub(in crate::web) lossy: Lossy,
}

impl Query {
    /// What is meant.
    ///
    /// # Errors
    /// A 400 that names the field and what it takes.
    pub(in crate::web) fn read(&self) -> Result<Asking, Error> {
        if let Some(other) = self.by.as_deref().filter(|by| *by != "mode") {
            return Err(Error::BadRequest(Wrong::By(other.to_owned())));
        }
        let mut asked = self.asked.clone();
        asked.conditions = asked.conditions.or_else(|| self.by.as_ref().map(|_| "modes".to_owned()));
        let (wanted, lossy) = asked.read()?;
        let name = self.format.as_deref().filter(|format| !format.is_empty()).unwrap_or("toolgrade");
        let format = Format::named(name).map_err(|_| Error::BadRequest(Wrong::Format(name.to_owned())))?;
        Ok(Asking { format, wanted, lossy })
    }

    /// The query as it stands in an address, without what says nothing.
    pub(in crate::web) fn written(&self) -> String {
        let asked = &self.asked;
        let fields = [
            ("format", &self.format),
            ("alias", &self.alias),
            ("by", &self.by),
            ("preset", &asked.preset),
            ("conditions", &asked.conditions),
            ("amount", &asked.amount),
            ("paths", &asked.paths),
            ("hosts", &asked.hosts),
            ("recipients", &asked.recipients),
            ("items", &asked.items),
            ("lossy", &asked.lossy),
        ];
        let said = fields.iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
        let written: Vec<String> =
            said.filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={}", address::segment(value))).collect();
        if written.is_empty() { String::new() } else { format!("?{}", written.join("&")) }
    }

    /// The reader's name for the server, or one that every client takes.
    ///
    /// # Errors
    /// A 400 when it is too long or no plain text.
    pub(in crate::web) fn alias(&self, server: &ServerSlug) -> Result<String, Error> {
        let Some(alias) = self.alias.as_deref().map(str::trim).filter(|alias| !alias.is_empty()) else {
            return Ok(alias_of(server.as_str()));
        };
        if alias.len() > MAX_ALIAS || alias.chars().any(|c| c.is_control() || crate::model::is_hidden(c)) {
            return Err(Error::BadRequest(Wrong::Alias(MAX_ALIAS)));
        }
        Ok(alias.to_owned())
    }
}

/// A policy with all that is known about it.
#[derive(Serialize)]
pub(in crate::web) struct Explained {
    format: &'static str,
    title: &'static str,
    /// Where it belongs.
    file: &'static str,
    media_type: &'static str,
    preset: &'static str,
    /// The policy itself.
    pub(in crate::web) text: String,
    /// What it can't say.
    pub(in crate::web) lost: Vec<Loss>,
    conflicts: Vec<Conflict>,
    effect: EffectShape,
    tools: Vec<ToolShape>,
}

#[derive(Serialize)]
struct EffectShape {
    #[serde(flatten)]
    counts: Effect,
    sentence: String,
}

#[derive(Serialize)]
struct ToolShape {
    server: String,
    tool: String,
    /// What the target calls it.
    name: String,
    decision: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    calls_a_minute: Option<u32>,
    because: String,
    /// The parts of the verdict that the decision rests on.
    rests_on: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    require: Vec<crate::policy::Clause>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    conditions: Vec<OfferShape>,
}

/// A condition that the tool calls for, and what came of it.
#[derive(Serialize)]
struct OfferShape {
    kind: &'static str,
    state: &'static str,
    /// Arguments that it is, or could be, asked of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    arguments: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

impl Asking {
    /// The policy for a plan, and all that is known about it.
    pub(in crate::web) fn explained(&self, plan: &Plan, conflicts: Vec<Conflict>) -> Explained {
        let Rendered { text, lost } = self.format.render(plan, self.lossy);
        let counts = Effect::of(plan);
        Explained {
            format: self.format.id,
            title: self.format.title,
            file: self.format.file,
            media_type: self.format.media,
            preset: plan.preset.as_str(),
            text,
            lost,
            conflicts,
            effect: EffectShape { counts, sentence: counts.sentence(Lang::En) },
            tools: plan.tools().map(|(alias, tool)| self.tool(alias, tool)).collect(),
        }
    }

    fn tool(&self, alias: &str, tool: &crate::policy::Recommendation) -> ToolShape {
        ToolShape {
            server: alias.to_owned(),
            tool: tool.tool.clone(),
            name: (self.format.name)(alias, &tool.tool),
            decision: tool.decision.as_str(),
            calls_a_minute: tool.limit,
            because: tool.because(Lang::En),
            rests_on: tool.stance.ground.rests_on(tool.category, tool.risk),
            require: tool.require.clone(),
            conditions: tool.offers.iter().map(OfferShape::from).collect(),
        }
    }

    /// A plan for tools of one server.
    pub(in crate::web) fn plan<'a>(&self, alias: &str, tools: impl IntoIterator<Item = Judged<'a>>) -> Plan {
        Plan { preset: self.wanted.preset, servers: vec![Planned::of(alias, tools, &self.wanted)] }
    }
}

impl From<&crate::policy::Offer> for OfferShape {
    fn from(offer: &crate::policy::Offer) -> Self {
        use crate::policy::State;
        let (state, arguments, why) = match &offer.state {
            State::Ready(all) => ("ready", all.iter().flat_map(|condition| condition.names().map(str::to_owned)).collect(), None),
            State::Open(arguments) => ("needs a value", arguments.clone(), None),
            State::Missing(why) => ("can't be derived", vec![], Some(Lang::En.say(why))),
        };
        Self { kind: offer.kind.as_str(), state, arguments, why }
    }
}
