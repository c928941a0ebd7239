//! What filters and counts read of an entry, packed into one number.

use super::fold::is_chinese;
use crate::model::{Category, Risk, ToolEntry, Trait, words};

words! {
    /// The language of a description, told by its script.
    Language {
        /// Any that is written in Latin letters, and none at all.
        Latin = "en",
        /// Chinese.
        Chinese = "zh",
        /// Japanese.
        Japanese = "ja",
        /// Korean.
        Korean = "ko",
        /// Russian and others in Cyrillic letters.
        Cyrillic = "ru",
        /// Any other.
        Other = "other",
    }
}

words! {
    /// What a definition can have.
    Has {
        /// The server's own hints.
        Annotations = "annotations",
        /// Something that a check objects to.
        Findings = "findings",
    }
}

words! {
    /// What an entry is.
    Kind {
        /// A tool.
        Tool = "tool",
        /// A server.
        Server = "server",
    }
}

/// The facts of an entry: two bits of category, two of risk, twelve of traits, three of language, two of what it has, one of
/// kind. Zero category and risk mean "none", as with servers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Facts(pub(super) u32);

const RISK: u32 = 2;
const TRAITS: u32 = 4;
const LANGUAGE: u32 = 16;
const HAS: u32 = 19;
const KIND: u32 = 21;

impl Facts {
    pub(super) fn of_tool(tool: &ToolEntry) -> Self {
        let category = tool.category.map_or(0, |category| category as u32 + 1);
        let risk = tool.risk.map_or(0, |risk| risk as u32 + 1);
        let traits = tool.traits.iter().fold(0, |bits, one| bits | 1 << (*one as u32));
        let language = language(&[tool.description.as_deref().unwrap_or(""), tool.title.as_deref().unwrap_or(""), &tool.name]);
        let has = u32::from(tool.annotated) | u32::from(tool.objected) << 1;
        Self(category | risk << RISK | traits << TRAITS | (language as u32) << LANGUAGE | has << HAS)
    }

    pub(super) fn of_server(texts: &[&str]) -> Self {
        Self((language(texts) as u32) << LANGUAGE | 1 << KIND)
    }

    pub(super) fn category(self) -> Option<Category> {
        Category::ALL.iter().copied().find(|one| *one as u32 + 1 == self.0 & 3)
    }

    pub(super) fn risk(self) -> Option<Risk> {
        Risk::ALL.iter().copied().find(|one| *one as u32 + 1 == self.0 >> RISK & 3)
    }

    pub(super) fn is(self, wanted: Trait) -> bool {
        self.0 >> (TRAITS + wanted as u32) & 1 == 1
    }

    pub(super) fn language(self) -> Language {
        Language::ALL.get((self.0 >> LANGUAGE & 7) as usize).copied().unwrap_or(Language::Other)
    }

    pub(super) fn has(self, wanted: Has) -> bool {
        self.0 >> (HAS + wanted as u32) & 1 == 1
    }

    pub(super) fn kind(self) -> Kind {
        if self.0 >> KIND & 1 == 1 { Kind::Server } else { Kind::Tool }
    }
}

/// The language of the first text that holds any letter. English words in a Chinese text don't make it English.
fn language(texts: &[&str]) -> Language {
    texts.iter().find_map(|text| script(text)).unwrap_or(Language::Latin)
}

/// Characters that are looked at.
const LOOKED_AT: usize = 400;

fn script(text: &str) -> Option<Language> {
    if text.is_ascii() {
        return text.bytes().any(|byte| byte.is_ascii_alphabetic()).then_some(Language::Latin);
    }
    let mut counts = [0_usize; Language::ALL.len()];
    // Asked first, since whether a character is a letter is looked up in tables.
    for c in text.chars().take(LOOKED_AT).filter(|c| is_chinese(*c) || c.is_alphabetic()) {
        counts[script_of(c) as usize] += 1;
    }
    let total: usize = counts.iter().sum();
    // A Chinese character says as much as some four letters do.
    let holds = |language: Language| counts[language as usize] * 8 > total;
    match () {
        () if total == 0 => None,
        () if holds(Language::Japanese) => Some(Language::Japanese),
        () if holds(Language::Chinese) => Some(Language::Chinese),
        () => [Language::Korean, Language::Cyrillic, Language::Other].into_iter().find(|one| holds(*one)).or(Some(Language::Latin)),
    }
}

fn script_of(c: char) -> Language {
    match c {
        _ if c < '\u{0250}' || matches!(c, '\u{1E00}'..='\u{1EFF}' | '\u{FF21}'..='\u{FF5A}') => Language::Latin,
        '\u{0400}'..='\u{052F}' => Language::Cyrillic,
        '\u{3041}'..='\u{30FE}' | '\u{FF66}'..='\u{FF9F}' => Language::Japanese,
        '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7A3}' => Language::Korean,
        _ if is_chinese(c) => Language::Chinese,
        _ => Language::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_come_out_as_they_went_in() {
        let traits = vec![Trait::Destructive, Trait::Physical];
        let (category, risk) = (Some(Category::Execute), Some(Risk::Medium));
        let tool = ToolEntry { description: Some("删除".into()), category, risk, traits, objected: true, ..ToolEntry::default() };
        let facts = Facts::of_tool(&tool);
        assert_eq!((facts.category(), facts.risk(), facts.language(), facts.kind()), (category, risk, Language::Chinese, Kind::Tool));
        assert!(facts.is(Trait::Destructive) && facts.is(Trait::Physical) && !facts.is(Trait::Bulk));
        assert!(facts.has(Has::Findings) && !facts.has(Has::Annotations));
    }

    #[test]
    fn the_script_tells_the_language() {
        let cases =
            [("Lists pods", "en"), ("查询 Kubernetes 的 pod 列表", "zh"), ("ファイルを削除する", "ja"), ("удалить", "ru"), ("", "en")];
        for (text, expected) in cases {
            assert_eq!(language(&[text]).as_str(), expected, "{text}");
        }
    }
}
