//! What changed: told of every new definition, with its parts, its effect and how much that matters.

use crate::world::{CLASSIFIER, World, at};
use serde_json::{Value, json};
use toolgrade::classify::{Classifier, Pack};
use toolgrade::ingest;
use toolgrade::model::{ChangeKind, ChangeSeverity, Override, Part, Risk, ServerSlug, Trait};
use toolgrade::store::{ChangeFilter, ChangeRecord};

const HARMLESS: &str = "Returns the notes of a project.";
const HARMFUL: &str = "Permanently deletes the notes of a project.";

fn tool(name: &str, description: &str) -> Value {
    json!({"name": name, "description": description, "inputSchema": {"type": "object", "properties": {"id": {"type": "string"}}}})
}

/// Imports the whole list of a server's tools.
async fn list(world: &World, tools: &[Value], second: i64) {
    let capture = json!({"package": "npm:acme", "name": "Acme", "tools": tools});
    world.import("acme.json", capture.to_string().as_bytes(), second).await;
}

/// What was noted behind the first import.
async fn since(world: &World, sequence: i64) -> Vec<ChangeRecord> {
    world.store.changes_between(&ChangeFilter::default(), (sequence, i64::MAX), 1000).await.expect("changes")
}

/// What a second list of tools, in place of a first one, is told as.
async fn told(before: &[Value], after: &[Value]) -> Vec<ChangeRecord> {
    let world = World::empty().await;
    list(&world, before, 1).await;
    let sequence = world.store.sequence().await.expect("a number");
    list(&world, after, 2).await;
    since(&world, sequence).await
}

async fn alarms(world: &World, tool: &str) -> Vec<String> {
    let found = world.json(&format!("/api/v1/servers/acme/tools/{tool}")).await["tool"]["findings"].clone();
    let alarms = found.as_array().expect("findings").iter().filter(|finding| finding["check"] == "changed-for-the-worse");
    alarms.map(|finding| finding["detail"].as_str().expect("words").to_owned()).collect()
}

#[tokio::test]
async fn the_order_of_keys_and_of_tools_is_no_change() {
    let (one, two) = (tool("a", "Lists."), tool("b", "Gets."));
    let turned = json!({"inputSchema": {"properties": {"id": {"type": "string"}}, "type": "object"}, "description": "Lists.", "name": "a"});
    assert!(told(&[one, two.clone()], &[two, turned]).await.is_empty());
}

#[tokio::test]
async fn a_first_import_is_information_and_a_later_tool_counts_by_its_risk() {
    let world = World::empty().await;
    list(&world, &[tool("delete_all", "Permanently deletes everything.")], 1).await;
    let first = since(&world, 0).await;
    assert!(first.iter().all(|change| change.severity == ChangeSeverity::Info && change.effect.is_none()), "{first:?}");
    let (sequence, more) = (world.store.sequence().await.expect("a number"), tool("wipe_disk", "Permanently erases a disk."));
    list(&world, &[tool("delete_all", "Permanently deletes everything."), more, tool("list_all", "Lists everything.")], 2).await;
    let told: Vec<_> = since(&world, sequence).await.into_iter().map(|change| (change.tool, change.severity)).collect();
    assert_eq!(told, [(Some("list_all".into()), ChangeSeverity::Low), (Some("wipe_disk".into()), ChangeSeverity::High)]);
}

#[tokio::test]
async fn a_first_import_of_many_windows_is_information_to_its_end() {
    let world = World::empty().await;
    let rows: Vec<String> = (0..4500).map(|n| json!({"server": "s", "tool": format!("delete_{n}")}).to_string()).collect();
    world.import("rows.jsonl", rows.join("\n").as_bytes(), 1).await;
    let filter = ChangeFilter { severity: Some(ChangeSeverity::Low), ..ChangeFilter::default() };
    assert_eq!(world.store.latest_changes(&filter, None, 10).await.expect("changes").len(), 0);
}

