//! The official MCP registry, or any other that answers as it does: which servers there are, page after page.
//!
//! It lists no tools; those come from asking the servers themselves. [`document`] reads one entry in any of the spellings that
//! are about, [`page`] one page of them, [`pages`] fetches page after page from a registry that may be slow, overloaded or
//! hostile, and [`sync`] stores them.

mod arguments;
mod document;
mod page;
mod pages;
mod patience;
mod sync;

pub(super) use document::Entry;
pub(super) use page::Page;
pub use pages::SyncError;
pub use patience::Patience;
pub use sync::{Sync, sync};
