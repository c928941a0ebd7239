//! Zed, 0.224 or later. Merge `tools` into the settings. What no rule names is asked about, unless `tool_permissions.default`
//! is set to something else. The exact names are the keys; patterns don't work for tools of servers. A refused tool is still
//! shown to the model; to hide it, leave it out of the profile.
//! Source: zed.dev/docs/ai/tool-permissions.

use super::names::pretty;
use super::{Expresses, Format, fine, held, lower::Lowered, written};
use crate::policy::Decision;
use serde_json::{Map, json};

pub(super) const FORMAT: Format = Format {
    id: "zed",
    title: "Zed",
    file: "settings.json",
    media: "application/json",
    name,
    expresses: Expresses { ask: true, deny: true, unnamed: Decision::Ask, ..Expresses::LEAVE },
    trap: fine,
    unwritten: written,
    unheld: held,
    render,
};

fn name(alias: &str, tool: &str) -> String {
    format!("mcp:{alias}:{tool}")
}

fn render(lowered: &Lowered<'_>) -> String {
    let rules = lowered.tools().map(|(alias, tool)| {
        let word = match tool.decision {
            Decision::Allow => "allow",
            Decision::Ask => "confirm",
            Decision::Deny | Decision::Hide => "deny",
        };
        (name(alias, tool.name), json!({ "default": word }))
    });
    pretty(&json!({ "agent": { "tool_permissions": { "tools": rules.collect::<Map<_, _>>() } } }))
}
