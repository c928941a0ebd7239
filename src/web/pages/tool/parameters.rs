use super::evidence::{self, Titles};
use crate::model::{Definition, Evidence, parameters};
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
pub(super) fn views(definition: &Definition, evidence: &[Evidence], titles: &Titles) -> Vec<ParameterView> {
    let Some(schema) = &definition.input_schema else { return vec![] };
    let view = |parameter: crate::model::Parameter<'_>| {
        let field = format!("input_schema/{}", parameter.pointer);
        let description = parameter.description.unwrap_or("");
        ParameterView {
            name: evidence::quoted(&field, parameter.name, evidence, titles),
            depth: parameter.depth,
            required: parameter.required,
            description: evidence::quoted(&format!("{field}/description"), description, evidence, titles),
            language: words::language(description),
            notices: notices(&parameter, &field, evidence, titles),
            kind: segments::one_line(&parameter.kind(), 80),
        }
    };
    parameters(schema).into_iter().map(view).collect()
}

fn notices(parameter: &crate::model::Parameter<'_>, field: &str, evidence: &[Evidence], titles: &Titles) -> Vec<String> {
    let mut notices = Vec::new();
    let own = |item: &&Evidence| {
        item.field == field
            || item.field.strip_prefix(field).is_some_and(|rest| rest.starts_with("/description") || rest.starts_with("/enum"))
    };
    for title in evidence.iter().filter(own).map(|item| titles.of(&item.rule)) {
        let notice = format!("The tool {title}.");
        if !notices.contains(&notice) {
            notices.push(notice);
        }
    }
    if !parameter.choices.is_empty() {
        let shown: Vec<String> = parameter.choices.iter().take(MAX_CHOICES).map(|choice| segments::one_line(choice, 60)).collect();
        let more = parameter.choices.len().saturating_sub(MAX_CHOICES);
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        notices.push(format!("Takes one of: {}{rest}.", shown.join(", ")));
    }
    if parameter.kind() == "any" {
        notices.push("Its type is not stated, so anything can be passed.".into());
    }
    notices
}
