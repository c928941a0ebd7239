//! A description into sentences, each with the part that it plays.

use super::settings::Settings;
use super::surfaces::folded;
use crate::model::simplified;
use aho_corasick::AhoCorasick;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What a sentence is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The first sentence that says what the tool does.
    Lead,
    /// More of that.
    Body,
    /// When to use it, or what to use instead: says nothing of what a call does.
    Advice,
    /// A case, as "if it is found": advice for that case, or what is done then.
    Condition,
    /// What the arguments are.
    Arguments,
    /// What comes back.
    Returns,
    /// What a call may look like.
    Examples,
}

impl Part {
    /// Whether it says what the tool does.
    pub(super) fn says(self) -> bool {
        matches!(self, Self::Lead | Self::Body)
    }

    /// Whether rules look for words in it.
    pub(super) fn is_read(self) -> bool {
        matches!(self, Self::Lead | Self::Body | Self::Condition | Self::Arguments)
    }
}

/// Headings and beginnings, lower-cased once, both by their first character: most lines and sentences begin with none of these.
pub(super) struct Outline {
    headings: FxHashMap<char, Vec<(String, Part)>>,
    beginnings: FxHashMap<char, Vec<(String, Part)>>,
    /// Stems of deeds: a sentence on a case that holds none is advice, and needs no reading.
    deeds: Option<AhoCorasick>,
}

const MAX_HEADING: usize = 40;
const MAX_TAG: usize = 60;
const LONGEST_WORD: usize = 60;

/// Letters of a line that is long enough to be wrapped.
const MIN_WRAPPED: usize = 30;

/// Words before the colon of an entry, as in `limit (optional): how many`.
const MAX_LABEL: usize = 2;

impl Outline {
    pub(super) fn new(settings: &Settings) -> Self {
        let lists = [
            (&settings.headings.arguments, Part::Arguments),
            (&settings.headings.returns, Part::Returns),
            (&settings.headings.examples, Part::Examples),
            (&settings.headings.advice, Part::Advice),
            (&settings.headings.body, Part::Body),
        ];
        let mut headings: FxHashMap<char, Vec<(String, Part)>> = FxHashMap::default();
        // A word of two lists belongs to the first, which is found first.
        for (words, part) in lists.into_iter().flat_map(|(words, part)| words.iter().map(move |text| (folded(text), part))) {
            headings.entry(words.chars().next().unwrap_or(' ')).or_default().push((words, part));
        }
        let lists = [(&settings.advice, Part::Advice), (&settings.conditions, Part::Condition)];
        let mut beginnings: FxHashMap<char, Vec<(String, Part)>> = FxHashMap::default();
        for (words, part) in lists.into_iter().flat_map(|(words, part)| words.iter().map(move |text| (folded(text), part))) {
            beginnings.entry(words.chars().next().unwrap_or(' ')).or_default().push((words, part));
        }
        let stems = settings.further.deeds.iter().map(|deed| deed.trim_end_matches(['e', 'y']));
        let deeds = AhoCorasick::builder().ascii_case_insensitive(true).build(stems).ok();
        Self { headings, beginnings, deeds }
    }

    /// Every sentence of a description, in order.
    pub(super) fn sentences(&self, text: &str) -> Vec<(Range<usize>, Part)> {
        let mut found = Vec::with_capacity(16);
        let mut part = Part::Body;
        let mut led = false;
        let tag = leading_tag(text);
        let mut at = if text[..tag].trim().is_empty() { tag } else { breadcrumb(text, tag) };
        while at < text.len() {
            let range = at..self.end_of_line(text, at);
            at = range.end;
            let content = self.heading(&text[range.clone()]).map_or(0, |(length, opened)| {
                part = opened;
                length
            });
            for sentence in split(text, range.start + content..range.end) {
                let role = self.role(&text[sentence.clone()], part, &mut led);
                found.push((sentence, role));
            }
        }
        found
    }

    /// Where the line that starts here ends, with the lines that it was wrapped into.
    fn end_of_line(&self, text: &str, start: usize) -> usize {
        let end_of = |start: usize| text[start..].find('\n').map_or(text.len(), |end| start + end + 1);
        let (mut start, mut end) = (start, end_of(start));
        while end < text.len() {
            let next = end_of(end);
            if !is_wrapped(&text[start..end], &text[end..next]) || self.heading(&text[end..next]).is_some() {
                break;
            }
            (start, end) = (end, next);
        }
        end
    }

    /// The heading that a line begins with: how long it is, and the part that it opens.
    fn heading(&self, line: &str) -> Option<(usize, Part)> {
        let mark = |c: char| matches!(c, ' ' | '\t' | '#' | '*' | '-' | '>' | '•' | '【' | '[') || is_pictograph(c);
        let marks = line.len() - line.trim_start_matches(mark).len();
        let title = &line[marks..];
        let end = heading_length(title);
        // A heading ends in a colon or a bracket, or begins with a mark; most lines do neither.
        let is_ended = title[end..].starts_with([':', '：', '】', ']']);
        if end == 0 || !(is_ended || marks > 0) {
            return None;
        }
        let title = title[..end].trim_end_matches(['*', ' ', '#']);
        let known = self.headings.get(&plain(title).next()?)?;
        let (_, part) = known.iter().find(|(words, _)| plain(title).eq(words.chars()))?;
        Some((marks + end, *part))
    }

