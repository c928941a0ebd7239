//! The form of the page: configurations, or the servers of a report before, and which policy is wanted.

use super::open::Open;
use crate::clients::{MAX_BYTES, MAX_SERVERS, NotRead, Source, client_of_file};
use crate::lang::Lang;
use crate::model::ServerSlug;
use crate::web::error::Error;
use crate::web::policies::Query;
use crate::web::segments::one_line;
use crate::web::stack::Named;
use crate::web::wrong::Wrong;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;

/// Files in one form.
const MAX_FILES: usize = 20;

/// The longest alias or slug, in bytes.
const MAX_NAME: usize = 400;

/// What was sent.
#[derive(Default)]
pub(super) struct Form {
    /// Every configuration, read.
    pub(super) sources: Vec<Source>,
    /// Servers of a report before: their names alone, as the configurations themselves are not sent back.
    pub(super) servers: Vec<Named>,
    /// What the policies of that report leave open.
    pub(super) open: Open,
    /// Format and preset of the policy.
    pub(super) query: Query,
}

impl Form {
    /// Reads the form; unknown fields are taken for configurations.
    pub(super) async fn read(lang: Lang, mut fields: Multipart) -> Result<Self, Error> {
        let mut form = Self::default();
        while let Some(field) = fields.next_field().await.map_err(|error| unread(&error))? {
            let name = field.name().unwrap_or_default().to_owned();
            let file = field.file_name().map(|name| one_line(name, 120)).filter(|name| !name.is_empty());
            let bytes = field.bytes().await.map_err(|error| unread(&error))?;
            let said = || String::from_utf8(bytes.to_vec()).ok().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
            match name.as_str() {
                "format" => form.query.format = said(),
                "preset" => form.query.asked.preset = said(),
                "open" => form.open = Open::read(&said().unwrap_or_default()),
                "servers" => form.servers = named(&said().unwrap_or_default())?,
                _ if bytes.iter().all(u8::is_ascii_whitespace) => {}
                _ => form.configuration(lang, file, &bytes)?,
            }
        }
        Ok(form)
    }

    fn configuration(&mut self, lang: Lang, file: Option<String>, bytes: &[u8]) -> Result<(), Error> {
        if self.sources.len() == MAX_FILES {
            return Err(Error::Invalid(Wrong::Configurations(MAX_FILES)));
        }
        let client = file.as_deref().and_then(client_of_file);
        let name = file.unwrap_or_else(|| lang.say("stack-pasted"));
        self.sources.push(match std::str::from_utf8(bytes) {
            Ok(text) => Source::read(&name, text, client),
            Err(_) => Source::unread(&name, client, NotRead::NotText),
        });
        let named: usize = self.sources.iter().map(|source| source.servers.len() + source.unread.len()).sum();
        if named > MAX_SERVERS {
            return Err(Error::Invalid(Wrong::Configured(MAX_SERVERS)));
        }
        Ok(())
    }
}

/// The servers as the next form carries them: a slug and an alias a line.
pub(super) fn carried(servers: &[Named]) -> String {
    let lines: Vec<String> = servers.iter().map(|named| format!("{} {}", named.slug, named.alias)).collect();
    lines.join("\n")
}

fn named(text: &str) -> Result<Vec<Named>, Error> {
    let mut servers = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let pair = line.split_once(' ').filter(|_| line.len() <= MAX_NAME && servers.len() < MAX_SERVERS);
        let fits = |alias: &&str| !alias.chars().any(|c| c.is_control() || crate::model::is_hidden(c));
        let pair = pair.and_then(|(slug, alias)| Some((slug, Some(alias).filter(fits)?)));
        let Some((slug, alias)) = pair else {
            return Err(Error::BadRequest(Wrong::Carried(MAX_SERVERS)));
        };
        servers.push(Named { alias: alias.to_owned(), slug: ServerSlug::stored(slug.to_owned()) });
    }
    servers.sort_unstable();
    servers.dedup();
    Ok(servers)
}

fn unread(error: &MultipartError) -> Error {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge(Wrong::LargeForm(MAX_BYTES >> 20)),
        _ => Error::BadRequest(Wrong::TornForm),
    }
}
