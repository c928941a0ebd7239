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
    /// How the key of every [`STEP`]th of these begins: most of a search among them is done here, without reading any key.
    steps: Vec<u64>,
    /// The fame of the best known entry of each name.
    fame: Vec<u8>,
    /// How often each word stands in a distinct name.
    pub(super) words: Lexicon,
    /// For beginnings that many names share, the best of these: nobody waits until thousands are looked through.
    ready: FxHashMap<Box<[u8]>, Box<[u32]>>,
}

/// Names from one step to the next.
const STEP: usize = 32;

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

/// The first bytes of a key, as a number that is ordered as they are.
fn beginning(key: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    let length = key.len().min(bytes.len());
    bytes[..length].copy_from_slice(&key[..length]);
    u64::from_be_bytes(bytes)
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
            steps: Vec::new(),
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
        names.steps = sorted.iter().step_by(STEP).map(|at| beginning(names.keys.get(*at))).collect();
        names.sorted = sorted;
        names.get_ready();
        Ok(names)
    }

    fn add(&mut self, name: &str, terms: &mut Terms, words: &mut FxHashMap<Box<str>, u32>) {
        self.texts.all.extend_from_slice(name.as_bytes());
        self.texts.close();
        let Self { terms: numbers, .. } = self;
        terms.of(name, |found| {
            if found.piece.kind == Kind::Whole || found.piece.kind.is_character() {
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

    /// The place of an entry's name.
    pub(super) fn of(&self, doc: DocId) -> u32 {
        self.of[doc as usize]
    }

    /// The name at a place, as written.
    pub(super) fn text(&self, place: u32) -> &[u8] {
        self.texts.get(place)
    }

    /// The terms of the name at a place.
    pub(super) fn terms(&self, place: u32) -> &[u32] {
        self.terms.get(place)
    }

    /// The places of this name, see [`squeezed`]: one for each way in which it is written.
    pub(super) fn called(&self, key: &str) -> &[u32] {
        let from = &self.sorted[self.first(key.as_bytes())..];
        let alike = from.iter().take_while(|at| self.keys.get(**at) == key.as_bytes()).count();
        &from[..alike]
    }

    /// The entries with the names at these places.
    pub(super) fn bearers<'n>(&'n self, places: &'n [u32]) -> impl Iterator<Item = DocId> + 'n {
        places.iter().flat_map(|at| self.bearers.get(*at)).copied()
    }

    /// Where among the sorted names those begin whose key isn't less than this.
    fn first(&self, key: &[u8]) -> usize {
        let begun = beginning(key);
        let low = self.steps.partition_point(|step| *step < begun).saturating_sub(1) * STEP;
        let high = (self.steps.partition_point(|step| *step <= begun) * STEP).min(self.sorted.len());
        low + self.sorted[low..high].partition_point(|at| self.keys.get(*at) < key)
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
        let first = self.first(prefix);
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
