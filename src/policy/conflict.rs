use super::{Decision, Recommendation};
use crate::lang::{Lang, tell};

/// Two recommendations that don't go together, and what became of them.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Conflict {
    /// The server's alias.
    pub server: String,
    /// The tool.
    pub tool: String,
    /// In an English sentence without a full stop.
    pub detail: String,
    #[serde(skip)]
    clash: Clash,
}

/// What doesn't go together.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Clash {
    /// The tool has two recommendations, the milder one first.
    Twice([Side; 2]),
    /// The calls of this tool are counted with those of the other.
    Counter(String),
}

/// One of two recommendations for a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Side {
    decision: Decision,
    limit: Option<u32>,
    conditions: usize,
}

impl Conflict {
    /// Of two recommendations for one tool.
    pub(super) fn of(server: &str, known: &Recommendation, other: &Recommendation) -> Self {
        let mut sides = [known, other].map(|tool| Side { decision: tool.decision, limit: tool.limit, conditions: tool.require.len() });
        sides.sort_by_key(|side| (side.decision, side.conditions, side.word(Lang::En)));
        Self::new(server, &known.tool, Clash::Twice(sides))
    }

    /// Of two tools whose calls are counted together.
    pub(super) fn of_counters(server: &str, tool: &str, other: &str) -> Self {
        Self::new(server, tool, Clash::Counter(other.to_owned()))
    }

    fn new(server: &str, tool: &str, clash: Clash) -> Self {
        let detail = clash.told(Lang::En, tool);
        Self { server: server.to_owned(), tool: tool.to_owned(), detail, clash }
    }

    /// In a sentence without a full stop.
    pub fn told(&self, lang: Lang) -> String {
        self.clash.told(lang, &self.tool)
    }
}

impl Clash {
    fn told(&self, lang: Lang, tool: &str) -> String {
        match self {
            Self::Twice([mild, strict]) => {
                tell!(lang, "conflict-twice", tool = tool, mild = mild.told(lang), strict = strict.told(lang))
            }
            Self::Counter(other) => tell!(lang, "conflict-counter", tool = tool, other = other.as_str()),
        }
    }
}

impl Side {
    fn word(self, lang: Lang) -> String {
        super::decision::word(lang, self.decision, self.limit)
    }

    fn told(self, lang: Lang) -> String {
        let word = self.word(lang);
        match self.conditions {
            0 => tell!(lang, "conflict-word", word = word),
            _ => tell!(lang, "conflict-word-conditions", word = word),
        }
    }
}
