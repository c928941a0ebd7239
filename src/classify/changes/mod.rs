//! From two definitions, and the assessments of both, to what changed and how much that matters.
//!
//! Comparison is by meaning: the order of keys doesn't count. [`parts`] compares definitions, [`effect`] compares verdicts
//! and findings, and [`severity`] reads the rest off one table. What people corrected plays no part: it outlives
//! definitions, and a change must be told even where a correction stands over it.

mod alarm;
mod effect;
mod parts;
mod schemas;
mod severity;

pub use alarm::Alarm;
pub(super) use effect::effect;
pub use effect::newcomer;
pub use parts::parts;
pub use severity::severity;
