//! The report as SARIF 2.1.0: one run for each source, with every rule declared in each of them.

use super::findings::{Checked, CheckedTool, Found};
use super::report::{Report, RuleText};
use crate::model::{Severity, one_line};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};
use std::path::{Component, Path};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What stays as it is in a path that becomes a relative address.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A name; messages are as long as what was found.
const MAX_NAME: usize = 600;

const MAX_MESSAGE: usize = 2000;

/// The report.
pub(super) fn written(report: &Report) -> serde_json::Result<String> {
    let runs: Vec<Value> = report.sources.iter().map(|source| run(report, source)).collect();
    Ok(serde_json::to_string_pretty(&json!({"$schema": SCHEMA, "version": "2.1.0", "runs": runs}))? + "\n")
}

fn run(report: &Report, source: &Checked) -> Value {
    let each = |tool| results(report, source, tool);
    let results: Vec<Value> = source.tools.iter().flat_map(each).collect();
    let mut run = json!({
        "tool": {"driver": {
            "name": "toolgrade",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": report.rules.iter().map(|rule| declared(report, rule)).collect::<Vec<_>>(),
            "properties": {"rulesVersion": report.rules_version},
        }},
        // Code scanning tells uploads of the same program apart by this.
        "automationDetails": {"id": format!("toolgrade/{}/", encoded(&one_line(&source.name, MAX_NAME)))},
        "invocations": [invocation(report, source)],
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    if let Some(uri) = source.path.as_deref().map(uri) {
        run["artifacts"] = json!([{"location": {"uri": uri}, "roles": ["analysisTarget"]}]);
    }
    run
}

fn invocation(report: &Report, source: &Checked) -> Value {
    let notification = |level: &str, text: &str| json!({"level": level, "message": {"text": one_line(text, MAX_MESSAGE)}});
    let errors = source.errors().map(|error| notification("error", &format!("could not read {error}")));
    let warnings = source.warnings().map(|warning| notification("warning", &warning));
    let remarks = source.remarks().map(|remark| notification("note", &remark));
    json!({
        "executionSuccessful": source.refusals.is_empty() && !report.saw_too_little(),
        "exitCode": report.exit_code(),
        "toolExecutionNotifications": errors.chain(warnings).chain(remarks).collect::<Vec<_>>(),
    })
}

fn declared(report: &Report, rule: &RuleText) -> Value {
    let tags: Vec<&str> = ["security", rule.family].into_iter().chain(rule.references.iter().map(String::as_str)).collect();
    json!({
        "id": rule.id,
        "name": rule.id,
        "shortDescription": {"text": format!("A tool that {}", rule.title)},
        "fullDescription": {"text": rule.why},
        "help": {"text": format!("{} `toolgrade rules list` names every rule; the page /rules/{} of a catalogue tells what it looks for.", rule.why, rule.id)},
        "defaultConfiguration": {"level": level(rule.severity, report.fail_on.fails(rule.severity))},
        "properties": {"tags": tags, "security-severity": weight(rule.severity)},
    })
}

fn results(report: &Report, source: &Checked, tool: &CheckedTool) -> Vec<Value> {
    tool.findings.iter().map(|found| result(report, source, tool, found)).collect()
}

fn result(report: &Report, source: &Checked, tool: &CheckedTool, found: &Found) -> Value {
    let name = one_line(&tool.name, MAX_NAME);
    let rule = report.rules.iter().position(|rule| rule.id == found.rule);
    let mut result = Map::from_iter([
        ("ruleId".to_owned(), json!(found.rule)),
        ("level".to_owned(), json!(level(found.severity, report.fail_on.fails(found.severity)))),
        ("message".to_owned(), json!({"text": format!("The tool {name} {}", one_line(&found.message, MAX_MESSAGE))})),
        ("locations".to_owned(), json!([location(source, tool, found)])),
        ("partialFingerprints".to_owned(), json!({"toolgrade/v1": found.fingerprint})),
        ("properties".to_owned(), json!({"severity": found.severity, "field": one_line(&found.field, MAX_NAME)})),
    ]);
    if let Some(index) = rule {
        result.insert("ruleIndex".into(), json!(index));
    }
    // Once one result says whether it is suppressed, all of a run have to.
    if report.stale.is_some() {
        let suppression = |note: &String| match note.as_str() {
            "" => json!({"kind": "external", "status": "accepted"}),
            note => json!({"kind": "external", "status": "accepted", "justification": one_line(note, MAX_MESSAGE)}),
        };
        result.insert("suppressions".into(), json!(found.accepted.iter().map(suppression).collect::<Vec<_>>()));
    }
    Value::Object(result)
}

fn location(source: &Checked, tool: &CheckedTool, found: &Found) -> Value {
    let (server, name) = (one_line(&tool.server, MAX_NAME), one_line(&tool.name, MAX_NAME));
    let mut location = json!({
        "logicalLocations": [{"name": name, "fullyQualifiedName": format!("{server}/{name}"), "kind": "function"}],
    });
    if let Some(uri) = source.path.as_deref().map(uri) {
        let mut physical = json!({"artifactLocation": {"uri": uri, "index": 0}});
        if let Some(region) = found.region {
            physical["region"] = json!({
                "startLine": region.line,
                "startColumn": region.column,
                "endLine": region.end_line,
                "endColumn": region.end_column,
            });
        }
        location["physicalLocation"] = physical;
    }
    location
}

/// What fails is an error; of the rest, Low is a note.
fn level(severity: Severity, fails: bool) -> &'static str {
    match (fails, severity) {
        (true, _) => "error",
        (false, Severity::Low) => "note",
        (false, _) => "warning",
    }
}

/// The severity on the scale of ten by which code scanning sorts: from 7 it is high, from 4 medium.
fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "8.0",
        Severity::Medium => "5.0",
        Severity::Low => "2.0",
    }
}

/// A file as an address relative to the folder that we run in; an absolute one where it lies elsewhere.
fn uri(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    let inside = here.as_deref().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path);
    let plain: Vec<String> = inside
        .components()
        .filter_map(|part| match part {
            Component::CurDir | Component::RootDir => None,
            part => Some(part.as_os_str().to_string_lossy().replace('\\', "/")),
        })
        .collect();
    let encoded = encoded(&plain.join("/"));
    if inside.is_absolute() { format!("file:///{encoded}") } else { encoded }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, KEPT).to_string()
}
