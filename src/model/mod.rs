//! The nouns of the catalogue: servers, tools, definitions, verdicts.
//!
//! Everything here is plain data that could be printed on paper. This room must not know a database
//! row, a page, a rule or a file, and it does no I/O.

mod browse;
mod change;
mod correction;
mod definition;
mod entry;
mod exported;
mod finding;
mod hint;
mod judged;
mod listing;
mod look;
mod message;
mod query;
mod reached;
pub mod repository;
mod row;
mod schema;
mod server;
mod shapes;
mod slug;
mod text;
mod timestamp;
mod tool;
mod traditional;
mod verdict;
mod way;
mod words;
mod written;

pub use browse::{
    Displaced, Does, Reading, Runs, ServerFacets, ServerField, ServerFilter, ServerKey, ServerOption, ServerPlace, ServerSort, masks,
};
pub use change::{ChangeKind, ChangeSeverity, Effect, Former, GainedFinding, Moved, ParameterChange, ParameterEvent, Part, Parts};
pub use correction::Correction;
pub use definition::{Definition, DefinitionError, Fingerprint, MAX_DEFINITION_BYTES, MAX_NESTING, nests_too_deep};
pub use entry::{Entry, Listed, ServerEntry, ToolEntry};
pub use exported::{Exported, ExportedRow};
pub use finding::{Assessment, Finding, Severity};
pub use hint::{Contradiction, Hint, corrected, hints};
pub use judged::Judged;
pub use listing::{Endpoint, Listing, Package, Remote, Status, Transport};
pub use look::{Look, Posture};
pub use message::{MAX_MESSAGE_ABOUT, MAX_MESSAGE_NAME, MAX_MESSAGE_TEXT, Message, MessageProblem, MessageProblems, NewMessage};
pub use query::{Cursor, InvalidCursor, Page};
pub use reached::{Callable, Candidate};
pub use row::{ClassifiedRow, RowError, ToolRow};
pub use schema::{Parameter, parameters};
pub use server::{MAX_TOOLS, Server, ServerProfile};
pub use slug::ServerSlug;
pub use text::{clip, code_of, first_line, hex, is_hidden, one_line, opening};
pub use timestamp::Timestamp;
pub use tool::{DescriptionSource, MAX_NAME_BYTES, Subject, Tool, ToolName};
pub use traditional::{simplified, simplify};
pub use verdict::{Category, Confidence, Evidence, Judgement, Mode, Override, Risk, Ruled, Trait, Verdict};
pub use way::{address_way, package_way};
pub(crate) use words::words;
pub use written::{Unlisted, pasted};
