//! What the classifier must say, as facts about words rather than about one tool.

use crate::world::CLASSIFIER;
use serde_json::{Value, json};
use toolgrade::model::{Category, Risk, ToolRow, Trait, Verdict};

fn verdict(row: &Value) -> Verdict {
    let row = ToolRow::parse(row.to_string().as_bytes()).expect("a row");
    CLASSIFIER.classify(&row.subject())
}

fn of(tool: &str, description: &str) -> Verdict {
    verdict(&json!({"tool": tool, "description": description}))
}

#[test]
fn the_leading_verb_decides_wherever_it_stands() {
    let cases = [
        ("createIssue", "", Category::Write),
        ("github_create_issue", "", Category::Write),
        ("pods_delete", "", Category::Write),
        ("OOS_StopRDSInstances", "", Category::Execute),
        ("im.v1.message.list", "", Category::Read),
        ("x", "Deletes a row.", Category::Write),
        ("x", "[产品]-模块-删除一条记录", Category::Write),
        ("x", "用于查询订单", Category::Read),
    ];
    for (tool, description, category) in cases {
        assert_eq!(of(tool, description).category, category, "{tool}: {description}");
    }
}

#[test]
fn what_is_named_beside_the_verb_is_no_verb() {
    for description in [
        "Lists recent updates and deletions.",
        "Returns a deleted user.",
        "Get a list of created items. Use this before calling delete_item.",
    ] {
        assert_eq!(of("x", description).category, Category::Read, "{description}");
    }
}

#[test]
fn the_modes_of_a_noun_act_on_it() {
    let modes = json!({"properties": {"mode": {"enum": ["list", "push", "drop", "clear"]}}});
    let found = verdict(&json!({"tool": "git_stash", "description": "Manages stashes.", "input_schema": modes}));
    let risks: Vec<_> = found.modes.iter().map(|mode| (mode.value.as_str(), mode.risk)).collect();
    assert_eq!(risks, [("list", Risk::Low), ("push", Risk::Medium), ("drop", Risk::High), ("clear", Risk::High)]);
}

#[test]
fn a_noun_that_is_looked_at_is_no_verb() {
    for description in ["View commit history with optional filtering.", "View push events.", "Shows branch protection."] {
        assert_eq!(of("x", description).category, Category::Read, "{description}");
    }
    assert_eq!(of("git_commit", "Commit the staged changes.").category, Category::Write);
}

#[test]
fn what_happens_before_or_after_is_no_deed() {
    for (description, category) in [
        ("ALWAYS read this before migrating projects.", Category::Read),
        ("Use this tool FIRST before attempting to write a query. This tool lists all types.", Category::Read),
        ("After checking the owner, archives the project.", Category::Write),
        ("Creates a page after asking.", Category::Write),
        ("Before running, cleans the folder.", Category::Write),
    ] {
        assert_eq!(of("x", description).category, category, "{description}");
    }
}

#[test]
fn what_is_done_without_a_warning_is_done() {
    let denies = |description: &str| of("x", description).rationale.contains("does not do");
    let told = ["Writes a file, overwriting what is there without warning.", "Deletes a row without confirmation."].map(denies);
    assert_eq!((told, denies("Lists files. Does not modify any.")), ([false; 2], true));
}

#[test]
fn a_warning_is_no_promise() {
    let denies = |description: &str| of("delete_table", description).rationale.contains("does not do");
    let told = ["Deletes a table. There is no undo.", "Deletes a table. Does not modify the others."].map(denies);
    assert_eq!(told, [false, true]);
}

#[test]
fn a_mode_parameter_counts_as_its_worst_mode() {
    let modes = json!({"properties": {"action": {"enum": ["list", "create", "delete"]}}});
    let found = verdict(&json!({"tool": "labels", "description": "Works with notes.", "input_schema": modes}));
    assert_eq!((found.category, found.has(Trait::Destructive)), (Category::Write, true));
}

#[test]
fn removal_that_one_call_makes_again_is_not_destructive() {
    let cases =
        [("delete_note", true), ("remove_label", false), ("delete_database", true), ("clear_cache", false), ("unassign_user", false)];
    for (tool, destructive) in cases {
        assert_eq!(of(tool, "").has(Trait::Destructive), destructive, "{tool}");
    }
}

#[test]
fn risk_follows_the_standards_table() {
    let cases = [
        ("list_pods: Lists pods.", Risk::Low),
        ("create_issue: Creates an issue.", Risk::Medium),
        ("run_command: Runs a shell command.", Risk::High),
        ("delete_note: Deletes a note.", Risk::High),
        ("list_contacts: Lists contacts.", Risk::Medium),
        ("get_secret: Returns a secret.", Risk::High),
        ("browser_hover: Hovers over an element of the page.", Risk::Medium),
    ];
    for (text, risk) in cases {
        let (tool, description) = text.split_once(": ").expect("a name and a description");
        assert_eq!(of(tool, description).risk, risk, "{text}");
    }
}

#[test]
fn a_hint_never_moves_the_verdict() {
    let row = |annotations: Value| json!({"tool": "delete_note", "description": "Deletes a note.", "annotations": annotations});
    assert_eq!(verdict(&row(json!({"readOnlyHint": true}))), verdict(&row(json!(null))));
}

