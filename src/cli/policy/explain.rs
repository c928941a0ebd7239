use super::super::neighbours;
use super::super::output::{Colour, Output};
use super::super::reading::text;
use crate::clients::{Configured, Source, client, client_of_file};
use crate::config::Home;
use crate::model::{ServerSlug, one_line};
use crate::policy::{Decided, Explained, Known, aliases, explain};
use crate::store::Store;
use crate::web::reach;
use anyhow::{Context, anyhow, bail};
use clap::Args;
use serde_json::json;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `toolgrade policy explain` takes.
#[derive(Args, Debug)]
pub(super) struct Wanted {
    /// A client's settings, or a policy in the catalogue's own format (`-` for standard input)
    file: PathBuf,
    /// Whose it is: toolgrade, claude-code, claude-code-managed, cline, codex, cursor, gemini-cli, goose, kiro, vscode or zed
    #[arg(long)]
    format: String,
    /// The server of the catalogue that the file calls ALIAS; those that it calls as the catalogue does, or starts as a known
    /// server is started, are found without
    #[arg(long = "server", value_name = "ALIAS=SLUG")]
    servers: Vec<String>,
    /// The client's configuration, where that is another file: servers that it switches off and tools that it hides are told as such
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Print the answer as JSON
    #[arg(long)]
    json: bool,
}

/// The largest file that is read, in bytes.
const MAX_BYTES: u64 = 4 << 20;

/// Names that are looked up.
const MAX_ALIASES: usize = 1000;

/// Columns of a tool's name and of a decision.
const NAME: usize = 36;
const DECISION: usize = 14;

/// `toolgrade policy explain`. 1 when some rule never decides anything.
pub(super) async fn run(home: &Home, wanted: &Wanted, out: &mut Output) -> anyhow::Result<ExitCode> {
    let name = one_line(&wanted.file.display().to_string(), 200);
    let text = text(&wanted.file, MAX_BYTES)?;
    let wrong = |error: String| anyhow!("{name}: {}", one_line(&error, 400));
    let written = aliases(&wanted.format, &text).map_err(wrong)?;
    let store = Store::open(&home.folder()).await?;
    let servers = known(&store, wanted, &text, &written).await?;
    store.close().await;
    if servers.is_empty() {
        let named: Vec<String> = written.iter().take(5).map(|alias| one_line(alias, 80)).collect();
        let named = if named.is_empty() { "it names none".to_owned() } else { format!("it names {}", named.join(", ")) };
        bail!("{name}: no server of this file is known ({named}); say --server ALIAS=SLUG");
    }
    let explained = explain(&wanted.format, &text, &servers).map_err(wrong)?;
    if wanted.json {
        out.line(&serde_json::to_string_pretty(&shape(wanted, &servers, &explained))?)?;
    } else {
        tell(&name, &servers, &explained, out)?;
    }
    out.flush()?;
    Ok(ExitCode::from(u8::from(explained.rules.iter().any(|rule| rule.idle.is_some()))))
}

