//! The methodology page and the figures that it prints.

use crate::world::{CLASSIFIER, World};
use toolgrade::classify::record::Record;
use toolgrade::classify::risk_table;

#[test]
fn the_recorded_figures_read_back_and_name_their_rules() {
    let record = Record::embedded();
    assert!(record.files.iter().any(|set| set.measures.all.labelled > 400), "nothing is recorded");
    assert!(record.files.iter().all(|set| !set.rules_version.is_empty() && !set.name.contains('/')));
}

#[test]
fn the_recorded_figures_are_in_their_own_form() {
    let differs = Record::embedded().to_json() != include_str!("../../data/measures.json");
    assert!(!differs, "data/measures.json was not written by `toolgrade eval --record`");
}

#[test]
fn a_record_from_before_the_checks_reads_back_as_it_was() {
    let mut value: serde_json::Value = serde_json::from_str(include_str!("../../data/measures.json")).expect("JSON");
    for set in value["files"].as_array_mut().expect("sets") {
        set.as_object_mut().expect("a set").remove("findings");
    }
    let record: Record = serde_json::from_value(value).expect("a record");
    assert!(record.files.iter().all(|set| set.findings.is_none()));
    assert!(!record.to_json().contains("findings"));
}

#[tokio::test]
async fn the_methodology_has_all_its_parts() {
    let page = World::empty().await.get("/methodology").await;
    for part in [
        "two-questions",
        "category",
        "traits",
        "risk",
        "steps",
        "confidence",
        "annotations",
        "corrections",
        "checks",
        "languages",
        "limits",
        "figures",
    ] {
        assert_eq!((page.texts(&format!("h2#{part}")).len(), page.texts(&format!(".contents a[href='#{part}']")).len()), (1, 1), "{part}");
    }
    assert_eq!(page.texts(".risks tbody tr").len(), risk_table().len());
}

#[tokio::test]
async fn the_page_prints_what_was_recorded() {
    let page = World::empty().await.get("/methodology").await;
    let record = Record::embedded();
    let labelled: Vec<_> = record.files.iter().filter(|set| set.measures.all.labelled > 0).collect();
    assert_eq!(page.texts("#figures ~ h3").len(), record.files.len());
    assert_eq!(page.texts(".confusion tbody tr").len(), 3 * labelled.len());
    let diagonal = labelled[0].measures.all.confusion[0][0].to_string();
    assert_eq!(page.text(".confusion tbody td"), diagonal);
}

#[tokio::test]
async fn the_page_prints_what_the_checks_found() {
    let page = World::empty().await.get("/methodology").await;
    let alarms: Vec<_> = Record::embedded().files.into_iter().filter_map(|set| set.findings).collect();
    let rows: usize = alarms.iter().map(|found| if found.kinds.len() > 1 { found.kinds.len() + 1 } else { found.kinds.len() }).sum();
    assert_eq!(page.texts("table.alarms tbody tr").len(), rows);
    assert_eq!(page.texts("p.alarms").len(), alarms.iter().filter(|found| found.honest > 0).count());
    let words = page.texts("#checks ~ p").concat();
    assert!(words.contains("tuned on the development files") && words.contains("caught only in part"), "{words}");
}

#[tokio::test]
async fn figures_of_other_rules_say_so_and_figures_of_these_do_not() {
    let page = World::empty().await.get("/methodology").await;
    let outdated = Record::embedded().files.iter().filter(|set| set.rules_version != CLASSIFIER.version()).count();
    assert_eq!(page.texts(".outdated").len(), outdated);
}

#[tokio::test]
async fn methodology_and_rules_are_linked_from_every_page() {
    let page = World::empty().await.get("/").await;
    let linked =
        page.texts("header a[href='/methodology'], header a[href='/rules'], footer a[href='/methodology'], footer a[href='/rules']");
    assert_eq!(linked.len(), 4);
}
