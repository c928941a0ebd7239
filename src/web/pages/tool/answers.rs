//! The questions that people ask of a tool, answered from what is true of this one.

use super::profile::Profile;
use crate::lang::Lang;
use crate::model::Trait;
use crate::policy::Decision;
use crate::web::pages::views::TraitView;
use crate::web::words;

/// A question and its answer.
pub(in crate::web) struct Answer {
    pub(in crate::web) question: String,
    pub(in crate::web) text: String,
}

/// A question, with `{}` for the tool's name, and what answers it.
type Row = (&'static str, fn(&Profile) -> String);

/// The questions of a tool page, in reading order.
pub(super) fn all(tool: &Profile) -> Vec<Answer> {
    let table: [Row; 7] = [
        ("What does {} do?", does),
        ("What parameters does {} accept?", accepts),
        ("What is the risk level of {}, and why?", risks),
        ("How do I enforce a policy on {}?", enforced),
        ("Can I rate-limit {}?", limited),
        ("How do I block {}?", blocked),
        ("Which server provides {}?", provided),
    ];
    table.into_iter().map(|(question, text)| Answer { question: question.replace("{}", &tool.tool), text: text(tool) }).collect()
}

fn does(tool: &Profile) -> String {
    if !tool.described {
        return format!(
            "Its server gives no description, so there is not enough to tell what a call of {} does in detail. Judged by {}, it is {} tool. {}",
            tool.tool,
            if tool.arguments.is_empty() { "its name and its server" } else { "its name, its parameters and its server" },
            words::article(tool.category),
            tool.sureness,
        );
    }
    let deed = tool.deed.as_deref().map_or_else(|| "acts as its description says".to_owned(), str::to_owned);
    let also: Vec<String> = tool.traits.iter().map(|found| TraitView::new(Lang::En, *found).meaning()).collect();
    let also = if also.is_empty() { String::new() } else { format!(" It also {}.", words::list(&also)) };
    format!("{} is {} tool of {}: it {deed}.{also} {}", tool.tool, words::article(tool.category), tool.server, tool.needs())
}

fn accepts(tool: &Profile) -> String {
    let described: Vec<String> = tool
        .arguments
        .iter()
        .take(12)
        .map(|(name, kind, required)| format!("{name} ({kind}{})", if *required { ", required" } else { "" }))
        .collect();
    let more = tool.arguments.len().saturating_sub(described.len());
    match (tool.arguments.len(), more) {
        (0, _) => tool.needs(),
        (n, 0) => format!("{}: {}.", words::capitalised(&words::count(n as u64, "parameter")), words::list(&described)),
        (n, more) => format!(
            "{}: {} and {more} more, listed in the table above.",
            words::capitalised(&words::count(n as u64, "parameter")),
            described.join(", ")
        ),
    }
}

fn risks(tool: &Profile) -> String {
    format!("{}. {} {}", tool.risk, tool.risk_sentence, tool.sureness)
}

fn enforced(tool: &Profile) -> String {
    let does = match (tool.stance.decision, tool.stance.limit) {
        (Decision::Allow, None) => "allows it".to_owned(),
        (Decision::Allow, Some(max)) => format!("allows it {max} times a minute"),
        (Decision::Ask, _) => "denies it until a person approves".to_owned(),
        (Decision::Deny, _) => "denies it".to_owned(),
        (Decision::Hide, _) => "hides it from the agent".to_owned(),
    };
    format!(
        "Put a gateway that reads this format between the agent and {}, load the policy.json of this page into it, and call the tool once to see it at work. The recommended policy {does} and denies every tool that it does not name. For several tools of the server, take the merged policy of the server's page, so that one document does not replace another.",
        tool.server
    )
}

fn limited(tool: &Profile) -> String {
    let counter = format!("{}_rate", tool.tool.to_lowercase());
    match (tool.stance.decision, tool.stance.limit) {
        (Decision::Allow, Some(max)) => format!("Yes. The recommended policy does: under “limits” it sets the counter {counter} to a max of {max} with the window “minute” and the scope “grant”. Change the max to allow more or fewer calls."),
        (Decision::Allow, None) => format!("Yes, though the recommended policy sets no limit, because {}. To set one, give the tool a “limits” entry with a counter such as {counter}, a window and a max.", tool.stance.ground.because()),
        (Decision::Ask | Decision::Deny, _) => "A limit would not help here: the recommended policy holds every call back. Once you allow calls, add a “limits” entry to keep them few.".to_owned(),
        (Decision::Hide, _) => "There is nothing to limit while the tool is hidden. If you need it, take its name out of “hide”, give it an entry under “tools”, and set “limits” there.".to_owned(),
    }
}

fn blocked(tool: &Profile) -> String {
    match tool.stance.decision {
        Decision::Hide => {
            format!("The recommended policy already does: {} stands in its “hide” list, so the agent does not see it.", tool.tool)
        }
        _ => format!(
            "Take its entry out of “tools”: the policy's default is “deny”, so what it does not name can't be called. To keep the agent from seeing it at all, add {} to the “hide” list.",
            tool.tool
        ),
    }
}

fn provided(tool: &Profile) -> String {
    let package = tool.package.as_deref().map_or_else(String::new, |package| format!(" It is published as the package {package}."));
    let repository = tool.repository.as_deref().map_or_else(String::new, |repository| format!(" Its code is at {repository}."));
    let sensitive = if tool.traits.contains(&Trait::CodeExecution) || tool.traits.contains(&Trait::Destructive) {
        " Look at its other tools too before you connect it."
    } else {
        ""
    };
    let others = match tool.on_server {
        0 | 1 => "has no other tool in this catalogue".to_owned(),
        n => format!("has {} in this catalogue", words::count(n - 1, "other tool")),
    };
    format!("{}, which {others}.{package}{repository}{sensitive}", words::capitalised(&tool.server))
}
