//! `toolgrade stack`: what the MCP clients of this machine reach.

mod machine;
mod replacing;
mod state;
mod targets;
mod telling;
mod writing;
mod written;

use self::machine::Machine;
use self::state::State;
use super::output::Output;
use super::policy;
use crate::app;
use crate::clients::{Answers, Reach, Remembered, Source};
use crate::config::Home;
use crate::model::one_line;
use crate::policy::{Asked, Format, Lossy, Plan, Wanted as Recommended};
use crate::store::Store;
use crate::web::{Planning, StackAnswer, reach};
use anyhow::anyhow;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// What `toolgrade stack` takes.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Wanted {
    /// Configurations of MCP clients (`-` for standard input); without one, all that are found on this machine
    #[arg(value_name = "CONFIG")]
    configs: Vec<PathBuf>,
    /// Print the report as JSON
    #[arg(long)]
    json: bool,
    /// Neither compare with the last time nor keep anything for the next
    #[arg(long)]
    no_state: bool,
    /// Print one policy for all of it in this format instead of the report
    #[arg(long, value_name = "FORMAT", conflicts_with = "json")]
    policy: Option<String>,
    /// How careful the policy is: strict (read-only), balanced or open (nothing is held back)
    #[arg(long, value_name = "PRESET")]
    preset: Option<String>,
    /// Put the policy into the clients' own files, after showing what changes and asking; what else stands there stays
    #[arg(long, conflicts_with_all = ["json", "policy"])]
    write: bool,
    /// Only into the files of this client; may be said several times
    #[arg(long, value_name = "ID", requires = "write")]
    client: Vec<String>,
    /// Don't ask
    #[arg(long, requires = "write")]
    yes: bool,
    /// Put back what the last --write changed
    #[arg(long, conflicts_with_all = ["configs", "json", "no_state", "policy", "preset", "write"])]
    undo: bool,
}

/// `toolgrade stack`. 1 when something couldn't be read or the catalogue doesn't know the tools of some server, 2 when there is no
/// configuration.
pub(super) async fn run(home: &Home, wanted: Wanted, out: &mut Output) -> anyhow::Result<ExitCode> {
    if wanted.undo {
        return writing::undo(out);
    }
    let (recommended, lossy) = wanted.recommended()?;
    let format = wanted.policy.as_deref().map(Format::named).transpose().map_err(|error| anyhow!(error))?;
    let machine = Machine::here();
    let files = if wanted.configs.is_empty() { machine.files() } else { wanted.configs.clone() };
    if files.is_empty() {
        return none_found(&machine, &wanted, (recommended, lossy), out);
    }
    let sources: Vec<Source> = files.iter().map(|file| machine.read(file, wanted.configs.is_empty())).collect();
    let store = Store::open(&home.folder()).await?;
    if wanted.write {
        let reach = reach(&store, sources).await?;
        let asked = writing::Asked { recommended, lossy, clients: &wanted.client, yes: wanted.yes };
        return writing::write(&store, (&machine, &reach, &files), asked, out).await;
    }
    let is_empty = store.is_empty().await?;
    let reach = reach(&store, sources).await?;
    let planning = Planning::of(&store, &reach, &recommended).await?;
    store.close().await;
    if let Some(format) = format {
        telling::complain_of(&reach.sources, |_| true, out);
        for left in &planning.left_out {
            out.complain(&format!("{}: {}", one_line(&left.alias, 80), left.detail));
        }
        if let Some(told) = telling::left_open(&planning) {
            out.complain(&told);
        }
        policy::tell(&planning.plan, &planning.conflicts, (format, lossy, false), out)?;
        return Ok(ExitCode::from(u8::from(!reach.is_complete())));
    }
    report(&wanted, (&reach, &planning), (recommended, lossy), &files, out)?;
    if is_empty {
        out.complain(
            "the catalogue is empty: `toolgrade serve` loads the starter catalogue, `toolgrade sync` brings the registry's servers",
        );
    }
    Ok(ExitCode::from(u8::from(!reach.is_complete())))
}

/// The report, with what changed since the last one, which is then forgotten for this one.
fn report(
    wanted: &Wanted,
    (reach, planning): (&Reach, &Planning),
    recommended: (Recommended, Lossy),
    files: &[PathBuf],
    out: &mut Output,
) -> anyhow::Result<()> {
    let now = Remembered::of(reach, app::now().to_string());
    let state = if wanted.no_state { None } else { State::of(files, wanted.configs.is_empty()) };
    let before = state.as_ref().and_then(|state| state.read(out));
    let differences = before.as_ref().map(|before| before.differences(&now));
    let since = before.as_ref().zip(differences.as_deref()).map(|(before, differences)| (before.at.as_str(), differences));
    if wanted.json {
        let answer = StackAnswer::with_policy(reach, since, planning, recommended);
        out.line(&serde_json::to_string_pretty(&answer)?)?;
    } else {
        telling::tell(reach, since, out)?;
        telling::tell_policy(planning, out)?;
    }
    out.flush()?;
    // What could not be read is not gone.
    if let Some(state) = state.filter(|_| reach.sources.iter().all(|source| source.problem.is_none())) {
        state.write(&now, out);
    }
    Ok(())
}

/// Says where configurations were looked for. 2: there is nothing to report on.
fn none_found(
    machine: &Machine,
    wanted: &Wanted,
    (recommended, lossy): (Recommended, Lossy),
    out: &mut Output,
) -> anyhow::Result<ExitCode> {
    if wanted.json {
        let nothing = Reach::recognised(vec![], &Answers::default());
        let plan = Plan { preset: recommended.preset, servers: vec![] };
        let planning = Planning { plan, conflicts: vec![], left_out: vec![], left_open: vec![] };
        out.line(&serde_json::to_string_pretty(&StackAnswer::with_policy(&nothing, None, &planning, (recommended, lossy)))?)?;
    }
    out.flush()?;
    out.complain("no configuration of an MCP client was found; name one with `toolgrade stack CONFIG`. Looked for:");
    for (client, file) in machine.places() {
        out.complain(&format!("  {client}: {file}"));
    }
    Ok(ExitCode::from(2))
}

impl Wanted {
    fn recommended(&self) -> anyhow::Result<(Recommended, Lossy)> {
        Asked { preset: self.preset.clone(), ..Asked::default() }.read().map_err(|error| anyhow!("--{error}"))
    }
}
