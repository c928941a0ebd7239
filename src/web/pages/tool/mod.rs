//! The tool page: what a tool can do, how sure that is, and what to paste where.

mod answers;
mod attacks;
mod correction;
mod evidence;
mod findings;
mod hints;
mod modes;
mod parameters;
mod profile;
mod retold;
mod twin;

use super::Layout;
use super::history::{ChangeView, history};
use super::pictures::Dial;
use super::policy_view::PolicyView;
use super::views::{RiskBadge, ToolView, TraitView};
use crate::lang::Lang;
use crate::store::{ChangeFilter, ToolRecord};
use crate::web::changes::Piece;
use crate::web::error::{Error, PageError};
use crate::web::here::Here;
use crate::web::linked::Linked;
use crate::web::segments::Segment;
use crate::web::{address, extract, policies, state, words};
use answers::Answer;
use askama::Template;
use askama_web::WebTemplate;
use attacks::AttackView;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use correction::CorrectionView;
use evidence::{EvidenceView, Titles};
use findings::FindingView;
use hints::Hints;
use modes::Modes;
use parameters::ParameterView;
use profile::Profile;

#[derive(Template, WebTemplate)]
#[template(path = "tool.html")]
pub(in crate::web) struct ToolPage {
    layout: Layout,
    /// The same page as Markdown.
    twin: String,
    dial: Option<Dial>,
    profile: Profile,
    name: Vec<Segment>,
    title: Option<Vec<Segment>>,
    description: Vec<Segment>,
    language: &'static str,
    about_server: Vec<(String, Vec<Segment>)>,
    risk: RiskBadge,
    traits: Vec<TraitView>,
    correction: Option<CorrectionView>,
    wrong_url: String,
    findings: Vec<FindingView>,
    evidence: Vec<EvidenceView>,
    attacks: Vec<AttackView>,
    modes: Option<Modes>,
    hints: Hints,
    parameters: Vec<ParameterView>,
    policy: PolicyView,
    siblings: Vec<ToolView>,
    /// The key of the heading above them.
    siblings_heading: &'static str,
    elsewhere: Vec<ToolView>,
    answers: Vec<Answer>,
    changes: Vec<ChangeView>,
    provenance: Vec<(String, String)>,
    catalogued: String,
}

/// Tools in each list of related ones.
const RELATED: u32 = 5;

/// `GET /servers/{server}/tools/{tool}`
pub(in crate::web) async fn show(
    State(state): State<state::State>,
    here: Here,
    Path((slug, name)): Path<(String, String)>,
    Query(query): Query<policies::Query>,
) -> Result<Response, PageError> {
    let lang = here.lang;
    let asking = query.read()?;
    let (record, as_markdown) = found(&state, &slug, &name).await?;
    let own = ChangeFilter { tool: Some(record.tool.id), ..ChangeFilter::default() };
    let changes = async { Ok::<_, PageError>(history(lang, &state.store, &own).await?) };
    let (siblings, elsewhere, changes) = tokio::try_join!(siblings(&state, lang, &record), elsewhere(&state, lang, &record), changes)?;
    let titles = Titles::new(lang, &state.classifier);
    let profile = Profile::new(lang, &record, &titles);
    let findings = findings::views(lang, &record.findings, retold::details(&state, lang, &record).await?, state.classifier.checks());
    let url = address::tool(&record.server.slug, record.tool.definition.name.as_str());
    let plan = asking.plan(&query.alias(&record.server.slug)?, [record.judged()]);
    let policy = PolicyView::new(lang, &asking, &query, &plan, &format!("{url}#control"), &address::api(&format!("{url}/policy")));
    let page = page(&here, &record, (profile, policy), &titles, findings, (siblings, elsewhere), state.overview().stats.servers);
    let attacks = attacks::views(lang, &record, state.classifier.attacks());
    let page = ToolPage { attacks, changes, ..page };
    Ok(if as_markdown { twin::response(&page, &record) } else { page.into_response() })
}

/// The tool, and whether its page is wanted as Markdown. A tool whose own name ends like that comes first.
async fn found(state: &state::State, slug: &str, name: &str) -> Result<(ToolRecord, bool), Error> {
    let missing = match extract::tool(state, slug, name).await {
        Ok(record) => return Ok((record, false)),
        Err(error) => error,
    };
    let Some(plain) = name.strip_suffix(".md").filter(|_| matches!(missing, Error::NoTool { .. })) else { return Err(missing) };
    extract::tool(state, slug, plain).await.map(|record| (record, true)).map_err(|_| missing)
}

