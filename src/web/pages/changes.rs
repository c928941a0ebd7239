use super::Layout;
use super::history::{ChangeView, view};
use crate::model::{ChangeKind, ChangeSeverity, Page};
use crate::store::{ChangeFilter, ChangeRecord};
use crate::web::changes::Piece;
use crate::web::error::PageError;
use crate::web::extract::{ChangesWanted, Paging};
use crate::web::here::Here;
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
    feed: String,
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
    Query(wanted): Query<ChangesWanted>,
    Query(paging): Query<Paging>,
) -> Result<ChangesPage, PageError> {
    let (limit, before) = (paging.limit()?, paging.sequence()?);
    let (filter, server) = wanted.filter(&state, ChangeSeverity::Low).await?;
    let rows = state.store.latest_changes(&filter, before, limit + 1).await?;
    let page = Page::of(rows, limit, |change| vec![change.seq.to_string()]);
    let severity = filter.severity.unwrap_or(ChangeSeverity::Low);
    let kept = query(severity, filter.kind, server.as_ref().map(|(slug, _)| slug.as_str()));
    Ok(ChangesPage {
        layout: Layout::new(
            &Here::default(),
            "What changed · toolgrade",
            "Tools that came, went or changed, what that did to their risk, and how much it matters.",
        ),
        lede: lede(&filter),
        severities: severities(severity),
        kinds: kinds(filter.kind),
        server: server.map(|(slug, name)| (slug, segments::one_line(&name, 120))),
        days: days(&page.rows),
        first: before.map(|_| format!("/changes?{kept}")),
        next: page.next.map(|cursor| format!("/changes?{kept}&cursor={cursor}")),
        feed: format!("/feed.atom?{kept}"),
    })
}

fn lede(filter: &ChangeFilter) -> String {
    let all = "Every new definition is compared with the one before, by meaning: the order of keys and of tools doesn't count.";
    if filter.kind.is_some() || filter.server.is_some() { "Only some changes are shown.".into() } else { all.into() }
}

fn query(severity: ChangeSeverity, kind: Option<ChangeKind>, server: Option<&str>) -> String {
    let kind = kind.map(|kind| format!("&kind={kind}")).unwrap_or_default();
    let server = server.map(|slug| format!("&server={}", address::segment(slug))).unwrap_or_default();
    format!("severity={severity}{kind}{server}")
}

fn severities(chosen: ChangeSeverity) -> Vec<Choice> {
    let label = |severity| match severity {
        ChangeSeverity::Info => "all",
        ChangeSeverity::Low => "low or more",
        ChangeSeverity::Medium => "medium or more",
        ChangeSeverity::High => "high",
    };
    let choice = |one: &ChangeSeverity| Choice { value: one.as_str(), label: label(*one).into(), chosen: *one == chosen };
    ChangeSeverity::ALL.iter().map(choice).collect()
}

fn kinds(chosen: Option<ChangeKind>) -> Vec<Choice> {
    let any = Choice { value: "", label: "any".into(), chosen: chosen.is_none() };
    let choice = |one: &ChangeKind| Choice { value: one.as_str(), label: one.as_str().replace('_', " "), chosen: Some(*one) == chosen };
    std::iter::once(any).chain(ChangeKind::ALL.iter().map(choice)).collect()
}

fn days(changes: &[ChangeRecord]) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for change in changes.iter().map(view) {
        match days.last_mut() {
            Some(day) if day.date == change.date => day.changes.push(change),
            _ => days.push(Day { date: change.date.clone(), changes: vec![change] }),
        }
    }
    days
}