#[test]
fn evidence_spans_are_exact_bytes_of_their_field() {
    let description = "批量删除「用户」记录，删除后无法恢复。";
    let schema = json!({"properties": {"过滤/条件": {"type": "string", "description": "password of the user"}}});
    let found = verdict(&json!({"tool": "删除用户", "description": description, "input_schema": schema}));
    assert!(found.evidence.len() >= 3, "{found:?}");
    for item in &found.evidence {
        let field = match item.field.as_str() {
            "name" => "删除用户",
            "description" => description,
            "input_schema/properties/过滤~1条件/description" => "password of the user",
            other => panic!("unknown field {other}"),
        };
        assert_eq!(&field[item.start..item.end], item.text);
    }
}

#[test]
fn without_words_there_is_not_enough_to_tell() {
    let found = of("zzz", "");
    assert_eq!((found.category, found.confidence.value() <= 0.3), (Category::Execute, true));
    assert!(found.rationale.contains("isn't enough to tell"), "{}", found.rationale);
}

#[test]
fn where_no_rule_says_what_a_call_does_the_worst_is_taken() {
    // "Choose" leads no rule, and what it stands beside is unknown.
    let found = of("choose_zzz", "Chooses the zzz.");
    assert_eq!((found.category, found.confidence.value()), (Category::Execute, 0.3));
    assert!(found.rationale.contains("There isn't enough to tell"), "{}", found.rationale);
}

#[test]
fn a_switch_called_path_is_no_path() {
    let traits = |takes: &str| {
        let path = json!({"type": takes});
        verdict(&json!({"tool": "list_tasks", "input_schema": {"properties": {"includeProjectRoot": path}}})).traits
    };
    assert_eq!((traits("boolean"), traits("string")), (vec![], vec![Trait::FileAccess]));
}

#[test]
fn an_object_called_path_is_no_path() {
    let traits = |path: Value| {
        verdict(&json!({"tool": "read_file", "description": "Reads a file.", "input_schema": {"properties": {"path": path}}})).traits
    };
    assert!(traits(json!({"type": "string"})).contains(&Trait::FileAccess));
    assert!(!traits(json!({"type": "object", "properties": {"file_id": {"type": "string"}}})).contains(&Trait::FileAccess));
}

#[test]
fn an_empty_description_keeps_the_confidence_at_a_half() {
    for tool in ["delete_user", "get_user", "run_job"] {
        assert!(of(tool, "").confidence.value() <= 0.5, "{tool}");
    }
}

#[test]
fn the_same_definition_always_gets_the_same_verdict() {
    let row = json!({"tool": "send_email", "description": "Sends an email to many people.", "input_schema": {"properties": {"to": {}, "body": {}}}});
    assert_eq!(verdict(&row), verdict(&row));
}

#[test]
fn a_negated_verb_is_not_done() {
    let found = of("check_config", "Validates a configuration. Does not delete, write or execute anything.");
    assert_eq!((found.category, found.traits), (Category::Read, vec![]));
}

#[test]
fn each_mode_gets_a_verdict_of_its_own() {
    let row = json!({
        "tool": "manage_notes",
        "description": "Manages notes.",
        "input_schema": {"properties": {"action": {"type": "string", "enum": ["list", "create", "delete"]}}},
    });
    let found = verdict(&row);
    let told: Vec<_> = found.modes.iter().map(|mode| (mode.value.as_str(), mode.category, mode.risk)).collect();
    let expected =
        [("list", Category::Read, Risk::Low), ("create", Category::Write, Risk::Medium), ("delete", Category::Write, Risk::High)];
    assert_eq!((told.as_slice(), found.risk), (expected.as_slice(), Risk::High));
}

#[test]
fn of_two_parameters_that_choose_the_order_of_keys_picks_none() {
    let deeds = json!({"type": "string", "enum": ["list", "delete"]});
    let form = json!({"type": "string", "enum": ["raw", "summary"]});
    let modes = |properties: Value| verdict(&json!({"tool": "notes", "input_schema": {"properties": properties}})).modes;
    let first = modes(json!({"mode": form, "operation": deeds, "action": deeds}));
    assert_eq!(first.iter().map(|mode| mode.parameter.as_str()).collect::<Vec<_>>(), ["action", "action"]);
    assert_eq!(first, modes(json!({"action": deeds, "operation": deeds, "mode": form})));
}

#[test]
fn a_value_of_which_nothing_is_told_is_judged_as_the_tool() {
    let modes = json!({"properties": {"action": {"enum": ["complete", "frobnicate"]}}});
    let found = verdict(&json!({"tool": "complete_goals", "description": "Completes or frobnicates goals.", "input_schema": modes}));
    let told: Vec<_> = found.modes.iter().map(|mode| (mode.value.as_str(), mode.category, mode.risk)).collect();
    assert_eq!(told, [("complete", Category::Write, Risk::Medium), ("frobnicate", Category::Write, Risk::Medium)]);
    assert_eq!((found.category, found.risk), (Category::Write, Risk::Medium));
}

