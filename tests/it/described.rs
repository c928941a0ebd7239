//! The description of the API: valid `OpenAPI`, the same operations as the routes, and right about what parameters take.

use crate::world::{Answer, CLASSIFIER, World};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use tokio::sync::watch;
use toolgrade::config::PublicUrl;
use toolgrade::search::Search;
use toolgrade::web::{self, Overview};

/// `OpenAPI` 3.1 as its makers publish it.
const SCHEMA: &str = include_str!("../data/openapi/openapi-schema-3.1.json");

const ROUTES: &str = include_str!("../../src/web/routes.rs");

const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];

pub(crate) async fn document() -> Value {
    World::empty().await.json("/api/v1/openapi.json").await
}

/// Method, path and operation.
pub(crate) fn operations(document: &Value) -> Vec<(&str, &str, &Value)> {
    let paths = document["paths"].as_object().expect("paths");
    paths
        .iter()
        .flat_map(|(path, item)| {
            let methods = item.as_object().expect("an item").iter();
            methods.map(move |(method, operation)| (method.as_str(), path.as_str(), operation))
        })
        .collect()
}

/// The path with the examples of its parameters put in.
fn filled(path: &str, operation: &Value) -> String {
    let named = operation["parameters"].as_array().expect("parameters").iter().filter(|one| one["in"] == "path");
    named.fold(path.to_owned(), |path, one| {
        let name = one["name"].as_str().expect("a name");
        path.replace(&format!("{{{name}}}"), one["example"].as_str().expect("an example"))
    })
}

/// Methods and paths that `fn api()` takes, as it is written.
fn routes() -> BTreeSet<(String, String)> {
    let api = ROUTES.split("fn api()").nth(1).and_then(|rest| rest.split(".fallback(").next()).expect("the routes of the API");
    let (lets, lines) = api.split_once("Router::new()").expect("a router");
    let named: BTreeMap<&str, &str> = lets.split("let ").skip(1).filter_map(|line| line.split_once(" = ")).collect();
    let mut found = BTreeSet::new();
    for line in lines.split(".route(\"").skip(1) {
        let (path, handlers) = line.split_once('"').expect("a path");
        let words: Vec<&str> = handlers.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        let whole = words.iter().filter_map(|word| named.get(word)).fold(handlers.to_owned(), |whole, more| whole + more);
        let takes = |method: &&&str| whole.contains(&format!("{method}(api::"));
        found.extend(METHODS.iter().filter(takes).map(|method| ((*method).to_owned(), path.to_owned())));
    }
    found
}

#[tokio::test]
async fn every_route_of_the_api_is_described_and_nothing_else() {
    let document = document().await;
    let described: BTreeSet<(String, String)> =
        operations(&document).into_iter().map(|(method, path, _)| (method.to_owned(), path.to_owned())).collect();
    assert!(described.len() > 20);
    assert_eq!(described, routes());
}

