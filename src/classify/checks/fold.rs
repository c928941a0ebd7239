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

/// The simplified character for each traditional one.
pub(super) type Characters = FxHashMap<char, char>;

/// All texts of a definition as one plain text in UTF-8, in lower case.
pub(super) struct Folded<'a> {
    pub(super) text: Vec<u8>,
    /// Where in `text` each field begins.
    starts: Vec<usize>,
    pub(super) fields: &'a [Field<'a>],
    simplified: &'a Characters,
}

impl<'a> Folded<'a> {
    pub(super) fn new(fields: &'a [Field<'a>], simplified: &'a Characters) -> Self {
        let size = fields.iter().map(|field| field.text.len() + 1).sum();
        let mut writer = Writer { text: Vec::with_capacity(size), origin: None, simplified };
        let mut starts = Vec::with_capacity(fields.len());
        for field in fields {
            starts.push(writer.text.len());
            writer.field(field);
        }
        Self { text: writer.text, starts, fields, simplified }
    }

    /// Which field a place lies in.
    pub(super) fn field_at(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at) - 1
    }

    /// What kind of place it is.
    pub(super) fn place_at(&self, at: usize) -> Places {
        let field = self.field_at(at);
        match self.fields[field].place {
            Places::BODY if !self.text[self.starts[field]..=at].contains(&SENTENCE) => Places::LEAD,
            place => place,
        }
    }

    /// The span of the field's own text that a span of the folded one stands for: its field, first byte, last byte.
    ///
    /// The field is folded once more for it, this time with the way back: hardly any text is asked for.
    pub(super) fn back(&self, start: usize, end: usize) -> (usize, usize, usize) {
        let number = self.field_at(start);
        let field = &self.fields[number];
        let mut writer = Writer { text: Vec::new(), origin: Some(Vec::new()), simplified: self.simplified };
        writer.field(field);
        let origin = writer.origin.unwrap_or_default();
        let at = |place: usize| origin.get(place - self.starts[number]).map_or(field.text.len(), |origin| *origin as usize);
        let last = at(end - 1);
        let end = last + field.text[last..].chars().next().map_or(0, char::len_utf8);
        (number, at(start), end)
    }

    /// The sentence around a place, as far as it can be taken in.
    pub(super) fn sentence(&self, at: usize) -> (usize, usize) {
        let ends = |byte: &u8| *byte == SENTENCE || *byte == FIELD;
        let (first, last) = (self.boundary(at.saturating_sub(SEEN)), self.boundary(at + SEEN));
        let start = self.text[first..at].iter().rposition(ends).map_or(first, |found| first + found + 1);
        let end = self.text[at..last].iter().position(ends).map_or(last, |found| at + found);
        (start, end)
    }

    /// The last place at or before this one where a character begins.
    fn boundary(&self, at: usize) -> usize {
        let inside = |at: &usize| self.text.get(*at).is_some_and(|byte| byte & 0xC0 == 0x80);
        let mut at = at.min(self.text.len());
        while inside(&at) {
            at -= 1;
        }
        at
    }
}

/// Writes fields as plain text.
struct Writer<'a> {
    text: Vec<u8>,
    /// For each byte of `text`, the byte of its field that it stands for, when that is wanted.
    origin: Option<Vec<u32>>,
    simplified: &'a Characters,
}

impl Writer<'_> {
    fn field(&mut self, field: &Field<'_>) {
        let is_name = field.place == Places::NAME || field.place == Places::PARAM;
        if field.text.is_ascii() {
            self.plain(field.text, is_name);
        } else {
            self.mixed(field.text, is_name);
        }
        self.byte(FIELD, field.text.len());
    }

    fn byte(&mut self, byte: u8, at: usize) {
        self.text.push(byte);
        if let Some(origin) = &mut self.origin {
            origin.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
    }

    fn push(&mut self, c: char, at: usize) {
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            self.byte(byte, at);
        }
    }

    fn plain(&mut self, text: &str, is_name: bool) {
        let bytes = text.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                b'a'..=b'z' | b'0'..=b'9' => self.byte(*byte, at),
                b'A'..=b'Z' if !is_name => self.byte(byte | 0x20, at),
                b' ' => self.space(at),
                _ => {
                    let before = if at == 0 { ' ' } else { char::from(bytes[at - 1]) };
                    let next = bytes.get(at + 1).map(|next| char::from(*next));
                    self.ascii(at, char::from(*byte), (before, next), is_name, &text[at..]);
                }
            }
        }
    }

    fn mixed(&mut self, text: &str, is_name: bool) {
        let mut before = ' ';
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            match c {
                'a'..='z' | '0'..='9' => self.byte(c as u8, at),
                // Chinese characters: none of what `wide` asks holds for them.
                '\u{4E00}'..='\u{9FFF}' => self.push(self.simplified.get(&c).copied().unwrap_or(c), at),
                _ => {
                    let next = chars.peek().map(|(_, next)| *next);
                    if c.is_ascii() {
                        self.ascii(at, c, (before, next), is_name, &text[at..]);
                    } else {
                        self.wide(at, c, (before, next));
                    }
                }
            }
            before = c;
        }
    }

    fn ascii(&mut self, at: usize, c: char, (before, next): (char, Option<char>), is_name: bool, rest: &str) {
        match c {
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

    fn wide(&mut self, at: usize, c: char, (before, next): (char, Option<char>)) {
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
                let folded = plain.or_else(|| scripts::styled(c)).unwrap_or_else(|| self.simplified.get(&c).copied().unwrap_or(c));
                folded.to_lowercase().for_each(|lower| self.push(lower, at));
            }
        }
    }

    fn space(&mut self, at: usize) {
        if !self.text.last().is_none_or(|last| matches!(*last, b' ' | SENTENCE | FIELD)) {
            self.byte(b' ', at);
        }
    }

    fn end(&mut self, at: usize) {
        if self.text.ends_with(b" ") {
            self.text.pop();
            self.origin.as_mut().map(Vec::pop);
        }
        if !self.text.last().is_none_or(|last| matches!(*last, SENTENCE | FIELD)) {
            self.byte(SENTENCE, at);
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
