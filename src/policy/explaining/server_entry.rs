//! Kiro and Cline: lists in the entry that a server has in the client's own file.
//! Sources: kiro.dev/docs/mcp/configuration; cline/cline, src/services/mcp/schemas.ts.

use super::rule::{Aim, Effect, Outcome, Pattern, Place, Reader, Reading, Rule, nameless, unparted};
use super::text::Node;
use crate::policy::Decision;

pub(super) const KIRO: Reader = Reader { format: "kiro", read: |text| read(text, kiro), names: nameless, parted: unparted };

pub(super) const CLINE: Reader = Reader { format: "cline", read: |text| read(text, cline), names: nameless, parted: unparted };

/// The lists, strongest first.
const LISTS: &[(&str, Decision)] = &[("disabledTools", Decision::Hide), ("autoApprove", Decision::Allow)];

/// What a client makes of an entry: the tools that it is for, or why it is skipped.
type Entry = fn(list: &str, name: &str) -> Result<Pattern, &'static str>;

fn kiro(list: &str, name: &str) -> Result<Pattern, &'static str> {
    match (list, name) {
        ("autoApprove", "*") => Ok(Pattern::any()),
        _ if name.contains('*') => Err("Kiro knows `*` alone, as every tool of `autoApprove`, and not as a part of a name"),
        _ => Ok(Pattern::exact(name)),
    }
}

fn cline(list: &str, name: &str) -> Result<Pattern, &'static str> {
    if list == "disabledTools" { Err("Cline has no list of disabled tools") } else { Ok(Pattern::exact(name)) }
}

fn read(text: &str, entry: Entry) -> Result<Reading, String> {
    let root = Node::json(text)?.table()?;
    let mut reading = Reading::default();
    for (alias, server) in root.map("mcpServers")? {
        reading.take_entry(alias, server);
        for (rank, (list, decision)) in (0..).zip(LISTS) {
            reading.rules.extend(server.texts(list)?.into_iter().map(|(name, node)| {
                let read = entry(list, name);
                Rule {
                    place: Place { line: node.line, path: node.path.clone() },
                    text: name.to_owned(),
                    skipped: read.as_ref().err().map(|why| (*why).to_owned()),
                    aim: Aim::Parts { server: Pattern::exact(alias), tool: read.unwrap_or_else(|_| Pattern::exact(name)) },
                    effect: Effect::Settles(Outcome::Sure(*decision)),
                    rank,
                }
            }));
        }
    }
    Ok(reading)
}
