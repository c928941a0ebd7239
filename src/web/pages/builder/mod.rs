//! The builder: the tools of a server, or of a pasted list, with a decision for each that the reader may change.
//!
//! Forms do all of it; a script only saves the clicks. What is pasted is judged, shown and forgotten.

mod form;

use super::Layout;
use super::policy_view::PolicyView;
use super::views::RiskBadge;
use crate::lang::Lang;
use crate::model::{Category, Judged, ServerSlug};
use crate::policy::{Decision, Plan, Planned, Recommendation};
use crate::store::Defined;
use crate::web::error::{Error, PageError};
use crate::web::here::Here;
use crate::web::pasted::Pasted;
use crate::web::segments::{self, Segment};
use crate::web::{address, extract, state, words};
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
    problems: Vec<String>,
}

/// What the builder is about.
struct Subject {
    /// For a heading: "the server Filesystem", "the pasted list".
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
    plain: String,
    category: Category,
    risk: RiskBadge,
    /// "30 a minute"
    recommended: String,
    /// Word, chosen.
    choices: Vec<(&'static str, bool)>,
}

/// More tools than this are too many for one form.
const MAX_ROWS: usize = 2_000;

/// `GET /builder`, `GET /builder?server=SLUG`
pub(in crate::web) async fn show(State(state): State<state::State>, Query(form): Query<form::Start>) -> Result<Builder, PageError> {
    match form.server.as_deref().map(str::trim).filter(|server| !server.is_empty()) {
        None => Ok(Builder::start(vec![])),
        Some(server) => built(&state, &Form::of_server(server)).await,
    }
}

/// `POST /builder`: the same with decisions, or about a pasted list.
pub(in crate::web) async fn post(
    State(state): State<state::State>,
    fields: Result<Fields<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, PageError> {
    let Fields(fields) = fields.map_err(|error| unreadable(&error))?;
    let form = Form::read(fields)?;
    let built = built(&state, &form).await?;
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
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge("the list is over the limit of 4 MiB".into()),
        _ => Error::BadRequest("this is no form that the builder sent".into()),
    }
}

async fn built(state: &state::State, form: &Form) -> Result<Builder, PageError> {
    if let Some(slug) = &form.server {
        let record = extract::server(state, slug).await?;
        let tools = state.store.defined_of(&record.server.slug).await?;
        let name = words::server(Lang::En, &segments::one_line(record.server.display_name(), 160));
        let server = (record.server.slug.to_string(), address::server(&record.server.slug));
        let subject = Subject { name, server: Some(server), list: String::new() };
        let judged: Vec<Judged<'_>> = tools.iter().map(Defined::judged).collect();
        return Builder::of(subject, &judged, form, &record.server.slug, vec![]);
    }
    match Pasted::judge(state.classifier.clone(), form.list.clone()).await {
        Err(problem) => Ok(Builder::start(vec![problem])),
        Ok(list) => {
            let subject = Subject { name: "the pasted list".into(), server: None, list: form.list.clone() };
            Builder::of(subject, &list.judged(), form, &ServerSlug::stored("server".into()), list.problems.clone())
        }
    }
}

impl Builder {
    fn start(problems: Vec<String>) -> Self {
        let summary = "Choose a server or paste a tools/list answer, decide on each tool, and take the policy along in the format of your client or gateway. Nothing is stored.";
        Self {
            layout: Layout::new(&Here::default(), "Policy builder · toolgrade", summary),
            subject: None,
            rows: vec![],
            policy: None,
            problems,
        }
    }

    fn of(subject: Subject, tools: &[Judged<'_>], form: &Form, slug: &ServerSlug, problems: Vec<String>) -> Result<Self, PageError> {
        if tools.len() > MAX_ROWS {
            let detail =
                format!("{} tools are too many for the builder; the limit is {MAX_ROWS}. Take the policy over the API", tools.len());
            return Err(Error::BadRequest(detail).into());
        }
        let asking = form.query.read(Lang::En)?;
        let alias = form.query.alias(Lang::En, slug)?;
        let recommended = Planned::of(&alias, tools.iter().copied(), &asking.wanted);
        let rows = recommended.tools.iter().map(|tool| Row::new(tool, form)).collect();
        let plan = Plan { preset: asking.wanted.preset, servers: vec![recommended.decided(&form.decisions)] };
        let policy = PolicyView::new(Lang::En, &asking, &form.query, &plan, "/builder", "");
        let title = format!("Policy for {}: builder · toolgrade", subject.name);
        let layout = Layout::new(&Here::default(), title, policy.effect.clone());
        Ok(Self { layout, subject: Some(subject), rows, policy: Some(policy), problems })
    }
}

impl Row {
    fn new(tool: &Recommendation, form: &Form) -> Self {
        let chosen = form.decisions.get(&tool.tool);
        let conditions = if tool.require.is_empty() { "" } else { ", with conditions" };
        Self {
            field: format!("{}{}", form::DECISION, tool.tool),
            name: segments::plain(&tool.tool),
            plain: segments::one_line(&tool.tool, 120),
            category: tool.category,
            risk: RiskBadge::new(Lang::En, tool.risk),
            recommended: format!("{}{conditions}", tool.word(Lang::En)),
            choices: Decision::ALL.iter().map(|decision| (decision.as_str(), chosen == Some(decision))).collect(),
        }
    }
}
