use super::inflection::{self, Form};
use rustc_hash::FxHashMap;

/// A word that the pack knows. Zero stands for every word that it doesn't.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub(super) struct WordId(pub(super) u32);

impl WordId {
    pub(super) const UNKNOWN: Self = Self(0);
}

/// Longer words are looked up too, only less quickly.
const SHORT: usize = 32;

/// Every word that a rule or the language settings name, in all its forms, and what the settings say of it.
#[derive(Default)]
pub(super) struct Lexicon {
    surfaces: FxHashMap<Box<str>, (WordId, Form)>,
    entries: Vec<Entry>,
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
    Option = 16,
    Determiner = 32,
    Opener = 64,
    Demonstrative = 128,
    Preposition = 256,
    /// Says nothing of its own behind another noun: "list", "information".
    Tail = 512,
    /// Makes a verb before it a noun, at the end of a name: "status".
    Report = 1024,
    /// Says what comes back: "return".
    Output = 2048,
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
        Self { surfaces: FxHashMap::default(), entries: vec![Entry::default()] }
    }

    /// Adds a word with all its forms. A base form takes the place of another word's inflected form.
    pub(super) fn add(&mut self, word: &str) -> WordId {
        let lower = word.to_lowercase();
        if let Some(&(id, Form::Base)) = self.surfaces.get(lower.as_str()) {
            return id;
        }
        let id = WordId(u32::try_from(self.entries.len()).unwrap_or(0));
        self.entries.push(Entry { base: lower.as_str().into(), ..Entry::default() });
        for (form, kind) in inflection::forms(&lower) {
            self.surfaces.entry(form.into()).or_insert((id, kind));
        }
        self.surfaces.insert(lower.into(), (id, Form::Base));
        id
    }

    /// The word that this text is a form of; a new word when it is none's.
    pub(super) fn intern(&mut self, text: &str) -> WordId {
        match self.look_up(text) {
            (WordId::UNKNOWN, _) => self.add(text),
            (id, _) => id,
        }
    }

    /// The word that a piece of text shows, whatever its case.
    pub(super) fn look_up(&self, surface: &str) -> (WordId, Form) {
        // "the light's colour" speaks of the light.
        let surface = surface.strip_suffix("'s").or_else(|| surface.strip_suffix("’s")).unwrap_or(surface);
        let found = match surface.as_bytes() {
            bytes if surface.is_ascii() && bytes.len() <= SHORT => {
                let mut lower = [0; SHORT];
                let lower = &mut lower[..bytes.len()];
                lower.copy_from_slice(bytes);
                lower.make_ascii_lowercase();
                std::str::from_utf8(lower).ok().and_then(|lower| self.surfaces.get(lower))
            }
            _ => self.surfaces.get(surface.to_lowercase().as_str()),
        };
        found.copied().unwrap_or((WordId::UNKNOWN, Form::Base))
    }

    /// What is known of a word.
    pub(super) fn entry(&self, id: WordId) -> &Entry {
        self.entries.get(id.0 as usize).unwrap_or(&self.entries[0])
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_leads_to_the_same_word() {
        let mut lexicon = Lexicon::new();
        let id = lexicon.add("delete");
        for (surface, form) in [("Delete", Form::Base), ("DELETES", Form::Third), ("deleting", Form::Gerund), ("deleted", Form::Past)] {
            assert_eq!(lexicon.look_up(surface), (id, form));
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
        assert_eq!(lexicon.look_up("used"), (used, Form::Base));
    }
}
