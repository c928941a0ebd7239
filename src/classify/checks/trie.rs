//! Phrases as a trie in a double array: one look at one cell for each byte that is followed.

/// The phrases, by number.
pub(super) struct Trie {
    cells: Vec<Cell>,
    /// Where the next free cell is looked for.
    cursor: usize,
    /// Where the next room for several cells is looked for.
    branching: usize,
}

/// A node, and with it the edge that leads there.
#[derive(Clone, Copy, Default)]
struct Cell {
    /// The node before it plus one; nought where the cell is free.
    owner: u32,
    /// The node behind a byte lies so far behind the byte's value.
    base: u32,
    /// The phrase that ends here plus one.
    phrase: u32,
}

/// A byte can lead this far behind a base.
const BYTES: usize = 256;

impl Trie {
    /// Builds the trie of these phrases, which must be sorted and all different.
    pub(super) fn new(phrases: &[&str]) -> Self {
        let mut trie = Self { cells: vec![Cell::default(); BYTES], cursor: BYTES, branching: 1 };
        let numbered: Vec<(u32, &[u8])> = (1..).zip(phrases.iter().map(|phrase| phrase.as_bytes())).collect();
        trie.place(0, 0, &numbered);
        trie
    }

    /// Puts everything behind a node into cells; all of these phrases begin with the same `depth` bytes.
    fn place(&mut self, node: usize, depth: usize, phrases: &[(u32, &[u8])]) {
        let mut rest = phrases;
        if let Some(((number, _), others)) = phrases.split_first().filter(|((_, text), _)| text.len() == depth) {
            self.cells[node].phrase = *number;
            rest = others;
        }
        let branches: Vec<&[(u32, &[u8])]> = rest.chunk_by(|(_, one), (_, other)| one[depth] == other[depth]).collect();
        let bytes: Vec<usize> = branches.iter().map(|branch| usize::from(branch[0].1[depth])).collect();
        let base = self.room(&bytes);
        self.cells[node].base = number(base);
        for byte in &bytes {
            self.cells[base + byte].owner = number(node + 1);
        }
        for (byte, branch) in bytes.iter().zip(branches) {
            self.place(base + byte, depth + 1, branch);
        }
    }

    /// A base behind which the cells of all these bytes are free. Neither search ever goes back, so that building takes
    /// milliseconds; some cells stay empty for it.
    fn room(&mut self, bytes: &[usize]) -> usize {
        while self.is_taken(self.cursor) {
            self.cursor += 1;
        }
        let base = if let [only] = bytes {
            self.cursor - only
        } else {
            while bytes.iter().any(|byte| self.is_taken(self.branching + byte)) {
                self.branching += 1;
            }
            self.branching
        };
        self.cells.resize(self.cells.len().max(base + BYTES), Cell::default());
        base
    }

    fn is_taken(&self, at: usize) -> bool {
        self.cells.get(at).is_some_and(|cell| cell.owner > 0)
    }

    /// Every phrase that these bytes begin with, shortest first: its length and its number.
    pub(super) fn each(&self, bytes: &[u8], mut found: impl FnMut(usize, usize)) {
        let mut node = 0;
        let mut base = self.cells[0].base as usize;
        for (length, byte) in (1..).zip(bytes) {
            let at = base + usize::from(*byte);
            let Some(cell) = self.cells.get(at).filter(|cell| cell.owner as usize == node + 1) else { return };
            if cell.phrase > 0 {
                found(length, cell.phrase as usize - 1);
            }
            (node, base) = (at, cell.base as usize);
        }
    }
}

fn number(cell: usize) -> u32 {
    u32::try_from(cell).expect("the phrases of all checks fill some ten thousand cells")
}

#[cfg(test)]
mod tests {
    use super::Trie;

    #[test]
    fn a_trie_finds_exactly_its_phrases() {
        let phrases = ["a", "ab", "abc", "b", "bcd", "删", "删除", "\u{10FFFF}"];
        let trie = Trie::new(&phrases);
        for text in ["abcd", "abd", "bcd", "bc", "删除", "册", "", "\u{10FFFF}\u{10FFFF}", "cab"] {
            let mut found = Vec::new();
            trie.each(text.as_bytes(), |length, number| found.push((length, phrases[number])));
            let expected: Vec<_> =
                phrases.iter().filter(|phrase| text.starts_with(*phrase)).map(|phrase| (phrase.len(), *phrase)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
