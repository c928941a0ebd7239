//! The report as one JSON document. README.md tells its members; they are only ever added to.

use super::baseline::Entry;
use super::configured::Looked;
use super::findings::Found;
use super::report::Report;
use crate::ingest::Refusal;
use serde::Serialize;

#[derive(Serialize)]
struct Written<'a> {
    program_version: &'static str,
    rules_version: &'a str,
    fail_on: &'static str,
    exit_code: u8,
    sources: Vec<SourceShape<'a>>,
    findings: Vec<FindingShape<'a>>,
    /// Accepted findings that were not met; null without a baseline.
    stale: Option<&'a [Entry]>,
    meta: Meta,
}

#[derive(Serialize)]
struct SourceShape<'a> {
    name: &'a str,
    tools: usize,
    remarks: Vec<String>,
    warnings: &'a [String],
    /// Of a client's configuration.
    servers: &'a [Looked],
    unread: Vec<Unread<'a>>,
}

#[derive(Serialize)]
struct Unread<'a> {
    place: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct FindingShape<'a> {
    source: &'a str,
    server: &'a str,
    tool: &'a str,
    #[serde(flatten)]
    found: &'a Found,
}

#[derive(Serialize)]
struct Meta {
    tools: usize,
    findings: usize,
    failing: usize,
    accepted: usize,
    unread: usize,
    warnings: usize,
}

fn unread(refusal: &Refusal) -> Unread<'_> {
    Unread { place: &refusal.place, reason: &refusal.reason }
}

/// The report.
pub(super) fn written(report: &Report) -> serde_json::Result<String> {
    let sources = report.sources.iter().map(|source| SourceShape {
        name: &source.name,
        tools: source.tools.len(),
        remarks: source.remarks().collect(),
        warnings: &source.warnings,
        servers: &source.servers,
        unread: source.refusals.iter().map(unread).collect(),
    });
    let findings = report.findings();
    let findings =
        findings.map(|(source, tool, found)| FindingShape { source: &source.name, server: &tool.server, tool: &tool.name, found });
    let totals = report.totals();
    let written = Written {
        program_version: env!("CARGO_PKG_VERSION"),
        rules_version: &report.rules_version,
        fail_on: report.fail_on.as_str(),
        exit_code: report.exit_code(),
        sources: sources.collect(),
        findings: findings.collect(),
        stale: report.stale.as_deref(),
        meta: Meta {
            tools: totals.tools,
            findings: totals.findings,
            failing: totals.failing,
            accepted: totals.accepted,
            unread: totals.unread,
            warnings: totals.warnings,
        },
    };
    Ok(serde_json::to_string_pretty(&written)? + "\n")
}
