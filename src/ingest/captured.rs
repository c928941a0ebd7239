use super::capture;
use super::files::{SourceError, files};
use super::offer::Refusal;
use crate::model::ToolRow;
use std::path::Path;

/// The tools of captured answers, as rows to measure, and what could not be read; `path` is a captured answer or a folder
/// of them. Nothing is stored.
///
/// # Errors
/// When the path itself, or a file under it, can't be read.
pub fn captured_rows(path: &Path) -> Result<(Vec<ToolRow>, Vec<Refusal>), SourceError> {
    let (mut rows, mut refused) = (Vec::new(), Vec::new());
    for file in files(&[path.to_owned()])? {
        let text = std::fs::read_to_string(&file).map_err(|source| SourceError::Unreadable { path: file.clone(), source })?;
        let name = file.display().to_string();
        match capture::parse(&text, &name, &name, None) {
            Ok((batch, refusals)) => {
                rows.extend(batch.rows());
                refused.extend(refusals);
            }
            Err(reason) => refused.push(Refusal { place: name, reason }),
        }
    }
    Ok((rows, refused))
}
