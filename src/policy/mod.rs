//! From verdicts to policies: what an agent should be allowed to do with tools, in the catalogue's own format and in those
//! of the clients and gateways that people run.
//!
//! One function, [`Recommendation::of`], decides for every page, the API and the command line alike. A [`Plan`] is what is
//! recommended for the tools of one or several servers; it becomes a [`Policy`] in our own format, or is told in another.
//! [`Evaluator`] says what a policy of ours does to calls, to the letter. This room is pure and must not know how a verdict
//! was reached; a [`Judged`](crate::model::Judged) tool is all that it sees.

mod asked;
mod condition;
mod conditions;
mod conflict;
mod decision;
mod document;
mod effect;
mod evaluator;
mod explaining;
mod formats;
mod ground;
mod merging;
mod naming;
mod plan;
mod preset;
mod recommendation;
mod rules;
mod telling;

pub use asked::{Asked, AskedError, MAX_LISTED};
pub use condition::{Condition, OPERATORS, Operator, Test};
pub use conditions::{Kind, Offer, State, Values};
pub use conflict::Conflict;
pub use decision::{Decision, Stance};
pub use document::{Clause, Fallback, Policy, ServerPolicy, StackPolicy, ToolRule, Until, Window};
pub use effect::Effect;
pub use evaluator::{Answer, Call, Evaluator};
pub use explaining::{Decided, Explained, Idle, Known, Outcome, Place, RuleReport, Why, aliases, explain};
pub use formats::{FORMATS, Format, Grouped, Handled, Loss, Lossy, Part, Rendered, alias_of, bundle};
pub use ground::Ground;
pub use merging::{Merged, RuleChange, is_merged, merged};
pub use plan::{Plan, Planned, Wanted};
pub use preset::Preset;
pub use recommendation::Recommendation;

/// The JSON Schema of the catalogue's own format.
pub const SCHEMA: &str = include_str!("../../data/policy.schema.json");
