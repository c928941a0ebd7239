//! agentgateway, standalone: `mcpAuthorization` of the policies that lie on its targets. Merge the key into the
//! configuration; the targets carry the servers' aliases.
//!
//! A rule is CEL and sees names only: arguments are known after the call. Rules to refuse are let go where they fail, so only
//! rules to allow are written, and as soon as there is one, what none allows is refused and not listed. One set of rules is
//! for prompts and resources too: those are refused unless `has(mcp.prompt)` and `has(mcp.resource)` are added.
//! Without any rule everything goes through, so that a policy which allows nothing says `false`.
//! Read from the gateway's own source: `http/authorization.rs`, `mcp/rbac.rs`, `mcp/handler.rs`.

use super::cel::{list, literal};
use super::lower::{Lowered, LoweredServer};
use super::yaml::yaml;
use super::{Expresses, Format, held, written};
use crate::policy::Decision;
use crate::policy::document::Fallback;
use serde_json::json;

pub(super) const FORMAT: Format = Format {
    id: "agentgateway",
    title: "agentgateway",
    file: "config.yaml, merged into what is there",
    media: "application/yaml",
    name: |alias, tool| format!("{alias}_{tool}"),
    expresses: Expresses::LIST,
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
    let rules: Vec<String> = match lowered.plan.preset.fallback() {
        Fallback::Allow => vec!["true".into()],
        Fallback::Deny => lowered.servers.iter().filter_map(rule).collect(),
    };
    let rules = if rules.is_empty() { vec!["false".to_owned()] } else { rules };
    yaml(&json!({ "mcp": { "policies": { "mcpAuthorization": { "rules": rules } } } }))
}

fn rule(server: &LoweredServer<'_>) -> Option<String> {
    let allowed: Vec<&str> = server.named(Decision::Allow).collect();
    let tools = list(allowed.iter().copied());
    (!allowed.is_empty()).then(|| format!("mcp.tool.target == {} && mcp.tool.name in {tools}", literal(server.alias)))
}
