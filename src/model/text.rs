/// The longest prefix of `text` that is at most `max` bytes and ends between two characters.
pub fn clip(text: &str, max: usize) -> &str {
    &text[..text.floor_char_boundary(max)]
}

/// The first line of `text` that has anything on it, trimmed and clipped to `max` bytes, with "…" where it was cut.
pub fn first_line(text: &str, max: usize) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("");
    if line.len() <= max { line.to_owned() } else { format!("{}…", clip(line, max).trim_end()) }
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
}
