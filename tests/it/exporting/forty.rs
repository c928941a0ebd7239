//! A server of forty tools in which every kind of recommendation stands, and calls of each.

use serde_json::{Value, json};
use toolgrade::model::{Category, Judged, Mode, Risk, Trait};
use toolgrade::policy::{Call, Decision, Kind, Plan, Preset, Values, Wanted};

/// The name that the person's client gives the server.
pub(super) const ALIAS: &str = "work-desk";

/// Names, what holds, the schema's properties with those required, and a call that a person would make.
type Row = (&'static str, Category, Risk, &'static [Trait], fn() -> Value, fn() -> Value);

fn nothing() -> Value {
    json!({})
}

fn id() -> Value {
    json!({"id": {"type": "string"}})
}

fn a_id() -> Value {
    json!({"id": "a1"})
}

use Category::{Execute, Read, Write};
use Risk::{High, Low, Medium};
use Trait::{AccessControl, Bulk, CodeExecution, Destructive, FileAccess, Financial, Metered, OpenWorld, Outbound, PersonalData, Secrets};

const TOOLS: &[Row] = &[
    ("get_me", Read, Low, &[], nothing, nothing),
    ("get_issue", Read, Low, &[], id, a_id),
    ("list_issues", Read, Low, &[], nothing, nothing),
    ("list_labels", Read, Low, &[], nothing, nothing),
    ("search_code", Read, Low, &[], || json!({"query": {"type": "string"}}), || json!({"query": "x"})),
    ("count_visits", Read, Low, &[], nothing, nothing),
    ("convert_units", Read, Low, &[], nothing, nothing),
    ("Preview-Page", Read, Low, &[], id, a_id),
    ("weather.now", Read, Low, &[], nothing, nothing),
    ("查询天气", Read, Low, &[], nothing, nothing),
    ("read_mail", Read, Medium, &[PersonalData], id, a_id),
    ("list_contacts", Read, Medium, &[PersonalData], nothing, nothing),
    ("read_secret", Read, High, &[Secrets], id, a_id),
    ("read_file", Read, Medium, &[FileAccess], || json!({"path": {"type": "string"}}), || json!({"path": "/desk/a.txt"})),
    ("fetch_page", Read, Medium, &[OpenWorld], || json!({"url": {"type": "string"}}), || json!({"url": "https://example.org/a"})),
    ("query_database", Read, Medium, &[], || json!({"sql": {"type": "string"}}), || json!({"sql": "select 1"})),
    ("create_issue", Write, Medium, &[], id, a_id),
    ("update_issue", Write, Medium, &[], id, a_id),
    ("add_label", Write, Medium, &[], id, a_id),
    ("set_view", Write, Low, &[], nothing, nothing),
    ("generate_image", Write, Medium, &[Metered], || json!({"prompt": {"type": "string"}}), || json!({"prompt": "a cat"})),
    ("write_file", Write, Medium, &[FileAccess], || json!({"path": {"type": "string"}}), || json!({"path": "/desk/b.txt"})),
    (
        "send_mail",
        Write,
        Medium,
        &[Outbound],
        || json!({"to": {"type": "array", "items": {"type": "string"}}}),
        || json!({"to": ["a@example.org"]}),
    ),
    ("post_message", Write, Medium, &[Outbound], || json!({"channel": {"type": "string"}}), || json!({"channel": "a@example.org"})),
    ("share_document", Write, High, &[AccessControl], id, a_id),
    ("tag_many", Write, Medium, &[Bulk], || json!({"ids": {"type": "array", "items": {"type": "string"}}}), || json!({"ids": ["a"]})),
    ("plan_release", Write, Medium, &[], || json!({"dry_run": {"type": "boolean"}}), || json!({"dry_run": true})),
    ("delete_issue", Write, High, &[Destructive], id, a_id),
    ("purge_logs", Write, High, &[Destructive, Bulk], nothing, nothing),
    (
        "drop_table",
        Write,
        High,
        &[Destructive],
        || json!({"name": {"type": "string"}, "dryRun": {"type": "boolean"}}),
        || json!({"name": "t", "dryRun": true}),
    ),
    (
        "manage_labels",
        Write,
        High,
        &[Destructive],
        || json!({"action": {"enum": ["list", "create", "delete"]}}),
        || json!({"action": "list"}),
    ),
    ("pay_invoice", Write, High, &[Financial], || json!({"amount": {"type": "number"}}), || json!({"amount": 20})),
    ("swap_tokens", Write, High, &[Financial], id, a_id),
    ("close_account", Write, High, &[Destructive, Financial], id, a_id),
    ("run_command", Execute, High, &[CodeExecution], || json!({"command": {"type": "string"}}), || json!({"command": "ls"})),
    ("execute_sql", Execute, High, &[CodeExecution], || json!({"sql": {"type": "string"}}), || json!({"sql": "select 1"})),
    ("trigger_workflow", Execute, High, &[], id, a_id),
    ("browser_click", Execute, High, &[], id, a_id),
    ("scroll", Execute, Medium, &[], nothing, nothing),
    ("restart_machine", Execute, High, &[], id, a_id),
];

