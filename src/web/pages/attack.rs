//! One attack: what happened, how it works, which tools are open to it and what stops it.

use super::Layout;
use crate::classify::attacks::{Attack, AttackKind, Known, Opening, Part, Shape, Telling};
use crate::lang::{Lang, tell};
use crate::model::Trait;
use crate::web::error::PageError;
use crate::web::here::Here;
use crate::web::references::Reference;
use crate::web::{address, extract, state};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::{Path, State};

#[derive(Template, WebTemplate)]
#[template(path = "attack.html")]
pub(in crate::web) struct AttackPage {
    layout: Layout,
    told: Telling,
    /// The heading of what is told of it.
    happened: String,
    paragraphs: Vec<String>,
    facts: Vec<(String, String)>,
    opens: Vec<OpeningView>,
    lists: Vec<(&'static str, Vec<Reference>)>,
    references: Vec<(String, String)>,
    api: String,
}

/// A condition on a tool, in words.
struct OpeningView {
    reason: String,
    /// What must all hold.
    asked: Vec<Asked>,
}

/// One thing that is asked of a tool; several alternatives stand for "one of these".
struct Asked {
    before: String,
    /// What is asked, and where more of it is told.
    alternatives: Vec<(String, Option<String>)>,
    after: String,
}

impl Asked {
    fn of(words: String, more: Option<String>) -> Self {
        Self { before: String::new(), alternatives: vec![(words, more)], after: String::new() }
    }
}

/// `GET /attacks/{id}`
pub(in crate::web) async fn show(State(state): State<state::State>, here: Here, Path(id): Path<String>) -> Result<AttackPage, PageError> {
    Ok(page(&here, extract::attack(&state, &id)?))
}

fn page(here: &Here, attack: &Attack) -> AttackPage {
    let (lang, told) = (here.lang, attack.told(here.lang).clone());
    let facts = [
        ("attack-kind", lang.say(kind(attack.kind))),
        ("attack-when", attack.when(lang).to_owned()),
        ("attack-sources", lang.say(known(attack.known))),
    ];
    AttackPage {
        layout: Layout::new(here, tell!(lang, "attack-title", attack = told.title.as_str()), told.summary.clone()),
        happened: lang.say(if attack.kind == AttackKind::Pattern { "attack-is" } else { "attack-happened" }),
        paragraphs: told.what_happened.split("\n\n").map(str::to_owned).collect(),
        told,
        facts: facts.into_iter().map(|(label, fact)| (lang.say(label), fact)).collect(),
        opens: attack.opens.iter().map(|one| opening(lang, one)).collect(),
        lists: lists(&attack.lists),
        references: attack.references.iter().map(|source| (source.title.clone(), source.url.clone())).collect(),
        api: address::api(&address::attack(&attack.id)),
    }
}

/// The key of what sort of entry it is.
fn kind(kind: AttackKind) -> &'static str {
    match kind {
        AttackKind::Pattern => "attack-pattern",
        AttackKind::Demonstration => "attack-demonstration",
        AttackKind::Vulnerability => "attack-vulnerability",
        AttackKind::Incident => "attack-incident",
    }
}

/// The key of how well the facts are known.
fn known(known: Known) -> &'static str {
    match known {
        Known::FirstHand => "attack-first-hand",
        Known::SecondHand => "attack-second-hand",
        Known::Unchecked => "attack-unchecked",
    }
}

/// Its names in others' lists, list by list.
fn lists(names: &[String]) -> Vec<(&'static str, Vec<Reference>)> {
    let mut lists: Vec<(&'static str, Vec<Reference>)> = Vec::new();
    for reference in names.iter().map(|name| Reference::of(name)) {
        let list = reference.list();
        match lists.iter_mut().find(|(known, _)| *known == list) {
            Some((_, references)) => references.push(reference),
            None => lists.push((list, vec![reference])),
        }
    }
    lists
}

fn opening(lang: Lang, opening: &Opening) -> OpeningView {
    let asks = |key, what: String| Asked::of(lang.with(key, "what", what), None);
    let searched = |found: &Trait| Some(address::within(lang, &address::search(&format!("trait:{found}"))));
    let traits = opening.traits.iter().map(|found| Asked::of(lang.with("attack-asks-trait", "what", lang.named(*found)), searched(found)));
    let without = opening.without.iter().map(|found| asks("attack-asks-without", lang.named(*found)));
    let category = opening.category.iter().map(|category| asks("attack-asks-category", lang.category(*category)));
    let parameter = opening.parameter.iter().map(|shape| asks("attack-asks-parameter", lang.say(taken(*shape))));
    let findings = (!opening.findings.is_empty()).then(|| objected(lang, &opening.findings));
    let part = opening.part.iter().map(|part| Asked::of(lang.say(within(*part)), None));
    let named = (!opening.named.is_empty()).then(|| asks("attack-asks-named", opening.named.join(lang.comma())));
    OpeningView {
        reason: tell!(lang, "attack-reason", reason = opening.reason(lang)),
        asked: traits.chain(without).chain(category).chain(parameter).chain(findings).chain(part).chain(named).collect(),
    }
}

/// Checks of which one is enough, each with where it is described.
fn objected(lang: Lang, checks: &[String]) -> Asked {
    let (before, after) = lang.around("attack-asks-finding");
    let described = |check: &String| (check.clone(), Some(address::within(lang, &address::rule(check))));
    Asked { before, alternatives: checks.iter().map(described).collect(), after }
}

/// The key of where in a definition something stands.
fn within(part: Part) -> &'static str {
    match part {
        Part::Schema => "attack-asks-in-schema",
    }
}

/// The key of what a parameter takes.
fn taken(shape: Shape) -> &'static str {
    match shape {
        Shape::Url => "attack-takes-url",
        Shape::Path => "attack-takes-path",
        Shape::Command => "attack-takes-command",
        Shape::Sql => "attack-takes-sql",
        Shape::Recipients => "attack-takes-recipients",
        Shape::Content => "attack-takes-content",
        Shape::Context => "attack-takes-context",
    }
}
