//! A live server as a source to check.

use super::run::Wanted;
use crate::app;
use crate::cli::consent::consent;
use crate::cli::output::{self, Output};
use crate::ingest::scan::{Launch, Target, Wanted as Asked, ask_alone};
use crate::ingest::{Refusal, Source};
use crate::model::ServerSlug;
use anyhow::{Context, bail};

/// Asks the server for its tools; one that gives none is a source that could not be read.
///
/// # Errors
/// When it may not be started or can't be asked as it is named, and when the run is interrupted.
pub(super) async fn source(wanted: &Wanted, out: &mut Output) -> anyhow::Result<Source> {
    let http = app::http(&wanted.outside);
    let slug = |text: &String| ServerSlug::of(text).with_context(|| format!("`{text}` holds no letter or digit"));
    let named = wanted.named.as_ref().map(slug).transpose()?;
    let mut asked = match &wanted.url {
        Some(url) => Asked::unlisted(&http, url, named.clone())?,
        None => Asked::command(Launch { command: wanted.command.clone(), ..Launch::default() }, named.clone()),
    };
    if let Target::Start(launch) = &mut asked.target {
        wanted.starting.prepare(launch)?;
        consent(launch, wanted.starting.yes, out)?;
    }
    let bounds = wanted.starting.bounds();
    let bar = output::progress("asking the server");
    // Whoever is interrupted leaves no process behind: what is dropped here ends what it started.
    let answer = tokio::select! {
        biased;
        () = app::asked_to_stop() => bail!("interrupted; nothing that was started is left running"),
        answer = ask_alone(&http, &asked, &bounds) => answer,
    };
    bar.finish_and_clear();
    Ok(answer.unwrap_or_else(|error| {
        let name = named.map_or_else(|| "the server".to_owned(), |slug| slug.to_string());
        Source { refusals: vec![Refusal { place: name.clone(), reason: error.to_string() }], name, ..Source::default() }
    }))
}