    fn role(&self, sentence: &str, part: Part, led: &mut bool) -> Part {
        if part != Part::Body {
            return part;
        }
        if !*led {
            *led = true;
            return Part::Lead;
        }
        let start = sentence.trim_start_matches(|c: char| !c.is_alphanumeric());
        let Some(beginnings) = start.chars().next().and_then(|c| self.beginnings.get(&simplified(c).to_ascii_lowercase())) else {
            return Part::Body;
        };
        let longest = beginnings.iter().map(|(words, _)| words.len()).max().unwrap_or(0);
        let told: String = plain(start).take(longest).collect();
        match beginnings.iter().find(|(words, _)| told.starts_with(words)) {
            Some((_, Part::Condition)) if !self.may_hold_a_deed(start) => Part::Advice,
            Some((_, part)) => *part,
            None => Part::Body,
        }
    }

    /// Sentences in Chinese may say it in traditional characters.
    fn may_hold_a_deed(&self, sentence: &str) -> bool {
        !sentence.is_ascii() || self.deeds.as_ref().is_none_or(|deeds| deeds.is_match(sentence))
    }
}

/// Whether a line goes on in the next one, as docstrings are wrapped: it is long, ends within a sentence, and the next one begins
/// in small letters and is no entry of a list.
fn is_wrapped(line: &str, next: &str) -> bool {
    let is_long = || line.chars().filter(|c| !c.is_whitespace()).nth(MIN_WRAPPED).is_some();
    let ends_within = |c: char| c.is_ascii_alphanumeric() || matches!(c, ',' | ')' | '"' | '\'' | '`');
    let next = next.trim();
    let label = next.split_once(':').map_or("", |(label, _)| label);
    let is_entry = !label.is_empty() && label.split_whitespace().count() <= MAX_LABEL;
    next.starts_with(|c: char| c.is_ascii_lowercase()) && !is_entry && line.trim_end().ends_with(ends_within) && is_long()
}

/// How far a heading that a line begins with would reach: up to what closes it, else as far as the line.
fn heading_length(line: &str) -> usize {
    let closes = |(at, byte): &(usize, &u8)| match byte {
        b':' | b']' | b'\n' | b'\r' => true,
        // The first bytes of 】 and ：.
        0xE3 | 0xEF => line[*at..].starts_with(['】', '：']),
        _ => false,
    };
    let mut near = line.as_bytes().iter().enumerate().take(MAX_HEADING + 1);
    near.find(closes).map_or(line.len(), |(at, _)| at)
}

/// Arrows, symbols and emoji, with what joins or colours them.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{200D}' | '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

/// The characters of a text in lower case and simplified, with one space between words; of a long word the first ones.
fn plain(text: &str) -> impl Iterator<Item = char> {
    let words = text.split_whitespace().enumerate();
    words.flat_map(|(at, word)| {
        let space = (at > 0).then_some(' ');
        space.into_iter().chain(word.chars().take(LONGEST_WORD).flat_map(|c| simplified(c).to_lowercase()))
    })
}

/// The length of a tag such as `[Feishu/Lark]` that a description begins with.
fn leading_tag(text: &str) -> usize {
    let start = text.len() - text.trim_start().len();
    let close = match text[start..].chars().next() {
        Some('[') => ']',
        Some('【') => '】',
        _ => return start,
    };
    match text[start..].find(close) {
        Some(end)
            if plain(&text[start..start + end]).map(char::len_utf8).sum::<usize>() <= MAX_TAG
                && !text[start + end + close.len_utf8()..].trim().is_empty() =>
        {
            start + end + close.len_utf8()
        }
        _ => start,
    }
}

/// Where the last step of a path such as `[Lark]-Mail-Folder-Create a folder` begins: the steps before it are headings.
fn breadcrumb(text: &str, start: usize) -> usize {
    if !text[start..].starts_with('-') {
        return start;
    }
    let line = text[start..].find('\n').map_or(text.len(), |end| start + end);
    let is_step = |at: &usize| {
        let (before, behind) = (text[..*at].chars().next_back(), text[at + 1..].chars().next());
        !(before.is_some_and(|c| c.is_ascii_lowercase()) && behind.is_some_and(|c| c.is_ascii_lowercase()))
    };
    let last = text[start..line].match_indices('-').map(|(at, _)| start + at).rfind(is_step);
    last.map_or(start, |at| at + 1)
}

