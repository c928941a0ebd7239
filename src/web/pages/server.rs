use super::Layout;
use super::history::{ChangeView, history};
use super::pictures::{Bar, Timeline};
use super::policy_view::PolicyView;
use super::tool_parts::ToolParts;
use super::views::{Counts, ToolView};
use crate::lang::{Lang, tell};
use crate::model::repository;
use crate::model::{Category, ChangeSeverity, Listing, Look, Posture, Risk, Server, ServerSlug, Status, Timestamp};
use crate::store::{ChangeFilter, Defined, Lookalike};
use crate::web::changes::Piece;
use crate::web::error::PageError;
use crate::web::extract::{self, Paging};
use crate::web::here::Here;
use crate::web::linked::Linked;
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
    description: Vec<Segment>,
    language: &'static str,
    by_editor: bool,
    headline: String,
    retired: Option<String>,
    /// Label, value, and where it leads.
    facts: Vec<Fact>,
    lookalikes: Vec<(String, String)>,
    notice: Option<Notice>,
    counts: Counts,
    bar: Option<Bar>,
    timeline: Option<Timeline>,
    tools: Vec<ToolView>,
    parts: ToolParts,
    changes: Vec<ChangeView>,
    changes_url: String,
    policy: PolicyView,
}

/// What is known of the server: its label, its words, and where they lead.
type Fact = (String, String, Option<String>);

/// `GET /servers/{server}`
pub(in crate::web) async fn show(
    State(state): State<state::State>,
    here: Here,
    Path(slug): Path<String>,
    Query(paging): Query<Paging>,
    Query(query): Query<policies::Query>,
) -> Result<ServerPage, PageError> {
    let (lang, asking) = (here.lang, query.read()?);
    let record = extract::server(&state, &slug).await?;
    let (after, limit) = (paging.cursor(2)?, paging.limit()?);
    let page = state.store.tools_of(&record.server.slug, after.as_ref(), limit).await?;
    let parts = ToolParts::of(lang, &state.store, &record, &page, (after.as_ref(), limit)).await?;
    let all = state.store.defined_of(&record.server.slug).await?;
    let lookalikes = state.store.lookalikes(record.server.id).await?;
    let listing = state.store.listing(&record.server.slug).await?;
    let look = state.store.look(record.server.id).await?;
    let telling = ChangeFilter { server: Some(record.server.id), severity: Some(ChangeSeverity::Low), ..ChangeFilter::default() };
    let changes = history(lang, &state.store, &telling).await?;
    let plan = asking.plan(&query.alias(&record.server.slug)?, all.iter().map(Defined::judged));
    let page_of_people = address::server(&record.server.slug);
    let page_of_api = address::api(&format!("{page_of_people}/policy"));
    let name = segments::one_line(record.server.display_name(), 160);
    let (counts, description) = (Counts::new(lang, record.tally), record.server.profile.description.clone().unwrap_or_default());
    let headline = if record.server.retired.is_some() {
        tell!(lang, "server-retired", server = called(lang, &name))
    } else {
        headline(lang, &name, counts)
    };
    Ok(ServerPage {
        layout: layout(&here, &record.server, &name, &headline),
        name,
        description: segments::plain(&description),
        language: words::language(&description),
        by_editor: record.server.profile.description_source.as_deref() == Some("editor"),
        headline,
        retired: record.server.retired.map(Timestamp::date),
        facts: [facts(lang, &record.server), look.map(|look| asked(lang, look)).unwrap_or_default()].concat(),
        lookalikes: lookalikes.iter().map(|other| lookalike(lang, other)).collect(),
        notice: listing.and_then(|listing| Notice::of(lang, listing)),
        counts,
        bar: Bar::new(lang, record.tally),
        timeline: Timeline::new(lang, &state.store.risk_events(record.server.id).await?),
        tools: page.rows.into_iter().map(|card| ToolView::new(lang, card)).collect(),
        parts,
        changes,
        changes_url: changes_of(lang, &record.server.slug),
        policy: PolicyView::new(lang, &asking, &query, &plan, &format!("{page_of_people}#policy-heading"), &page_of_api),
        slug: record.server.slug.to_string(),
    })
}