/// The servers of the file that the catalogue knows: those that were told, those that the file starts, those of the same name.
async fn known(store: &Store, wanted: &Wanted, text: &str, written: &[String]) -> anyhow::Result<Vec<Known>> {
    let mut slugs: BTreeMap<String, ServerSlug> = BTreeMap::new();
    for given in &wanted.servers {
        let (alias, slug) = given.split_once('=').context("--server takes ALIAS=SLUG")?;
        let slug = ServerSlug::stored(slug.to_owned());
        if store.server(&slug).await?.is_none() {
            bail!("there is no server `{}` in this catalogue; `toolgrade stack` shows how it calls yours", one_line(slug.as_str(), 200));
        }
        slugs.insert(alias.to_owned(), slug);
    }
    let configured = wanted.config.as_deref().map(|file| configuration(file, &wanted.format)).transpose()?;
    // Zed's profiles stand beside its rules, and are no rules themselves.
    let own = || Source::read(&wanted.file.to_string_lossy(), text, client("zed"));
    let told = configured.clone().or_else(|| (wanted.format == "zed").then(own));
    let mut sources = vec![Source::read("settings", text, None)];
    sources.extend(configured);
    let started = reach(store, sources).await?;
    for server in &started.servers {
        let Some(known) = &server.known else { continue };
        for entry in server.entries.iter().filter(|entry| !entry.configured.alias.is_cut()) {
            slugs.entry(entry.configured.alias.as_str().to_owned()).or_insert_with(|| known.slug.clone());
        }
    }
    for alias in written.iter().take(MAX_ALIASES) {
        let Some(slug) = ServerSlug::of(alias).filter(|_| !slugs.contains_key(alias)) else { continue };
        if store.server(&slug).await?.is_some() {
            slugs.insert(alias.clone(), slug);
        }
    }
    let mut servers = Vec::new();
    for (alias, slug) in slugs {
        let known = Known { alias, tools: store.tool_names(&slug).await?, slug: slug.to_string(), ..Known::default() };
        servers.push(told.iter().fold(known, chosen));
    }
    Ok(servers)
}

/// A client's configuration.
fn configuration(file: &Path, format: &str) -> anyhow::Result<Source> {
    let name = one_line(&file.display().to_string(), 200);
    let text = text(file, MAX_BYTES)?;
    let source = neighbours::read(file, &name, &text, client_of_file(&name).or_else(|| client(format)));
    match &source.problem {
        Some(problem) => bail!("{name} {problem}"),
        None => Ok(source),
    }
}

/// A server with what its entries say of it: one that is on anywhere is on, and what any of them shows is shown.
fn chosen(known: Known, source: &Source) -> Known {
    let entries = source.servers.iter().filter(|server| server.alias.as_str() == known.alias);
    let (off, on): (Vec<&Configured>, Vec<&Configured>) = entries.partition(|server| server.disabled);
    let hides = |tool: &&String| !on.is_empty() && on.iter().all(|server| server.choice.hides(source.client, tool));
    Known { off: on.is_empty() && !off.is_empty(), hidden: known.tools.iter().filter(hides).cloned().collect(), ..known }
}

fn shape(wanted: &Wanted, servers: &[Known], explained: &Explained) -> serde_json::Value {
    let servers: Vec<_> =
        servers.iter().map(|known| json!({ "alias": known.alias, "server": known.slug, "tools": known.tools.len() })).collect();
    json!({ "format": wanted.format, "servers": servers, "rules": explained.rules, "tools": explained.tools })
}

fn tell(name: &str, servers: &[Known], explained: &Explained, out: &mut Output) -> io::Result<()> {
    let idle = explained.rules.iter().filter_map(|rule| Some((rule, rule.idle.as_ref()?)));
    for (rule, idle) in idle.clone() {
        let why = out.paint(Colour::Yellow, idle.why.as_str());
        out.line(&format!("{name}:{}  {why}  {} ({})", rule.place.line, one_line(&rule.text, 160), one_line(&rule.place.path, 160)))?;
        out.line(&format!("    {}: {}", idle.detail, idle.next))?;
    }
    let total = explained.rules.len();
    out.line(&match idle.count() {
        0 => format!("{total} rules, none is idle"),
        idle => format!("{total} rules, of which {idle} never decide anything"),
    })?;
    for known in servers {
        let heading = out.paint(Colour::Bold, &one_line(&known.alias, 80));
        out.line(&format!("\n{heading} ({}): {} tools", known.slug, known.tools.len()))?;
        for tool in explained.tools.iter().filter(|tool| tool.server == known.alias) {
            out.line(&row(tool))?;
        }
    }
    Ok(())
}

fn row(tool: &Decided) -> String {
    let by =
        tool.rule.as_ref().map_or_else(|| "no rule".to_owned(), |place| format!("line {}, {}", place.line, one_line(&place.path, 160)));
    format!("  {:NAME$} {:DECISION$} {by}", one_line(&tool.tool, 120), tool.decision.to_string())
}
