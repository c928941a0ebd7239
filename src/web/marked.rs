//! Long texts of ours with a little markup: `code`, **weight**, *stress*, __a term__ and [a link](/page).
//!
//! Only our own messages are read so, with numbers or our own words as arguments; a stranger's text never is.

use super::address;
use crate::lang::Lang;
use askama::filters::HtmlSafe;
use std::fmt::{self, Display, Formatter, Write};

/// A message as HTML. It escapes what it holds and makes no tags but those of its own markup, so templates print it as it is.
pub(super) struct Marked {
    lang: Lang,
    text: String,
}

impl HtmlSafe for Marked {}

/// What opens and closes a stretch of text, and the tag that it becomes; longer marks first.
const MARKS: [(&str, &str); 4] = [("**", "strong"), ("__", "dfn"), ("*", "em"), ("`", "code")];

impl Marked {
    pub(super) fn new(lang: Lang, text: String) -> Self {
        Self { lang, text }
    }
}

impl Display for Marked {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut rest = self.text.as_str();
        while let Some(at) = rest.find(['*', '_', '`', '[']) {
            let (before, from) = rest.split_at(at);
            escaped(f, before)?;
            rest = match (marked(from), linked(from)) {
                (Some((tag, inner, behind)), _) => {
                    write!(f, "<{tag}{}>", if tag == "code" && is_torn(inner) { " class=\"whole\"" } else { "" })?;
                    escaped(f, inner)?;
                    write!(f, "</{tag}>")?;
                    behind
                }
                (None, Some((inner, page, behind))) => {
                    f.write_str("<a href=\"")?;
                    escaped(f, &self.target(page))?;
                    f.write_str("\">")?;
                    escaped(f, inner)?;
                    f.write_str("</a>")?;
                    behind
                }
                (None, None) => {
                    f.write_str(&from[..1])?;
                    &from[1..]
                }
            };
        }
        escaped(f, rest)
    }
}

impl Marked {
    /// Where a link leads: to a page in the reader's language; files, the API and places on this page have none.
    fn target(&self, page: &str) -> String {
        let is_file = page.starts_with("/api/") || page.split('#').next().is_some_and(|path| path.contains('.'));
        if page.starts_with('/') && !is_file { address::within(self.lang, page) } else { page.to_owned() }
    }
}

/// Whether a line may end within short code that reads as one word, such as `--format`.
fn is_torn(code: &str) -> bool {
    code.len() <= 20 && code.contains(['-', ' ', '/', '?'])
}

/// The tag, the text within and the text behind, where a marked stretch begins.
fn marked(text: &str) -> Option<(&'static str, &str, &str)> {
    MARKS.iter().find_map(|(mark, tag)| {
        let (inner, behind) = text.strip_prefix(mark)?.split_once(mark)?;
        Some((*tag, inner, behind))
    })
}

/// The text of a link, where it leads and the text behind, where one begins.
fn linked(text: &str) -> Option<(&str, &str, &str)> {
    let (inner, from) = text.strip_prefix('[')?.split_once("](")?;
    let (page, behind) = from.split_once(')')?;
    Some((inner, page, behind))
}

/// Words with code between backticks and no other markup, whoever wrote them. It escapes what it holds.
pub(super) struct Coded<'t>(pub(super) &'t str);

impl HtmlSafe for Coded<'_> {}

impl Display for Coded<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some((before, (code, behind))) = rest.split_once('`').and_then(|(before, from)| Some((before, from.split_once('`')?))) {
            escaped(f, before)?;
            f.write_str("<code>")?;
            escaped(f, code)?;
            f.write_str("</code>")?;
            rest = behind;
        }
        escaped(f, rest)
    }
}

fn escaped(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    for c in text.chars() {
        match c {
            '&' => f.write_str("&#38;")?,
            '<' => f.write_str("&#60;")?,
            '>' => f.write_str("&#62;")?,
            '"' => f.write_str("&#34;")?,
            '\'' => f.write_str("&#39;")?,
            c => f.write_char(c)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_all_that_other_words_are_marked_with() {
        let told = Coded("`a<b` **c** [d](/e) `f").to_string();
        assert_eq!(told, "<code>a&#60;b</code> **c** [d](/e) `f");
    }

    #[test]
    fn markup_becomes_tags_and_everything_else_is_escaped() {
        let cases = [
            ("**a** *b* __c__ `d_e`", "<strong>a</strong> <em>b</em> <dfn>c</dfn> <code>d_e</code>"),
            ("`--a` 见 [b](/rules#b.toml)", "<code class=\"whole\">--a</code> 见 <a href=\"/zh/rules#b.toml\">b</a>"),
            ("<b> & \"x\" [y] 2*3", "&#60;b&#62; &#38; &#34;x&#34; [y] 2*3"),
            ("见 [规则](/rules#a)。", "见 <a href=\"/zh/rules#a\">规则</a>。"),
            ("[a](#b) [c](/api/v1/rules)", "<a href=\"#b\">a</a> <a href=\"/api/v1/rules\">c</a>"),
        ];
        for (text, html) in cases {
            assert_eq!(Marked::new(Lang::Zh, text.into()).to_string(), html);
        }
    }
}
