//! Pages for people: a template struct with what it shows, and a `show` that fills it.
//!
//! Labels and plurals are made here; templates only lay out.

pub(super) mod changes;
mod check;
mod history;
pub(super) mod home;
pub(super) mod methodology;
pub(super) mod missing;
pub(super) mod problem;
pub(super) mod rule;
pub(super) mod rules;
pub(super) mod search;
pub(super) mod server;
pub(super) mod servers;
pub(super) mod stack;
pub(super) mod tool;
mod views;

pub(super) use views::Layout;
