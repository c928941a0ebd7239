/// The longest prefix of `text` that is at most `max` bytes and ends between two characters.
pub fn clip(text: &str, max: usize) -> &str {
    &text[..text.floor_char_boundary(max)]
}

/// The first line of `text` that has anything on it, trimmed and clipped to `max` bytes, with "…" where it was cut.
pub fn first_line(text: &str, max: usize) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("");
    if line.len() <= max { line.to_owned() } else { format!("{}…", clip(line, max).trim_end()) }
}

/// The first paragraph of `text` on one line, cut at the end of a word to `max` columns, with "…" where something is left out of
/// it. A character beyond the European alphabets is two columns wide.
pub fn opening(text: &str, max: usize) -> String {
    let lines = text.lines().map(str::trim).skip_while(|line| line.is_empty());
    let paragraph = lines.take_while(|line| !line.is_empty()).flat_map(str::split_whitespace);
    let (mut line, mut width) = (String::new(), 0);
    for word in paragraph {
        let blank = usize::from(!line.is_empty());
        match fitting(word, max.saturating_sub(width + blank)) {
            whole if whole.len() == word.len() => {
                line.extend(std::iter::repeat_n(' ', blank));
                line.push_str(word);
                width += blank + columns(word);
            }
            part => return cut(line, part, blank),
        }
    }
    line
}

/// A word that doesn't fit is left out, unless it is written without blanks and nothing else would be left to read.
fn cut(mut line: String, part: &str, blank: usize) -> String {
    let has_no_blanks = part.chars().next_back().is_some_and(|c| width(c) == 2);
    if line.is_empty() || has_no_blanks {
        line.extend(std::iter::repeat_n(' ', blank));
        line.push_str(part);
    }
    let kept = line.trim_end_matches(|c: char| c.is_ascii_punctuation() && !matches!(c, ')' | ']' | '"' | '`')).len();
    line.truncate(kept);
    line.push('…');
    line
}

/// The longest beginning of a word that is at most so many columns wide.
fn fitting(word: &str, mut columns: usize) -> &str {
    let end = word.char_indices().find(|(_, c)| match columns.checked_sub(width(*c)) {
        Some(rest) => {
            columns = rest;
            false
        }
        None => true,
    });
    end.map_or(word, |(at, _)| &word[..at])
}

fn columns(word: &str) -> usize {
    word.chars().map(width).sum()
}

fn width(c: char) -> usize {
    if c < '\u{1100}' { 1 } else { 2 }
}

/// A character's code, as people write it: `U+202E`.
pub fn code_of(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Control and format characters, apart from the white space that every text holds: they hide text or turn its order.
pub fn is_hidden(c: char) -> bool {
    let space = matches!(c, '\n' | '\t' | '\r');
    let format = matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}');
    (c.is_control() && !space) || format
}

/// Text for a heading, a title or a link: one line, hidden characters written out, clipped to `max` bytes.
pub fn one_line(text: &str, max: usize) -> String {
    let clipped = clip(text, max);
    let mut line = String::with_capacity(clipped.len() + '…'.len_utf8());
    // Most text is ASCII without any of these, and that is soon told.
    let plain = clipped.bytes().position(|byte| !matches!(byte, b' '..=b'~')).unwrap_or(clipped.len());
    line.push_str(&clipped[..plain]);
    for c in clipped[plain..].chars() {
        match c {
            '\n' | '\r' | '\t' => line.push(' '),
            c if is_hidden(c) => line.extend(["⟨", &code_of(c), "⟩"]),
            c => line.push(c),
        }
    }
    if clipped.len() < text.len() {
        line.push('…');
    }
    line
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clip_never_cuts_a_character() {
        assert_eq!(clip("删除", 4), "删");
    }

    #[test]
    fn the_first_line_skips_blank_ones() {
        assert_eq!(first_line("\n\n  Lists pods.\nMore.", 80), "Lists pods.");
    }

    #[test]
    fn an_opening_is_the_first_paragraph_cut_at_a_word() {
        let cases = [
            ("\n Lists pods,\nand nodes.\n\nMore.", 80, "Lists pods, and nodes."),
            ("Lists pods, and nodes.", 13, "Lists pods…"),
            ("列出所有节点和容器", 8, "列出所有…"),
            ("List 列出所有节点", 9, "List 列出…"),
            ("an_endless_word", 5, "an_en…"),
            ("", 5, ""),
        ];
        for (text, max, line) in cases {
            assert_eq!(opening(text, max), line, "{text}");
        }
    }
}
