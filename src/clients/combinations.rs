//! What is dangerous together: tools that are tolerable alone and, in the hands of one agent, are a way to harm.
//!
//! A row of the table needs one tool for each of its parts. It is looked for within each client and project alone, since an agent
//! can only join what its own client reaches where it works.

use super::plain::Plain;
use super::reach::{Entry, Reach, Server};
use crate::model::{Callable, Category, Severity, Trait};
use std::collections::{BTreeMap, BTreeSet};

/// What a tool can contribute.
#[derive(Debug)]
pub struct Part {
    /// Its word in answers.
    pub id: &'static str,
    /// What such a tool does.
    pub title: &'static str,
    /// The same in Chinese.
    pub title_zh: &'static str,
    supplies: fn(&Callable) -> bool,
}

/// A row of the table.
#[derive(Debug)]
pub struct Danger {
    /// Its word in answers.
    pub id: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
    /// The same in Chinese.
    pub title_zh: &'static str,
    /// How it goes wrong.
    pub why: &'static str,
    /// The same in Chinese.
    pub why_zh: &'static str,
    /// How bad that is.
    pub severity: Severity,
    /// All of these are needed.
    pub parts: &'static [&'static Part],
}

const PRIVATE: Part = Part { id: "private_data", title: "reads what is private", title_zh: "读取私密内容", supplies: reads_private };
const SECRETS: Part = Part { id: "secrets", title: "brings back credentials", title_zh: "返回凭据", supplies: reads_secrets };
const FILES: Part = Part { id: "files", title: "reads files of the machine", title_zh: "读取本机文件", supplies: reads_files };
const STRANGERS: Part = Part {
    id: "untrusted_content",
    title: "brings in text that strangers wrote",
    title_zh: "带入陌生人写的文本",
    supplies: |tool| tool.has(Trait::OpenWorld),
};
const OUT: Part = Part { id: "way_out", title: "can send something out", title_zh: "能把内容发送出去", supplies: sends_out };
const CODE: Part =
    Part { id: "code_execution", title: "runs code", title_zh: "执行代码", supplies: |tool| tool.has(Trait::CodeExecution) };
const PAYMENT: Part = Part { id: "payment", title: "moves money", title_zh: "转移资金", supplies: |tool| tool.has(Trait::Financial) };
const RIGHTS: Part = Part {
    id: "access_control",
    title: "changes who may do what",
    title_zh: "更改访问权限",
    supplies: |tool| tool.has(Trait::AccessControl),
};
const LOSS: Part = Part {
    id: "destruction",
    title: "destroys without a way back",
    title_zh: "不可恢复地销毁",
    supplies: |tool| tool.has(Trait::Destructive),
};
const DEVICES: Part =
    Part {
        id: "devices", title: "moves devices in the world", title_zh: "控制现实中的设备", supplies: |tool| tool.has(Trait::Physical)
    };

