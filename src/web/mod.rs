//! What people and programs see: pages, the API, and the headers on both.
//!
//! A handler extracts, asks the store, shapes and returns. It must not hold SQL, fetch anything or start jobs. Every
//! text that comes from a definition is a stranger's: it goes out escaped, clipped, and with its hidden characters shown.

mod address;
mod api;
mod assets;
mod browsing;
mod caching;
mod changes;
mod desk;
mod error;
mod excerpt;
mod extract;
mod feed;
mod files;
mod finding;
mod headers;
mod here;
mod intake;
mod kept;
mod keys;
mod linked;
mod markdown;
mod marked;
mod nearest;
mod pages;
mod pasted;
mod policies;
mod references;
mod routes;
mod same_site;
mod segments;
mod stack;
mod state;
mod told;
mod unread;
mod words;
mod writer;
mod wrong;

pub use desk::MOST_MESSAGES;
pub use intake::{Intake, Sent, Taken, Taking, Untaken};
pub use keys::Keys;
pub use routes::router;
pub use stack::{LeftOut, Named, Planning, StackAnswer, Unreported, plan, reach};
pub use state::{Overview, State};
