use super::output::Output;
use crate::app;
use crate::config::Home;
use std::path::Path;
use std::process::ExitCode;

/// `toolgrade rules list`: rules with what they add, then checks with their severity.
pub(super) fn list(home: &Home, out: &mut Output) -> anyhow::Result<ExitCode> {
    let classifier = app::classifier(home.rules.as_deref())?;
    for rule in classifier.rules() {
        out.line(&format!("{}\t{}\t{}\t{}", rule.id, rule.file, rule.effect(), rule.title))?;
    }
    for check in classifier.checks() {
        out.line(&format!("{}\t{}\t{}\t{}", check.id, check.file, check.severity, check.title))?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// `toolgrade rules check [DIR]`: 1 when an example doesn't do what it says, 2 when the rules can't be read.
pub(super) fn check(home: &Home, dir: Option<&Path>, out: &mut Output) -> anyhow::Result<ExitCode> {
    let classifier = app::classifier(dir.or(home.rules.as_deref()))?;
    let problems = classifier.check_examples();
    for problem in &problems {
        out.line(&problem.to_string())?;
    }
    let of_rules: usize = classifier.rules().iter().map(|rule| rule.fires.len() + rule.quiet.len()).sum();
    let of_checks: usize = classifier.checks().iter().map(|check| check.fires.len() + check.quiet.len()).sum();
    let (rules, checks, examples) = (classifier.rules().len(), classifier.checks().len(), of_rules + of_checks);
    out.line(&format!(
        "{rules} rules, {checks} checks, {examples} examples, {} problems, version {}",
        problems.len(),
        classifier.version()
    ))?;
    out.flush()?;
    Ok(ExitCode::from(u8::from(!problems.is_empty())))
}
