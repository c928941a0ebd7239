//! How facts come in: sources are read, classified and stored by one pipeline, as one run with one report.
//!
//! A source turns what it reads into [`Offer`]s and [`Refusal`]s; everything behind that is the same for all of them.
//! This room must not know our HTTP answers nor touch the search index. Everything that it reads was written by
//! strangers: length, depth and number are bounded here, and nowhere else.

mod capture;
mod captured;
mod files;
pub mod http;
mod judging;
mod lines;
mod offer;
mod overrides;
mod parallel;
mod past;
mod pipeline;
mod planning;
mod reader;
mod reclassify;
pub mod registry;
pub mod scan;
mod shapes;
mod source;
mod starter;
mod step;
mod submitted;
mod window;
mod work;

pub use captured::captured_rows;
pub use files::{SourceError, import};
pub use offer::{Batch, Offer, Refusal};
pub use overrides::{Applied, OverrideEntry, apply_overrides, parse_overrides};
pub use pipeline::{Importer, Outcome};
pub use reclassify::reclassify;
pub use source::{Source, SourceTool, read_sources};
pub use starter::{labelled_starter, load_starter};
pub use submitted::{SubmissionError, submit};
