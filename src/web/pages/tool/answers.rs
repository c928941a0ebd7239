//! The questions that people ask of a tool, answered from what is true of this one.

use super::profile::Profile;
use crate::lang::{Lang, tell};
use crate::model::Trait;
use crate::policy::Decision;
use crate::web::words;

/// A question and its answer.
pub(in crate::web) struct Answer {
    pub(in crate::web) question: String,
    pub(in crate::web) text: String,
}

/// The message of a question, and what answers it.
type Row = (&'static str, fn(&Profile) -> String);

/// The questions of a tool page, in reading order.
pub(super) fn all(tool: &Profile) -> Vec<Answer> {
    let table: [Row; 7] = [
        ("ask-does", does),
        ("ask-accepts", accepts),
        ("ask-risk", risks),
        ("ask-enforce", enforced),
        ("ask-limit", limited),
        ("ask-block", blocked),
        ("ask-server", provided),
    ];
    table.into_iter().map(|(question, text)| Answer { question: tool.about(question), text: text(tool) }).collect()
}

fn does(tool: &Profile) -> String {
    let (lang, name, kind) = (tool.lang, tool.tool.as_str(), tool.lang.kind(tool.category));
    if !tool.described {
        let key = if tool.arguments.is_empty() { "answer-unknown-bare" } else { "answer-unknown" };
        return lang.sentences([tell!(lang, key, tool = name, kind = kind).as_str(), tool.sureness.as_str()]);
    }
    let server = tool.server.as_str();
    let act = match tool.deed.as_deref() {
        Some(deed) => tell!(lang, "answer-does", tool = name, kind = kind, server = server, deed = deed),
        None => tell!(lang, "answer-does-described", tool = name, kind = kind, server = server),
    };
    let also: Vec<String> = tool.traits.iter().map(|found| lang.meaning(*found)).collect();
    let also = if also.is_empty() { String::new() } else { tell!(lang, "answer-does-also", traits = lang.deeds(&also)) };
    lang.sentences([act.as_str(), also.as_str(), tool.needs().as_str()])
}

fn accepts(tool: &Profile) -> String {
    let lang = tool.lang;
    let described: Vec<String> = tool.arguments.iter().take(12).map(|argument| accepted(lang, argument)).collect();
    let more = tool.arguments.len().saturating_sub(described.len());
    match (tool.arguments.len(), more) {
        (0, _) => tool.needs(),
        (count, 0) => tell!(lang, "answer-accepts", count = count, listed = named(lang, &described)),
        (count, more) => tell!(lang, "answer-accepts-more", count = count, listed = lang.joined(&described), more = more),
    }
}

/// "path (string, required)"
fn accepted(lang: Lang, (name, kind, required): &(String, String, bool)) -> String {
    let key = if *required { "answer-parameter-required" } else { "answer-parameter" };
    tell!(lang, key, name = name.as_str(), type = kind.as_str())
}

/// In Chinese each ends in a bracket, and nothing but a comma goes well behind it.
fn named(lang: Lang, described: &[String]) -> String {
    match lang {
        Lang::En => lang.list(described),
        Lang::Zh => lang.joined(described),
    }
}

fn risks(tool: &Profile) -> String {
    let risk = tell!(tool.lang, "answer-risk", risk = tool.lang.risk(tool.risk));
    tool.lang.sentences([risk.as_str(), tool.risk_sentence.as_str(), tool.sureness.as_str()])
}

fn enforced(tool: &Profile) -> String {
    let lang = tool.lang;
    let key = match (tool.stance.decision, tool.stance.limit) {
        (Decision::Allow, None) => "answer-enforce-allow",
        (Decision::Allow, Some(_)) => "answer-enforce-limit",
        (Decision::Ask, _) => "answer-enforce-ask",
        (Decision::Deny, _) => "answer-enforce-deny",
        (Decision::Hide, _) => "answer-enforce-hide",
    };
    let put = tell!(lang, "answer-enforce", server = tool.server.as_str());
    let does = tell!(lang, key, max = tool.stance.limit.unwrap_or_default());
    lang.sentences([put.as_str(), does.as_str(), lang.say("answer-enforce-merged").as_str()])
}

fn limited(tool: &Profile) -> String {
    let (lang, counter) = (tool.lang, format!("{}_rate", tool.tool.to_lowercase()));
    match (tool.stance.decision, tool.stance.limit) {
        (Decision::Allow, Some(max)) => tell!(lang, "answer-limit", counter = counter, max = max),
        (Decision::Allow, None) => {
            tell!(lang, "answer-limit-none", counter = counter, because = tool.stance.ground.because(lang))
        }
        (Decision::Ask | Decision::Deny, _) => lang.say("answer-limit-held"),
        (Decision::Hide, _) => lang.say("answer-limit-hidden"),
    }
}

fn blocked(tool: &Profile) -> String {
    tool.about(match tool.stance.decision {
        Decision::Hide => "answer-block-hidden",
        Decision::Allow | Decision::Ask | Decision::Deny => "answer-block",
    })
}

fn provided(tool: &Profile) -> String {
    let (lang, server) = (tool.lang, tool.server.as_str());
    let others = match tool.on_server {
        0 | 1 => tell!(lang, "answer-server-only", server = server),
        count => tell!(lang, "answer-server", server = server, count = count - 1),
    };
    let package = tool.package.as_deref().map(|package| tell!(lang, "answer-package", package = package));
    let repository = tool.repository.as_deref().map(|repository| tell!(lang, "answer-repository", repository = repository));
    let is_grave = tool.traits.contains(&Trait::CodeExecution) || tool.traits.contains(&Trait::Destructive);
    let look = is_grave.then(|| lang.say("answer-look-too"));
    let all = [Some(words::capitalised(&others)), package, repository, look];
    lang.sentences(all.iter().flatten().map(String::as_str))
}
