//! What an import or a scan writes: servers, tools, definitions, verdicts and the changes between them.

mod changes;
mod plan;
mod servers;
mod tools;

pub use changes::ChangeKind;
pub use plan::{KnownServer, KnownTool, NewDefinition, NewTool, Plan, Sighting};
