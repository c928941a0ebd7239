//! The forms of files that an import tells apart.

use crate::registry::{PUBLISHED, entry};
use crate::world::World;
use serde_json::{Value, json};
use toolgrade::store::Report;

async fn server(world: &World, slug: &str) -> Value {
    world.json(&format!("/api/v1/servers/{slug}")).await["server"].clone()
}

fn added(count: u64) -> Report {
    Report { seen: count, added: count, ..Report::default() }
}

#[tokio::test]
async fn a_server_json_is_a_server_without_tools() {
    let world = World::empty().await;
    let document = entry(3, "active", PUBLISHED)["server"].to_string();
    assert_eq!(world.import("server.json", document.as_bytes(), 1).await.report, added(1));
    assert_eq!(world.import("server.json", document.as_bytes(), 2).await.report.unchanged, 1);
    let found = server(&world, "io-github-maker3-tool-server").await;
    assert_eq!(
        (&found["package"], &found["registry"]["endpoints"][1]["url"]),
        (&json!("npm:@maker3/tool-server"), &json!("https://maker3.example/mcp"))
    );
}

#[tokio::test]
async fn a_saved_answer_of_a_registry_is_all_its_servers() {
    let world = World::empty().await;
    let page =
        json!({"servers": [entry(0, "active", PUBLISHED), {"server": {"name": "bad"}}, entry(1, "active", PUBLISHED)], "metadata": {}});
    let outcome = world.import("page.json", page.to_string().as_bytes(), 1).await;
    assert_eq!(outcome.report, Report { seen: 3, added: 2, refused: 1, ..Report::default() });
}

const CONFIGURATION: &str = r#"{
  // my servers
  "mcpServers": {
    "memory": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory@2026.1.1", "--token", "S3CRET"]},
    "issues": {"type": "http", "url": "https://S3CRET@example.com/s/S3CRET/mcp", "headers": {"Authorization": "Bearer S3CRET"}},
    "own": {"command": "/home/ada/bin/own", "env": {"KEY": "S3CRET"}},
  },
  "other": true
}"#;

#[tokio::test]
async fn a_clients_configuration_gives_names_and_no_secrets() {
    let world = World::empty().await;
    assert_eq!(world.import("mcp.json", CONFIGURATION.as_bytes(), 1).await.report, added(3));
    assert_eq!(server(&world, "modelcontextprotocol-server-memory").await["package"], "npm:@modelcontextprotocol/server-memory");
    assert_eq!((&server(&world, "issues").await["name"], &server(&world, "own").await["name"]), (&json!("issues"), &json!("own")));
    world.store.close().await;
    for file in std::fs::read_dir(world.folder.path()).expect("a folder").flatten().filter(|file| file.file_name() != "mcp.json") {
        let bytes = std::fs::read(file.path()).expect("a file");
        assert!(!bytes.windows(6).any(|window| window == b"S3CRET"), "{}", file.path().display());
    }
}

