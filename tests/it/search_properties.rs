//! What holds of every query, whatever it is made of.

use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::LazyLock;
use toolgrade::model::{Entry, ToolEntry};
use toolgrade::search::{Hit, MAX_QUERY, PAGE, Query, Request, Search, SearchError};

/// What queries are made of: what the parser, the splitter and the index treat in a way of their own.
const PIECES: &[&str] = &[
    " ",
    "  ",
    "\"",
    "“",
    "”",
    ":",
    "：",
    "risk:",
    "risk:high",
    "trait:bulk",
    "server:",
    "server:\"a b",
    "lang:zh",
    "kind:tool",
    "has:",
    "create",
    "createIssue",
    "HTTPServer2Go",
    "list_",
    "_",
    "-",
    "@",
    "/",
    "图片",
    "生成",
    "圖",
    "の",
    "ファイル",
    "한국어",
    "é",
    "İ",
    "ß",
    "ﬁ",
    "Ａ",
    "\u{202e}",
    "\0",
    "\u{1e}",
    "👩‍💻",
    "𠮷",
    "ก",
    "1",
    "s3",
    "k8s",
    "the",
    "deleet",
    "\n",
    "'",
    "\\",
    "*",
    "?",
    "~",
    "(",
    "^",
    "AND",
    "OR",
    "NOT",
    "+",
    "[",
    "{",
];

static SEARCH: LazyLock<Search> = LazyLock::new(|| {
    let tool = |id: i64, name: &str, description: &str| {
        Entry::Tool(ToolEntry { id, server: 1, name: name.into(), description: Some(description.into()), ..ToolEntry::default() })
    };
    let entries = [
        tool(1, "createIssue", "Creates an issue. 生成图片"),
        tool(2, "list_files", "ファイル 한국어 HTTPServer"),
        tool(3, "👩‍💻", "\u{1e}é"),
    ];
    Search::in_memory(&entries).expect("an index")
});

fn query() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn every_query_that_is_not_too_long_has_an_answer(text in query()) {
        match SEARCH.ask(&Request::new(&text)) {
            Ok(answer) => {
                prop_assert!(answer.total.count >= answer.hits.len() as u64);
                prop_assert!(!answer.corrected().contains('\0') || text.contains('\0'));
                let tools = |hits: &[Hit]| hits.iter().map(|hit| (hit.tool, hit.reason)).collect::<Vec<_>>();
                prop_assert_eq!(tools(&SEARCH.find(&text, PAGE).expect("hits")), tools(&answer.hits));
            }
            Err(SearchError::TooLong(length)) => prop_assert!(length > MAX_QUERY),
            Err(error) => prop_assert!(false, "{error}"),
        }
        prop_assert!(SEARCH.suggest(&text, 8).is_ok());
    }

    #[test]
    fn marks_lie_between_characters_in_order_and_apart(text in query(), shown in query(), max in 1_usize..80) {
        prop_assume!(text.chars().count() <= MAX_QUERY);
        let answer = SEARCH.ask(&Request::new(&text)).expect("an answer");
        let mut last = 0;
        for mark in answer.marker.marks(&shown) {
            prop_assert!(last <= mark.start && mark.start < mark.end && shown.get(mark.clone()).is_some());
            last = mark.end;
        }
        let snippet = answer.marker.snippet(&shown, max);
        prop_assert!(shown.get(snippet.range.clone()).is_some() && snippet.range.len() <= max);
        prop_assert!(snippet.marks.iter().all(|mark| snippet.range.start <= mark.start && mark.end <= snippet.range.end));
    }

    #[test]
    fn a_query_written_out_reads_back_with_its_filters(text in query()) {
        prop_assume!(text.chars().count() <= MAX_QUERY / 2);
        let query = Query::parse(&text).expect("short");
        let again = Query::parse(&query.to_text()).expect("short");
        prop_assert_eq!(&again.filters, &query.filters, "{}", query.to_text());
    }
}
