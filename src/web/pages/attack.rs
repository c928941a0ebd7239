//! One attack: what happened, how it works, which tools are open to it and what stops it.

use super::Layout;
use crate::classify::attacks::{Attack, AttackKind, Known, Opening, Shape, Telling};
use crate::model::Trait;
use crate::web::error::PageError;
use crate::web::here::Here;
use crate::web::references::Reference;
use crate::web::{address, extract, state, words};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::{Path, State};

#[derive(Template, WebTemplate)]
#[template(path = "attack.html")]
pub(in crate::web) struct AttackPage {
    layout: Layout,
    told: Telling,
    paragraphs: Vec<String>,
    zh: Option<Telling>,
    facts: Vec<(&'static str, String)>,
    opens: Vec<OpeningView>,
    lists: Vec<(&'static str, Vec<Reference>)>,
    references: Vec<(String, String)>,
    api: String,
}

/// A condition on a tool, in words.
struct OpeningView {
    reason: String,
    /// What is asked, and where more of it is told.
    asked: Vec<(String, Option<String>)>,
}

/// `GET /attacks/{id}`
pub(in crate::web) async fn show(State(state): State<state::State>, Path(id): Path<String>) -> Result<AttackPage, PageError> {
    Ok(page(extract::attack(&state, &id)?))
}

fn page(attack: &Attack) -> AttackPage {
    let told = attack.told.clone();
    AttackPage {
        layout: Layout::new(&Here::default(), format!("{} · attacks · toolgrade", told.title), told.summary.clone()),
        paragraphs: told.what_happened.split("\n\n").map(str::to_owned).collect(),
        told,
        zh: attack.zh.clone(),
        facts: vec![("Kind", kind(attack.kind).into()), ("When", attack.when.clone()), ("Sources", known(attack.known).into())],
        opens: attack.opens.iter().map(opening).collect(),
        lists: lists(&attack.lists),
        references: attack.references.iter().map(|source| (source.title.clone(), source.url.clone())).collect(),
        api: address::api(&address::attack(&attack.id)),
    }
}

fn kind(kind: AttackKind) -> &'static str {
    match kind {
        AttackKind::Pattern => "a pattern that many are open to",
        AttackKind::Demonstration => "a demonstration by researchers",
        AttackKind::Vulnerability => "a fault of one program",
        AttackKind::Incident => "an incident",
    }
}

fn known(known: Known) -> &'static str {
    match known {
        Known::FirstHand => "told after those who found or named it",
        Known::SecondHand => "told after the accounts of others, which agree",
        Known::Unchecked => "told after the accounts of others; we have not opened the report itself",
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

fn opening(opening: &Opening) -> OpeningView {
    let searched = |found: &Trait| Some(address::search(&format!("trait:{found}")));
    let traits = opening.traits.iter().map(|found| (format!("has the trait {found}"), searched(found)));
    let without = opening.without.iter().map(|found| (format!("does not have the trait {found}"), None));
    let category = opening.category.iter().map(|category| (format!("is {} tool", words::article(*category)), None));
    let parameter = opening.parameter.iter().map(|shape| (format!("has a parameter that takes {}", taken(*shape)), None));
    let findings = opening.findings.iter().map(|check| (format!("is objected to by {check}"), Some(address::rule(check))));
    let part = opening.part.iter().map(|part| (format!("holds that in its {}", part.as_str()), None));
    let named = (!opening.named.is_empty()).then(|| (format!("has one of these words in its name: {}", opening.named.join(", ")), None));
    OpeningView {
        reason: words::sentence(&format!("It {}", opening.reason)),
        asked: traits.chain(without).chain(category).chain(parameter).chain(findings).chain(part).chain(named).collect(),
    }
}

fn taken(shape: Shape) -> &'static str {
    match shape {
        Shape::Url => "an address",
        Shape::Path => "a path",
        Shape::Command => "a command or code",
        Shape::Sql => "SQL",
        Shape::Recipients => "recipients",
        Shape::Content => "text for others",
        Shape::Context => "what was said to the model",
    }
}
