use super::output::Output;
use crate::config::Home;
use crate::model::{Category, Correction, Risk, ServerSlug};
use crate::store::Store;
use crate::{app, ingest};
use anyhow::{anyhow, bail};
use clap::Args;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `toolgrade override` takes.
#[derive(Args, Debug)]
pub(super) struct Wanted {
    /// SERVER/TOOL
    #[arg(required_unless_present = "file", conflicts_with = "file")]
    target: Option<String>,
    /// Read, Write or Execute
    #[arg(long)]
    category: Option<Category>,
    /// Low, Medium or High
    #[arg(long)]
    risk: Option<Risk>,
    /// All traits that hold, comma separated; `none` for none
    #[arg(long)]
    traits: Option<String>,
    /// Why; shown on the tool's page
    #[arg(long, required_unless_present_any = ["clear", "file"])]
    note: Option<String>,
    /// Who
    #[arg(long, env = "USER", default_value = "a person")]
    author: String,
    /// Take the correction back
    #[arg(long, conflicts_with_all = ["category", "risk", "traits", "note"])]
    clear: bool,
    /// Apply a file of corrections instead: TOML with [[override]] blocks of server, tool, category, risk, traits, note and
    /// author. Safe to repeat; a correction whose tool is unknown waits for it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["category", "risk", "traits", "note", "clear"])]
    file: Option<PathBuf>,
}

/// `toolgrade override SERVER/TOOL` or `toolgrade override --file FILE`
pub(super) async fn run(home: &Home, wanted: Wanted, out: &mut Output) -> anyhow::Result<ExitCode> {
    match (&wanted.file, &wanted.target) {
        (Some(path), _) => apply(home, path, out).await,
        (None, Some(target)) => one(home, target, &wanted, out).await,
        (None, None) => bail!("name the tool as SERVER/TOOL, or a file with --file"),
    }
}

/// 1 when a tool is not in the catalogue.
async fn apply(home: &Home, path: &Path, out: &mut Output) -> anyhow::Result<ExitCode> {
    let entries = app::overrides(path)?;
    let applied = ingest::apply_overrides(&Store::open(&home.folder()).await?, &entries).await?;
    for tool in &applied.pending {
        out.complain(&format!("there is no `{tool}` in this catalogue; its correction is kept until it comes"));
    }
    out.line(&format!("corrected {}, unchanged {}, waiting {}", applied.set, applied.unchanged, applied.pending.len()))?;
    out.flush()?;
    Ok(ExitCode::from(u8::from(!applied.pending.is_empty())))
}

async fn one(home: &Home, target: &str, wanted: &Wanted, out: &mut Output) -> anyhow::Result<ExitCode> {
    let Some((server, tool)) = target.split_once('/') else { bail!("name the tool as SERVER/TOOL") };
    let (slug, now) = (ServerSlug::stored(server.to_owned()), app::now());
    let store = Store::open(&home.folder()).await?;
    if wanted.clear {
        if !store.clear_override(&slug, tool, now).await? {
            bail!("there is no correction of `{target}` to take back");
        }
        out.line("the correction is taken back")?;
    } else {
        let correction = correction(wanted).checked(now).map_err(|problems| anyhow!("{}", problems.join("; ")))?;
        if !store.set_override(&slug, tool, &correction).await? {
            bail!("there is no `{target}` to correct; `toolgrade policy {server}` lists its tools");
        }
        out.line("corrected")?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn correction(wanted: &Wanted) -> Correction {
    let words =
        |text: &String| text.split(',').map(str::trim).filter(|word| !word.is_empty() && *word != "none").map(str::to_owned).collect();
    Correction {
        category: wanted.category.map(|category| category.to_string()),
        risk: wanted.risk.map(|risk| risk.to_string()),
        traits: wanted.traits.as_ref().map(words),
        note: wanted.note.clone(),
        author: Some(wanted.author.clone()),
    }
}
