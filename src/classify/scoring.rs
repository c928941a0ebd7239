use super::matcher::Fired;
use super::modes::Judged;
use super::pack::Pack;
use super::reading::Reading;
use super::risk::{self, Reason};
use super::rule::Rule;
use super::target::{Aspect, Target};
use crate::model::{Category, Confidence, Risk, Trait};

/// The weight from which a trait or an aspect holds.
pub(super) const HOLDS: f64 = 0.7;

/// The most confidence where the description is in a language that the rules read only in part.
const HALF_READ: f64 = 0.8;

/// The confidence of a verdict that no rule speaks for.
const NOTHING_TOLD: f64 = 0.3;

/// The confidence where one trait or one deed decides against what all else says.
const FORCED: f64 = 0.6;

/// What came out of weighing, with all that the explanation needs.
pub(super) struct Scored<'m> {
    pub(super) category: Category,
    pub(super) risk: Risk,
    /// Why the risk isn't where the category starts; `None` when it is.
    pub(super) risk_reason: Option<&'static Reason>,
    pub(super) traits: Vec<Trait>,
    pub(super) confidence: Confidence,
    /// Rules that speak for the verdict, weightiest first.
    pub(super) support: Vec<(&'m Fired, f64)>,
    /// What the tool's own words make of it, before its modes are looked at.
    pub(super) own: Category,
    /// Whether a mode is worse than that.
    pub(super) raised: bool,
    /// The heaviest rule that spoke for another category.
    pub(super) contrary: Option<(&'m Fired, Category)>,
    pub(super) verbless: bool,
    /// Whether any rule says what a call does.
    pub(super) told: bool,
}

/// What holds, apart from the category.
pub(super) struct Holding {
    /// Few enough to be looked through.
    weights: Vec<(Target, f64)>,
}

/// Traits that decide the risk of whatever has them.
const GRAVE: [Trait; 4] = [Trait::Destructive, Trait::Financial, Trait::CodeExecution, Trait::AccessControl];

impl Scored<'_> {
    /// A tool is what the worst of its modes is: takes over what a mode has worse.
    pub(super) fn raise(&mut self, modes: &[Judged]) {
        for Judged { mode, .. } in modes {
            if mode.category > self.category || mode.risk > self.risk {
                self.raised = true;
            }
            self.category = self.category.max(mode.category);
            self.risk = self.risk.max(mode.risk);
            self.traits.extend(mode.traits.iter().filter(|found| GRAVE.contains(found)));
        }
        self.traits.sort_unstable();
        self.traits.dedup();
    }
}

impl Holding {
    pub(super) fn has(&self, found: Trait) -> bool {
        self.holds(Target::Trait(found))
    }

    pub(super) fn is(&self, aspect: Aspect) -> bool {
        self.holds(Target::Aspect(aspect))
    }

    fn holds(&self, target: Target) -> bool {
        self.weights.iter().any(|(known, weight)| *known == target && *weight >= HOLDS)
    }
}

/// Weighs the fired rules: the category first, then what depends on it.
pub(super) fn score<'m>(pack: &Pack, reading: &Reading<'_>, fired: &'m [Fired]) -> Scored<'m> {
    let votes = votes(pack, fired);
    let told = fired.iter().any(|one| pack.rules[one.rule].category_vote().is_some());
    // Where no rule says what a call does, the careful reading is the worst one.
    let mut category = if told { heaviest(&votes) } else { Category::Execute };
    let mut counting = counting(pack, fired, category);
    let mut holding = holding(pack, &counting);
    // Whatever else a tool says of itself: what runs the caller's code does what that code says, and a deed that is told is done.
    let least = match (holding.has(Trait::CodeExecution), reading.tells_deed) {
        (true, _) => Category::Execute,
        (false, true) => Category::Write,
        (false, false) => Category::Read,
    };
    let forced = category < least;
    if forced {
        category = least;
        counting = self::counting(pack, fired, category);
        holding = self::holding(pack, &counting);
    }
    let (risk, risk_reason) = risk::of(category, &holding);
    let support = support(pack, &counting, category, &holding);
    let contrary = contrary(pack, &counting, category);
    let verbless = !reading.has_verb();
    Scored {
        category,
        own: category,
        raised: false,
        risk,
        risk_reason,
        traits: Trait::ALL.iter().copied().filter(|t| holding.has(*t)).collect(),
        confidence: match (told, forced) {
            (false, _) => Confidence::new(NOTHING_TOLD),
            (true, true) => Confidence::new(FORCED),
            (true, false) => confidence(&votes, category, reading, verbless),
        },
        told,
        support,
        contrary,
        verbless,
    }
}