fn modes() -> Vec<Mode> {
    let mode = |value: &str, category, risk, traits: &[Trait]| Mode {
        parameter: "action".into(),
        value: value.into(),
        category,
        risk,
        traits: traits.to_vec(),
    };
    vec![mode("list", Read, Low, &[]), mode("create", Write, Medium, &[]), mode("delete", Write, High, &[Destructive])]
}

/// Every kind of condition, with the figures that only a reader knows.
fn wanted() -> Wanted {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let values = Values {
        kinds: Kind::ALL.to_vec(),
        amount: Some(50.into()),
        paths: texts(&["/desk"]),
        hosts: texts(&["example.org"]),
        recipients: texts(&["@example.org"]),
        items: Some(3),
    };
    Wanted { preset: Preset::Balanced, values }
}

/// What is recommended for the forty tools, with every condition that can be had.
pub(super) fn plan() -> Plan {
    planned(&wanted())
}

/// The forty tools where everything goes through but what a person has decided, each decision once.
pub(super) fn decided() -> Plan {
    let names = ["get_me", "pay_invoice", "restart_machine", "delete_issue"].map(str::to_owned);
    let decisions = names.into_iter().zip(Decision::ALL.iter().copied()).collect();
    let Plan { preset, servers } = planned(&Wanted { preset: Preset::Open, ..Wanted::default() });
    Plan { preset, servers: servers.into_iter().map(|server| server.decided(&decisions)).collect() }
}

fn planned(wanted: &Wanted) -> Plan {
    let modes = modes();
    let schemas: Vec<Value> =
        TOOLS.iter().map(|(_, _, _, _, properties, _)| json!({"type": "object", "properties": properties()})).collect();
    let tools = TOOLS.iter().zip(&schemas).map(|((name, category, risk, traits, _, _), schema)| Judged {
        name,
        category: *category,
        risk: *risk,
        traits,
        modes: if *name == "manage_labels" { &modes } else { &[] },
        schema: Some(schema),
        annotations: None,
    });
    Plan::of_server(ALIAS, tools, wanted)
}

