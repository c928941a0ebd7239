//! IBM's ContextForge: two entries for the list of plugins in `plugins/config.yaml`. The first lets named tools through and no
//! others, by the rules of the unified decision point's own engine; the second counts calls.
//!
//! The gateway calls a tool by its server's name and its own, both as slugs with a dash between them, so that `get_me` and
//! `get-me` are one, and nothing is left of a name in Chinese: of tools that can't be told apart none is let through that
//! isn't wanted. A slug holds no letter that its patterns read in a way of their own. A rule refuses when its id starts with
//! `deny:`, so that ours start with `allow:`. Counters are kept for a tool, for everybody together, and let calls through
//! when they fail. The name that plugins are told was taken from the code of the gateway's tools, not from a running one.
//! Read from the gateway's own source: `plugins/unified_pdp`, `plugins/rate_limiter`, `utils/create_slug.py`.

use super::lower::{Lowered, LoweredTool};
use super::slugs::slug;
use super::twins::{Twins, joined};
use super::yaml::yaml;
use super::{Expresses, Format, Recommendation, fine, written};
use crate::policy::Decision;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

pub(super) const FORMAT: Format = Format {
    id: "contextforge",
    title: "ContextForge",
    file: "plugins/config.yaml, merged into what is there",
    media: "application/yaml",
    name: joined,
    expresses: Expresses { limits: true, ..Expresses::RULES },
    trap: fine,
    unwritten: written,
    unheld,
    render,
};

fn unheld(twins: &Twins<'_>, alias: &str, tool: &Recommendation) -> Option<String> {
    if slug(&tool.tool).next().is_none() || tool.tool.contains(['\'', '’']) {
        return Some("ContextForge keeps Latin letters and digits of a name, and too little is left of this one to be sure".into());
    }
    let twin = twins.twin(alias, &tool.tool)?;
    Some(format!("ContextForge can't tell it from `{}`", crate::model::one_line(&twin.tool, 80)))
}

fn render(lowered: &Lowered<'_>) -> String {
    let servers = lowered.servers.iter().flat_map(|server| server.tools.iter().map(move |tool| (server.alias, tool)));
    let allowed: Vec<(String, &LoweredTool<'_>)> =
        servers.filter(|(_, tool)| tool.decision == Decision::Allow).map(|(alias, tool)| (joined(alias, tool.name), tool)).collect();
    let limits: Map<String, Value> =
        allowed.iter().filter_map(|(name, tool)| Some((name.clone(), json!(format!("{}/m", tool.limit?))))).collect();
    let names: BTreeSet<&str> =
        if lowered.is_open() { BTreeSet::from(["*"]) } else { allowed.iter().map(|(name, _)| name.as_str()).collect() };
    let mut plugins = vec![deciding(&names)];
    if !limits.is_empty() {
        plugins.push(counting(&limits));
    }
    yaml(&json!({ "plugins": plugins }))
}

/// The action is told with the tool's name behind it, or without in older versions.
fn deciding(names: &BTreeSet<&str>) -> Value {
    let rule = json!({
        "id": "allow:toolgrade", "actions": ["tools.invoke*"], "resource_types": ["tool"], "resource_ids": names,
    });
    json!({
        "name": "UnifiedPDPPlugin",
        "kind": "plugins.unified_pdp.unified_pdp.UnifiedPDPPlugin",
        "hooks": ["tool_pre_invoke"],
        "mode": "sequential",
        "config": {
            "combination_mode": "all_must_allow",
            "default_decision": "deny",
            "engines": [{ "name": "native", "enabled": true, "settings": { "rules": [rule] } }],
        },
    })
}

fn counting(limits: &Map<String, Value>) -> Value {
    json!({
        "name": "RateLimiterPlugin",
        "kind": "cpex_rate_limiter.RateLimiterPlugin",
        "hooks": ["tool_pre_invoke"],
        "config": { "algorithm": "sliding_window", "by_tool": limits },
    })
}
