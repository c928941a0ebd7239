use super::report;
use crate::cli::output::Output;
use crate::cli::reading;
use crate::policy::{Conflict, Format, Lossy, Plan, merged};
use anyhow::{Context, anyhow, bail};
use std::io::ErrorKind;
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
    let found = match std::fs::metadata(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        found => found.with_context(|| format!("{name} can't be read"))?,
    };
    if !found.is_file() {
        bail!("{name} is no file");
    }
    reading::text(file, MAX_BYTES).map(Some)
}
