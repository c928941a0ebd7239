//! The messages of both languages: the same keys with the same arguments, none missing and none left over.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const ENGLISH: &str = include_str!("../../data/messages/en.ftl");
const CHINESE: &str = include_str!("../../data/messages/zh.ftl");

/// Keys with the arguments that their messages take.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut found = BTreeMap::new();
    for entry in &resource.body {
        if let Entry::Message(message) = entry {
            let mut arguments = BTreeSet::new();
            collect(message.value.as_ref().expect("a message has a text"), &mut arguments);
            let before = found.insert(message.id.name.to_owned(), arguments);
            assert!(before.is_none(), "{} stands twice", message.id.name);
        }
    }
    found
}

fn collect(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => named(inline, arguments),
            Expression::Select { selector, variants } => {
                named(selector, arguments);
                for variant in variants {
                    collect(&variant.value, arguments);
                }
            }
        }
    }
}

fn named(expression: &InlineExpression<&str>, arguments: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = expression {
        arguments.insert(id.name.to_owned());
    }
}

/// Every source and template, joined, without comments.
fn code() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut text = String::new();
    let mut folders: Vec<PathBuf> = vec![root.join("src"), root.join("templates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let whole = fs::read_to_string(&path).expect("text");
                whole.lines().filter(|line| !line.trim_start().starts_with("//")).for_each(|line| text.extend([line, "\n"]));
            }
        }
    }
    text
}

/// The keys that code and templates ask for by name.
fn asked(code: &str) -> BTreeSet<&str> {
    let calls = [".say(\"", ".around(\"", ".with(\"", ".tell(\"", ".marked(\"", ".marked_with(\""]
        .into_iter()
        .flat_map(|call| code.split(call).skip(1));
    let told = code.split("tell!(").skip(1).filter_map(|rest| {
        let arguments = rest.split(')').next()?;
        arguments.split('"').nth(1).filter(|_| arguments.split('"').next().is_some_and(|before| before.matches(',').count() == 1))
    });
    calls.filter_map(|rest| rest.split('"').next()).chain(told).filter(|key| is_key(key)).collect()
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

#[test]
fn both_languages_say_the_same_with_the_same_arguments() {
    let (english, chinese) = (messages(ENGLISH), messages(CHINESE));
    assert_eq!(english.keys().collect::<Vec<_>>(), chinese.keys().collect::<Vec<_>>());
    for (key, arguments) in &english {
        assert_eq!(arguments, &chinese[key], "the arguments of {key}");
    }
}

#[test]
fn whatever_is_asked_for_is_there() {
    let (known, code) = (messages(ENGLISH), code());
    let missing: Vec<&str> = asked(&code).into_iter().filter(|key| !known.contains_key(*key)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn no_message_is_left_over() {
    let code = code();
    let idle: Vec<String> = messages(ENGLISH).into_keys().filter(|key| !code.contains(&format!("\"{key}\""))).collect();
    assert_eq!(idle, Vec::<String>::new());
}

#[test]
fn no_chinese_message_was_left_in_english() {
    let untold = |line: &&str| {
        let text = line.split_once(" = ").map_or("", |(_, text)| text);
        let letters = text.chars().filter(char::is_ascii_alphabetic).count();
        letters > 24 && !text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
    };
    assert_eq!(CHINESE.lines().filter(untold).collect::<Vec<_>>(), Vec::<&str>::new());
}
