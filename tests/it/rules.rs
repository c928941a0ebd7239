use crate::world::CLASSIFIER;
use toolgrade::classify::{Checks, Pack};

fn problems(text: &str) -> Vec<String> {
    let files = [("r.toml".to_owned(), text.to_owned())];
    Pack::parse(&files).expect_err("a bad pack").iter().map(ToString::to_string).collect()
}

#[test]
fn every_example_of_every_rule_does_what_it_says() {
    assert_eq!(CLASSIFIER.check_examples(), []);
}

#[test]
fn every_rule_has_examples_in_both_directions() {
    for rule in CLASSIFIER.rules() {
        assert!(!rule.fires.is_empty() && !rule.quiet.is_empty() && !rule.why.is_empty(), "{}", rule.id);
    }
}

#[test]
fn all_problems_of_a_pack_are_told_at_once() {
    let text = "
        [[rule]]
        id = 'Bad Id'
        title = 't'
        why = 'w'
        when = {}
        adds = { Rite = 1.0 }
        [[rule]]
        id = 'no-word'
        title = 't'
        why = 'w'
        when = { verb = ['@'] }
        adds = {}
        fires = ['a: b']
        quiet = ['a: b']";
    let told = problems(text).join("\n");
    for part in [
        "r.toml: rule Bad Id: the id must be",
        "`when` names no words",
        "`Rite` is no category",
        "under `fires`",
        "`@` holds no word",
        "`adds` is empty",
    ] {
        assert!(told.contains(part), "{part} is missing in:\n{told}");
    }
}

#[test]
fn a_misspelt_key_is_a_problem_with_its_line() {
    let told = problems("[[rule]]\nid = 'a'\ntitle = 't'\nwhy = 'w'\nwhen = { verbs = ['x'] }\nadds = { Read = 1.0 }");
    assert!(told[0].contains("r.toml: is not a rule file") && told[0].contains("line 5"), "{told:?}");
}

#[test]
fn another_rule_is_another_version() {
    let rule =
        |word: &str| format!("[[rule]]\nid='a'\ntitle='t'\nwhy='w'\nwhen={{verb=['{word}']}}\nadds={{Read=1.0}}\nfires=['x']\nquiet=['y']");
    let version = |word: &str| Pack::parse(&[("r.toml".into(), rule(word))]).expect("a pack").version;
    assert_eq!((version("get") == version("get"), version("get") == version("list")), (true, false));
}

/// Numbers and words of other scripts need none.
fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

#[test]
fn every_chinese_verb_of_the_rules_has_an_english_gloss() {
    let clauses = CLASSIFIER.rules().iter().flat_map(toolgrade::classify::Rule::when);
    let verbs = clauses.flat_map(|clause| clause.places).filter(|place| place.key == "verb").flat_map(|place| place.phrases);
    let missing: Vec<_> = verbs.filter(|verb| is_chinese(verb) && CLASSIFIER.gloss(verb).is_none()).collect();
    assert!(missing.is_empty(), "add these to data/rules/gloss.toml: {missing:?}");
}

#[test]
fn every_check_has_reasons_references_and_examples_in_both_directions() {
    let checks = CLASSIFIER.checks();
    assert!(checks.len() >= 20, "{} checks", checks.len());
    for check in checks {
        let complete = !check.fires.is_empty() && !check.quiet.is_empty() && !check.why.is_empty() && !check.references.is_empty();
        assert!(complete, "{}", check.id);
        assert!(CLASSIFIER.rules().iter().all(|rule| rule.id != check.id), "{} is a rule as well", check.id);
    }
}

#[test]
fn all_problems_of_the_checks_are_told_at_once() {
    let text = "
        traditional = '說'
        simplified = ''
        words = { empty = ['*'] }
        [[check]]
        id = 'Bad Id'
        title = 't'
        why = 'w'
        severity = 'High'
        family = 'poisoning'
        [[check]]
        id = 'unknown'
        title = 't'
        why = 'w'
        severity = 'Low'
        family = 'hygiene'
        when = [{ text = ['<nothing> here'], places = ['nowhere'] }]
        fires = ['a: b']
        quiet = ['a: b']";
    let problems = Checks::parse(&[("c.toml".to_owned(), text.to_owned())]).err().expect("bad checks");
    let told = problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    for part in [
        "c.toml: the words <empty> hold an empty phrase",
        "differ in length",
        "c.toml: rule Bad Id: the id must be",
        "either `when` or `code`",
        "under `fires`",
        "names the words <nothing>",
        "`nowhere` is no place",
    ] {
        assert!(told.contains(part), "{part} is missing in:\n{told}");
    }
}

#[test]
fn another_check_is_another_version() {
    let check = |limit: &str| {
        format!("[[check]]\nid='a'\ntitle='t'\nwhy='{limit}'\nseverity='Low'\nfamily='hygiene'\ncode='secrets'\nfires=['x']\nquiet=['y']")
    };
    let version = |text: &str| Checks::parse(&[("c.toml".into(), check(text))]).expect("checks").version().to_owned();
    assert_eq!((version("one") == version("one"), version("one") == version("two")), (true, false));
    assert!(CLASSIFIER.version().ends_with(Checks::embedded().version()));
}
