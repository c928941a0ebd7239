//! What the policy of a stack leaves possible, and how its report is laid out.

use crate::stack::{form, ids, package, packaged};
use crate::world::{Answer, World};
use serde_json::{Value, json};
use toolgrade::clients::DANGERS;
use toolgrade::model::Severity;

/// A configuration of these servers, each under its own name.
fn servers(names: &[&str]) -> String {
    let entries = names.iter().map(|name| ((*name).to_owned(), package(name))).collect::<serde_json::Map<_, _>>();
    json!({"mcpServers": entries}).to_string()
}

async fn reported(world: &World, names: &[&str]) -> Answer {
    form(world, &[("config", None, &servers(names))]).await
}

/// The policy of the same servers by another preset, as the form of a report asks for it.
async fn by_preset(world: &World, page: &Answer, preset: &str) -> Answer {
    let carried = ["servers", "open"].map(|name| page.text(&format!("textarea[name={name}]")));
    form(world, &[("servers", None, &carried[0]), ("open", None, &carried[1]), ("preset", None, preset)]).await
}

/// What stands above a policy.
fn left_open(page: &Answer) -> Vec<String> {
    page.texts("section[aria-labelledby=policy-heading] > .outdated")
}

#[tokio::test]
async fn a_policy_names_what_it_leaves_open() {
    let page = reported(&packaged().await, &["notes", "web", "shell"]).await;
    let told = left_open(&page).concat();
    assert!(
        told.contains(
            "Private data, strangers' text and a way out; Strangers' text and code execution; Files of the machine and a way out."
        ),
        "{told}"
    );
    assert_eq!(page.texts(".outdated a[href='/attacks/lethal-trifecta']").len(), 1);
    assert_eq!(page.texts("details.combination a[href='#policy-heading']").len(), page.texts("details.combination").len());
}

#[tokio::test]
async fn a_preset_is_only_advised_where_it_closes_what_is_open() {
    let world = packaged().await;
    let (closed, kept) = (reported(&world, &["web", "shell"]).await, reported(&world, &["notes", "web"]).await);
    let advises = |page: &Answer| left_open(page).concat().contains("or choose strict");
    assert_eq!((advises(&closed), advises(&kept)), (true, false));
    assert_eq!(left_open(&by_preset(&world, &closed, "strict").await), Vec::<String>::new());
    let strict = left_open(&by_preset(&world, &kept, "strict").await).concat();
    assert!(strict.contains("a way out"), "reading a file and fetching an address are left: {strict}");
}

#[tokio::test]
async fn what_holds_nothing_back_speaks_of_no_limits() {
    let world = packaged().await;
    let page = reported(&world, &["web", "shell"]).await;
    let told = left_open(&by_preset(&world, &page, "open").await).concat();
    assert_eq!(told, "This policy holds nothing back and leaves open: Strangers' text and code execution.");
}

#[tokio::test]
async fn what_a_form_claims_to_be_open_is_never_shown_as_it_stands() {
    let world = packaged().await;
    let page = form(&world, &[("servers", None, "notes notes"), ("open", None, "balanced <b>x</b> foreign-code\n<b>y</b> z")]).await;
    assert!(left_open(&page).concat().contains("Strangers' text and code execution") && !page.body.contains("<b>"), "{}", page.body);
}

#[tokio::test]
async fn the_answer_says_what_its_policy_leaves_open() {
    let world = packaged().await;
    let ask = async |preset: &str| {
        world.post(&format!("/api/v1/stack?format=toolgrade&preset={preset}"), servers(&["web", "shell"])).await.json()
    };
    let (balanced, strict) = (ask("balanced").await, ask("strict").await);
    assert_eq!((ids(&balanced), &balanced["left_open"]), (vec!["foreign-code"], &json!(["foreign-code"])));
    assert_eq!((ids(&strict), &strict["left_open"]), (vec!["foreign-code"], &json!([])));
    let plain: Value = world.post("/api/v1/stack", servers(&["web", "shell"])).await.json();
    assert!(plain.get("left_open").is_none());
}

#[tokio::test]
async fn the_page_names_all_that_the_answer_does_and_not_the_worst_alone() {
    let world = packaged().await;
    let wipe = json!({"name": "delete_folder", "description": "Permanently deletes a folder and everything in it."});
    world.import("desk.json", json!({"server": "desk", "package": "npm:desk-mcp", "tools": [wipe]}).to_string().as_bytes(), 0).await;
    let answer = world.post("/api/v1/stack?format=toolgrade&preset=open", servers(&["web", "desk"])).await.json();
    let ids: Vec<&str> = answer["left_open"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    let dangers = DANGERS.iter().filter(|danger| ids.contains(&danger.id));
    assert!(dangers.clone().any(|danger| danger.severity != Severity::High), "{ids:?}");
    let told = left_open(&by_preset(&world, &reported(&world, &["web", "desk"]).await, "open").await).concat();
    assert!(dangers.clone().all(|danger| told.contains(danger.title)), "{told}");
}

#[tokio::test]
async fn a_part_names_servers_as_the_person_does_and_lists_every_tool() {
    let world = World::empty().await;
    let tools: Vec<Value> =
        (0..9).map(|at| json!({"name": format!("fetch_{at}"), "description": "Fetches a web page from the internet.", "inputSchema": {"type": "object", "properties": {"url": {"type": "string"}}}})).collect();
    world.import("web.json", json!({"server": "web", "package": "npm:web-mcp", "tools": tools}).to_string().as_bytes(), 0).await;
    world.import("shell.json", crate::stack::captured("shell").as_bytes(), 0).await;
    let config = json!({"mcpServers": {"mine": package("web"), "shell": package("shell")}}).to_string();
    let page = form(&world, &[("config", None, &config)]).await;
    let strangers = "#foreign-code .parts > div:first-child";
    assert_eq!((page.texts(&format!("{strangers} li")).len(), page.text(&format!("{strangers} summary"))), (9, "and 3 more".to_owned()));
    assert_eq!(page.text(&format!("{strangers} li strong")), "mine");
    assert!(page.texts("svg.reach text").contains(&"mine".to_owned()), "{:?}", page.texts("svg.reach text"));
    assert_eq!(page.texts(".chips a[href='/servers/web']"), ["and 3 more"]);
}

#[tokio::test]
async fn an_example_stands_in_the_form_for_whoever_asks() {
    let world = World::starter().await;
    let link = "form.stack a[href='/stack?example=1']";
    assert_eq!((world.get("/stack").await.texts(link).len(), world.get("/stack?example=1").await.texts(link).len()), (1, 0));
    let config = world.get("/stack?example=1").await.text("textarea[name=config]");
    let page = form(&world, &[("config", None, &config)]).await;
    assert!(page.text(".lede").starts_with("It can call") && !page.texts("details.combination").is_empty(), "{}", page.body);
}

#[tokio::test]
async fn a_command_can_be_copied_and_what_to_fill_in_is_only_explained_where_it_is() {
    let world = World::empty().await;
    let told = |page: &Answer| page.text("section[aria-labelledby=unknown] > p").contains("Where a command says COMMAND");
    let whole = form(&world, &[("config", None, r#"{"mcpServers": {"a": {"command": "uvx", "args": ["of-nobody"]}}}"#)]).await;
    let open = form(&world, &[("config", None, r#"{"mcpServers": {"own": {"command": "own"}}}"#)]).await;
    assert_eq!((told(&whole), told(&open)), (false, true));
    assert_eq!(whole.texts("button[data-copy='remedy-0']").len(), whole.texts("code#remedy-0").len());
}
