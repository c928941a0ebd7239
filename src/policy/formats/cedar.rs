//! Cedar without a gateway: policies for whoever asks the question as the first lines of the text say. The action is the
//! call, the resource the tool by its exact name; the server's alias and the arguments stand in the context, the arguments
//! under `input`, as Amazon's AgentCore has it. Replace the entity types where yours have other names.
//!
//! Cedar refuses what nothing permits, and passes over a policy that fails: one that forbids never fails, and holds where the
//! context names no server. It has no word for a list of tools.

use super::cedar_text::{can_ask, clauses, literal};
use super::lower::{Lowered, LoweredTool};
use super::{Condition, Expresses, Format, HELD, fine, held, written};
use crate::policy::{Decision, Test};

pub(super) const FORMAT: Format = Format {
    id: "cedar",
    title: "Cedar",
    file: "policy.cedar",
    media: "text/plain",
    name: |_, tool| format!("Tool::{}", literal(tool)),
    expresses: Expresses { conditions: can_ask, narrower: lists, excepts: HELD, ..Expresses::RULES },
    trap: fine,
    unwritten: written,
    unheld: held,
    render,
};

const QUESTION: &str = "// principal: whoever calls. action: Action::\"call_tool\". resource: Tool::\"<the tool's name>\".\n\
    // context: { \"server\": \"<the server's alias>\", \"input\": { <the call's arguments> } }.\n";

/// A set has no item of which it could be said that it is each.
pub(super) fn lists(condition: &Condition) -> Option<&'static str> {
    matches!(condition.test, Test::In(_)).then_some("calls that give a list")
}

fn render(lowered: &Lowered<'_>) -> String {
    if lowered.is_open() {
        let open = format!("{QUESTION}\npermit (principal, action == Action::\"call_tool\", resource);\n");
        let held = lowered.tools().filter(|(_, tool)| tool.decision != Decision::Allow);
        return held.fold(open, |text, (alias, tool)| text + &forbid(alias, tool.name));
    }
    let allowed = lowered.tools().filter(|(_, tool)| tool.decision == Decision::Allow);
    allowed.fold(QUESTION.to_owned(), |text, (alias, tool)| text + &permit(alias, tool))
}

fn forbid(alias: &str, tool: &str) -> String {
    let (tool, alias) = (literal(tool), literal(alias));
    format!(
        "\nforbid (\n  principal,\n  action == Action::\"call_tool\",\n  resource == Tool::{tool}\n)\nunless {{ context has server && context.server != {alias} }};\n"
    )
}

fn permit(alias: &str, tool: &LoweredTool<'_>) -> String {
    let mut conditions = vec![format!("context.server == {}", literal(alias))];
    let asked = clauses(&tool.require, "context.input", "");
    if !asked.is_empty() {
        conditions.push("context has input".into());
    }
    conditions.extend(asked);
    let (tool, conditions) = (literal(tool.name), conditions.join(" &&\n  "));
    format!("\npermit (\n  principal,\n  action == Action::\"call_tool\",\n  resource == Tool::{tool}\n)\nwhen {{\n  {conditions}\n}};\n")
}
