use super::Layout;
use super::views::SeverityBadge;
use crate::classify::{self, Check, Family, Rule, Weight};
use crate::lang::{Lang, grouped, tell};
use crate::store::Firings;
use crate::web::here::Here;
use crate::web::marked::Marked;
use crate::web::references::Reference;
use crate::web::{address, state, words};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::State;

#[derive(Template, WebTemplate)]
#[template(path = "rules.html")]
pub(in crate::web) struct RulesPage {
    layout: Layout,
    lede: Marked,
    checks_lede: String,
    version: String,
    counted: bool,
    themes: Vec<Theme>,
    checks: Vec<CheckView>,
}

/// A check as a row of the table.
struct CheckView {
    url: String,
    id: String,
    title: String,
    severity: SeverityBadge,
    family: String,
    references: Vec<Reference>,
}

/// A file of rules.
struct Theme {
    anchor: String,
    name: String,
    about: String,
    rules: Vec<RuleView>,
}

/// A rule as a row of the table.
struct RuleView {
    url: String,
    id: String,
    title: String,
    effect: Vec<EffectView>,
    tools: String,
    unit: String,
}

/// What a rule adds to one thing.
struct EffectView {
    /// "Write +3"
    text: String,
    /// Where it is told what that is, where its name says little.
    more: Option<String>,
}

/// The files in the order in which people read them; others follow.
const ORDER: [&str; 8] =
    ["verbs.toml", "people.toml", "places.toml", "removal.toml", "running.toml", "steering.toml", "making.toml", "languages.toml"];

/// `GET /rules`
pub(in crate::web) async fn show(State(state): State<state::State>, here: Here) -> RulesPage {
    let lang = here.lang;
    let (rules, checks, firings) = (state.classifier.rules(), state.classifier.checks(), state.firings());
    let total = tell!(lang, "rules-count", count = rules.len());
    let examples: usize = rules.iter().map(|rule| rule.fires.len() + rule.quiet.len()).sum();
    let theme = |theme: &classify::Theme| {
        let own = rules.iter().filter(|rule| rule.file == theme.file).map(|rule| view(lang, rule, firings.as_deref())).collect();
        Theme { anchor: address::segment(&theme.file), name: theme_name(lang, theme), about: theme.about(lang).to_owned(), rules: own }
    };
    let mut files: Vec<&classify::Theme> = state.classifier.themes().iter().collect();
    files.sort_by_key(|theme| ORDER.iter().position(|file| *file == theme.file).unwrap_or(ORDER.len()));
    RulesPage {
        layout: Layout::new(&here, lang.say("rules-title"), tell!(lang, "rules-summary", rules = total.as_str())),
        lede: Marked::new(lang, tell!(lang, "rules-lede", rules = total, examples = examples)),
        checks_lede: tell!(lang, "rules-checks-lede", count = checks.len()),
        version: tell!(lang, "rules-version", version = state.classifier.version()),
        counted: firings.is_some(),
        themes: files.into_iter().map(theme).collect(),
        checks: checks.iter().map(|one| check(lang, one)).collect(),
    }
}

fn view(lang: Lang, rule: &Rule, firings: Option<&Firings>) -> RuleView {
    let tools = firings.map_or(0, |all| all.of(&rule.id).map_or(0, |firing| firing.tools));
    RuleView {
        url: address::within(lang, &address::rule(&rule.id)),
        id: rule.id.clone(),
        title: rule.title(lang).to_owned(),
        effect: rule.weights().iter().map(|weight| effect(lang, weight)).collect(),
        tools: grouped(tools),
        unit: tell!(lang, "rules-unit", count = tools),
    }
}

fn effect(lang: Lang, weight: &Weight) -> EffectView {
    EffectView {
        text: format!("{} {:+}", weight.named(lang), weight.weight).replace(" -", " −"),
        more: weight.is_of_circumstance().then(|| address::within(lang, "/methodology#risk")),
    }
}

fn check(lang: Lang, check: &Check) -> CheckView {
    CheckView {
        url: address::within(lang, &address::rule(&check.id)),
        id: check.id.clone(),
        title: check.title(lang).to_owned(),
        severity: SeverityBadge::new(lang, check.severity),
        family: family(lang, check.family),
        references: check.references.iter().map(|name| Reference::of(name)).collect(),
    }
}

/// What sort of fault a check looks for.
pub(super) fn family(lang: Lang, family: Family) -> String {
    lang.say(match family {
        Family::Poisoning => "rules-poisoning",
        Family::Hygiene => "rules-hygiene",
    })
}

/// Its name in the language, else "Removal" for `removal.toml`.
pub(super) fn theme_name(lang: Lang, theme: &classify::Theme) -> String {
    theme.name(lang).map_or_else(|| file_name(&theme.file), str::to_owned)
}

/// "Removal" for `removal.toml`.
fn file_name(file: &str) -> String {
    words::capitalised(&file.trim_end_matches(".toml").replace(['-', '_'], " "))
}
