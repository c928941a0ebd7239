//! What to try where nothing was found.

use super::filters::named;
use super::links::Links;
use crate::lang::{Lang, tell};
use crate::search::{Answer, Filter, Query, Wanted};
use crate::web::error::Error;
use crate::web::finding::{self, Asked};
use crate::web::state::State;
use crate::web::{nearest, words};

/// Searches that find something, or may.
pub(super) struct Advice {
    /// Without one of the filters: that it is left out, how much there is then, and its address.
    pub(super) wider: Vec<(String, String, String)>,
    /// Names that are spelt nearly so, with their searches.
    pub(super) near: Vec<(String, String)>,
    /// The same words with their spelling corrected, where they were to be left as they are.
    pub(super) respelt: Option<String>,
}

/// Filters that are tried without.
const TRIED: usize = 5;

/// Words whose neighbours are looked for.
const LOOKED_UP: usize = 4;

/// Names that are shown.
const SHOWN: usize = 5;

/// How alike a name has to be, from 0 to 1.
const ALIKE: f64 = 0.8;

impl Advice {
    pub(super) async fn on(lang: Lang, state: &State, asked: &Asked, answer: &Answer) -> Result<Self, Error> {
        let links = Links::new(lang, &answer.query, asked.verbatim);
        let query = &answer.query;
        let without = |one: &Filter| (lang.with("search-without", "it", named(lang, one)), query.toggled(one));
        let mut fewer: Vec<(String, String)> = query.filters.iter().take(TRIED).map(without).collect();
        if query.filters.len() > 1 && !query.words.is_empty() {
            fewer.push((lang.say("search-without-any"), query.unfiltered()));
        }
        let mut wider = Vec::new();
        for (what, text) in fewer {
            let found = finding::ask(state, &Asked::for_text(text.clone(), asked.verbatim)).await?.total;
            if found.count > 0 {
                let tools = tell!(lang, "count-tools", count = found.count);
                let tools = if found.more { tell!(lang, "search-more-than", tools = tools) } else { tools };
                wider.push((what, tools, links.to(&text)));
            }
        }
        let mut near = near_words(state, query, &links)?;
        near.extend(near_servers(state, query, &links).await?);
        let respelt = asked.verbatim.then(|| links.corrected(&query.to_text()));
        Ok(Self { wider, near, respelt })
    }
}

/// Servers that are called nearly as a filter says.
async fn near_servers(state: &State, query: &Query, links: &Links<'_>) -> Result<Vec<(String, String)>, Error> {
    let mut found = Vec::new();
    for filter in query.filters.iter().take(TRIED) {
        let Filter::Server(wanted) = filter else { continue };
        let slugs = nearest::servers(state, wanted).await?.into_iter().map(|server| server.slug.to_string());
        for slug in slugs.filter(|slug| slug != wanted && alike(wanted, slug) >= ALIKE).take(SHOWN) {
            let other = Filter::Server(slug);
            let mut respelt = query.clone();
            respelt.filters.iter_mut().filter(|one| *one == filter).for_each(|one| *one = other.clone());
            found.push((named(links.lang, &other), links.to(&respelt.to_text())));
        }
    }
    Ok(found)
}

fn alike(wanted: &str, name: &str) -> f64 {
    strsim::jaro_winkler(&wanted.to_lowercase(), &name.to_lowercase())
}

/// Names that look like a word of the query: those that begin like it, the most alike first.
fn near_words(state: &State, query: &Query, links: &Links<'_>) -> Result<Vec<(String, String)>, Error> {
    let mut found: Vec<(f64, String)> = Vec::new();
    for word in query.words.iter().map(Wanted::text).take(LOOKED_UP) {
        for end in beginnings(word) {
            for name in state.search.suggest(&word[..end], SHOWN)? {
                let alike = alike(word, &name.text);
                if alike >= ALIKE && !found.iter().any(|(_, known)| *known == name.text) {
                    found.push((alike, name.text));
                }
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    Ok(found.into_iter().take(SHOWN).map(|(_, name)| (words::shortened(&name), links.to(&name))).collect())
}

/// Where the beginnings of a word end, longest first: no shorter than two characters, no more than six of them.
fn beginnings(word: &str) -> impl Iterator<Item = usize> {
    let ends: Vec<usize> = word.char_indices().skip(2).take(20).map(|(at, _)| at).collect();
    ends.into_iter().rev().take(6)
}
