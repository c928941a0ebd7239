//! The tool's page as Markdown, for agents and for whoever keeps notes: the same facts without the forms.

use super::ToolPage;
use crate::lang::Lang;
use crate::model::{Parameter, parameters};
use crate::store::ToolRecord;
use crate::web::markdown::{block, code, plain, quoted};
use crate::web::pages::views::TraitView;
use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};

#[derive(Template)]
#[template(path = "tool.md")]
struct Twin<'a> {
    page: &'a ToolPage,
    lang: Lang,
    name: String,
    server: String,
    description: String,
    parameters: Vec<Row>,
    policy: String,
}

/// A parameter, escaped.
struct Row {
    name: String,
    kind: String,
    required: bool,
    description: String,
}

/// Letters of a parameter's description; the API has them all.
const SHORT: usize = 300;

/// The page as Markdown.
pub(super) fn response(page: &ToolPage, record: &ToolRecord) -> Response {
    let (lang, definition) = (page.layout.lang, &record.tool.definition);
    let row = |parameter: Parameter<'_>| Row {
        name: code(parameter.name),
        kind: plain(&super::parameters::kind(lang, &parameter)),
        required: parameter.required,
        description: plain(&crate::model::one_line(parameter.description.unwrap_or_default(), SHORT)),
    };
    let schema = definition.input_schema.as_ref();
    let twin = Twin {
        page,
        lang,
        name: code(definition.name.as_str()),
        server: plain(&page.profile.server_name),
        description: quoted(definition.description()),
        parameters: schema.map(parameters).unwrap_or_default().into_iter().filter(|one| one.depth == 0).map(row).collect(),
        policy: block(&page.policy.text, "json"),
    };
    ([(header::CONTENT_TYPE, "text/markdown; charset=utf-8")], twin.render().unwrap_or_default()).into_response()
}

impl Twin<'_> {
    fn plain(text: impl AsRef<str>) -> String {
        plain(text.as_ref())
    }

    fn traits(&self) -> String {
        let told = |found: &TraitView| format!("{} ({})", found.word(), found.meaning());
        self.lang.list(&self.page.traits.iter().map(told).collect::<Vec<_>>())
    }
}
