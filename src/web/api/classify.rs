use super::reply::Meta;
use crate::classify::Classifier;
use crate::model::{ClassifiedRow, ToolRow};
use crate::web::error::{ApiError, Error};
use crate::web::state;
use crate::web::wrong::Wrong;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};

/// The most tools in one request.
const MAX_TOOLS: usize = 1000;

#[derive(Deserialize)]
struct Many<'a> {
    #[serde(borrow)]
    tools: Vec<&'a RawValue>,
}

#[derive(Serialize)]
struct Answer {
    tools: Vec<Value>,
    meta: Meta,
}

/// `POST /classify`: one row as the command line takes them, or `{"tools": [rows]}`. Nothing is stored.
///
/// One row gets its verdict or an error; of many, each gets its verdict or `{"error", "line"}`, in their order.
pub(in crate::web) async fn post(State(state): State<state::State>, body: Result<Bytes, BytesRejection>) -> Result<Response, ApiError> {
    let body = body.map_err(|_| Error::TooLarge(Wrong::for_programs("the body is over the limit of 4 MiB; send the tools in parts")))?;
    let text = std::str::from_utf8(&body).map_err(|_| Error::BadRequest(Wrong::for_programs("the body is not UTF-8")))?;
    let classifier = state.classifier.clone();
    if let Ok(many) = serde_json::from_str::<Many<'_>>(text) {
        if many.tools.len() > MAX_TOOLS {
            let detail = format!("{} tools in one request; the limit is {MAX_TOOLS}", many.tools.len());
            return Err(Error::BadRequest(Wrong::for_programs(detail)).into());
        }
        let rows: Vec<String> = many.tools.into_iter().map(|raw| raw.get().to_owned()).collect();
        return Ok(Json(answer(classifier, rows).await).into_response());
    }
    let row = ToolRow::parse(text.as_bytes()).map_err(|error| Error::BadRequest(Wrong::for_programs(format!("the tool {error}"))))?;
    let assessment = classifier.assess(&row.subject());
    Ok(Json(ClassifiedRow::new(&row, &assessment)).into_response())
}

/// Classifies off the threads that answer requests: a thousand long definitions take a while.
async fn answer(classifier: Classifier, rows: Vec<String>) -> Answer {
    let work = move || rows.iter().zip(1..).map(|(row, line)| one(&classifier, row, line)).collect::<Vec<Value>>();
    let tools = tokio::task::spawn_blocking(work).await.unwrap_or_default();
    Answer { meta: Meta { total: tools.len() as u64, next: None }, tools }
}

fn one(classifier: &Classifier, text: &str, line: usize) -> Value {
    match ToolRow::parse(text.as_bytes()) {
        Ok(row) => serde_json::to_value(ClassifiedRow::new(&row, &classifier.assess(&row.subject()))).unwrap_or_default(),
        Err(error) => json!({"error": error.to_string(), "line": line}),
    }
}
