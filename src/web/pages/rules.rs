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
    effect: String,
    tools: String,
    unit: String,
}

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
    RulesPage {
        layout: Layout::new(&here, lang.say("rules-title"), tell!(lang, "rules-summary", rules = total.as_str())),
        lede: Marked::new(lang, tell!(lang, "rules-lede", rules = total, examples = examples)),
        checks_lede: tell!(lang, "rules-checks-lede", count = checks.len()),
        version: tell!(lang, "rules-version", version = state.classifier.version()),
        counted: firings.is_some(),
        themes: state.classifier.themes().iter().map(theme).collect(),
        checks: checks.iter().map(|one| check(lang, one)).collect(),
    }
}

fn view(lang: Lang, rule: &Rule, firings: Option<&Firings>) -> RuleView {
    let tools = firings.map_or(0, |all| all.of(&rule.id).map_or(0, |firing| firing.tools));
    RuleView {
        url: address::within(lang, &address::rule(&rule.id)),
        id: rule.id.clone(),
        title: rule.title(lang).to_owned(),
        effect: effect(lang, rule),
        tools: grouped(tools),
        unit: tell!(lang, "rules-unit", count = tools),
    }
}

/// "Write +3, destructive +1"
fn effect(lang: Lang, rule: &Rule) -> String {
    let told = |weight: Weight| format!("{} {:+}", target(lang, weight.target), weight.weight).replace(" -", " −");
    rule.weights().into_iter().map(told).collect::<Vec<_>>().join(lang.comma())
}

/// A category or a trait by its name; what only the risk table asks for, by its word in rule files.
fn target(lang: Lang, word: &str) -> String {
    let category = || word.parse().ok().map(|category| lang.category(category));
    let named = || word.parse().ok().map(|found| lang.named(found));
    category().or_else(named).unwrap_or_else(|| word.to_owned())
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
