//! What clients say of servers and tools apart from the servers' entries: told as hidden or switched off, and counted nowhere.

use crate::machine::Machine;
use crate::stack::TOOLS;
use crate::world::World;
use serde_json::{Value, json};
use std::fs;
use toolgrade::clients::{Plain, Source, client};
use toolgrade::web::reach;

/// Notes that can be read, and the web, in the form of a client, with what it says beside them.
fn configured(place: &str, more: &Value) -> String {
    let mut root = json!({place: {"notes": {"command": "x"}, "web": {"command": "x"}}});
    root.as_object_mut().expect("a document").extend(more.as_object().expect("a document").clone());
    root.to_string()
}

/// Tools that are hidden, servers that are switched off, and tools that can be called.
async fn counted(world: &World, text: &str) -> (u64, usize, u64) {
    let totals = reach(&world.store, vec![Source::read("the file", text, None)]).await.expect("a report").totals();
    (totals.hidden, totals.disabled, totals.all())
}

async fn machine() -> Machine {
    Machine::with(World::with(TOOLS).await)
}

fn report(machine: &Machine, more: &[&str]) -> Value {
    let output = machine.stack(&[&["--json", "--no-state"], more].concat());
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

#[tokio::test]
async fn opencodes_tables_hide_tools_and_switch_servers_off() {
    let world = World::with(TOOLS).await;
    for (more, expected) in [
        (json!({}), (0, 0, 2)),
        (json!({"tools": {"notes_read_file": false}}), (1, 0, 1)),
        (json!({"tools": {"notes_*": false}}), (0, 1, 1)),
        (json!({"permission": {"*": "deny", "web_fetch": "ask"}}), (0, 1, 1)),
        (json!({"tools": {"notes_*": false}, "agent": {"scribe": {"tools": {"notes_read_file": true}}}}), (0, 0, 2)),
        (json!({"agent": {"build": {"permission": {"notes_*": "deny"}}}}), (0, 0, 2)),
    ] {
        assert_eq!(counted(&world, &configured("mcp", &more)).await, expected, "{more}");
    }
}

#[tokio::test]
async fn zeds_profile_hides_tools_and_switches_servers_off() {
    let world = World::with(TOOLS).await;
    let profile = |profile: Value| json!({"agent": {"default_profile": "mine", "profiles": {"mine": profile}}});
    for (more, expected) in [
        (profile(json!({"enable_all_context_servers": true})), (0, 0, 2)),
        (profile(json!({"enable_all_context_servers": true, "context_servers": {"notes": {"tools": {"read_file": false}}}})), (1, 0, 1)),
        (profile(json!({"enable_all_context_servers": false, "context_servers": {"web": {"tools": {"fetch": true}}}})), (0, 1, 1)),
        (json!({"agent": {"default_profile": "minimal"}}), (0, 2, 0)),
    ] {
        let text = configured("context_servers", &more);
        assert_eq!(counted(&world, &text).await, expected, "{more}");
        // Zed doesn't ask a project's settings about its agent.
        let project = Source::read("desk/.zed/settings.json", &text, client("zed"));
        assert_eq!(reach(&world.store, vec![project]).await.expect("a report").totals().all(), 2, "{more}");
    }
}

#[tokio::test]
async fn lists_of_one_client_say_nothing_to_another() {
    let world = World::with(TOOLS).await;
    let more = json!({"tools": {"*": false}, "permission": "deny", "agent": {"default_profile": "minimal"}});
    assert_eq!(counted(&world, &configured("mcpServers", &more)).await, (0, 0, 2));
}

#[tokio::test]
async fn a_server_that_is_off_in_one_project_is_on_in_the_others() {
    let world = World::with(TOOLS).await;
    let own = |name: &str| json!({"mcpServers": {name: {"command": "x"}}, "disabledMcpServers": ["notes"]});
    let text = json!({
        "mcpServers": {"notes": {"command": "x"}},
        "projects": {"/desk/weather": own("web"), "/desk/letters": {}},
    });
    let found = reach(&world.store, vec![Source::read(".claude.json", &text.to_string(), None)]).await.expect("a report");
    let notes = &found.servers.iter().find(|server| server.alias() == "notes").expect("notes").entries[0].configured;
    let off: Vec<&str> = notes.off_in.iter().map(Plain::as_str).collect();
    assert_eq!((off, notes.disabled, found.totals().all()), (vec!["weather"], false, 2));
    assert!(found.combinations.is_empty(), "{:?}", found.combinations);
}

#[tokio::test]
async fn a_projects_own_server_that_is_off_there_is_off() {
    let world = World::with(TOOLS).await;
    let text = json!({"projects": {"/desk/weather": {"mcpServers": {"notes": {"command": "x"}}, "disabledMcpServers": ["notes"]}}});
    assert_eq!(counted(&world, &text.to_string()).await, (0, 1, 0));
}

#[tokio::test]
async fn settings_that_refuse_a_projects_servers_are_read_beside_it() {
    let refusing = r#"{"disabledMcpjsonServers": ["notes"]}"#;
    for settings in [".claude/settings.json", "desk/.claude/settings.json", "desk/.claude/settings.local.json"] {
        let machine = machine().await;
        machine.put("desk/.mcp.json", &configured("mcpServers", &json!({})));
        assert_eq!(report(&machine, &["desk/.mcp.json"])["totals"]["disabled"], 0);
        machine.put(settings, refusing);
        assert_eq!(report(&machine, &["desk/.mcp.json"])["totals"]["disabled"], 1, "{settings}");
    }
}

#[tokio::test]
async fn what_claude_code_keeps_of_a_project_is_for_that_project() {
    let machine = machine().await;
    machine.put("desk/.mcp.json", &configured("mcpServers", &json!({})));
    machine.put("other/.mcp.json", &configured("mcpServers", &json!({})));
    let desk = fs::canonicalize(machine.at("desk")).expect("a folder");
    machine.put(".claude.json", &json!({"projects": {desk.to_str().expect("a path"): {"disabledMcpServers": ["web"]}}}).to_string());
    let off = |file: &str| report(&machine, &[file])["totals"]["disabled"].clone();
    assert_eq!((off("desk/.mcp.json"), off("other/.mcp.json")), (json!(1), json!(0)));
}

#[tokio::test]
async fn what_another_file_of_opencodes_may_show_is_no_hidden_tool() {
    let file = ".config/opencode/opencode.json";
    for (other, text, disabled) in [
        ("notes.md", "", 1),
        ("opencode.json", r#"{"permission": {"bash": "ask"}}"#, 1),
        ("opencode.json", r#"{"tools": {"notes_*": true}}"#, 0),
        (".opencode/agent/scribe.md", "---\ndescription: writes\ntools:\n  write: true\n---\nWrite.", 1),
        (".opencode/agent/scribe.md", "---\ntools:\n  \"notes_*\": true\n---\nWrite.", 0),
        (".config/opencode/agents/scribe.md", "---\npermission: allow\n---\nWrite.", 0),
    ] {
        let machine = machine().await;
        machine.put(file, &configured("mcp", &json!({"tools": {"notes_*": false}})));
        machine.put(other, text);
        assert_eq!(report(&machine, &[file])["totals"]["disabled"], disabled, "{other}: {text}");
    }
}

#[tokio::test]
async fn the_command_line_and_the_page_name_the_projects() {
    let machine = machine().await;
    let text = json!({"mcpServers": {"notes": {"command": "x"}}, "projects": {"/desk/weather": {"disabledMcpServers": ["notes"]}}});
    machine.put("a.json", &text.to_string());
    let told = String::from_utf8(machine.stack(&["a.json", "--no-state"]).stdout).expect("UTF-8");
    assert!(told.contains("(switched off in project weather)"), "{told}");
    let page = crate::stack::form(&machine.world, &[("config", None, &text.to_string())]).await;
    assert!(page.body.contains("switched off in the project weather"), "{}", page.body);
}
