use crate::classify::matcher::{Fired, Language};
use crate::classify::pack::Pack;
use crate::classify::quotes::{Quote, cited, denied};
use crate::classify::reading::{FieldKind, Reading};
use crate::classify::risk::Reason;
use crate::classify::rule::Rule;
use crate::classify::scoring::Scored;
use crate::classify::target::Target;
use crate::classify::tongues::Tongue;
use crate::model::{Category, Confidence, Mode, Risk, Trait};

/// How many parameters are named one by one.
const NAMED: usize = 3;

/// What rules that tell of a loss speak for.
const LOSS: Target = Target::Trait(Trait::Destructive);

/// One thing that a rationale says, with its parts.
pub(super) enum Statement<'a> {
    /// What a call does.
    Does { category: Category, deed: Deed<'a> },
    /// That nothing says what a call does.
    Untold { category: Category },
    /// That one mode makes the tool what it is.
    WorseMode { mode: &'a Mode, category: Category },
    /// That the risk is that of the worst mode.
    RiskOfMode { risk: Risk },
    /// What decides the risk.
    RiskBecause { risk: Risk, reason: &'static Reason },
    /// That the risk is where the category starts, and what the parameters have to do with it.
    RiskOfCategory { risk: Risk, category: Category, arguments: Arguments<'a> },
    /// That the description is in a language of which only a few verbs are read.
    Foreign { confidence: Confidence, tongue: &'a Tongue, told: bool },
    /// That there isn't enough to tell.
    Unsure { confidence: Confidence },
    /// The same, for want of a description and of a verb.
    Wordless { confidence: Confidence },
    /// That the verdict rests on the name.
    Undescribed { confidence: Confidence, rests_on_server: bool },
    /// That other words point elsewhere.
    Contrary { confidence: Confidence, category: Category, deed: Deed<'a> },
    /// That all modes do the same.
    AlikeModes { count: usize, one: &'a Mode },
    /// That the modes differ.
    DifferingModes { mildest: &'a Mode, worst: &'a Mode },
    /// What a call does not do.
    Denied { words: Quote<'a> },
}

/// What a rule says of a tool, and the words that it rests on.
pub(super) struct Deed<'a> {
    pub(super) rule: &'a Rule,
    pub(super) cited: Vec<Quote<'a>>,
}

/// Why nothing about the arguments raises or lowers the risk.
pub(super) enum Arguments<'a> {
    /// They are not known.
    Unknown,
    /// There are none.
    None,
    /// They take whatever can be taken, to no effect.
    OfAnyKind,
    /// Of so many, the first few of which are named, none takes what one of these traits says.
    Harmless { count: usize, named: Vec<&'a str>, not_taken: Vec<Trait> },
}

impl Statement<'_> {
    pub(super) fn is_of_risk(&self) -> bool {
        matches!(self, Self::RiskOfMode { .. } | Self::RiskBecause { .. } | Self::RiskOfCategory { .. })
    }
}

/// All that there is to say of a verdict, what matters most first.
pub(super) fn of<'a>(
    (pack, language): (&'a Pack, &Language),
    reading: &Reading<'a>,
    scored: &Scored<'_>,
    modes: &'a [Mode],
) -> impl Iterator<Item = Statement<'a>> {
    let statements = [
        Some(what_it_does(pack, reading, scored)),
        scored.raised.then(|| what_its_worst_mode_does(scored, modes)).flatten(),
        Some(why_this_risk(reading, scored)),
        what_lowers_confidence(pack, reading, scored),
        what_its_modes_do(modes).filter(|_| !scored.raised),
        denied(pack, reading, language, |field, word| warns(pack, scored, field, word)).map(|words| Statement::Denied { words }),
    ];
    statements.into_iter().flatten()
}

/// Whether this word is what tells of a loss: "there is no undo" promises nothing.
fn warns(pack: &Pack, scored: &Scored<'_>, field: usize, word: usize) -> bool {
    let of_loss = |fired: &Fired| pack.rules[fired.rule].adds.iter().any(|(target, weight)| *target == LOSS && *weight > 0.0);
    let stands_in = |fired: &Fired| fired.spans.iter().any(|span| span.field == field && span.words.contains(&word));
    scored.support.iter().any(|(fired, _)| of_loss(fired) && stands_in(fired))
}

fn deed<'a>(pack: &'a Pack, reading: &Reading<'a>, fired: &Fired) -> Deed<'a> {
    Deed { rule: &pack.rules[fired.rule], cited: cited(pack, reading, fired) }
}

fn what_it_does<'a>(pack: &'a Pack, reading: &Reading<'a>, scored: &Scored<'_>) -> Statement<'a> {
    let category = scored.own;
    let decisive = scored.support.iter().find(|(fired, _)| pack.rules[fired.rule].category_vote() == Some(category));
    match decisive {
        Some((fired, _)) => Statement::Does { category, deed: deed(pack, reading, fired) },
        None => Statement::Untold { category },
    }
}

fn what_its_worst_mode_does<'a>(scored: &Scored<'_>, modes: &'a [Mode]) -> Option<Statement<'a>> {
    let worst = modes.iter().max_by_key(|mode| (mode.risk, mode.category))?;
    Some(Statement::WorseMode { mode: worst, category: scored.category })
}

fn why_this_risk<'a>(reading: &Reading<'a>, scored: &Scored<'_>) -> Statement<'a> {
    let risk = scored.risk;
    match scored.risk_reason {
        _ if scored.raised => Statement::RiskOfMode { risk },
        Some(reason) => Statement::RiskBecause { risk, reason },
        None => Statement::RiskOfCategory { risk, category: scored.category, arguments: arguments(reading, &scored.traits) },
    }
}

fn arguments<'a>(reading: &Reading<'a>, traits: &[Trait]) -> Arguments<'a> {
    const TAKEN: [Trait; 4] = [Trait::FileAccess, Trait::OpenWorld, Trait::CodeExecution, Trait::Secrets];
    if reading.subject.definition.input_schema.is_none() {
        return Arguments::Unknown;
    }
    let count = reading.arguments().count();
    let not_taken: Vec<Trait> = TAKEN.into_iter().filter(|taken| !traits.contains(taken)).collect();
    match (count, not_taken.is_empty()) {
        (0, _) => Arguments::None,
        (_, true) => Arguments::OfAnyKind,
        _ => Arguments::Harmless { count, named: reading.arguments().take(NAMED).collect(), not_taken },
    }
}