/// A tool, and arguments that a condition holds back.
type Held = (&'static str, fn() -> Value);

/// A fair call of each tool, and calls that a condition holds back.
pub(super) fn calls() -> Vec<Call> {
    let held: &[Held] = &[
        ("read_file", || json!({"path": "/etc/passwd"})),
        ("fetch_page", || json!({"url": "https://evil.example.net/"})),
        ("query_database", || json!({"sql": "drop table t"})),
        ("execute_sql", || json!({"sql": "delete from t"})),
        ("send_mail", || json!({"to": ["a@example.org", "b@evil.net"]})),
        ("tag_many", || json!({"ids": ["a", "b", "c", "d"]})),
        ("plan_release", || json!({"dry_run": false})),
        ("drop_table", || json!({"name": "t"})),
        ("manage_labels", || json!({"action": "delete"})),
        ("manage_labels", || json!({})),
        ("pay_invoice", || json!({"amount": 51})),
    ];
    let fair = TOOLS.iter().map(|(name, _, _, _, _, arguments)| (*name, *arguments));
    let call = |(tool, arguments): (&str, fn() -> Value)| Call {
        tool: tool.to_owned(),
        arguments: arguments().as_object().cloned().expect("an object"),
        ..Call::default()
    };
    fair.chain(held.iter().copied()).map(call).collect()
}

/// The tool, the argument, and what it is given, one value at a time.
type Shapes = (&'static str, &'static str, fn() -> Value);

/// What arguments with a condition may look like.
const SHAPES: &[Shapes] = &[
    (
        "manage_labels",
        "action",
        || json!(["list", "create", "delete", "LIST", ["list"], ["list", "delete"], [], null, true, 1, {"a": "list"}, "<nil>"]),
    ),
    ("plan_release", "dry_run", || json!([true, false, "true", "True", 1, [true], null, {}])),
    ("pay_invoice", "amount", || {
        json!([50, 50.0, 50.01, 51, -50, -51, 0, "50", " 50 ", "+5", ".5", "5.", "1e1", "1e9", "-.5", "007", "1e999", "-1e999", "0x10", "1_0", "NaN", "Infinity", "", "5 0",
            [1, 2], [1, 99], [], ["7"], null, true, {"a": 1}, "\u{a0}7", "5.e1", "+.5e1", "--5", "5-"])
    }),
    ("fetch_page", "url", || {
        json!([
            "https://example.org",
            "https://EXAMPLE.org/x",
            "http://api.example.org:8080/?u=http://evil.net",
            "example.org",
            "a.b.example.org.",
            "example.org.:80",
            "example.org:80:90",
            "x:y.example.org",
            "x:y.example.org:80",
            "https://example.org.evil.net",
            "https://example.org@evil.net",
            "https://evil.net#example.org",
            "https://evil.net?.example.org",
            "https://notexample.org",
            "https://evil.net\\.example.org",
            " https://example.org",
            "https://example.org\n",
            "javascript://example.org",
            "//example.org",
            "https:example.org",
            "HTTPS://example.org",
            "wss://example.org",
            "ftp://example.org/a",
            "file://example.org",
            "example.org/?a=http://x",
            "日本.example.org",
            "https://例.org",
            "https://ex\u{2009}.example.org",
            "https://.example.org",
            "https://..example.org",
            "https://example.org..",
            "https://:80",
            "",
            "https://",
            5,
            null,
            [],
            ["https://example.org", "https://evil.net"],
            ["https://example.org"],
            {}
        ])
    }),
    ("send_mail", "to", || {
        json!([
            ["a@example.org"],
            [" A@EXAMPLE.ORG "],
            ["a@example.org", "b@evil.net"],
            ["a@evil.net,b@example.org"],
            ["x <a@example.org"],
            ["a;b@example.org"],
            ["@example.org"],
            ["\t@example.org"],
            ["a@b@example.org"],
            ["a@example.org.evil.net"],
            ["a@exampleXorg"],
            ["a\u{212a}@example.org"],
            [],
            "a@example.org",
            "a@evil.net",
            null,
            [null],
            [["a@example.org"]],
            {},
            ["a\tb@example.org"],
            ["a@example.org\n"],
            ["a b@example.org"],
            ["\u{3000}a@example.org"]
        ])
    }),
    ("tag_many", "ids", || json!([["a"], ["a", "b", "c"], ["a", "b", "c", "d"], [], null, "a", "abcdef", 2, {"a": 1}, [[1, 2, 3, 4]]])),
    ("read_file", "path", || {
        json!([
            "/desk",
            "/desk/",
            "/desk/a",
            "/desk/./a",
            "//desk//a",
            "/desk/../etc",
            "/desk/a/../b",
            "/desk/a/../../etc",
            "/desk/a/../../desk/b",
            "/a/../desk/b",
            "/../desk",
            "desk/a",
            "./desk",
            "/desktop",
            "/Work/a",
            "file:///desk/a",
            "file://desk/a",
            "\\work\\a",
            "/desk\\..\\etc",
            "/desk/%2e%2e/etc",
            "~/desk",
            "/desk/$HOME",
            "/desk/a\u{0}",
            "",
            "/",
            "..",
            "/desk/..",
            "/desk/...",
            5,
            null,
            ["/desk/a", "/desk/b"],
            ["/desk/a", "/etc"],
            [],
            {}
        ])
    }),
];

/// Calls with arguments of every shape, and without.
pub(super) fn probes() -> Vec<Call> {
    let shapes = |(tool, argument, values): &Shapes| {
        let (tool, argument) = (*tool, *argument);
        let given = values().as_array().cloned().expect("a list").into_iter().map(move |value| (tool, json!({ argument: value })));
        given.chain([(tool, json!({})), (tool, json!({"other": 1}))]).collect::<Vec<_>>()
    };
    let call = |(tool, arguments): (&str, Value)| Call {
        tool: tool.to_owned(),
        arguments: arguments.as_object().cloned().expect("an object"),
        ..Call::default()
    };
    SHAPES.iter().flat_map(shapes).map(call).collect()
}

#[test]
fn there_are_forty_and_every_decision_is_among_them() {
    use toolgrade::policy::Effect;
    let effect = Effect::of(&plan());
    assert_eq!((effect.tools, plan().tools().any(|(_, tool)| tool.decision == Decision::Deny)), (40, false));
    assert!(effect.allow > 0 && effect.ask > 0 && effect.hide > 0 && effect.limited > 0 && effect.conditioned > 5, "{effect:?}");
}
