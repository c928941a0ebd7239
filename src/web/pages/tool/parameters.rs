use super::evidence::{self, Titles};
use crate::lang::{Lang, tell};
use crate::model::{Definition, Evidence, Parameter, parameters};
use crate::web::segments::{self, Segment};
use crate::web::words;

/// A parameter as a row of the table.
pub(in crate::web) struct ParameterView {
    pub(in crate::web) name: Vec<Segment>,
    pub(in crate::web) depth: usize,
    pub(in crate::web) kind: String,
    pub(in crate::web) required: bool,
    pub(in crate::web) description: Vec<Segment>,
    pub(in crate::web) language: &'static str,
    pub(in crate::web) notices: Vec<String>,
}

const MAX_CHOICES: usize = 12;

/// Every parameter, with what a reviewer should notice.
pub(super) fn views(lang: Lang, definition: &Definition, evidence: &[Evidence], titles: &Titles) -> Vec<ParameterView> {
    let Some(schema) = &definition.input_schema else { return vec![] };
    let view = |parameter: Parameter<'_>| {
        let field = format!("input_schema/{}", parameter.pointer);
        let description = parameter.description.unwrap_or("");
        ParameterView {
            name: evidence::quoted(&field, parameter.name, evidence, titles),
            depth: parameter.depth,
            required: parameter.required,
            description: evidence::quoted(&format!("{field}/description"), description, evidence, titles),
            language: words::language(description),
            notices: notices(lang, &parameter, &field, evidence, titles),
            kind: kind(lang, &parameter),
        }
    };
    parameters(schema).into_iter().map(view).collect()
}

/// Its type: JSON's words stay as they are, what joins them is ours.
pub(super) fn kind(lang: Lang, parameter: &Parameter<'_>) -> String {
    let kind = segments::one_line(&parameter.kind(), 80);
    let choices = kind.split(" or ").map(|one| element(lang, one));
    choices.reduce(|one, other| tell!(lang, "type-or", one = one, other = other)).unwrap_or_default()
}

/// One of the types that a parameter may have.
fn element(lang: Lang, kind: &str) -> String {
    match kind.strip_prefix("array of ") {
        Some(items) => tell!(lang, "type-list", items = element(lang, items)),
        None if kind == "any" => lang.say("type-any"),
        None => kind.to_owned(),
    }
}

fn notices(lang: Lang, parameter: &Parameter<'_>, field: &str, evidence: &[Evidence], titles: &Titles) -> Vec<String> {
    let mut notices = Vec::new();
    let own = |item: &&Evidence| {
        item.field == field
            || item.field.strip_prefix(field).is_some_and(|rest| rest.starts_with("/description") || rest.starts_with("/enum"))
    };
    for title in evidence.iter().filter(own).map(|item| titles.of(&item.rule)) {
        let notice = tell!(lang, "tool-notice-rule", title = title);
        if !notices.contains(&notice) {
            notices.push(notice);
        }
    }
    if !parameter.choices.is_empty() {
        let shown: Vec<String> = parameter.choices.iter().take(MAX_CHOICES).map(|choice| segments::one_line(choice, 60)).collect();
        let choices = lang.joined(&shown);
        notices.push(match parameter.choices.len().saturating_sub(MAX_CHOICES) {
            0 => tell!(lang, "tool-notice-choices", choices = choices),
            more => tell!(lang, "tool-notice-choices-more", choices = choices, more = more),
        });
    }
    if parameter.kind() == "any" {
        notices.push(lang.say("tool-notice-any"));
    }
    notices
}
