use crate::classify::Classifier;
use crate::lang::{Lang, tell};
use crate::model::Evidence;
use crate::web::address;
use crate::web::segments::{self, Segment};
use std::collections::HashMap;

/// What each rule says, by its id.
pub(super) struct Titles {
    lang: Lang,
    by_rule: HashMap<String, String>,
    classifier: Classifier,
}

impl Titles {
    pub(super) fn new(lang: Lang, classifier: &Classifier) -> Self {
        let by_rule = classifier.rules().iter().map(|rule| (rule.id.clone(), rule.title(lang).to_owned())).collect();
        Self { lang, by_rule, classifier: classifier.clone() }
    }

    pub(super) fn classifier(&self) -> &Classifier {
        &self.classifier
    }

    /// The address of the rule's page, when these rules hold it.
    fn address(&self, rule: &str) -> Option<String> {
        self.by_rule.contains_key(rule).then(|| address::within(self.lang, &address::rule(rule)))
    }

    /// The rule's title; its id when these rules don't hold it.
    pub(super) fn of(&self, rule: &str) -> String {
        self.by_rule.get(rule).cloned().unwrap_or_else(|| rule.to_owned())
    }
}

/// Where a quote stands, with what it means in English where it is Chinese.
fn placed(item: &Evidence, titles: &Titles) -> String {
    let (lang, place) = (titles.lang, place(titles.lang, &item.field));
    match titles.classifier.gloss(&item.text).filter(|_| lang == Lang::En) {
        Some(gloss) => tell!(lang, "tool-quote-glossed", gloss = gloss, place = place),
        None => tell!(lang, "tool-quote-in", place = place),
    }
}

/// A rule with the places that it rests on.
pub(in crate::web) struct EvidenceView {
    pub(in crate::web) rule: String,
    pub(in crate::web) url: Option<String>,
    pub(in crate::web) title: String,
    /// What is quoted, and what stands behind it: where that is.
    pub(in crate::web) quotes: Vec<(String, String)>,
}

/// A quote in the list of evidence is at most this long; the marked definition shows all of it.
const MAX_QUOTE: usize = 120;

const MAX_QUOTES: usize = 6;

/// The evidence, rule by rule, in the order of weight.
pub(super) fn views(evidence: &[Evidence], titles: &Titles) -> Vec<EvidenceView> {
    let mut views: Vec<EvidenceView> = Vec::new();
    for item in evidence {
        let quote = (segments::one_line(&item.text, MAX_QUOTE), placed(item, titles));
        match views.iter_mut().find(|view| view.rule == item.rule) {
            Some(view) if view.quotes.contains(&quote) || view.quotes.len() >= MAX_QUOTES => {}
            Some(view) => view.quotes.push(quote),
            None => {
                let (rule, url, title) = (item.rule.clone(), titles.address(&item.rule), titles.of(&item.rule));
                views.push(EvidenceView { rule, url, title, quotes: vec![quote] });
            }
        }
    }
    views
}

/// A field's text with its evidence marked.
pub(super) fn quoted(field: &str, text: &str, evidence: &[Evidence], titles: &Titles) -> Vec<Segment> {
    let own: Vec<&Evidence> = evidence.iter().filter(|item| item.field == field).collect();
    segments::marked(text, &own, |rule| titles.of(rule))
}

/// Where a piece of evidence stands, for people.
pub(super) fn place(lang: Lang, field: &str) -> String {
    match field {
        "name" => lang.say("place-name"),
        "title" => lang.say("place-title"),
        "description" => lang.say("place-description"),
        "server_name" => lang.say("place-server-name"),
        "server_description" => lang.say("place-server-description"),
        _ => {
            let parameter = field.rsplit("properties/").next().unwrap_or(field);
            let name = segments::one_line(parameter.split('/').next().unwrap_or(parameter), 60);
            match parameter.split_once('/') {
                Some((_, rest)) if rest.starts_with("description") => tell!(lang, "place-parameter-description", name = name),
                Some(_) => tell!(lang, "place-parameter-choices", name = name),
                None => lang.say("place-parameter"),
            }
        }
    }
}
