//! One binary for every test that crosses rooms.

mod catalogue;
mod check_pages;
mod checks;
mod command;
mod hostile;
mod house;
mod importing;
mod measured;
mod overrides;
mod pages;
mod record;
mod rule_pages;
mod rules;
mod starter;
mod verdicts;
mod world;
