//! From a verdict to a policy: what an agent should be allowed to do with a tool, in the catalogue's own format.
//!
//! One function, [`recommend`], decides for every page, the API and the command line alike; [`recommend_by_mode`] says what
//! is finer where a tool has modes. This room is pure and must
//! not know how a verdict was reached; a [`Judged`] tool is all that it sees.

mod by_mode;
mod decision;
mod document;
mod recommend;

pub use by_mode::{decision as decision_of_mode, recommend_by_mode};
pub use decision::Decision;
pub use document::{Policy, ToolRule};
pub use recommend::{Judged, recommend};
