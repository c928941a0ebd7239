//! A client's configuration: which servers it knows. Of each server only the name is taken, and the package where the command
//! tells it; how little comes out of such a file is the business of `clients`.

use super::{Document, Found};
use crate::clients::{Configuration, Configured, Origin, Tree};
use crate::ingest::lines::source_of;
use crate::ingest::offer::{Batch, Refusal};
use crate::model::{ServerProfile, ServerSlug};
use crate::store::Sighting;
use serde_json::Value;

pub(super) fn is(tree: &Tree) -> bool {
    !tree.has("tools", Value::is_array) && Configuration::is_in(tree)
}

pub(super) fn read(document: &Document<'_>) -> Result<Found, String> {
    let configuration = Configuration::of(&document.tree).map_err(|error| error.to_string())?;
    let (mut batches, mut refusals) = (Vec::new(), Vec::new());
    let mut refuse = |alias: &str, reason: &str| {
        refusals.push(Refusal { place: format!("{}: {alias}", document.name), reason: reason.to_owned() });
    };
    for server in configuration.servers {
        match sighting(&server) {
            Some(server) => batches.push(Batch { fills: true, ..Batch::of_server(server, source_of(document.name)) }),
            None => refuse(server.alias.as_str(), "its name holds no letter or digit"),
        }
    }
    for unread in configuration.unread {
        refuse(unread.alias.as_str(), unread.reason.as_str());
    }
    Ok((batches, refusals))
}

fn sighting(server: &Configured) -> Option<Sighting> {
    let package = match &server.origin {
        Origin::Package { coordinate, .. } => Some(coordinate.to_string()),
        _ => None,
    };
    let name = server.alias.as_str();
    let called = package.as_ref().and_then(|package| package.split_once(':')).map_or(name, |(_, package)| package);
    let slug = ServerSlug::of(called).or_else(|| ServerSlug::of(name))?;
    let profile = ServerProfile { name: Some(name.to_owned()), package: package.clone(), ..ServerProfile::default() };
    Some(Sighting { slug, identity: package, profile, listing: None })
}
