//! Characters that do not show.

/// The letter that a tag character stands for: the old way to write language tags, invisible everywhere.
pub(super) fn decoded(c: char) -> Option<char> {
    let code = u32::from(c);
    (0xE0020..=0xE007E).contains(&code).then(|| char::from_u32(code - 0xE0000)).flatten()
}

/// Tag characters, the ends of tags included.
pub(super) fn is_tag(c: char) -> bool {
    matches!(u32::from(c), 0xE0000..=0xE007F)
}

/// Turns the order of reading: overrides, embeddings and isolates. The plain marks LRM, RLM and ALM are no overrides.
pub(super) fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Takes no room and joins or splits nothing that shows.
pub(super) fn is_zero_width(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{061C}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Joins emoji, and letters of Persian and of India's scripts.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Chooses a form of the character before it.
pub(super) fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Any of these, and control characters that no text needs.
pub(super) fn is_invisible(c: char) -> bool {
    is_tag(c) || is_bidi_control(c) || is_zero_width(c) || is_selector(c) || ('\u{80}'..='\u{9F}').contains(&c)
}

/// The byte that a run of variation selectors carries, for each of them.
pub(super) fn carried(c: char) -> Option<u8> {
    let code = u32::from(c);
    let byte = match code {
        0xFE00..=0xFE0F => code - 0xFE00,
        0xE0100..=0xE01EF => code - 0xE0100 + 16,
        _ => return None,
    };
    u8::try_from(byte).ok()
}