#[test]
fn modes_are_read_from_the_text_where_no_list_is_declared() {
    let row = json!({
        "tool": "index",
        "description": "Works with an index.\n\nArgs:\n    action: \"list\", \"create\" or \"drop\"",
        "input_schema": {"properties": {"action": {"type": "string"}}},
    });
    let values: Vec<_> = verdict(&row).modes.into_iter().map(|mode| mode.value).collect();
    assert_eq!(values, ["list", "create", "drop"]);
}

#[test]
fn a_method_of_http_is_no_mode_wherever_it_is_listed() {
    let listed = json!({"properties": {"method": {"type": "string", "description": "HTTP method (GET, POST, PUT, DELETE)"}, "path": {}}});
    let closed = json!({"properties": {"method": {"enum": ["GET", "POST", "PUT", "DELETE"]}, "path": {}}});
    for schema in [listed, closed] {
        let found =
            verdict(&json!({"tool": "shop_proxy", "description": "Proxies a request to the API of a shop.", "input_schema": schema}));
        assert_eq!((found.category, found.modes.len(), found.traits.contains(&Trait::Destructive)), (Category::Execute, 0, false));
    }
}

#[test]
fn a_choice_of_form_is_no_mode() {
    let schema = json!({"properties": {"mode": {"type": "string", "enum": ["summary", "raw", "full"]}}});
    assert_eq!(verdict(&json!({"tool": "get_report", "description": "Returns a report.", "input_schema": schema})).modes, []);
}

#[test]
fn the_rationale_quotes_what_is_done_and_glosses_chinese() {
    assert!(of("x", "Creates a new issue in a repository.").rationale.contains("“Creates a new issue” in its description"));
    let chinese = of("x", "删除一条记录").rationale;
    assert!(chinese.contains("删除") && chinese.contains("(delete"), "{chinese}");
}

#[test]
fn the_rationale_tells_what_a_call_does_not_do() {
    let said = of("preview_change", "Shows what would change. It does not modify the table.").rationale;
    assert!(said.contains("“does not modify the table”"), "{said}");
}

#[test]
fn the_parameters_that_raise_nothing_are_named() {
    let row = json!({"tool": "get_weather", "description": "Returns the weather.", "input_schema": {"properties": {"city": {"type": "string"}, "days": {"type": "integer"}}}});
    let said = verdict(&row).rationale;
    assert!(said.contains("none of its 2 parameters, `city` and `days`, takes a path, an address, code or a credential"), "{said}");
}

#[test]
fn what_runs_the_callers_code_is_execute_whatever_its_name_says() {
    let takes = |name: &str, text: &str| json!({"properties": {name: {"type": "string", "description": text}}});
    let rows = [
        ("check_snippet", "Checks if the code works by executing it.", takes("code", "Python code")),
        ("show_output", "Shows the output of shell commands.", takes("command", "Shell command to run")),
        ("analyze_data", "Analyzes data with Python code.", takes("python_code", "Code to execute on the data frame")),
    ];
    for (tool, description, schema) in rows {
        let found = verdict(&json!({"tool": tool, "description": description, "input_schema": schema}));
        assert_eq!((found.category, found.risk), (Category::Execute, Risk::High), "{tool}");
        assert!(found.traits.contains(&Trait::CodeExecution), "{tool}");
    }
}

#[test]
fn when_where_and_how_to_do_something_is_no_deed() {
    for description in [
        "When to book and when to fly for the lowest price of a route.",
        "Where to click for this trip: an address for each channel.",
        "Post-trip spending review: what went well and what did not.",
    ] {
        assert_eq!(of("trip_advice", description).category, Category::Read, "{description}");
    }
    assert_eq!(of("x", "Books a seat when the price falls.").category, Category::Write);
}

#[test]
fn what_is_written_to_a_named_output_is_a_write() {
    let takes = |name: &str, text: &str| json!({"properties": {"input": {"type": "string", "description": "Path to the source video"}, name: {"type": "string", "description": text}}});
    let rows = [
        ("sample_frames", "Samples frames from a video, so that they can be viewed.", takes("outputDir", "")),
        ("extract_audio", "Extracts the audio track of a media file.", takes("output", "Optional output path")),
        ("export_project", "Exports the project to another format.", takes("path", "Destination file path for the exported file.")),
    ];
    for (tool, description, schema) in rows {
        let found = verdict(&json!({"tool": tool, "description": description, "input_schema": schema}));
        assert_eq!((found.category, found.traits.contains(&Trait::FileAccess)), (Category::Write, true), "{tool}");
    }
    let read =
        verdict(&json!({"tool": "extract_text", "description": "Extracts the text of a document.", "input_schema": takes("lang", "")}));
    assert_eq!(read.category, Category::Read);
}

#[test]
fn a_port_is_a_right_only_where_it_opens_a_network() {
    let opens = of("add_port", "Adds an inbound port to the firewall of a server.");
    let models = of("add_port", "Adds a waveguide port at the edge of the model.");
    assert_eq!([opens, models].map(|one| one.traits.contains(&Trait::AccessControl)), [true, false]);
}
