//! Characters as a search compares them: lower case, without accents, wide forms as plain ones, traditional Chinese as simplified.

use crate::model::simplified;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// What a character is to the splitter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Part of a word that spaces set apart.
    Letter,
    /// A digit.
    Digit,
    /// Of a script that is written without spaces: each character, and each pair of neighbours, is a word.
    Joined,
    /// Between words.
    Gap,
}

pub(super) fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '0'..='9' => Class::Digit,
        _ if c.is_ascii() => Class::Gap,
        '\u{4E00}'..='\u{9FFF}' => Class::Joined,
        _ if is_joined(c) => Class::Joined,
        _ if c.is_numeric() => Class::Digit,
        _ if c.is_alphabetic() => Class::Letter,
        _ => Class::Gap,
    }
}

/// Chinese, kana, Korean, Thai, Lao, Khmer, Burmese.
fn is_joined(c: char) -> bool {
    matches!(c,
        '\u{0E01}'..='\u{0E5B}' | '\u{0E81}'..='\u{0EDF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17DD}'
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}' | '\u{31F0}'..='\u{31FF}'
        | '\u{AC00}'..='\u{D7A3}' | '\u{FF66}'..='\u{FF9F}')
        || is_chinese(c)
}

/// A Chinese character, whichever language it stands in.
pub(super) fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Adds a character as searches compare it.
pub(super) fn fold(c: char, folded: &mut String) {
    match c {
        _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
        '\u{4E00}'..='\u{9FFF}' => folded.push(simplified(c)),
        // Accents and wide forms; the marks of kana and the parts of Korean syllables tell words apart and stay.
        '\u{00AA}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FB00}'..='\u{FB06}' | '\u{FF01}'..='\u{FF9F}' => {
            decompose_compatible(c, |part| {
                if !is_combining_mark(part) {
                    folded.extend(part.to_lowercase());
                }
            });
        }
        _ if is_joined(c) => folded.push(simplified(c)),
        _ => folded.extend(c.to_lowercase()),
    }
}
