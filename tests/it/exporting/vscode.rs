//! Read as its source says: `false` under the tool's bare name makes it ask each time; without it a person may let the tool
//! through for good, but is asked before.
//! Source: microsoft/vscode, languageModelToolsService.ts (`isToolEligibleForAutoApproval`, `getToolFullReferenceName`).

use super::clients::{is_sound, three};
use serde_json::{Value, json};
use toolgrade::model::{Category, Judged, Risk, Trait};
use toolgrade::policy::{Decision, Format, Lossy, Part, Plan, Preset, Wanted};

fn map(policy: &str) -> Value {
    let settings: Value = serde_json::from_str(policy).expect("JSON");
    settings["chat.tools.eligibleForAutoApproval"].clone()
}

fn seen(policy: &str, _: &str, _: &str) -> Decision {
    assert!(map(policy).as_object().expect("a map").values().all(|value| value == false), "{policy}");
    Decision::Ask
}

#[test]
fn vs_code_does_what_the_policy_says() {
    is_sound("vscode", seen);
}

#[test]
fn what_waits_for_a_person_stands_under_both_of_its_names() {
    let expected = json!({"delete_all": false, "git hub/delete_all": false, "git hub/pay": false, "pay": false});
    assert_eq!(map(&three("vscode", Preset::Balanced, "git hub").text), expected);
}

#[test]
fn a_name_that_vs_code_rewrites_stands_rewritten_too() {
    let (category, risk, traits) = (Category::Write, Risk::High, &[Trait::Financial]);
    let tool = Judged { name: "pay.now", category, risk, traits, modes: &[], schema: None, annotations: None };
    let text = Format::named("vscode").expect("a format").render(&Plan::of_server("a", [tool], &Wanted::default()), Lossy::Stricter).text;
    assert_eq!(map(&text), json!({"a/pay.now": false, "a/pay_now": false, "pay.now": false, "pay_now": false}));
}

#[test]
fn that_vs_code_lets_nothing_through_is_told() {
    let lost = three("vscode", Preset::Open, "github").lost;
    assert_eq!(lost.iter().filter(|loss| loss.part == Part::Allow && loss.becomes == Decision::Ask).count(), 3);
}
