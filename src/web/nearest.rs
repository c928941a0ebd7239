//! What exists, for those who asked for something that doesn't.

use super::State;
use crate::model::{ServerSlug, clip};
use crate::store::StoreError;

const SHOWN: usize = 5;

/// The server slugs that are most like this text.
pub(super) async fn servers(state: &State, wanted: &str) -> Result<Vec<String>, StoreError> {
    let wanted = ServerSlug::of(wanted).map_or_else(String::new, |slug| slug.to_string());
    let near = state.store.slugs_near(&wanted).await?;
    Ok(closest(&wanted, near))
}

/// The tools of a server whose names are most like this text.
pub(super) async fn tools(state: &State, server: &ServerSlug, wanted: &str) -> Result<Vec<String>, StoreError> {
    let names = state.store.tool_names(server).await?;
    Ok(closest(wanted, names))
}

/// The rules and checks whose ids are most like this text.
pub(super) fn rules(state: &State, wanted: &str) -> Vec<String> {
    let rules = state.classifier.rules().iter().map(|rule| rule.id.clone());
    closest(wanted, rules.chain(state.classifier.checks().iter().map(|check| check.id.clone())).collect())
}

/// The attacks whose ids are most like this text.
pub(super) fn attacks(state: &State, wanted: &str) -> Vec<String> {
    closest(wanted, state.classifier.attacks().all().iter().map(|attack| attack.id.clone()).collect())
}

/// No name is longer, so what stands behind this of a wanted one can't make it more alike.
const MAX_NAME: usize = 512;

fn closest(wanted: &str, mut names: Vec<String>) -> Vec<String> {
    let wanted = clip(wanted, MAX_NAME).to_lowercase();
    let unlikeness = |name: &String| ((1.0 - strsim::jaro_winkler(&wanted, &name.to_lowercase())) * 1000.0).round();
    names.sort_by_cached_key(|name| (format!("{:04}", unlikeness(name)), name.clone()));
    names.truncate(SHOWN);
    names
}
