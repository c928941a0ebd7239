//! The API as an `OpenAPI` 3.1 document, for programs that make clients or call it.

use super::operation::{Answer, Body, Group, Operation};
use super::schemas::{PLACE, schemas};
use super::{BASE, GROUPS, REFUSALS};
use crate::lang::Lang;
use crate::policy::FORMATS;
use serde_json::{Map, Value, json};

/// What the document calls the token of writers.
const TOKEN: &str = "token";

/// The document of a service that the world reaches at this address; where that is not known, addresses are relative.
pub(in crate::web) fn document(site: &str) -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "toolgrade",
            "summary": say("api-document-summary"),
            "description": say("api-lede"),
            "version": env!("CARGO_PKG_VERSION"),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": format!("{site}{BASE}")}],
        "tags": GROUPS.iter().map(|group| json!({"name": group.id, "description": say(group.title)})).collect::<Value>(),
        "paths": paths(),
        "components": {
            "schemas": schemas(),
            "responses": REFUSALS.iter().map(|(status, told)| (status.to_string(), refusal(*status, told))).collect::<Map<_, _>>(),
            "headers": {
                "ETag": {"description": say("api-header-etag"), "schema": {"type": "string"}},
                "Lost": {"description": say("api-header-lost"), "schema": {"type": "integer", "minimum": 0}},
            },
            "securitySchemes": {TOKEN: {"type": "http", "scheme": "bearer", "description": say("api-token-about")}},
        },
    })
}

fn say(key: &str) -> String {
    Lang::En.say(key)
}

/// Why there is no answer; that nothing changed has no body.
fn refusal(status: u16, told: &str) -> Value {
    match status {
        304 => json!({"description": say(told)}),
        _ => json!({"description": say(told), "content": {"application/json": {"schema": schema("Errors")}}}),
    }
}

fn schema(name: &str) -> Value {
    json!({"$ref": format!("{PLACE}{name}")})
}

fn paths() -> Map<String, Value> {
    let mut paths: Map<String, Value> = Map::new();
    for (group, operation) in GROUPS.iter().flat_map(|group| group.operations.iter().map(move |operation| (group, operation))) {
        let item = paths.entry(operation.path).or_insert_with(|| json!({}));
        item[operation.method] = described(operation, group);
    }
    paths
}

fn described(operation: &Operation, group: &Group) -> Value {
    let parameters: Vec<Value> = operation.takes().map(|parameter| parameter.described(&say(parameter.told))).collect();
    let mut described = json!({
        "operationId": operation.id,
        "tags": [group.id],
        "summary": say(operation.told),
        "parameters": parameters,
        "responses": responses(operation),
    });
    if let Some(body) = operation.body {
        described["requestBody"] = carried(&body);
    }
    if operation.writes {
        described["security"] = json!([{TOKEN: []}]);
    }
    described
}

fn carried(body: &Body) -> Value {
    let example: Value = serde_json::from_str(body.example).unwrap_or_default();
    // The example is JSON, whatever else is taken.
    let media = |media: &&str| {
        let told = if media.ends_with("json") { json!({"schema": schema(body.schema), "example": example}) } else { json!({}) };
        ((*media).to_owned(), told)
    };
    json!({"description": say(body.told), "required": true, "content": body.media.iter().map(media).collect::<Map<_, _>>()})
}

fn responses(operation: &Operation) -> Map<String, Value> {
    let refused = operation.refused.iter().chain(operation.is_tagged().then_some(&304));
    let refused = refused.map(|status| (status.to_string(), json!({"$ref": format!("#/components/responses/{status}")})));
    let other = (
        "default".to_owned(),
        json!({"description": say("api-status-other"), "content": {"application/json": {"schema": schema("Errors")}}}),
    );
    let done = operation.done.iter().map(|status| (status.to_string(), done(operation, *status)));
    done.chain(refused).chain([other]).collect()
}

/// The answer when all is well.
fn done(operation: &Operation, status: u16) -> Value {
    let told = if status == 201 { "api-status-201" } else { "api-status-200" };
    let content = match operation.answer {
        Answer::Json(name) => Map::from_iter([("application/json".to_owned(), json!({"schema": schema(name)}))]),
        Answer::Policy => FORMATS.iter().map(|format| (format.media.to_owned(), policy(format.media))).collect(),
    };
    let mut headers = Map::new();
    if operation.is_tagged() {
        headers.insert("ETag".into(), json!({"$ref": "#/components/headers/ETag"}));
    }
    if matches!(operation.answer, Answer::Policy) {
        headers.insert("x-toolgrade-lost".into(), json!({"$ref": "#/components/headers/Lost"}));
    }
    json!({"description": say(told), "headers": headers, "content": content})
}

/// A policy in a format of this media type.
fn policy(media: &str) -> Value {
    match media {
        "application/json" => json!({"schema": {"anyOf": [schema("Policy"), schema("ExplainedPolicy"), schema("ForeignPolicy")]}}),
        _ => json!({"schema": {"type": "string"}}),
    }
}
