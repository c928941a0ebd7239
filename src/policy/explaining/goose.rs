//! goose: refusals, then leave, then questions, each by the extension's key, two underscores and the tool's name. Names are
//! compared letter by letter, so that a `*` is a part of one.
//! Source: block/goose, crates/goose/src/config/{permission,extensions}.rs.

use super::rule::{Aim, Effect, Outcome, Pattern, Place, Reader, Reading, Rule};
use crate::policy::{Decision, Format};
use serde::Deserialize;
use serde_saphyr::Spanned;

pub(super) const READER: Reader = Reader { format: "goose", read, names, parted: |text| text.split_once("__") };

#[derive(Deserialize)]
struct Permissions {
    #[serde(default)]
    user: Option<Lists>,
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
    let Some(lists) = file.user else { return Ok(Reading::default()) };
    let ranked = [
        ("never_allow", lists.never_allow, Decision::Deny),
        ("always_allow", lists.always_allow, Decision::Allow),
        ("ask_before", lists.ask_before, Decision::Ask),
    ];
    let mut reading = Reading::default();
    for (rank, (list, names, decision)) in (0..).zip(ranked) {
        reading.rules.extend(names.into_iter().enumerate().map(|(at, name)| Rule {
            place: Place { line: usize::try_from(name.defined.line()).unwrap_or(0), path: format!("user.{list}[{at}]") },
            aim: Aim::Whole(Pattern::exact(&name.value)),
            effect: Effect::Settles(Outcome::Sure(decision)),
            rank,
            skipped: None,
            text: name.value,
        }));
    }
    Ok(reading)
}
