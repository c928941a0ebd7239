//! `toolgrade policy`: the recommended policy, what a policy does to calls, and which of a client's rules do anything.

mod explain;
pub(super) mod into;
mod test;

use super::output::Output;
use crate::config::Home;
use crate::lang::Lang;
use crate::model::{Judged, ServerSlug, one_line};
use crate::policy::{Asked, Conflict, FORMATS, Format, Grouped, Loss, Lossy, Plan, Planned, Wanted as Recommended, alias_of};
use crate::store::{Defined, Store};
use anyhow::{anyhow, bail};
use clap::{Args, Subcommand};
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;

/// What `toolgrade policy` takes.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Wanted {
    #[command(subcommand)]
    command: Option<Command>,
    /// SERVER or SERVER/TOOL, one or several; they become one policy
    #[arg(required = true, value_name = "SERVER[/TOOL]")]
    targets: Vec<String>,
    /// Format of the policy; `--format help` lists them
    #[arg(long, default_value = "toolgrade")]
    format: String,
    /// The name that your client gives a server: NAME for the only one, or SERVER=NAME
    #[arg(long, value_name = "[SERVER=]NAME")]
    alias: Vec<String>,
    /// How careful it is: strict (read-only), balanced or open (nothing is held back)
    #[arg(long, value_name = "PRESET")]
    preset: Option<String>,
    /// Conditions on arguments: all, or some of modes, dry-run, statements, amount, paths, hosts, recipients, items
    #[arg(long, value_name = "KINDS")]
    conditions: Option<String>,
    /// Payments up to this amount go through, in the unit that the tool takes
    #[arg(long, value_name = "NUMBER")]
    amount: Option<String>,
    /// Folders whose paths go through, with commas between them
    #[arg(long, value_name = "FOLDERS")]
    paths: Option<String>,
    /// Hosts whose addresses go through, with commas between them
    #[arg(long, value_name = "HOSTS")]
    hosts: Option<String>,
    /// Recipients that go through, with commas between them; @example.org stands for a domain
    #[arg(long, value_name = "RECIPIENTS")]
    recipients: Option<String>,
    /// Lists of up to so many items go through
    #[arg(long, value_name = "NUMBER")]
    items: Option<String>,
    /// What the format can't express is made stricter, or left out and reported: stricter or report
    #[arg(long, value_name = "HOW")]
    lossy: Option<String>,
    /// Print what is lost and in conflict as JSON too, around the policy
    #[arg(long)]
    explain: bool,
    /// Print this file of the client with the policy's rules in it; the file itself is not touched
    #[arg(long, value_name = "FILE", conflicts_with = "explain")]
    into: Option<PathBuf>,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Say what a policy in the catalogue's own format does to calls
    Test(test::Wanted),
    /// Say which rule of a client's settings decides for each known tool, and which rules never decide: 0 when each does, 1 when
    /// some doesn't, 2 when the file or its servers can't be read
    Explain(explain::Wanted),
}

/// `toolgrade policy`
pub(super) async fn run(home: &Home, wanted: Wanted, out: &mut Output) -> anyhow::Result<ExitCode> {
    match wanted.command {
        Some(Command::Test(wanted)) => test::run(&wanted, out),
        Some(Command::Explain(wanted)) => explain::run(home, &wanted, out).await,
        None if wanted.format == "help" => formats(out),
        None => print(home, &wanted, out).await,
    }
}

