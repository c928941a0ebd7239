//! What configurations reach: servers recognised by each key, tools, what is dangerous together; as a page and over the API.

use crate::registry::{PUBLISHED, entry};
use crate::world::{Answer, World};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use toolgrade::clients::Source;

/// Tools whose verdicts give each of the parts that combinations are made of.
pub(crate) const TOOLS: &str = concat!(
    r#"{"server": "notes", "tool": "read_file", "description": "Reads a file from the local filesystem.", "input_schema": {"type": "object", "properties": {"path": {"type": "string", "description": "Path of the file"}}}}"#,
    "\n",
    r#"{"server": "web", "tool": "fetch", "description": "Fetches a web page from the internet and returns its content.", "input_schema": {"type": "object", "properties": {"url": {"type": "string", "description": "URL to fetch"}}}}"#,
    "\n",
    r#"{"server": "shell", "tool": "run_command", "description": "Executes a shell command.", "input_schema": {"type": "object", "properties": {"command": {"type": "string", "description": "Shell command to execute"}}}}"#,
    "\n",
    r#"{"server": "sums", "tool": "add", "description": "Adds two numbers and returns the sum."}"#,
);

/// A server's answer to `tools/list` with the package that it came in.
pub(crate) fn captured(server: &str) -> String {
    let rows = TOOLS.lines().map(|row| serde_json::from_str::<Value>(row).expect("JSON")).filter(|row| row["server"] == server);
    let tools: Vec<Value> =
        rows.map(|row| json!({"name": row["tool"], "description": row["description"], "inputSchema": row["input_schema"]})).collect();
    json!({"server": server, "package": format!("npm:{server}-mcp"), "tools": tools}).to_string()
}

/// The same servers, each known by a package, so that they can be recognised for certain.
pub(crate) async fn packaged() -> World {
    let world = World::empty().await;
    for server in ["notes", "web", "shell", "sums"] {
        world.import(&format!("{server}.json"), captured(server).as_bytes(), 0).await;
    }
    world
}

/// The entry that starts such a package.
pub(crate) fn package(server: &str) -> Value {
    json!({"command": "npx", "args": ["-y", format!("{server}-mcp")]})
}

