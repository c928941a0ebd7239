//! The starter catalogue against labels that careful readers gave its tools under the classification standard, from the
//! servers' own definitions, before the verdicts were looked at.

use crate::world::{CLASSIFIER, World};
use std::collections::HashMap;
use toolgrade::model::ServerSlug;

const LABELS: &str = include_str!("../../data/labels/starter.tsv");

/// Shares that must agree; readers of the standard agree with each other on 97.6 % and 96.6 %.
const CATEGORY: f64 = 0.98;
const RISK: f64 = 0.94;

#[tokio::test]
async fn verdicts_agree_with_the_readers() {
    let world = World::starter().await;
    let (mut rows, mut category, mut risk, mut differ) = (0.0, 0.0, 0.0, Vec::new());
    let mut cards: HashMap<&str, _> = HashMap::new();
    for line in LABELS.lines() {
        let [server, tool, wanted_category, wanted_risk] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        if !cards.contains_key(server) {
            let slug = ServerSlug::of(server).expect("a slug");
            cards.insert(server, world.store.standing_of(&slug).await.expect("tools"));
        }
        let card = cards[server].iter().find(|card| card.name == tool).unwrap_or_else(|| panic!("{server} has no {tool}"));
        rows += 1.0;
        category += f64::from(u8::from(card.category.as_str() == wanted_category));
        risk += f64::from(u8::from(card.risk.as_str() == wanted_risk));
        if card.category.as_str() != wanted_category {
            differ.push(format!("{server}/{tool}: {wanted_category}, said {}", card.category));
        }
    }
    assert!(rows > 560.0 && category / rows >= CATEGORY && risk / rows >= RISK, "{} {} {differ:#?}", category / rows, risk / rows);
}

#[tokio::test]
async fn every_stored_verdict_carries_evidence_and_the_rules_version() {
    let world = World::starter().await;
    for line in LABELS.lines().step_by(7) {
        let [server, tool, ..] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let record = world.store.tool(&ServerSlug::of(server).expect("a slug"), tool).await.expect("an answer").expect("a tool");
        let verdict = record.judgement.verdict;
        assert!(!verdict.evidence.is_empty() && !verdict.rationale.is_empty() && verdict.rules_version == CLASSIFIER.version(), "{line}");
    }
}

#[tokio::test]
async fn no_sentence_of_the_rationales_stands_on_every_page() {
    let world = World::starter().await;
    let mut sentences: HashMap<String, u32> = HashMap::new();
    for line in LABELS.lines() {
        let [server, tool, ..] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let record = world.store.tool(&ServerSlug::of(server).expect("a slug"), tool).await.expect("an answer").expect("a tool");
        for sentence in record.judgement.verdict.rationale.split_inclusive(". ") {
            *sentences.entry(sentence.trim().to_owned()).or_default() += 1;
        }
    }
    let (sentence, pages) = sentences.iter().max_by_key(|(_, pages)| **pages).expect("a sentence");
    assert!(*pages < 60, "on {pages} of 565 pages: {sentence}");
}
