//! The report as `JUnit` XML: a suite for each source, a case for each tool, a failure for a tool with findings that fail.

use super::findings::{Checked, CheckedTool, Found};
use super::report::Report;
use crate::model::{code_of, one_line};
use std::fmt::Write;

const MAX_NAME: usize = 600;

const MAX_MESSAGE: usize = 2000;

/// The report.
pub(super) fn written(report: &Report) -> String {
    let totals = report.totals();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let failures: usize = report.sources.iter().map(failures).sum();
    let cases = totals.tools + totals.unread + report.sources.iter().map(|source| source.warnings.len()).sum::<usize>();
    let _ = writeln!(xml, "<testsuites name=\"toolgrade\" tests=\"{cases}\" failures=\"{failures}\" errors=\"{}\">", totals.unread);
    report.sources.iter().for_each(|source| suite(source, &mut xml));
    xml.push_str("</testsuites>\n");
    xml
}

fn failures(source: &Checked) -> usize {
    source.tools.iter().filter(|tool| tool.findings.iter().any(|found| found.fails)).count()
}

fn suite(source: &Checked, xml: &mut String) {
    let (name, unread, skipped) = (attribute(&source.name, MAX_NAME), source.refusals.len(), source.warnings.len());
    let tests = source.tools.len() + unread + skipped;
    let failures = failures(source);
    let _ =
        writeln!(xml, "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{unread}\" skipped=\"{skipped}\">");
    source.tools.iter().for_each(|tool| case(source, tool, xml));
    for refusal in &source.refusals {
        let (place, reason) = (attribute(&refusal.place, MAX_NAME), attribute(&refusal.reason, MAX_MESSAGE));
        let _ = writeln!(
            xml,
            "    <testcase classname=\"{name}\" name=\"{place}\">\n      <error type=\"unread\" message=\"{reason}\"/>\n    </testcase>"
        );
    }
    for warning in source.warnings() {
        let warning = attribute(&warning, MAX_MESSAGE);
        let _ = writeln!(
            xml,
            "    <testcase classname=\"{name}\" name=\"the whole list\">\n      <skipped message=\"{warning}\"/>\n    </testcase>"
        );
    }
    if !source.servers.is_empty() {
        xml.push_str("    <system-out>");
        for remark in source.remarks() {
            let _ = writeln!(xml, "{}", attribute(&remark, MAX_MESSAGE));
        }
        xml.push_str("</system-out>\n");
    }
    xml.push_str("  </testsuite>\n");
}

fn case(source: &Checked, tool: &CheckedTool, xml: &mut String) {
    let (server, name) = (attribute(&tool.server, MAX_NAME), attribute(&tool.name, MAX_NAME));
    if tool.findings.is_empty() {
        let _ = writeln!(xml, "    <testcase classname=\"{server}\" name=\"{name}\"/>");
        return;
    }
    let _ = writeln!(xml, "    <testcase classname=\"{server}\" name=\"{name}\">");
    let (failing, rest): (Vec<&Found>, Vec<&Found>) = tool.findings.iter().partition(|found| found.fails);
    if let Some(first) = failing.first() {
        let _ = write!(
            xml,
            "      <failure type=\"{}\" message=\"{}\">",
            attribute(&first.rule, MAX_NAME),
            attribute(&first.message, MAX_MESSAGE)
        );
        lines(source, &failing, xml);
        xml.push_str("</failure>\n");
    }
    if !rest.is_empty() {
        xml.push_str("      <system-out>");
        lines(source, &rest, xml);
        xml.push_str("</system-out>\n");
    }
    xml.push_str("    </testcase>\n");
}

/// Findings, each as a line of text.
fn lines(source: &Checked, findings: &[&Found], xml: &mut String) {
    for found in findings {
        let place = found.region.map_or_else(String::new, |region| format!("{}:{}:{}: ", source.name, region.line, region.column));
        let accepted = if found.accepted.is_some() { " (accepted)" } else { "" };
        let told = format!("{place}{} {}{accepted}: {}", found.severity, found.rule, found.message);
        let _ = writeln!(xml, "{}", attribute(&told, MAX_MESSAGE));
    }
}

/// Text for an attribute or an element: one line, with everything written out that XML forbids or that doesn't show.
fn attribute(text: &str, max: usize) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in one_line(text, max).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&apos;"),
            // No characters, though no control characters either.
            '\u{FFFE}' | '\u{FFFF}' => safe.extend(["⟨", &code_of(c), "⟩"]),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::attribute;

    #[test]
    fn what_xml_forbids_is_written_out() {
        assert_eq!(attribute("a<b>&\"'\u{1b}[2J\u{0}\u{FFFF}", 100), "a&lt;b&gt;&amp;&quot;&apos;⟨U+001B⟩[2J⟨U+0000⟩⟨U+FFFF⟩");
    }
}
