use super::origins::{RegistryShape, ScanShape};
use crate::model::{Category, Evidence, Finding, Judgement, Listing, Look, Mode, Risk, Timestamp, Trait, clip};
use crate::store::{Lookalike, ServerCard, ServerRecord, Tally, ToolCard, ToolRecord};
use crate::web::address;
use serde::Serialize;
use serde_json::Value;

/// Tools, counted.
#[derive(Serialize)]
pub(super) struct Counts {
    total: u64,
    by_category: ByCategory,
    by_risk: ByRisk,
}

#[derive(Serialize)]
struct ByCategory {
    read: u64,
    write: u64,
    execute: u64,
}

#[derive(Serialize)]
struct ByRisk {
    low: u64,
    medium: u64,
    high: u64,
}

impl From<&Tally> for Counts {
    fn from(tally: &Tally) -> Self {
        Self {
            total: tally.total(),
            by_category: ByCategory {
                read: tally.category(Category::Read),
                write: tally.category(Category::Write),
                execute: tally.category(Category::Execute),
            },
            by_risk: ByRisk { low: tally.risk(Risk::Low), medium: tally.risk(Risk::Medium), high: tally.risk(Risk::High) },
        }
    }
}

/// A server in a list.
#[derive(Serialize)]
pub(super) struct ServerItem {
    slug: String,
    name: String,
    description: Option<String>,
    tools: Counts,
    first_seen: Timestamp,
    url: String,
}

impl From<&ServerCard> for ServerItem {
    fn from(card: &ServerCard) -> Self {
        Self {
            slug: card.slug.to_string(),
            name: card.name.clone(),
            description: card.description.clone(),
            tools: (&card.tally).into(),
            first_seen: card.first_seen,
            url: address::server(&card.slug),
        }
    }
}

/// A filter of a list with how much it leaves.
#[derive(Serialize)]
pub(super) struct OptionShape {
    pub(super) value: String,
    pub(super) count: u64,
    pub(super) chosen: bool,
}

/// A server with all that is known of it.
#[derive(Serialize)]
pub(super) struct ServerShape {
    slug: String,
    name: String,
    description: Option<String>,
    description_source: Option<String>,
    repository: Option<String>,
    package: Option<String>,
    version: Option<String>,
    homepage: Option<String>,
    license: Option<String>,
    tools: Counts,
    first_seen: Timestamp,
    last_seen: Timestamp,
    /// When it was retired; null while it is there.
    retired_at: Option<Timestamp>,
    url: String,
    policy_url: String,
    lookalikes: Vec<LookalikeShape>,
    registry: Option<RegistryShape>,
    scan: Option<ScanShape>,
}

/// A server whose name can be taken for this one's.
#[derive(Serialize)]
struct LookalikeShape {
    slug: String,
    name: String,
    url: String,
}

impl ServerShape {
    /// A server, those whose names look like its own, its entry in a registry, and the last time that it was asked itself.
    pub(super) fn new(record: ServerRecord, lookalikes: Vec<Lookalike>, listing: Option<Listing>, look: Option<(Timestamp, Look)>) -> Self {
        let name = record.server.display_name().to_owned();
        let (server, profile) = (record.server.slug, record.server.profile);
        let url = address::server(&server);
        Self {
            slug: server.to_string(),
            name,
            description_source: profile.description.as_ref().map(|_| profile.description_source.unwrap_or_else(|| "server".into())),
            description: profile.description,
            repository: profile.repository,
            package: profile.package,
            version: profile.version,
            homepage: profile.homepage,
            license: profile.license,
            tools: (&record.tally).into(),
            first_seen: record.server.first_seen,
            last_seen: record.server.last_seen,
            retired_at: record.server.retired,
            policy_url: address::api(&format!("{url}/policy")),
            url,
            lookalikes: lookalikes.into_iter().map(Into::into).collect(),
            registry: listing.map(Into::into),
            scan: look.map(Into::into),
        }
    }
}

impl From<Lookalike> for LookalikeShape {
    fn from(other: Lookalike) -> Self {
        Self { url: address::server(&other.slug), slug: other.slug.to_string(), name: other.name }
    }
}

/// Of a description, a list holds this many bytes; the tool's own answer holds all of it.
const MAX_LISTED: usize = 4096;

