use super::Layout;
use super::views::ServerView;
use crate::lang::tell;
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
    servers: Vec<ServerView>,
    next: Option<String>,
    first: bool,
}

/// `GET /servers`
pub(in crate::web) async fn show(
    State(state): State<state::State>,
    here: Here,
    Query(paging): Query<Paging>,
) -> Result<ServerList, PageError> {
    let lang = here.lang;
    let after = paging.cursor(1)?;
    let page = state.store.servers(after.as_ref(), paging.limit()?).await?;
    let total = tell!(lang, "servers-total", count = state.store.count_servers().await?);
    Ok(ServerList {
        layout: Layout::new(&here, lang.say("servers-title"), tell!(lang, "servers-summary", total = total.as_str())),
        servers: page.rows.iter().map(|card| ServerView::new(lang, card)).collect(),
        next: page.next.map(|cursor| address::within(lang, &format!("/servers?cursor={cursor}"))),
        first: after.is_none(),
    })
}
