use super::inflection::{self, Form};
use super::keys::Key;
use super::surfaces::{Surfaces, folded};
use std::ops::Range;

/// A word that the pack knows. Zero stands for every word that it doesn't.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) struct WordId(pub(super) u32);

impl WordId {
    pub(super) const UNKNOWN: Self = Self(0);
}

/// Every word that a rule or the language settings name, in all its forms, and what the settings say of it.
#[derive(Default)]
pub(super) struct Lexicon {
    surfaces: Surfaces<Surface>,
    /// Traditional words that simplified Chinese says otherwise, folded.
    synonyms: Surfaces<Surface>,
    entries: Vec<Entry>,
}

/// What a piece of text shows: a word, in which form, and what is needed of the word at every step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Surface {
    pub(super) id: WordId,
    pub(super) form: Form,
    /// A bit for each language that it is a sign of.
    pub(super) signs: u16,
    pub(super) marks: u16,
    pub(super) class: u8,
    /// A bit for each place that a phrase which begins with it is wanted in.
    pub(super) opens: u16,
}

impl Surface {
    const UNKNOWN: Self = Self::new(WordId::UNKNOWN, Form::Base);

    const fn new(id: WordId, form: Form) -> Self {
        Self { id, form, signs: 0, marks: 0, class: 0, opens: 0 }
    }
}

/// What is known of a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub(super) base: Box<str>,
    marks: u16,
    /// Can lead together with these words: `set` with `up`.
    pub(super) phrasal: Vec<Vec<WordId>>,
    /// How heavy the category is that the verb alone speaks for: 1 read, 2 write, 3 execute, 0 none.
    pub(super) weight_class: u8,
    /// A bit for each place that a phrase which begins with it is wanted in.
    opens: u16,
}

/// A part that a word can play in a sentence; the settings say which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(super) enum Mark {
    /// Can lead: some rule names it as a verb.
    Verb = 1,
    Nounish = 2,
    Negator = 4,
    Joiner = 8,
    Determiner = 16,
    Opener = 32,
    Demonstrative = 64,
    Preposition = 128,
    /// Says nothing of its own behind another noun: "list", "information".
    Tail = 256,
    /// Makes a verb before it a noun, at the end of a name: "status".
    Report = 512,
    /// Says what comes back: "return".
    Output = 1024,
    /// Can lead together with the words behind it; its entry says which.
    Phrasal = 2048,
    /// A verb may follow at once: "to", "can", "quickly".
    Introducer = 4096,
    /// What a call may do without: "warning", "confirmation". To leave it out denies nothing that the call does.
    Notice = 8192,
    /// Opens a clause that says when: "before", "after".
    Moment = 16384,
    /// Changes something wherever it is told: "delete", "restart".
    Deed = 32768,
}

impl Entry {
    pub(super) fn is(&self, mark: Mark) -> bool {
        self.marks & mark as u16 != 0
    }

    pub(super) fn mark(&mut self, mark: Mark) {
        self.marks |= mark as u16;
    }

    /// Whether it is written in Chinese.
    pub(super) fn is_chinese(&self) -> bool {
        !self.base.is_ascii()
    }
}

impl Lexicon {
    pub(super) fn new() -> Self {
        Self { entries: vec![Entry::default()], ..Self::default() }
    }

    /// Adds a word with all its forms. A base form takes the place of another word's inflected form.
    pub(super) fn add(&mut self, word: &str) -> WordId {
        let lower = folded(word);
        let id = self.add_as_written(&lower);
        for (form, kind) in inflection::forms(&lower) {
            if self.surfaces.folded(form.as_bytes()).is_none_or(|known| known.id == WordId::UNKNOWN) {
                self.surfaces.insert(&form, Surface::new(id, kind));
            }
        }
        id
    }

    /// Adds a word that takes no English forms.
    pub(super) fn add_as_written(&mut self, word: &str) -> WordId {
        let lower = folded(word);
        if let Some(Surface { id, form: Form::Base, .. }) = self.surfaces.folded(lower.as_bytes())
            && *id != WordId::UNKNOWN
        {
            return *id;
        }
        let id = self.add_unseen(&lower);
        self.surfaces.insert(&lower, Surface::new(id, Form::Base));
        id
    }

    /// Adds a word that no text shows by itself.
    pub(super) fn add_unseen(&mut self, word: &str) -> WordId {
        let id = WordId(u32::try_from(self.entries.len()).unwrap_or(0));
        self.entries.push(Entry { base: word.into(), ..Entry::default() });
        id
    }

