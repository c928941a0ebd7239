//! Every known client's file, as its users write it, and what is read of it.

use toolgrade::clients::{CLIENTS, Configuration, Dialect, MAX_BYTES, MAX_SERVERS, System, client_of_file};

/// A file, as far as its client knows it, with what it names: `alias kind value`, switched off with a minus in front.
const FILES: &[(&str, &str, &[&str])] = &[
    (
        "~/Library/Application Support/Claude/claude_desktop_config.json",
        r#"{"mcpServers": {"memory": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"]}}}"#,
        &["memory package npm:@modelcontextprotocol/server-memory"],
    ),
    (
        "~/.claude.json",
        r#"{"mcpServers": {"a": {"type": "stdio", "command": "uvx", "args": ["mcp-server-time"]}},
            "projects": {"/desk/weather": {"mcpServers": {"b": {"type": "http", "url": "https://b.example/mcp"}}}}}"#,
        &["a package pypi:mcp-server-time", "b address https://b.example/mcp in weather"],
    ),
    ("./.mcp.json", r#"{"flat": {"command": "node", "args": ["dist/flat-server.js"]}}"#, &["flat program flat-server.js"]),
    (
        "~/.cursor/mcp.json",
        r#"{"mcpServers": {"remote": {"url": "https://r.example/sse", "headers": {"Authorization": "x"}}}}"#,
        &["remote address https://r.example/sse"],
    ),
    (
        "~/.config/Code/User/mcp.json",
        "{\n  // mine\n  \"inputs\": [{\"id\": \"k\"}],\n  \"servers\": {\"gh\": {\"type\": \"http\", \"url\": \"https://api.githubcopilot.com/mcp/\"},},\n}",
        &["gh address https://api.githubcopilot.com/mcp"],
    ),
    (
        "~/.config/Code/User/settings.json",
        r#"{"mcp": {"servers": {"a": {"command": "a-server"}}}, "editor.fontSize": 12}"#,
        &["a program a-server"],
    ),
    ("~/.config/Code - Insiders/User/settings.json", r#"{"mcp.servers": {"a": {"command": "a-server"}}}"#, &["a program a-server"]),
    (
        "~/.copilot/mcp-config.json",
        r#"{"mcpServers": {"a": {"type": "local", "command": "bunx", "args": ["a-mcp"], "tools": ["*"]}}}"#,
        &["a package npm:a-mcp"],
    ),
    (
        "~/.codeium/windsurf/mcp_config.json",
        r#"{"mcpServers": {"r": {"serverUrl": "https://r.example/mcp"}, "off": {"command": "x", "disabled": true}}}"#,
        &["r address https://r.example/mcp", "-off program x"],
    ),
    (
        "~/.codex/config.toml",
        "model = \"m\"\n[mcp_servers.docs]\ncommand = \"npx\"\nargs = [\"-y\", \"docs-mcp@1.2.3\"]\nenv = { KEY = \"v\" }\n[mcp_servers.r]\nurl = \"https://r.example/mcp\"\nenabled = false\n",
        &["docs package npm:docs-mcp", "-r address https://r.example/mcp"],
    ),
    (
        "~/.gemini/settings.json",
        r#"{"mcp": {"allowed": ["a"]}, "mcpServers": {"a": {"httpUrl": "https://a.example/mcp", "includeTools": ["x"]}}}"#,
        &["a address https://a.example/mcp"],
    ),
    (
        "~/.gemini/antigravity/mcp_config.json",
        r#"{"mcpServers": {"a": {"serverUrl": "https://a.example/mcp"}}}"#,
        &["a address https://a.example/mcp"],
    ),
    (
        "~/.config/zed/settings.json",
        r#"{"theme": "dark", "context_servers": {"own": {"source": "custom", "command": "own", "args": []},
            "older": {"command": {"path": "uvx", "args": ["older-mcp"]}}, "mcp-server-github": {"settings": {"token": "x"}}}}"#,
        &["own program own", "older package pypi:older-mcp", "mcp-server-github unnamed "],
    ),
    (
        "~/.config/goose/config.yaml",
        "GOOSE_MODEL: m\nextensions:\n  developer:\n    type: builtin\n    enabled: true\n  fetch:\n    type: stdio\n    enabled: true\n    cmd: uvx\n    args: [mcp-server-fetch]\n  r:\n    type: streamable_http\n    enabled: false\n    uri: https://r.example/mcp\n",
        &["developer unnamed ", "fetch package pypi:mcp-server-fetch", "-r address https://r.example/mcp"],
    ),
    (
        "~/.config/opencode/opencode.jsonc",
        r#"{"$schema": "s", "mcp": {"a": {"type": "local", "command": ["npx", "-y", "a-mcp"], "enabled": true}, "r": {"type": "remote", "url": "https://r.example"}}}"#,
        &["a package npm:a-mcp", "r address https://r.example"],
    ),
    (
        "~/.kiro/settings/mcp.json",
        r#"{"mcpServers": {"a": {"command": "a", "autoApprove": ["x"]}}, "powers": {"mcpServers": {"b": {"url": "https://b.example"}}}}"#,
        &["a program a", "b address https://b.example"],
    ),
    ("~/.aws/amazonq/agents/default.json", r#"{"name": "q", "tools": ["*"], "mcpServers": {"a": {"command": "a"}}}"#, &["a program a"]),
    ("~/.config/amp/settings.json", r#"{"amp.mcpServers": {"a": {"command": "npx", "args": ["a-mcp"]}}}"#, &["a package npm:a-mcp"]),
    ("~/.lmstudio/mcp.json", r#"{"mcpServers": {"a": {"url": "http://localhost:3000/mcp"}}}"#, &["a address http://localhost:3000/mcp"]),
    ("~/.kimi/mcp.json", r#"{"mcpServers": {"a": {"command": "a"}}}"#, &["a program a"]),
    ("~/.factory/mcp.json", r#"{"mcpServers": {"a": {"type": "stdio", "command": "a"}}}"#, &["a program a"]),
    ("~/.config/Trae/User/mcp.json", r#"{"mcpServers": {"a": {"command": "a"}}}"#, &["a program a"]),
    (
        "~/.config/Code/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json",
        r#"{"mcpServers": {"a": {"command": "docker", "args": ["run", "-i", "--rm", "-e", "KEY", "mcp/a:1.0"], "alwaysAllow": []}}}"#,
        &["a image oci:mcp/a"],
    ),
    ("~/.config/Qoder/User/mcp.json", r#"{"mcpServers": {"a": {"command": "a"}}}"#, &["a program a"]),
    (
        "~/.continue/config.yaml",
        "name: c\nmcpServers:\n  - name: a\n    command: uvx\n    args:\n      - a-mcp\n",
        &["a package pypi:a-mcp"],
    ),
    (
        "~/.vibe/config.toml",
        "[[mcp_servers]]\nname = \"a\"\ntransport = \"stdio\"\ncommand = \"uvx\"\nargs = [\"a-mcp\"]\n",
        &["a package pypi:a-mcp"],
    ),
    (
        "./librechat.yaml",
        "version: 1\nmcpServers:\n  a:\n    type: streamable-http\n    url: https://a.example/mcp\n",
        &["a address https://a.example/mcp"],
    ),
];

fn told(read: &Configuration) -> Vec<String> {
    let off = |disabled: bool| if disabled { "-" } else { "" };
    let project =
        |server: &toolgrade::clients::Configured| server.project.as_ref().map_or_else(String::new, |project| format!(" in {project}"));
    let line = |server: &toolgrade::clients::Configured| {
        format!("{}{} {} {}{}", off(server.disabled), server.alias, server.origin.kind(), server.origin.name(), project(server))
    };
    read.servers.iter().map(line).collect()
}

#[test]
fn every_clients_file_is_read() {
    for (path, text, expected) in FILES {
        let read = Configuration::read(text, Dialect::of_file(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!((told(&read), read.unread), (expected.iter().map(|line| (*line).to_owned()).collect(), vec![]), "{path}");
    }
}

#[test]
fn every_clients_file_is_read_as_well_without_its_name() {
    for (path, text, expected) in FILES {
        let read = Configuration::read(text, None).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(told(&read), *expected, "{path}");
    }
}

#[test]
fn every_client_has_a_file_among_these() {
    let met: Vec<&str> = FILES.iter().filter_map(|(path, ..)| client_of_file(path)).map(|client| client.id).collect();
    for client in CLIENTS {
        assert!(met.contains(&client.id), "{}", client.id);
    }
}

#[test]
fn every_client_has_files_on_every_system() {
    for client in CLIENTS.iter().filter(|client| client.files.is_empty()) {
        for system in [System::Linux, System::Mac, System::Windows] {
            assert!(client.files_on.iter().any(|(on, _)| *on == system), "{} on {system:?}", client.id);
        }
    }
}

#[test]
fn a_broken_server_is_told_and_spoils_no_other() {
    let text = r#"{"mcpServers": {"a": 5, "b": {"command": {"x": 1}}, "c": {}, "d": {"url": 7}, "e": {"args": ["S3CRET"]}, "f": {"command": "f"}}}"#;
    let read = Configuration::read(text, None).expect("a configuration");
    assert_eq!(told(&read), ["f program f"]);
    let broken: Vec<&str> = read.unread.iter().map(|unread| unread.alias.as_str()).collect();
    assert_eq!(broken, ["a", "b", "c", "d", "e"]);
}

#[test]
fn what_is_no_configuration_is_refused_without_being_quoted() {
    for (text, told) in [
        ("", "names no MCP servers"),
        ("S3CRET", "names no MCP servers"),
        ("{\"a\": {\"token\": \"S3CRET\"}}", "names no MCP servers"),
        ("{\"mcpServers\": S3CRET", "is not JSON"),
        ("key = S3CRET", "is not TOML"),
        ("a: [S3CRET", "is not YAML"),
    ] {
        let error = Configuration::read(text, None).expect_err("no configuration").to_string();
        assert!(error.starts_with(told) && !error.contains("S3CRET"), "{text}: {error}");
    }
}

#[test]
fn hostile_texts_are_bounded() {
    let servers = |count: usize| {
        let list: Vec<String> = (0..count).map(|number| format!("\"s{number}\": {{\"command\": \"x\"}}")).collect();
        format!("{{\"mcpServers\": {{{}}}}}", list.join(","))
    };
    assert!(Configuration::read(&servers(MAX_SERVERS), None).is_ok());
    assert_eq!(Configuration::read(&servers(5000), None).expect_err("too many").to_string(), "names 5000 servers; the limit is 1000");
    assert!(Configuration::read(&" ".repeat(MAX_BYTES + 1), None).expect_err("too large").to_string().contains("limit of 4 MiB"));
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}{}", open.repeat(200_000), close.repeat(200_000));
        assert!(Configuration::read(&deep, Some(Dialect::Json)).is_err());
        assert!(Configuration::read(&format!("a: {deep}"), Some(Dialect::Yaml)).is_err());
        assert!(Configuration::read(&format!("a = {deep}"), Some(Dialect::Toml)).is_err());
    }
    let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: [*f,*f,*f,*f,*f,*f,*f,*f,*f]\n";
    assert!(Configuration::read(bomb, Some(Dialect::Yaml)).is_err());
}

#[test]
fn control_characters_in_names_are_written_out() {
    let read = Configuration::read("{\"mcpServers\": {\"a\\u001b[2J\\u202e\": {\"command\": \"x\"}}}", None).expect("a configuration");
    assert_eq!(read.servers[0].alias.as_str(), "a⟨U+001B⟩[2J⟨U+202E⟩");
}
