use super::filter::Filter;
use super::marks::Marker;
use super::query::Query;

/// The most results that anybody can page through.
pub const MAX_RESULTS: usize = 1000;

/// Hits on a page, unless somebody asks for another number.
pub const PAGE: usize = 20;

/// Up to here totals are exact.
pub const MAX_TOTAL: u64 = 10_000;

/// What is asked of the index.
#[derive(Clone, Debug)]
pub struct Request<'t> {
    /// What somebody typed.
    pub text: &'t str,
    /// Hits on a page, 1 to 100.
    pub limit: usize,
    /// The cursor of an earlier answer to the same text.
    pub after: Option<&'t str>,
    /// Whether words that the index doesn't hold are left as they are.
    pub verbatim: bool,
}

impl<'t> Request<'t> {
    /// The first page for a text.
    pub fn new(text: &'t str) -> Self {
        Self { text, limit: PAGE, after: None, verbatim: false }
    }
}

/// What the index answers: keys of tools and servers, whose rows the store knows.
#[derive(Clone, Debug)]
pub struct Answer {
    /// How the text was read.
    pub query: Query,
    /// Tools, best first.
    pub hits: Vec<Hit>,
    /// Servers for the same words, best first; on the first page only.
    pub servers: Vec<i64>,
    /// How many tools there are.
    pub total: Total,
    /// How many tools there are for each filter that could be set or is.
    pub facets: Facets,
    /// How many of the words the closest hits hold. Where these are few, hits that hold fewer words stand among and below them,
    /// and are counted too.
    pub matching: Matching,
    /// Words that were replaced because the index doesn't hold them.
    pub corrections: Vec<Correction>,
    /// Where the next page starts.
    pub next: Option<String>,
    /// Where the page before starts; `None` on the first one.
    pub previous: Option<String>,
    /// Marks the words of the query in a text.
    pub marker: Marker,
    /// The state of the index that this answers for; another one may answer otherwise.
    pub generation: u64,
}

impl Answer {
    /// The query with the corrections put in, as people would type it.
    pub fn corrected(&self) -> String {
        let mut query = self.query.clone();
        for word in &mut query.words {
            if let Some(found) = self.corrections.iter().find(|one| one.typed == word.text()) {
                *word = super::Wanted::Word(found.used.clone());
            }
        }
        query.to_text()
    }
}

/// A tool that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The store's key of the tool.
    pub tool: i64,
    /// The store's key of its server.
    pub server: i64,
    /// Why it was found.
    pub reason: Reason,
    /// How many of the words it holds at least.
    pub matching: Matching,
    /// On the last hit of a server whose further tools are left to its own page of results: how many those are.
    pub more: Option<u64>,
}

/// Why a tool was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The query is its name.
    ExactName,
    /// All words stand in its name.
    Name,
    /// Some words stand in its name.
    PartOfName,
    /// The words stand in its title, its description or the names of its server.
    Text,
    /// There were no words, only filters.
    Filters,
}

/// A number of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Total {
    /// The number, at most [`MAX_TOTAL`].
    pub count: u64,
    /// Whether there are more.
    pub more: bool,
}

/// How many of the words the best hits hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Matching {
    /// Every one, or another word for it.
    All,
    /// Most, because too few hold all.
    Most,
    /// At least one, because too few hold most.
    Any,
}

/// A word that the index doesn't hold, and the one that was looked up instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// As typed.
    pub typed: String,
    /// As used.
    pub used: String,
}

/// The counts beside the results. Each field is counted under the filters of all others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facets {
    /// Categories, risks, traits, languages and what a definition has, each with at least one tool or chosen.
    pub options: Vec<FacetOption>,
    /// Servers with the most tools, by the store's key.
    pub servers: Vec<(i64, u64)>,
}

/// A filter and how many tools meet it.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetOption {
    /// The filter.
    pub filter: Filter,
    /// Tools that meet it and the filters of all other fields.
    pub count: u64,
    /// Whether it is set.
    pub chosen: bool,
}

/// A name that begins as somebody types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The name, as its best known bearer writes it.
    pub text: String,
    /// What bears it.
    pub kind: super::Kind,
    /// How many servers have a tool of that name; one for a server.
    pub servers: u64,
    /// The store's key of the best known tool or server of that name.
    pub best: i64,
}

/// Whether the index can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchState {
    /// Yes.
    Ready,
    /// Not yet: it is being built from the store.
    Rebuilding {
        /// Entries that are in it.
        done: u64,
        /// Entries that will be.
        total: u64,
    },
}
