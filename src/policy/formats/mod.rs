//! The formats of clients and gateways: one small file each, and this table of them.
//!
//! A format says what it can express; [`lower`](lower::lower) turns a plan into that, notes what is lost, and the format
//! itself only writes it down. What can't be expressed is made stricter, or left out and reported, as the reader chooses.

mod agentgateway;
mod annotations;
mod bundle;
mod cedar;
mod cedar_text;
mod cel;
mod clashes;
mod claude_agents;
mod claude_api;
mod claude_code;
mod claude_code_managed;
mod cline;
mod codex;
mod contextforge;
mod cursor;
mod docker_gateway;
mod envoy;
mod gemini_cli;
mod goose;
mod intercept;
mod kiro;
mod kong;
mod litellm;
mod lost;
mod lower;
mod names;
mod native;
mod openai_responses;
mod patterns;
mod quoted;
mod rego;
mod rest;
mod server_entry;
mod slugs;
mod toolhive;
mod twins;
mod vscode;
mod yaml;
mod zed;

pub use bundle::bundle;
pub(super) use gemini_cli::UNNAMED;
pub use lost::{Grouped, Handled, Loss, Lossy, Part};
pub use names::alias_of;
pub(super) use names::{double_underscore, is_plain, plainly};
pub(super) use yaml::yaml;

use super::{Condition, Decision, Plan, Recommendation};
use lower::Lowered;
use std::collections::BTreeSet;
use twins::Twins;

/// A format that a policy can be told in.
pub struct Format {
    /// Its name in addresses and on the command line.
    pub id: &'static str,
    /// The client's or gateway's name for people.
    pub title: &'static str,
    /// Where it belongs, for people.
    pub file: &'static str,
    /// Its media type.
    pub media: &'static str,
    /// How it calls a tool: what stands in the rules.
    pub name: fn(alias: &str, tool: &str) -> String,
    /// What it can express.
    pub(super) expresses: Expresses,
    /// What is wrong with an alias or a tool's name there, if anything.
    pub(super) trap: fn(alias: &str, tool: &str) -> Option<String>,
    /// Why no rule can be written for a tool of this name, if so.
    pub(super) unwritten: fn(alias: &str, tool: &str) -> Option<Unwritten>,
    /// Why it can't hold a rule for a tool, in a sentence without a full stop; its calls are refused then.
    unheld: fn(twins: &Twins<'_>, alias: &str, tool: &Recommendation) -> Option<String>,
    /// Writes it down.
    pub(super) render: fn(&Lowered<'_>) -> String,
}

/// What becomes of the calls of a tool of which a format says nothing, and why it doesn't.
pub(super) type Unwritten = (Decision, String);

/// What a format can express.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, read down as a table")]
pub(super) struct Expresses {
    /// That calls go through without a person.
    pub(super) allow: bool,
    /// That a person approves.
    pub(super) ask: bool,
    /// That calls are refused.
    pub(super) deny: bool,
    /// That the agent doesn't see a tool.
    pub(super) hide: bool,
    /// How many calls a minute go through.
    pub(super) limits: bool,
    /// Which conditions on arguments.
    pub(super) conditions: fn(&Condition) -> bool,
    /// Which calls it refuses that meet such a condition, in words that follow "it refuses".
    pub(super) narrower: fn(&Condition) -> Option<&'static str>,
    /// What it does with tools that it doesn't name, where a policy refuses them.
    pub(super) unnamed: Decision,
    /// That tools which it doesn't name go through, where a policy lets them.
    pub(super) open: bool,
    /// What it can hold single tools to where those that it doesn't name go through. [`Decision::Allow`] stands for limits
    /// and conditions.
    pub(super) excepts: &'static [Decision],
    /// How its limits let more through than ours do, in a sentence without a full stop.
    pub(super) miscounts: Option<&'static str>,
    /// Where it holds nothing back, in a sentence without a full stop.
    pub(super) idle: Option<&'static str>,
    /// The tools for whose rules it has no room.
    pub(super) crowded: Crowded,
}

/// Tools by alias and name.
pub(super) type Named<'p> = BTreeSet<(&'p str, &'p str)>;

/// Finds tools among what a format would write down.
pub(super) type Crowded = for<'p> fn(&Lowered<'p>) -> Named<'p>;

/// What holds calls back.
pub(super) const HELD: &[Decision] = &[Decision::Ask, Decision::Deny, Decision::Hide];

impl Expresses {
    /// That calls go through, and nothing else: a start for the others, with the least of each.
    pub(super) const LEAVE: Self = Self {
        allow: true,
        ask: false,
        deny: false,
        hide: false,
        limits: false,
        conditions: none,
        narrower: exact,
        unnamed: Decision::Allow,
        open: false,
        excepts: &[],
        miscounts: None,
        idle: None,
        crowded: roomy,
    };

