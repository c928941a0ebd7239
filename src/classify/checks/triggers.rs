use super::clue::Clue;
use super::phrases::{Group, Hit, Phrases};

/// Which clues a definition makes possible, asked by way of the rarest group of each of their patterns: of hundreds of
/// patterns only those are looked at whose rarest group stands in the text.
pub(super) struct Triggers {
    /// For each group the patterns of which it is the rarest.
    by_group: Vec<Vec<Trigger>>,
    clues: usize,
}

/// A pattern: its clue, by number, and its other groups.
struct Trigger {
    clue: usize,
    others: Vec<Group>,
}

impl Triggers {
    /// Sets a trigger for each pattern that a clue can begin with; clues are numbered in their order.
    pub(super) fn of<'c>(clues: impl Iterator<Item = &'c Clue>, phrases: &Phrases) -> Self {
        let frequencies = phrases.frequencies();
        let mut by_group: Vec<Vec<Trigger>> = frequencies.iter().map(|_| Vec::new()).collect();
        let mut count = 0;
        for (clue, one) in clues.enumerate() {
            count += 1;
            for groups in one.beginnings() {
                let Some(rarest) = groups.iter().copied().min_by_key(|group| frequencies[*group as usize]) else { continue };
                let others = groups.iter().copied().filter(|group| *group != rarest).collect();
                by_group[rarest as usize].push(Trigger { clue, others });
            }
        }
        Self { by_group, clues: count }
    }

    /// For each clue whether all groups of one of its patterns stand in the text; `None` when no clue is possible.
    pub(super) fn pulled(&self, hits: &[Hit]) -> Option<Vec<bool>> {
        let mut seen = vec![0_u64; self.by_group.len().div_ceil(64)];
        let mut present = Vec::with_capacity(hits.len());
        for hit in hits {
            let (word, bit) = place(hit.group);
            if seen[word] & bit == 0 {
                seen[word] |= bit;
                present.push(hit.group);
            }
        }
        let stands = |group: &Group| {
            let (word, bit) = place(*group);
            seen[word] & bit != 0
        };
        let mut possible = Vec::new();
        for trigger in present.iter().flat_map(|group| &self.by_group[*group as usize]) {
            if trigger.others.iter().all(stands) {
                possible.resize(self.clues, false);
                possible[trigger.clue] = true;
            }
        }
        (!possible.is_empty()).then_some(possible)
    }
}

/// The word and the bit of a group.
fn place(group: Group) -> (usize, u64) {
    (group as usize / 64, 1 << (group % 64))
}
