//! From a definition to a verdict.
//!
//! A verdict is reached in four steps, each in a file of its own:
//!
//! 1. **Read** ([`reading`]): every field of the definition becomes words with their places. Names are split at case and
//!    punctuation, Chinese runs by dictionary; sentences know whether they say what the tool does, give advice, list
//!    arguments or show examples; the leading verbs are found, and what is negated is marked.
//! 2. **Match** ([`matcher`]): each rule of the pack states words in places (a leading verb, its object, a parameter's
//!    name …). A rule that holds fires with the spans it rests on.
//! 3. **Weigh** ([`scoring`]): a fired rule adds weight to categories, traits and aspects. The heaviest category wins;
//!    its lead over the others is the confidence. What runs the caller's code is Execute in any case. Risk then follows from a fixed table ([`risk`]).
//! 4. **Explain** ([`rationale`]): two to four sentences from the rules that weighed most.
//!
//! Everything that is particular to words lies in `data/rules/*.toml`. This room is pure: text comes in, a verdict comes
//! out; it must not read a file, know where a definition came from or let one call tell in another: all that is kept between
//! calls is emptied room ([`hits`]).

pub mod attacks;
pub mod changes;
mod checks;
mod compiler;
mod dictionary;
mod embedded;
mod examples;
mod further;
mod heads;
mod hits;
mod holding;
mod inflection;
mod keys;
mod leads;
mod lexicon;
mod many;
mod matcher;
pub mod measure;
pub mod measure_findings;
mod modes;
mod neighbours;
mod pack;
mod phrases;
mod places;
mod quotes;
mod rationale;
mod reading;
pub mod record;
mod risk;
mod rule;
mod scoring;
mod segment;
mod sentences;
mod settings;
mod surfaces;
mod target;
mod tongues;
mod view;

pub use checks::{Check, CheckExample, Checks, ClueView, Family, Function, Part, Region, Search, skeleton};
pub use pack::{Pack, Problem, Theme};
pub use risk::{RiskRow, risk_table, start as starting_risk};
pub use rule::{Example, Rule};
pub use view::{Clause, Place, State, Weight};

use crate::lang::Lang;
use crate::model::{Assessment, Effect, Finding, Former, Subject, Verdict};
use attacks::Attacks;
use matcher::Matcher;
use segment::Segmenter;
use std::ops::Range;
use std::sync::Arc;

/// The reasons for a verdict, told again in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retold {
    /// All sentences.
    pub rationale: String,
    /// The one about the risk.
    pub risk: String,
}

/// A compiled rule pack: classifies any number of definitions, from any number of threads.
#[derive(Clone)]
pub struct Classifier {
    inner: Arc<Inner>,
}

struct Inner {
    pack: Pack,
    matcher: Matcher,
    segmenter: Segmenter,
    checks: Checks,
    attacks: Attacks,
}

