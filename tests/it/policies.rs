//! What is recommended, to the byte where the format is fixed, and that the evaluator does what the sentences say.

use crate::world::World;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use toolgrade::lang::Lang;
use toolgrade::model::{Category, Judged, Mode, Risk, Trait};
use toolgrade::policy::{Call, Decision, Evaluator, FORMATS, Kind, Plan, Planned, Policy, Preset, SCHEMA, Values, Wanted};

fn tool<'a>(name: &'a str, category: Category, risk: Risk, traits: &'a [Trait]) -> Judged<'a> {
    Judged { name, category, risk, traits, modes: &[], schema: None, annotations: None }
}

fn json(tools: &[Judged<'_>]) -> String {
    Plan::of_server("s", tools.iter().copied(), &Wanted::default()).to_policy().to_json()
}

#[test]
fn a_harmless_read_is_simply_allowed() {
    let policy = json(&[tool("Get_Me", Category::Read, Risk::Low, &[])]);
    assert_eq!(policy, "{\n  \"version\": \"1\",\n  \"default\": \"deny\",\n  \"tools\": {\n    \"Get_Me\": {}\n  }\n}");
}

#[test]
fn a_change_is_limited_under_its_lower_case_name() {
    let policy: Value = serde_json::from_str(&json(&[tool("Set_It", Category::Write, Risk::Medium, &[])])).expect("JSON");
    let limit = json!([{"counter": "set_it_rate", "window": "minute", "max": 30, "scope": "grant"}]);
    assert_eq!(policy["tools"]["Set_It"], json!({"limits": limit}));
}

#[test]
fn what_destroys_is_hidden_even_when_it_also_pays() {
    let policy = json(&[tool("wipe", Category::Write, Risk::High, &[Trait::Destructive, Trait::Financial])]);
    assert_eq!(policy, "{\n  \"version\": \"1\",\n  \"default\": \"deny\",\n  \"hide\": [\n    \"wipe\"\n  ],\n  \"tools\": {}\n}");
}

#[test]
fn what_pays_is_denied_until_a_person_approves() {
    let policy: Value = serde_json::from_str(&json(&[tool("pay", Category::Write, Risk::High, &[Trait::Financial])])).expect("JSON");
    let rule = &policy["tools"]["pay"]["deny_if"][0];
    assert_eq!((&rule["conditions"], rule["on_deny"].is_string(), rule.as_object().map(Map::len)), (&json!([]), true, Some(2)));
}

#[test]
fn a_merged_policy_does_not_depend_on_the_order() {
    let (a, b) = (tool("a", Category::Read, Risk::Low, &[]), tool("b", Category::Execute, Risk::High, &[]));
    assert_eq!(json(&[a, b]), json(&[b, a]));
}

#[test]
fn of_two_recommendations_for_a_tool_the_stricter_holds_and_the_conflict_is_named() {
    let strict = Wanted { preset: Preset::Strict, ..Wanted::default() };
    let write = tool("set", Category::Write, Risk::Medium, &[]);
    let plans = |turned: bool| {
        let mut plans = vec![Planned::of("s", [write], &Wanted::default()), Planned::of("s", [write], &strict)];
        if turned {
            plans.reverse();
        }
        Plan::merged(Preset::Balanced, plans)
    };
    let (plan, conflicts) = plans(false);
    assert_eq!((plans(true), plan.servers[0].tools[0].decision), ((plan.clone(), conflicts.clone()), Decision::Hide));
    assert!(conflicts[0].detail.contains("“30 a minute” and “hide”"), "{conflicts:?}");
}

#[test]
fn of_two_equal_recommendations_the_one_that_rests_on_the_stricter_stance_holds() {
    let mode = |value: &str, traits: &[Trait]| Mode {
        parameter: "action".into(),
        value: value.into(),
        category: Category::Write,
        risk: Risk::Medium,
        traits: traits.to_vec(),
    };
    let (modes, schema) =
        ([mode("add", &[]), mode("wipe", &[Trait::Destructive])], json!({"properties": {"action": {"enum": ["add", "wipe"]}}}));
    let opened = Judged { modes: &modes, schema: Some(&schema), ..tool("set", Category::Write, Risk::Medium, &[Trait::Destructive]) };
    let wanted = Wanted { values: Values { kinds: vec![Kind::Modes], ..Values::default() }, ..Wanted::default() };
    let plain = tool("set", Category::Write, Risk::Medium, &[]);
    for tools in [[opened, plain], [plain, opened]] {
        let merged = Planned::of("s", tools, &wanted).tools.remove(0);
        assert_eq!((merged.decision, merged.stance.decision), (Decision::Allow, Decision::Hide));
    }
}

#[test]
fn tools_that_would_share_a_counter_are_named() {
    let tools = [tool("Set", Category::Write, Risk::Medium, &[]), tool("set", Category::Write, Risk::Medium, &[])];
    let (_, conflicts) = Plan::merged(Preset::Balanced, [Planned::of("s", tools, &Wanted::default())]);
    assert!(conflicts[0].detail.contains("share one counter"), "{conflicts:?}");
}

#[test]
fn a_stack_keeps_tools_of_the_same_name_apart() {
    let read = Planned::of("b", [tool("x", Category::Read, Risk::Low, &[])], &Wanted::default());
    let wipe = Planned::of("a", [tool("x", Category::Write, Risk::High, &[Trait::Destructive])], &Wanted::default());
    let (plan, conflicts) = Plan::merged(Preset::Balanced, [read, wipe]);
    let policy = plan.to_policy();
    let mut evaluator = Evaluator::new(&policy);
    let mut decided = |server: &str| evaluator.answer(&Call { server: Some(server.into()), tool: "x".into(), ..Call::default() }).decision;
    assert_eq!((decided("a"), decided("b"), decided("c"), conflicts.len()), (Decision::Hide, Decision::Allow, Decision::Deny, 0));
}

#[test]
fn limits_count_over_the_calls_of_a_grant_and_forget_them_in_time() {
    let plan = Plan::of_server("s", [tool("run", Category::Execute, Risk::High, &[])], &Wanted::default());
    let policy = plan.to_policy();
    let mut evaluator = Evaluator::new(&policy);
    let mut at =
        |at: f64, grant: &str| evaluator.answer(&Call { tool: "run".into(), at: Some(at), grant: grant.into(), ..Call::default() });
    let first: Vec<Decision> = (0..10).map(|second| at(f64::from(second), "a").decision).collect();
    assert_eq!(first, [Decision::Allow; 10]);
    assert_eq!((at(10.0, "a").decision, at(10.0, "b").decision), (Decision::Deny, Decision::Allow));
    assert_eq!((at(59.0, "a").rule.as_str(), at(60.5, "a").decision), ("/tools/run/limits/0", Decision::Allow));
}

#[test]
fn a_policy_that_cannot_be_read_is_told_with_its_place() {
    for (text, says) in [
        ("[]", "no JSON object"),
        (r#"{"version": "2", "default": "deny", "tools": {}}"#, "version"),
        (r#"{"version": "1", "default": "deny", "tools": {"a": {"limit": 3}}}"#, "unknown field `limit`"),
        (r#"{"version": "1", "default": "deny", "tools": {"a": {}, "a": {}}}"#, "two rules"),
        (
            r#"{"version": "1", "default": "deny", "tools": {"a": {"deny_if": [{"conditions": [{"path": "args.x", "op": "like", "value": 1}], "on_deny": ""}]}}}"#,
            "there are eq, in",
        ),
        (
            r#"{"version": "1", "default": "deny", "tools": {"a": {"require": [{"conditions": [{"path": "x", "op": "eq", "value": 1}], "on_deny": ""}]}}}"#,
            "starts with `args.`",
        ),
    ] {
        assert!(text.parse::<Policy>().is_err_and(|error| error.contains(says)), "{text}: {:?}", text.parse::<Policy>());
    }
}

#[test]
fn what_a_person_decides_holds_under_every_preset() {
    let tools = ["a", "b", "c", "d"].map(|name| tool(name, Category::Execute, Risk::High, &[Trait::Destructive]));
    let decisions = ["a", "b", "c", "d"].map(str::to_owned).into_iter().zip(Decision::ALL.iter().copied()).collect();
    for preset in Preset::ALL.iter().copied() {
        let planned = Planned::of("s", tools, &Wanted { preset, ..Wanted::default() }).decided(&decisions);
        let policy = Plan { preset, servers: vec![planned] }.to_policy();
        let mut evaluator = Evaluator::new(&policy);
        let answers = ["a", "b", "c", "d"].map(|name| evaluator.answer(&Call { tool: name.into(), ..Call::default() }).decision);
        assert_eq!(answers.as_slice(), Decision::ALL, "{preset}");
    }
}

fn valid(policy: &str) -> bool {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("a schema").is_valid(&serde_json::from_str(policy).expect("JSON"))
}

#[test]
fn the_published_schema_and_the_reader_agree_on_what_a_policy_is() {
    let rule = |rule: Value| json!({"version": "1", "default": "deny", "tools": {"a": rule}}).to_string();
    let condition = |op: &str, value: Value| {
        rule(json!({"require": [{"conditions": [{"path": "args.a.b", "op": op, "value": value}], "on_deny": "no"}]}))
    };
    let policies = [
        rule(json!({})),
        rule(json!({"limits": [{"counter": "c", "window": "hour", "max": 3, "scope": "grant"}]})),
        rule(json!({"limits": [{"counter": "c", "window": "week", "max": 3, "scope": "grant"}]})),
        rule(json!({"limits": [{"counter": "c", "window": "day", "max": -1, "scope": "grant"}]})),
        rule(json!({"deny_if": [{"conditions": [], "on_deny": "no", "until": "approved"}]})),
        rule(json!({"deny_if": [{"conditions": [], "on_deny": "no", "until": "later"}]})),
        rule(json!({"deny_if": [{"conditions": []}]})),
        rule(json!({"action": "deny"})),
        condition("eq", json!(null)),
        condition("in", json!([1, "a"])),
        condition("in", json!("a")),
        condition("lte", json!(1.5)),
        condition("lte", json!("1.5")),
        condition("under", json!(["/a"])),
        condition("host", json!([1])),
        condition("recipient", json!(["@a"])),
        condition("max_items", json!(3)),
        condition("max_items", json!(-3)),
        condition("read_only_sql", json!(true)),
        condition("read_only_sql", json!(false)),
        condition("matches", json!("a")),
        json!({"version": "1", "default": "allow", "servers": {"s": {"hide": ["x*"], "tools": {}}}}).to_string(),
        json!({"version": "1", "default": "allow", "servers": {}, "tools": {}}).to_string(),
        json!({"version": "1", "default": "allow", "servers": {}, "hide": []}).to_string(),
        json!({"version": "1", "default": "ask", "tools": {}}).to_string(),
        json!({"version": "1", "tools": {}}).to_string(),
    ];
    let mut right = 0;
    for policy in policies {
        assert_eq!(valid(&policy), policy.parse::<Policy>().is_ok(), "{policy}: {:?}", policy.parse::<Policy>());
        right += usize::from(valid(&policy));
    }
    assert_eq!(right, 11);
}

/// Any verdict with any arguments of the kinds that conditions are about.
fn any_tool() -> impl Strategy<Value = (Category, Risk, Vec<Trait>, Vec<&'static str>)> {
    let arguments = ["amount", "path", "url", "to", "ids", "dry_run", "sql"];
    (
        prop::sample::select(Category::ALL.to_vec()),
        prop::sample::select(Risk::ALL.to_vec()),
        prop::sample::subsequence(Trait::ALL.to_vec(), 0..5),
        prop::sample::subsequence(arguments.to_vec(), 0..5),
    )
}

fn schema(arguments: &[&str]) -> Value {
    let kind = |name: &str| match name {
        "amount" => json!({"type": "number"}),
        "ids" => json!({"type": "array", "items": {"type": "string"}}),
        "dry_run" => json!({"type": "boolean"}),
        _ => json!({"type": "string"}),
    };
    let properties: Map<String, Value> = arguments.iter().map(|name| ((*name).to_owned(), kind(name))).collect();
    json!({"type": "object", "properties": properties, "required": arguments})
}

fn arguments(names: &[&str], fair: bool) -> Map<String, Value> {
    let value = |name: &str| match (name, fair) {
        ("amount", true) => json!(5),
        ("amount", false) => json!(500),
        ("path", true) => json!("/desk/a"),
        ("path", false) => json!("/etc/a"),
        ("url", true) => json!("https://example.org"),
        ("url", false) => json!("https://example.net"),
        ("to", true) => json!("a@example.org"),
        ("to", false) => json!("a@example.net"),
        ("ids", true) => json!(["a"]),
        ("ids", false) => json!(["a", "b", "c"]),
        ("sql", true) => json!("select 1"),
        ("sql", false) => json!("drop table t"),
        (_, fair) => json!(fair),
    };
    names.iter().map(|name| ((*name).to_owned(), value(name))).collect()
}

fn figures(with: bool) -> Values {
    let one = |text: &str| vec![text.to_owned()];
    let given = Values {
        kinds: Kind::ALL.to_vec(),
        amount: Some(50.into()),
        paths: one("/desk"),
        hosts: one("example.org"),
        recipients: one("@example.org"),
        items: Some(2),
    };
    if with { given } else { Values::default() }
}

/// What a page's sentences say, in each language: that the tool is hidden, that each call waits, that conditions hold, that
/// what fails them waits, how many calls go through at most.
fn claims(lang: Lang) -> [&'static str; 5] {
    match lang {
        Lang::En => ["is hidden", "until a person approves", "only if", "waits for a person", "go through, at most "],
        Lang::Zh => ["被隐藏，智能体看不到", "在有人批准之前", "仅当", "等待人批准", "每个授权每分钟最多 "],
    }
}

proptest! {
    /// Each claim of a page's sentence, tried on the evaluator.
    #[test]
    fn the_evaluator_does_what_the_sentence_says(
        (category, risk, traits, names) in any_tool(),
        with in any::<bool>(),
        preset in prop::sample::select(Preset::ALL.to_vec()),
        lang in prop::sample::select(Lang::ALL.to_vec()),
    ) {
        let schema = schema(&names);
        let judged = Judged { schema: Some(&schema), ..tool("act", category, risk, &traits) };
        let plan = Plan::of_server("s", [judged], &Wanted { preset, values: figures(with) });
        let (policy, told) = (plan.to_policy(), plan.servers[0].tools[0].told(lang));
        let [hidden, asks, only_if, waits, at_most] = claims(lang);
        let mut evaluator = Evaluator::new(&policy);
        let mut answer = |fair: bool| evaluator.answer(&Call { tool: "act".into(), arguments: arguments(&names, fair), ..Call::default() }).decision;
        if told.contains(hidden) {
            prop_assert_eq!((answer(true), answer(false)), (Decision::Hide, Decision::Hide));
        } else if told.contains(asks) {
            prop_assert_eq!((answer(true), answer(false)), (Decision::Ask, Decision::Ask));
        } else {
            let refused = answer(false);
            let expected = match () {
                () if !told.contains(only_if) => Decision::Allow,
                () if told.split(only_if).nth(1).is_some_and(|first| first.contains(waits)) => Decision::Ask,
                () => Decision::Deny,
            };
            prop_assert_eq!(refused, expected, "{}", told);
            let most = told.split(at_most).nth(1).and_then(|rest| rest.split(' ').next()).and_then(|number| number.parse::<usize>().ok());
            let passed = usize::from(refused == Decision::Allow) + (0..40).filter(|_| answer(true) == Decision::Allow).count();
            prop_assert_eq!(passed, most.unwrap_or(40 + usize::from(refused == Decision::Allow)), "{}", told);
        }
    }
}

#[tokio::test]
async fn every_format_answers_for_every_starter_server_and_says_what_is_lost() {
    let world = World::starter().await;
    for server in world.json("/api/v1/servers?limit=100").await["servers"].as_array().expect("servers") {
        let url = server["url"].as_str().expect("an address");
        for format in FORMATS {
            let address = format!("/api/v1{url}/policy?format={}", format.id);
            let plain = world.get(&address).await;
            let told = world.json(&format!("{address}&explain=1")).await;
            let lost = told["lost"].as_array().expect("a list").len().to_string();
            let answered = (plain.status.as_u16(), told["text"].as_str(), plain.headers["x-toolgrade-lost"].to_str().ok());
            assert_eq!(answered, (200, Some(plain.body.as_str()), Some(lost.as_str())), "{url} in {}", format.id);
        }
    }
}

#[tokio::test]
async fn every_starter_policy_keeps_to_the_published_schema_with_and_without_conditions() {
    let world = World::starter().await;
    for server in world.json("/api/v1/servers?limit=100").await["servers"].as_array().expect("servers") {
        let url = server["url"].as_str().expect("an address");
        for query in [
            "",
            "?conditions=all&items=5&amount=10&paths=/desk&hosts=example.org&recipients=@example.org",
            "?preset=strict",
            "?preset=open",
        ] {
            let policy = world.get(&format!("/api/v1{url}/policy{query}")).await.body;
            assert!(valid(&policy) && policy.parse::<Policy>().is_ok(), "{url}{query}: {policy}");
        }
    }
}

#[tokio::test]
async fn a_query_that_makes_no_sense_is_told_which_part() {
    let world = World::starter().await;
    let policy = "/api/v1/servers/modelcontextprotocol-server-filesystem/policy";
    for (query, says) in [
        ("format=yaml", "there is no policy format `yaml`"),
        ("preset=lax", "preset: `lax` is none of"),
        ("conditions=modes,moods", "conditions: `moods` is none of"),
        ("amount=much", "amount: give a number"),
        ("items=-1", "items: give a whole number"),
        ("lossy=maybe", "lossy: `maybe` is none of"),
        ("alias=%07", "alias: give at most"),
        ("paths=~/desk", "give whole paths"),
        ("hosts=https://example.org", "without scheme"),
        ("preset=open&conditions=all", "takes no conditions"),
    ] {
        let answer = world.get(&format!("{policy}?{query}")).await;
        assert!(answer.status.as_u16() == 400 && answer.body.contains(says), "{query}: {}", answer.body);
    }
}

#[tokio::test]
async fn one_policy_for_several_servers_has_the_readers_names_and_decisions() {
    let world = World::starter().await;
    let asked = json!({"format": "claude-code", "servers": [
        {"server": "modelcontextprotocol-server-filesystem", "alias": "files", "tools": ["read_file", "write_file"], "decisions": {"write_file": "deny"}},
        {"server": "leonaiuv-seedance-2-mcp", "alias": "films"},
    ]});
    let answer = world.post("/api/v1/policy", asked.to_string()).await.json();
    let rules: Value = serde_json::from_str(answer["text"].as_str().expect("text")).expect("JSON");
    assert_eq!(rules["permissions"]["deny"], json!(["mcp__files__write_file"]));
    assert!(rules["permissions"]["ask"].as_array().expect("a list").contains(&json!("mcp__films__seedance_create_task")), "{rules}");
    let unknown =
        world.post("/api/v1/policy", json!({"servers": [{"server": "leonaiuv-seedance-2-mcp", "tools": ["x"]}]}).to_string()).await;
    assert!(unknown.status.as_u16() == 400 && unknown.body.contains("has no tool `x`"), "{}", unknown.body);
}

#[tokio::test]
async fn tools_that_the_catalogue_does_not_know_are_judged_and_forgotten() {
    let world = World::empty().await;
    let definitions = json!({"tools": [{"name": "wipe", "description": "Deletes all files for good."}, {"name": "look", "description": "Returns the time."}]});
    let asked = |definitions: &Value| json!({"servers": [{"server": "mine", "definitions": definitions}]}).to_string();
    let answer = world.post("/api/v1/policy", asked(&definitions)).await.json();
    let policy: Value = serde_json::from_str(answer["text"].as_str().expect("text")).expect("JSON");
    assert_eq!((&policy["hide"], &policy["tools"]), (&json!(["wipe"]), &json!({"look": {}})));
    assert_eq!(world.json("/api/v1/stats").await["tools"]["total"], json!(0));
    let odd = world.post("/api/v1/policy", asked(&json!({"tools": [{"name": ""}]}))).await;
    assert!(odd.status == 400 && odd.body.contains("definitions of mine: tool 1"), "{}", odd.body);
}

#[tokio::test]
async fn a_tool_page_shows_the_policy_in_the_format_that_its_address_names() {
    let world = World::starter().await;
    let page = world
        .get("/servers/modelcontextprotocol-server-filesystem/tools/read_text_file?format=claude-code&alias=files&conditions=all")
        .await;
    assert!(page.text("pre#policy").contains("mcp__files__read_text_file"), "{}", page.text("pre#policy"));
    assert!(page.text(".lost").contains("can't express"), "{}", page.text(".lost"));
    assert!(page.text(".offers").contains("once you name the folders"), "{}", page.text(".offers"));
}
