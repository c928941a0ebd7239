//! What holds of every definition, tried on many that nobody wrote down.
//!
//! The cases are the same at every run. For a longer hunt: `PROPTEST_CASES=5000 PROPTEST_RNG_SEED=1 cargo test properties`;
//! what it finds becomes a test of its own.

use crate::definitions::{noise, row};
use crate::sound;
use crate::spacing::{respaced, spacing};
use crate::world::{CLASSIFIER, World};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use toolgrade::model::{Category, Risk, ServerSlug, ToolRow, Trait, Verdict};

/// No verdict lists more, so that a full list may lack other pieces of it.
const MAX_EVIDENCE: usize = 40;

/// So many cases, always the same ones unless the environment says otherwise.
fn cases(cases: u32) -> Config {
    let is_set = |name| std::env::var_os(name).is_some();
    let usual = Config { failure_persistence: None, ..Config::default() };
    let counted = if is_set("PROPTEST_CASES") { usual } else { Config { cases, ..usual } };
    if is_set("PROPTEST_RNG_SEED") { counted } else { Config { rng_seed: RngSeed::Fixed(20), ..counted } }
}

fn read(row: &Value) -> ToolRow {
    ToolRow::parse(row.to_string().as_bytes()).unwrap_or_else(|error| panic!("{error}: {row}"))
}

fn verdict(row: &Value) -> Verdict {
    let row = read(row);
    let verdict = CLASSIFIER.classify(&row.subject());
    sound::check(&row, &verdict);
    verdict
}

/// What policies are made from.
fn rating(verdict: &Verdict) -> (Category, Risk, &[Trait]) {
    (verdict.category, verdict.risk, &verdict.traits)
}

/// The same value with the keys of every object in another order; lists stay as they are.
fn reordered(value: &Value, turn: usize) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().map(|(key, member)| (key.clone(), reordered(member, turn))).collect();
            let middle = turn % members.len().max(1);
            members.rotate_left(middle);
            if turn.is_multiple_of(2) {
                members.reverse();
            }
            Value::Object(members.into_iter().collect::<Map<_, _>>())
        }
        Value::Array(items) => items.iter().map(|item| reordered(item, turn)).collect(),
        other => other.clone(),
    }
}

/// A verdict without the order in which its definition names parameters: evidence sorted, the quotes left out.
fn unordered(mut verdict: Verdict) -> Verdict {
    verdict.evidence.sort_by(|a, b| (&a.rule, &a.field, a.start, a.end).cmp(&(&b.rule, &b.field, b.start, b.end)));
    if verdict.evidence.len() == MAX_EVIDENCE {
        verdict.evidence.clear();
    }
    verdict.rationale.clear();
    verdict
}

proptest! {
    #![proptest_config(cases(160))]

    #[test]
    fn every_verdict_is_sound_and_comes_twice_the_same(row in row()) {
        prop_assert_eq!(verdict(&row), verdict(&row));
    }

    #[test]
    fn the_order_of_keys_changes_no_verdict(row in row(), turn in 0..12_usize) {
        prop_assert_eq!(unordered(verdict(&reordered(&row, turn))), unordered(verdict(&row)));
    }

    #[test]
    fn hints_change_nothing(mut row in row(), hints in any::<[Option<bool>; 4]>(), title in noise()) {
        let [reads, destroys, repeats, open] = hints;
        row["annotations"] = json!({
            "readOnlyHint": reads, "destructiveHint": destroys, "idempotentHint": repeats, "openWorldHint": open, "title": title,
        });
        let mut bare = row.clone();
        bare.as_object_mut().expect("an object").remove("annotations");
        prop_assert_eq!(verdict(&row), verdict(&bare));
    }

    #[test]
    fn more_white_space_changes_no_rating(row in row(), spacing in spacing()) {
        let spaced = respaced(&row, &spacing);
        let (before, after) = (verdict(&row), verdict(&spaced));
        prop_assert_eq!(rating(&before), rating(&after), "{}", spaced["description"]);
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn the_tools_judged_before_change_nothing(rows in vec(row(), 2..6)) {
        let forwards: Vec<Verdict> = rows.iter().map(verdict).collect();
        let mut backwards: Vec<Verdict> = rows.iter().rev().map(verdict).collect();
        backwards.reverse();
        prop_assert_eq!(forwards, backwards);
    }
}

/// The ratings that a catalogue holds after an import of these rows, by the tools' names.
async fn imported(rows: &[Value]) -> BTreeMap<String, (Category, Risk, Vec<Trait>)> {
    let lines: Vec<String> = rows.iter().map(Value::to_string).collect();
    let world = World::with(&lines.join("\n")).await;
    let slug = ServerSlug::of("s").expect("a slug");
    let cards = world.store.standing_of(&slug).await.expect("tools");
    cards.into_iter().map(|card| (card.name, (card.category, card.risk, card.traits))).collect()
}

/// Tools of one server; only some of their rows say what the server is for.
fn of_one_server((number, (mut row, says)): (usize, (Value, bool))) -> Value {
    row["server"] = "s".into();
    row["tool"] = format!("{number}{}", toolgrade::model::clip(row["tool"].as_str().unwrap_or("t"), 500)).into();
    row["server_name"] = "A server for tests".into();
    row["server_description"] = if says { "Runs SQL queries and generates images".into() } else { Value::Null };
    row.as_object_mut().expect("an object").remove("repository");
    row
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn the_order_of_tools_in_an_import_changes_no_rating(rows in vec((row(), any::<bool>()), 2..12), turn in 0..12_usize) {
        let rows: Vec<Value> = rows.into_iter().enumerate().map(of_one_server).collect();
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        turned.reverse();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let (one, other) = runtime.block_on(async { (imported(&rows).await, imported(&turned).await) });
        prop_assert_eq!(one.len(), rows.len());
        prop_assert_eq!(one, other);
    }
}
