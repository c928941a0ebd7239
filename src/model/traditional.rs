//! Traditional Chinese as simplified: character by character, each as long as the other, so that places in a text stay the same.

use std::borrow::Cow;
use std::sync::LazyLock;

/// Simplified characters by their traditional ones, from the first Chinese character on; zero where nothing changes.
static SIMPLIFIED: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table = vec![0; 0x10000 - FIRST];
    for line in include_str!("../../data/traditional.txt").lines().filter(|line| !line.starts_with('#')) {
        for pair in line.split(' ') {
            let mut pair = pair.encode_utf16().map(|unit| (unit, usize::from(unit)));
            if let (Some((_, from)), Some((to, _))) = (pair.next(), pair.next())
                && from >= FIRST
            {
                table[from - FIRST] = to;
            }
        }
    }
    table
});

const FIRST: usize = 0x3400;

/// The simplified character for a traditional one; any other as it is.
pub fn simplified(c: char) -> char {
    let at = (c as usize).checked_sub(FIRST);
    let known = at.and_then(|at| SIMPLIFIED.get(at)).filter(|unit| **unit != 0);
    known.and_then(|unit| char::from_u32(u32::from(*unit))).unwrap_or(c)
}

/// The same text in simplified characters, byte for byte as long.
pub fn simplify(text: &str) -> Cow<'_, str> {
    if text.contains(|c| simplified(c) != c) { Cow::Owned(text.chars().map(simplified).collect()) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_simplified_character_is_as_long_as_its_traditional_one() {
        let all = ('\u{3400}'..='\u{FFFF}').filter(|c| simplified(*c) != *c);
        assert_eq!(all.map(|c| (c.len_utf8(), simplified(c).len_utf8())).find(|(a, b)| a != b), None);
    }

    #[test]
    fn traditional_text_reads_as_simplified() {
        assert_eq!("刪除檔案 now".chars().map(simplified).collect::<String>(), "删除档案 now");
    }
}
