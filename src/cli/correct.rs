use super::output::Output;
use crate::app;
use crate::config::Home;
use crate::model::{Category, Override, Risk, ServerSlug, Trait};
use crate::store::Store;
use anyhow::bail;
use clap::Args;
use std::process::ExitCode;

/// What `toolgrade override` takes.
#[derive(Args, Debug)]
pub(super) struct Correction {
    /// SERVER/TOOL
    target: String,
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
    #[arg(long, required_unless_present = "clear")]
    note: Option<String>,
    /// Who
    #[arg(long, env = "USER", default_value = "a person")]
    author: String,
    /// Take the correction back
    #[arg(long, conflicts_with_all = ["category", "risk", "traits", "note"])]
    clear: bool,
}

/// `toolgrade override SERVER/TOOL`
pub(super) async fn run(home: &Home, wanted: Correction, out: &mut Output) -> anyhow::Result<ExitCode> {
    let Some((server, tool)) = wanted.target.split_once('/') else { bail!("name the tool as SERVER/TOOL") };
    let (slug, now) = (ServerSlug::stored(server.to_owned()), app::now());
    let store = Store::open(&home.folder()).await?;
    let done = if wanted.clear {
        store.clear_override(&slug, tool, now).await?
    } else {
        let traits = wanted.traits.as_deref().map(traits).transpose()?;
        if wanted.category.is_none() && wanted.risk.is_none() && traits.is_none() {
            bail!("say what to correct: --category, --risk or --traits");
        }
        let (category, risk, note, author) = (wanted.category, wanted.risk, wanted.note.unwrap_or_default(), wanted.author);
        store.set_override(&slug, tool, &Override { category, risk, traits, note, author, at: now }).await?
    };
    if !done {
        bail!("there is no `{}` to correct; `toolgrade policy {server}` lists its tools", wanted.target);
    }
    out.line(if wanted.clear { "the correction is taken back" } else { "corrected" })?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn traits(text: &str) -> anyhow::Result<Vec<Trait>> {
    let words = text.split(',').map(str::trim).filter(|word| !word.is_empty() && *word != "none");
    words.map(|word| word.parse().map_err(anyhow::Error::msg)).collect()
}
