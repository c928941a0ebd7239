//! goose's permissions. Merge the three lists under `user`; all three must be there, or goose doesn't start. They hold while
//! goose runs in manual or smart approval, not in autonomous mode, which is its default. Refusals come first, then leave, then
//! questions. A refused tool is still known to the model; `available_tools` of the extension hides it.
//!
//! A tool is called by its extension's key, which is the alias in lower case without spaces and with an underscore for other
//! characters, and its own name.
//! Source: block/goose, crates/goose/src/config/{permission,extensions}.rs.

use super::{Expresses, Format, fine, held, lower::Lowered, written};
use crate::policy::Decision;
use serde::Serialize;

pub(super) const FORMAT: Format = Format {
    id: "goose",
    title: "goose",
    file: "~/.config/goose/permission.yaml",
    media: "application/yaml",
    name,
    expresses: Expresses {
        ask: true,
        deny: true,
        unnamed: Decision::Ask,
        idle: Some("goose holds calls back in manual or smart approval alone; in autonomous mode, its default, all of them go through"),
        ..Expresses::LEAVE
    },
    trap: fine,
    unwritten: written,
    unheld: held,
    render,
};

#[derive(Serialize)]
struct Permissions {
    user: Lists,
}

#[derive(Serialize)]
struct Lists {
    always_allow: Vec<String>,
    ask_before: Vec<String>,
    never_allow: Vec<String>,
}

fn name(alias: &str, tool: &str) -> String {
    let spaceless: String = alias.chars().filter(|c| !c.is_whitespace()).collect();
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let key: String = spaceless.chars().map(|c| if fits(c) { c.to_ascii_lowercase() } else { '_' }).collect();
    format!("{key}__{tool}")
}

fn render(lowered: &Lowered<'_>) -> String {
    let list = |wanted: fn(Decision) -> bool| {
        let tools = lowered.tools().filter(|(_, tool)| wanted(tool.decision));
        super::names::distinct(tools.map(|(alias, tool)| name(alias, tool.name)))
    };
    super::yaml::yaml(&Permissions {
        user: Lists {
            always_allow: list(|decision| decision == Decision::Allow),
            ask_before: list(|decision| decision == Decision::Ask),
            never_allow: list(|decision| decision >= Decision::Deny),
        },
    })
}
