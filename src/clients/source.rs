use super::configuration::{Configuration, Configured, NotRead, Unread};
use super::known::Client;
use super::tree::Dialect;
use crate::model::one_line;

/// One configuration that was read, or couldn't be.
#[derive(Clone, Debug)]
pub struct Source {
    /// What it is called for people: a path, or that it was pasted.
    pub name: String,
    /// The client whose it is, where that is known.
    pub client: Option<&'static Client>,
    /// Its servers.
    pub servers: Vec<Configured>,
    /// Its broken entries.
    pub unread: Vec<Unread>,
    /// Why nothing of it could be read.
    pub problem: Option<String>,
}

impl Source {
    /// Reads a configuration. What it is of is told by the caller, else by its form.
    pub fn read(name: &str, text: &str, client: Option<&'static Client>) -> Self {
        let dialect = Dialect::of_file(name).or(client.map(|client| client.dialect));
        match Configuration::read(text, dialect) {
            Ok(read) => Self { client: client.or(read.client), servers: read.servers, unread: read.unread, ..Self::named(name) },
            Err(problem) => Self::unread(name, client, problem.to_string()),
        }
    }

    /// The same for a file that a client is known to have, and that need not say anything of servers.
    pub fn found(name: &str, text: &str, client: &'static Client) -> Self {
        match Configuration::read(text, Some(client.dialect)) {
            Err(NotRead::NoServers) => Self { client: Some(client), ..Self::named(name) },
            _ => Self::read(name, text, Some(client)),
        }
    }

    /// One that couldn't be read.
    pub fn unread(name: &str, client: Option<&'static Client>, problem: String) -> Self {
        Self { client, problem: Some(problem), ..Self::named(name) }
    }

    fn named(name: &str) -> Self {
        Self { name: one_line(name, 400), client: None, servers: vec![], unread: vec![], problem: None }
    }
}
