use super::fields::{Field, Places};
use super::invisible;
use super::scripts;
use rustc_hash::FxHashMap;

/// Stands for the end of a sentence.
pub(super) const SENTENCE: u8 = b'\n';

/// Stands between two texts.
pub(super) const FIELD: u8 = 1;

/// How far a sentence is followed to either side, in bytes.
const SEEN: usize = 2000;

/// All texts of a definition as one plain text, in lower case, with the way back.
pub(super) struct Folded<'a> {
    pub(super) text: String,
    /// For each byte of `text`, the byte of its field that it stands for.
    origin: Vec<u32>,
    /// Where in `text` each field begins.
    starts: Vec<usize>,
    /// Where the first sentence of each field ends.
    leads: Vec<usize>,
    pub(super) fields: &'a [Field<'a>],
}

/// The simplified character for each traditional one.
pub(super) type Characters = FxHashMap<char, char>;

impl<'a> Folded<'a> {
    pub(super) fn new(fields: &'a [Field<'a>], simplified: &Characters) -> Self {
        let size = fields.iter().map(|field| field.text.len() + 1).sum();
        let (text, origin) = (String::with_capacity(size), Vec::with_capacity(size));
        let mut folded = Self { text, origin, starts: vec![], leads: vec![], fields };
        for field in fields {
            folded.starts.push(folded.text.len());
            let is_name = field.place == Places::NAME || field.place == Places::PARAM;
            folded.field(field.text, is_name, simplified);
            let start = folded.text.len();
            let first = folded.starts.last().copied().unwrap_or(start);
            folded.leads.push(folded.text.as_bytes()[first..].iter().position(|byte| *byte == SENTENCE).map_or(start, |at| first + at));
            folded.push(char::from(FIELD), field.text.len());
        }
        folded
    }

    /// Which field a place lies in.
    pub(super) fn field_at(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at) - 1
    }

    /// What kind of place it is.
    pub(super) fn place_at(&self, at: usize) -> Places {
        let field = self.field_at(at);
        match self.fields[field].place {
            Places::BODY if at < self.leads[field] => Places::LEAD,
            place => place,
        }
    }

    /// The span of the field's own text that a span of the folded one stands for: its field, first byte, last byte.
    pub(super) fn back(&self, start: usize, end: usize) -> (usize, usize, usize) {
        let field = self.field_at(start);
        let text = self.fields[field].text;
        let last = self.origin[end - 1] as usize;
        let end = last + text[last..].chars().next().map_or(0, char::len_utf8);
        (field, self.origin[start] as usize, end)
    }

    /// The sentence around a place, as far as it can be taken in.
    pub(super) fn sentence(&self, at: usize) -> (usize, usize) {
        let bytes = self.text.as_bytes();
        let ends = |byte: &u8| *byte == SENTENCE || *byte == FIELD;
        let (first, last) = (self.text.floor_char_boundary(at.saturating_sub(SEEN)), self.text.floor_char_boundary(at + SEEN));
        let start = bytes[first..at].iter().rposition(ends).map_or(first, |found| first + found + 1);
        let end = bytes[at..last].iter().position(ends).map_or(last, |found| at + found);
        (start, end)
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        let origin = u32::try_from(at).unwrap_or(u32::MAX);
        self.origin.push(origin);
        for _ in 1..c.len_utf8() {
            self.origin.push(origin);
        }
    }

    fn field(&mut self, text: &str, is_name: bool, simplified: &Characters) {
        let mut before = ' ';
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            if c.is_ascii() {
                self.ascii(at, c, (before, next), is_name, &text[at..]);
            } else {
                self.wide(at, c, (before, next), simplified);
            }
            before = c;
        }
    }

    fn ascii(&mut self, at: usize, c: char, (before, next): (char, Option<char>), is_name: bool, rest: &str) {
        match c {
            'a'..='z' | '0'..='9' => self.push(c, at),
            'A'..='Z' => {
                let begins = before.is_ascii_lowercase() || (before.is_ascii_uppercase() && next.is_some_and(|n| n.is_ascii_lowercase()));
                if is_name && begins {
                    self.space(at);
                }
                self.push(c.to_ascii_lowercase(), at);
            }
            '\n' | '\r' if begins_anew(rest) => self.end(at),
            ' ' | '\n' | '\r' | '\t' | '_' | '-' => self.space(at),
            '.' | '/' | ':' if is_name => self.space(at),
            '.' | '!' | '?' | ';' if next.is_none_or(char::is_whitespace) => self.end(at),
            '*' | '`' | '"' | '\0'..='\u{1f}' | '\u{7f}' => {}
            c => self.push(c, at),
        }
    }

    fn wide(&mut self, at: usize, c: char, (before, next): (char, Option<char>), simplified: &Characters) {
        match c {
            '。' | '！' | '？' | '；' | '…' => self.end(at),
            '’' | '‘' => self.push('\'', at),
            '“' | '”' | '「' | '」' | '『' | '』' => {}
            '\u{FF01}'..='\u{FF5E}' => {
                let plain = char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c);
                self.push(plain.to_ascii_lowercase(), at);
            }
            c if c.is_whitespace() => self.space(at),
            c if invisible::decoded(c).is_some() => {
                let plain = invisible::decoded(c).unwrap_or(' ');
                if plain == ' ' { self.space(at) } else { self.push(plain.to_ascii_lowercase(), at) }
            }
            c if invisible::is_invisible(c) => {}
            c => {
                let beside_latin = before.is_ascii_alphabetic() || next.is_some_and(|n| n.is_ascii_alphabetic());
                let plain = if beside_latin { scripts::latin_twin(c) } else { None };
                let folded = plain.or_else(|| scripts::styled(c)).unwrap_or_else(|| simplified.get(&c).copied().unwrap_or(c));
                folded.to_lowercase().for_each(|lower| self.push(lower, at));
            }
        }
    }

    fn space(&mut self, at: usize) {
        if !self.text.as_bytes().last().is_none_or(|last| matches!(*last, b' ' | SENTENCE | FIELD)) {
            self.push(' ', at);
        }
    }

    fn end(&mut self, at: usize) {
        if self.text.ends_with(' ') {
            self.text.pop();
            self.origin.pop();
        }
        if !self.text.as_bytes().last().is_none_or(|last| matches!(*last, SENTENCE | FIELD)) {
            self.push(char::from(SENTENCE), at);
        }
    }
}

/// Whether what stands behind a line's end opens a new thought: a blank line, a bullet, a heading, a tag.
fn begins_anew(rest: &str) -> bool {
    let Some(behind) = rest.strip_prefix("\r\n").or_else(|| rest.get(1..)) else { return true };
    let line = behind.trim_start_matches([' ', '\t']);
    let bullet = line.strip_prefix(['-', '*', '#', '•', '+']).is_some_and(|text| text.starts_with([' ', '#', '*']));
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = number.len() < line.len() && number.starts_with(['.', ')']);
    line.is_empty() || line.starts_with(['\n', '\r']) || bullet || numbered
}
