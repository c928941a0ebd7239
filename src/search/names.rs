use super::schema::Fields;
use super::split::Kind;
use super::terms::{Terms, joined};
use rustc_hash::FxHashMap;
use std::hash::{Hash, Hasher};
use tantivy::{DocId, SegmentReader};

/// The distinct names of a segment: as written, their terms, and sorted for what people begin to type.
pub(super) struct Names {
    /// For each entry the place of its name.
    of: Vec<u32>,
    texts: Pool<u8>,
    /// The terms of each name as numbers.
    terms: Pool<u32>,
    /// The names without spaces, see [`squeezed`].
    keys: Pool<u8>,
    /// Places of names in the order of their keys.
    sorted: Vec<u32>,
    /// The fame of the best known entry of each name.
    fame: Vec<u8>,
    /// How often each word stands in a distinct name.
    pub(super) words: FxHashMap<Box<str>, u32>,
}

/// Many short lists in one piece of memory.
struct Pool<T> {
    all: Vec<T>,
    ends: Vec<u32>,
}

impl<T: Copy> Pool<T> {
    fn new() -> Self {
        Self { all: Vec::new(), ends: vec![0] }
    }

    fn close(&mut self) {
        self.ends.push(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
    }

    fn get(&self, at: u32) -> &[T] {
        let at = at as usize;
        &self.all[self.ends[at] as usize..self.ends[at + 1] as usize]
    }
}

/// A term as a number, to be compared with others.
pub(super) fn number(term: &str) -> u32 {
    let mut hasher = rustc_hash::FxHasher::default();
    term.hash(&mut hasher);
    (hasher.finish() >> 32) as u32
}

/// A name as people begin to type it: folded, without anything between its words.
pub(super) fn squeezed(text: &str) -> String {
    let mut key = joined(text);
    key.retain(|c| c != ' ');
    key
}

impl Names {
    pub(super) fn read(segment: &SegmentReader, fields: &Fields, fame_of: &[u8]) -> tantivy::Result<Self> {
        let mut names = Self {
            of: vec![0; segment.max_doc() as usize],
            texts: Pool::new(),
            terms: Pool::new(),
            keys: Pool::new(),
            sorted: Vec::new(),
            fame: Vec::new(),
            words: FxHashMap::default(),
        };
        let Some(column) = segment.fast_fields().str(fields.schema.get_field_name(fields.name))? else { return Ok(names) };
        let mut terms = Terms::new();
        let mut stream = column.dictionary().stream()?;
        while stream.advance() {
            names.add(&String::from_utf8_lossy(stream.key()), &mut terms);
        }
        names.fame = vec![0; names.texts.ends.len() - 1];
        for doc in 0..segment.max_doc() {
            let place = column.ords().first(doc).and_then(|ord| u32::try_from(ord).ok()).unwrap_or_default();
            names.of[doc as usize] = place;
            let best = &mut names.fame[place as usize];
            *best = (*best).max(fame_of[doc as usize]);
        }
        let mut sorted: Vec<u32> = (0..).take(names.fame.len()).collect();
        sorted.sort_unstable_by_key(|at| names.keys.get(*at));
        names.sorted = sorted;
        Ok(names)
    }

    fn add(&mut self, name: &str, terms: &mut Terms) {
        self.texts.all.extend_from_slice(name.as_bytes());
        self.texts.close();
        let Self { terms: numbers, words, .. } = self;
        terms.of(name, |found| {
            if matches!(found.piece.kind, Kind::Whole | Kind::Single) {
                return;
            }
            numbers.all.push(number(found.term));
            if found.piece.kind != Kind::Pair {
                *words.entry(found.word.into()).or_default() += 1;
            }
        });
        self.terms.close();
        self.keys.all.extend_from_slice(squeezed(name).as_bytes());
        self.keys.close();
    }

    /// The name of an entry, as written.
    pub(super) fn text(&self, doc: DocId) -> &str {
        self.text_at(self.of[doc as usize])
    }

    /// The terms of an entry's name.
    pub(super) fn terms(&self, doc: DocId) -> &[u32] {
        self.terms.get(self.of[doc as usize])
    }

    /// Whether an entry's name is this one, see [`squeezed`].
    pub(super) fn is(&self, doc: DocId, key: &str) -> bool {
        self.keys.get(self.of[doc as usize]) == key.as_bytes()
    }

    fn text_at(&self, place: u32) -> &str {
        std::str::from_utf8(self.texts.get(place)).unwrap_or_default()
    }

    /// The names that begin with a key, each with the key and the fame of the best known entry.
    pub(super) fn beginning(&self, prefix: &str) -> impl Iterator<Item = (&[u8], &str, u8)> {
        let prefix = prefix.as_bytes().to_vec();
        let first = self.sorted.partition_point(|at| self.keys.get(*at) < prefix.as_slice());
        let found = self.sorted[first..].iter().take_while(move |at| self.keys.get(**at).starts_with(&prefix));
        found.map(|at| (self.keys.get(*at), self.text_at(*at), self.fame[*at as usize]))
    }
}
