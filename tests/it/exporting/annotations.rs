//! Corrected hints, read as ToolHive's virtual MCP server does: a list of backends, overrides by tool, only the protocol's
//! names, only true and false. They refuse nothing, and the losses say so.
//! Source: stacklok/toolhive, pkg/vmcp/config/config.go (`WorkloadToolConfig`, `ToolAnnotationsOverride`).

use super::clients::{is_sound, three};
use serde::Deserialize;
use std::collections::BTreeMap;
use toolgrade::policy::{Decision, Preset};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    aggregation: Aggregation,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Aggregation {
    tools: Vec<Workload>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Workload {
    workload: String,
    overrides: BTreeMap<String, Override>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Override {
    annotations: Annotations,
}

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
#[expect(clippy::struct_field_names, reason = "they are the protocol's names")]
struct Annotations {
    read_only_hint: Option<bool>,
    destructive_hint: Option<bool>,
    idempotent_hint: Option<bool>,
    open_world_hint: Option<bool>,
}

fn of(policy: &str, alias: &str, tool: &str) -> Option<Annotations> {
    let mut file: File = serde_saphyr::from_str(policy).expect("ToolHive's form");
    let place = file.aggregation.tools.iter().position(|workload| workload.workload == alias)?;
    Some(file.aggregation.tools[place].overrides.remove(tool)?.annotations)
}

/// Nothing is enforced; but each tool of the plan must be there.
fn seen(policy: &str, alias: &str, tool: &str) -> Decision {
    let unheard = ["unheard_of", "get_everything", "say", "tool", "item", "x", "aaa", "other", "comment"];
    assert_eq!(of(policy, alias, tool).is_some(), !unheard.contains(&tool), "{alias}/{tool:?}: {policy}");
    Decision::Allow
}

#[test]
fn every_tool_has_its_hints_and_that_nothing_is_enforced_is_told() {
    is_sound("annotations", seen);
}

#[test]
fn hints_say_what_the_verdict_does() {
    let text = three("annotations", Preset::Balanced, "my desk").text;
    let told = ["get_me", "pay", "delete_all"].map(|tool| of(&text, "my desk", tool).expect("hints"));
    let read = Annotations { read_only_hint: Some(true), ..Annotations::default() };
    let write = |destroys| Annotations { read_only_hint: Some(false), destructive_hint: Some(destroys), ..Annotations::default() };
    assert_eq!(told, [read, write(false), write(true)]);
}
