//! What exists, for those who asked for something that doesn't.

use super::State;
use crate::model::{ServerSlug, clip};
use crate::store::{Neighbour, ServerName, StoreError};

const SHOWN: usize = 5;

/// The servers whose slugs, or slugs that their packages would give, are most like this text.
pub(super) async fn servers(state: &State, wanted: &str) -> Result<Vec<ServerName>, StoreError> {
    let wanted = ServerSlug::of(wanted).map_or_else(String::new, |slug| slug.to_string());
    let mut near = state.store.servers_near(&wanted).await?;
    near.sort_by_cached_key(|server| (unlikeness_of(&wanted, server), server.slug.clone()));
    near.truncate(SHOWN);
    let named = |server: Neighbour| {
        let name = server.name.unwrap_or_else(|| server.slug.clone());
        ServerName { slug: ServerSlug::stored(server.slug), name }
    };
    Ok(near.into_iter().map(named).collect())
}

fn unlikeness_of(wanted: &str, server: &Neighbour) -> u64 {
    let package = server.package.as_deref().map(|package| package.split_once(':').map_or(package, |(_, name)| name));
    let package = package.and_then(ServerSlug::of).map(|slug| unlikeness(wanted, slug.as_str()));
    package.into_iter().fold(unlikeness(wanted, &server.slug), u64::min)
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
    names.sort_by_cached_key(|name| (unlikeness(&wanted, name), name.clone()));
    names.truncate(SHOWN);
    names
}

/// From 0 for the same name to 1,000 for names that share nothing; `wanted` is in lower case.
fn unlikeness(wanted: &str, name: &str) -> u64 {
    let name = clip(name, MAX_NAME).to_lowercase();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between 0 and 1,000")]
    let unlikeness = ((1.0 - strsim::jaro_winkler(wanted, &name)) * 1000.0).round() as u64;
    unlikeness
}