/// The frame, with what crawlers want to know of the server.
fn layout(here: &Here, server: &Server, name: &str, headline: &str) -> Layout {
    let (lang, profile) = (here.lang, &server.profile);
    let page = address::server(&server.slug);
    let steps = [(lang.say("nav-home"), "/".into()), (lang.say("nav-servers"), "/servers".into()), (name.to_owned(), page)];
    let known =
        [("softwareVersion", profile.version.as_deref()), ("license", profile.license.as_deref()), ("url", profile.homepage.as_deref())];
    let description = segments::one_line(profile.description.as_deref().unwrap_or_default(), 500);
    let linked = vec![Linked::crumbs(here, &steps), Linked::software(here, name, &description, &known)];
    Layout::new(here, tell!(lang, "server-title", server = name), headline).described(address::card(&server.slug, None), linked)
}

/// How the server is called at the beginning of a sentence.
fn called(lang: Lang, name: &str) -> String {
    words::server_first(lang, name)
}

fn changes_of(lang: Lang, slug: &ServerSlug) -> String {
    address::within(lang, &format!("/changes?severity=info&server={}", address::segment(slug.as_str())))
}

fn lookalike(lang: Lang, other: &Lookalike) -> (String, String) {
    (address::within(lang, &address::server(&other.slug)), segments::one_line(&other.name, 160))
}

/// What the server can do at worst, in one sentence.
fn headline(lang: Lang, name: &str, counts: Counts) -> String {
    let tally = counts.tally;
    let acting = tally.category(Category::Write) + tally.category(Category::Execute);
    let (server, tools, high) = (called(lang, name), counts.total(), tally.risk(Risk::High));
    match (tally.total(), acting) {
        (0, _) => tell!(lang, "server-unseen", server = server),
        (1, 0) if high == 0 => tell!(lang, "server-one-reads", server = server),
        (1, 0) => tell!(lang, "server-one-tells", server = server),
        (1, _) if high == 1 => tell!(lang, "server-one-acts-high", server = server),
        (1, _) => tell!(lang, "server-one-acts", server = server),
        (_, 0) if high == 0 => tell!(lang, "server-all-read", server = server, tools = tools),
        (_, 0) => tell!(lang, "server-some-tell", server = server, tools = tools, high = high),
        (_, acting) => tell!(lang, "server-some-act", server = server, tools = tools, acting = acting, high = high),
    }
}

/// That a registry's entry no longer stands.
struct Notice {
    what: String,
    why: Vec<Segment>,
}

impl Notice {
    fn of(lang: Lang, listing: Listing) -> Option<Self> {
        let what = match listing.status {
            Status::Active => return None,
            Status::Deprecated => lang.say("server-deprecated"),
            Status::Deleted => lang.say("server-deleted"),
        };
        Some(Self { what, why: segments::plain(&listing.note.unwrap_or_default()) })
    }
}

/// How the server itself received the question for its tools.
fn asked(lang: Lang, (at, look): (Timestamp, Look)) -> Vec<Fact> {
    let (date, transport, detail) = (at.date(), look.transport.to_string(), look.detail.unwrap_or_default());
    let answer = match look.posture {
        Posture::Open => tell!(lang, "server-asked-open", date = date, transport = transport),
        Posture::Guarded => tell!(lang, "server-asked-guarded", date = date, transport = transport, detail = detail),
        Posture::Dead => tell!(lang, "server-asked-dead", date = date, transport = transport, detail = detail),
    };
    let asked = match look.latency_ms {
        Some(ms) => tell!(lang, "server-asked-in", asked = answer, ms = ms),
        None => answer,
    };
    let known = [("server-asked", Some(asked)), ("server-protocol", look.protocol)];
    known.into_iter().filter_map(|(label, value)| value.map(|value| (lang.say(label), segments::one_line(&value, 300), None))).collect()
}

/// What is known of where a server comes from.
fn facts(lang: Lang, server: &Server) -> Vec<Fact> {
    let profile = &server.profile;
    let code = profile.repository.as_deref().and_then(repository::page);
    // A package whose licence is a file of its own names none.
    let licence = profile.license.as_ref().filter(|licence| !licence.to_ascii_uppercase().starts_with("SEE "));
    let known = [
        ("server-repository", profile.repository.clone(), code),
        ("server-package", profile.package.clone(), None),
        ("server-version", profile.version.clone(), None),
        ("server-licence", licence.cloned(), None),
        ("server-first-seen", Some(server.first_seen.date()), None),
        ("server-last-seen", Some(server.last_seen.date()), None),
    ];
    known.into_iter().filter_map(|(label, value, url)| value.map(|value| (lang.say(label), segments::one_line(&value, 200), url))).collect()
}
