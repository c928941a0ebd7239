//! Addresses of what the catalogue holds. Tool names can hold anything, so they are always percent-encoded.

use crate::lang::Lang;
use crate::model::{Category, Risk, ServerSlug, Trait};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but letters, digits and what RFC 3986 calls unreserved.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Text as one segment of a path, or as a value of a query.
pub(super) fn segment(text: &str) -> String {
    // "." and ".." alone would be taken for steps in the path.
    match text {
        "." => "%2E".into(),
        ".." => "%2E%2E".into(),
        _ => utf8_percent_encode(text, SEGMENT).to_string(),
    }
}

pub(super) fn server(slug: &ServerSlug) -> String {
    format!("/servers/{}", segment(slug.as_str()))
}

pub(super) fn tool(slug: &ServerSlug, name: &str) -> String {
    format!("{}/tools/{}", server(slug), segment(name))
}

/// A rule or a check.
pub(super) fn rule(id: &str) -> String {
    format!("/rules/{}", segment(id))
}

/// An attack of the library.
pub(super) fn attack(id: &str) -> String {
    format!("/attacks/{}", segment(id))
}

/// What a category means, and its tools.
pub(super) fn category(category: Category) -> String {
    format!("/categories/{}", category.as_str().to_lowercase())
}

/// What a risk means, and its tools.
pub(super) fn risk(risk: Risk) -> String {
    format!("/risks/{}", risk.as_str().to_lowercase())
}

/// What a trait means, and its tools.
pub(super) fn found(found: Trait) -> String {
    format!("/traits/{found}")
}

/// The pages of all words of a verdict.
pub(super) fn every_word() -> impl Iterator<Item = String> {
    let categories = Category::ALL.iter().map(|one| category(*one));
    categories.chain(Risk::ALL.iter().map(|one| risk(*one))).chain(Trait::ALL.iter().map(|one| found(*one)))
}

/// The contact form about something with an address of its own.
pub(super) fn contact(about: &str) -> String {
    format!("/contact?tool={}", segment(about))
}

/// The results of a search.
pub(super) fn search(text: &str) -> String {
    format!("/search?q={}", segment(text))
}

/// A page of ours in a language. What is not a page (the API, feeds, files) has no language and stays as it is.
pub(super) fn within(lang: Lang, page: &str) -> String {
    match (lang.prefix(), page) {
        ("", page) => page.to_owned(),
        // The first page of a language has no slash behind it.
        (prefix, "/") => prefix.to_owned(),
        (prefix, page) => format!("{prefix}{}", if page.starts_with("/?") { &page[1..] } else { page }),
    }
}

/// The picture of a server, or of one of its tools, for links to it.
pub(super) fn card(slug: &ServerSlug, tool: Option<&str>) -> String {
    match tool {
        None => format!("/cards/{}.svg", segment(slug.as_str())),
        Some(name) => format!("/cards/{}/{}.svg", segment(slug.as_str()), segment(name)),
    }
}

/// The same thing in the API.
pub(super) fn api(page: &str) -> String {
    format!("/api/v1{page}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tool_name_is_one_segment_whatever_it_holds() {
        let slug = ServerSlug::of("a").expect("a slug");
        assert_eq!(tool(&slug, "a/b c[1].文?#%"), "/servers/a/tools/a%2Fb%20c%5B1%5D.%E6%96%87%3F%23%25");
        assert_eq!(tool(&slug, ".."), "/servers/a/tools/%2E%2E");
    }
}
