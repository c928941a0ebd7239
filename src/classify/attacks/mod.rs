//! The attack library: documented patterns and incidents, and which tools are open to each.
//!
//! Each attack is one file in `data/attacks`: what happened, how it works, what stops it, where it is told, and under
//! `opens` the conditions on a tool that it needs. A condition names a trait, the shape of a parameter or a finding, and
//! the reason in words, so that no attack is pinned on a tool for its category alone.
//!
//! 1. [`pack`] reads the files and tells every problem at once.
//! 2. [`shape`] tells what a parameter takes by its name: an address, a path, a command, SQL, recipients.
//! 3. [`attach`] lays the conditions beside one tool.
//!
//! An attack never moves a verdict; this room is as pure as its parent.

mod attach;
mod attack;
mod embedded;
mod pack;
mod shape;

pub use attach::Attached;
pub use attack::{Attack, AttackKind, Known, Opening, Part, Source, Telling};
pub use pack::Attacks;
pub use shape::Shape;
