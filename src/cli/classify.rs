use super::output::Output;
use crate::app;
use crate::config::Home;
use crate::model::{ClassifiedRow, ToolRow};
use serde_json::json;
use std::io::{BufRead, stdin};
use std::process::ExitCode;

/// `toolgrade classify`: a row out for each row in, in their order. 1 when a row could not be read.
/// `bare`: as if no row had annotations, so that no finding compares them with the verdict either.
pub(super) fn run(home: &Home, bare: bool, out: &mut Output) -> anyhow::Result<ExitCode> {
    let classifier = app::classifier(home.rules.as_deref())?;
    let mut failed = false;
    let mut line = Vec::new();
    let mut input = stdin().lock();
    for number in 1.. {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let row = match ToolRow::parse(line.trim_ascii()) {
            Ok(mut row) => {
                row.definition.annotations = row.definition.annotations.filter(|_| !bare);
                serde_json::to_string(&ClassifiedRow::new(&row, &classifier.assess(&row.subject())))?
            }
            Err(error) => {
                failed = true;
                json!({"error": error.to_string(), "line": number}).to_string()
            }
        };
        out.line(&row)?;
    }
    out.flush()?;
    Ok(ExitCode::from(u8::from(failed)))
}