impl Classifier {
    /// Compiles a pack. Takes some fifty milliseconds: tens of thousands of phrases find their places.
    pub fn new(mut pack: Pack) -> Self {
        let (checks, segmenter, matcher) = std::thread::scope(|threads| {
            let checks = threads.spawn(Checks::embedded);
            let segmenter = Segmenter::new(pack.chinese_words());
            let matcher = Matcher::new(&pack, &segmenter);
            (checks.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), segmenter, matcher)
        });
        let attacks = Attacks::embedded(&checks);
        pack.version = format!("{}-{}", pack.version, checks.version());
        Self { inner: Arc::new(Inner { pack, matcher, segmenter, checks, attacks }) }
    }

    /// The classifier with the rules that come with the program.
    pub fn embedded() -> Self {
        Self::new(Pack::embedded())
    }

    /// The version that every verdict carries: it changes with any rule and any check.
    pub fn version(&self) -> &str {
        &self.inner.pack.version
    }

    /// The rules, in the order of their files.
    pub fn rules(&self) -> &[Rule] {
        &self.inner.pack.rules
    }

    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules().iter().find(|rule| rule.id == id)
    }

    /// The files of rules.
    pub fn themes(&self) -> &[Theme] {
        &self.inner.pack.themes
    }

    /// What a Chinese word or phrase means, in English, where the pack tells.
    pub fn gloss(&self, text: &str) -> Option<&str> {
        self.inner.pack.gloss(text)
    }

    /// The verdict on one tool.
    pub fn classify(&self, subject: &Subject<'_>) -> Verdict {
        self.explained(Lang::En, subject).0
    }

    /// The reasons for a verdict in a language. `None` where these rules no longer give this very verdict, on the same
    /// evidence: other reasons would not be its own.
    pub fn retold(&self, lang: Lang, subject: &Subject<'_>, verdict: &Verdict) -> Option<Retold> {
        let (mut again, risk) = self.explained(lang, subject);
        let rationale = std::mem::replace(&mut again.rationale, verdict.rationale.clone());
        let risk = rationale.get(risk)?.to_owned();
        (again == *verdict).then_some(Retold { rationale, risk })
    }

    fn explained(&self, lang: Lang, subject: &Subject<'_>) -> (Verdict, Range<usize>) {
        let Inner { pack, matcher, segmenter, .. } = &*self.inner;
        let reading = reading::Reading::of(subject, matcher.language(), segmenter);
        let matched = matcher.run(&reading);
        let mut scored = scoring::score(pack, &reading, &matched);
        let modes = modes::of(pack, &reading, &scored, matcher, segmenter);
        scored.raise(&modes);
        rationale::verdict(lang, (pack, matcher.language()), &reading, scored, modes)
    }

    /// The checks, in the order of their files.
    pub fn checks(&self) -> &[Check] {
        self.inner.checks.all()
    }

    /// The check with this id.
    pub fn check(&self, id: &str) -> Option<&Check> {
        self.checks().iter().find(|check| check.id == id)
    }

    /// The attack library.
    pub fn attacks(&self) -> &Attacks {
        &self.inner.attacks
    }

    /// The groups of phrases that a check's patterns name, by name.
    pub fn groups(&self, check: &Check) -> Vec<(&str, &[String])> {
        self.inner.checks.groups(check)
    }

    /// What the checks object to in a tool's definition. Never part of the verdict, which they only compare hints with.
    pub fn findings(&self, subject: &Subject<'_>, verdict: &Verdict) -> Vec<Finding> {
        self.findings_in(Lang::En, subject, verdict)
    }

    /// The same, with their details in a language.
    pub fn findings_in(&self, lang: Lang, subject: &Subject<'_>, verdict: &Verdict) -> Vec<Finding> {
        self.inner.checks.findings(lang, subject, verdict)
    }

    /// The verdict on one tool, and what the checks object to.
    pub fn assess(&self, subject: &Subject<'_>) -> Assessment {
        let verdict = self.classify(subject);
        let findings = self.findings(subject, &verdict);
        Assessment { verdict, findings }
    }

    /// What a change did to what is said of a tool.
    pub fn effect(&self, before: &Former, after: &Assessment) -> Effect {
        changes::effect(before, after, |check| self.check(check).is_some_and(|check| check.family == Family::Poisoning))
    }

    /// Runs every example of every rule and check; gives one problem for each that doesn't do what it says.
    pub fn check_examples(&self) -> Vec<Problem> {
        let mut problems = examples::check(&self.inner.pack, &self.inner.matcher, &self.inner.segmenter);
        let changed = |before: &Assessment, after: &Assessment| self.effect(&before.into(), after);
        problems.extend(checks::check_examples(self.checks(), |subject| self.assess(subject), changed));
        problems
    }

    /// The leading verb of a tool's name, in its base form, as `create` for `github_create_issue`.
    pub fn leading_verb(&self, name: &str) -> Option<String> {
        leads::of_name(name, self.inner.matcher.language(), &self.inner.segmenter)
    }
}
