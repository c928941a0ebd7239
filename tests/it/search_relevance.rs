//! The judged queries, and the command that measures the ranking with them.

use std::process::{Command, Output};
use toolgrade::search::measure::Judged;

const QUERIES: &str = include_str!("../../data/labels/queries.tsv");

fn judged() -> Vec<Judged> {
    Judged::parse(QUERIES).expect("judged queries")
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'))
}

/// Searches two tools with queries of their own.
fn eval_search(queries: &str, args: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    let (tools, asked) = (folder.path().join("tools.jsonl"), folder.path().join("queries.tsv"));
    let row = |name: &str, text: &str| format!(r#"{{"server":"a--b","tool":"{name}","description":"{text}"}}"#);
    std::fs::write(&tools, [row("get_note", "Reads a note."), row("delete_note", "Deletes a note.")].join("\n")).expect("a file");
    std::fs::write(&asked, queries).expect("a file");
    let mut command = Command::new(env!("CARGO_BIN_EXE_toolgrade"));
    command.arg("eval-search").arg(tools).arg("--queries").arg(asked).args(args);
    command.output().expect("the program ends")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_judged_set_is_large_and_mixed_enough() {
    let queries = judged();
    let kind = |kind: &str| queries.iter().filter(|one| one.kind == kind).count();
    assert!(queries.len() >= 150, "{}", queries.len());
    assert!(queries.iter().filter(|one| is_chinese(&one.query)).count() >= 60);
    assert!(kind("typo") >= 20 && kind("punctuation") >= 20 && kind("exact") >= 50, "{} {}", kind("typo"), kind("punctuation"));
}

#[test]
fn every_judged_query_has_a_tool_that_is_just_what_was_asked_for() {
    for one in judged() {
        assert!(one.grades.values().any(|grade| *grade == 3), "{}", one.query);
    }
}

#[test]
fn an_exact_query_is_the_name_of_the_tools_that_are_worth_most() {
    for one in judged().iter().filter(|one| one.kind == "exact") {
        for (tool, _) in one.grades.iter().filter(|(_, grade)| **grade == 3) {
            assert_eq!(tool.split_once('/').map(|(_, name)| name), Some(one.query.as_str()), "{tool}");
        }
    }
}

#[test]
fn the_judged_set_holds_names_and_no_text_of_definitions() {
    for line in QUERIES.lines().filter(|line| !line.starts_with('#')) {
        let grades = line.split('\t').nth(2).expect("grades");
        assert!(grades.split(' ').all(|word| word.contains('/') && word.contains('=') && word.len() < 120), "{line}");
    }
}

#[test]
fn eval_search_prints_the_measures_and_the_poor_queries() {
    let queries = "get_note\texact\ta--b/get_note=3\nzebra\tenglish\ta--b/delete_note=3\nx\tenglish\tother/tool=3\n";
    let printed = out(&eval_search(queries, &["--errors"]));
    assert!(printed.contains("2 queries, 1 left out") && printed.contains("comes first: 100.0 %"), "{printed}");
    assert!(printed.contains("0.000 [english] zebra") && printed.contains("missed 3 a-b/delete_note"), "{printed}");
    let json: serde_json::Value = serde_json::from_str(&out(&eval_search(queries, &["--json"]))).expect("JSON");
    assert_eq!((json["ndcg"].as_f64(), json["kinds"]["exact"]["queries"].as_u64(), json["empty"].as_u64()), (Some(0.5), Some(1), Some(1)));
}

#[test]
fn a_required_bar_of_the_ranking_that_is_broken_ends_with_1_and_is_named() {
    let queries = "get_note\texact\ta--b/get_note=3\nzebra\tenglish\ta--b/delete_note=3\n";
    assert_eq!(eval_search(queries, &["--require", "ndcg=0.5", "--require", "exact-first=1"]).status.code(), Some(0));
    let broken = eval_search(queries, &["--require", "ndcg=0.9", "--require", "empty=0.1"]);
    let told = String::from_utf8_lossy(&broken.stderr).into_owned();
    assert_eq!(broken.status.code(), Some(1));
    assert!(told.contains("ndcg is 0.5000, below") && told.contains("empty is 0.5000, above"), "{told}");
}

#[test]
fn judged_queries_that_cannot_be_read_or_met_end_with_2() {
    for queries in ["get_note\texact\n", "q\tenglish\tother/tool=3\n"] {
        assert_eq!(eval_search(queries, &[]).status.code(), Some(2), "{queries}");
    }
}
