use super::lexicon::Lexicon;
use super::schema::Fields;
use super::split::Kind;
use super::terms::{Terms, joined};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use tantivy::{DocId, SegmentReader};

/// The distinct names of a segment: as written, their terms, and sorted for what people begin to type.
pub(super) struct Names {
    /// For each entry the place of its name.
    of: Vec<u32>,
    /// For each name the entries that bear it.
    bearers: Pool<DocId>,
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
    pub(super) words: Lexicon,
    /// For beginnings that many names share, the best of these: nobody waits until thousands are looked through.
    ready: FxHashMap<Box<[u8]>, Box<[u32]>>,
}

/// As many names are looked through while somebody waits.
const MANY: usize = 256;

/// Of the names with a beginning, so many are handed out.
const BEST: usize = 32;

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

impl Pool<u32> {
    /// For each of so many groups its members in order, by the group that each belongs to.
    fn grouped(group_of: &[u32], groups: usize) -> Self {
        let mut ends = vec![0; groups + 1];
        for group in group_of {
            ends[*group as usize + 1] += 1;
        }
        for group in 1..ends.len() {
            ends[group] += ends[group - 1];
        }
        let (mut next, mut all) = (ends.clone(), vec![0; group_of.len()]);
        for (member, group) in (0..).zip(group_of) {
            let place = &mut next[*group as usize];
            all[*place as usize] = member;
            *place += 1;
        }
        Self { all, ends }
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
            bearers: Pool::new(),
            texts: Pool::new(),
            terms: Pool::new(),
            keys: Pool::new(),
            sorted: Vec::new(),
            fame: Vec::new(),
            words: Lexicon::new(FxHashMap::default()),
            ready: FxHashMap::default(),
        };
        let Some(column) = segment.fast_fields().str(fields.schema.get_field_name(fields.name))? else { return Ok(names) };
        let (mut terms, mut words) = (Terms::new(), FxHashMap::default());
        let mut stream = column.dictionary().stream()?;
        while stream.advance() {
            names.add(&String::from_utf8_lossy(stream.key()), &mut terms, &mut words);
        }
        names.words = Lexicon::new(words);
        names.fame = vec![0; names.texts.ends.len() - 1];
        for doc in 0..segment.max_doc() {
            let place = column.ords().first(doc).and_then(|ord| u32::try_from(ord).ok()).unwrap_or_default();
            names.of[doc as usize] = place;
            let best = &mut names.fame[place as usize];
            *best = (*best).max(fame_of[doc as usize]);
        }
        names.bearers = Pool::grouped(&names.of, names.fame.len());
        let mut sorted: Vec<u32> = (0..).take(names.fame.len()).collect();
        sorted.sort_unstable_by_key(|at| names.keys.get(*at));
        names.sorted = sorted;
        names.get_ready();
        Ok(names)
    }

    fn add(&mut self, name: &str, terms: &mut Terms, words: &mut FxHashMap<Box<str>, u32>) {
        self.texts.all.extend_from_slice(name.as_bytes());
        self.texts.close();
        let Self { terms: numbers, .. } = self;
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
    pub(super) fn text(&self, doc: DocId) -> &[u8] {
        self.texts.get(self.of[doc as usize])
    }

    /// The terms of an entry's name.
    pub(super) fn terms(&self, doc: DocId) -> &[u32] {
        self.terms.get(self.of[doc as usize])
    }

    /// Whether an entry's name is this one, see [`squeezed`].
    pub(super) fn is(&self, doc: DocId, key: &str) -> bool {
        self.keys.get(self.of[doc as usize]) == key.as_bytes()
    }

    /// The entries with this name, see [`squeezed`].
    pub(super) fn bearers(&self, key: &str) -> impl Iterator<Item = DocId> {
        let first = self.sorted.partition_point(|at| self.keys.get(*at) < key.as_bytes());
        let alike = self.sorted[first..].iter().take_while(move |at| self.keys.get(**at) == key.as_bytes());
        alike.flat_map(|at| self.bearers.get(*at)).copied()
    }

    fn text_at(&self, place: u32) -> &str {
        std::str::from_utf8(self.texts.get(place)).unwrap_or_default()
    }

    /// The best of the names that begin with a key, each with the key and the fame of the best known entry; those that are
    /// better known and shorter first.
    pub(super) fn beginning(&self, prefix: &str) -> impl Iterator<Item = (&[u8], &str, u8)> {
        let prefix = prefix.as_bytes();
        let best = self.ready.get(prefix).map_or_else(|| self.best_of(self.range(prefix)), |known| known.to_vec());
        best.into_iter().map(|at| (self.keys.get(at), self.text_at(at), self.fame[at as usize]))
    }

    /// The names that begin with a key, as places in their order.
    fn range(&self, prefix: &[u8]) -> Range<usize> {
        let first = self.sorted.partition_point(|at| self.keys.get(*at) < prefix);
        let length = self.sorted[first..].partition_point(|at| self.keys.get(*at).starts_with(prefix));
        first..first + length
    }

    fn best_of(&self, range: Range<usize>) -> Vec<u32> {
        let mut best = self.sorted[range].to_vec();
        let order = |at: &u32| (Reverse(self.fame[*at as usize]), self.keys.get(*at).len(), *at);
        if best.len() > BEST {
            best.select_nth_unstable_by_key(BEST, order);
            best.truncate(BEST);
        }
        best.sort_unstable_by_key(order);
        best
    }

    /// Makes the lists for beginnings that many names share.
    fn get_ready(&mut self) {
        let mut ready = FxHashMap::default();
        let mut left = vec![(0..self.sorted.len(), 0)];
        while let Some((range, length)) = left.pop() {
            if range.len() <= MANY {
                continue;
            }
            if length > 0 {
                ready.insert(self.keys.get(self.sorted[range.start])[..length].into(), self.best_of(range.clone()).into());
            }
            // Names that end here come first; they are in this list and begin no longer one.
            let ended = self.sorted[range.clone()].partition_point(|at| self.keys.get(*at).len() <= length);
            let mut start = range.start + ended;
            while start < range.end {
                let next = self.keys.get(self.sorted[start])[length];
                let same = self.sorted[start..range.end].partition_point(|at| self.keys.get(*at)[length] <= next);
                left.push((start..start + same, length + 1));
                start += same;
            }
        }
        self.ready = ready;
    }
}
