//! Strangers' text within Markdown: it stays text, and forges no heading, link, code or HTML.

/// Text on one line in which nothing means anything to Markdown.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let line = super::segments::one_line(text, usize::MAX);
    for c in line.chars() {
        // Every one of these may be escaped, says CommonMark 2.4; a digit with a stop begins a list only at a line's beginning.
        if c.is_ascii_punctuation() && !matches!(c, ',' | ';' | ':' | '\'' | '?' | '/' | '%' | '"') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Text as code within a line, between more backticks than it holds.
pub(super) fn code(text: &str) -> String {
    let line = super::segments::one_line(text, usize::MAX);
    let fence = "`".repeat(longest_run(&line) + 1);
    // A space on each side is taken away again; without it a backtick at an end would join the fence.
    let space = if line.starts_with('`') || line.ends_with('`') || line.trim().is_empty() { " " } else { "" };
    format!("{fence}{space}{line}{space}{fence}")
}

/// Text as a block of code in a language.
pub(super) fn block(text: &str, language: &str) -> String {
    let fence = "`".repeat((longest_run(text) + 1).max(3));
    format!("{fence}{language}\n{}\n{fence}", text.trim_end())
}

/// Text of several lines as a quotation.
pub(super) fn quoted(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("> {}", plain(line)).trim_end().to_owned()).collect();
    lines.join("\n")
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_plain_text_means_anything() {
        let cases = [
            ("# no heading", "\\# no heading"),
            ("[no](link)", "\\[no\\]\\(link\\)"),
            ("<b>no</b>", "\\<b\\>no\\</b\\>"),
            ("a | b", "a \\| b"),
            ("- no list", "\\- no list"),
            ("1. no list", "1\\. no list"),
            ("two\nlines", "two lines"),
        ];
        for (text, escaped) in cases {
            assert_eq!(plain(text), escaped);
        }
    }

    #[test]
    fn code_ends_where_it_should() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`a"), "`` `a ``");
        assert_eq!(block("x\n```\ny", "json"), "````json\nx\n```\ny\n````");
    }

    #[test]
    fn every_line_of_a_quotation_is_quoted() {
        assert_eq!(quoted("one\n\n# two"), "> one\n>\n> \\# two");
    }
}
