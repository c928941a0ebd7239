//! Two to four sentences for a reviewer. Every one speaks of this definition: of its words, its parameters, its modes.
//!
//! 1. [`statements`] decides what is said: a few statements with their parts.
//! 2. [`telling`] has them said in a language, one behind the other; [`english`] and [`chinese`] know how.
//! 3. [`verdict`] puts the verdict together: what was weighed, what it rests on, and the sentences.

mod chinese;
mod english;
mod statements;
mod telling;
mod verdict;

pub(super) use verdict::verdict;
