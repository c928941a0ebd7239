//! Pages as people read them: what stands there, in right English, and nothing that contradicts itself.

use crate::world::World;
use std::collections::HashSet;

const SLIPS: [&str; 9] =
    ["a Execute", "MCP Server MCP Server", "server MCP server", "..", "。.", " 1 tools", " 1 servers", " 1 parameters", "  "];

async fn tool_addresses(world: &World) -> Vec<String> {
    let mut addresses = Vec::new();
    for server in world.json("/api/v1/servers?limit=100").await["servers"].as_array().expect("servers") {
        let list = format!("/api/v1{}/tools?limit=100", server["url"].as_str().expect("an address"));
        let tools = world.json(&list).await;
        addresses.extend(tools["tools"].as_array().expect("tools").iter().map(|tool| tool["url"].as_str().expect("an address").to_owned()));
    }
    addresses
}

#[tokio::test]
async fn no_page_of_the_starter_catalogue_holds_a_slip_of_grammar() {
    let world = World::starter().await;
    for address in tool_addresses(&world).await {
        let page = world.get(&address).await;
        let ours = [
            page.texts("#questions ~ p"),
            page.texts("#questions ~ h3"),
            page.texts("#what ~ p"),
            page.texts("#why ~ p"),
            page.texts("#control ~ p"),
            page.texts("#provenance ~ p"),
        ];
        for text in ours.into_iter().flatten() {
            for slip in SLIPS {
                assert!(!text.contains(slip), "{address}: `{slip}` in: {text}");
            }
        }
    }
}

#[tokio::test]
async fn every_tool_page_has_all_its_parts() {
    let world = World::starter().await;
    for address in
        ["/servers/modelcontextprotocol-server-filesystem/tools/write_file", "/servers/simonchoi034-image-gen-mcp/tools/generate_image"]
    {
        let page = world.get(address).await;
        for part in ["what", "why", "evidence", "parameters", "control", "related", "questions", "provenance"] {
            assert_eq!(page.texts(&format!("h2#{part}")).len(), 1, "{address}: {part}");
        }
        assert_eq!((page.texts("#questions ~ h3").len(), page.texts("ol li").len()), (7, 3), "{address}");
    }
}

#[tokio::test]
async fn titles_and_answers_are_not_the_same_on_every_page() {
    let world = World::starter().await;
    let addresses = tool_addresses(&world).await;
    let (mut titles, mut answers) = (HashSet::new(), HashSet::new());
    for address in &addresses {
        let page = world.get(address).await;
        titles.insert(page.text("title"));
        answers.insert(page.text("#questions ~ h3 + p"));
    }
    assert_eq!((titles.len(), answers.len()), (addresses.len(), addresses.len()));
}

#[tokio::test]
async fn the_answer_on_limits_agrees_with_the_policy_to_the_number() {
    let world = World::starter().await;
    for address in tool_addresses(&world).await {
        let page = world.get(&address).await;
        let policy: serde_json::Value = serde_json::from_str(&page.text("#policy code")).expect("a policy");
        let questions = page.texts("#questions ~ h3");
        let at = questions.iter().position(|question| question.starts_with("Can I rate-limit")).expect("the question");
        let answer = &page.texts("#questions ~ p")[at];
        let rule = policy["tools"].as_object().and_then(|tools| tools.values().next());
        let limit = rule.and_then(|rule| rule["limits"][0]["max"].as_u64());
        let counter = rule.and_then(|rule| rule["limits"][0]["counter"].as_str()).unwrap_or("");
        assert_eq!(limit.is_some(), answer.starts_with("Yes. The recommended policy does"), "{address}: {answer}");
        if let Some(max) = limit {
            assert!(
                answer.contains(&format!("to a max of {max} with the window “minute”")) && answer.contains(counter),
                "{address}: {answer}"
            );
        }
    }
}