    /// A list of what goes through; everything else isn't seen.
    pub(super) const LIST: Self = Self { hide: true, unnamed: Decision::Hide, open: true, ..Self::LEAVE };

    /// Rules that let through or refuse; what none names is refused.
    pub(super) const RULES: Self = Self { deny: true, unnamed: Decision::Deny, open: true, ..Self::LEAVE };
}

/// A policy in some format.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendered {
    /// As people paste it.
    pub text: String,
    /// What it doesn't say.
    pub lost: Vec<Loss>,
}

/// Every format, our own first, then clients, then gateways.
pub const FORMATS: &[&Format] = &[
    &native::FORMAT,
    &annotations::FORMAT,
    // Clients.
    &claude_agents::FORMAT,
    &claude_api::FORMAT,
    &claude_code::FORMAT,
    &claude_code_managed::FORMAT,
    &cline::FORMAT,
    &codex::FORMAT,
    &cursor::FORMAT,
    &gemini_cli::FORMAT,
    &goose::FORMAT,
    &kiro::FORMAT,
    &openai_responses::FORMAT,
    &vscode::FORMAT,
    &zed::FORMAT,
    // Gateways.
    &agentgateway::FORMAT,
    &cedar::FORMAT,
    &contextforge::FORMAT,
    &docker_gateway::FORMAT,
    &envoy::FORMAT,
    &intercept::FORMAT,
    &kong::FORMAT,
    &litellm::FORMAT,
    &rego::FORMAT,
    &toolhive::FORMAT,
];

/// Names of kinds of files that several clients share, and the format that is meant.
const OTHER_NAMES: &[(&str, &str)] = &[("kiro-cline", "kiro")];

impl Format {
    /// The format of this name.
    ///
    /// # Errors
    /// A sentence that names those there are.
    pub fn named(id: &str) -> Result<&'static Self, String> {
        let known = || FORMATS.iter().map(|format| format.id).collect::<Vec<_>>().join(", ");
        let id = OTHER_NAMES.iter().find(|(other, _)| *other == id).map_or(id, |(_, own)| own);
        FORMATS
            .iter()
            .copied()
            .find(|format| format.id == id)
            .ok_or_else(|| format!("there is no policy format `{}`; there are {}", crate::model::one_line(id, 40), known()))
    }

    /// A name for its file.
    pub fn download(&self) -> String {
        let end = match self.media {
            "application/json" => "json",
            "application/toml" => "toml",
            "application/yaml" => "yaml",
            _ => "txt",
        };
        if self.id == FORMATS[0].id { format!("policy.{end}") } else { format!("{}.{end}", self.id) }
    }

    /// The plan in this format, and what is lost.
    pub fn render(&self, plan: &Plan, lossy: Lossy) -> Rendered {
        let (lowered, lost) = lower::lower(plan, self, lossy);
        Rendered { text: (self.render)(&lowered), lost }
    }
}

/// For formats that know no conditions.
pub(super) fn none(_: &Condition) -> bool {
    false
}

/// For formats without traps.
pub(super) fn fine(_: &str, _: &str) -> Option<String> {
    None
}

/// For formats that can write every name.
pub(super) fn written(_: &str, _: &str) -> Option<Unwritten> {
    None
}

/// For formats that can hold a rule for every tool.
fn held(_: &Twins<'_>, _: &str, _: &Recommendation) -> Option<String> {
    None
}

/// For formats that take any number of rules.
pub(super) fn roomy<'p>(_: &Lowered<'p>) -> Named<'p> {
    BTreeSet::new()
}

/// For formats that read every condition that they express as we do.
pub(super) fn exact(_: &Condition) -> Option<&'static str> {
    None
}