/// Cuts at the ends of sentences; pieces without a letter are dropped.
fn split(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = range.start;
    let end = range.end;
    std::iter::from_fn(move || {
        while start < end {
            let rest = &text[start..end];
            let length = sentence_length(rest);
            let sentence = start..start + length;
            start += length;
            if text[sentence.clone()].contains(char::is_alphanumeric) {
                return Some(sentence);
            }
        }
        None
    })
}

fn sentence_length(rest: &str) -> usize {
    let mut at = 0;
    while let Some(found) = rest.as_bytes()[at..].iter().position(|byte| may_end(*byte)) {
        at += found;
        let Some(c) = rest[at..].chars().next() else { break };
        let behind = &rest[at + c.len_utf8()..];
        let ends = match c {
            '。' | '！' | '？' | '；' => true,
            // One inside only wraps the line.
            '\n' => behind.is_empty(),
            '!' | '?' | ';' => behind.starts_with(char::is_whitespace) || behind.is_empty(),
            '.' => (behind.is_empty() || behind.starts_with(char::is_whitespace)) && !abbreviated(&rest[..at]) && !is_number(&rest[..at]),
            _ => false,
        };
        at += c.len_utf8();
        if ends {
            return at;
        }
    }
    rest.len()
}

/// Whether a character that begins with this byte may end a sentence: ASCII stops, and the blocks of 。 and of ！？；.
fn may_end(byte: u8) -> bool {
    MAY_END[usize::from(byte)]
}

const MAY_END: [bool; 256] = {
    let mut table = [false; 256];
    let ends = [b'.', b'!', b'?', b';', b'\n', 0xE3, 0xEF];
    let mut at = 0;
    while at < ends.len() {
        table[ends[at] as usize] = true;
        at += 1;
    }
    table
};

/// Whether the stop behind this text belongs to "e.g.", "i.e.", "vs." and the like.
fn abbreviated(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
    matches!(word.to_ascii_lowercase().as_str(), "e.g" | "i.e" | "eg" | "ie" | "vs" | "etc" | "cf" | "incl")
}

/// Whether a piece is the number of an entry: "1." begins a sentence and is none.
fn is_number(piece: &str) -> bool {
    piece.trim().bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(&str, Part)> {
        let settings: Settings = toml::from_str(
            "advice = ['use this', 'before']\n[headings]\narguments = ['args', '参数']\nreturns = ['returns']\nbody = ['note']",
        )
        .expect("settings");
        Outline::new(&settings).sentences(text).into_iter().map(|(range, part)| (text[range].trim(), part)).collect()
    }

    #[test]
    fn headings_open_parts_and_close_them() {
        let text = "Deletes a row. Use this with care.\n\nArgs:\n    id: the row\nReturns: nothing\nNote: it is gone.";
        let expected = [
            ("Deletes a row.", Part::Lead),
            ("Use this with care.", Part::Advice),
            ("id: the row", Part::Arguments),
            (": nothing", Part::Returns),
            (": it is gone.", Part::Body),
        ];
        assert_eq!(parts(text), expected);
    }

    #[test]
    fn a_sentence_goes_on_in_the_line_that_it_was_wrapped_into() {
        let text = "Fetches an attachment of a message, and does not\n    modify or delete it.\n    Shows it.";
        assert_eq!(parts(text)[0].0, "Fetches an attachment of a message, and does not\n    modify or delete it.");
        assert_eq!(parts("Lists rows\nof a table").len(), 2);
        assert_eq!(parts("Args:\n  path: where the rows of the table are to be found\n  limit (optional): how many").len(), 2);
    }

    #[test]
    fn a_heading_may_begin_with_a_picture() {
        assert_eq!(parts("🗒️ Note:\n  1. Lists rows.\n📦 Returns:\n  Rows."), [("1. Lists rows.", Part::Lead), ("Rows.", Part::Returns)]);
    }

    #[test]
    fn a_leading_tag_is_not_the_first_sentence() {
        assert_eq!(parts("[application delivery] 执行发布。参数：x"), [("执行发布。", Part::Lead), ("参数：x", Part::Body)]);
    }

    #[test]
    fn the_steps_of_a_path_are_headings() {
        assert_eq!(parts("[Lark]-Docs-Base-Batch get real-time records"), [("Batch get real-time records", Part::Lead)]);
    }

    #[test]
    fn white_space_more_or_less_makes_no_other_parts() {
        assert_eq!(parts(" \r\n - Lists steps-Make one"), [("- Lists steps-Make one", Part::Lead)]);
        assert_eq!(parts("Lists rows. Use  this first."), [("Lists rows.", Part::Lead), ("Use  this first.", Part::Advice)]);
        let tag = format!("[{}] Lists rows.", "word  ".repeat(11));
        assert_eq!(parts(&tag), [("Lists rows.", Part::Lead)]);
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        assert_eq!(parts("Runs a tool, e.g. ls, on v1.2 hosts."), [("Runs a tool, e.g. ls, on v1.2 hosts.", Part::Lead)]);
    }
}
