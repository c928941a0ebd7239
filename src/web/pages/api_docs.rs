//! The API for people: what holds everywhere, then every operation with a request to try.

use super::Layout;
use crate::lang::{Lang, tell};
use crate::web::api::described::{self, GROUPS, Group, Many, Operation, Parameter, Place, REFUSALS, Takes};
use crate::web::here::Here;
use crate::web::marked::Marked;
use askama::Template;
use askama_web::WebTemplate;

#[derive(Template, WebTemplate)]
#[template(path = "api_docs.html")]
pub(in crate::web) struct ApiDocs {
    layout: Layout,
    /// What all addresses begin with.
    base: String,
    /// Status, when it is given.
    statuses: Vec<(u16, Marked)>,
    groups: Vec<GroupView>,
}

/// Operations that belong together.
struct GroupView {
    id: &'static str,
    title: String,
    shared: Vec<ParameterView>,
    operations: Vec<OperationView>,
}

/// A method on an address, as it is read.
struct OperationView {
    id: &'static str,
    /// "GET /servers"
    named: String,
    told: Marked,
    writes: bool,
    parameters: Vec<ParameterView>,
    has_shared: bool,
    body: Option<BodyView>,
    answers: String,
    curl: String,
    answer: Option<String>,
}

/// What a request carries: what belongs there, how large it may be.
struct BodyView {
    told: Marked,
    most: String,
}

/// A parameter, as it is read.
struct ParameterView {
    name: &'static str,
    told: Marked,
    words: Vec<String>,
    takes: String,
}

/// Where a service listens that nothing was said to.
const LOCAL: &str = "http://127.0.0.1:8080";

/// `GET /docs/api`
pub(in crate::web) async fn show(here: Here) -> ApiDocs {
    let lang = here.lang;
    let base = format!("{}{}", here.site.as_deref().unwrap_or(LOCAL), described::BASE);
    ApiDocs {
        layout: Layout::new(&here, lang.say("api-title"), lang.say("api-summary")),
        statuses: REFUSALS.iter().map(|(status, told)| (*status, marked(lang, told))).collect(),
        groups: GROUPS.iter().map(|group| GroupView::new(lang, group, &base)).collect(),
        base,
    }
}

impl GroupView {
    fn new(lang: Lang, group: &Group, base: &str) -> Self {
        Self {
            id: group.id,
            title: lang.say(group.title),
            shared: group.shared.iter().map(|parameter| ParameterView::new(lang, parameter)).collect(),
            operations: group.operations.iter().map(|operation| OperationView::new(lang, operation, base)).collect(),
        }
    }
}

impl OperationView {
    fn new(lang: Lang, operation: &Operation, base: &str) -> Self {
        let body = operation.body.map(|body| BodyView { told: marked(lang, body.told), most: size(lang, body.most) });
        Self {
            id: operation.id,
            named: format!("{} {}", operation.method.to_uppercase(), operation.path),
            told: marked(lang, operation.told),
            writes: operation.writes,
            parameters: operation.parameters.iter().map(|parameter| ParameterView::new(lang, parameter)).collect(),
            has_shared: !operation.shared.is_empty(),
            body,
            answers: answers(lang, operation),
            curl: described::curl(operation, base),
            answer: described::answer(operation),
        }
    }
}

impl ParameterView {
    fn new(lang: Lang, parameter: &Parameter) -> Self {
        let (words, takes) = match parameter.takes {
            Takes::Text(None) => (vec![], lang.say("api-takes-text")),
            Takes::Text(Some(most)) => (vec![], tell!(lang, "api-takes-text-most", most = most)),
            Takes::Whole(None) => (vec![], lang.say("api-takes-whole")),
            Takes::Whole(Some((least, most))) => (vec![], tell!(lang, "api-takes-whole-within", least = least, most = most)),
            Takes::Number => (vec![], lang.say("api-takes-number")),
            Takes::Words(words) => (words(), String::new()),
        };
        let many = match parameter.many {
            Many::Once => None,
            Many::Repeated => Some(lang.say("api-many-repeated")),
            Many::Commas(most) => Some(tell!(lang, "api-many-commas", most = most)),
        };
        let must = (parameter.place == Place::Path).then(|| lang.say("api-in-path"));
        let usual = parameter.usual.map(|usual| tell!(lang, "api-usual", value = usual));
        let takes = [Some(takes).filter(|takes| !takes.is_empty()), must, many, usual];
        Self {
            name: parameter.name,
            told: marked(lang, parameter.told),
            words,
            takes: lang.sentences(takes.iter().flatten().map(String::as_str)),
        }
    }
}

/// A message of ours with markup.
fn marked(lang: Lang, key: &str) -> Marked {
    Marked::new(lang, lang.say(key))
}

/// What an operation answers with, and what it refuses with.
fn answers(lang: Lang, operation: &Operation) -> String {
    let listed = |statuses: &[u16]| lang.list(&statuses.iter().map(ToString::to_string).collect::<Vec<_>>());
    match operation.refused {
        [] => tell!(lang, "api-answers", done = listed(operation.done)),
        refused => tell!(lang, "api-answers-or-refuses", done = listed(operation.done), refused = listed(refused)),
    }
}

/// "at most 4 MiB"
fn size(lang: Lang, bytes: usize) -> String {
    match bytes >> 20 {
        0 => tell!(lang, "api-body-kib", most = bytes >> 10),
        most => tell!(lang, "api-body-mib", most = most),
    }
}
