use crate::lang::{Lang, tell};
use crate::model::{one_line, words};
use crate::policy::Decision;
use serde::Serialize;

words! {
    /// What becomes of what a format can't express.
    Lossy {
        /// The rule is made stricter.
        Stricter = "stricter",
        /// The part is left out; the rule may be weaker.
        Report = "report",
    }
}

words! {
    /// A part of a policy.
    Part {
        /// What becomes of tools that aren't named.
        Default = "default",
        /// That calls go through.
        Allow = "allow",
        /// That the agent doesn't see a tool.
        Hide = "hide",
        /// That calls are refused.
        Deny = "deny",
        /// That a person approves.
        Ask = "ask",
        /// How many calls go through.
        Limit = "limit",
        /// A condition on arguments.
        Condition = "condition",
        /// A name that the target reads in a way of its own.
        Name = "name",
        /// A rule beyond those that the target takes.
        Room = "room",
    }
}

words! {
    /// What was made of what can't be expressed.
    Handled {
        /// The same calls go through, and something else is lost.
        Same = "same",
        /// Fewer calls go through than the policy lets through.
        Stricter = "stricter",
        /// More calls go through than the policy lets through.
        Weaker = "weaker",
    }
}

/// Something that a policy says and its target can't express.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Loss {
    /// The server's alias.
    pub server: String,
    /// The tool; none where it is about all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// The part that is lost.
    pub part: Part,
    /// What was made of it.
    pub handled: Handled,
    /// What becomes of the tool's calls in the target.
    pub becomes: Decision,
    /// In a sentence without a full stop.
    pub detail: String,
}

/// Tools that are named one by one.
const SHOWN: usize = 5;

/// Losses of one kind, and the tools that they concern; a server's alias stands for what concerns all of its tools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grouped {
    /// The part that is lost.
    pub part: Part,
    /// What was made of it.
    pub handled: Handled,
    /// What becomes of the tools' calls in the target.
    pub becomes: Decision,
    /// In a sentence without a full stop.
    pub detail: String,
    /// In the order of the plan.
    pub tools: Vec<String>,
}

impl Grouped {
    /// Losses, those that read the same together, in the order in which they first come.
    pub fn all(lost: &[Loss]) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        for loss in lost {
            let tool = loss.tool.as_ref().unwrap_or(&loss.server).clone();
            match groups.iter_mut().find(|group| group.handled == loss.handled && group.detail == loss.detail) {
                Some(group) => group.tools.push(tool),
                None => groups.push(Self {
                    part: loss.part,
                    handled: loss.handled,
                    becomes: loss.becomes,
                    detail: loss.detail.clone(),
                    tools: vec![tool],
                }),
            }
        }
        groups
    }

    /// The tools by name: "a, b and c", or the first few "and 7 more".
    pub fn named(&self, lang: Lang) -> String {
        let shown: Vec<String> = self.tools.iter().take(SHOWN).map(|tool| one_line(tool, 80)).collect();
        match self.tools.len() - shown.len() {
            0 => lang.list(&shown),
            more => tell!(lang, "policy-tools-more", tools = lang.joined(&shown), more = more),
        }
    }
}
