use super::Layout;
use crate::classify::attacks::{Attack, AttackKind};
use crate::web::here::Here;
use crate::web::{address, state, words};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::State;

#[derive(Template, WebTemplate)]
#[template(path = "attacks.html")]
pub(in crate::web) struct AttacksPage {
    layout: Layout,
    total: String,
    kinds: Vec<Kind>,
}

/// The attacks of one kind.
struct Kind {
    anchor: &'static str,
    name: &'static str,
    meaning: &'static str,
    attacks: Vec<AttackView>,
}

/// An attack in a list.
struct AttackView {
    url: String,
    title: String,
    when: String,
    summary: String,
}

/// `GET /attacks`
pub(in crate::web) async fn show(State(state): State<state::State>) -> AttacksPage {
    let all = state.classifier.attacks().all();
    let total = words::count(all.len() as u64, "documented attack");
    let kind = |kind: &AttackKind| Kind {
        anchor: kind.as_str(),
        name: plural(*kind),
        meaning: meaning(*kind),
        attacks: all.iter().filter(|attack| attack.kind == *kind).map(view).collect(),
    };
    let summary =
        format!("{total} on agents and their MCP tools: what happened, how each works, what stops it, and which tools are open to it.");
    AttacksPage {
        layout: Layout::new(&Here::default(), "Attacks on MCP tools · toolgrade", summary),
        total,
        kinds: AttackKind::ALL.iter().map(kind).collect(),
    }
}

fn view(attack: &Attack) -> AttackView {
    AttackView {
        url: address::attack(&attack.id),
        title: attack.told.title.clone(),
        when: attack.when.clone(),
        summary: attack.told.summary.clone(),
    }
}

fn plural(kind: AttackKind) -> &'static str {
    match kind {
        AttackKind::Pattern => "Patterns",
        AttackKind::Demonstration => "Demonstrations",
        AttackKind::Vulnerability => "Vulnerabilities",
        AttackKind::Incident => "Incidents",
    }
}

fn meaning(kind: AttackKind) -> &'static str {
    match kind {
        AttackKind::Pattern => "Ways to attack that many servers and clients are open to.",
        AttackKind::Demonstration => "Shown by researchers on real products; nobody is known to have been harmed.",
        AttackKind::Vulnerability => "Faults of single programs, most of them with a fix.",
        AttackKind::Incident => "They happened to somebody.",
    }
}
