//! The small grammar of pages: plurals, articles, stops, and how a server is called in a sentence.

use crate::lang::{Lang, tell};
use crate::model::one_line;

/// How much of something is done: "40 %".
pub(super) fn percent(done: u64, total: u64) -> String {
    format!("{} %", (done * 100).checked_div(total).unwrap_or(0).min(100))
}

/// A stranger's name for a label or a title: one line, not too long.
pub(super) fn shortened(name: &str) -> String {
    one_line(name, 120)
}

/// How a server is called in a sentence: "the GitHub MCP server", but "the Seedream 4 0 MCP Server" as it is.
pub(super) fn server(lang: Lang, name: &str) -> String {
    let lower = name.to_lowercase();
    let named = ["server", "服务器", "服务", "mcp"].iter().any(|end| lower.trim_end().ends_with(end));
    match (named, lower.ends_with("mcp")) {
        (true, true) => tell!(lang, "server-called-mcp", name = name),
        (true, false) => tell!(lang, "server-called-server", name = name),
        (false, _) => tell!(lang, "server-called", name = name),
    }
}

/// Text with exactly one stop at its end, that of its language.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    match text.chars().next_back() {
        Some('.' | '!' | '?' | '。' | '！' | '？' | '…') | None => text.to_owned(),
        Some(_) => {
            let stop = if language(text) == "zh" { Lang::Zh.stop() } else { Lang::En.stop() };
            format!("{}{stop}", text.trim_end_matches([',', ';', ':', '；', '，', '：', '、']))
        }
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
        ];
        for (name, text) in cases {
            assert_eq!(server(Lang::En, name), text);
        }
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