/// Weights of Read, Write and Execute.
fn votes(pack: &Pack, fired: &[Fired]) -> [f64; 3] {
    let prior = &pack.settings.prior;
    let mut votes = [prior.read, prior.write, prior.execute];
    for fired in fired {
        for (target, weight) in &pack.rules[fired.rule].adds {
            if let Target::Category(category) = target {
                votes[*category as usize] += weight * fired.strength;
            }
        }
    }
    votes
}

/// The heaviest category; of two equal ones the worse.
fn heaviest(votes: &[f64; 3]) -> Category {
    let mut best = Category::Read;
    for category in [Category::Write, Category::Execute] {
        if votes[category as usize] >= votes[best as usize] {
            best = category;
        }
    }
    best
}

/// The rules that count for tools of a category.
fn counting<'m>(pack: &Pack, fired: &'m [Fired], category: Category) -> Vec<&'m Fired> {
    let of_category = |rule: &Rule| rule.category.is_empty() || rule.category.contains(&category);
    let reads = category == Category::Read;
    fired.iter().filter(|one| of_category(&pack.rules[one.rule]) && (reads || !one.implied)).collect()
}

fn holding(pack: &Pack, fired: &[&Fired]) -> Holding {
    let mut weights: Vec<(Target, f64)> = Vec::new();
    for fired in fired {
        for (target, weight) in &pack.rules[fired.rule].adds {
            if !matches!(target, Target::Category(_)) {
                let added = weight * fired.strength.min(1.0);
                match weights.iter_mut().find(|(known, _)| known == target) {
                    Some((_, sum)) => *sum += added,
                    None => weights.push((*target, added)),
                }
            }
        }
    }
    Holding { weights }
}

/// The softmax of the votes; at most a half where the description says nothing, 0.3 where nothing at all is said.
fn confidence(votes: &[f64; 3], category: Category, reading: &Reading<'_>, verbless: bool) -> Confidence {
    let top = votes[category as usize];
    let share = 1.0 / votes.iter().map(|vote| (vote - top).exp()).sum::<f64>();
    let cap = match (reading.undescribed(), reading.language().is_some(), verbless) {
        (true, _, true) => 0.3,
        (true, _, false) | (_, true, true) => 0.5,
        (_, true, false) => HALF_READ,
        _ => 0.99,
    };
    Confidence::new(share.min(cap))
}

fn support<'m>(pack: &Pack, fired: &[&'m Fired], category: Category, holding: &Holding) -> Vec<(&'m Fired, f64)> {
    let mut support = Vec::new();
    for &one in fired {
        // What a rule gives to another category it takes from its support for this one.
        let against =
            pack.rules[one.rule].adds.iter().filter(|(target, _)| matches!(target, Target::Category(other) if *other != category));
        let against = against.map(|(_, weight)| weight.max(0.0)).fold(0.0, f64::max);
        let counted = pack.rules[one.rule].adds.iter().filter(|(target, weight)| {
            *weight > 0.0 && (*target == Target::Category(category) || (!matches!(target, Target::Category(_)) && holding.holds(*target)))
        });
        let weight: f64 = counted.map(|(_, weight)| weight).sum::<f64>() - against;
        if weight > 0.0 {
            support.push((one, weight * one.strength));
        }
    }
    support.sort_by(|a, b| b.1.total_cmp(&a.1));
    support
}

fn contrary<'m>(pack: &Pack, fired: &[&'m Fired], category: Category) -> Option<(&'m Fired, Category)> {
    let mut best: Option<(&Fired, Category, f64)> = None;
    for &one in fired.iter().filter(|one| !one.spans.is_empty()) {
        for (target, weight) in &pack.rules[one.rule].adds {
            if let Target::Category(other) = target
                && *other != category
                && weight * one.strength > best.map_or(0.0, |(_, _, w)| w)
            {
                best = Some((one, *other, weight * one.strength));
            }
        }
    }
    best.map(|(one, other, _)| (one, other))
}
