//! The catalogue's own policy format: what it means, and its JSON Schema.

use super::Layout;
use crate::policy::{FORMATS, Format, OPERATORS, Operator, Preset, SCHEMA};
use crate::web::here::Here;
use askama::Template;
use askama_web::WebTemplate;
use axum::http::header;
use axum::response::{IntoResponse, Response};

#[derive(Template, WebTemplate)]
#[template(path = "policy_format.html")]
pub(in crate::web) struct PolicyFormat {
    layout: Layout,
    operators: &'static [Operator],
    presets: &'static [Preset],
    formats: &'static [&'static Format],
}

/// `GET /docs/policy`
pub(in crate::web) async fn show() -> PolicyFormat {
    let summary = "The policy format of toolgrade: its members, the order in which they decide, its conditions on arguments, and the formats of clients and gateways that a policy can be had in.";
    PolicyFormat {
        layout: Layout::new(&Here::default(), "The policy format · toolgrade", summary),
        operators: OPERATORS,
        presets: Preset::ALL,
        formats: FORMATS,
    }
}

/// `GET /policy.schema.json`
pub(in crate::web) async fn schema() -> Response {
    ([(header::CONTENT_TYPE, "application/schema+json")], SCHEMA).into_response()
}
