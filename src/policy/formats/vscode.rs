//! VS Code (GitHub Copilot's agent). Merge the map into that of the settings; for a whole organisation the device policy
//! `ChatToolsEligibleForAutoApproval` holds the same. Nothing here lets a tool through or refuses one: `false` makes VS Code
//! ask each time, whatever a person has chosen and whatever the server annotates; without it, it asks until a person lets the
//! tool through for good, and not at all where the server says that the tool only reads. To refuse a tool, deselect it in the
//! picker, or list those that are wanted in a tool set.
//!
//! By its source VS Code looks a tool of a server up by the tool's bare name; its documentation writes `server/tool`. Both
//! stand here, also as VS Code rewrites names. A bare name holds tools of that name on all servers.
//! Sources: code.visualstudio.com/docs/agents/approvals; microsoft/vscode, languageModelToolsService.ts
//! (`isToolEligibleForAutoApproval`). How names are rewritten is unverified, and could only add keys that nothing reads.

use super::lower::Lowered;
use super::names::{plainly, pretty};
use super::{Expresses, Format, fine, held, written};
use crate::policy::Decision;
use serde_json::{Map, json};

pub(super) const FORMAT: Format = Format {
    id: "vscode",
    title: "VS Code",
    file: "settings.json of a person or a workspace",
    media: "application/json",
    name: |alias, tool| format!("{alias}/{tool}"),
    expresses: Expresses { allow: false, ask: true, ..Expresses::LEAVE },
    trap: fine,
    unwritten: written,
    unheld: held,
    render,
};

fn render(lowered: &Lowered<'_>) -> String {
    let mut asked = Map::new();
    for (alias, tool) in lowered.tools().filter(|(_, tool)| tool.decision != Decision::Allow) {
        for name in [tool.name.to_owned(), plainly(tool.name)] {
            asked.insert(format!("{alias}/{name}"), false.into());
            asked.insert(name, false.into());
        }
    }
    asked.sort_keys();
    pretty(&json!({ "chat.tools.eligibleForAutoApproval": asked }))
}
