//! The catalogue's own policy format: what it means, and its JSON Schema.

use super::Layout;
use crate::policy::{FORMATS, OPERATORS, Preset, SCHEMA};
use crate::web::here::Here;
use crate::web::marked::Marked;
use askama::Template;
use askama_web::WebTemplate;
use axum::http::header;
use axum::response::{IntoResponse, Response};

#[derive(Template, WebTemplate)]
#[template(path = "policy_format.html")]
pub(in crate::web) struct PolicyFormat {
    layout: Layout,
    /// Name, what stands under `value`, when an argument passes.
    operators: Vec<(&'static str, String, String)>,
    /// Name, what it does.
    presets: Vec<(&'static str, String)>,
    /// Name, title, where it belongs.
    formats: Vec<(&'static str, String, Marked)>,
}

/// `GET /docs/policy`
pub(in crate::web) async fn show(here: Here) -> PolicyFormat {
    let lang = here.lang;
    PolicyFormat {
        layout: Layout::new(&here, lang.say("format-title"), lang.say("format-summary")),
        operators: OPERATORS.iter().map(|operator| (operator.name, operator.takes(lang), operator.asks(lang))).collect(),
        presets: Preset::ALL.iter().map(|preset| (preset.as_str(), preset.told(lang))).collect(),
        formats: FORMATS.iter().map(|format| (format.id, format.titled(lang), Marked::new(lang, format.belongs(lang)))).collect(),
    }
}

/// `GET /policy.schema.json`
pub(in crate::web) async fn schema() -> Response {
    ([(header::CONTENT_TYPE, "application/schema+json")], SCHEMA).into_response()
}
