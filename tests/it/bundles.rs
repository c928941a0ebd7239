//! The bundle that an Open Policy Agent fetches from this service.

use crate::world::World;
use axum::http::StatusCode;
use serde_json::json;

#[tokio::test]
async fn a_bundle_for_open_policy_agent_holds_manifest_data_and_rule_and_is_the_same_each_time() {
    use std::io::Read;
    let world = World::starter().await;
    let address = "/bundle.tar.gz?servers=files:modelcontextprotocol-server-filesystem,leonaiuv-seedance-2-mcp";
    let (one, other) = (world.bytes(address).await, world.bytes(address).await);
    assert_eq!(one, other);
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(one.as_slice()));
    let mut files = std::collections::BTreeMap::new();
    for entry in archive.entries().expect("an archive") {
        let mut entry = entry.expect("an entry");
        let name = entry.path().expect("a path").display().to_string();
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("text");
        files.insert(name.trim_start_matches('/').to_owned(), text);
    }
    assert!(files.keys().any(|name| name == ".manifest") && files.keys().any(|name| name.contains(".rego")), "{:?}", files.keys());
    assert!(files.iter().any(|(name, text)| name.ends_with("data.json") && text.contains("files")), "{:?}", files.keys());
    let refused = world.get("/bundle.tar.gz?servers=a&servers=b").await;
    assert_eq!(
        (world.get("/bundle.tar.gz").await.status, refused.status, &refused.json()["errors"][0]["code"]),
        (StatusCode::BAD_REQUEST, StatusCode::BAD_REQUEST, &json!("bad_request"))
    );
}
