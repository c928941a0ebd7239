use crate::lang::Lang;
use crate::model::{Category, ChangeSeverity, Effect, GainedFinding, Moved, Page, Parts, Risk, Severity, Timestamp, Trait};
use crate::store::ChangeRecord;
use crate::web::error::ApiError;
use crate::web::extract::{ChangesWanted, Paging, Since};
use crate::web::{address, changes, state};
use axum::Json;
use axum::extract::{Query, State};
use serde::Serialize;

#[derive(Serialize)]
pub(in crate::web) struct List {
    changes: Vec<ChangeShape>,
    meta: ChangesMeta,
}

#[derive(Serialize)]
struct ChangesMeta {
    /// Cursor of the next page; null on the last one.
    next: Option<String>,
    /// Everything that was asked for up to this number is told; `since` with it goes on from there.
    sequence: i64,
}

/// A change.
#[derive(Serialize)]
pub(in crate::web) struct ChangeShape {
    seq: i64,
    kind: &'static str,
    severity: &'static str,
    at: Timestamp,
    server: String,
    tool: Option<String>,
    /// The name that the tool had before it was renamed.
    former_tool: Option<String>,
    summary: String,
    parts: Option<Parts>,
    effect: Option<EffectShape>,
    /// Of the tool, or of the server when the tool is gone.
    url: String,
}

/// What a change did to the verdict of the rules and to the findings.
#[derive(Serialize)]
struct EffectShape {
    category: Turn,
    risk: Turn,
    traits: Traits,
    findings: Findings,
}

/// `before` is null for a tool that is new.
#[derive(Serialize)]
struct Turn {
    before: Option<&'static str>,
    after: &'static str,
}

#[derive(Serialize)]
struct Traits {
    gained: Vec<&'static str>,
    lost: Vec<&'static str>,
}

#[derive(Serialize)]
struct Findings {
    gained: Vec<FindingShape>,
    lost: Vec<String>,
}

#[derive(Serialize)]
struct FindingShape {
    check: String,
    severity: Severity,
}

/// `GET /changes`: in the order in which they were committed.
pub(in crate::web) async fn list(
    State(state): State<state::State>,
    Query(wanted): Query<ChangesWanted>,
    Query(paging): Query<Paging>,
) -> Result<Json<List>, ApiError> {
    let limit = paging.limit()?;
    let (mut filter, _) = wanted.filter(&state, ChangeSeverity::Info).await?;
    let mut behind = paging.sequence()?.unwrap_or(0);
    match wanted.since()? {
        Some(Since::Sequence(number)) => behind = behind.max(number),
        Some(Since::Time(time)) => filter.since = Some(time),
        None => {}
    }
    // Read before the rows: what is committed meanwhile has a higher number and belongs to the next answer.
    let until = state.store.sequence().await?;
    let rows = state.store.changes_between(&filter, (behind, until), limit + 1).await?;
    let page = Page::of(rows, limit, |change| vec![change.seq.to_string()]);
    let last = page.rows.last().map(|change| change.seq).filter(|_| page.next.is_some());
    let meta = ChangesMeta { next: page.next.map(|cursor| cursor.to_string()), sequence: last.unwrap_or(until.max(behind)) };
    Ok(Json(List { changes: page.rows.into_iter().map(Into::into).collect(), meta }))
}

impl From<ChangeRecord> for ChangeShape {
    fn from(change: ChangeRecord) -> Self {
        let url = match &change.tool {
            Some(tool) if change.listed => address::tool(&change.server, tool),
            _ => address::server(&change.server),
        };
        Self {
            seq: change.seq,
            kind: change.kind.as_str(),
            severity: change.severity.as_str(),
            at: change.at,
            summary: changes::sentence(Lang::En, &change),
            server: change.server.to_string(),
            tool: change.tool,
            former_tool: change.from,
            parts: change.parts,
            effect: change.effect.map(Into::into),
            url,
        }
    }
}

impl From<Effect> for EffectShape {
    fn from(effect: Effect) -> Self {
        let words = |list: Vec<Trait>| list.into_iter().map(Trait::as_str).collect();
        let finding = |finding: GainedFinding| FindingShape { check: finding.check, severity: finding.severity };
        Self {
            category: turn(effect.category, Category::as_str),
            risk: turn(effect.risk, Risk::as_str),
            traits: Traits { gained: words(effect.traits_gained), lost: words(effect.traits_lost) },
            findings: Findings { gained: effect.findings_gained.into_iter().map(finding).collect(), lost: effect.findings_lost },
        }
    }
}

fn turn<T: Copy>(moved: Moved<T>, word: fn(T) -> &'static str) -> Turn {
    Turn { before: moved.before.map(word), after: word(moved.after) }
}
