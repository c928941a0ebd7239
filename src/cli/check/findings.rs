//! What a check says of the tools of a source: a finding for each thing that a rule objects to, and one for each tool whose
//! risk is too high.

use super::configured::Looked;
use super::layout::Region;
use super::locate::{Map, Spot};
use super::print::fingerprint;
use crate::classify::Classifier;
use crate::ingest::{OverrideEntry, Refusal, Source, SourceTool};
use crate::model::{Finding, Judgement, Risk, Severity, Subject, Verdict};
use clap::ValueEnum;
use serde::Serialize;
use std::path::PathBuf;

/// The least that makes a run fail, of findings and of tools alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Everything, also tools of Low risk
    Low,
    /// Findings of Medium or High severity, tools of Medium or High risk
    Medium,
    /// Findings of High severity, tools of High risk
    High,
    /// Nothing: findings are told and never fail
    None,
}

/// One source after it was checked.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) name: String,
    pub(super) path: Option<PathBuf>,
    pub(super) tools: Vec<CheckedTool>,
    pub(super) lists: bool,
    /// The servers of a configuration.
    pub(super) servers: Vec<Looked>,
    /// Why its tools aren't all there are.
    pub(super) warnings: Vec<String>,
    /// How many of them are servers of which nothing is known, and of which nothing needs to be.
    pub(super) allowed: usize,
    pub(super) refusals: Vec<Refusal>,
}

/// A tool with everything that was found.
#[derive(Debug)]
pub(super) struct CheckedTool {
    pub(super) server: String,
    pub(super) name: String,
    pub(super) findings: Vec<Found>,
}

/// A finding with where it stands and what it means for the run.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Found {
    /// The check's id, or that of the rule on tools of such a risk.
    pub(super) rule: String,
    pub(super) severity: Severity,
    /// Whether it makes the run fail.
    pub(super) fails: bool,
    /// Why it was accepted, when the baseline holds it.
    pub(super) accepted: Option<String>,
    /// The field and the span, as in a [`Finding`].
    pub(super) field: String,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
    pub(super) message: String,
    /// The same for the same words of the same tool, wherever the file lies and whatever its lines.
    pub(super) fingerprint: String,
    #[serde(flatten)]
    pub(super) region: Option<Region>,
}

/// Tools of a risk, as a rule.
pub(super) struct RiskRule {
    pub(super) risk: Risk,
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) why: &'static str,
}

/// One for each risk; which of them are in force, `--fail-on` says.
pub(super) const RISK_RULES: &[RiskRule] = &[
    RiskRule {
        risk: Risk::High,
        id: "high-risk-tool",
        title: "can do great harm when it is called",
        why: "A call can lose things for good, move money, run code, change rights or give secrets away. Such a tool wants a person's yes, or a policy.",
    },
    RiskRule {
        risk: Risk::Medium,
        id: "medium-risk-tool",
        title: "can do harm when it is called",
        why: "A call changes something, or reads something private. Such a tool wants a limit on how often it is called.",
    },
    RiskRule {
        risk: Risk::Low,
        id: "low-risk-tool",
        title: "can do little harm when it is called",
        why: "A call changes nothing that matters and gives nothing away. It is told only where every tool is to be accepted by hand.",
    },
];

impl FailOn {
    /// Whether something this grave makes a run fail.
    pub(super) fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Low => true,
            Self::Medium => severity >= Severity::Medium,
            Self::High => severity >= Severity::High,
            Self::None => false,
        }
    }

    /// As it is written on the command line.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::None => "none",
        }
    }
}

/// A risk on the scale of findings.
pub(super) fn severity(risk: Risk) -> Severity {
    match risk {
        Risk::Low => Severity::Low,
        Risk::Medium => Severity::Medium,
        Risk::High => Severity::High,
    }
}

/// Checks every tool of a source; what stood in it is let go of afterwards.
pub(super) fn checked(source: Source, classifier: &Classifier, corrections: &[OverrideEntry], fail_on: FailOn) -> Checked {
    let mut map = Map::of(&source);
    let tools = source.tools.iter().map(|tool| {
        let spot = map.spot(tool);
        CheckedTool {
            server: tool.server.to_string(),
            name: tool.definition.name.to_string(),
            findings: findings(tool, spot.as_ref(), classifier, corrections, fail_on),
        }
    });
    let tools = tools.collect();
    let Source { name, path, lists, warnings, refusals, .. } = source;
    Checked { name, path, tools, lists, servers: vec![], warnings, allowed: 0, refusals }
}

fn findings(
    tool: &SourceTool,
    spot: Option<&Spot<'_>>,
    classifier: &Classifier,
    corrections: &[OverrideEntry],
    fail_on: FailOn,
) -> Vec<Found> {
    let profile = &tool.profile;
    let (server_name, server_description) = (profile.name.as_deref(), profile.description.as_deref());
    let assessment = classifier.assess(&Subject { server_name, server_description, definition: &tool.definition });
    let correction = corrections.iter().find(|entry| entry.server == tool.server && entry.tool == tool.definition.name.as_str());
    let verdict = Judgement::new(assessment.verdict, correction.map(|entry| entry.correction.clone())).verdict;
    let risky = fail_on.fails(severity(verdict.risk)).then(|| risky(tool, &verdict, spot));
    let mut found: Vec<Found> = risky.into_iter().collect();
    for finding in assessment.findings {
        let title = classifier.check(&finding.check).map_or(finding.check.as_str(), |check| check.title.as_str());
        let twins =
            found.iter().filter(|other| (&other.rule, &other.field, &other.text) == (&finding.check, &finding.field, &finding.text));
        let fingerprint = fingerprint(tool, &finding.check, (&finding.field, finding.start, &finding.text), twins.count());
        found.push(Found {
            message: format!("{title}; {}", finding.detail),
            fails: fail_on.fails(finding.severity),
            region: spot.map(|spot| spot.region(&finding)),
            fingerprint,
            ..of(finding)
        });
    }
    found.sort_by_key(|found| std::cmp::Reverse(found.severity));
    found
}

/// A tool whose risk is too high. What it rests on is the verdict: another one is another finding.
fn risky(tool: &SourceTool, verdict: &Verdict, spot: Option<&Spot<'_>>) -> Found {
    let rule = RISK_RULES.iter().find(|rule| rule.risk == verdict.risk).expect("there is a rule for each risk");
    let traits: Vec<&str> = verdict.traits.iter().map(|found| found.as_str()).collect();
    let traits = if traits.is_empty() { String::new() } else { format!(" ({})", traits.join(", ")) };
    let told = format!("{}, {} risk{traits}", verdict.category, verdict.risk);
    let name = tool.definition.name.to_string();
    Found {
        rule: rule.id.to_owned(),
        severity: severity(verdict.risk),
        fails: true,
        accepted: None,
        field: "name".into(),
        start: 0,
        end: name.len(),
        message: format!("{}; {told}", rule.title),
        fingerprint: fingerprint(tool, rule.id, ("name", 0, &told), 0),
        text: name,
        region: spot.map(Spot::of_name),
    }
}

fn of(finding: Finding) -> Found {
    let Finding { check, severity, field, start, end, text, detail } = finding;
    Found {
        rule: check,
        severity,
        fails: false,
        accepted: None,
        field,
        start,
        end,
        text,
        message: detail,
        fingerprint: String::new(),
        region: None,
    }
}
