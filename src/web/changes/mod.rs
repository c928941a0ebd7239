//! Changes in words: one sentence for people and programs alike, badges for what a change did, and what the texts of a
//! definition said before and say now.

mod definitions;
mod diff;
mod sentence;

pub(super) use definitions::{Compared, compare};
pub(super) use diff::Piece;
pub(super) use sentence::{heading, sentence};