fn problems(document: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[tokio::test]
async fn the_document_is_valid_openapi() {
    assert_eq!(problems(&document().await), Vec::<String>::new());
}

#[tokio::test]
async fn the_published_schema_refuses_what_is_no_openapi() {
    let mut document = document().await;
    document["paths"]["/stats"]["get"]["responses"]["200"] = json!({"content": {}});
    assert!(!problems(&document).is_empty());
}

/// Everything that is referred to.
fn references<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(members) => {
            found.extend(members.get("$ref").and_then(Value::as_str));
            members.values().for_each(|value| references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[tokio::test]
async fn whatever_is_referred_to_is_there_and_nothing_is_left_over() {
    let document = document().await;
    let mut referred = BTreeSet::new();
    references(&document, &mut referred);
    let parts = ["schemas", "responses", "headers"].into_iter().flat_map(|part| {
        let names = document["components"][part].as_object().expect("parts").keys();
        names.map(move |name| format!("#/components/{part}/{name}"))
    });
    // The router itself answers 405, whatever the address.
    let there: BTreeSet<String> = parts.filter(|part| part != "#/components/responses/405").collect();
    assert_eq!(referred.into_iter().map(str::to_owned).collect::<BTreeSet<_>>(), there);
}

#[tokio::test]
async fn operations_are_named_once_and_told_in_words() {
    let document = document().await;
    let operations = operations(&document);
    let names: BTreeSet<&str> = operations.iter().map(|(_, _, operation)| operation["operationId"].as_str().expect("a name")).collect();
    let text = document.to_string();
    // A message that is missing stands for itself.
    assert_eq!((names.len(), text.contains("\"api-")), (operations.len(), false));
}

#[tokio::test]
async fn the_names_in_a_path_are_its_parameters() {
    let document = document().await;
    for (method, path, operation) in operations(&document) {
        let named: Vec<&str> = path.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        let parameters = operation["parameters"].as_array().expect("parameters").iter();
        let in_path: Vec<&str> = parameters.filter(|one| one["in"] == "path").filter_map(|one| one["name"].as_str()).collect();
        assert_eq!(named, in_path, "{method} {path}");
    }
}

#[tokio::test]
async fn what_writes_needs_the_token_and_nothing_else_does() {
    let document = document().await;
    for (method, path, operation) in operations(&document) {
        let writes = ["put", "delete", "patch"].contains(&method);
        assert_eq!(operation["security"] == json!([{"token": []}]), writes, "{method} {path}");
    }
}

/// Values of a parameter that are taken, and some that are refused, by its schema.
fn tried(schema: &Value) -> (Vec<String>, Vec<String>) {
    let item = if schema["type"] == "array" { &schema["items"] } else { schema };
    if let Some(words) = item["enum"].as_array() {
        return (words.iter().filter_map(Value::as_str).map(str::to_owned).collect(), vec!["no-such-word".into()]);
    }
    if let (Some(least), Some(most)) = (item["minimum"].as_u64(), item["maximum"].as_u64()) {
        return (vec![least.to_string(), most.to_string()], vec![(least - 1).to_string(), (most + 1).to_string(), "x".into()]);
    }
    if let Some(most) = schema["maxItems"].as_u64() {
        let list = |count: u64| vec!["a"; usize::try_from(count).expect("few")].join(",");
        return (vec![list(most)], vec![list(most + 1)]);
    }
    if let Some(most) = item["maxLength"].as_u64() {
        let text = |count: u64| "x".repeat(usize::try_from(count).expect("few"));
        return (vec![text(most)], vec![text(most + 1)]);
    }
    match item["type"].as_str() {
        Some("integer") => (vec!["0".into(), "20".into()], vec!["-1".into(), "1.5".into()]),
        Some("number") => (vec!["0".into(), "99.5".into()], vec!["-1".into(), "x".into()]),
        _ => (vec![], vec![]),
    }
}

/// What says yes by being there.
const SWITCHES: [&str; 2] = ["explain", "verbatim"];

async fn status(app: &Router, address: &str) -> u16 {
    Answer::of(app.clone(), Request::get(address).body(Body::empty()).expect("a request")).await.status.as_u16()
}

#[tokio::test]
async fn parameters_take_what_is_said_and_refuse_the_rest() {
    let world = World::starter().await;
    let app = world.searched_app().await;
    let document = document().await;
    let mut count = 0;
    for (_, path, operation) in operations(&document).into_iter().filter(|(method, ..)| *method == "get") {
        for parameter in operation["parameters"].as_array().expect("parameters").iter().filter(|one| one["in"] == "query") {
            let name = parameter["name"].as_str().expect("a name");
            let (taken, refused) = tried(&parameter["schema"]);
            let refused = if SWITCHES.contains(&name) { vec![] } else { refused };
            let address = |value: &String| format!("/api/v1{}?{name}={value}", filled(path, operation));
            for (value, expected) in taken.iter().map(|value| (value, 200)).chain(refused.iter().map(|value| (value, 400))) {
                assert_eq!(status(&app, &address(value)).await, expected, "{}", address(value));
                count += 1;
            }
        }
    }
    assert!(count > 150, "{count}");
}

#[tokio::test]
async fn pages_are_as_long_as_the_usual_limit_says() {
    let world = World::starter().await;
    let app = world.searched_app().await;
    let document = document().await;
    for (path, address, rows) in [("/rules", "/rules", "rules"), ("/search", "/search?q=server%3Agithub&kind=tool", "tools")] {
        let parameters = document["paths"][path]["get"]["parameters"].as_array().expect("parameters");
        let usual = parameters.iter().find(|one| one["name"] == "limit").map(|one| &one["schema"]["default"]);
        let page = Answer::of(app.clone(), Request::get(format!("/api/v1{address}")).body(Body::empty()).expect("a request")).await.json();
        assert_eq!(usual, page[rows].as_array().map(|rows| json!(rows.len())).as_ref(), "{path}");
    }
}

#[tokio::test]
async fn the_document_is_kept_by_its_tag() {
    let world = World::empty().await;
    let first = world.get("/api/v1/openapi.json").await;
    let again = Request::get("/api/v1/openapi.json").header(header::IF_NONE_MATCH, &first.headers[header::ETAG]);
    let again = world.send(again.body(Body::empty()).expect("a request")).await;
    assert_eq!((first.headers[header::CONTENT_TYPE].as_bytes(), again.status), (&b"application/json"[..], StatusCode::NOT_MODIFIED));
}

#[tokio::test]
async fn a_service_that_knows_its_address_says_it() {
    let world = World::empty().await;
    let (_sender, receiver) = watch::channel(Overview::read(&world.store).await.expect("an overview"));
    let site: PublicUrl = "https://tools.example.org".parse().expect("an address");
    let state = web::State::new(world.store.clone(), CLASSIFIER.clone(), receiver, Search::within(world.folder.path(), ""));
    let app = web::router(state.reached_at(Some(&site)));
    let get = |address: &str| Answer::of(app.clone(), Request::get(address).body(Body::empty()).expect("a request"));
    assert_eq!(get("/api/v1/openapi.json").await.json()["servers"], json!([{"url": "https://tools.example.org/api/v1"}]));
    assert!(get("/docs/api").await.body.contains("curl &#39;https://tools.example.org/api/v1/servers?limit=2&#39;"));
}

#[tokio::test]
async fn a_service_is_ready_when_its_store_answers_and_its_index_is_built() {
    let world = World::empty().await;
    let waiting = world.get("/readyz").await;
    assert_eq!((waiting.status, waiting.body.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "index\n"));
    let ready = world.search("/readyz").await;
    assert_eq!((ready.status, ready.body.as_str()), (StatusCode::OK, "ready\n"));
    let app = world.searched_app().await;
    world.store.close().await;
    let closed = Answer::of(app, Request::get("/readyz").body(Body::empty()).expect("a request")).await;
    assert_eq!((closed.status, closed.body.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "store\n"));
}