/// A tool in a list.
#[derive(Serialize)]
pub(super) struct ToolItem {
    server: String,
    tool: String,
    description: Option<String>,
    category: &'static str,
    risk: &'static str,
    traits: Vec<&'static str>,
    confidence: f64,
    url: String,
}

impl From<&ToolCard> for ToolItem {
    fn from(card: &ToolCard) -> Self {
        Self {
            server: card.server.to_string(),
            tool: card.name.clone(),
            description: card.description.as_deref().map(|text| clip(text, MAX_LISTED).to_owned()),
            category: card.category.as_str(),
            risk: card.risk.as_str(),
            traits: words(&card.traits),
            confidence: card.confidence.value(),
            url: address::tool(&card.server, &card.name),
        }
    }
}

/// A tool with its definition and its verdict.
#[derive(Serialize)]
pub(super) struct ToolShape {
    server: String,
    tool: String,
    title: Option<String>,
    description: Option<String>,
    description_source: &'static str,
    input_schema: Option<Value>,
    output_schema: Option<Value>,
    annotations: Option<Value>,
    category: &'static str,
    risk: &'static str,
    traits: Vec<&'static str>,
    confidence: f64,
    evidence: Vec<Evidence>,
    rationale: String,
    modes: Vec<Mode>,
    rules_version: String,
    findings: Vec<Finding>,
    /// What holds: the same as the members above, in one piece.
    verdict: Said,
    /// What the rules said, whoever corrected it.
    ruled: Said,
    #[serde(rename = "override")]
    correction: Option<OverrideShape>,
    fingerprint: String,
    source: String,
    first_seen: Timestamp,
    last_seen: Timestamp,
    defined_at: Timestamp,
    decided_at: Timestamp,
    url: String,
    policy_url: String,
}

/// A category, a risk and traits.
#[derive(Serialize)]
struct Said {
    category: &'static str,
    risk: &'static str,
    traits: Vec<&'static str>,
}

fn words(traits: &[Trait]) -> Vec<&'static str> {
    traits.iter().map(|found| found.as_str()).collect()
}

/// A person's correction: of category, risk and traits those that the person gave.
#[derive(Serialize)]
struct OverrideShape {
    category: Option<&'static str>,
    risk: Option<&'static str>,
    traits: Option<Vec<&'static str>>,
    note: String,
    author: String,
    at: Timestamp,
}

impl From<ToolRecord> for ToolShape {
    fn from(record: ToolRecord) -> Self {
        let ToolRecord { server, tool, judgement: Judgement { verdict, correction, ruled }, decided, findings, .. } = record;
        let url = address::tool(&server.slug, tool.definition.name.as_str());
        let fingerprint = format!("sha256:{}", tool.definition.fingerprint());
        let definition = tool.definition;
        Self {
            server: server.slug.to_string(),
            tool: definition.name.to_string(),
            title: definition.title,
            description: definition.description,
            description_source: tool.description_source.as_str(),
            input_schema: definition.input_schema,
            output_schema: definition.output_schema,
            annotations: definition.annotations,
            category: verdict.category.as_str(),
            risk: verdict.risk.as_str(),
            traits: words(&verdict.traits),
            confidence: verdict.confidence.value(),
            evidence: verdict.evidence,
            rationale: verdict.rationale,
            modes: verdict.modes,
            rules_version: verdict.rules_version,
            findings,
            verdict: Said { category: verdict.category.as_str(), risk: verdict.risk.as_str(), traits: words(&verdict.traits) },
            ruled: Said { category: ruled.category.as_str(), risk: ruled.risk.as_str(), traits: words(&ruled.traits) },
            correction: correction.map(|person| OverrideShape {
                category: person.category.map(Category::as_str),
                risk: person.risk.map(Risk::as_str),
                traits: person.traits.as_deref().map(words),
                note: person.note,
                author: person.author,
                at: person.at,
            }),
            fingerprint,
            source: tool.source,
            first_seen: tool.first_seen,
            last_seen: tool.last_seen,
            defined_at: tool.defined,
            decided_at: decided,
            policy_url: address::api(&format!("{url}/policy")),
            url,
        }
    }
}
