use super::Layout;
use super::views::SeverityBadge;
use crate::classify::{self, Check, Rule};
use crate::lang::Lang;
use crate::store::Firings;
use crate::web::here::Here;
use crate::web::references::Reference;
use crate::web::{address, state, words};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::State;

#[derive(Template, WebTemplate)]
#[template(path = "rules.html")]
pub(in crate::web) struct RulesPage {
    layout: Layout,
    total: String,
    examples: usize,
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
    family: &'static str,
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
    unit: &'static str,
}

/// `GET /rules`
pub(in crate::web) async fn show(State(state): State<state::State>) -> RulesPage {
    let (rules, firings) = (state.classifier.rules(), state.firings());
    let total = words::count(rules.len() as u64, "rule");
    let theme = |theme: &classify::Theme| {
        let own = rules.iter().filter(|rule| rule.file == theme.file).map(|rule| view(rule, firings.as_deref())).collect();
        Theme { anchor: address::segment(&theme.file), name: theme_name(&theme.file), about: theme.about.clone(), rules: own }
    };
    RulesPage {
        layout: Layout::new(
            &Here::default(),
            "The rules · toolgrade",
            format!("{total} by which MCP tools are classified, each with its words, weights and examples."),
        ),
        total,
        examples: rules.iter().map(|rule| rule.fires.len() + rule.quiet.len()).sum(),
        version: state.classifier.version().to_owned(),
        counted: firings.is_some(),
        themes: state.classifier.themes().iter().map(theme).collect(),
        checks: state.classifier.checks().iter().map(check).collect(),
    }
}

fn view(rule: &Rule, firings: Option<&Firings>) -> RuleView {
    let tools = firings.map_or(0, |all| all.of(&rule.id).map_or(0, |firing| firing.tools));
    RuleView {
        url: address::rule(&rule.id),
        id: rule.id.clone(),
        title: rule.title.clone(),
        effect: rule.effect().replace(" -", " −"),
        tools: words::grouped(tools),
        unit: if tools == 1 { "tool" } else { "tools" },
    }
}

fn check(check: &Check) -> CheckView {
    CheckView {
        url: address::rule(&check.id),
        id: check.id.clone(),
        title: check.title.clone(),
        severity: SeverityBadge::new(Lang::En, check.severity),
        family: check.family.as_str(),
        references: check.references.iter().map(|name| Reference::of(name)).collect(),
    }
}

/// "Removal" for `removal.toml`.
pub(super) fn theme_name(file: &str) -> String {
    words::capitalised(&file.trim_end_matches(".toml").replace(['-', '_'], " "))
}
