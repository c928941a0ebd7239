//! What is four times as long takes about four times as long: no definition may hold its reader up.

use crate::world::CLASSIFIER;
use rustix::time::{ClockId, clock_gettime};
use serde_json::json;
use std::time::Duration;
use toolgrade::model::ToolRow;

/// Where something is said over and over, as a hostile definition might, and what.
const REPEATED: [(&str, &str); 16] = [
    ("description", "credits per "),
    ("description", "delete and "),
    ("description", "- a: delete\n"),
    ("description", "e.g. ("),
    ("description", "[a] "),
    ("description", "不删除用户密码"),
    ("description", "a\n\n"),
    ("server", "generate images "),
    ("action", "ab "),
    ("action", "ab, "),
    ("action", "'delete': x; "),
    ("action told", "ab\u{3000}"),
    ("action told", "\"ab\" or "),
    ("choice", "set_up_"),
    ("parameter", "set_up_"),
    ("parameter", "é’Ab"),
];

const SHORT: usize = 24 << 10;

/// Sixteen times the work for four times the text is what a search within a search takes.
const TOO_MUCH: f64 = 6.0;

/// So often is it measured before it counts as too much; a neighbour on the machine may empty the caches meanwhile.
const TRIES: usize = 4;

fn row(place: &str, text: &str) -> ToolRow {
    let mut row = json!({"tool": "update_tasks", "description": "Updates tasks.", "input_schema": {"properties": {"action": {}}}});
    match place {
        "description" => row["description"] = text.into(),
        "server" => row["server_description"] = text.into(),
        "action" => row["input_schema"]["properties"]["action"]["description"] = text.into(),
        "action told" => row["description"] = format!("Works.\naction: {text}").into(),
        "choice" => row["input_schema"]["properties"]["action"]["enum"] = json!([text, "delete", text]),
        _ => row["input_schema"]["properties"] = json!({text: {"type": "array"}}),
    }
    ToolRow::parse(row.to_string().as_bytes()).expect("a row")
}

/// The work that a verdict takes: time of this thread alone, the better of two tries.
fn work(row: &ToolRow) -> Duration {
    let once = || {
        let start = clock_gettime(ClockId::ThreadCPUTime);
        let verdict = CLASSIFIER.classify(&row.subject());
        let end = clock_gettime(ClockId::ThreadCPUTime);
        drop(verdict);
        Duration::try_from(end - start).expect("time goes on")
    };
    once().min(once())
}

/// Panics when the second work is always too many times the first.
fn grows(too_much: f64, what: &str, works: impl Fn() -> (Duration, Duration)) {
    let mut tries = (0..TRIES).map(|_| works()).map(|(small, large)| large.as_secs_f64() / small.as_secs_f64());
    assert!(tries.any(|times| times < too_much), "{what} takes {too_much} times the work or more");
}

#[test]
fn a_description_is_not_read_again_for_each_of_many_parameters() {
    let of_many = |many: usize| {
        let members = (0..many).map(|number| (format!("p{number}"), json!({"properties": {"action": {}}})));
        let properties: serde_json::Map<_, _> = members.collect();
        let description = format!("Works.\naction: {}", "ab, ".repeat(SHORT / 4));
        let row = json!({"tool": "t", "description": description, "input_schema": {"properties": properties}});
        work(&ToolRow::parse(row.to_string().as_bytes()).expect("a row"))
    };
    grows(3.0, "eight times the parameters", || (of_many(20), of_many(160)));
}

#[test]
fn the_work_grows_with_the_length_and_not_with_its_square() {
    for (place, unit) in REPEATED {
        let of_length = |length: usize| work(&row(place, &unit.repeat(length / unit.len())));
        grows(TOO_MUCH, &format!("{unit:?} in {place}"), || (of_length(SHORT), of_length(4 * SHORT)));
    }
}
