//! Text that a reader does not see, or does not see as it is.

use super::coded::Spot;
use super::fields::{Field, Places};
use super::invisible::{carried, decoded, is_bidi_control, is_joiner, is_selector, is_tag, is_zero_width};
use super::scripts::{has_twins, latin_twin, styled};
use crate::lang::{Lang, tell};

/// From the first character that `found` holds for to the last one.
fn span(text: &str, found: impl Fn(char) -> bool) -> Option<(usize, usize)> {
    let first = text.find(&found)?;
    let last = text.rfind(&found)?;
    Some((first, last + text[last..].chars().next().map_or(0, char::len_utf8)))
}

/// Tag characters, decoded. The flags of England, Scotland, Wales and the like are written with them behind a black flag.
pub(super) fn tags(lang: Lang, field: &Field<'_>) -> Option<Spot> {
    let mut told = String::new();
    let (mut first, mut end, mut in_flag) = (None, 0, false);
    for (at, c) in field.text.char_indices() {
        in_flag = c == '\u{1F3F4}' || (in_flag && is_tag(c));
        if is_tag(c) && !in_flag {
            first.get_or_insert(at);
            end = at + c.len_utf8();
            told.extend(decoded(c));
        }
    }
    let first = first?;
    let detail = if told.trim().is_empty() { lang.say("detail-tags-empty") } else { tell!(lang, "detail-tags", told = told) };
    Some(Spot::new(field, (first, end), detail))
}

/// Controls that turn the order of reading.
pub(super) fn bidi(lang: Lang, field: &Field<'_>) -> Option<Spot> {
    let place = span(field.text, is_bidi_control)?;
    let codes: Vec<String> = distinct(field.text, is_bidi_control);
    Some(Spot::new(field, place, tell!(lang, "detail-bidi", codes = codes.join(lang.comma()))))
}

/// Terminal escapes and control characters.
pub(super) fn escapes(lang: Lang, field: &Field<'_>) -> Option<Spot> {
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}');
    // Read without a branch; the controls beyond ASCII are written behind 0xC2.
    let telling = |byte: u8| matches!(byte, 0..=0x08 | 0x0B | 0x0E..=0x1F | 0x7F | 0xC2);
    if !field.text.bytes().fold(false, |any, byte| any | telling(byte)) {
        return None;
    }
    let (start, end) = span(field.text, control)?;
    let detail = if field.text.contains(['\u{1b}', '\u{9b}']) {
        lang.say("detail-escapes")
    } else {
        tell!(lang, "detail-controls", codes = distinct(field.text, control).join(lang.comma()))
    };
    Some(Spot::new(field, (start, end), detail))
}

/// Invisible characters that can't be there by chance: runs of them, or many.
pub(super) fn zero_width(lang: Lang, field: &Field<'_>) -> Option<Spot> {
    let found = invisible(field.text);
    grave(field.text, &found).then_some(())?;
    let (first, last) = (found.first()?, found.last()?);
    let codes = distinct(field.text, is_zero_width).join(lang.comma());
    let detail = tell!(lang, "detail-zero-width", count = found.len().to_string(), codes = codes);
    Some(Spot::new(field, (first.0, last.0 + last.1.len_utf8()), detail))
}

/// One or two invisible characters, as copied text brings along.
pub(super) fn stray(lang: Lang, field: &Field<'_>) -> Option<Spot> {
    let mut found = invisible(field.text);
    (!grave(field.text, &found)).then_some(())?;
    if let Some(c) = field.text.chars().next().filter(|c| *c == '\u{FEFF}') {
        found.push((0, c));
    }
    let (at, c) = found.first()?;
    let detail = tell!(lang, "detail-stray", code = format!("U+{:04X}", u32::from(*c)));
    Some(Spot::new(field, (*at, *at + c.len_utf8()), detail))
}

/// The invisible characters that no script and no emoji needs where they stand.
fn invisible(text: &str) -> Vec<(usize, char)> {
    let mut found = Vec::new();
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        // A mark at the very beginning only tells the encoding; marks of direction belong to Hebrew and Arabic text.
        let honest = (at == 0 && c == '\u{FEFF}') || (is_joiner(c) && (joins(before) || joins(next))) || marks_direction(c, text);
        if is_zero_width(c) && !honest {
            found.push((at, c));
        }
        before = Some(c);
    }
    found
}

