//! The grammar that no message can hold: lists of any length and sentences side by side.

use super::{Lang, tell};

/// 515000 as 515,000.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

impl Lang {
    /// "a, b and c", 「a、b 和 c」.
    pub fn list(self, items: &[impl AsRef<str>]) -> String {
        match items {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [start @ .., last] => tell!(self, "list-and", start = self.joined(start), last = last.as_ref()),
        }
    }

    /// "a, b or c", 「a、b 或 c」: of which one is enough.
    pub fn either(self, items: &[impl AsRef<str>]) -> String {
        match items {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [start @ .., last] => tell!(self, "list-or", start = self.joined(start), last = last.as_ref()),
        }
    }

    /// "a, b, c", 「a、b、c」: for a list that goes on, or whose end is told otherwise.
    pub fn joined(self, items: &[impl AsRef<str>]) -> String {
        items.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(self.comma())
    }

    /// "does a, does b and does c", 「做甲；做乙；做丙」: what holds, each with words of its own.
    pub fn deeds(self, items: &[impl AsRef<str>]) -> String {
        match self {
            Self::En => self.list(items),
            Self::Zh => items.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join("；"),
        }
    }

    /// "a and b and c", 「a，且 b，且丙」: what must hold together.
    pub fn together(self, items: &[impl AsRef<str>]) -> String {
        let mut told = String::new();
        for (at, item) in items.iter().map(AsRef::as_ref).enumerate() {
            if at > 0 {
                told.push_str(self.and());
                // A blank stands between Chinese and Latin letters.
                told.push_str(if self == Self::Zh && item.starts_with(|c: char| c.is_ascii_alphanumeric()) { " " } else { "" });
            }
            told.push_str(item);
        }
        told
    }

    /// "50 %" without a place to break it, 「50%」.
    pub fn percent(self, number: impl std::fmt::Display) -> String {
        match self {
            Self::En => format!("{number}\u{a0}%"),
            Self::Zh => format!("{number}%"),
        }
    }

    /// What stands between the items of a list.
    pub fn comma(self) -> &'static str {
        match self {
            Self::En => ", ",
            Self::Zh => "、",
        }
    }

    /// What ends a sentence.
    pub fn stop(self) -> &'static str {
        match self {
            Self::En => ".",
            Self::Zh => "。",
        }
    }

    /// What stands between two sentences.
    pub fn gap(self) -> &'static str {
        match self {
            Self::En => " ",
            Self::Zh => "",
        }
    }

    /// What stands between things that must all hold.
    pub fn and(self) -> &'static str {
        match self {
            Self::En => " and ",
            Self::Zh => "，且",
        }
    }

    /// What stands between things of which one is enough.
    pub fn or(self) -> &'static str {
        match self {
            Self::En => " or ",
            Self::Zh => " 或 ",
        }
    }

    /// Clauses of one sentence: "a; b", 「a；b」.
    pub fn clauses(self, clauses: &[impl AsRef<str>]) -> String {
        clauses.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(self.semicolon())
    }

    /// What stands between clauses, and between items that hold commas.
    pub fn semicolon(self) -> &'static str {
        match self {
            Self::En => "; ",
            Self::Zh => "；",
        }
    }

    /// Sentences one after the other; empty ones are left out.
    pub fn sentences<'a>(self, sentences: impl IntoIterator<Item = &'a str>) -> String {
        sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(self.gap())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (515_000, "515,000")] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn lists_read_as_their_language_writes_them() {
        let told = |lang: Lang| (lang.list(&["a"]), lang.list(&["a", "b"]), lang.list(&["a", "b", "c"]));
        assert_eq!(told(Lang::En), ("a".into(), "a and b".into(), "a, b and c".into()));
        assert_eq!(told(Lang::Zh), ("a".into(), "a 和 b".into(), "a、b 和 c".into()));
    }

    #[test]
    fn what_holds_together_stands_beside_latin_with_a_blank() {
        let told = |lang: Lang| (lang.together(&["甲", "b", "丙"]), lang.either(&["甲", "乙"]), lang.percent(5));
        assert_eq!(told(Lang::Zh), ("甲，且 b，且丙".into(), "甲或乙".into(), "5%".into()));
        assert_eq!(told(Lang::En), ("甲 and b and 丙".into(), "甲 or 乙".into(), "5\u{a0}%".into()));
    }

    #[test]
    fn sentences_stand_side_by_side() {
        assert_eq!(Lang::En.sentences(["One.", "", "Two."]), "One. Two.");
        assert_eq!(Lang::Zh.sentences(["一。", "二。"]), "一。二。");
    }
}
