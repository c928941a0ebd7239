//! The Docker MCP catalogue: a folder for each server, with its `server.yaml` and the `tools.json` that was read from it.

use super::{Document, Found};
use crate::clients::Tree;
use crate::ingest::capture;
use crate::ingest::lines::source_of;
use crate::ingest::offer::Batch;
use crate::model::repository;
use crate::model::{ServerProfile, ServerSlug};
use crate::store::Sighting;
use serde_json::{Map, Value, json};
use std::path::Path;

pub(super) fn is_server(tree: &Tree) -> bool {
    tree.text(&["name"]).is_some()
        && tree.has("about", Value::is_object)
        && (tree.text(&["image"]).is_some() || tree.has("remote", Value::is_object))
}

pub(super) fn read_server(document: &Document<'_>) -> Result<Found, String> {
    let text = |path: &[&str]| document.tree.text(path);
    let name = text(&["name"]).ok_or("names no server")?;
    let package = text(&["image"]).map(|image| format!("oci:{}", image.split('@').next().unwrap_or(&image)));
    let profile = ServerProfile {
        name: text(&["about", "title"]).or_else(|| Some(name.clone())),
        description: text(&["about", "description"]),
        repository: text(&["source", "project"]).as_deref().and_then(repository::normalise),
        package: package.clone(),
        ..ServerProfile::default()
    };
    let slug = ServerSlug::of(&name).ok_or("its name holds no letter or digit")?;
    let server = Sighting { slug, identity: package, profile, listing: None };
    Ok((vec![Batch::of_server(server, source_of(document.name))], vec![]))
}

/// A list, and nothing but tools with arguments in it.
pub(super) fn is_tools(tree: &Tree) -> bool {
    tree.items().is_some_and(|items| items.iter().all(|item| item.get("name").is_some_and(Value::is_string)))
}

/// The file doesn't say which server it is of; its folder does.
pub(super) fn read_tools(document: &Document<'_>) -> Result<Found, String> {
    let folder = Path::new(document.name).parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let slug = folder.as_deref().and_then(ServerSlug::of).or_else(|| document.nameless.cloned());
    let slug = slug.ok_or("names no server: a list of tools is read in the folder of its server")?;
    let server = Sighting { slug, identity: None, profile: ServerProfile::default(), listing: None };
    let tools: Vec<String> = document.tree.items().into_iter().flatten().map(|tool| definition(tool).to_string()).collect();
    // A server at an address has an empty list here, which doesn't say that it has no tools.
    let mut batch = Batch { complete: !tools.is_empty(), ..Batch::of_server(server, source_of(document.name)) };
    let refusals = capture::collect(&mut batch, tools.iter().map(String::as_str), document.name);
    Ok((vec![batch], refusals))
}

/// A tool with its arguments as a schema.
fn definition(tool: &Value) -> Value {
    let Some(tool) = tool.as_object() else { return tool.clone() };
    let mut definition: Map<String, Value> =
        tool.iter().filter(|(key, _)| *key != "arguments").map(|(key, value)| (key.clone(), value.clone())).collect();
    if let Some(Value::Array(arguments)) = tool.get("arguments") {
        let property = |argument: &Value| {
            let said = |key: &str| argument.get(key).filter(|value| !value.is_null()).cloned();
            let members = [("type", said("type")), ("items", said("items")), ("description", said("desc"))];
            let schema: Map<String, Value> =
                members.into_iter().filter_map(|(key, value)| value.map(|value| (key.to_owned(), value))).collect();
            Some((argument.get("name")?.as_str()?.to_owned(), Value::Object(schema)))
        };
        let properties: Map<String, Value> = arguments.iter().filter_map(property).collect();
        definition.insert("inputSchema".into(), json!({"type": "object", "properties": properties}));
    }
    Value::Object(definition)
}