/// Every combination that is looked for, worst first.
pub const DANGERS: &[Danger] = &[
    Danger {
        id: "private-data-leak",
        title: "Private data, strangers' text and a way out",
        title_zh: "私密数据、陌生人的文本和外发途径",
        why: "An order hidden in a page, a mail or an issue that the agent reads can make it fetch what is private and send it to whoever wrote the order. Each of the three is needed; this is often called the lethal trifecta.",
        why_zh: "智能体读到的网页、邮件或 issue 里可能藏着指令，让它取出私密数据，发给写下指令的人。三者缺一不可；这种组合常被称为“致命三要素”。",
        severity: Severity::High,
        parts: &[&PRIVATE, &STRANGERS, &OUT],
    },
    Danger {
        id: "foreign-code",
        title: "Strangers' text and code execution",
        title_zh: "陌生人的文本和代码执行",
        why: "Whoever writes what the agent reads can make it run what they like, with the rights of the machine on which the code runs.",
        why_zh: "谁能写出智能体会读到的内容，谁就能让它执行任意代码，用的是代码所在机器的权限。",
        severity: Severity::High,
        parts: &[&STRANGERS, &CODE],
    },
    Danger {
        id: "foreign-payment",
        title: "Strangers' text and payment",
        title_zh: "陌生人的文本和付款",
        why: "An order in a text that the agent reads can make it pay, transfer or buy.",
        why_zh: "智能体读到的文本里若有指令，就可能让它付款、转账或购买。",
        severity: Severity::High,
        parts: &[&STRANGERS, &PAYMENT],
    },
    Danger {
        id: "foreign-rights",
        title: "Strangers' text and access control",
        title_zh: "陌生人的文本和权限管理",
        why: "An order in a text that the agent reads can make it let its writer in: share a folder, add a member, widen a token.",
        why_zh: "智能体读到的文本里若有指令，就可能让它给对方开门：共享文件夹、添加成员、放宽令牌权限。",
        severity: Severity::High,
        parts: &[&STRANGERS, &RIGHTS],
    },
    Danger {
        id: "secrets-leak",
        title: "Credentials and a way out",
        title_zh: "凭据和外发途径",
        why: "A credential that the agent has seen can leave with any message or request, by an order, by mistake, or as part of something harmless. Whoever gets it acts without the agent.",
        why_zh: "智能体见过的凭据，可能随任何一条消息或请求流出去：或是受人指使，或是出错，或是夹带在无害的内容里。拿到凭据的人不再需要智能体就能行动。",
        severity: Severity::High,
        parts: &[&SECRETS, &OUT],
    },
    Danger {
        id: "foreign-destruction",
        title: "Strangers' text and destruction",
        title_zh: "陌生人的文本和销毁",
        why: "An order in a text that the agent reads can make it delete what nobody can bring back.",
        why_zh: "智能体读到的文本里若有指令，就可能让它删除谁也找不回来的东西。",
        severity: Severity::Medium,
        parts: &[&STRANGERS, &LOSS],
    },
    Danger {
        id: "files-leak",
        title: "Files of the machine and a way out",
        title_zh: "本机文件和外发途径",
        why: "Files of the machine, such as keys, notes and histories, can leave with a message or a request.",
        why_zh: "本机的文件，例如密钥、笔记和历史记录，可能随一条消息或请求流出去。",
        severity: Severity::Medium,
        parts: &[&FILES, &OUT],
    },
    Danger {
        id: "foreign-devices",
        title: "Strangers' text and devices",
        title_zh: "陌生人的文本和设备",
        why: "An order in a text that the agent reads can open a door, stop a machine or move an arm.",
        why_zh: "智能体读到的文本里若有指令，就可能让它打开一扇门、停下一台机器或移动一条机械臂。",
        severity: Severity::Medium,
        parts: &[&STRANGERS, &DEVICES],
    },
];

/// Arguments that name an address: what is asked there carries whatever stands in it.
const ADDRESSES: &[&str] = &["url", "urls", "uri", "link", "href", "endpoint", "address", "website", "webhook", "target_url", "base_url"];

/// A combination that some client has.
#[derive(Clone, Debug)]
pub struct Combination {
    /// Which.
    pub danger: &'static Danger,
    /// The clients, or files of unknown clients, that have it.
    pub clients: Vec<String>,
    /// For each part of the danger, the tools that supply it.
    pub parts: Vec<Vec<Supplier>>,
    /// Servers that have all of it by themselves.
    pub alone: Vec<usize>,
}

/// A tool that supplies a part: its server's place in the report and its own place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Supplier {
    /// The server.
    pub server: usize,
    /// The tool.
    pub tool: usize,
}

fn reads_private(tool: &Callable) -> bool {
    tool.has(Trait::PersonalData) || reads_secrets(tool) || reads_files(tool)
}

/// A Write takes a credential, or a path to put something there; the others bring back what stands there.
fn reads_secrets(tool: &Callable) -> bool {
    tool.has(Trait::Secrets) && tool.category != Category::Write
}

/// See [`reads_secrets`].
fn reads_files(tool: &Callable) -> bool {
    tool.has(Trait::FileAccess) && tool.category != Category::Write
}

fn sends_out(tool: &Callable) -> bool {
    tool.has(Trait::Outbound) || by_address_alone(tool)
}

/// Whether a tool can send something out only in that the caller names the address that is asked: what is private fits into one.
pub fn by_address_alone(tool: &Callable) -> bool {
    let names_address = |name: &String| ADDRESSES.contains(&name.to_ascii_lowercase().as_str());
    tool.has(Trait::OpenWorld) && !tool.has(Trait::Outbound) && tool.arguments.iter().any(names_address)
}

/// The combinations in a report, worst first.
pub(super) fn found(reach: &Reach) -> Vec<Combination> {
    let entries = entries(reach);
    let agents = agents(&entries, reach);
    DANGERS.iter().filter_map(|danger| of(danger, reach, &entries, &agents)).collect()
}

/// Every part, each once.
const PARTS: &[&Part] = &[&PRIVATE, &SECRETS, &FILES, &STRANGERS, &OUT, &CODE, &PAYMENT, &RIGHTS, &LOSS, &DEVICES];

/// Parts of a danger, each a bit.
type Parts = u16;

fn bits(parts: &[&Part]) -> Parts {
    PARTS.iter().enumerate().filter(|(_, known)| parts.iter().any(|part| part.id == known.id)).map(|(at, _)| 1_u16 << at).sum()
}

