use super::Layout;
use super::history::{ChangeView, view};
use crate::lang::{Lang, tell};
use crate::model::{ChangeKind, ChangeSeverity, Page};
use crate::store::{ChangeFilter, ChangeRecord};
use crate::web::changes::Piece;
use crate::web::error::PageError;
use crate::web::extract::{ChangesWanted, Paging};
use crate::web::here::Here;
use crate::web::marked::Marked;
use crate::web::segments::{self, Segment};
use crate::web::{address, state};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::{Query, State};

#[derive(Template, WebTemplate)]
#[template(path = "changes.html")]
pub(in crate::web) struct ChangesPage {
    layout: Layout,
    lede: String,
    severities: Vec<Choice>,
    kinds: Vec<Choice>,
    server: Option<(String, String)>,
    days: Vec<Day>,
    first: Option<String>,
    next: Option<String>,
    /// Where the same can be had for programs.
    elsewhere: Marked,
}

/// A value of a filter.
struct Choice {
    value: &'static str,
    label: String,
    chosen: bool,
}

/// The changes of one day, latest first.
struct Day {
    date: String,
    changes: Vec<ChangeView>,
}

/// `GET /changes`: latest first, unless something else is asked without what is mere information.
pub(in crate::web) async fn show(
    State(state): State<state::State>,
    here: Here,
    Query(wanted): Query<ChangesWanted>,
    Query(paging): Query<Paging>,
) -> Result<ChangesPage, PageError> {
    let lang = here.lang;
    let (limit, before) = (paging.limit()?, paging.sequence()?);
    let (filter, server) = wanted.filter(&state, ChangeSeverity::Low).await?;
    let rows = state.store.latest_changes(&filter, before, limit + 1).await?;
    let page = Page::of(rows, limit, |change| vec![change.seq.to_string()]);
    let severity = filter.severity.unwrap_or(ChangeSeverity::Low);
    let kept = query(severity, filter.kind, server.as_ref().map(|(slug, _)| slug.as_str()));
    Ok(ChangesPage {
        layout: Layout::new(&here, lang.say("changes-title"), lang.say("changes-summary")),
        lede: lede(lang, &filter),
        severities: severities(lang, severity),
        kinds: kinds(lang, filter.kind),
        server: server.map(|(slug, name)| (slug, tell!(lang, "changes-only", server = segments::one_line(&name, 120)))),
        days: days(lang, &page.rows),
        first: before.map(|_| address::within(lang, &format!("/changes?{kept}"))),
        next: page.next.map(|cursor| address::within(lang, &format!("/changes?{kept}&cursor={cursor}"))),
        elsewhere: Marked::new(
            lang,
            tell!(lang, "changes-elsewhere", feed = format!("/feed.atom?{kept}"), json = format!("/api/v1/changes?{kept}")),
        ),
    })
}

fn lede(lang: Lang, filter: &ChangeFilter) -> String {
    lang.say(if filter.kind.is_some() || filter.server.is_some() { "changes-some" } else { "changes-all" })
}

fn query(severity: ChangeSeverity, kind: Option<ChangeKind>, server: Option<&str>) -> String {
    let kind = kind.map(|kind| format!("&kind={kind}")).unwrap_or_default();
    let server = server.map(|slug| format!("&server={}", address::segment(slug))).unwrap_or_default();
    format!("severity={severity}{kind}{server}")
}

fn severities(lang: Lang, chosen: ChangeSeverity) -> Vec<Choice> {
    let label = |severity| match severity {
        ChangeSeverity::Info => "changes-severity-all",
        ChangeSeverity::Low => "changes-severity-low",
        ChangeSeverity::Medium => "changes-severity-medium",
        ChangeSeverity::High => "changes-severity-high",
    };
    let choice = |one: &ChangeSeverity| Choice { value: one.as_str(), label: lang.say(label(*one)), chosen: *one == chosen };
    ChangeSeverity::ALL.iter().map(choice).collect()
}

fn kinds(lang: Lang, chosen: Option<ChangeKind>) -> Vec<Choice> {
    let any = Choice { value: "", label: lang.say("changes-kind-any"), chosen: chosen.is_none() };
    let choice = |one: &ChangeKind| Choice { value: one.as_str(), label: kind(lang, *one), chosen: Some(*one) == chosen };
    std::iter::once(any).chain(ChangeKind::ALL.iter().map(choice)).collect()
}

fn kind(lang: Lang, kind: ChangeKind) -> String {
    lang.say(match kind {
        ChangeKind::ServerAdded => "changes-kind-server-added",
        ChangeKind::ServerChanged => "changes-kind-server-changed",
        ChangeKind::ServerRetired => "changes-kind-server-retired",
        ChangeKind::ServerReturned => "changes-kind-server-returned",
        ChangeKind::ToolAdded => "changes-kind-tool-added",
        ChangeKind::ToolChanged => "changes-kind-tool-changed",
        ChangeKind::ToolRenamed => "changes-kind-tool-renamed",
        ChangeKind::ToolRemoved => "changes-kind-tool-removed",
        ChangeKind::ToolReturned => "changes-kind-tool-returned",
        ChangeKind::VerdictCorrected => "changes-kind-verdict-corrected",
        ChangeKind::VerdictChanged => "changes-kind-verdict-changed",
        ChangeKind::FindingsChanged => "changes-kind-findings-changed",
    })
}

fn days(lang: Lang, changes: &[ChangeRecord]) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for change in changes.iter().map(|change| view(lang, change)) {
        match days.last_mut() {
            Some(day) if day.date == change.date => day.changes.push(change),
            _ => days.push(Day { date: change.date.clone(), changes: vec![change] }),
        }
    }
    days
}
