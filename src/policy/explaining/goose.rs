//! goose: refusals, then leave, then questions, each by the extension's key, two underscores and the tool's name. Names are
//! compared letter by letter, so that a `*` is a part of one. Its configuration, another file, says which extensions are on and
//! which of their tools there are.
//! Source: block/goose, crates/goose/src/config/{permission,extensions}.rs.

use super::rule::{Aim, Effect, Outcome, Pattern, Place, Reader, Reading, Rule};
use crate::policy::{Decision, Format};
use serde::Deserialize;
use serde_saphyr::Spanned;
use std::collections::BTreeMap;

pub(super) const READER: Reader = Reader { format: "goose", read, names, parted: |text| text.split_once("__") };

#[derive(Deserialize)]
struct Permissions {
    #[serde(default)]
    user: Option<Lists>,
    #[serde(default)]
    extensions: BTreeMap<String, Extension>,
}

#[derive(Deserialize)]
struct Extension {
    enabled: Option<Spanned<bool>>,
    /// None, or an empty list, stands for all.
    #[serde(default)]
    available_tools: Vec<Spanned<String>>,
}

/// All three must be there, or goose doesn't start.
#[derive(Deserialize)]
struct Lists {
    always_allow: Vec<Spanned<String>>,
    ask_before: Vec<Spanned<String>>,
    never_allow: Vec<Spanned<String>>,
}

fn names(alias: &str, tool: &str) -> Vec<String> {
    Format::named("goose").map(|format| (format.name)(alias, tool)).into_iter().collect()
}

fn read(text: &str) -> Result<Reading, String> {
    let file: Permissions = serde_saphyr::from_str(text).map_err(|error| {
        let place = error.location().map_or_else(String::new, |place| format!(" (look at line {})", place.line()));
        format!("is not goose's form: `user` needs the lists always_allow, ask_before and never_allow{place}")
    })?;
    let mut reading = Reading::default();
    for (alias, extension) in file.extensions {
        take(&mut reading, &alias, extension);
    }
    let Some(lists) = file.user else { return Ok(reading) };
    let ranked = [
        ("never_allow", lists.never_allow, Decision::Deny),
        ("always_allow", lists.always_allow, Decision::Allow),
        ("ask_before", lists.ask_before, Decision::Ask),
    ];
    for (rank, (list, names, decision)) in (0..).zip(ranked) {
        reading.rules.extend(names.into_iter().enumerate().map(|(at, name)| Rule {
            place: place(&name, format!("user.{list}[{at}]")),
            aim: Aim::Whole(Pattern::exact(&name.value)),
            effect: Effect::Settles(Outcome::Sure(decision)),
            rank,
            skipped: None,
            text: name.value,
        }));
    }
    Ok(reading)
}

fn place<T>(found: &Spanned<T>, path: String) -> Place {
    Place { line: usize::try_from(found.defined.line()).unwrap_or(0), path }
}

/// Takes an extension of the configuration: whether it is on, and its tools.
fn take(reading: &mut Reading, alias: &str, extension: Extension) {
    reading.servers.push(alias.to_owned());
    if let Some(enabled) = extension.enabled.filter(|enabled| !enabled.value) {
        reading.off.insert(alias.to_owned(), place(&enabled, format!("extensions.{alias}.enabled")));
    }
    let path = format!("extensions.{alias}.available_tools");
    let Some(first) = extension.available_tools.first() else { return };
    let tools = extension.available_tools.iter().map(|tool| tool.value.clone()).collect();
    let list = place(first, path.clone());
    let aim = Aim::Unlisted { server: alias.to_owned(), tools };
    let effect = Effect::Settles(Outcome::Sure(Decision::Hide));
    reading.rules.push(Rule { place: list, text: "available_tools".into(), aim, effect, rank: -1, skipped: None });
    reading.rules.extend(extension.available_tools.into_iter().enumerate().map(|(at, tool)| Rule {
        place: place(&tool, format!("{path}[{at}]")),
        aim: Aim::Parts { server: Pattern::exact(alias), tool: Pattern::exact(&tool.value) },
        effect: Effect::Admits,
        rank: -2,
        skipped: None,
        text: tool.value,
    }));
}
