use super::Layout;
use super::views::ServerView;
use crate::web::error::PageError;
use crate::web::extract::Paging;
use crate::web::{state, words};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::{Query, State};

#[derive(Template, WebTemplate)]
#[template(path = "servers.html")]
pub(in crate::web) struct ServerList {
    layout: Layout,
    total: String,
    servers: Vec<ServerView>,
    next: Option<String>,
    first: bool,
}

/// `GET /servers`
pub(in crate::web) async fn show(State(state): State<state::State>, Query(paging): Query<Paging>) -> Result<ServerList, PageError> {
    let after = paging.cursor(1)?;
    let page = state.store.servers(after.as_ref(), paging.limit()?).await?;
    let total = words::count(state.store.count_servers().await?, "MCP server");
    Ok(ServerList {
        layout: Layout::new(
            "MCP servers · toolgrade",
            format!("{total}, each with its tools, their categories, risks and a recommended policy."),
        ),
        total,
        servers: page.rows.iter().map(Into::into).collect(),
        next: page.next.map(|cursor| format!("/servers?cursor={cursor}")),
        first: after.is_none(),
    })
}
