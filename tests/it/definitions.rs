//! Definitions to test with: put together from words that real ones use, cut from noise, or taken from the catalogues.

use crate::world::shared;
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;
use toolgrade::ingest::labelled_starter;

const VERBS: [&str; 24] = [
    "list", "get", "search", "create", "update", "delete", "remove", "run", "execute", "send", "pay", "transfer", "grant", "deploy",
    "upload", "set up", "restart", "manage", "read", "choose", "export", "query", "purge", "ping",
];
const CHINESE_VERBS: [&str; 12] = ["查询", "获取", "批量删除", "创建", "更新", "执行", "发送", "支付", "授权", "上传", "重启", "管理"];
const NOUNS: [&str; 22] = [
    "note",
    "notes",
    "issue",
    "user",
    "database",
    "SQL query",
    "shell command",
    "email",
    "payment",
    "file",
    "secret",
    "API key",
    "pod",
    "message",
    "page",
    "order",
    "role",
    "cache",
    "contacts",
    "image",
    "URL",
    "list",
];
const CHINESE_NOUNS: [&str; 10] = ["用户", "记录", "订单", "密码", "文件", "数据库", "消息", "调用方", "权限", "执行计划"];
const PARAMETERS: [&str; 26] = [
    "path",
    "file_path",
    "url",
    "sql",
    "query",
    "command",
    "code",
    "id",
    "ids",
    "action",
    "operation",
    "mode",
    "task",
    "to",
    "amount",
    "password",
    "apiKey",
    "notes",
    "confirm",
    "dry_run",
    "description",
    "properties",
    "items",
    "enum",
    "a/b~c",
    "用户名",
];
const SENTENCES: [&str; 26] = [
    "{V}s a {n}.",
    "{V}s {n} and {v}s a {m}.",
    "{V} {n}, then {v} {m}.",
    "This tool {v}s the {n}!",
    "Does not {v} any {n}.",
    "Use this before calling {v}_{n}.",
    "Returns a {v}d {n}; e.g. the {m}.",
    "[{n}]-{m}-{V} a {n}",
    "{z}{o}",
    "用于{z}{o}，不会{z}{o}。",
    "【{o}】{z}{o}并{z}记录",
    "Args:\n    action: \"list\", \"{v}\" or 'delete'\n    id: which {n}",
    "Returns: the {n}",
    "Note: this can't be undone.",
    "Best practices:\n- {v} the {n} first",
    "- {v}: {V}s the {n}\n- list: Lists {m}",
    "Valid values: list, {v}, or get-{n}.",
    "2. {v} = {V}s it (only {m})",
    "返回值：{o}",
    "参数：\n- id：{o}",
    "Runs in a sandbox.",
    "When you need a {n}, {v} it",
    "Permanently {v}s all {n}",
    "{n} {v}",
    "`{v}`|`get`|`remove`",
    "Input parameters:\n  {n} (required)",
];
/// Characters that have broken other programs, and those that this one looks for.
const ODD: &str = "  \r\n\t\u{0}\u{85}\u{a0}\u{200b}\u{202e}\u{2028}\u{3000}\u{feff}é’İſß\u{301}😀𠀀\u{10ffff}aZr3_-'\"`*:：.(）[】/,";

/// A row as JSON, of any of the kinds.
pub(crate) fn row() -> BoxedStrategy<Value> {
    prop_oneof![4 => written(), 2 => select(SEEDS.as_slice()), 1 => noisy()].boxed()
}

/// Text of odd characters and of any characters at all.
pub(crate) fn noise() -> BoxedStrategy<String> {
    let odd = vec(select(ODD.chars().collect::<Vec<_>>()), 1..60).prop_map(String::from_iter);
    prop_oneof![odd, any::<String>(), "[a-z_A-Z0-9 .:-]{1,80}"].boxed()
}

/// Rows of the starter catalogue, and of the corpora where they lie beside the project.
static SEEDS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let starter = labelled_starter().into_iter().map(|row| {
        json!({
            "server": row.server, "server_name": row.server_name, "server_description": row.server_description,
            "tool": row.definition.name, "title": row.definition.title, "description": row.definition.description,
            "input_schema": row.definition.input_schema, "annotations": row.definition.annotations,
        })
    });
    let corpora = ["gold-dev", "poisoned-dev", "of-record"].iter().filter_map(|name| shared(&format!("corpus/{name}.jsonl")));
    let lines = corpora.map(|path| std::fs::read_to_string(path).expect("a corpus"));
    let rows = lines.flat_map(|text| text.lines().map(|line| serde_json::from_str(line).expect("a row")).collect::<Vec<_>>());
    starter.chain(rows).collect()
});

