use super::claude_code::Refused;
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
    pub problem: Option<NotRead>,
}

impl Source {
    /// Reads a configuration. What it is of is told by the caller, else by its form.
    pub fn read(name: &str, text: &str, client: Option<&'static Client>) -> Self {
        // What a project's settings say of Zed's agent doesn't count.
        if name.replace('\\', "/").ends_with(".zed/settings.json") {
            return Self::read_entries(name, text, client);
        }
        Self::read_as(name, text, client, Configuration::read)
    }

    /// The same of a file in which nothing counts but the servers' entries, because others have a say about the rest.
    pub fn read_entries(name: &str, text: &str, client: Option<&'static Client>) -> Self {
        Self::read_as(name, text, client, Configuration::read_entries)
    }

    fn read_as(
        name: &str,
        text: &str,
        client: Option<&'static Client>,
        read: fn(&str, Option<Dialect>) -> Result<Configuration, NotRead>,
    ) -> Self {
        let dialect = Dialect::of_file(name).or(client.map(|client| client.dialect));
        match read(text, dialect) {
            Ok(read) => Self { client: client.or(read.client), servers: read.servers, unread: read.unread, ..Self::named(name) },
            Err(problem) => Self::unread(name, client, problem),
        }
    }

    /// A file that a client is known to have, where it says nothing of servers.
    pub fn silent(name: &str, text: &str, client: &'static Client) -> Option<Self> {
        let is_silent = matches!(Configuration::read(text, Some(client.dialect)), Err(NotRead::NoServers));
        is_silent.then(|| Self { client: Some(client), ..Self::named(name) })
    }

    /// The same with the servers switched off that other files refuse.
    #[must_use]
    pub fn without(mut self, refused: &Refused) -> Self {
        self.servers.iter_mut().for_each(|server| server.disabled |= refused.holds(&server.alias));
        self
    }

    /// One that couldn't be read.
    pub fn unread(name: &str, client: Option<&'static Client>, problem: NotRead) -> Self {
        Self { client, problem: Some(problem), ..Self::named(name) }
    }

    fn named(name: &str) -> Self {
        Self { name: one_line(name, 400), client: None, servers: vec![], unread: vec![], problem: None }
    }
}
