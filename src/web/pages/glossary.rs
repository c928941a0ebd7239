//! The terms of the field, from `data/glossary.toml`, which is embedded when the program is built.

use super::Layout;
use crate::web::here::Here;
use crate::web::words;
use askama::Template;
use askama_web::WebTemplate;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Template, WebTemplate)]
#[template(path = "glossary.html")]
pub(in crate::web) struct GlossaryPage {
    layout: Layout,
    total: String,
    terms: Vec<TermView>,
}

/// A term with the names of those that belong to it.
struct TermView {
    term: &'static Term,
    see: Vec<&'static Term>,
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
    #[serde(default)]
    see: Vec<String>,
    more: Option<More>,
}

/// Where more is told of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct More {
    title: String,
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

/// `GET /glossary`
pub(in crate::web) async fn show() -> GlossaryPage {
    let named = |anchor: &String| TERMS.iter().find(|other| other.anchor == *anchor);
    let view = |term: &'static Term| TermView { term, see: term.see.iter().filter_map(named).collect() };
    let total = words::count(TERMS.len() as u64, "term");
    GlossaryPage {
        layout: Layout::new(
            &Here::default(),
            "Glossary · toolgrade",
            format!("{total} around MCP tools, their risks and attacks on them, each in a sentence."),
        ),
        total,
        terms: TERMS.iter().map(view).collect(),
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
    fn every_definition_is_one_sentence() {
        let ends = |text: &str| text.ends_with('.') && !text.contains(". ") && !text.contains('\n');
        let longer: Vec<&str> = TERMS.iter().filter(|term| !ends(&term.means)).map(|term| term.name.as_str()).collect();
        assert_eq!(longer, Vec::<&str>::new());
    }
}
