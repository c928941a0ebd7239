use super::rule::{Condition, Rule, STATES, Slot};
use super::scoring::HOLDS;
use super::target::Target;
use crate::model::Category;

/// One way in which a condition can hold: every place in it must hold one of its phrases.
#[derive(Clone, Debug)]
pub struct Clause<'a> {
    /// The places that it names.
    pub places: Vec<Place<'a>>,
    /// What else it asks of the definition, by its key in rule files and in words.
    pub states: Vec<(&'static str, bool, &'static str)>,
}

/// Words that must stand in one place of a definition.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Its key in rule files, as `verb`.
    pub key: &'static str,
    /// The place in words.
    pub words: &'static str,
    /// The phrases, of which one must stand there.
    pub phrases: &'a [String],
}

/// What a rule that fires adds to the scales.
#[derive(Clone, Debug)]
pub struct Weight {
    /// The category, trait or aspect.
    pub target: &'static str,
    /// How much.
    pub weight: f64,
    /// The same in a sentence.
    pub sentence: String,
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
        let weight = |(target, weight): &(Target, f64)| Weight { target: target.word(), weight: *weight, sentence: told(*target, *weight) };
        self.adds.iter().map(weight).collect()
    }
}

fn clause(condition: &Condition) -> Clause<'_> {
    let place = |(slot, phrases)| {
        let (key, words) = place(slot);
        Place { key, words, phrases }
    };
    let states = condition.states().into_iter().zip(STATES);
    let state = |(is, (key, so, otherwise)): (Option<bool>, _)| is.map(|is| (key, is, if is { so } else { otherwise }));
    let tongue = |language| Place { key: "language", words: "the language of the description", phrases: std::slice::from_ref(language) };
    let language = condition.language.as_ref().map(tongue);
    Clause {
        places: condition.slots().map(|(slot, phrases)| place((slot, phrases.as_slice()))).chain(language).collect(),
        states: states.filter_map(state).collect(),
    }
}

fn place(slot: Slot) -> (&'static str, &'static str) {
    match slot {
        Slot::Verb => ("verb", "the verb that leads the name, the title, the first sentence or a mode"),
        Slot::Object => ("object", "beside the leading verb, in the name or the first sentence"),
        Slot::Head => ("head", "the noun that heads the leading verb's object"),
        Slot::Name => ("name", "the name"),
        Slot::Lead => ("lead", "the first sentence of the description"),
        Slot::Text => ("text", "title or description, where they say what the tool does"),
        Slot::Denied => ("denied", "title or description, negated"),
        Slot::Param => ("param", "a parameter's whole name"),
        Slot::TextParam => ("text_param", "the whole name of a parameter that takes text"),
        Slot::ParamHead => ("param_head", "the last words of the name of a parameter that takes text"),
        Slot::ParamRequired => {
            ("param_required", "the last words of the name of a parameter that takes text and that every call must give")
        }
        Slot::ParamWord => ("param_word", "a word of a parameter's name"),
        Slot::ParamText => ("param_text", "a parameter's description"),
        Slot::Mode => ("mode", "one of a parameter's closed list of choices"),
        Slot::Server => ("server", "the server's name or description"),
    }
}

fn told(target: Target, weight: f64) -> String {
    let direction = if weight < 0.0 { "against" } else { "for" };
    let amount = weight.abs();
    match target {
        Target::Category(category) => format!("It speaks {direction} {category} with weight {amount}."),
        Target::Trait(found) => format!("It speaks {direction} the trait {found} with weight {amount}; a trait holds from {HOLDS}."),
        Target::Aspect(aspect) => {
            format!(
                "It speaks {direction} a finding that the risk table asks for, with weight {amount}: {}. A finding holds from {HOLDS}.",
                aspect.meaning()
            )
        }
    }
}
