//! Whether one call acts on many things: where a parameter takes a list of what the verb acts on.

use super::lexicon::{Mark, WordId};
use super::reading::{Field, FieldKind, Joint, Reading, Word};
use crate::model::Category;
use rustc_hash::FxHashSet;

/// Last words of a parameter's name that only tell how things are named.
const NAMING: [&str; 8] = ["keys", "names", "numbers", "uuids", "slugs", "iids", "arns", "urns"];

/// Names of lists that only say that there are many; of what, the tool says.
const CONTAINERS: [&str; 14] = [
    "items",
    "entries",
    "records",
    "objects",
    "batch",
    "operations",
    "updates",
    "requests",
    "inputs",
    "changes",
    "ids",
    "names",
    "keys",
    "uuids",
];

/// Words that say that there are many, behind a verb and its particle.
const QUANTIFIERS: [&str; 10] = ["all", "every", "each", "several", "multiple", "所有", "全部", "每个", "多个", "一批"];
const PARTICLES: [&str; 6] = ["off", "on", "out", "up", "down", "away"];

/// Behind "all": what one thing has, and no more things.
const CONTENTS: [&str; 20] = [
    "content",
    "contents",
    "text",
    "fields",
    "properties",
    "settings",
    "options",
    "parameters",
    "values",
    "formatting",
    "day",
    "access",
    "its",
    "arguments",
    "occurrences",
    "matches",
    "pending",
    "missing",
    "parent",
    "running",
];

/// Members of a parameter that lie deeper belong to the things that are described.
const DEEP: usize = 3;

impl Reading<'_> {
    /// Whether a call says that it acts on many, or a parameter takes a list of what the tool acts on: `tasks` of
    /// `update_tasks`, `issue_ids` of `close_issue`, `items` of `delete_sections`.
    pub(super) fn takes_many(&self) -> bool {
        if self.acts_on_all() {
            return true;
        }
        let is_list = |at: usize| self.parameter(at).is_some_and(|parameter| parameter.is_list() && parameter.depth < DEEP);
        let mut lists = self.fields.iter().filter(|field| matches!(field.kind, FieldKind::ParameterName(at) if is_list(at))).peekable();
        if lists.peek().is_none() {
            return false;
        }
        let heads: FxHashSet<WordId> = self.words.iter().filter(|word| word.head).map(|word| word.id).collect();
        let is_head = |word: &Word| word.id != WordId::UNKNOWN && heads.contains(&word.id);
        lists.any(|list| self.listed_thing(list).is_some_and(is_head) || (is_container(list) && self.names_many()))
    }

    /// Whether the description says that all or several of a kind are acted on: "Lowers **every** shutter", "Switches off
    /// **all** lamps".
    fn acts_on_all(&self) -> bool {
        let Some(field) = self.fields.iter().find(|field| field.kind == FieldKind::Description) else { return false };
        let words = &self.words[field.words.clone()];
        let says = |at: usize, any: &[&str]| words.get(at).is_some_and(|word| word.is_any(field.text, any));
        let all_behind = |verb: usize| {
            let quantifier = if says(verb + 1, &PARTICLES) { verb + 2 } else { verb + 1 };
            let noun = if says(quantifier + 1, &["the", "of"]) { quantifier + 2 } else { quantifier + 1 };
            let things = words
                .get(noun)
                .is_some_and(|word| word.joint == Joint::Gap && !word.is(Mark::Tail) && word.sentence == words[verb].sentence);
            says(quantifier, &QUANTIFIERS) && things && !says(noun, &CONTENTS)
        };
        // "Gets all users and deactivates the oldest" looks at all and changes one.
        (0..words.len()).any(|at| words[at].leads > 0.0 && words[at].class != Category::Read as u8 + 1 && all_behind(at))
    }

    /// What a list holds by its name: the members of `role_ids` are roles, those of `user_roles` are no users.
    fn listed_thing(&self, name: &Field<'_>) -> Option<&Word> {
        let names_it = |word: &Word| word.is(Mark::Tail) || word.is_any(name.text, &NAMING);
        let words = &self.words[name.words.clone()];
        words.iter().rev().find(|word| !names_it(word)).or(words.last())
    }

    /// Whether the name ends in the plural of what it acts on.
    fn names_many(&self) -> bool {
        let words = self.words_of(FieldKind::Name);
        let name = self.subject.definition.name.as_str();
        self.words[words].last().is_some_and(|last| last.head && is_plural(&name[last.start..last.end]))
    }
}

fn is_container(list: &Field<'_>) -> bool {
    CONTAINERS.iter().any(|name| list.text.eq_ignore_ascii_case(name))
}

fn is_plural(word: &str) -> bool {
    word.ends_with(['s', 'S']) && !["ss", "us", "is"].iter().any(|end| word.to_ascii_lowercase().ends_with(end))
}
