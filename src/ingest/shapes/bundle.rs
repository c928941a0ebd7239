//! An MCP bundle's `manifest.json`: a server packed for desktop clients, with the names of its tools.

use super::{Document, Found};
use crate::clients::Tree;
use crate::ingest::capture;
use crate::ingest::lines::source_of;
use crate::ingest::offer::Batch;
use crate::model::repository;
use crate::model::{ServerProfile, ServerSlug};
use crate::store::Sighting;
use serde_json::Value;

pub(super) fn is(tree: &Tree) -> bool {
    ["manifest_version", "dxt_version"].into_iter().any(|key| tree.has(key, Value::is_string)) && tree.has("server", Value::is_object)
}

pub(super) fn read(document: &Document<'_>) -> Result<Found, String> {
    let text = |path: &[&str]| document.tree.text(path);
    let name = text(&["name"]).ok_or("names no server")?;
    let repository = text(&["repository", "url"]).or_else(|| text(&["repository"])).as_deref().and_then(repository::normalise);
    let slug = repository.as_deref().map(repository::owner_and_name).and_then(ServerSlug::of).or_else(|| ServerSlug::of(&name));
    let profile = ServerProfile {
        name: text(&["display_name"]).or(Some(name)),
        description: text(&["description"]),
        version: text(&["version"]),
        homepage: text(&["homepage"]).filter(|page| page.starts_with("https://") || page.starts_with("http://")),
        license: text(&["license"]),
        ..ServerProfile::default()
    };
    let server = Sighting {
        slug: slug.ok_or("its name holds no letter or digit")?,
        identity: repository.as_deref().map(Sighting::by_repository),
        profile: ServerProfile { repository, ..profile },
        listing: None,
    };
    let tools = document.tree.member("tools").and_then(Value::as_array);
    // It may say that the server makes up further tools when it runs.
    let complete = tools.is_some() && document.tree.member("tools_generated") != Some(&Value::Bool(true));
    let mut batch = Batch { complete, goes_on: tools.is_some() && !complete, ..Batch::of_server(server, source_of(document.name)) };
    let tools: Vec<String> = tools.into_iter().flatten().map(Value::to_string).collect();
    let refusals = capture::collect(&mut batch, tools.iter().map(String::as_str), document.name);
    Ok((vec![batch], refusals))
}
