//! Starting a package runs a stranger's code: a person has to say yes, here or with `--yes`.

use super::output::Output;
use crate::ingest::scan::Launch;
use anyhow::bail;
use std::io::{self, IsTerminal};

/// Says what is about to happen, and asks once.
///
/// # Errors
/// When the answer is no, or nobody is there to answer.
pub(super) fn consent(launch: &Launch, given: bool, out: &mut Output) -> anyhow::Result<()> {
    if launch.sandbox.is_some() && !is_installed("bwrap") {
        bail!("--sandbox needs bubblewrap, and there is no `bwrap` on the PATH; install it, or leave --sandbox out");
    }
    if given {
        return Ok(());
    }
    out.complain(&format!("`{}` is a stranger's program. It {}", launch.line(), reach(launch)));
    if launch.sandbox.is_none() && is_installed("bwrap") {
        out.complain("--sandbox=network would shut it in with bubblewrap.");
    }
    ask("Start it?", ("nobody is there to ask whether it may be started; --yes says that it may", "it was not started"), out)
}

/// Asks once. `nobody` is the error where nobody is there to answer, `refused` the one when the answer is no.
pub(super) fn ask(question: &str, (nobody, refused): (&'static str, &'static str), out: &mut Output) -> anyhow::Result<()> {
    if !io::stdin().is_terminal() {
        bail!(nobody);
    }
    out.complain(&format!("{question} [y/N]"));
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" => Ok(()),
        _ => bail!(refused),
    }
}

fn reach(launch: &Launch) -> &'static str {
    if launch.sandbox.is_some() {
        "will see a read-only system and no home folder."
    } else {
        "will run with your rights: it can read your files and use your network. Of your environment it gets what it needs to find \
         its way, and what --env names."
    }
}

fn is_installed(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}
