//! Where MCP clients keep their configuration, how to read one, and what all of its servers reach together.
//!
//! A configuration is the most secret file of all that we read: tokens stand in its variables, headers, arguments and addresses.
//! So nothing of it leaves this room but [`Plain`] text, which only the checks in `plain` and `secrets` can make. Whatever they
//! are not sure of is left out. This room is pure: it is given text and gives back what the text says; files are read by whoever
//! asks, and the catalogue too. The one exception is [`Way`], for whoever starts the servers: it can't be printed.
//!
//! `known` is the table of clients and their files, `tree` reads the three languages, `places` finds the servers in a document,
//! `launch` tells from a command line what it starts, and `doubt` what makes that unsure; `configuration` puts that together, and
//! `spots` tells where in the text each server stands. `choice` says which tools a client shows, by lists in the entries and by what
//! clients say `apart` from them: `opencode`, `zed`, `claude_code`. `reach` is the report, `combinations` the table of what is
//! dangerous together, `since` compares with the last time.

mod apart;
mod choice;
mod claude_code;
mod combinations;
mod configuration;
mod doubt;
mod known;
mod launch;
mod opencode;
mod origin;
mod places;
mod plain;
mod reach;
mod recognise;
mod runners;
mod secrets;
mod shape;
mod shell_words;
mod since;
mod source;
mod spots;
mod tree;
mod ways;
mod zed;

pub use choice::Choice;
pub use claude_code::Refused;
pub use combinations::{Combination, DANGERS, Danger, Part, Supplier, by_address_alone};
pub use configuration::{Configuration, Configured, MAX_BYTES, MAX_SERVERS, NotRead, Reason, Unread};
pub use known::{CLIENTS, Client, Rules, System, client, client_of_file};
pub use launch::origin_of;
pub use opencode::opens_tools;
pub use origin::Origin;
pub use plain::Plain;
pub use reach::{Entry, Known, Reach, Server, State, Totals};
pub use recognise::{Answers, How, Keys};
pub use shape::StackShape;
pub use since::{Difference, Remembered};
pub use source::Source;
pub use spots::spots;
pub use tree::{Dialect, Mistake, Tree};
pub use ways::{Variable, Way, ways};
