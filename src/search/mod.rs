//! How tools and servers are found: a full-text index that follows the store.
//!
//! The index is never the truth. It holds keys and what ranking needs; hits are keys, and whoever shows them reads the rows
//! from the store. It can be thrown away and built anew at any time. This room knows no SQL and is not async.
//!
//! [`Search`] is asked; [`Keeper`] keeps it in step; [`Rebuild`] builds it anew. A text becomes a [`Query`] (`query`,
//! `filter`), its words become terms (`fold`, `split`, `terms`) and a plan of what the index is asked for (`plan`,
//! `vocabulary`); everything that matches is counted (`count`), the best is ranked (`rank`) and laid out on pages (`page`). How good an order is says `measure`.

mod akin;
mod answer;
mod cache;
mod candidate;
mod clause;
mod columns;
mod count;
mod documents;
mod error;
mod facts;
mod fillers;
mod filter;
mod fold;
mod generation;
mod gone;
mod homes;
mod keeper;
mod level;
mod levels;
mod lexicon;
mod marks;
pub mod measure;
mod names;
mod nearness;
mod page;
mod plan;
mod query;
mod rank;
mod rebuild;
mod record;
mod room;
mod schema;
mod servers;
mod split;
mod stamp;
mod suggest;
mod terms;
mod tiles;
mod tokenizer;
mod vocabulary;

pub use answer::{
    Answer, Correction, FacetOption, Facets, Hit, MAX_RESULTS, MAX_TOTAL, Matching, PAGE, Reason, Request, SearchState, Suggestion, Total,
};
pub(crate) use cache::Cache;
pub use error::SearchError;
pub use facts::{Has, Kind, Language};
pub use filter::{Filter, FilterField};
pub use keeper::Keeper;
pub use marks::{Marker, Snippet};
pub use query::{MAX_QUERY, Query, Wanted, like_filter};
pub use rebuild::Rebuild;
pub use room::Search;
