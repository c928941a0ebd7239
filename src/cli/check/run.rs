use super::baseline::Baseline;
use super::findings::{self, Checked, FailOn};
use super::layout::regions;
use super::report::Report;
use super::{configured, json, junit, live, sarif, text};
use crate::app;
use crate::cli::output::{self, Output};
use crate::cli::starting::Starting;
use crate::config::{Home, Outside};
use crate::ingest::{Source, read_sources};
use anyhow::bail;
use clap::{ArgGroup, Args, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// What `toolgrade check` takes.
#[derive(Args, Debug)]
#[command(group = ArgGroup::new("what").required(true))]
pub(in crate::cli) struct Wanted {
    /// Files and folders of tools, `-` for standard input: whatever `import` reads, also a bare answer to tools/list. The servers
    /// of a client's configuration are looked up in the catalogue, or with --run asked themselves
    #[arg(group = "what", value_name = "FILE")]
    pub(super) paths: Vec<PathBuf>,
    /// Start this program and check the tools that it lists, as `-- npx -y @modelcontextprotocol/server-memory`
    #[arg(last = true, group = "what", value_name = "COMMAND")]
    pub(super) command: Vec<String>,
    /// Check the tools of the server at this address
    #[arg(long, group = "what", value_name = "URL")]
    pub(super) url: Option<String>,
    /// Start the programs and ask the addresses that a client's configuration names, which runs whatever stands there, with your
    /// rights and the variables and headers that it gives them
    #[arg(long, requires = "paths")]
    pub(super) run: bool,
    /// Servers of a configuration of which nothing is known are a warning, and not something that could not be read
    #[arg(long, requires = "paths")]
    pub(super) allow_unknown: bool,
    /// Name of a live server in the report
    #[arg(long = "as", value_name = "SLUG", conflicts_with = "paths")]
    pub(super) named: Option<String>,
    /// The least severity of a finding, and the least risk of a tool, that makes the check fail
    #[arg(long, value_enum, ignore_case = true, default_value = "high", value_name = "RISK")]
    fail_on: FailOn,
    /// How the report is written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// File of accepted findings, which don't fail
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline")]
    baseline: Option<PathBuf>,
    /// Accept every finding of this run: write them to this file, keeping the notes that it holds already
    #[arg(long, value_name = "FILE")]
    write_baseline: Option<PathBuf>,
    /// File of corrections to verdicts, as `serve --overrides` takes it
    #[arg(long, env = "TOOLGRADE_OVERRIDES", value_name = "FILE")]
    overrides: Option<PathBuf>,
    #[command(flatten)]
    pub(super) starting: Starting,
    #[command(flatten)]
    pub(super) outside: Outside,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One document with everything
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// `JUnit` XML, for test reports
    Junit,
}

/// Problems told one by one; the rest are counted.
const SHOWN: usize = 50;

/// `toolgrade check`. 0 when nothing fails, 1 when something does, 2 when something could not be read.
pub(in crate::cli) async fn run(home: &Home, wanted: &Wanted, out: &mut Output) -> anyhow::Result<ExitCode> {
    let classifier = app::classifier(home.rules.as_deref())?;
    let corrections = wanted.overrides.as_deref().map(app::overrides).transpose()?.unwrap_or_default();
    let known = wanted.baseline.as_ref().or_else(|| wanted.write_baseline.as_ref().filter(|path| path.exists()));
    let known = known.map(|path| Baseline::read(path)).transpose()?.unwrap_or_default();
    let checked = |source: Source| findings::checked(source, &classifier, &corrections, wanted.fail_on);
    let sources = if wanted.paths.is_empty() {
        vec![checked(live::source(wanted, out).await?)]
    } else {
        let mut all = Vec::new();
        for mut source in read_sources(&wanted.paths) {
            let before = source.warnings.len();
            if !source.configures {
                all.push(checked(source));
                continue;
            }
            let (servers, spots) = configured::fill(&mut source, wanted, home, out).await?;
            let (allowed, places) = (source.warnings.len() - before, regions(&source.text, spots));
            all.push(Checked { servers, allowed, ..checked(source) }.placed(&places));
        }
        all
    };
    let mut report = Report::new(sources, &classifier, wanted.fail_on);
    accept(&mut report, &known, wanted, out)?;
    let written = match wanted.format {
        Format::Text => text::written(&report, output::colours()),
        Format::Json => json::written(&report)?,
        Format::Sarif => sarif::written(&report)?,
        Format::Junit => junit::written(&report),
    };
    match out.text(&written).and_then(|()| out.flush()) {
        // Whoever reads only the beginning still learns from the exit code what was found.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
        printed => printed?,
    }
    tell(&report, matches!(wanted.format, Format::Text), out);
    Ok(ExitCode::from(report.exit_code()))
}

/// Takes what is accepted out of what fails; with `--write-baseline` that is everything that was found.
fn accept(report: &mut Report, known: &Baseline, wanted: &Wanted, out: &mut Output) -> anyhow::Result<()> {
    if let Some(path) = &wanted.write_baseline {
        if report.totals().unread > 0 || report.saw_too_little() {
            tell(report, false, out);
            bail!("the baseline was not written, since what could not be read would be missing in it");
        }
        if report.sources.iter().any(Checked::is_partial) {
            tell(report, false, out);
            bail!(
                "the baseline was not written, since only a part was checked and the rest would be missing in it; check all of it at once"
            );
        }
        let renewed = known.renewed(&report.sources);
        renewed.write(path)?;
        out.complain(&format!("{} accepts {} findings now; say why in its notes", path.display(), renewed.len()));
        report.stale = Some(renewed.accept(&mut report.sources));
    } else if wanted.baseline.is_some() {
        report.stale = Some(known.accept(&mut report.sources));
    }
    Ok(())
}

/// What could not be read to standard error, in every format, and the warnings where the report itself isn't for people.
fn tell(report: &Report, is_told: bool, out: &mut Output) {
    let errors: Vec<String> = report.sources.iter().flat_map(Checked::errors).collect();
    for error in errors.iter().take(SHOWN) {
        out.complain(&format!("could not read {error}"));
    }
    if errors.len() > SHOWN {
        out.complain(&format!("… and {} more", errors.len() - SHOWN));
    }
    if !is_told {
        report.sources.iter().flat_map(Checked::warnings).for_each(|warning| out.complain(&format!("warning: {warning}")));
    }
    if errors.is_empty() && report.saw_too_little() {
        out.complain("a source lists no tools, so not everything was checked; name a file with a list of tools, or a server with `-- COMMAND` or --url");
    }
}
