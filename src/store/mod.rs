//! How the catalogue is remembered: one SQLite file, one writer, many readers.
//!
//! The store is the truth; the search index and every cache follow its [`Store::sequence`]. It stores what it is given
//! and answers what it is asked: it must not classify, format text for people or decide anything.
//!
//! One function answers one question with one statement. Only [`db`] knows that the database is SQLite.
//!
//! A bound limit is written `limit +$1`: SQLite plans by the number that it sees there, and so would plan the statement anew for
//! each call. Behind a sign it doesn't look, and a plan made once is kept.

mod addresses;
mod browsed;
mod cards;
mod changes;
mod db;
mod defined;
mod entries;
mod error;
mod exported;
mod findings;
mod firings;
mod following;
mod former;
mod found;
mod holders;
mod listings;
mod lookalikes;
mod looks;
mod messages;
mod names;
mod overrides;
mod pages;
mod parts;
mod reached;
mod retired;
mod risk_events;
mod rows;
mod runs;
mod stats;
mod tallies;
mod unchanged;
mod verdicts;
mod ways;
mod writing;

pub use addresses::{Addressed, PART};
pub use browsed::Browsed;
pub use cards::{ServerCard, Standing, ToolCard};
pub use changes::{ChangeFilter, ChangeRecord};
pub use db::{Store, Write};
pub use defined::Defined;
pub use error::StoreError;
pub use findings::Objections;
pub use firings::{Firing, Firings};
pub use following::Changed;
pub use former::{FormerTool, Raised};
pub use found::ServerName;
pub use holders::Holder;
pub use lookalikes::Lookalike;
pub use names::Neighbour;
pub use overrides::Placed;
pub use pages::{ServerRecord, ToolRecord};
pub use parts::Before;
pub use risk_events::RiskEvent;
pub use runs::{Left, Report, RunId};
pub use stats::{Stats, Tally};
pub use unchanged::Offered;
pub use verdicts::Unclassified;
pub use writing::{Change, Consequence, KnownServer, KnownTool, NewDefinition, NewTool, Plan, Rejudged, Renamed, Sighting};