/// Whose an entry is: a client's, or a file's of which nobody knows the client.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Whose {
    Client(&'static str),
    File(usize),
}

/// A server where it stands switched on, and what its tools supply there.
struct Standing<'r> {
    server: usize,
    entry: &'r Entry,
    whose: Whose,
    parts: Parts,
}

fn entries(reach: &Reach) -> Vec<Standing<'_>> {
    let mut all = Vec::new();
    for (server, known) in reach.servers.iter().enumerate() {
        let supplied: Vec<Parts> = known.tools.iter().map(|tool| bits(&supplies(tool))).collect();
        for entry in known.entries.iter().filter(|entry| !entry.configured.disabled) {
            let client = reach.sources.get(entry.source).and_then(|source| source.client);
            let whose = client.map_or(Whose::File(entry.source), |client| Whose::Client(client.id));
            let shown = known.tools.iter().zip(&supplied).filter(|(tool, _)| entry.shows(&reach.sources, tool));
            all.push(Standing { server, entry, whose, parts: shown.fold(0, |parts, (_, more)| parts | more) });
        }
    }
    all
}

fn supplies(tool: &Callable) -> Vec<&'static Part> {
    PARTS.iter().copied().filter(|part| (part.supplies)(tool)).collect()
}

/// What one agent has in its hands: places in the list of entries. What stands for one project alone is there in that project, with
/// whatever stands for all and isn't switched off in it; two projects are never joined.
fn agents(entries: &[Standing<'_>], reach: &Reach) -> Vec<(String, Vec<usize>)> {
    let mut projects: BTreeMap<Whose, BTreeMap<Option<&Plain>, Vec<usize>>> = BTreeMap::new();
    for (at, standing) in entries.iter().enumerate().filter(|(_, standing)| standing.parts > 0) {
        projects.entry(standing.whose).or_default().entry(standing.entry.configured.project.as_ref()).or_default().push(at);
    }
    let mut agents = Vec::new();
    for mut of_client in projects.into_values() {
        let everywhere = of_client.remove(&None).unwrap_or_default();
        let called = |at: &usize| reach.called(entries[*at].entry.source).to_owned();
        let Some(name) = everywhere.iter().chain(of_client.values().flatten()).next().map(called) else { continue };
        for (project, own) in of_client {
            let is_on = |at: &&usize| project.is_none_or(|project| !entries[**at].entry.configured.off_in.contains(project));
            agents.push((name.clone(), everywhere.iter().filter(is_on).chain(&own).copied().collect()));
        }
        agents.push((name, everywhere));
    }
    agents
}

fn of(danger: &'static Danger, reach: &Reach, entries: &[Standing<'_>], agents: &[(String, Vec<usize>)]) -> Option<Combination> {
    let needed = bits(danger.parts);
    let (mut clients, mut held, mut alone) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (client, own) in agents {
        let mut by_server: BTreeMap<usize, Parts> = BTreeMap::new();
        for at in own {
            *by_server.entry(entries[*at].server).or_default() |= entries[*at].parts;
        }
        if by_server.values().fold(0, |parts, more| parts | more) & needed != needed {
            continue;
        }
        clients.insert(client.clone());
        held.extend(own);
        // What two agents have together no one of them has alone.
        alone.extend(by_server.iter().filter(|(_, parts)| **parts & needed == needed).map(|(server, _)| *server));
    }
    if clients.is_empty() {
        return None;
    }
    let mut shown = Shown::new();
    for Standing { server, entry, .. } in held.into_iter().map(|at: &usize| &entries[*at]) {
        let tools = reach.servers[*server].tools.iter().enumerate().filter(|(_, tool)| entry.shows(&reach.sources, tool));
        shown.entry(*server).or_default().extend(tools.map(|(tool, _)| tool));
    }
    let parts = danger.parts.iter().map(|part| suppliers(part, &shown, &reach.servers)).collect();
    Some(Combination { danger, clients: clients.into_iter().collect(), parts, alone: alone.into_iter().collect() })
}

/// The servers that agents reach, each with the tools that it shows there.
type Shown = BTreeMap<usize, BTreeSet<usize>>;

/// The tools that supply a part: the riskiest of each server first, then the next of each, so that the first few name many.
fn suppliers(part: &Part, shown: &Shown, all: &[Server]) -> Vec<Supplier> {
    let mut found = Vec::new();
    for (server, tools) in shown {
        let tools = tools.iter().filter(|tool| (part.supplies)(&all[*server].tools[**tool]));
        found.extend(tools.enumerate().map(|(turn, tool)| (turn, Supplier { server: *server, tool: *tool })));
    }
    found.sort_unstable();
    found.into_iter().map(|(_, supplier)| supplier).collect()
}
