//! A made-up catalogue: names, descriptions and schemas from word lists of our own, one in five in Chinese.

use serde_json::{Map, Value, json};

/// A small generator of numbers (xorshift): the same seed gives the same catalogue.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap_or(0)
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len())]
    }
}

pub(crate) const PRODUCTS: &[&str] =
    &["acme", "orbit", "quartz", "lumen", "harbor", "pixel", "delta", "falcon", "cedar", "nimbus", "atlas", "velvet", "copper", "saffron"];
pub(crate) const VERBS: &[&str] = &[
    "get", "list", "search", "create", "update", "delete", "send", "run", "fetch", "describe", "deploy", "export", "upload", "restart",
    "validate",
];
pub(crate) const OBJECTS: &[&str] = &[
    "issue",
    "invoice",
    "message",
    "cluster",
    "report",
    "dashboard",
    "record",
    "branch",
    "image",
    "file",
    "user",
    "policy",
    "ticket",
    "job",
    "note",
];
const TAILS: &[&str] = &[
    "Returns the result as JSON with one entry for each match.",
    "Use this tool when the user asks for it by name.",
    "The caller needs write access to the project.",
    "Results are sorted by the time of their last change, newest first.",
    "This can't be undone, so ask for confirmation first.",
    "Supports paging with a cursor; at most one hundred entries come back at once.",
    "Does not change anything on the remote side.",
];
pub(crate) const CHINESE_VERBS: &[&str] = &["查询", "创建", "更新", "删除", "发送", "执行", "导出", "上传", "获取", "重启"];
pub(crate) const CHINESE_OBJECTS: &[&str] =
    &["工单", "发票", "消息", "集群", "报表", "仪表盘", "记录", "分支", "图片", "文件", "用户", "策略", "任务", "笔记"];
const CHINESE_TAILS: &[&str] = &[
    "支持分页，默认每页二十条。",
    "返回结果按更新时间倒序排列。",
    "删除后无法恢复，请谨慎操作。",
    "仅供查询，不会修改任何数据。",
    "调用前需要先登录。",
];
const PARAMETERS: &[&str] =
    &["id", "query", "limit", "cursor", "name", "path", "url", "content", "project_id", "title", "filter", "region", "user_id", "message"];

/// One tool as a row of JSON Lines.
pub(crate) fn row(dice: &mut Dice, number: usize, tools_per_server: usize) -> Value {
    let server = number / tools_per_server;
    let product = PRODUCTS[server % PRODUCTS.len()];
    let (verb, object) = (dice.roll(VERBS.len()), dice.roll(OBJECTS.len()));
    let description = if dice.roll(5) == 0 { chinese(dice) } else { english(dice, VERBS[verb], OBJECTS[object]) };
    json!({
        "server": format!("{product}-{server}"),
        "server_name": format!("{product} {server}"),
        "server_description": format!("Connects an agent to {product}, its projects and their {}s", OBJECTS[server % OBJECTS.len()]),
        "tool": format!("{}_{}_{}", VERBS[verb], OBJECTS[object], number % tools_per_server),
        "description": description,
        "input_schema": schema(dice),
    })
}

fn english(dice: &mut Dice, verb: &str, object: &str) -> String {
    let mut text = format!(
        "{}{}s {} {object} of a {} project.",
        verb[..1].to_uppercase(),
        &verb[1..],
        ["one", "every", "the newest"][dice.roll(3)],
        dice.pick(PRODUCTS)
    );
    for _ in 0..=dice.roll(5) {
        text.push(' ');
        text.push_str(dice.pick(TAILS));
    }
    text
}

fn chinese(dice: &mut Dice) -> String {
    let mut text = format!("{}项目中的{}。", dice.pick(CHINESE_VERBS), dice.pick(CHINESE_OBJECTS));
    for _ in 0..=dice.roll(4) {
        text.push_str(dice.pick(CHINESE_TAILS));
    }
    text
}

fn schema(dice: &mut Dice) -> Value {
    let mut properties = Map::new();
    for _ in 0..=dice.roll(6) {
        let name = dice.pick(PARAMETERS);
        properties
            .insert(name.into(), json!({"type": "string", "description": format!("The {name} of the {} to look at", dice.pick(OBJECTS))}));
    }
    if dice.roll(6) == 0 {
        properties.insert("action".into(), json!({"type": "string", "enum": ["list", "create", "delete"]}));
    }
    let required: Vec<String> = properties.keys().take(1).cloned().collect();
    json!({"type": "object", "properties": properties, "required": required})
}
