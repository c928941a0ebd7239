//! Conditions on arguments, taken from a tool's own schema.
//!
//! Each [`Kind`] is a row of a table: which tools it is for, which of their parameters it is about, and what it asks of
//! them. Some need a figure or a list that only the reader knows; without it they are offered and never made up.

mod arguments;
mod kinds;
mod offers;
mod values;
mod words;

pub use kinds::Kind;
pub(super) use offers::offers;
pub use offers::{Offer, State};
pub use values::Values;
