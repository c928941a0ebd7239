//! The list of servers: orders and filters as links, so that each can be kept and sent on.

mod filters;

use super::Layout;
use super::facets::{Chip, Group};
use super::views::ServerView;
use crate::lang::{Lang, tell};
use crate::model::{ServerFacets, ServerSort};
use crate::web::browsing::Browsing;
use crate::web::error::PageError;
use crate::web::extract::Paging;
use crate::web::here::Here;
use crate::web::{address, state};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::{Query, State};

#[derive(Template, WebTemplate)]
#[template(path = "servers.html")]
pub(in crate::web) struct ServerList {
    layout: Layout,
    /// Under filters: how many of all servers meet them.
    narrowed: Option<String>,
    sorts: Vec<Order>,
    chips: Vec<Chip>,
    groups: Vec<Group>,
    servers: Vec<ServerView>,
    /// The list from its beginning, where this isn't it.
    first: Option<String>,
    previous: Option<String>,
    next: Option<String>,
}

/// An order of the list; the link chooses it.
struct Order {
    label: String,
    url: String,
    chosen: bool,
}

/// Orders in the row of links.
const ORDERS: [(ServerSort, &str); 5] = [
    (ServerSort::Name, "servers-sort-name"),
    (ServerSort::WorstRisk, "servers-sort-worst-risk"),
    (ServerSort::HighRisk, "servers-sort-high-risk"),
    (ServerSort::Tools, "servers-sort-tools"),
    (ServerSort::Newest, "servers-sort-newest"),
];

/// `GET /servers`
pub(in crate::web) async fn show(
    State(state): State<state::State>,
    here: Here,
    Query(paging): Query<Paging>,
    Query(parameters): Query<Vec<(String, String)>>,
) -> Result<ServerList, PageError> {
    let lang = here.lang;
    let asked = Browsing::read(&paging, parameters, ServerSort::Name)?;
    let (page, facets) = asked.find(&state).await?;
    let total = tell!(lang, "servers-total", count = state.store.count_servers().await?);
    let to = |list: &Browsing| address::within(lang, &list.address());
    Ok(ServerList {
        layout: Layout::new(&here, lang.say("servers-title"), tell!(lang, "servers-summary", total = total.as_str())),
        narrowed: narrowed(lang, &asked, &facets, &total),
        sorts: sorts(lang, &asked),
        chips: filters::chips(lang, &asked),
        groups: filters::groups(lang, &asked, &facets),
        servers: page.cards.iter().map(|card| ServerView::new(lang, card)).collect(),
        first: asked.from.is_some().then(|| to(&asked.from(None))),
        previous: page.previous.map(|place| to(&asked.from(Some(place)))),
        next: page.next.map(|place| to(&asked.from(Some(place)))),
    })
}

fn narrowed(lang: Lang, asked: &Browsing, facets: &ServerFacets, total: &str) -> Option<String> {
    match (asked.filters.is_empty(), facets.total) {
        (true, _) => None,
        (false, 0) => Some(lang.say("servers-none")),
        (false, found) => Some(tell!(lang, "servers-narrowed", count = found, total = total)),
    }
}

fn sorts(lang: Lang, asked: &Browsing) -> Vec<Order> {
    let order = |(sort, label): (ServerSort, &str)| Order {
        label: lang.say(label),
        url: address::within(lang, &asked.sorted(sort).address()),
        chosen: sort == asked.sort,
    };
    ORDERS.into_iter().map(order).collect()
}
