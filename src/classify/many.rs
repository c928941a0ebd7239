//! Whether one call acts on many things: where a parameter takes a list of what the verb acts on.

use super::lexicon::{Mark, WordId};
use super::reading::{Field, FieldKind, Reading, Word};
use rustc_hash::FxHashSet;

/// Last words of a parameter's name that only tell how things are named.
const NAMING: [&str; 8] = ["keys", "names", "numbers", "uuids", "slugs", "iids", "arns", "urns"];

/// Names of lists that only say that there are many; of what, the tool says.
const CONTAINERS: [&str; 8] = ["items", "entries", "records", "objects", "batch", "operations", "updates", "requests"];

/// Members of a parameter that lie deeper belong to the things that are described.
const DEEP: usize = 3;

impl Reading<'_> {
    /// Whether a parameter takes a list of what the tool acts on: `tasks` of `update_tasks`, `issue_ids` of `close_issue`, `items` of
    /// `delete_sections`.
    pub(super) fn takes_many(&self) -> bool {
        let is_list = |at: usize| self.parameter(at).is_some_and(|parameter| parameter.is_list() && parameter.depth < DEEP);
        let mut lists = self.fields.iter().filter(|field| matches!(field.kind, FieldKind::ParameterName(at) if is_list(at))).peekable();
        if lists.peek().is_none() {
            return false;
        }
        let heads: FxHashSet<WordId> = self.words.iter().filter(|word| word.head).map(|word| word.id).collect();
        let is_head = |word: &Word| word.id != WordId::UNKNOWN && heads.contains(&word.id);
        lists.any(|list| self.listed_thing(list).is_some_and(is_head) || (is_container(list) && self.names_many()))
    }

    /// What a list holds by its name: the members of `role_ids` are roles, those of `user_roles` are no users.
    fn listed_thing(&self, name: &Field<'_>) -> Option<&Word> {
        let names_it = |word: &Word| {
            let text = &name.text[word.start..word.end];
            word.is(Mark::Tail) || NAMING.iter().any(|way| text.eq_ignore_ascii_case(way))
        };
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