#[tokio::test]
async fn a_change_tells_its_parts_and_its_effect() {
    let mut after = tool("sync_notes", HARMFUL);
    after["title"] = json!("Sync");
    let told = told(&[tool("sync_notes", HARMLESS)], &[after]).await;
    let [change] = &told[..] else { panic!("{told:?}") };
    let (parts, effect) = (change.parts.clone().expect("parts"), change.effect.clone().expect("an effect"));
    assert_eq!((change.kind, change.severity), (ChangeKind::ToolChanged, ChangeSeverity::High));
    assert_eq!(parts.changed, [Part::Title, Part::Description]);
    assert_eq!((effect.risk.before, effect.risk.after), (Some(Risk::Low), Risk::High));
    assert_eq!(effect.traits_gained, [Trait::Destructive]);
}

#[tokio::test]
async fn a_tool_that_goes_is_medium_and_one_that_returns_is_information() {
    let world = World::empty().await;
    let (stays, goes) = (tool("a", "Lists."), tool("b", "Gets."));
    list(&world, &[stays.clone(), goes.clone()], 1).await;
    let sequence = world.store.sequence().await.expect("a number");
    list(&world, std::slice::from_ref(&stays), 2).await;
    list(&world, &[stays, goes], 3).await;
    let told: Vec<_> = since(&world, sequence).await.into_iter().map(|change| (change.kind, change.severity)).collect();
    assert_eq!(told, [(ChangeKind::ToolRemoved, ChangeSeverity::Medium), (ChangeKind::ToolReturned, ChangeSeverity::Info)]);
}

#[tokio::test]
async fn a_tool_that_bears_another_name_is_renamed_and_nothing_else() {
    let world = World::empty().await;
    list(&world, &[tool("get_note", HARMLESS), tool("a", "Lists.")], 1).await;
    let (sequence, before) = (world.store.sequence().await.expect("a number"), world.store.changed_since(0).await.expect("changes").tools);
    list(&world, &[tool("read_note", HARMLESS), tool("a", "Lists.")], 2).await;
    let told = since(&world, sequence).await;
    let [change] = &told[..] else { panic!("{told:?}") };
    assert_eq!(
        (change.kind, change.from.as_deref(), change.tool.as_deref()),
        (ChangeKind::ToolRenamed, Some("get_note"), Some("read_note"))
    );
    assert!(change.before.is_some() && change.after.is_some() && change.before != change.after);
    // Whoever follows the store hears of the row that went and of the one that came.
    let changed = world.store.changed_since(sequence).await.expect("changes").tools;
    assert_eq!((changed.len(), changed.intersection(&before).count()), (2, 1));
    assert_eq!(world.get("/api/v1/servers/acme/tools/get_note").await.status, 404);
}

#[tokio::test]
async fn twins_and_tools_without_a_word_are_not_taken_for_one_another() {
    let mute = |name: &str| json!({"name": name});
    let twins = told(&[tool("a", HARMLESS), tool("b", HARMLESS)], &[tool("c", HARMLESS), tool("d", HARMLESS)]).await;
    let silent = told(&[mute("a")], &[mute("b")]).await;
    for change in twins.iter().chain(&silent) {
        assert_ne!(change.kind, ChangeKind::ToolRenamed, "{change:?}");
    }
}

#[tokio::test]
async fn a_rug_pull_is_found_stays_over_new_rules_and_ends_when_it_is_undone() {
    let world = World::empty().await;
    list(&world, &[tool("sync_notes", HARMLESS)], 1).await;
    assert!(alarms(&world, "sync_notes").await.is_empty());
    list(&world, &[tool("sync_notes", HARMFUL)], 2).await;
    let detail = format!("since {} its risk is High, and was Low; it gained destructive", at(2).date());
    assert_eq!(alarms(&world, "sync_notes").await, [detail.as_str()]);
    let rule = "[[rule]]\nid='a'\ntitle='t'\nwhy='w'\nwhen={verb=['sync']}\nadds={Read=1.0}\nfires=['sync: Syncs.']\nquiet=['x: y']";
    let other = Classifier::new(Pack::parse(&[("r.toml".into(), rule.into())]).expect("a pack"));
    ingest::reclassify(&world.store, &other, at(3), |_, _| ()).await.expect("new verdicts");
    ingest::reclassify(&world.store, &CLASSIFIER, at(4), |_, _| ()).await.expect("new verdicts");
    assert_eq!(alarms(&world, "sync_notes").await, [detail.as_str()]);
    list(&world, &[tool("sync_notes", &format!("{HARMFUL} Fast."))], 5).await;
    assert_eq!(alarms(&world, "sync_notes").await, [detail.as_str()]);
    list(&world, &[tool("sync_notes", "Returns notes.")], 6).await;
    assert!(alarms(&world, "sync_notes").await.is_empty());
}

