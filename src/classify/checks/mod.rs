//! Checks beyond words: what a definition holds that a reader should be told, whatever the verdict.
//!
//! Each check is one `[[check]]` block in `data/checks/*.toml`. Most are stated in **clues** there: groups of phrases in an
//! order, near each other, in named places. What phrases can't express (characters that don't show, the shape of a schema)
//! is a small function here, named by the block's `code`.
//!
//! 1. [`fields`] lists every text of the definition with its path; [`fold`] writes them into one plain lower-case text,
//!    without copying paths; the way back is worked out for what is found.
//! 2. [`phrases`] finds every phrase of every group in one pass over that text, entering its [`trie`] where words begin.
//! 3. [`triggers`] tell which clues are possible at all; [`clue`] tests those over the phrases that were found; [`coded`]
//!    runs the rest on the texts.
//!
//! A check never moves the verdict; this room is as pure as its parent.

mod block;
mod clue;
mod coded;
mod embedded;
mod examples;
mod fields;
mod fold;
mod hidden;
mod invisible;
mod lookalike;
mod pack;
mod pattern;
mod phrases;
mod run;
mod scripts;
mod secrets;
mod trie;
mod triggers;
mod view;

pub(super) use examples::check as check_examples;

pub use block::{Check, CheckExample, Family};
pub use lookalike::skeleton;
pub use pack::Checks;
pub use view::{ClueView, Function, Part, Region, Search};
