//! In a Rego engine, asked as the text's first lines say: the text by itself, and the bundle's files.

use super::gateways::{
    all_and_nothing, does_what_the_policy_says, odd_names_are_no_patterns, odd_names_stay_themselves, other_names_are_refused,
    reads_arguments_as_we_do, servers_stay_apart,
};
use regorus::{Engine, PolicyLengthConfig, Value as Rego};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::io::Read;
use std::num::NonZeroU32;
use toolgrade::policy::{Decision, Lossy, bundle};

/// As OPA runs it: a builtin that fails leaves its rule undefined, and lines may be long.
fn engine() -> Engine {
    let mut engine = Engine::new();
    engine.set_strict_builtin_errors(false);
    engine.set_policy_length_config(PolicyLengthConfig { max_col: NonZeroU32::MAX, ..PolicyLengthConfig::default() });
    engine
}

fn decided(mut engine: Engine, alias: &str, tool: &str, arguments: &Value) -> Decision {
    let input = json!({ "server": alias, "tool": tool, "arguments": arguments }).to_string();
    engine.set_input(Rego::from_json_str(&input).expect("an input"));
    let answer = engine.eval_rule("data.toolgrade.decision".into()).expect("an answer");
    let decision: Decision = answer.as_string().expect("text").parse().expect("a decision");
    let allowed = engine.eval_rule("data.toolgrade.allow".into()).expect("an answer");
    assert_eq!(allowed, Rego::Bool(decision == Decision::Allow));
    decision
}

thread_local! {
    /// The last text with the engine that has read it: reading takes far longer than answering.
    static READ: RefCell<Option<(String, Engine)>> = const { RefCell::new(None) };
}

fn answers(text: &str, alias: &str, tool: &str, arguments: &Value) -> Decision {
    let known = READ.with_borrow(|read| read.as_ref().filter(|(known, _)| known == text).map(|(_, engine)| engine.clone()));
    let engine = known.unwrap_or_else(|| {
        let mut engine = engine();
        engine.add_policy("toolgrade.rego".into(), text.into()).expect("Rego");
        READ.set(Some((text.to_owned(), engine.clone())));
        engine
    });
    decided(engine, alias, tool, arguments)
}

/// The files of a bundle with their times, in their order.
fn unpacked(bundle: &[u8]) -> Vec<(String, u64, String)> {
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(bundle));
    let file = |entry: std::io::Result<tar::Entry<'_, flate2::read::GzDecoder<&[u8]>>>| {
        let mut entry = entry.expect("an entry");
        let (name, time) = (entry.path().expect("a path").display().to_string(), entry.header().mtime().expect("a time"));
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("text");
        (name, time, text)
    };
    archive.entries().expect("entries").map(file).collect()
}

#[test]
fn rego_does_what_the_policy_says() {
    does_what_the_policy_says("rego", &answers);
}

#[test]
fn odd_names_reach_rego_as_they_are() {
    odd_names_stay_themselves("rego", &answers);
}

#[test]
fn no_name_is_a_pattern_for_rego() {
    odd_names_are_no_patterns("rego", &answers);
    other_names_are_refused("rego", &answers);
}

#[test]
fn rego_keeps_servers_apart() {
    servers_stay_apart("rego", &answers);
}

#[test]
fn rego_can_be_told_all_and_nothing() {
    all_and_nothing("rego", &answers);
}

#[test]
fn rego_reads_arguments_as_we_do() {
    reads_arguments_as_we_do("rego", &answers);
}

#[test]
fn a_bundle_decides_as_the_text_does() {
    let plan = super::plan();
    let files = unpacked(&bundle(&plan, Lossy::Report));
    let text = super::text("rego", Lossy::Report);
    for call in super::calls() {
        let mut engine = engine();
        engine.add_data(Rego::from_json_str(&files[1].2).expect("data")).expect("data");
        engine.add_policy(files[2].0.clone(), files[2].2.clone()).expect("Rego");
        let arguments = Value::Object(call.arguments);
        let bundled = decided(engine, super::ALIAS, &call.tool, &arguments);
        assert_eq!(bundled, answers(&text, super::ALIAS, &call.tool, &arguments), "{}", call.tool);
    }
}

#[test]
fn a_bundle_is_the_same_bytes_each_time() {
    let (one, other) = (bundle(&super::plan(), Lossy::Stricter), bundle(&super::plan(), Lossy::Stricter));
    let files: Vec<(String, u64)> = unpacked(&one).into_iter().map(|(name, time, _)| (name, time)).collect();
    assert_eq!((one == other, files), (true, [".manifest", "data.json", "toolgrade.rego"].map(|name| (name.to_owned(), 0)).to_vec()));
}

#[test]
fn a_bundles_revision_follows_its_policy() {
    let revision = |lossy| {
        let manifest: Value = serde_json::from_str(&unpacked(&bundle(&super::plan(), lossy))[0].2).expect("JSON");
        manifest["revision"].as_str().map(str::to_owned)
    };
    assert_ne!(revision(Lossy::Stricter), revision(Lossy::Report));
}
