//! `toolgrade check`: what is wrong with tools, before they are used. For CI and for a server's author.
//!
//! Sources are read as an import reads them and nothing is stored ([`crate::ingest::Source`]); the servers of a client's
//! configuration are asked, or looked up in the catalogue ([`configured`]). Every tool is judged
//! ([`findings`]), each finding gets its place in the file ([`locate`]) and a name that outlives moves ([`print`]); what a
//! [`baseline`] accepts no longer fails. The [`report`] of it all is written in one of four formats.

mod baseline;
mod configured;
mod findings;
mod json;
mod junit;
mod layout;
mod live;
mod locate;
mod print;
mod report;
mod run;
mod sarif;
mod text;

pub(super) use run::{Wanted, run};