/// Lists the formats.
fn formats(out: &mut Output) -> anyhow::Result<ExitCode> {
    for format in FORMATS {
        out.line(&format!("{:20} {}: {}", format.id, format.title, format.file))?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

async fn print(home: &Home, wanted: &Wanted, out: &mut Output) -> anyhow::Result<ExitCode> {
    let format = Format::named(&wanted.format).map_err(|error| anyhow!(error))?;
    if wanted.alias.iter().any(|alias| !alias.contains('=')) && wanted.targets.len() > 1 {
        bail!("--alias NAME is for one server; with several, say --alias SERVER=NAME for each");
    }
    let (recommended, lossy) = wanted.asked().read().map_err(|error| anyhow!("--{error}"))?;
    let store = Store::open(&home.folder()).await?;
    let mut planned = Vec::new();
    for target in &wanted.targets {
        planned.push(plan(&store, target, wanted, &recommended).await?);
    }
    let (plan, conflicts) = Plan::merged(recommended.preset, planned);
    match &wanted.into {
        Some(file) => into::print(&plan, &conflicts, (format, lossy), file, out)?,
        None => tell(&plan, &conflicts, (format, lossy, wanted.explain), out)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints the policy; what is lost goes to standard error, so that the policy can be piped.
pub(super) fn tell(
    plan: &Plan,
    conflicts: &[Conflict],
    (format, lossy, explain): (&Format, Lossy, bool),
    out: &mut Output,
) -> anyhow::Result<()> {
    let rendered = format.render(plan, lossy);
    if explain {
        let effect = crate::policy::Effect::of(plan);
        let told = json!({ "format": format.id, "text": rendered.text, "lost": rendered.lost, "conflicts": conflicts, "effect": effect });
        out.line(&serde_json::to_string_pretty(&told)?)?;
    } else {
        out.line(rendered.text.trim_end_matches('\n'))?;
        report(&rendered.lost, conflicts, out);
    }
    out.flush()?;
    Ok(())
}

/// What doesn't go together, and the losses, those of one kind together.
pub(super) fn report(lost: &[Loss], conflicts: &[Conflict], out: &mut Output) {
    for conflict in conflicts {
        out.complain(&format!("conflict: {}: {}", conflict.server, one_line(&conflict.detail, 300)));
    }
    for group in Grouped::all(lost) {
        out.complain(&format!("{}: {} ({})", group.handled, one_line(&group.detail, 300), group.named(Lang::En)));
    }
}

impl Wanted {
    fn asked(&self) -> Asked {
        Asked {
            preset: self.preset.clone(),
            conditions: self.conditions.clone(),
            amount: self.amount.clone(),
            paths: self.paths.clone(),
            hosts: self.hosts.clone(),
            recipients: self.recipients.clone(),
            items: self.items.clone(),
            lossy: self.lossy.clone(),
        }
    }

    /// The person's own name for a server.
    fn alias(&self, slug: &str) -> String {
        let own = self.alias.iter().find_map(|given| match given.split_once('=') {
            Some((server, name)) => (server == slug).then_some(name),
            None => Some(given.as_str()),
        });
        own.map_or_else(|| alias_of(slug), str::to_owned)
    }
}

async fn plan(store: &Store, target: &str, wanted: &Wanted, recommended: &Recommended) -> anyhow::Result<Planned> {
    let (server, tool) = target.split_once('/').map_or((target, None), |(server, tool)| (server, Some(tool)));
    let slug = ServerSlug::stored(server.to_owned());
    let tools = store.defined_of(&slug).await?;
    let named: Vec<Judged<'_>> =
        tools.iter().filter(|known| tool.is_none_or(|name| known.standing.name == name)).map(Defined::judged).collect();
    let exists = if tool.is_some() { !named.is_empty() } else { store.server(&slug).await?.is_some() };
    if !exists {
        let near = match tool {
            Some(_) => store.tool_names(&slug).await?,
            None => store.servers_near(server).await?.into_iter().map(|near| near.slug).collect(),
        };
        let near: Vec<String> = near.iter().take(5).map(|name| one_line(name, 80)).collect();
        let there = if near.is_empty() { "no such servers".into() } else { near.join(", ") };
        bail!("there is no `{}` in this catalogue; there are {there}", one_line(target, 200));
    }
    Ok(Planned::of(&wanted.alias(server), named, recommended))
}
