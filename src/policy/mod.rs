//! From a verdict to a policy: what an agent should be allowed to do with a tool, in the catalogue's own format.
//!
//! One function, [`recommend`], decides for every page, the API and the command line alike. This room is pure and must
//! not know how a verdict was reached; a [`Judged`] tool is all that it sees.

mod decision;
mod document;
mod recommend;

pub use decision::Decision;
pub use document::{Policy, ToolRule};
pub use recommend::{Judged, recommend};
