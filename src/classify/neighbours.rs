//! The words of a server, read once: its tools come one after another, and all of them share its name and description.

use super::reading::Word;
use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering};

/// The words of a server's name and those of its description.
pub(super) type ServerWords = [Vec<Word>; 2];

/// Which language settings words were read with: two packs may know different words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reader(u32);

impl Reader {
    /// One that is unlike all others of this process.
    pub(super) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// What was read last.
struct Last {
    reader: Reader,
    texts: [String; 2],
    words: ServerWords,
}

/// Longer texts are not kept, so that a thread doesn't hold on to what one giant server took.
const MOST_KEPT: usize = 16 * 1024;

thread_local! {
    /// The server of the last call. It is taken out while in use, so that a call within a call only reads anew.
    static LAST: Cell<Option<Last>> = const { Cell::new(None) };
}

/// Gives the words of a server: those of the last call where that was of the same server, else as `read` finds them.
pub(super) fn server<R>(reader: Reader, texts: [&str; 2], read: impl FnOnce() -> ServerWords, then: impl FnOnce(&ServerWords) -> R) -> R {
    let same = |last: &Last| last.reader == reader && last.texts == texts;
    let last = LAST.take().filter(same);
    let last = last.unwrap_or_else(|| Last { reader, texts: texts.map(str::to_owned), words: read() });
    let result = then(&last.words);
    if texts.map(str::len).iter().sum::<usize>() <= MOST_KEPT {
        LAST.set(Some(last));
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of these calls read anew.
    fn readings(calls: &[(Reader, [&str; 2])]) -> usize {
        let read = Cell::new(0);
        for (reader, texts) in calls {
            let words = || {
                read.set(read.get() + 1);
                ServerWords::default()
            };
            server(*reader, *texts, words, |_| ());
        }
        read.get()
    }

    #[test]
    fn a_server_is_read_once_in_a_row_by_each_reader() {
        let (one, other, third) = (Reader::new(), Reader::new(), Reader::new());
        assert_eq!(readings(&[(one, ["Shop", "Sells."]), (one, ["Shop", "Sells."])]), 1);
        assert_eq!(readings(&[(other, ["Shop", "Sells."]), (third, ["Shop", "Sells."])]), 2);
        assert_eq!(readings(&[(one, ["Shop", "Sells."]), (one, ["Shop", "Sells more."]), (one, ["ShopSells", "."])]), 3);
    }

    #[test]
    fn giant_texts_are_not_kept() {
        let giant = "a".repeat(MOST_KEPT + 1);
        let call = (Reader::new(), [giant.as_str(), ""]);
        assert_eq!(readings(&[call, call]), 2);
    }
}
