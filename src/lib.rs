//! toolgrade: an open catalogue of MCP servers and their tools.
//!
//! The map of the house; an arrow is an import, and arrows point down only:
//!
//! ```text
//!            main ─ cli ─ app
//!              ┌──────┴──────┐
//!           ingest          web
//!       ┌─────┴──────┐       │  (all below)
//!    classify  store   search   policy   clients
//!       └────────┴───┬───┴────────┴─────────┘
//!                   lang  (the words that people read, for those who write them)
//!                    │
//!                  model
//! ```
//!
//! `tests/it/house.rs` holds the table of who may import whom and fails when a line breaks it.

pub mod app;
pub mod classify;
pub mod cli;
pub mod clients;
pub mod config;
pub mod ingest;
pub mod lang;
pub mod model;
pub mod policy;
pub mod search;
pub mod store;
pub mod web;
