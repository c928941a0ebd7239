//! One page for each word of a verdict: what it means, how many tools it holds of, and those tools.

use super::Layout;
use super::views::ToolView;
use crate::lang::{Lang, grouped, tell};
use crate::model::{Category, Risk, Trait};
use crate::search::{Answer, Filter, FilterField, SearchError};
use crate::web::error::{Error, PageError};
use crate::web::extract::Paging;
use crate::web::finding::{self, Asked};
use crate::web::here::Here;
use crate::web::segments::one_line;
use crate::web::{address, state, words};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::{Query, State};

#[derive(Template, WebTemplate)]
#[template(path = "taxonomy.html")]
pub(in crate::web) struct TaxonomyPage {
    layout: Layout,
    heading: String,
    meaning: String,
    /// The other words of the same kind: name, address, whether it is this one.
    siblings: Vec<(String, String, bool)>,
    /// Why there is no list.
    note: Option<String>,
    share: String,
    parts: Vec<Part>,
    tools: Vec<ToolView>,
    next: Option<String>,
    first: bool,
    search_url: String,
}

/// How the tools divide by the words of another kind.
struct Part {
    title: String,
    /// Name, number, the search for both.
    counts: Vec<(String, String, String)>,
}

/// A word of a verdict.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Category(Category),
    Risk(Risk),
    Trait(Trait),
}

/// `GET /categories/{category}`, `/risks/{risk}` and `/traits/{trait}`
pub(in crate::web) async fn show(
    State(state): State<state::State>,
    here: Here,
    Query(paging): Query<Paging>,
) -> Result<TaxonomyPage, PageError> {
    let word = Word::at(here.path()).ok_or_else(|| Error::NoPage(one_line(here.path(), 120)))?;
    let (lang, url) = (here.lang, word.address());
    let query = word.filter().to_string();
    let asked = Asked::for_text(query.clone(), true).from(paging.given());
    let (found, note) = match finding::find(&state, &asked).await {
        Ok(found) => (Some(found), None),
        Err(Error::Search(SearchError::Rebuilding { .. })) => (None, Some(lang.say("taxonomy-rebuilding"))),
        Err(error) => return Err(error.into()),
    };
    let all = state.overview().stats.tools.total();
    let parts = found.as_ref().map(|found| parts(lang, word, &found.answer)).unwrap_or_default();
    let next = found.as_ref().and_then(|found| found.answer.next.clone());
    let share = found.as_ref().map(|found| share(lang, found.answer.total.count, found.answer.total.more, all)).unwrap_or_default();
    let (heading, meaning) = (word.heading(lang), word.meaning(lang));
    Ok(TaxonomyPage {
        layout: Layout::new(&here, tell!(lang, "taxonomy-title", heading = heading.as_str()), lang.sentences([&*meaning, &*share])),
        heading,
        meaning,
        siblings: word.kind().into_iter().map(|one| (one.name(lang), address::within(lang, &one.address()), one == word)).collect(),
        note,
        share,
        parts,
        tools: found.map(|found| found.tools.into_iter().map(|(_, card)| ToolView::new(lang, card)).collect()).unwrap_or_default(),
        next: next.map(|cursor| address::within(lang, &format!("{url}?cursor={}", address::segment(&cursor)))),
        first: asked.cursor.is_none(),
        search_url: address::within(lang, &address::search(&query)),
    })
}

/// "12 of 565 tools in this catalogue: 2 %."
fn share(lang: Lang, count: u64, more: bool, all: u64) -> String {
    if more {
        return tell!(lang, "taxonomy-share-more", count = count, all = all);
    }
    tell!(lang, "taxonomy-share", count = count, all = all, percent = words::share(lang, count, all))
}

/// How the tools divide by category and by risk, as far as the word itself doesn't say.
fn parts(lang: Lang, word: Word, answer: &Answer) -> Vec<Part> {
    let both = |filter: &Filter| address::within(lang, &address::search(&format!("{} {filter}", word.filter())));
    let named = |filter: &Filter| match filter {
        Filter::Category(category) => lang.category(*category),
        Filter::Risk(risk) => tell!(lang, "risk-badge", level = lang.risk(*risk)),
        other => other.value(),
    };
    let part = |(field, title): &(FilterField, &str)| {
        let options = answer.facets.options.iter().filter(|option| option.filter.field() == *field);
        let counts = options.map(|option| (named(&option.filter), grouped(option.count), both(&option.filter)));
        Part { title: lang.say(title), counts: counts.collect() }
    };
    PARTS.iter().filter(|(field, _)| *field != word.filter().field()).map(part).filter(|part| !part.counts.is_empty()).collect()
}

/// What the tools divide by, and the key of its heading.
const PARTS: [(FilterField, &str); 2] = [(FilterField::Category, "taxonomy-by-category"), (FilterField::Risk, "taxonomy-by-risk")];

impl Word {
    /// The word whose page has this address, in letters of any case.
    fn at(page: &str) -> Option<Self> {
        let first = [Self::Category(Category::Read), Self::Risk(Risk::Low), Self::Trait(Trait::ALL[0])];
        first.into_iter().flat_map(Self::kind).find(|word| word.address().eq_ignore_ascii_case(page))
    }

    fn filter(self) -> Filter {
        match self {
            Self::Category(category) => Filter::Category(category),
            Self::Risk(risk) => Filter::Risk(risk),
            Self::Trait(found) => Filter::Trait(found),
        }
    }

    /// All words of its kind.
    fn kind(self) -> Vec<Self> {
        match self {
            Self::Category(_) => Category::ALL.iter().map(|one| Self::Category(*one)).collect(),
            Self::Risk(_) => Risk::ALL.iter().map(|one| Self::Risk(*one)).collect(),
            Self::Trait(_) => Trait::ALL.iter().map(|one| Self::Trait(*one)).collect(),
        }
    }

    fn address(self) -> String {
        match self {
            Self::Category(category) => address::category(category),
            Self::Risk(risk) => address::risk(risk),
            Self::Trait(found) => address::found(found),
        }
    }

    fn name(self, lang: Lang) -> String {
        match self {
            Self::Category(category) => lang.category(category),
            Self::Risk(risk) => lang.risk(risk),
            Self::Trait(found) => lang.named(found),
        }
    }

    fn heading(self, lang: Lang) -> String {
        let name = self.name(lang);
        match self {
            Self::Category(_) => tell!(lang, "taxonomy-category", name = name),
            Self::Risk(_) => tell!(lang, "taxonomy-risk", name = name),
            Self::Trait(_) => tell!(lang, "taxonomy-trait", name = name),
        }
    }

    fn meaning(self, lang: Lang) -> String {
        match self {
            Self::Category(Category::Read) => lang.say("taxonomy-read"),
            Self::Category(Category::Write) => lang.say("taxonomy-write"),
            Self::Category(Category::Execute) => lang.say("taxonomy-execute"),
            Self::Risk(Risk::Low) => lang.say("taxonomy-low"),
            Self::Risk(Risk::Medium) => lang.say("taxonomy-medium"),
            Self::Risk(Risk::High) => lang.say("taxonomy-high"),
            Self::Trait(found) => tell!(lang, "taxonomy-means", meaning = lang.meaning(found)),
        }
    }
}
