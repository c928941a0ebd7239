//! The shapes in which files tell of servers and their tools, told apart by what stands in them.
//!
//! JSON (with comments), YAML and TOML are read as the same tree; each further form is a file of its own that says what its
//! documents look like and how they are read.

mod bundle;
mod client;
mod docker;

use super::capture;
use super::lines::source_of;
use super::offer::{Batch, Refusal};
use super::registry::{Entry, Page};
use crate::clients::{Dialect, MAX_BYTES, Tree};
use crate::model::ServerSlug;
use serde::Deserialize;
use serde::de::IgnoredAny;

/// What a document tells, and what of it had to be refused.
pub(super) type Found = (Vec<Batch>, Vec<Refusal>);

/// A form, how its documents are told, and how they are read.
struct Shape {
    is: fn(&Tree) -> bool,
    /// Whether its documents say which servers a client has.
    configures: bool,
    read: fn(&Document<'_>) -> Result<Found, String>,
}

/// A document that is being read.
struct Document<'a> {
    tree: Tree,
    text: &'a str,
    /// The file.
    name: &'a str,
    /// The server of a list that names none.
    nameless: Option<&'a ServerSlug>,
    dialect: Dialect,
}

/// The keys by which a captured answer is told.
#[derive(Deserialize)]
struct Top {
    tools: Option<IgnoredAny>,
    manifest_version: Option<IgnoredAny>,
    dxt_version: Option<IgnoredAny>,
}

/// The first that fits is it; a captured answer is what is left, and says best what is wrong with a document that is nothing.
const SHAPES: &[Shape] = &[
    Shape { is: bundle::is, configures: false, read: bundle::read },
    Shape { is: docker::is_server, configures: false, read: docker::read_server },
    Shape { is: docker::is_tools, configures: false, read: docker::read_tools },
    Shape { is: is_page, configures: false, read: read_page },
    Shape { is: is_entry, configures: false, read: read_entry },
    Shape { is: client::is, configures: true, read: client::read },
    Shape { is: is_answer, configures: false, read: read_answer },
    Shape { is: |_| true, configures: false, read: captured },
];

/// Reads a document; `name` is its file, `nameless` the server of a list that names none.
///
/// # Errors
/// A sentence, when nothing of it can be taken.
pub(super) fn read(text: &str, name: &str, nameless: Option<&ServerSlug>) -> Result<Found, String> {
    // A captured answer may be as large as a document can be; it is told without reading it as a whole.
    if is_plain_answer(text) {
        return capture::parse(text, &source_of(name), name, nameless).map(|(batch, refusals)| (vec![batch], refusals));
    }
    let dialect = Dialect::of_file(name).unwrap_or(Dialect::Json);
    let tree = match Tree::read(text, dialect) {
        // Whoever reads it in the end says best what is wrong.
        Err(_) if dialect == Dialect::Json => Tree::default(),
        read => read.map_err(|mistake| mistake.to_string())?,
    };
    let document = Document { tree, text, name, nameless, dialect };
    (shape_of(&document.tree).read)(&document)
}

/// Whether a document is a client's configuration.
pub(super) fn is_configuration(text: &str, name: &str) -> bool {
    if text.len() > MAX_BYTES || is_plain_answer(text) {
        return false;
    }
    Tree::read(text, Dialect::of_file(name).unwrap_or(Dialect::Json)).is_ok_and(|tree| shape_of(&tree).configures)
}

fn is_plain_answer(text: &str) -> bool {
    serde_json::from_str::<Top>(text).is_ok_and(|top| top.tools.is_some() && top.manifest_version.or(top.dxt_version).is_none())
}

fn shape_of(tree: &Tree) -> &'static Shape {
    SHAPES.iter().find(|shape| (shape.is)(tree)).expect("the last fits everything")
}

fn captured(document: &Document<'_>) -> Result<Found, String> {
    if document.dialect != Dialect::Json {
        return Err("holds neither a client's servers nor a server of the Docker catalogue".into());
    }
    answer(document, document.text)
}

/// An answer to `tools/list` with what JSON-RPC puts around it.
fn is_answer(tree: &Tree) -> bool {
    tree.member("result").and_then(|result| result.get("tools")).is_some_and(serde_json::Value::is_array)
}

fn read_answer(document: &Document<'_>) -> Result<Found, String> {
    answer(document, &document.tree.member("result").map(ToString::to_string).unwrap_or_default())
}

fn answer(document: &Document<'_>, text: &str) -> Result<Found, String> {
    let (batch, refusals) = capture::parse(text, &source_of(document.name), document.name, document.nameless)?;
    Ok((vec![batch], refusals))
}

/// A registry's answer, saved.
fn is_page(tree: &Tree) -> bool {
    tree.has("servers", serde_json::Value::is_array)
}

fn read_page(document: &Document<'_>) -> Result<Found, String> {
    let page = Page::read(document.text, document.name)?;
    let batches = page.entries.into_iter().map(|entry| Batch::of_server(entry.server, source_of(document.name)));
    Ok((batches.collect(), page.refusals))
}

/// A server.json, or a registry's answer about one server.
fn is_entry(tree: &Tree) -> bool {
    let document = tree.member("server").filter(|server| server.is_object()).unwrap_or(tree.root());
    let has = |key: &str| document.get(key).is_some();
    let text = |key: &str| document.get(key).and_then(serde_json::Value::as_str);
    let named = text("name").is_some_and(|name| name.contains('/'));
    let schema = text("$schema").is_some_and(|schema| schema.ends_with("server.schema.json"));
    !has("tools") && (schema || named && ["packages", "remotes", "version_detail"].into_iter().any(has))
}

fn read_entry(document: &Document<'_>) -> Result<Found, String> {
    let entry = Entry::read(document.text)?;
    Ok((vec![Batch::of_server(entry.server, source_of(document.name))], vec![]))
}
