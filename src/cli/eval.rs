use super::alarms;
use super::bars::Bar;
use super::labels::Labels;
use super::measures::{self, Case};
use super::output::Output;
use crate::classify::Classifier;
use crate::classify::measure::{self, Measures};
use crate::classify::measure_findings::Alarms;
use crate::classify::record::{Record, Recorded};
use crate::config::Home;
use crate::model::ToolRow;
use crate::{app, ingest};
use anyhow::{Context, bail};
use clap::Args;
use serde::Serialize;
use std::fmt::Display;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `toolgrade eval` takes.
#[derive(Args, Debug)]
pub(super) struct Eval {
    /// JSON Lines whose rows carry `expect`, or annotations to compare with; or a folder of captured answers, as one set
    #[arg(required_unless_present = "starter", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Measure the starter catalogue too, against the labels that come with the program
    #[arg(long)]
    starter: bool,
    /// Labels for the rows of the files: server, tool, category, risk and traits, separated by tabs; rows without a label
    /// are left out
    #[arg(long, value_name = "FILE")]
    labels: Option<PathBuf>,
    /// List each wrong row with its evidence
    #[arg(long)]
    errors: bool,
    /// Print the measures as JSON: of one file its measures, of several an object by file name
    #[arg(long)]
    json: bool,
    /// Write the measures, with the date and the versions, to this file; data/measures.json is what /methodology prints
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// End with 1 when a figure of any file breaks this limit: category, risk, trait-f1, read-only and poison-found are
    /// floors; dangerous, calibration, language-gap and poison-false-alarms are ceilings. Can be said several times
    #[arg(long, value_name = "FIGURE=LIMIT")]
    require: Vec<Bar>,
}

/// Everything that is measured of one set, as JSON shows it.
#[derive(Serialize)]
struct All<'a> {
    #[serde(flatten)]
    verdicts: &'a Measures,
    findings: &'a Alarms,
}

impl Measured {
    fn all(&self) -> All<'_> {
        All { verdicts: &self.measures, findings: &self.alarms }
    }
}

/// A file or the starter catalogue, measured.
struct Measured {
    name: String,
    measures: Measures,
    alarms: Alarms,
    errors: Vec<String>,
}

/// `toolgrade eval FILE...`: the measures. 1 when rows could not be read or a required limit is broken.
pub(super) fn run(home: &Home, wanted: &Eval, out: &mut Output) -> anyhow::Result<ExitCode> {
    let classifier = app::classifier(home.rules.as_deref())?;
    let labels = wanted.labels.as_deref().map(Labels::read).transpose()?;
    let (mut sets, mut failed): (Vec<Measured>, bool) = (Vec::new(), false);
    for path in &wanted.files {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        if sets.iter().any(|set| set.name == name) {
            bail!("two files are called {name}; rename one, so that their measures can be told apart");
        }
        let cases = cases(path, labels.as_ref(), &mut failed, out)?;
        sets.push(measured(name, cases, &classifier)?);
    }
    if wanted.starter {
        let labelled = ingest::labelled_starter().into_iter().filter_map(|row| Case::new(row).ok());
        sets.push(measured("starter".into(), labelled.collect(), &classifier)?);
    }
    print(&sets, wanted, out)?;
    if let Some(path) = &wanted.record {
        let record = Record { files: sets.iter().map(|set| recorded(set, &classifier)).collect() };
        std::fs::write(path, record.to_json()).with_context(|| format!("cannot write {}", path.display()))?;
    }
    for line in sets.iter().flat_map(|set| wanted.require.iter().filter_map(|bar| bar.broken(&set.name, &set.measures, &set.alarms))) {
        failed = true;
        out.complain(&line);
    }
    Ok(ExitCode::from(u8::from(failed)))
}

/// The rows of a file that can be measured; the others are told and make it fail.
fn cases(path: &Path, labels: Option<&Labels>, failed: &mut bool, out: &mut Output) -> anyhow::Result<Vec<Case>> {
    let mut cases = Vec::new();
    let mut take = |place: &dyn Display, row: Result<ToolRow, String>| {
        let labelled = |row: ToolRow| match labels {
            Some(labels) => labels.put_on(row).map(Case::new).transpose(),
            None => Case::new(row).map(Some),
        };
        match row.and_then(labelled) {
            Ok(case) => cases.extend(case),
            Err(reason) => {
                *failed = true;
                out.complain(&format!("{place}: {reason}"));
            }
        }
    };
    if path.is_dir() {
        let (rows, refused) = ingest::captured_rows(path)?;
        for row in rows {
            take(&path.display(), Ok(row));
        }
        for refusal in refused {
            take(&refusal.place, Err(refusal.reason));
        }
        return Ok(cases);
    }
    let reader = BufReader::new(File::open(path).with_context(|| format!("cannot read {}", path.display()))?);
    for (number, line) in reader.split(b'\n').enumerate() {
        let line = line.with_context(|| format!("cannot read {}", path.display()))?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        take(&format_args!("{}:{}", path.display(), number + 1), ToolRow::parse(&line).map_err(|error| error.to_string()));
    }
    Ok(cases)
}

fn measured(name: String, cases: Vec<Case>, classifier: &Classifier) -> anyhow::Result<Measured> {
    if cases.is_empty() {
        bail!("{name} holds no row that can be measured; rows need `expect` or annotations");
    }
    let judged: Vec<_> = cases.into_iter().map(|case| case.judged(classifier)).collect();
    let measures = measure::measure(judged.iter().map(|case| &case.outcome));
    let mut alarms = Alarms::default();
    for case in &judged {
        case.count(&mut alarms);
    }
    let errors = judged.iter().filter_map(Case::error).chain(judged.iter().filter_map(measures::Judged::alarm_error)).collect();
    Ok(Measured { name, measures, alarms, errors })
}

fn recorded(set: &Measured, classifier: &Classifier) -> Recorded {
    Recorded {
        name: set.name.clone(),
        recorded_at: app::now(),
        rules_version: classifier.version().to_owned(),
        program_version: env!("CARGO_PKG_VERSION").to_owned(),
        measures: set.measures.clone(),
        findings: Some(set.alarms.clone()),
    }
}

fn print(sets: &[Measured], wanted: &Eval, out: &mut Output) -> anyhow::Result<()> {
    match sets {
        [only] if wanted.json => out.line(&serde_json::to_string_pretty(&only.all())?)?,
        several if wanted.json => {
            let by_name: serde_json::Map<_, _> =
                several.iter().map(|set| Ok((set.name.clone(), serde_json::to_value(set.all())?))).collect::<anyhow::Result<_>>()?;
            out.line(&serde_json::to_string_pretty(&by_name)?)?;
        }
        _ => {}
    }
    for (number, set) in sets.iter().enumerate() {
        if !wanted.json {
            if number > 0 {
                out.line("")?;
            }
            out.line(&format!("== {}", set.name))?;
            let lines = measures::table(&set.measures).into_iter().chain(alarms::table(&set.alarms));
            lines.into_iter().try_for_each(|line| out.line(&line))?;
        }
        if wanted.errors {
            set.errors.iter().try_for_each(|line| out.line(line))?;
        }
    }
    Ok(out.flush()?)
}