/// The frame, with what crawlers want to know of the tool.
fn layout(here: &Here, record: &ToolRecord, profile: &Profile, answers: &[Answer]) -> Layout {
    let (lang, slug, name) = (here.lang, &record.server.slug, record.tool.definition.name.as_str());
    let steps = [
        (lang.say("nav-home"), "/".to_owned()),
        (lang.say("nav-servers"), "/servers".to_owned()),
        (profile.server_name.clone(), address::server(slug)),
        (profile.tool.clone(), address::tool(slug, name)),
    ];
    let questions = answers.iter().map(|answer| (answer.question.as_str(), answer.text.as_str()));
    let linked = vec![Linked::crumbs(here, &steps), Linked::questions(here, questions)];
    Layout::new(here, profile.page_title(), profile.summary()).described(address::card(slug, Some(name)), linked)
}

async fn siblings(state: &state::State, lang: Lang, record: &ToolRecord) -> Result<Vec<ToolView>, PageError> {
    let page = state.store.tools_of(&record.server.slug, None, RELATED as usize + 1).await?;
    let others = page.rows.into_iter().filter(|card| card.name != record.tool.definition.name.as_str());
    Ok(others.take(RELATED as usize).map(|card| ToolView::new(lang, card)).collect())
}

/// Tools of the same name on other servers; where there are too few, such as lead with the same verb.
async fn elsewhere(state: &state::State, lang: Lang, record: &ToolRecord) -> Result<Vec<ToolView>, PageError> {
    let mut found = state.store.namesakes(record.tool.definition.name.as_str(), record.server.id, RELATED).await?;
    if let Some(verb) = record.verb.as_deref().filter(|_| found.len() < RELATED as usize) {
        let more = state.store.with_verb(verb, record.server.id, RELATED).await?;
        let known: Vec<_> = found.iter().map(|card| card.server.clone()).collect();
        found.extend(more.into_iter().filter(|card| !known.contains(&card.server)));
    }
    Ok(found.into_iter().take(RELATED as usize).map(|card| ToolView::new(lang, card)).collect())
}

/// What the server says of itself, as far as the verdict rests on it.
fn about_server(lang: Lang, record: &ToolRecord, titles: &Titles) -> Vec<(String, Vec<Segment>)> {
    let profile = &record.server.profile;
    let evidence = &record.judgement.verdict.evidence;
    let texts = [
        ("server_name", "tool-evidence-server-name", &profile.name),
        ("server_description", "tool-evidence-server-description", &profile.description),
    ];
    let rested_on = texts.into_iter().filter(|(field, _, _)| evidence.iter().any(|item| item.field == *field));
    rested_on
        .filter_map(|(field, label, text)| Some((lang.say(label), evidence::quoted(field, text.as_deref()?, evidence, titles))))
        .collect()
}

fn page(
    here: &Here,
    record: &ToolRecord,
    (profile, policy): (Profile, PolicyView),
    titles: &Titles,
    findings: Vec<FindingView>,
    related: (Vec<ToolView>, Vec<ToolView>),
    servers: u64,
) -> ToolPage {
    let (lang, definition, verdict) = (here.lang, &record.tool.definition, &record.judgement.verdict);
    let quoted = |field: &str, text: &str| evidence::quoted(field, text, &verdict.evidence, titles);
    let url = address::tool(&record.server.slug, definition.name.as_str());
    let answers = answers::all(&profile);
    ToolPage {
        layout: layout(here, record, &profile, &answers),
        twin: format!("{}.md", address::within(lang, &url)),
        dial: record.judgement.correction.is_none().then(|| Dial::new(lang, verdict.confidence)),
        name: quoted("name", definition.name.as_str()),
        title: definition.title.as_deref().map(|title| quoted("title", title)),
        description: quoted("description", definition.description()),
        language: words::language(definition.description()),
        about_server: about_server(lang, record, titles),
        risk: RiskBadge::new(lang, verdict.risk),
        traits: verdict.traits.iter().copied().map(|found| TraitView::new(lang, found)).collect(),
        correction: correction::view(lang, &record.judgement),
        wrong_url: address::within(lang, &address::contact(&url)),
        findings,
        evidence: evidence::views(&verdict.evidence, titles),
        attacks: vec![],
        modes: Modes::of(lang, record, &url),
        hints: Hints::of(lang, record, &url),
        parameters: parameters::views(lang, definition, &verdict.evidence, titles),
        policy,
        siblings_heading: if related.0.iter().all(|tool| tool.risk.is_low()) { "tool-others" } else { "tool-riskiest" },
        siblings: related.0,
        elsewhere: related.1,
        answers,
        changes: vec![],
        provenance: profile.provenance(),
        catalogued: profile.catalogued(servers),
        profile,
    }
}