fn what_lowers_confidence<'a>(pack: &'a Pack, reading: &Reading<'a>, scored: &Scored<'_>) -> Option<Statement<'a>> {
    let Scored { confidence, told, .. } = *scored;
    if let Some(tongue) = reading.language() {
        return Some(Statement::Foreign { confidence, tongue, told });
    }
    match (told, reading.undescribed()) {
        (false, false) => Some(Statement::Unsure { confidence }),
        (_, true) if scored.verbless => Some(Statement::Wordless { confidence }),
        (_, true) => Some(Statement::Undescribed { confidence, rests_on_server: rests_on_server(&scored.support, reading) }),
        (true, false) if confidence.value() >= 0.9 => None,
        (true, false) => {
            let (fired, category) = scored.contrary?;
            Some(Statement::Contrary { confidence, category, deed: deed(pack, reading, fired) })
        }
    }
}

fn rests_on_server(support: &[(&Fired, f64)], reading: &Reading<'_>) -> bool {
    let of_server = |kind| matches!(kind, FieldKind::ServerDescription | FieldKind::ServerName);
    support.iter().flat_map(|(fired, _)| &fired.spans).any(|span| of_server(reading.fields[span.field].kind))
}

fn what_its_modes_do(modes: &[Mode]) -> Option<Statement<'_>> {
    let worst = modes.iter().max_by_key(|mode| (mode.risk, mode.category))?;
    let mildest = modes.iter().min_by_key(|mode| (mode.risk, mode.category))?;
    let alike = (worst.risk, worst.category) == (mildest.risk, mildest.category);
    Some(if alike { Statement::AlikeModes { count: modes.len(), one: worst } } else { Statement::DifferingModes { mildest, worst } })
}
