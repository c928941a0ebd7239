//! Builds the house: opens the store, compiles the rules, serves, and runs what has to run beside.
//!
//! No rule of the domain lives here. Each room is built once and handed to those that need it.

mod follow;
mod index;
mod intake;
mod mailing;
mod open;
mod outside;
mod reindex;
mod serve;
mod stop;
mod trial;

pub use index::{IndexError, Indexing};
pub use intake::intake;
pub use mailing::{Mailed, Mailer};
pub use open::{Ready, classifier, now, open, overrides};
pub use outside::http;
pub use reindex::reindex;
pub use serve::serve;
pub use stop::asked_to_stop;
pub use trial::Trial;