pub(crate) async fn report(world: &World, servers: Value) -> Value {
    let answer = world.post("/api/v1/stack", json!({"mcpServers": servers}).to_string()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.json()
}

/// Sends the page's form with these fields: name, file name, text.
pub(crate) async fn form(world: &World, fields: &[(&str, Option<&str>, &str)]) -> Answer {
    let part = |(name, file, text): &(&str, Option<&str>, &str)| {
        let file = file.map_or_else(String::new, |file| format!("; filename=\"{file}\""));
        format!("--b0undary\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n{text}\r\n")
    };
    let body = fields.iter().map(part).chain(["--b0undary--\r\n".to_owned()]).collect::<String>();
    let request = Request::post("/stack").header(header::CONTENT_TYPE, "multipart/form-data; boundary=b0undary");
    world.send(request.body(Body::from(body)).expect("a request")).await
}

pub(crate) fn ids(report: &Value) -> Vec<&str> {
    report["combinations"].as_array().expect("a list").iter().filter_map(|found| found["id"].as_str()).collect()
}

#[tokio::test]
async fn a_server_is_recognised_by_each_of_its_keys() {
    let world = World::empty().await;
    world.import("three.json", entry(3, "active", PUBLISHED)["server"].to_string().as_bytes(), 1).await;
    for (name, more) in [
        ("timed", r#""package": "pypi:mcp_server_time""#),
        ("imaged", r#""package": "oci:mcp/fetch""#),
        ("placed", r#""repository": "https://github.com/acme/weather""#),
    ] {
        let captured = format!(r#"{{"name": "{name}", {more}, "tools": [{{"name": "get_x", "description": "Returns x."}}]}}"#);
        world.import(&format!("{name}.json"), captured.as_bytes(), 1).await;
    }
    let command = |line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        json!({"a": {"command": words[0], "args": words[1..]}})
    };
    let cases = [
        (command("npx -y @maker3/tool-server@9.9.9"), "io-github-maker3-tool-server", "package"),
        (json!({"a": {"url": "https://Maker3.example/mcp/?key=x"}}), "io-github-maker3-tool-server", "address"),
        (command("npx mcp-remote https://maker3.example/mcp"), "io-github-maker3-tool-server", "address"),
        (command("uvx mcp-server-time"), "mcp-server-time", "package"),
        (command("docker run -i --rm docker.io/mcp/fetch:1.2"), "mcp-fetch", "image"),
        (command("uvx --from git+https://github.com/Acme/weather@main weather"), "acme-weather", "repository"),
    ];
    for (servers, slug, how) in cases {
        let report = report(&world, servers.clone()).await;
        let found = &report["servers"][0];
        assert_eq!(
            (&found["server"], &found["recognised_by"], &found["sure"]),
            (&json!(slug), &json!(how), &json!(true)),
            "{servers}: {found}"
        );
    }
}

#[tokio::test]
async fn a_name_alone_is_only_perhaps_the_server() {
    let world = World::with(TOOLS).await;
    let report = report(&world, json!({"Notes": {"command": "/opt/bin/something"}})).await;
    let found = &report["servers"][0];
    assert_eq!((&found["server"], &found["recognised_by"], &found["sure"]), (&json!("notes"), &json!("name"), &json!(false)));
    let page = form(&world, &[("config", None, r#"{"mcpServers": {"Notes": {"command": "/opt/bin/something"}}}"#)]).await;
    assert!(page.text(".card-head").contains("perhaps"), "{}", page.body);
}

#[tokio::test]
async fn what_is_unknown_or_unread_says_how_to_change_that() {
    let world = World::empty().await;
    world.import("three.json", entry(3, "active", PUBLISHED)["server"].to_string().as_bytes(), 1).await;
    let report = report(
        &world,
        json!({
            "listed": {"command": "npx", "args": ["@maker3/tool-server"]}, "package": {"command": "uvx", "args": ["of-nobody"]},
            "image": {"command": "docker", "args": ["run", "-i", "of/nobody"]}, "address": {"url": "https://nobody.example/mcp"},
            "keyed": {"url": "https://nobody.example/s/S3CRET/mcp"}, "own": {"command": "own"}
        }),
    )
    .await;
    let told: Vec<(&str, &str)> = report["servers"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (one["state"].as_str().expect("text"), one["remedy"].as_str().expect("text")))
        .collect();
    let expected = [
        ("tools_unread", "toolgrade scan --server io-github-maker3-tool-server"),
        ("unknown", "toolgrade scan -- uvx of-nobody"),
        ("unknown", "toolgrade scan -- docker run -i --rm of/nobody"),
        ("unknown", "toolgrade scan --url https://nobody.example/mcp"),
        ("unknown", "toolgrade scan --as keyed --url URL"),
        ("unknown", "toolgrade scan --as own -- COMMAND"),
    ];
    assert_eq!(told, expected);
}

#[tokio::test]
async fn what_is_dangerous_together_is_told_with_the_tools_that_make_it_so() {
    let world = World::with(TOOLS).await;
    let apart =
        |names: &[&str]| json!(names.iter().map(|name| ((*name).to_owned(), json!({"command": name}))).collect::<serde_json::Map<_, _>>());
    assert_eq!(ids(&report(&world, apart(&["notes"])).await), Vec::<&str>::new());
    assert_eq!(ids(&report(&world, apart(&["web", "sums"])).await), Vec::<&str>::new());
    assert_eq!(ids(&report(&world, apart(&["notes", "web"])).await), ["private-data-leak", "files-leak"]);
    let report = report(&world, apart(&["notes", "web", "shell"])).await;
    assert_eq!(ids(&report), ["private-data-leak", "foreign-code", "files-leak"]);
    let leak = &report["combinations"][0];
    assert_eq!(leak["parts"][0]["tools"][0], json!({"server": "notes", "tool": "read_file", "by_address": false}));
    assert_eq!(leak["parts"][2]["tools"][0], json!({"server": "web", "tool": "fetch", "by_address": true}));
    assert_eq!((&leak["parts"][2]["id"], &leak["alone"]), (&json!("way_out"), &json!([])));
}

#[tokio::test]
async fn a_server_that_has_all_of_it_alone_is_marked() {
    let world = World::with(&TOOLS.replace(r#""server": "web""#, r#""server": "notes""#)).await;
    let report = report(&world, json!({"notes": {"command": "x"}})).await;
    assert_eq!((&report["combinations"][0]["id"], &report["combinations"][0]["alone"]), (&json!("private-data-leak"), &json!(["notes"])));
}

#[tokio::test]
async fn what_is_switched_off_reaches_nothing() {
    let world = World::with(TOOLS).await;
    let report = report(&world, json!({"notes": {"command": "x", "disabled": true}, "web": {"command": "x", "enabled": true}})).await;
    assert_eq!(
        (&report["totals"]["disabled"], &report["totals"]["servers"], &report["totals"]["tools"]["total"]),
        (&json!(1), &json!(1), &json!(1))
    );
    assert_eq!(ids(&report), Vec::<&str>::new());
}

#[tokio::test]
async fn two_clients_that_share_nothing_have_nothing_together() {
    let world = World::with(TOOLS).await;
    let file = |name: &str| format!(r#"{{"mcpServers": {{"{name}": {{"command": "x"}}}}}}"#);
    let (one, other) = (file("notes"), file("web"));
    let apart = form(&world, &[("file", Some(".cursor/mcp.json"), &one), ("file", Some("claude_desktop_config.json"), &other)]).await;
    assert_eq!((apart.status, apart.texts("details.combination").len()), (StatusCode::OK, 0), "{}", apart.body);
    let together = form(&world, &[("file", Some(".cursor/mcp.json"), &one), ("file", Some(".cursor/mcp.json"), &other)]).await;
    assert_eq!(together.texts("details.combination summary").len(), 2, "{}", together.body);
}

#[tokio::test]
async fn the_form_explains_itself_and_what_happens_with_the_text() {
    let world = World::empty().await;
    let page = world.get("/stack").await;
    assert_eq!(
        (page.status, page.texts("form.stack textarea").len(), page.texts("form.stack input[type=file]").len()),
        (StatusCode::OK, 1, 1)
    );
    assert!(page.text("section:has(#kept)").contains("nothing of it is stored or logged"));
}

#[tokio::test]
async fn a_report_is_kept_by_nobody_on_its_way() {
    let world = World::with(TOOLS).await;
    let config = r#"{"mcpServers": {"notes": {"command": "x"}}}"#;
    for answer in [form(&world, &[("config", None, config)]).await, world.post("/api/v1/stack", config).await] {
        assert!(answer.status == StatusCode::OK && answer.headers[header::CACHE_CONTROL] == "no-store", "{:?}", answer.headers);
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_told_on_the_page_and_over_the_api() {
    let world = World::empty().await;
    for (config, told) in [("", "Nothing was sent"), ("{\"mcpServers\": S3CRET", "is not JSON"), ("{}", "names no MCP servers")] {
        let page = form(&world, &[("config", None, config)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text("[role=alert]").contains(told) && !page.body.contains("S3CRET"), "{}", page.body);
    }
    let answer = world.post("/api/v1/stack", "{\"mcpServers\": S3CRET").await;
    assert_eq!((answer.status, &answer.json()["errors"][0]["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("invalid")));
    let large = world.post("/api/v1/stack", vec![b' '; (4 << 20) + 1]).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let large = form(&world, &[("config", None, &" x".repeat(3 << 20))]).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(world.post("/stack", "a=b").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn thirty_servers_are_all_told() {
    let world = World::starter().await;
    let listed = world.json("/api/v1/servers?limit=30").await;
    let servers: serde_json::Map<String, Value> = listed["servers"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|server| (server["slug"].as_str().expect("a slug").to_owned(), json!({"command": "x"})))
        .collect();
    let report = report(&world, json!(servers)).await;
    assert_eq!((&report["totals"]["known"], report["servers"].as_array().map(Vec::len)), (&json!(30), Some(30)));
    let page = form(&world, &[("config", None, &json!({"mcpServers": servers}).to_string())]).await;
    assert_eq!(page.texts("section:has(#servers) > .cards > li").len(), 30);
}

#[tokio::test]
async fn a_strangers_names_are_escaped_and_written_out() {
    let world = World::empty().await;
    let page = form(&world, &[("config", None, r#"{"mcpServers": {"<script>x\u202e</script>": {"command": "x"}}}"#)]).await;
    assert!(!page.body.contains("<script>x") && page.text(".cards strong").contains("⟨U+202E⟩"), "{}", page.body);
}

#[tokio::test]
async fn many_thousands_of_servers_are_told_too() {
    let world = World::with(TOOLS).await;
    let source = |number: usize| {
        let servers: Vec<String> = (0..1000).map(|server| format!(r#""s{number}-{server}": {{"command": "x"}}"#)).collect();
        Source::read("mcp.json", &format!(r#"{{"mcpServers": {{{}}}}}"#, servers.join(",")), None)
    };
    let notes = Source::read("notes.json", r#"{"mcpServers": {"notes": {"command": "x"}}}"#, None);
    let reach = toolgrade::web::reach(&world.store, (0..40).map(source).chain([notes]).collect()).await.expect("a report");
    assert_eq!((reach.totals().unknown, reach.totals().known), (40_000, 1));
}

#[tokio::test]
async fn one_policy_for_the_lot_names_tools_as_the_client_does() {
    let world = packaged().await;
    let servers = json!({"mcpServers": {"notes": package("notes"), "sums": package("sums")}}).to_string();
    let answer = world.post("/api/v1/stack?format=claude-code", servers).await.json();
    let text = answer["policy"]["text"].as_str().expect("a policy");
    assert!(text.contains("mcp__notes__read_file") && text.contains("mcp__sums__add"), "{text}");
}

#[tokio::test]
async fn where_no_server_is_known_there_is_no_policy() {
    let world = World::with(TOOLS).await;
    assert!(report(&world, json!({"nobody": {"command": "x"}})).await.get("policy").is_none());
}

#[tokio::test]
async fn a_page_asks_for_another_format_with_the_names_alone() {
    let world = packaged().await;
    let page = form(&world, &[("config", None, &json!({"mcpServers": {"notes": package("notes")}}).to_string())]).await;
    let carried = page.text("textarea[name=servers]");
    assert_eq!(carried, "notes notes", "{}", page.body);
    let page = form(&world, &[("servers", None, &carried), ("format", None, "codex"), ("preset", None, "strict")]).await;
    assert!(page.text("#policy").contains("[mcp_servers.notes]"), "{}", page.body);
}

#[tokio::test]
async fn the_page_promises_to_write_only_what_can_be_merged() {
    let world = packaged().await;
    for (format, is_promised) in [("codex", true), ("litellm", false)] {
        let page = form(&world, &[("servers", None, "notes notes"), ("format", None, format)]).await;
        assert_eq!(page.text("section[aria-labelledby=policy-heading]").contains("--write"), is_promised, "{format}");
    }
}

#[tokio::test]
async fn a_server_that_is_switched_off_is_in_no_policy() {
    let world = packaged().await;
    let mut off = package("notes");
    off["disabled"] = json!(true);
    let servers = json!({"mcpServers": {"notes": off, "sums": package("sums")}}).to_string();
    let answer = world.post("/api/v1/stack?format=toolgrade", servers).await.json();
    let named: Vec<&Value> = answer["policy"]["tools"].as_array().expect("a list").iter().map(|tool| &tool["server"]).collect();
    assert_eq!(named, [&json!("sums")]);
}
