use super::alarms;
use super::measures::{self, Case};
use super::output::Output;
use crate::app;
use crate::classify::measure::{self, Measures};
use crate::classify::measure_findings::Alarms;
use crate::config::Home;
use crate::model::ToolRow;
use anyhow::{Context, bail};
use serde::Serialize;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::ExitCode;

/// Everything that is measured.
#[derive(Serialize)]
struct All {
    #[serde(flatten)]
    verdicts: Measures,
    findings: Alarms,
}

/// `toolgrade eval FILE`: the measures. 1 when rows could not be read.
pub(super) fn run(home: &Home, file: &Path, errors: bool, json: bool, out: &mut Output) -> anyhow::Result<ExitCode> {
    let classifier = app::classifier(home.rules.as_deref())?;
    let reader = BufReader::new(File::open(file).with_context(|| format!("cannot read {}", file.display()))?);
    let (mut cases, mut failed) = (Vec::new(), false);
    for (number, line) in reader.split(b'\n').enumerate() {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match ToolRow::parse(&line).map_err(|error| error.to_string()).and_then(Case::new) {
            Ok(case) => cases.push(case.judged(&classifier)),
            Err(reason) => {
                failed = true;
                out.complain(&format!("{}:{}: {reason}", file.display(), number + 1));
            }
        }
    }
    if cases.is_empty() {
        bail!("{} holds no row that can be measured; rows need `expect` or annotations", file.display());
    }
    let mut all = All { verdicts: measure::measure(cases.iter().map(|case| &case.outcome)), findings: Alarms::default() };
    for case in &cases {
        case.count(&mut all.findings);
    }
    if json {
        out.line(&serde_json::to_string_pretty(&all)?)?;
    } else {
        let lines = measures::table(&all.verdicts).into_iter().chain(alarms::table(&all.findings));
        lines.into_iter().try_for_each(|line| out.line(&line))?;
    }
    if errors {
        let wrong = cases.iter().filter_map(Case::error).chain(cases.iter().filter_map(measures::Judged::alarm_error));
        wrong.into_iter().try_for_each(|line| out.line(&line))?;
    }
    out.flush()?;
    Ok(ExitCode::from(u8::from(failed)))
}
