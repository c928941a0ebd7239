use super::offer::{Batch, Offer, Refusal};
use crate::model::repository;
use crate::model::{Definition, ServerProfile, ServerSlug};
use crate::store::Sighting;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// A captured answer to `tools/list` with its server, as `shared/live` and `data/starter` hold them.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Written<'a> {
    /// An explicit slug.
    server: Option<String>,
    name: Option<String>,
    description: Option<String>,
    #[serde(rename = "description_source")]
    description_source: Option<String>,
    package: Option<String>,
    package_description: Option<String>,
    version: Option<String>,
    repository: Option<String>,
    homepage: Option<String>,
    license: Option<String>,
    server_info: Option<ServerInfo>,
    /// There are more tools than this answer holds.
    next_cursor: Option<String>,
    #[serde(borrow)]
    tools: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct ServerInfo {
    name: Option<String>,
    title: Option<String>,
}

/// Only the name, for tools of which nothing else can be read.
#[derive(Deserialize)]
struct Named {
    name: String,
}

/// Reads a captured answer: its batch, and what had to be refused. `nameless` is the server of an answer that names none.
///
/// # Errors
/// A sentence, when the whole text can't be taken.
pub(super) fn parse(text: &str, source: &str, file: &str, nameless: Option<&ServerSlug>) -> Result<(Batch, Vec<Refusal>), String> {
    read(serde_json::from_str(text).map_err(|error| why(text, &error))?, source, file, nameless)
}

/// The same for a text that tells of this server, whether it names it or not.
///
/// # Errors
/// See [`parse`]; also when it names another server.
pub(super) fn parse_as(slug: &ServerSlug, text: &str, source: &str, file: &str) -> Result<(Batch, Vec<Refusal>), String> {
    let mut written: Written<'_> = serde_json::from_str(text).map_err(|error| why(text, &error))?;
    match written.server.as_deref() {
        Some(other) if ServerSlug::of(other).as_ref() != Some(slug) => {
            return Err(format!("names the server `{}`, and not `{slug}`", crate::model::clip(other, 120)));
        }
        _ => written.server = Some(slug.to_string()),
    }
    read(written, source, file, None)
}

fn read(written: Written<'_>, source: &str, file: &str, nameless: Option<&ServerSlug>) -> Result<(Batch, Vec<Refusal>), String> {
    let complete = written.next_cursor.is_none();
    let (tools, server) = (written.tools.clone(), written.sighting(nameless)?);
    let mut batch = Batch { complete, goes_on: !complete, ..Batch::of_server(server, source.into()) };
    let refusals = collect(&mut batch, tools.into_iter().map(RawValue::get), file);
    Ok((batch, refusals))
}

/// Takes definitions, as their server wrote them, into a batch; gives what had to be refused. `file` is where they come from.
pub(super) fn collect<'a>(batch: &mut Batch, tools: impl Iterator<Item = &'a str>, file: &str) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    for (number, raw) in tools.enumerate() {
        let name = serde_json::from_str::<Named>(raw).ok().map(|named| named.name);
        let place = format!(
            "{file}: tool {} {}",
            number + 1,
            name.as_deref().map_or("without a readable name", |name| crate::model::clip(name, 120))
        );
        match offer(raw, &place) {
            Ok(offer) => batch.offers.push(offer),
            Err(reason) => {
                // Without its name nobody can tell which tool this is; then none is taken for gone.
                batch.complete &= name.is_some();
                batch.refused.extend(name);
                refusals.push(Refusal { place, reason });
            }
        }
    }
    refusals
}

fn why(text: &str, error: &serde_json::Error) -> String {
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(members)) if !members.contains_key("tools") => {
            "holds neither JSON Lines of tools nor a list under \"tools\"".into()
        }
        Ok(_) => format!("is JSON of another shape: {error}"),
        Err(error) => format!("is not JSON: {error}"),
    }
}

fn offer(raw: &str, place: &str) -> Result<Offer, String> {
    let (definition, description_source) = Definition::written(raw).map_err(|error| error.to_string())?;
    Ok(Offer::new(definition, description_source, place.to_owned()))
}

impl Written<'_> {
    /// The slug is the explicit one, else of the repository, else of the package, else of the name, else the one to fall back on.
    fn sighting(self, nameless: Option<&ServerSlug>) -> Result<Sighting, String> {
        let said = |text: Option<String>| text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
        let repository = self.repository.as_deref().and_then(repository::normalise);
        let package = said(self.package);
        let info = self.server_info.unwrap_or(ServerInfo { name: None, title: None });
        let name = said(self.name).or(said(info.title)).or(said(info.name));
        let package_name = package.as_deref().map(|text| text.split_once(':').map_or(text, |(_, name)| name));
        let candidates = [self.server.as_deref(), repository.as_deref().map(repository::owner_and_name), package_name, name.as_deref()];
        let slug = candidates.into_iter().flatten().find_map(ServerSlug::of).or_else(|| nameless.cloned());
        let slug = slug.ok_or("names no server; add \"package\", \"repository\" or \"name\"")?;
        let identity = package.clone().or_else(|| repository.as_deref().map(Sighting::by_repository));
        let profile = ServerProfile {
            name,
            description: said(self.description).or(said(self.package_description)),
            description_source: self.description_source,
            repository,
            package,
            version: said(self.version),
            homepage: said(self.homepage).filter(|page| page.starts_with("https://") || page.starts_with("http://")),
            license: said(self.license),
        };
        Ok(Sighting { slug, identity, profile, listing: None })
    }
}
