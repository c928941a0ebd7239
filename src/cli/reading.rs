use crate::model::one_line;
use anyhow::{Context, bail};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The text of a file that a person names, or of standard input for `-`.
///
/// # Errors
/// When it can't be read as text, or holds more than `limit` bytes: what is over is never cut.
pub(super) fn text(file: &Path, limit: u64) -> anyhow::Result<String> {
    let name = one_line(&file.display().to_string(), 200);
    let mut text = String::new();
    let unread = || format!("{name}: can't be read as text");
    open(file).with_context(unread)?.take(limit + 1).read_to_string(&mut text).with_context(unread)?;
    if text.len() as u64 > limit {
        bail!("{name}: is over the limit of {} MiB", limit >> 20);
    }
    Ok(text)
}

fn open(file: &Path) -> io::Result<Box<dyn Read>> {
    if file == Path::new("-") { Ok(Box::new(io::stdin())) } else { Ok(Box::new(File::open(file)?)) }
}
