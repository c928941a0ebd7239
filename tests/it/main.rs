//! One binary for every test that crosses rooms.

mod catalogue;
mod check_pages;
mod checks;
mod command;
mod definitions;
mod growth;
mod hostile;
mod house;
mod importing;
mod languages;
mod measured;
mod overrides;
mod pages;
mod properties;
mod record;
mod rule_pages;
mod rules;
mod search;
mod search_following;
mod search_properties;
mod snapshot;
mod sound;
mod spacing;
mod starter;
mod verdicts;
mod world;
