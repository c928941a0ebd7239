//! `toolgrade stack --write` and `--undo`. Of files only the rules that come and go are shown, never a line around them.

use super::machine::Machine;
use super::replacing::replace;
use super::targets::{Target, targets};
use super::telling::complain_of;
use super::written::{Written, WrittenFile, fingerprint};
use crate::cli::consent::ask;
use crate::cli::output::Output;
use crate::cli::policy::into::text;
use crate::cli::policy::report;
use crate::clients::{CLIENTS, Reach, Source};
use crate::model::one_line;
use crate::policy::{Lossy, Merged, Wanted, merged};
use crate::store::Store;
use crate::web::{Named, plan};
use anyhow::{anyhow, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How the policy is to be, and where it is wanted.
pub(super) struct Asked<'a> {
    pub(super) recommended: Wanted,
    pub(super) lossy: Lossy,
    pub(super) clients: &'a [String],
    pub(super) yes: bool,
}

/// A file that is about to be written.
struct Pending {
    path: PathBuf,
    old: Option<String>,
    new: String,
}

/// Merges the policy into the clients' files. 1 when one of them couldn't be.
pub(super) async fn write(
    store: &Store,
    (machine, reach, files): (&Machine, &Reach, &[PathBuf]),
    asked: Asked<'_>,
    out: &mut Output,
) -> anyhow::Result<ExitCode> {
    if let Some(unknown) = asked.clients.iter().find(|id| crate::clients::client(id).is_none()) {
        let known: Vec<&str> = CLIENTS.iter().map(|client| client.id).collect();
        bail!("there is no client `{}`; there are {}", one_line(unknown, 40), known.join(", "));
    }
    let is_chosen =
        |source: &Source| asked.clients.is_empty() || source.client.is_none_or(|client| asked.clients.iter().any(|id| id == client.id));
    let unread = complain_of(&reach.sources, is_chosen, out);
    let (targets, left) = targets(machine, reach, files, asked.clients, out);
    let (mut pending, mut failed) = (Vec::new(), unread || left);
    if targets.is_empty() {
        failed = true;
        let whose = if asked.clients.is_empty() { "a client".to_owned() } else { asked.clients.join(", ") };
        out.complain(&format!("nothing is written: no configuration of {whose} was found that rules can be merged for"));
    }
    for target in targets {
        match prepared(store, reach, &target, &asked, out).await {
            Ok(found) => pending.extend(found),
            Err(problem) => {
                failed = true;
                out.complain(&format!("{problem:#}"));
            }
        }
    }
    out.flush()?;
    if !pending.is_empty() {
        if !asked.yes {
            ask("Write this?", ("nothing was written: nobody is there to ask; --yes says that it may be", "nothing was written"), out)?;
        }
        failed |= !written(&pending, out)?;
    }
    Ok(ExitCode::from(u8::from(failed)))
}

/// What a file is to become; `None` where nothing is to do. Tells both.
async fn prepared(store: &Store, reach: &Reach, target: &Target, asked: &Asked<'_>, out: &mut Output) -> anyhow::Result<Option<Pending>> {
    let name = format!("{} ({})", target.path.display(), target.client);
    let (servers, left_out) = Named::sure(reach, |source| target.sources.contains(&source));
    for left in &left_out {
        out.complain(&format!("{name}: {} {}", one_line(&left.alias, 80), left.detail));
    }
    if servers.is_empty() {
        out.line(&format!("{name}: no server that the catalogue knows for certain with its tools, nothing to do"))?;
        return Ok(None);
    }
    let (plan, conflicts) = plan(store, &servers, &asked.recommended).await?;
    let old = text(&target.path)?;
    let Merged { text: new, changes, kept } =
        merged(target.format, old.as_deref(), &plan, asked.lossy).map_err(|problem| anyhow!("{name} {problem}"))?;
    if changes.is_empty() {
        out.line(&format!("{name}: nothing to do"))?;
    } else {
        out.line(&format!("{name}:"))?;
    }
    for change in &changes {
        out.line(&format!("  {change}"))?;
    }
    for kept in &kept {
        out.line(&format!("  = {kept}"))?;
    }
    report(&target.format.render(&plan, asked.lossy).lost, &conflicts, out);
    Ok(if changes.is_empty() { None } else { Some(Pending { path: target.path.clone(), old, new }) })
}

/// Writes the files and remembers them. Whether all could be written.
fn written(pending: &[Pending], out: &mut Output) -> anyhow::Result<bool> {
    let mut written = Written::read()?;
    let (run, mut all) = (written.last_run() + 1, true);
    // Where nothing can be remembered, nothing is written that could not be undone.
    written.keep()?;
    for Pending { path, old, new } in pending {
        match replace(path, old.as_deref(), new) {
            Ok(replaced) => {
                let kept = replaced.backup.as_ref().map_or_else(String::new, |backup| format!("; the old one is {}", backup.display()));
                written.add(run, replaced, new);
                written.keep()?;
                out.line(&format!("wrote {}{kept}", path.display()))?;
            }
            Err(problem) => {
                all = false;
                out.complain(&format!("{problem:#}"));
            }
        }
    }
    out.flush()?;
    Ok(all)
}

/// Puts back what the last command wrote. 1 when some of it can't be.
pub(super) fn undo(out: &mut Output) -> anyhow::Result<ExitCode> {
    let mut written = Written::read()?;
    let run = written.last_run();
    if run == 0 {
        out.complain("there is nothing to undo");
        return Ok(ExitCode::from(1));
    }
    let last: Vec<WrittenFile> = written.files.iter().filter(|file| file.run == run).cloned().collect();
    let mut failed = false;
    for file in last {
        let done = put_back(&file);
        // What can't be put back is told with its backup; it is forgotten where trying again would not help, so that earlier runs
        // can still be undone.
        if done.is_ok() || !is_ours(&file) || is_backup_gone(&file) {
            written.files.retain(|known| known.run != run || known.file != file.file);
            written.keep()?;
        }
        match done {
            Ok(()) => out.line(&format!("put back {}", file.file.display()))?,
            Err(problem) => {
                failed = true;
                out.complain(&format!("{problem:#}"));
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::from(u8::from(failed)))
}

/// Whether a file still is as we wrote it. What can't be read as text isn't: we wrote text.
fn is_ours(written: &WrittenFile) -> bool {
    text(&written.file).ok().flatten().is_some_and(|text| fingerprint(&text) == written.fingerprint)
}

/// Whether the old file was kept and is no longer there.
fn is_backup_gone(written: &WrittenFile) -> bool {
    written.backup.as_ref().is_some_and(|backup| !backup.is_file())
}

fn put_back(written: &WrittenFile) -> anyhow::Result<()> {
    let (file, name) = (written.file.as_path(), written.file.display());
    let backup = written.backup.as_deref();
    if !is_ours(written) {
        let old = backup.map_or_else(String::new, |backup| format!("; the old one is {}", backup.display()));
        bail!("{name} was changed since it was written, and is left alone{old}");
    }
    match backup {
        None => fs::remove_file(file)?,
        Some(backup) if Path::new(backup).is_file() => fs::rename(backup, file)?,
        Some(backup) => bail!("{name} can't be put back, and stays as it is: {} is gone", backup.display()),
    }
    Ok(())
}
