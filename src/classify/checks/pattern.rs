use super::fold::{Characters, FIELD, Folded, SENTENCE};
use super::phrases::{Collector, Group, Hit, Hits};
use std::collections::BTreeMap;

/// Phrases in an order: `^ <send> a copy <to>`. `<name>` is any phrase of a group, other words are themselves, and `^`
/// wants the first one at the beginning of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    anchored: bool,
    groups: Vec<Group>,
}

/// How far apart the phrases of a pattern may stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slack {
    pub(super) within: usize,
    pub(super) across: bool,
}

/// Places of one pattern in one definition: nobody reads more.
const MAX_SPANS: usize = 200;

/// Steps that one pattern may take in one definition: text that is made to be slow is given up.
const MAX_STEPS: usize = 4000;

impl Pattern {
    /// Reads a pattern; its phrases go to the collector.
    pub(super) fn parse(
        text: &str,
        words: &BTreeMap<String, Vec<String>>,
        simplified: &Characters,
        collector: &mut Collector,
    ) -> Result<Self, String> {
        let (anchored, rest) = text.strip_prefix('^').map_or((false, text), |rest| (true, rest));
        let mut groups = Vec::new();
        for part in parts(rest) {
            let number = match part {
                Part::Group(name) => {
                    let phrases = words.get(name).ok_or_else(|| format!("`{text}` names the words <{name}>, which no file lists"))?;
                    collector.group(name, phrases, simplified)
                }
                Part::Literal(phrase) => collector.group(&format!("={phrase}"), &[phrase.to_owned()], simplified),
            };
            groups.push(number);
        }
        if groups.is_empty() { Err(format!("`{text}` holds no word; name one or drop it")) } else { Ok(Self { anchored, groups }) }
    }

    /// Every group of which a phrase must stand in the text.
    pub(super) fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The spans of the folded text that hold the pattern, at most one for each place where it can begin.
    pub(super) fn spans(&self, folded: &Folded<'_>, hits: &Hits, slack: Slack) -> Vec<(usize, usize)> {
        if !self.groups.iter().all(|group| hits.has(*group)) {
            return vec![];
        }
        let bytes = folded.text.as_slice();
        let mut steps = MAX_STEPS;
        let first = hits.of(self.groups[0]).iter();
        let starts = first.filter(|hit| !self.anchored || opens_sentence(bytes, hit.start));
        let spans = starts.filter_map(|hit| self.rest(hits, slack, (1, hit), &mut steps).map(|end| (hit.start, end)));
        spans.take(MAX_SPANS).collect()
    }

    /// The end of the pattern whose phrases up to `next` end with `last`.
    fn rest(&self, hits: &Hits, slack: Slack, (next, last): (usize, &Hit), steps: &mut usize) -> Option<usize> {
        let Some(group) = self.groups.get(next) else { return Some(last.end) };
        let all = hits.of(*group);
        for hit in &all[all.partition_point(|hit| hit.start < last.end)..] {
            *steps = steps.saturating_sub(1);
            let apart = if slack.across { hit.field != last.field } else { hit.sentence != last.sentence };
            if *steps == 0 || apart || hit.start - last.end > slack.within {
                return None;
            }
            if let Some(end) = self.rest(hits, slack, (next + 1, hit), steps) {
                return Some(end);
            }
        }
        None
    }
}

/// The groups that a pattern names.
pub(super) fn groups_of(text: &str) -> impl Iterator<Item = &str> {
    let parts = parts(text.strip_prefix('^').unwrap_or(text)).into_iter();
    parts.filter_map(|part| if let Part::Group(name) = part { Some(name) } else { None })
}

enum Part<'a> {
    Group(&'a str),
    Literal(&'a str),
}

/// Groups in angle brackets and what stands between them.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        if let Some((name, behind)) = rest.strip_prefix('<').and_then(|inner| inner.split_once('>')) {
            parts.push(Part::Group(name));
            rest = behind.trim();
        } else {
            let end = rest.find('<').filter(|at| *at > 0 && rest[*at..].contains('>')).unwrap_or(rest.len());
            parts.push(Part::Literal(rest[..end].trim()));
            rest = rest[end..].trim();
        }
    }
    parts
}

/// Whether nothing but signs, numbers and a heading's word stands before a place in its sentence.
fn opens_sentence(bytes: &[u8], at: usize) -> bool {
    for byte in bytes[..at].iter().rev() {
        match byte {
            &SENTENCE | &FIELD => return true,
            byte if byte.is_ascii_alphabetic() || *byte >= 0x80 => return false,
            b':' | b']' => return true,
            _ => {}
        }
    }
    true
}
