//! `POST /policy`: one policy for several servers, or for some of their tools.

use crate::model::{Judged, ServerSlug, Unlisted, one_line};
use crate::policy::{Asked, Decision, Plan, Planned};
use crate::store::Defined;
use crate::web::error::{ApiError, Error};
use crate::web::pasted::Pasted;
use crate::web::policies::{Asking, Explained, Query};
use crate::web::wrong::Wrong;
use crate::web::{extract, state};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use serde::Deserialize;
use serde_json::{Number, Value};
use std::collections::BTreeMap;

/// What `POST /policy` takes: servers, or some of their tools, and how the policy shall be.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    servers: Vec<RequestedServer>,
    #[serde(default)]
    format: Option<String>,
    #[serde(default)]
    preset: Option<String>,
    #[serde(default)]
    conditions: Option<String>,
    #[serde(default)]
    amount: Option<Number>,
    #[serde(default)]
    paths: Vec<String>,
    #[serde(default)]
    hosts: Vec<String>,
    #[serde(default)]
    recipients: Vec<String>,
    #[serde(default)]
    items: Option<u64>,
    #[serde(default)]
    lossy: Option<String>,
}

/// A server, or some of its tools.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RequestedServer {
    /// Its slug.
    pub(super) server: String,
    /// The name that the reader's client gives it.
    #[serde(default)]
    pub(super) alias: Option<String>,
    /// Its answer to `tools/list`, where it isn't the catalogue's definitions that count. Then `server` is only its name.
    #[serde(default)]
    pub(super) definitions: Option<Value>,
    /// Exact names; all of them where none is given.
    #[serde(default)]
    pub(super) tools: Option<Vec<String>>,
    /// Decisions of the reader's, by tool.
    #[serde(default)]
    pub(super) decisions: BTreeMap<String, Decision>,
}

/// So many servers at once.
pub(super) const MAX_SERVERS: usize = 100;

/// `POST /policy`: one policy for several servers, with all that is known about it.
pub(in crate::web) async fn post(
    State(state): State<state::State>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Explained>, ApiError> {
    let body = body.map_err(|_| Error::TooLarge(Wrong::for_programs("the body is over the limit of 4 MiB; ask for fewer servers")))?;
    let request: Request = read(&body)?;
    if request.servers.is_empty() || request.servers.len() > MAX_SERVERS {
        let detail = format!("servers: give 1 to {MAX_SERVERS}; {} are given", request.servers.len());
        return Err(Error::BadRequest(Wrong::for_programs(detail)).into());
    }
    let asking = request.query().read()?;
    let mut planned = Vec::new();
    for server in &request.servers {
        planned.push(server.planned(&state, &asking).await?);
    }
    let (plan, conflicts) = Plan::merged(asking.wanted.preset, planned);
    Ok(Json(asking.explained(&plan, conflicts)))
}

fn read(body: &[u8]) -> Result<Request, Error> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let told = |error: serde_path_to_error::Error<serde_json::Error>| {
        Error::BadRequest(Wrong::for_programs(one_line(&format!("the body, at `{}`: {}", error.path(), error.inner()), 300)))
    };
    serde_path_to_error::deserialize(&mut json).map_err(told)
}

impl Request {
    fn query(&self) -> Query {
        // A line for each, so that commas within one stay there.
        let joined = |list: &[String]| (!list.is_empty()).then(|| format!("{}\n", list.join("\n")));
        let asked = Asked {
            preset: self.preset.clone(),
            conditions: self.conditions.clone(),
            amount: self.amount.as_ref().map(Number::to_string),
            paths: joined(&self.paths),
            hosts: joined(&self.hosts),
            recipients: joined(&self.recipients),
            items: self.items.map(|items| items.to_string()),
            lossy: self.lossy.clone(),
        };
        Query { format: self.format.clone(), asked, ..Query::default() }
    }
}

impl RequestedServer {
    /// What is recommended for it.
    pub(super) async fn planned(&self, state: &state::State, asking: &Asking) -> Result<Planned, ApiError> {
        let Some(definitions) = &self.definitions else {
            let record = extract::server(state, &self.server).await?;
            let known = state.store.defined_of(&record.server.slug).await?;
            return self.chosen(&record.server.slug, &known.iter().map(Defined::judged).collect::<Vec<_>>(), asking);
        };
        let wrong = |problem: Unlisted| {
            let problem = Wrong::Pasted(problem).to_string();
            Wrong::for_programs(format!("definitions of {}: {}", one_line(&self.server, 100), one_line(&problem, 200)))
        };
        let list = Pasted::judge(state.classifier.clone(), definitions.to_string()).await;
        let mut list = list.map_err(|problem| Error::BadRequest(wrong(problem)))?;
        if !list.problems.is_empty() {
            return Err(Error::BadRequest(wrong(list.problems.swap_remove(0))).into());
        }
        self.chosen(&ServerSlug::stored(self.server.clone()), &list.judged(), asking)
    }

    /// The tools that are wanted of those there are.
    fn chosen(&self, slug: &ServerSlug, known: &[Judged<'_>], asking: &Asking) -> Result<Planned, ApiError> {
        let mut names = self.tools.iter().flatten().chain(self.decisions.keys());
        if let Some(unknown) = names.find(|name| !known.iter().any(|tool| tool.name == **name)) {
            let detail = format!("{} has no tool `{}`", one_line(&self.server, 100), one_line(unknown, 100));
            return Err(Error::BadRequest(Wrong::for_programs(detail)).into());
        }
        let wanted = |tool: &&Judged<'_>| self.tools.as_ref().is_none_or(|names| names.iter().any(|name| name == tool.name));
        let alias = Query { alias: self.alias.clone(), ..Query::default() }.alias(slug)?;
        Ok(Planned::of(&alias, known.iter().filter(wanted).copied(), &asking.wanted).decided(&self.decisions))
    }
}
