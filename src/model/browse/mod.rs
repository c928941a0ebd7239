//! What people ask of the list of servers: filters, an order, and from where it goes on.

mod facets;
mod filter;
mod place;

pub use facets::{ServerFacets, ServerOption, masks};
pub use filter::{Does, Reading, Runs, ServerField, ServerFilter};
pub use place::{Displaced, ServerKey, ServerPlace, ServerSort};