#[tokio::test]
async fn clients_keep_their_servers_in_other_places_too() {
    let forms = [
        ("settings.json", r#"{"mcp": {"servers": {"a": {"command": "x"}}}, "theme": "dark"}"#),
        ("mcp.json", r#"{"servers": {"a": {"url": "https://a.example"}}, "inputs": []}"#),
        ("settings.json", r#"{"context_servers": {"a": {"command": "x", "args": []}}}"#),
        ("config.toml", "model = \"m\"\n[mcp_servers.a]\ncommand = \"x\"\n"),
        ("config.yaml", "extensions:\n  a:\n    type: stdio\n    cmd: x\n"),
        ("config.yaml", "mcpServers:\n  - name: a\n    command: x\n"),
        ("claude.json", r#"{"projects": {"/home/ada": {"mcpServers": {"a": {"command": "x"}}}}}"#),
    ];
    for (name, text) in forms {
        let world = World::empty().await;
        let outcome = world.import(name, text.as_bytes(), 1).await;
        assert_eq!(outcome.report, added(1), "{text}: {:?}", outcome.refusals);
        assert_eq!(server(&world, "a").await["name"], "a", "{text}");
    }
}

#[tokio::test]
async fn a_folder_of_the_docker_catalogue_is_a_server_with_its_tools() {
    let world = World::empty().await;
    let folder = world.folder.path().join("servers");
    for (name, tools) in [
        (
            "fetch",
            r#"[{"name": "fetch", "description": "Fetches a page.", "arguments": [{"name": "url", "type": "string", "desc": "Which page"}]}]"#,
        ),
        ("remote", "[]\n"),
    ] {
        std::fs::create_dir_all(folder.join(name)).expect("a folder");
        let image = if name == "fetch" { "image: mcp/fetch\n" } else { "remote:\n  url: https://a.example/mcp\n" };
        let about = format!(
            "name: {name}\n{image}type: server\nabout:\n  title: The {name}\n  description: Does {name}.\nsource:\n  project: https://github.com/acme/{name}\n"
        );
        std::fs::write(folder.join(name).join("server.yaml"), about).expect("a file");
        std::fs::write(folder.join(name).join("tools.json"), tools).expect("a file");
    }
    let outcome = world.import_paths(vec![folder.clone()], 1).await;
    assert_eq!((outcome.report.refused, outcome.refusals), (0, vec![]));
    let fetch = server(&world, "fetch").await;
    assert_eq!(
        (&fetch["name"], &fetch["package"], &fetch["repository"]),
        (&json!("The fetch"), &json!("oci:mcp/fetch"), &json!("acme/fetch"))
    );
    let schema = world.json("/api/v1/servers/fetch/tools/fetch").await["tool"]["input_schema"].clone();
    assert_eq!(schema, json!({"type": "object", "properties": {"url": {"type": "string", "description": "Which page"}}}));
    assert_eq!(server(&world, "remote").await["tools"]["total"], 0);
    assert_eq!(world.json("/api/v1/servers").await["meta"]["total"], 2);
}

#[tokio::test]
async fn a_bundles_manifest_names_its_tools() {
    let world = World::empty().await;
    let manifest = |generated: bool, tools: Value| {
        json!({"manifest_version": "0.3", "name": "notes", "display_name": "My notes", "version": "2.0.0", "description": "Keeps notes.",
            "license": "MIT", "server": {"type": "node", "entry_point": "index.js", "mcp_config": {"command": "node", "env": {"KEY": "S3CRET"}}},
            "tools": tools, "tools_generated": generated}).to_string()
    };
    let two = json!([{"name": "delete_note", "description": "Deletes a note."}, {"name": "list_notes", "description": "Lists notes."}]);
    assert_eq!(world.import("manifest.json", manifest(false, two).as_bytes(), 1).await.report, added(2));
    let one = || json!([{"name": "list_notes", "description": "Lists notes."}]);
    assert_eq!(world.import("manifest.json", manifest(true, one()).as_bytes(), 2).await.report.removed, 0);
    assert_eq!(world.import("manifest.json", manifest(false, one()).as_bytes(), 3).await.report.removed, 1);
    let found = server(&world, "notes").await;
    assert_eq!((&found["name"], &found["version"], &found["license"]), (&json!("My notes"), &json!("2.0.0"), &json!("MIT")));
}

#[tokio::test]
async fn what_one_catalogue_exports_another_imports_whole() {
    let (first, second) = (World::starter().await, World::empty().await);
    let exported = async |world: &World| {
        let tools = world.store.exported_after(0, None, 100_000).await.expect("tools");
        let mut rows: Vec<String> = tools.iter().map(|tool| serde_json::to_string(&tool.row()).expect("a row")).collect();
        rows.sort();
        rows
    };
    let rows = exported(&first).await;
    let outcome = second.import("export.jsonl", rows.join("\n").as_bytes(), 1).await;
    assert_eq!((outcome.report.added, outcome.report.refused), (rows.len() as u64, 0));
    assert_eq!(exported(&second).await, rows);
}

#[tokio::test]
async fn a_document_that_is_nothing_says_what_it_lacks() {
    let world = World::empty().await;
    for (name, text, told) in [
        ("a.json", r#"{"some": "thing"}"#, "holds neither"),
        ("server.yaml", "name: [", "is not YAML"),
        ("b.toml", "= 3", "is not TOML"),
        ("c.yaml", "just: text\n", "holds neither"),
    ] {
        let outcome = world.import(name, text.as_bytes(), 1).await;
        assert!(outcome.report.refused == 1 && outcome.refusals[0].reason.contains(told), "{name}: {:?}", outcome.refusals);
    }
}

#[tokio::test]
async fn yaml_that_unfolds_without_end_is_refused() {
    let world = World::empty().await;
    let level = |level: usize| format!("a{level}: &a{level} [{}]\n", [format!("*a{}", level - 1).as_str(); 9].join(", "));
    let text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned() + &(1..12).map(level).collect::<String>();
    assert_eq!(world.import("bomb.yaml", text.as_bytes(), 1).await.report.refused, 1);
}
