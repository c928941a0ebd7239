//! What several clients share: lists of tools within the entry that a server has in the client's own file, under its alias.

use super::lower::{Lowered, LoweredServer};
use super::names::pretty;
use crate::policy::Decision;
use serde_json::{Map, Value, json};

/// The members of a server's entry: a name and the tools that stand under it.
type Member = (&'static str, fn(&LoweredServer<'_>) -> Vec<String>);

/// The tools that run without a person.
pub(super) fn allowed(server: &LoweredServer<'_>) -> Vec<String> {
    server.named(Decision::Allow).map(str::to_owned).collect()
}

/// The tools that the agent doesn't see.
pub(super) fn hidden(server: &LoweredServer<'_>) -> Vec<String> {
    server.tools.iter().filter(|tool| tool.is_denied()).map(|tool| tool.name.to_owned()).collect()
}

/// The entries of all servers.
pub(super) fn entries(lowered: &Lowered<'_>, members: &[Member]) -> String {
    let entry = |server: &LoweredServer<'_>| -> Value {
        members.iter().map(|(name, tools)| ((*name).to_owned(), json!(tools(server)))).collect::<Map<_, _>>().into()
    };
    let entries: Map<String, Value> = lowered.servers.iter().map(|server| (server.alias.to_owned(), entry(server))).collect();
    pretty(&json!({ "mcpServers": entries }))
}
