//! The small grammar of pages: plurals, articles, stops, and how a server is called in a sentence.

use crate::lang::{Lang, tell};
use crate::model::one_line;

/// How much of something is done, never more than is: "40 %".
pub(super) fn percent(lang: Lang, done: u64, total: u64) -> String {
    lang.percent((done * 100).checked_div(total).unwrap_or(0).min(100))
}

/// How large a part of the whole is, to the nearest percent; a part that is there is never told as nothing.
pub(super) fn share(lang: Lang, part: u64, whole: u64) -> String {
    match (200 * part + whole).checked_div(2 * whole).unwrap_or(0) {
        0 if part > 0 => lang.say("percent-under-one"),
        number => lang.percent(number),
    }
}

/// A stranger's name for a label or a title: one line, not too long.
pub(super) fn shortened(name: &str) -> String {
    one_line(name, 120)
}

/// How a server is called in a sentence: "the GitHub MCP server", but "the Seedream 4 0 MCP Server" and "git-mcp-server" as they
/// are.
pub(super) fn server(lang: Lang, name: &str) -> String {
    let lower = name.to_lowercase();
    let is_told = ["server", "服务", "mcp"].iter().any(|word| lower.contains(word));
    let is_words = name.trim().contains(char::is_whitespace);
    match (is_told, is_words) {
        (true, true) if lower.ends_with("mcp") => tell!(lang, "server-called-mcp", name = name),
        (true, true) => tell!(lang, "server-called-server", name = name),
        (true, false) => name.to_owned(),
        (false, _) => tell!(lang, "server-called", name = name),
    }
}

/// The same at the beginning of a sentence. A name keeps its own first letter.
pub(super) fn server_first(lang: Lang, name: &str) -> String {
    let called = server(lang, name);
    if called.starts_with(name) { called } else { capitalised(&called) }
}

/// Text with exactly one stop at its end, that of its language.
pub(super) fn sentence(text: &str) -> String {
    ended(if language(text) == "zh" { Lang::Zh } else { Lang::En }, text)
}

/// The same of a text in this language, however many names of another are in it.
pub(super) fn ended(lang: Lang, text: &str) -> String {
    let text = text.trim();
    match text.chars().next_back() {
        Some('.' | '!' | '?' | '。' | '！' | '？' | '…') | None => text.to_owned(),
        Some(_) => format!("{}{}", text.trim_end_matches([',', ';', ':', '；', '，', '：', '、']), lang.stop()),
    }
}

/// The first letter in upper case.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}

/// The language of a quoted text, for `lang`: Japanese when it holds kana, Chinese when a fifth of its letters are.
pub(super) fn language(text: &str) -> &'static str {
    if text.chars().take(2000).any(|c| matches!(c, '\u{3040}'..='\u{30FF}')) {
        return "ja";
    }
    let (mut letters, mut chinese) = (0_usize, 0_usize);
    for c in text.chars().take(2000).filter(|c| c.is_alphabetic()) {
        letters += 1;
        chinese += usize::from(matches!(c, '\u{3400}'..='\u{9FFF}'));
    }
    if chinese * 5 >= letters && chinese > 0 { "zh" } else { "en" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_never_a_server_server() {
        let cases = [
            ("GitHub", "the GitHub MCP server"),
            ("Seedream 4 0 MCP Server", "the Seedream 4 0 MCP Server"),
            ("Chrome MCP", "the Chrome MCP server"),
            ("@acme/git-mcp-server", "@acme/git-mcp-server"),
            ("mcp-server/maps", "mcp-server/maps"),
        ];
        for (name, text) in cases {
            assert_eq!(server(Lang::En, name), text);
        }
    }

    #[test]
    fn only_our_own_word_begins_with_a_capital() {
        let told = ["GitHub", "git-mcp-server"].map(|name| server_first(Lang::En, name));
        assert_eq!(told, ["The GitHub MCP server", "git-mcp-server"]);
    }

    #[test]
    fn shares_are_rounded_and_what_is_there_is_told() {
        let told = [(257, 2856), (1633, 2856), (1, 2856), (0, 2856), (0, 0)].map(|(part, whole)| share(Lang::Zh, part, whole));
        assert_eq!(told, ["9%", "57%", "不到 1%", "0%", "0%"]);
    }

    #[test]
    fn a_sentence_ends_once() {
        let cases = [
            ("Deletes a row", "Deletes a row."),
            ("Deletes.", "Deletes."),
            ("删除记录。", "删除记录。"),
            ("Why?", "Why?"),
            ("a;", "a."),
            ("已删除", "已删除。"),
        ];
        for (text, ended) in cases {
            assert_eq!(sentence(text), ended);
        }
    }
}
