//! What the classifier says of a tool, in the reader's language. Verdicts and findings are kept in English; in another language
//! they are reached again, and told only where they come out the same.

use crate::classify::Classifier;
use crate::classify::changes::Alarm;
use crate::lang::{self, Lang, tell};
use crate::model::{Finding, Judgement};
use crate::store::{ChangeFilter, StoreError, ToolRecord};
use crate::web::state::State;
use crate::web::words;

/// So many changes of a tool are looked through for the one that an alarm is about.
const CHANGES: usize = 20;

/// The rules' reasons for a verdict.
pub(in crate::web) struct Reasons {
    /// What is said first where they couldn't be told in the reader's language.
    pub(in crate::web) note: Option<String>,
    /// What stands around them where a person's correction holds.
    pub(in crate::web) around: (String, String),
    pub(in crate::web) text: String,
    /// The language of the text, where it isn't the page's.
    pub(in crate::web) language: Option<&'static str>,
    /// The sentence about the risk alone; empty where it couldn't be told.
    pub(super) risk: String,
}

impl Reasons {
    pub(super) fn of(lang: Lang, classifier: &Classifier, record: &ToolRecord) -> Self {
        let judgement = &record.judgement;
        let around = around(lang, judgement);
        let kept = &judgement.verdict.rationale;
        if lang == Lang::En {
            return Self { note: None, around, text: kept.clone(), language: None, risk: of_risk(kept) };
        }
        if let Some(retold) = classifier.retold(lang, &record.subject(), &judgement.by_rules()) {
            return Self { note: None, around, text: retold.rationale, language: None, risk: retold.risk };
        }
        let note = Some(lang.say("reasons-older"));
        Self { note, around, text: kept.clone(), language: Some(Lang::En.tag()), risk: String::new() }
    }

    /// All of it as plain text.
    pub(in crate::web) fn whole(&self) -> String {
        let (before, after) = &self.around;
        [self.note.as_deref().unwrap_or_default(), before, &self.text, after].concat()
    }
}

/// Under a correction the rules' reasons are told as what the rules said.
fn around(lang: Lang, judgement: &Judgement) -> (String, String) {
    if judgement.correction.is_none() {
        return (String::new(), String::new());
    }
    let (category, risk) = (lang.category(judgement.ruled.category), lang.risk(judgement.ruled.risk));
    lang::halves(tell!(lang, "reasons-corrected", category = category, risk = risk, it = lang::PLACE))
}

fn of_risk(rationale: &str) -> String {
    words::sentence(rationale.split_inclusive(". ").find(|sentence| sentence.starts_with("Its risk is")).unwrap_or(""))
}

/// What a check found, in words, and their language where it isn't the page's.
pub(super) struct Detail {
    pub(super) text: String,
    pub(super) language: Option<&'static str>,
}

/// The details of a tool's findings, in their order.
pub(super) async fn details(state: &State, lang: Lang, record: &ToolRecord) -> Result<Vec<Detail>, StoreError> {
    if lang == Lang::En {
        return Ok(record.findings.iter().map(|finding| Detail { text: finding.detail.clone(), language: None }).collect());
    }
    let again = state.classifier.findings_in(lang, &record.subject(), &record.judgement.by_rules());
    let mut details = Vec::new();
    for finding in &record.findings {
        let told = match again.iter().find(|other| is_same(other, finding)) {
            Some(other) => Some(other.detail.clone()),
            None if finding.check == Alarm::CHECK => alarm(state, lang, record, finding).await?,
            None => None,
        };
        details.push(match told {
            Some(text) => Detail { text, language: None },
            None => Detail { text: finding.detail.clone(), language: Some(Lang::En.tag()) },
        });
    }
    Ok(details)
}

/// Whether both say of the same words that the same is wrong with them.
fn is_same(one: &Finding, other: &Finding) -> bool {
    let place = |finding: &Finding| (finding.start, finding.end);
    one.check == other.check && one.field == other.field && place(one) == place(other) && one.text == other.text
}

/// No definition shows by itself that it changed: the alarm is told from the change that raised it, while that is remembered.
async fn alarm(state: &State, lang: Lang, record: &ToolRecord, finding: &Finding) -> Result<Option<String>, StoreError> {
    let own = ChangeFilter { tool: Some(record.tool.id), ..ChangeFilter::default() };
    let changes = state.store.latest_changes(&own, None, CHANGES).await?;
    let alarms = changes.iter().filter_map(|change| Some((Alarm::of(change.effect.as_ref()?), change.at)));
    let mut raised = alarms.filter(|(alarm, at)| alarm.told(Lang::En, *at) == finding.detail);
    Ok(raised.next().map(|(alarm, at)| alarm.told(lang, at)))
}
