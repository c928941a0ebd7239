//! VS Code: `false` makes it ask each time; every key that fits has its say. A key is the tool's bare name, by the source, or
//! `server/tool`, by the documentation, also as VS Code rewrites names. Without a key it asks until a person lets the tool
//! through for good, and not at all where the server says that the tool only reads.
//! Sources: code.visualstudio.com/docs/agents/approvals; microsoft/vscode, languageModelToolsService.ts.

use super::rule::{Aim, Effect, Outcome, Pattern, Place, Reader, Reading, Rest, Rule};
use super::text::Node;
use crate::policy::{Decision, formats::plainly};

pub(super) const READER: Reader = Reader { format: "vscode", read, names, parted: |text| Some(text.split_once('/').unwrap_or(("", text))) };

const KEY: &str = "chat.tools.eligibleForAutoApproval";

fn names(alias: &str, tool: &str) -> Vec<String> {
    let (own, plain) = (tool.to_owned(), plainly(tool));
    vec![format!("{alias}/{own}"), format!("{alias}/{plain}"), own, plain]
}

fn read(text: &str) -> Result<Reading, String> {
    let root = Node::json(text)?.table()?;
    let rest = Rest { outcome: Outcome::Annotations, absent: None };
    let rule = |(key, node): &(String, Node)| {
        let asks = node.flag().ok_or_else(|| node.wrong("true or false"))?;
        let why = "`true` is what holds without it; only `false` changes anything";
        Ok(Rule {
            place: Place { line: node.line, path: node.path.clone() },
            text: key.clone(),
            aim: Aim::Whole(Pattern::exact(key)),
            effect: Effect::Settles(Outcome::Sure(Decision::Ask)),
            rank: 0,
            skipped: asks.then(|| why.into()),
        })
    };
    Ok(Reading { rules: root.map(KEY)?.iter().map(rule).collect::<Result<_, String>>()?, rest, ..Reading::default() })
}
