//! agentgateway, standalone: `mcpAuthorization` of the policies that lie on its targets. Merge the key into the
//! configuration; the targets carry the servers' aliases.
//!
//! A rule is CEL and sees names only: arguments are known after the call. Rules to refuse are let go where they fail, so only
//! rules to allow are written, and as soon as there is one, what none allows is refused and not listed. One set of rules is
//! for prompts and resources too: those are refused unless `has(mcp.prompt)` and `has(mcp.resource)` are added.
//! Without any rule everything goes through, so that a policy which allows nothing says `false`. Where tools that aren't named
//! go through, one rule lets everything through but the tools that are held back; prompts and resources are no tools.
//! Read from the gateway's own source: `http/authorization.rs`, `mcp/rbac.rs`, `mcp/handler.rs`.

use super::cel::{list, literal};
use super::lower::{Lowered, LoweredServer};
use super::yaml::yaml;
use super::{Expresses, Format, HELD, held, written};
use crate::policy::Decision;
use serde_json::json;

pub(super) const FORMAT: Format = Format {
    id: "agentgateway",
    title: "agentgateway",
    file: "config.yaml, merged into what is there",
    media: "application/yaml",
    name: |alias, tool| format!("{alias}_{tool}"),
    expresses: Expresses { excepts: HELD, ..Expresses::LIST },
    trap: |alias, _| {
        alias.contains('_').then(|| {
            "agentgateway takes what stands before the first underscore for the target, so that with several targets calls of this one fail"
                .into()
        })
    },
    unwritten: written,
    unheld: held,
    render,
};

fn render(lowered: &Lowered<'_>) -> String {
    let named = |decision: fn(Decision) -> bool| lowered.servers.iter().filter_map(move |server| rule(server, decision));
    let rules: Vec<String> = if lowered.is_open() {
        let held: Vec<String> = named(|decision| decision != Decision::Allow).collect();
        vec![if held.is_empty() { "true".into() } else { format!("!has(mcp.tool) || !({})", held.join(" || ")) }]
    } else {
        named(|decision| decision == Decision::Allow).collect()
    };
    let rules = if rules.is_empty() { vec!["false".to_owned()] } else { rules };
    yaml(&json!({ "mcp": { "policies": { "mcpAuthorization": { "rules": rules } } } }))
}

/// That a call is of one of the server's tools of such a decision.
fn rule(server: &LoweredServer<'_>, wanted: fn(Decision) -> bool) -> Option<String> {
    let named: Vec<&str> = server.tools.iter().filter(|tool| wanted(tool.decision)).map(|tool| tool.name).collect();
    let tools = list(named.iter().copied());
    (!named.is_empty()).then(|| format!("mcp.tool.target == {} && mcp.tool.name in {tools}", literal(server.alias)))
}