    /// Lets a word of traditional Chinese mean what a simplified one does.
    pub(super) fn synonym(&mut self, traditional: &str, simplified: &str) {
        let surface = Surface::new(self.intern(simplified), Form::Base);
        self.synonyms.insert(&folded(traditional), surface);
    }

    /// Says that a word is a sign of a language.
    pub(super) fn sign(&mut self, word: &str, language: usize) {
        let lower = folded(word);
        let mut surface = self.surfaces.folded(lower.as_bytes()).copied().unwrap_or(Surface::UNKNOWN);
        surface.signs |= 1_u16.checked_shl(u32::try_from(language).unwrap_or(u32::MAX)).unwrap_or(0);
        self.surfaces.insert(&lower, surface);
    }

    /// Puts what is known of each word where it is looked up, and the places that it can open a phrase in. To be called once,
    /// when all words are in.
    pub(super) fn settle(&mut self, opens: impl Fn(WordId) -> u16) {
        for (id, entry) in (0..).zip(&mut self.entries) {
            entry.opens = opens(WordId(id));
        }
        for surface in self.surfaces.values_mut().chain(self.synonyms.values_mut()) {
            let entry = &self.entries[surface.id.0 as usize];
            (surface.marks, surface.class, surface.opens) = (entry.marks, entry.weight_class, entry.opens);
        }
    }

    /// The word that this text is a form of; a new word when it is none's.
    pub(super) fn intern(&mut self, text: &str) -> WordId {
        match self.look_up(text, 0..text.len()).id {
            WordId::UNKNOWN => self.add(text),
            id => id,
        }
    }

    /// The word that a text shows in some place, whatever its case.
    #[inline]
    pub(super) fn look_up(&self, text: &str, word: Range<usize>) -> Surface {
        self.surfaces.get(text, owner(text, word), &self.synonyms).copied().unwrap_or(Surface::UNKNOWN)
    }

    /// The short word that a text shows.
    #[inline]
    pub(super) fn short(&self, key: Key) -> Surface {
        self.surfaces.short(key).copied().unwrap_or(Surface::UNKNOWN)
    }

    /// What is known of a word.
    pub(super) fn entry(&self, id: WordId) -> &Entry {
        self.entries.get(id.0 as usize).unwrap_or(&self.entries[0])
    }

    /// A word in its base form.
    pub(super) fn surface(&self, id: WordId) -> Surface {
        let entry = self.entry(id);
        Surface { marks: entry.marks, class: entry.weight_class, opens: entry.opens, ..Surface::new(id, Form::Base) }
    }

    pub(super) fn mark(&mut self, id: WordId, mark: Mark) {
        if let Some(entry) = self.entry_mut(id) {
            entry.mark(mark);
        }
    }

    pub(super) fn entry_mut(&mut self, id: WordId) -> Option<&mut Entry> {
        self.entries.get_mut(id.0 as usize)
    }

    /// How many words there are, the unknown one included.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }
}

/// "the light's colour" speaks of the light.
fn owner(text: &str, word: Range<usize>) -> Range<usize> {
    let shown = &text.as_bytes()[..word.end];
    // Most words are told by one byte to own nothing.
    if shown.last() != Some(&b's') {
        return word;
    }
    let owned = ["'s", "’s"].into_iter().find(|end| shown[word.start..].ends_with(end.as_bytes())).map_or(0, str::len);
    word.start..word.end - owned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_leads_to_the_same_word() {
        let mut lexicon = Lexicon::new();
        let id = lexicon.add("delete");
        for (surface, form) in [("Delete", Form::Base), ("DELETES", Form::Third), ("deleting", Form::Gerund), ("deleted", Form::Past)] {
            let found = lexicon.look_up(surface, 0..surface.len());
            assert_eq!((found.id, found.form), (id, form));
        }
    }

    #[test]
    fn a_phrase_may_name_a_form() {
        let mut lexicon = Lexicon::new();
        let id = lexicon.add("delete");
        assert_eq!((lexicon.intern("deletes"), lexicon.len()), (id, 2));
    }

    #[test]
    fn a_word_of_its_own_wins_over_another_ones_form() {
        let mut lexicon = Lexicon::new();
        lexicon.add("use");
        let used = lexicon.add("used");
        assert_eq!(lexicon.look_up("used", 0..4).id, used);
    }
}
