use super::report;
use crate::cli::output::Output;
use crate::policy::{Conflict, Format, Lossy, Plan, merged};
use anyhow::{Context, anyhow, bail};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// The largest file that is read, in bytes.
const MAX_BYTES: u64 = 4 << 20;

/// Prints a client's file with the rules of a plan in it.
pub(super) fn print(
    plan: &Plan,
    conflicts: &[Conflict],
    (format, lossy): (&Format, Lossy),
    file: &Path,
    out: &mut Output,
) -> anyhow::Result<()> {
    let existing = text(file)?;
    let name = file.display();
    let merged = merged(format, existing.as_deref(), plan, lossy).map_err(|problem| anyhow!("{name} {problem}"))?;
    out.text(&merged.text)?;
    out.flush()?;
    for kept in &merged.kept {
        out.complain(kept);
    }
    report(&format.render(plan, lossy).lost, conflicts, out);
    Ok(())
}

/// A client's file; `None` where there is none.
///
/// # Errors
/// When it can't be read as text, or is over the limit.
pub(in crate::cli) fn text(file: &Path) -> anyhow::Result<Option<String>> {
    let name = file.display();
    let opened = match File::open(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        opened => opened.with_context(|| format!("{name} can't be read"))?,
    };
    if !opened.metadata()?.is_file() {
        bail!("{name} is no file");
    }
    let mut text = String::new();
    opened.take(MAX_BYTES + 1).read_to_string(&mut text).with_context(|| format!("{name} can't be read as text"))?;
    if text.len() as u64 > MAX_BYTES {
        bail!("{name} is over the limit of {} MiB", MAX_BYTES >> 20);
    }
    Ok(Some(text))
}
