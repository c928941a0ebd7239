//! What an import or a scan writes: servers, tools, definitions, verdicts and the changes between them.

mod changes;
mod plan;
mod servers;
mod tools;

pub use changes::Change;
pub use plan::{Consequence, KnownServer, KnownTool, NewDefinition, NewTool, Plan, Rejudged, Renamed, Sighting};
