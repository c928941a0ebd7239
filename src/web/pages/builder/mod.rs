//! The builder: the tools of a server, or of a pasted list, with a decision for each that the reader may change.
//!
//! Forms do all of it; a script only saves the clicks. What is pasted is judged, shown and forgotten.

mod form;

use super::Layout;
use super::policy_view::PolicyView;
use super::views::RiskBadge;
use crate::lang::{Lang, tell};
use crate::model::{Judged, ServerSlug, Unlisted};
use crate::policy::{Decision, Plan, Planned, Recommendation};
use crate::store::Defined;
use crate::web::error::{Error, PageError};
use crate::web::here::Here;
use crate::web::pasted::Pasted;
use crate::web::segments::{self, Segment};
use crate::web::told::Told;
use crate::web::wrong::Wrong;
use crate::web::{address, extract, state, unread, words};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form as Fields, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use form::Form;

#[derive(Template, WebTemplate)]
#[template(path = "builder.html")]
pub(in crate::web) struct Builder {
    layout: Layout,
    /// What it is about; without it, the page asks for a server or a list.
    subject: Option<Subject>,
    rows: Vec<Row>,
    policy: Option<PolicyView>,
    /// What can't be read.
    problems: Vec<Told>,
    /// The text that it stands in, to be mended.
    list: String,
}

/// What the builder is about.
struct Subject {
    /// For a heading: "the Filesystem MCP server", "the pasted list".
    name: String,
    /// Slug and address, of a server.
    server: Option<(String, String)>,
    /// The text, of a pasted list.
    list: String,
}

/// A tool in the table.
struct Row {
    /// The form's field.
    field: String,
    name: Vec<Segment>,
    label: String,
    category: String,
    risk: RiskBadge,
    /// "30 a minute"
    recommended: String,
    /// Of a tool of the catalogue.
    url: Option<String>,
    /// Code, word, chosen.
    choices: Vec<(&'static str, String, bool)>,
}

/// The largest form: a list as large as one may be.
pub(in crate::web) const MAX_BODY: usize = 4 << 20;

/// More tools than this are too many for one form.
const MAX_ROWS: usize = 2_000;

/// `GET /builder`, `GET /builder?server=SLUG`
pub(in crate::web) async fn show(
    State(state): State<state::State>,
    here: Here,
    Query(form): Query<form::Start>,
) -> Result<Builder, PageError> {
    match form.server.as_deref().map(str::trim).filter(|server| !server.is_empty()) {
        None => Ok(Builder::start(&here, vec![], String::new())),
        // Names of packages and repositories are written with more signs than the slugs that come of them.
        Some(server) => {
            let slug = ServerSlug::of(server).map_or_else(|| server.to_owned(), |slug| slug.to_string());
            built(&state, &here, &Form::of_server(&slug)).await
        }
    }
}

/// `POST /builder`: the same with decisions, or about a pasted list.
pub(in crate::web) async fn post(
    State(state): State<state::State>,
    here: Here,
    fields: Result<Fields<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, PageError> {
    let Fields(fields) = fields.map_err(|error| unreadable(&error))?;
    let form = Form::read(fields)?;
    let built = built(&state, &here, &form).await?;
    match built.policy {
        Some(policy) if form.download => {
            let name = format!("attachment; filename=\"{}\"", policy.download);
            Ok(([(header::CONTENT_TYPE, policy.media), (header::CONTENT_DISPOSITION, name.as_str())], policy.text).into_response())
        }
        _ => Ok(([(header::CACHE_CONTROL, "no-store")], built).into_response()),
    }
}

fn unreadable(error: &FormRejection) -> Error {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge(Wrong::LargeList(MAX_BODY >> 20)),
        _ => Error::BadRequest(Wrong::BuilderForm),
    }
}

async fn built(state: &state::State, here: &Here, form: &Form) -> Result<Builder, PageError> {
    if let Some(slug) = &form.server {
        let record = extract::server(state, slug).await?;
        let tools = state.store.defined_of(&record.server.slug).await?;
        let name = words::server(here.lang, &segments::one_line(record.server.display_name(), 160));
        let server = (record.server.slug.to_string(), address::within(here.lang, &address::server(&record.server.slug)));
        let subject = Subject { name, server: Some(server), list: String::new() };
        let judged: Vec<Judged<'_>> = tools.iter().map(Defined::judged).collect();
        return Builder::of(here, subject, &judged, form, &record.server.slug);
    }
    let judged = Pasted::judge(state.classifier.clone(), form.list.clone()).await;
    match judged.and_then(|list| list.emptiness().map_or(Ok(list), Err)) {
        Err(problem) => Ok(Builder::start(here, told(here.lang, &[problem]), form.list.clone())),
        Ok(list) => {
            let subject = Subject { name: here.lang.say("builder-pasted"), server: None, list: form.list.clone() };
            let page = Builder::of(here, subject, &list.judged(), form, &ServerSlug::stored("server".into()))?;
            Ok(Builder { problems: told(here.lang, &list.problems), ..page })
        }
    }
}

fn told(lang: Lang, problems: &[Unlisted]) -> Vec<Told> {
    problems.iter().map(|problem| unread::pasted(lang, problem).sentence(lang)).collect()
}

impl Builder {
    fn start(here: &Here, problems: Vec<Told>, list: String) -> Self {
        Self {
            layout: Layout::new(here, here.lang.say("builder-title"), here.lang.say("builder-summary")),
            subject: None,
            rows: vec![],
            policy: None,
            problems,
            list,
        }
    }

    fn of(here: &Here, subject: Subject, tools: &[Judged<'_>], form: &Form, slug: &ServerSlug) -> Result<Self, PageError> {
        if tools.len() > MAX_ROWS {
            return Err(Error::BadRequest(Wrong::Rows { tools: tools.len(), limit: MAX_ROWS }).into());
        }
        let asking = form.query.read()?;
        let alias = form.query.alias(slug)?;
        let recommended = Planned::of(&alias, tools.iter().copied(), &asking.wanted);
        let rows = recommended.tools.iter().map(|tool| Row::new(here.lang, tool, form)).collect();
        let plan = Plan { preset: asking.wanted.preset, servers: vec![recommended.decided(&form.decisions)] };
        let policy = PolicyView::new(here.lang, &asking, &form.query, &plan, &address::within(here.lang, "/builder"), "");
        let title = tell!(here.lang, "builder-title-of", subject = subject.name.as_str());
        let layout = Layout::new(here, title, policy.effect.clone());
        Ok(Self { layout, subject: Some(subject), rows, policy: Some(policy), problems: vec![], list: String::new() })
    }
}

impl Row {
    fn new(lang: Lang, tool: &Recommendation, form: &Form) -> Self {
        let chosen = form.decisions.get(&tool.tool);
        let word = tool.word(lang);
        Self {
            field: format!("{}{}", form::DECISION, tool.tool),
            name: segments::plain(&tool.tool),
            label: tell!(lang, "builder-decision-on", tool = segments::one_line(&tool.tool, 120)),
            category: lang.category(tool.category),
            risk: RiskBadge::new(lang, tool.risk),
            recommended: if tool.require.is_empty() { word } else { tell!(lang, "builder-with-conditions", word = word) },
            url: form.server.as_ref().map(|slug| address::within(lang, &address::tool(&ServerSlug::stored(slug.clone()), &tool.tool))),
            choices: Decision::ALL.iter().map(|decision| (decision.as_str(), decision.named(lang), chosen == Some(decision))).collect(),
        }
    }
}