/// A definition as a person would write it, more or less.
fn written() -> impl Strategy<Value = Value> {
    let texts = (name(), of(phrase()), of(prose()), weighted(0.3, phrase()), weighted(0.3, prose()));
    (texts, weighted(0.8, schema(2)), weighted(0.3, annotations())).prop_map(|(texts, schema, annotations)| {
        let (tool, title, description, server_name, server_description) = texts;
        json!({
            "server": "s", "server_name": server_name, "server_description": server_description, "tool": tool, "title": title,
            "description": description, "input_schema": schema, "annotations": annotations,
        })
    })
}

/// Noise in every field.
fn noisy() -> impl Strategy<Value = Value> {
    let parameter = (noise(), noise(), vec(noise(), 0..4));
    let schema = vec(parameter, 0..4).prop_map(|parameters| {
        let properties = parameters.into_iter().map(|(name, text, choices)| (name, json!({"description": text, "enum": choices})));
        json!({"properties": properties.collect::<Map<_, _>>()})
    });
    (noise(), noise(), noise(), noise(), schema).prop_map(|(tool, title, description, server, schema)| {
        let tool = if tool.is_empty() { "t" } else { toolgrade::model::clip(&tool, 512) };
        json!({"tool": tool, "title": title, "description": description, "server_name": server, "server_description": server,
            "input_schema": schema, "annotations": {title: description}})
    })
}

fn name() -> impl Strategy<Value = String> {
    let words = (select(&VERBS[..]), select(&NOUNS[..]), select(&CHINESE_VERBS[..]), select(&CHINESE_NOUNS[..]), 0..6_u8);
    words.prop_map(|(verb, noun, chinese_verb, chinese_noun, shape)| match shape {
        0 => format!("{verb}_{noun}").replace(' ', "_"),
        1 => format!("{noun}s-{verb}"),
        2 => format!("github_{verb}_or_delete_{noun}"),
        3 => format!("OOS_{}{}", capital(verb), capital(noun)),
        4 => format!("{chinese_verb}{chinese_noun}"),
        _ => noun.to_owned(),
    })
}

fn phrase() -> impl Strategy<Value = String> {
    let words = (select(&SENTENCES[..]), select(&VERBS[..]), select(&NOUNS[..]), select(&NOUNS[..]));
    (words, select(&CHINESE_VERBS[..]), select(&CHINESE_NOUNS[..])).prop_map(
        |((sentence, verb, noun, other), chinese_verb, chinese_noun)| {
            let filled = sentence.replace("{V}", &capital(verb)).replace("{v}", verb).replace("{n}", noun).replace("{m}", other);
            filled.replace("{z}", chinese_verb).replace("{o}", chinese_noun)
        },
    )
}

fn prose() -> impl Strategy<Value = String> {
    (vec((phrase(), select(&[" ", "\n", "\n\n", ""][..])), 1..5), weighted(0.1, noise())).prop_map(|(parts, noise)| {
        let text: String = parts.into_iter().map(|(phrase, gap)| phrase + gap).collect();
        text + noise.as_deref().unwrap_or("")
    })
}

fn schema(depth: u32) -> BoxedStrategy<Value> {
    let parameter = (select(&PARAMETERS[..]), kind(), weighted(0.5, prose()), weighted(0.3, choices()));
    let inner = if depth == 0 { Just(Value::Null).boxed() } else { prop_oneof![3 => Just(Value::Null), 1 => schema(depth - 1)].boxed() };
    vec((parameter, inner, any::<bool>()), 0..5)
        .prop_map(|parameters| {
            let mut properties = Map::new();
            for ((name, kind, text, choices), inner, in_items) in parameters {
                let mut schema = json!({"type": kind, "description": text, "enum": choices});
                if in_items {
                    schema["items"] = inner;
                } else {
                    schema["properties"] = inner["properties"].clone();
                }
                schema.as_object_mut().expect("an object").retain(|_, member| !member.is_null());
                properties.insert(name.to_owned(), schema);
            }
            json!({"type": "object", "properties": properties})
        })
        .boxed()
}

fn kind() -> impl Strategy<Value = Value> {
    select(vec![json!("string"), json!("array"), json!("object"), json!("integer"), json!(["string", "null"]), Value::Null])
}

/// A closed list, mostly of texts.
fn choices() -> impl Strategy<Value = Vec<Value>> {
    vec(prop_oneof![6 => select(&VERBS[..]).prop_map(Value::from), 1 => name().prop_map(Value::from), 1 => Just(Value::Null)], 1..6)
}

fn annotations() -> impl Strategy<Value = Value> {
    let hint = select(vec![json!(true), json!(false), json!("yes"), Value::Null]);
    (hint.clone(), hint.clone(), hint, phrase()).prop_map(
        |(reads, destroys, open, title)| json!({"readOnlyHint": reads, "destructiveHint": destroys, "openWorldHint": open, "title": title}),
    )
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
