use super::Layout;
use crate::classify::attacks::{Attack, AttackKind};
use crate::lang::{Lang, tell};
use crate::web::here::Here;
use crate::web::{address, state};
use askama::Template;
use askama_web::WebTemplate;
use axum::extract::State;

#[derive(Template, WebTemplate)]
#[template(path = "attacks.html")]
pub(in crate::web) struct AttacksPage {
    layout: Layout,
    lede: String,
    kinds: Vec<Kind>,
}

/// The attacks of one kind.
struct Kind {
    anchor: &'static str,
    name: String,
    meaning: String,
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
pub(in crate::web) async fn show(State(state): State<state::State>, here: Here) -> AttacksPage {
    let (all, lang) = (state.classifier.attacks().all(), here.lang);
    let attacks = tell!(lang, "attacks-count", count = all.len());
    let kind = |kind: &AttackKind| {
        let (name, meaning) = keys(*kind);
        let own = all.iter().filter(|attack| attack.kind == *kind);
        Kind {
            anchor: kind.as_str(),
            name: lang.say(name),
            meaning: lang.say(meaning),
            attacks: own.map(|attack| view(lang, attack)).collect(),
        }
    };
    AttacksPage {
        layout: Layout::new(&here, lang.say("attacks-title"), tell!(lang, "attacks-summary", attacks = attacks.as_str())),
        lede: tell!(lang, "attacks-lede", attacks = attacks),
        kinds: AttackKind::ALL.iter().map(kind).collect(),
    }
}

fn view(lang: Lang, attack: &Attack) -> AttackView {
    let told = attack.told(lang);
    AttackView {
        url: address::within(lang, &address::attack(&attack.id)),
        title: told.title.clone(),
        when: attack.when(lang).to_owned(),
        summary: told.summary.clone(),
    }
}

/// The keys of a kind's name and of what it means.
fn keys(kind: AttackKind) -> (&'static str, &'static str) {
    match kind {
        AttackKind::Pattern => ("attacks-patterns", "attacks-patterns-meaning"),
        AttackKind::Demonstration => ("attacks-demonstrations", "attacks-demonstrations-meaning"),
        AttackKind::Vulnerability => ("attacks-vulnerabilities", "attacks-vulnerabilities-meaning"),
        AttackKind::Incident => ("attacks-incidents", "attacks-incidents-meaning"),
    }
}