/// Whether a joiner may stand beside it: emoji, and letters beyond the scripts that never join.
fn joins(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(
        |c| matches!(u32::from(c), 0x0590..=0x109F | 0x1780..=0x18AF | 0xA800..=0xABFF | 0x2190..=0x2BFF | 0xFE0F | 0x1F000..=0x1FAFF),
    )
}

fn marks_direction(c: char, text: &str) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}') && text.chars().any(|c| matches!(u32::from(c), 0x0590..=0x08FF | 0xFB1D..=0xFEFC))
}

/// More than text that was copied from a page brings along.
fn grave(text: &str, found: &[(usize, char)]) -> bool {
    let run = found.windows(3).any(|three| three[2].0 - three[0].0 == three[0].1.len_utf8() + three[1].1.len_utf8());
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let splits = |(at, c): &(usize, char)| {
        *c != '\u{00AD}' && letter(text[..*at].chars().next_back()) && letter(text[*at + c.len_utf8()..].chars().next())
    };
    run || found.len() > 8 || found.iter().filter(|one| splits(one)).count() > 1
}

/// Variation selectors that carry bytes: several behind one character, or the supplementary ones, which no emoji uses.
pub(super) fn selectors(lang: Lang, field: &Field<'_>) -> Option<Spot> {
    let mut best: Option<(usize, usize, Vec<u8>)> = None;
    let (mut start, mut end, mut bytes) = (0, 0, Vec::new());
    for (at, c) in field.text.char_indices().chain([(field.text.len(), ' ')]) {
        if let Some(byte) = carried(c).filter(|_| is_selector(c)) {
            start = if bytes.is_empty() { at } else { start };
            end = at + c.len_utf8();
            bytes.push(byte);
        } else if bytes.len() > best.as_ref().map_or(2, |(_, _, known)| known.len()) {
            best = Some((start, end, std::mem::take(&mut bytes)));
        } else {
            bytes.clear();
        }
    }
    let (start, end, bytes) = best?;
    let told: String = bytes.iter().map(|byte| char::from(*byte)).filter(|c| !c.is_control()).collect();
    Some(Spot::new(field, (start, end), tell!(lang, "detail-selectors", count = bytes.len().to_string(), told = told)))
}

/// A word of Latin letters with letters of another script among them that look the same.
pub(super) fn mixed_script(lang: Lang, field: &Field<'_>) -> Option<Spot> {
    let is_name = field.place.overlap(Places(Places::NAME.0 | Places::PARAM.0));
    let mut start = None;
    for (at, c) in field.text.char_indices().chain([(field.text.len(), ' ')]) {
        if c.is_alphabetic() || (is_name && c == '_') {
            start.get_or_insert(at);
        } else if let Some(first) = start.take()
            && let Some(detail) = disguised(lang, &field.text[first..at], is_name)
        {
            return Some(Spot::new(field, (first, at), detail));
        }
    }
    None
}

fn disguised(lang: Lang, word: &str, is_name: bool) -> Option<String> {
    let latin = word.chars().filter(char::is_ascii_alphabetic).count();
    let twins: Vec<char> = word.chars().filter(|c| latin_twin(*c).is_some() || (is_name && styled(*c).is_some())).collect();
    let own = word.chars().filter(|c| has_twins(*c) && latin_twin(*c).is_none()).count();
    if twins.is_empty() || latin == 0 || own > 0 || (!is_name && latin < 3) {
        return None;
    }
    let plain: String = word.chars().map(|c| latin_twin(c).or_else(|| styled(c)).unwrap_or(c)).collect();
    let codes: Vec<String> = twins.iter().take(6).map(|c| format!("{c} U+{:04X}", u32::from(*c))).collect();
    Some(tell!(lang, "detail-mixed-script", plain = plain, codes = codes.join(lang.comma())))
}

fn distinct(text: &str, found: impl Fn(char) -> bool) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for code in text.chars().filter(|c| found(*c)).map(|c| format!("U+{:04X}", u32::from(c))) {
        if !codes.contains(&code) && codes.len() < 6 {
            codes.push(code);
        }
    }
    codes
}
