//! The five tools of record: verdict and policy, on page and API alike.

use crate::world::World;

const OF_RECORD: [(&str, &str, &str, &str, u32); 5] = [
    ("joeseesun-seedream-mcp", "seedream_sequential_generation", "Write", "Medium", 30),
    ("leonaiuv-seedance-2-mcp", "seedance_create_task", "Write", "Medium", 30),
    ("xeron2000-redbookmcp", "generate_images", "Execute", "High", 10),
    ("simonchoi034-image-gen-mcp", "generate_image", "Write", "Medium", 30),
    ("modelscope-modelscope-mcp-server", "generate_image", "Execute", "High", 10),
];

fn policy(tool: &str, max: u32) -> String {
    format!(
        r#"{{
  "version": "1",
  "default": "deny",
  "tools": {{
    "{tool}": {{
      "limits": [
        {{
          "counter": "{tool}_rate",
          "window": "minute",
          "max": {max},
          "scope": "grant"
        }}
      ]
    }}
  }}
}}"#
    )
}

#[tokio::test]
async fn verdicts_and_policies_are_as_recorded() {
    let world = World::starter().await;
    for (server, tool, category, risk, max) in OF_RECORD {
        let address = format!("/servers/{server}/tools/{tool}");
        let shown = &world.json(&format!("/api/v1{address}")).await["tool"];
        assert_eq!((shown["category"].as_str(), shown["risk"].as_str()), (Some(category), Some(risk)), "{server}");
        assert_eq!(world.get(&format!("/api/v1{address}/policy")).await.body, policy(tool, max));
        let page = world.get(&address).await;
        assert_eq!(page.text("#policy code"), policy(tool, max));
        assert_eq!(page.text(".badges"), format!("{risk} risk {category} {}", page.texts(".badges .trait").join(" ")), "{server}");
    }
}

#[tokio::test]
async fn a_servers_policy_holds_for_each_tool_what_its_own_page_says() {
    let world = World::starter().await;
    for server in ["modelcontextprotocol-server-github", "shell-ops-mcp"] {
        let merged = world.json(&format!("/api/v1/servers/{server}/policy")).await;
        let tools = world.json(&format!("/api/v1/servers/{server}/tools?limit=100")).await;
        for tool in tools["tools"].as_array().expect("tools") {
            let name = tool["tool"].as_str().expect("a name");
            let own = world.json(&format!("/api/v1/servers/{server}/tools/{name}/policy")).await;
            let hidden = |policy: &serde_json::Value| policy["hide"].as_array().is_some_and(|names| names.iter().any(|n| n == name));
            assert_eq!((merged["tools"].get(name), hidden(&merged)), (own["tools"].get(name), hidden(&own)), "{server}/{name}");
        }
    }
}
