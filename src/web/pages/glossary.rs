//! The terms of the field, from `data/glossary.toml`, which is embedded when the program is built.

use super::Layout;
use crate::lang::{Lang, tell};
use crate::web::address;
use crate::web::here::Here;
use askama::Template;
use askama_web::WebTemplate;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Template, WebTemplate)]
#[template(path = "glossary.html")]
pub(in crate::web) struct GlossaryPage {
    layout: Layout,
    lede: String,
    terms: Vec<TermView>,
}

/// A term in the reader's language, with its name in the other one and the names of those that belong to it.
struct TermView {
    anchor: &'static str,
    name: &'static str,
    also: &'static str,
    means: &'static str,
    matters: &'static str,
    /// Name and anchor.
    see: Vec<(&'static str, &'static str)>,
    /// Title and address.
    more: Option<(&'static str, String)>,
}

/// A term as its block says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    name: String,
    /// What it is called in Chinese.
    zh: String,
    anchor: String,
    means: String,
    matters: String,
    means_zh: String,
    matters_zh: String,
    #[serde(default)]
    see: Vec<String>,
    more: Option<More>,
}

/// Where more is told of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct More {
    title: String,
    title_zh: String,
    url: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    term: Vec<Term>,
}

/// The terms in alphabetical order.
static TERMS: LazyLock<Vec<Term>> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("../../../data/glossary.toml")).expect("the embedded glossary is valid: `cargo test` reads it");
    let mut terms = file.term;
    terms.sort_by_cached_key(|term| term.name.to_lowercase());
    terms
});

impl Term {
    fn called(&self, lang: Lang) -> &str {
        lang.of(&self.name, Some(&self.zh))
    }

    fn view(&'static self, lang: Lang) -> TermView {
        let named = |anchor: &String| TERMS.iter().find(|other| other.anchor == *anchor);
        TermView {
            anchor: &self.anchor,
            name: self.called(lang),
            also: self.called(lang.other()),
            means: lang.of(&self.means, Some(&self.means_zh)),
            matters: lang.of(&self.matters, Some(&self.matters_zh)),
            see: self.see.iter().filter_map(named).map(|other| (other.called(lang), other.anchor.as_str())).collect(),
            more: self.more.as_ref().map(|more| (lang.of(&more.title, Some(&more.title_zh)), more.address(lang))),
        }
    }
}

impl More {
    /// Other sites stay as they are.
    fn address(&self, lang: Lang) -> String {
        if self.url.starts_with('/') { address::within(lang, &self.url) } else { self.url.clone() }
    }
}

/// `GET /glossary`
pub(in crate::web) async fn show(here: Here) -> GlossaryPage {
    let lang = here.lang;
    let terms = tell!(lang, "glossary-terms", count = TERMS.len());
    GlossaryPage {
        layout: Layout::new(&here, lang.say("glossary-title"), tell!(lang, "glossary-summary", terms = terms.as_str())),
        lede: tell!(lang, "glossary-lede", terms = terms),
        terms: TERMS.iter().map(|term| term.view(lang)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_term_that_another_names_is_there() {
        let anchors: HashSet<&str> = TERMS.iter().map(|term| term.anchor.as_str()).collect();
        let lost: Vec<&String> = TERMS.iter().flat_map(|term| &term.see).filter(|anchor| !anchors.contains(anchor.as_str())).collect();
        assert_eq!((anchors.len(), lost), (TERMS.len(), Vec::<&String>::new()));
    }

    #[test]
    fn every_term_is_told_in_chinese_too() {
        let is_chinese = |text: &str| text.ends_with('。') && text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let untold = TERMS.iter().filter(|term| !is_chinese(&term.means_zh) || !is_chinese(&term.matters_zh));
        assert_eq!(untold.map(|term| term.name.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
    }

    #[test]
    fn every_definition_is_one_sentence() {
        let ends = |text: &str| text.ends_with('.') && !text.contains(". ") && !text.contains('\n');
        let longer: Vec<&str> = TERMS.iter().filter(|term| !ends(&term.means)).map(|term| term.name.as_str()).collect();
        assert_eq!(longer, Vec::<&str>::new());
    }
}
