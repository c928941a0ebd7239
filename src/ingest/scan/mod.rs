//! Asking a live MCP server for its tools.
//!
//! The official SDK (`rmcp`) holds the conversation: handshake, versions, paging. It does so over a [`wire`], at the other end
//! of which stands a process ([`child`]), an address that takes a POST for each message ([`streamable`]), or one of the older
//! kind ([`older`]). Definitions never go through the SDK's types: a [`notebook`] on the wire takes them out as the server
//! wrote them, so that no odd key is lost and no odd tool spoils its list.
//!
//! A process is a stranger's program: it gets a bare environment, ends with its whole group, and is started by the command
//! line alone. What any server sends is bounded in bytes, number and time.

mod child;
mod conversation;
mod error;
mod events;
mod finding;
mod launch;
mod notebook;
mod older;
mod run;
mod streamable;
mod tally;
mod target;
mod wire;

pub use error::ScanError;
pub use launch::{Launch, Sandbox};
pub use run::{Bounds, ask_alone, scan, scan_all};
pub use tally::Tally;
pub use target::{Target, Wanted};
