use super::Layout;
use super::views::{ServerView, ToolView};
use crate::web::error::{Error, PageError};
use crate::web::state;
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::{Query, State};
use serde::Deserialize;

#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    #[serde(default)]
    q: String,
}

#[derive(Template, WebTemplate)]
#[template(path = "search.html")]
pub(in crate::web) struct Search {
    layout: Layout,
    servers: Vec<ServerView>,
    tools: Vec<ToolView>,
}

const MAX_QUERY: usize = 500;
const MAX_WORDS: usize = 12;
const SHOWN_SERVERS: u32 = 10;
const SHOWN_TOOLS: u32 = 50;

/// `GET /search?q=`
pub(in crate::web) async fn show(State(state): State<state::State>, Query(asked): Query<Asked>) -> Result<Search, PageError> {
    let query = asked.q.trim();
    if query.chars().count() > MAX_QUERY {
        return Err(Error::BadRequest(format!("a search takes at most {MAX_QUERY} characters; leave some words out")).into());
    }
    let words: Vec<String> = query.split_whitespace().take(MAX_WORDS).map(str::to_owned).collect();
    let (servers, tools) = if words.is_empty() {
        (vec![], vec![])
    } else {
        (state.store.find_servers(&words, SHOWN_SERVERS).await?, state.store.find_tools(&words, SHOWN_TOOLS).await?)
    };
    let mut layout = Layout::new("Search · toolgrade", "Search MCP servers and tools by the words in their names and definitions.");
    query.clone_into(&mut layout.query);
    Ok(Search { layout, servers: servers.iter().map(Into::into).collect(), tools: tools.into_iter().map(Into::into).collect() })
}
