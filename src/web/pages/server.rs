use super::Layout;
use super::history::{ChangeView, history};
use super::policy_view::PolicyView;
use super::views::{Counts, ToolView};
use crate::lang::Lang;
use crate::model::{ChangeSeverity, Listing, Look, Posture, Server, Status, Timestamp};
use crate::store::{ChangeFilter, Defined};
use crate::web::changes::Piece;
use crate::web::error::PageError;
use crate::web::extract::{self, Paging};
use crate::web::here::Here;
use crate::web::segments::{self, Segment};
use crate::web::{address, policies, state, words};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::{Path, Query, State};

#[derive(Template, WebTemplate)]
#[template(path = "server.html")]
pub(in crate::web) struct ServerPage {
    layout: Layout,
    name: String,
    slug: String,
    url: String,
    description: Vec<Segment>,
    language: &'static str,
    by_editor: bool,
    headline: String,
    retired: Option<String>,
    facts: Vec<(&'static str, String)>,
    lookalikes: Vec<(String, String)>,
    notice: Option<Notice>,
    counts: Counts,
    tools: Vec<ToolView>,
    next: Option<String>,
    first: bool,
    changes: Vec<ChangeView>,
    changes_url: String,
    policy: PolicyView,
}

/// `GET /servers/{server}`
pub(in crate::web) async fn show(
    State(state): State<state::State>,
    Path(slug): Path<String>,
    Query(paging): Query<Paging>,
    Query(query): Query<policies::Query>,
) -> Result<ServerPage, PageError> {
    let asking = query.read(Lang::En)?;
    let record = extract::server(&state, &slug).await?;
    let after = paging.cursor(2)?;
    let page = state.store.tools_of(&record.server.slug, after.as_ref(), paging.limit()?).await?;
    let all = state.store.defined_of(&record.server.slug).await?;
    let lookalikes = state.store.lookalikes(record.server.id).await?;
    let listing = state.store.listing(&record.server.slug).await?;
    let look = state.store.look(record.server.id).await?;
    let telling = ChangeFilter { server: Some(record.server.id), severity: Some(ChangeSeverity::Low), ..ChangeFilter::default() };
    let changes = history(&state.store, &telling).await?;
    let plan = asking.plan(&query.alias(Lang::En, &record.server.slug)?, all.iter().map(Defined::judged));
    let url = address::server(&record.server.slug);
    let name = segments::one_line(record.server.display_name(), 160);
    let (counts, description) = (Counts::new(Lang::En, record.tally), record.server.profile.description.clone().unwrap_or_default());
    let headline = if record.server.retired.is_some() { retired(&name) } else { headline(&name, counts) };
    Ok(ServerPage {
        layout: Layout::new(&Here::default(), format!("{name}: tools, risks and policy · toolgrade"), headline.clone()),
        name,
        description: segments::plain(&description),
        language: words::language(&description),
        by_editor: record.server.profile.description_source.as_deref() == Some("editor"),
        headline,
        retired: record.server.retired.map(Timestamp::date),
        facts: [facts(&record.server), look.map(asked).unwrap_or_default()].concat(),
        lookalikes: lookalikes.iter().map(|other| (address::server(&other.slug), segments::one_line(&other.name, 160))).collect(),
        notice: listing.and_then(Notice::of),
        counts,
        tools: page.rows.into_iter().map(|card| ToolView::new(Lang::En, card)).collect(),
        next: page.next.map(|cursor| format!("{url}?cursor={cursor}")),
        first: after.is_none(),
        changes,
        changes_url: format!("/changes?severity=info&server={}", address::segment(record.server.slug.as_str())),
        policy: PolicyView::new(
            Lang::En,
            &asking,
            &query,
            &plan,
            &format!("{url}#policy-heading"),
            &address::api(&format!("{url}/policy")),
        ),
        slug: record.server.slug.to_string(),
        url,
    })
}

fn retired(name: &str) -> String {
    format!("{} is no more: it was retired, and its tools with it.", words::capitalised(&words::server(Lang::En, name)))
}

/// What the server can do at worst, in one sentence.
fn headline(name: &str, counts: Counts) -> String {
    use crate::model::{Category, Risk};
    let tally = counts.tally;
    let acting = tally.category(Category::Write) + tally.category(Category::Execute);
    let named = words::capitalised(&words::server(Lang::En, name));
    let high = tally.risk(Risk::High);
    match (tally.total(), acting) {
        (0, _) => format!("{named} is known, but its tools were not seen yet."),
        (1, 0) if high == 0 => format!("{named} has 1 tool, and it can't change anything."),
        (1, 0) => format!("{named} has 1 tool; it can't change anything, but it can return what must stay secret."),
        (1, _) if high == 1 => format!("{named} has 1 tool; it changes or runs things, and its risk is high."),
        (1, _) => format!("{named} has 1 tool; it changes or runs things."),
        (_, 0) if high == 0 => format!("{named} has {}, and none of them can change anything.", counts.total()),
        (_, 0) => format!("{named} has {}; none can change anything, but {high} of them can return what must stay secret.", counts.total()),
        (_, acting) => {
            let verb = if acting == 1 { "changes or runs things" } else { "change or run things" };
            format!("{named} has {}: {} of them {verb}, and {} of high risk.", counts.total(), words::grouped(acting), are(high))
        }
    }
}

fn are(count: u64) -> String {
    match count {
        0 => "none is".into(),
        1 => "1 is".into(),
        n => format!("{} are", words::grouped(n)),
    }
}

/// That a registry's entry no longer stands.
struct Notice {
    what: &'static str,
    why: Vec<Segment>,
}

impl Notice {
    fn of(listing: Listing) -> Option<Self> {
        let what = match listing.status {
            Status::Active => return None,
            Status::Deprecated => "It is deprecated: its publisher advises against it.",
            Status::Deleted => "It was taken out of its registry. What is said here is what was known before.",
        };
        Some(Self { what, why: segments::plain(&listing.note.unwrap_or_default()) })
    }
}

/// How the server itself received the question for its tools.
fn asked((at, look): (Timestamp, Look)) -> Vec<(&'static str, String)> {
    let answer = match look.posture {
        Posture::Open => "answered to everybody".to_owned(),
        Posture::Guarded => format!("asked for authorization ({})", look.detail.unwrap_or_default()),
        Posture::Dead => format!("no tools: {}", look.detail.unwrap_or_default()),
    };
    let time = look.latency_ms.map(|ms| format!(" in {} ms", words::grouped(ms))).unwrap_or_default();
    let asked = format!("{} over {}: {answer}{time}", at.date(), look.transport);
    let known = [("Asked", Some(asked)), ("Protocol", look.protocol)];
    known.into_iter().filter_map(|(label, value)| value.map(|value| (label, segments::one_line(&value, 300)))).collect()
}

/// What is known of where a server comes from.
pub(super) fn facts(server: &Server) -> Vec<(&'static str, String)> {
    let profile = &server.profile;
    let known = [
        ("Repository", profile.repository.clone()),
        ("Package", profile.package.clone()),
        ("Version", profile.version.clone()),
        ("Licence", profile.license.clone()),
        ("First seen", Some(server.first_seen.date())),
        ("Last seen", Some(server.last_seen.date())),
    ];
    known.into_iter().filter_map(|(label, value)| value.map(|value| (label, segments::one_line(&value, 200)))).collect()
}
