//! Pages for people: a template struct with what it shows, and a `show` that fills it.
//!
//! Labels and plurals are made here; templates only lay out.

pub(super) mod api_docs;
pub(super) mod attack;
pub(super) mod attacks;
pub(super) mod builder;
pub(super) mod changes;
mod check;
pub(super) mod contact;
mod facets;
pub(super) mod glossary;
mod history;
pub(super) mod home;
pub(super) mod methodology;
pub(super) mod missing;
mod pictures;
pub(super) mod policy_format;
mod policy_view;
pub(super) mod problem;
pub(super) mod rule;
pub(super) mod rules;
pub(super) mod search;
pub(super) mod server;
pub(super) mod servers;
pub(super) mod stack;
pub(super) mod taxonomy;
pub(super) mod tool;
mod tool_parts;
mod views;

pub(super) use views::{Counts, Layout};
