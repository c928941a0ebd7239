use super::rule::{Condition, Rule, STATES, Slot};
use super::scoring::HOLDS;
use super::target::Target;
use crate::lang::{Lang, tell};
use crate::model::{Category, Trait};

/// One way in which a condition can hold: every place in it must hold one of its phrases.
#[derive(Clone, Debug)]
pub struct Clause<'a> {
    /// The places that it names.
    pub places: Vec<Place<'a>>,
    /// What else it asks of the definition.
    pub states: Vec<State>,
}

/// Words that must stand in one place of a definition.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Its key in rule files, as `verb`.
    pub key: &'static str,
    message: &'static str,
    /// The phrases, of which one must stand there.
    pub phrases: &'a [String],
}

/// Something that holds of a definition as a whole, or doesn't.
#[derive(Clone, Copy, Debug)]
pub struct State {
    /// Its key in rule files, as `undescribed`.
    pub key: &'static str,
    /// Whether it is to hold.
    pub is: bool,
    message: &'static str,
}

/// What a rule that fires adds to the scales.
#[derive(Clone, Debug)]
pub struct Weight {
    /// The category, trait or aspect.
    pub target: &'static str,
    /// How much.
    pub weight: f64,
    adds: Target,
}

impl Place<'_> {
    /// The place in words.
    pub fn told(&self, lang: Lang) -> String {
        lang.say(self.message)
    }
}

impl State {
    /// That it holds or doesn't, in words.
    pub fn told(&self, lang: Lang) -> String {
        lang.say(self.message)
    }
}

impl Weight {
    /// What it is added to, in a word or two.
    pub fn named(&self, lang: Lang) -> String {
        self.adds.named(lang)
    }

    /// Whether it is added to what the risk table alone asks for: neither a category nor a trait.
    pub fn is_of_circumstance(&self) -> bool {
        matches!(self.adds, Target::Aspect(_))
    }

    /// The weight in a sentence, in which a trait is called as `called` says.
    pub fn told(&self, lang: Lang, called: impl Fn(Trait) -> String) -> String {
        let (weight, holds) = (self.weight.abs().to_string(), HOLDS.to_string());
        let is_for = self.weight >= 0.0;
        match self.adds {
            Target::Category(category) => {
                let key = if is_for { "rule-for-category" } else { "rule-against-category" };
                tell!(lang, key, category = lang.category(category), weight = weight)
            }
            Target::Trait(found) => {
                let key = if is_for { "rule-for-trait" } else { "rule-against-trait" };
                tell!(lang, key, found = called(found), weight = weight, holds = holds)
            }
            Target::Aspect(aspect) => {
                let key = if is_for { "rule-for-aspect" } else { "rule-against-aspect" };
                tell!(lang, key, aspect = aspect.meaning(lang), weight = weight, holds = holds)
            }
        }
    }
}

impl Rule {
    /// Holds when one of these does.
    pub fn when(&self) -> Vec<Clause<'_>> {
        self.when.iter().map(clause).collect()
    }

    /// Stays quiet when one of these holds.
    pub fn unless(&self) -> Vec<Clause<'_>> {
        self.unless.iter().map(clause).collect()
    }

    /// Counts only for tools of these categories; for all when there are none.
    pub fn categories(&self) -> &[Category] {
        &self.category
    }

    /// What it adds.
    pub fn weights(&self) -> Vec<Weight> {
        let weight = |(target, weight): &(Target, f64)| Weight { target: target.word(), weight: *weight, adds: *target };
        self.adds.iter().map(weight).collect()
    }
}

fn clause(condition: &Condition) -> Clause<'_> {
    let place = |(slot, phrases)| {
        let (key, message) = place(slot);
        Place { key, message, phrases }
    };
    let states = condition.states().into_iter().zip(STATES);
    let state = |(is, (key, so, otherwise)): (Option<bool>, _)| is.map(|is| State { key, is, message: if is { so } else { otherwise } });
    let tongue = |language| Place { key: "language", message: "rule-place-language", phrases: std::slice::from_ref(language) };
    let language = condition.language.as_ref().map(tongue);
    Clause {
        places: condition.slots().map(|(slot, phrases)| place((slot, phrases.as_slice()))).chain(language).collect(),
        states: states.filter_map(state).collect(),
    }
}

/// The key of a place in rule files, and its message.
fn place(slot: Slot) -> (&'static str, &'static str) {
    match slot {
        Slot::Verb => ("verb", "rule-place-verb"),
        Slot::Object => ("object", "rule-place-object"),
        Slot::Head => ("head", "rule-place-head"),
        Slot::Name => ("name", "rule-place-name"),
        Slot::Lead => ("lead", "rule-place-lead"),
        Slot::Text => ("text", "rule-place-text"),
        Slot::Denied => ("denied", "rule-place-denied"),
        Slot::Param => ("param", "rule-place-param"),
        Slot::TextParam => ("text_param", "rule-place-text-param"),
        Slot::ParamHead => ("param_head", "rule-place-param-head"),
        Slot::ParamRequired => ("param_required", "rule-place-param-required"),
        Slot::ParamWord => ("param_word", "rule-place-param-word"),
        Slot::ParamText => ("param_text", "rule-place-param-text"),
        Slot::Mode => ("mode", "rule-place-mode"),
        Slot::Server => ("server", "rule-place-server"),
    }
}