#[tokio::test]
async fn an_editors_summary_says_that_it_is_one() {
    let world = World::starter().await;
    let ours = world.get("/servers/mcp-server-time/tools/convert_time").await;
    let theirs = world.get("/servers/leonaiuv-seedance-2-mcp/tools/seedance_create_task").await;
    let note = "Summarised by this catalogue; scan the server for its own words.";
    assert_eq!((ours.texts(".note"), theirs.texts(".note")), (vec![note.to_owned()], vec![]));
}

#[tokio::test]
async fn a_tool_without_a_description_says_plainly_that_there_is_not_enough_to_tell() {
    let world = World::starter().await;
    let page = world.get("/servers/modelscope-modelscope-mcp-server/tools/generate_image").await;
    assert!(page.text(".lede").contains("There is not enough to tell"), "{}", page.text(".lede"));
    assert!(page.texts("#why ~ p").iter().any(|text| text.contains("what the server says it is for")));
}

#[tokio::test]
async fn evidence_is_marked_in_the_quoted_definition() {
    let world = World::with(r#"{"server": "s", "tool": "delete_note", "description": "Permanently deletes a note."}"#).await;
    let page = world.get("/servers/s/tools/delete_note").await;
    assert_eq!(page.texts(".quoted mark"), ["delete", "Permanently", "deletes"]);
}

#[tokio::test]
async fn what_the_server_says_is_quoted_where_the_verdict_rests_on_it() {
    let world = World::starter().await;
    let page = world.get("/servers/modelscope-modelscope-mcp-server/tools/generate_image").await;
    assert_eq!(page.texts(".quoted dd.text mark"), ["ecosystem", "AI resources"]);
}

#[tokio::test]
async fn a_claim_that_differs_from_the_definition_is_pointed_out() {
    let world =
        World::with(r#"{"server": "s", "tool": "delete_note", "description": "Deletes a note.", "annotations": {"readOnlyHint": true}}"#)
            .await;
    assert_eq!(world.get("/servers/s/tools/delete_note").await.texts(".differs"), ["differs"]);
}

#[tokio::test]
async fn parameters_show_type_need_and_what_to_notice() {
    let schema = r#"{"type":"object","properties":{"sql":{"type":"string","description":"The statement"},"mode":{"enum":["fast","safe"]}},"required":["sql"]}"#;
    let world =
        World::with(&format!(r#"{{"server": "s", "tool": "run_query", "description": "Runs a query.", "input_schema": {schema}}}"#)).await;
    let cells = world.get("/servers/s/tools/run_query").await.texts(".parameters tbody td");
    assert_eq!(cells[..3], ["string", "yes", "The statement"]);
    assert!(cells[3].contains("takes a statement") && cells[7].contains("Takes one of: fast, safe."), "{cells:?}");
}

#[tokio::test]
async fn the_home_page_counts_what_is_there() {
    let world = World::starter().await;
    let page = world.get("/").await;
    assert_eq!(page.text("#numbers"), "565 tools on 51 servers");
    assert_eq!((page.texts("#riskiest ~ ul li").len(), page.texts("#latest ~ ul li").len()), (6, 0), "all came at once");
}

#[tokio::test]
async fn the_home_page_names_the_latest_servers_where_some_came_later() {
    let world = World::with(r#"{"server": "first", "tool": "get_note", "description": "Returns a note."}"#).await;
    world.import("later.jsonl", br#"{"server": "later", "tool": "get_sum", "description": "Returns a sum."}"#, 60).await;
    assert_eq!(world.get("/").await.texts("#latest ~ ul .card-head a"), ["later", "first"]);
}

#[tokio::test]
async fn the_starter_catalogue_is_as_large_as_promised() {
    let world = World::starter().await;
    let stats = world.json("/api/v1/stats").await;
    assert_eq!((stats["servers"].as_u64(), stats["tools"]["total"].as_u64()), (Some(51), Some(565)));
}
