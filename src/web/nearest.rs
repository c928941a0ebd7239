//! What exists, for those who asked for something that doesn't.

use super::State;
use crate::model::ServerSlug;
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

fn closest(wanted: &str, mut names: Vec<String>) -> Vec<String> {
    let likeness = |name: &String| (strsim::jaro_winkler(&wanted.to_lowercase(), &name.to_lowercase()) * 1000.0).round();
    names.sort_by(|a, b| likeness(b).total_cmp(&likeness(a)).then_with(|| a.cmp(b)));
    names.truncate(SHOWN);
    names
}
