//! Cursor: what an entry of the list fits runs unasked. The first `:` ends the server's name, and `*` is any text in either.
//! Source: cursor.com/docs/reference/permissions.

use super::rule::{Aim, Effect, Outcome, Pattern, Place, Reader, Reading, Rule, nameless, unparted};
use super::text::Node;
use crate::policy::Decision;

pub(super) const READER: Reader = Reader { format: "cursor", read, names: nameless, parted: unparted };

fn read(text: &str) -> Result<Reading, String> {
    let root = Node::json(text)?.table()?;
    let rule = |(text, node): (&str, &Node)| {
        let parts = text.split_once(':');
        let (server, tool) = parts.unwrap_or((text, ""));
        Rule {
            place: Place { line: node.line, path: node.path.clone() },
            text: text.to_owned(),
            aim: Aim::Parts { server: Pattern::glob(server), tool: Pattern::glob(tool) },
            effect: Effect::Settles(Outcome::Sure(Decision::Allow)),
            rank: 0,
            skipped: parts.is_none().then(|| "an entry of Cursor's list is SERVER:TOOL".into()),
        }
    };
    Ok(Reading { rules: root.texts("mcpAllowlist")?.into_iter().map(rule).collect(), ..Reading::default() })
}