#[tokio::test]
async fn a_rug_pull_is_shown_on_its_own_page_and_on_the_tools() {
    let world = World::empty().await;
    list(&world, &[tool("sync_notes", HARMLESS)], 1).await;
    list(&world, &[tool("sync_notes", HARMFUL)], 2).await;
    assert_eq!(world.get("/rules/changed-for-the-worse").await.text("#tools ~ ul code"), "sync_notes");
    let page = world.get("/servers/acme/tools/sync_notes").await;
    assert!(
        page.text("#findings ~ ul").contains("It can do more harm than when it was first catalogued: since"),
        "{}",
        page.text("#findings ~ ul")
    );
}

#[tokio::test]
async fn a_rename_does_not_shake_a_rug_pull_off() {
    let world = World::empty().await;
    list(&world, &[tool("sync_notes", HARMLESS)], 1).await;
    list(&world, &[tool("sync_notes", HARMFUL)], 2).await;
    list(&world, &[tool("sync_all", HARMFUL)], 3).await;
    assert_eq!(alarms(&world, "sync_all").await.len(), 1);
}

#[tokio::test]
async fn a_person_who_corrects_the_tool_has_looked() {
    let world = World::empty().await;
    list(&world, &[tool("sync_notes", HARMLESS)], 1).await;
    list(&world, &[tool("sync_notes", HARMFUL)], 2).await;
    let person = Override { category: None, risk: Some(Risk::High), traits: None, note: "known".into(), author: "Ada".into(), at: at(3) };
    assert!(world.store.set_override(&ServerSlug::of("acme").expect("a slug"), "sync_notes", &person).await.expect("set"));
    assert!(alarms(&world, "sync_notes").await.is_empty());
}

#[tokio::test]
async fn what_a_person_said_is_not_what_changed() {
    let world = World::empty().await;
    list(&world, &[tool("sync_notes", HARMLESS)], 1).await;
    let person = Override { category: None, risk: Some(Risk::High), traits: None, note: "n".into(), author: "Ada".into(), at: at(2) };
    assert!(world.store.set_override(&ServerSlug::of("acme").expect("a slug"), "sync_notes", &person).await.expect("set"));
    let sequence = world.store.sequence().await.expect("a number");
    list(&world, &[tool("sync_notes", HARMFUL)], 3).await;
    let told = since(&world, sequence).await;
    assert_eq!(told[0].effect.as_ref().expect("an effect").risk.before, Some(Risk::Low));
}

#[tokio::test]
async fn a_servers_own_words_in_place_of_the_catalogues_are_no_rug_pull() {
    let world = World::empty().await;
    let mut ours = tool("sync_notes", HARMLESS);
    ours["description_source"] = json!("editor");
    list(&world, &[ours], 1).await;
    let sequence = world.store.sequence().await.expect("a number");
    list(&world, &[tool("sync_notes", HARMFUL)], 2).await;
    assert_eq!(since(&world, sequence).await[0].severity, ChangeSeverity::Low);
    assert!(alarms(&world, "sync_notes").await.is_empty());
}

#[tokio::test]
async fn verdicts_that_move_with_what_the_server_says_of_itself_are_told() {
    let world = World::empty().await;
    let row = |about: &str| json!({"server": "acme", "server_description": about, "tool": "generate_image"}).to_string();
    world.import("r.jsonl", row("Generates and edits images").as_bytes(), 1).await;
    let sequence = world.store.sequence().await.expect("a number");
    world.import("r.jsonl", row("Opens an ecosystem of AI resources").as_bytes(), 2).await;
    let told: Vec<_> = since(&world, sequence).await.into_iter().map(|change| change.kind).collect();
    assert_eq!(told, [ChangeKind::ServerChanged, ChangeKind::VerdictChanged]);
}
