//! What a page says of itself to crawlers, as JSON-LD in the words of schema.org.

use super::address;
use super::here::Here;
use serde_json::{Value, json};
use std::fmt;

/// A data block of a page. Printed, it can't end the element that it stands in.
#[derive(Clone, Debug)]
pub(super) struct Linked(Value);

impl fmt::Display for Linked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Within JSON these stand in texts alone, where each may be written by its number.
        let text = self.0.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
        f.write_str(&text)
    }
}

// What is printed holds no character that means anything to HTML.
impl askama::filters::HtmlSafe for Linked {}

impl Linked {
    fn new(kind: &str, members: Value) -> Self {
        let mut whole = json!({ "@context": "https://schema.org", "@type": kind });
        if let (Some(whole), Value::Object(members)) = (whole.as_object_mut(), members) {
            whole.extend(members);
        }
        Self(whole)
    }

    /// The way from the first page down to this one: names and addresses of pages.
    pub(super) fn crumbs(here: &Here, steps: &[(String, String)]) -> Self {
        let item = |(at, (name, page)): (usize, &(String, String))| match whole(here, page) {
            Some(url) => json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": url }),
            None => json!({ "@type": "ListItem", "position": at + 1, "name": name }),
        };
        Self::new("BreadcrumbList", json!({ "itemListElement": steps.iter().enumerate().map(item).collect::<Vec<_>>() }))
    }

    /// Questions that the page asks and answers itself.
    pub(super) fn questions<'a>(here: &Here, questions: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let asked = |(question, answer): (&str, &str)| json!({ "@type": "Question", "name": question, "acceptedAnswer": { "@type": "Answer", "text": answer } });
        let all: Vec<Value> = questions.into_iter().map(asked).collect();
        Self::new("FAQPage", json!({ "inLanguage": here.lang.tag(), "mainEntity": all }))
    }

    /// A program that the page is about: its name, what it says of itself, and what else is known.
    pub(super) fn software(here: &Here, name: &str, description: &str, known: &[(&str, Option<&str>)]) -> Self {
        let mut members = json!({ "name": name, "applicationCategory": "DeveloperApplication" });
        let given = [("description", Some(description).filter(|text| !text.is_empty()))];
        let page = whole(here, here.path());
        for (key, value) in given.iter().chain(known).chain([&("mainEntityOfPage", page.as_deref())]) {
            if let Some(value) = value {
                members[*key] = json!(value);
            }
        }
        Self::new("SoftwareApplication", members)
    }
}

/// The address of a page for the world, where it is known.
fn whole(here: &Here, page: &str) -> Option<String> {
    here.site.as_ref().map(|site| format!("{site}{}", address::within(here.lang, page)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_block_that_it_stands_in() {
        let hostile = "</script><script>alert(1)</script>&amp;\"\\";
        let printed = Linked::questions(&Here::default(), [(hostile, "<!--")]).to_string();
        assert!(!printed.contains(['<', '>', '&']), "{printed}");
        let read: Value = serde_json::from_str(&printed).expect("JSON");
        assert_eq!(read["mainEntity"][0]["name"], hostile);
    }

    #[test]
    fn addresses_are_whole_or_left_out() {
        let steps = [("Home".to_owned(), "/".to_owned())];
        let unknown = Linked::crumbs(&Here::default(), &steps);
        let known = Linked::crumbs(&Here { site: Some("https://tools.example.org".into()), ..Here::default() }, &steps);
        assert_eq!(unknown.0["itemListElement"][0].get("item"), None);
        assert_eq!(known.0["itemListElement"][0]["item"], "https://tools.example.org/");
    }
}
