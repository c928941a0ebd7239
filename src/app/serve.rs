use super::{Indexing, Mailer, Ready, asked_to_stop, follow, intake, mailing, now};
use crate::config::{Home, Serving};
use crate::ingest;
use crate::store::Store;
use crate::web::{self, Keys, Overview};
use anyhow::{Context, bail};
use std::net::SocketAddr;
use std::path::Path;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Serves pages and API until the process is asked to stop. `started` hears the address that people open.
pub async fn serve(ready: Ready, home: &Home, serving: &Serving, started: impl FnOnce(&str)) -> anyhow::Result<()> {
    let Ready { store, classifier } = ready;
    let (keys, mailer) = (keys(serving)?, Mailer::new(&serving.mailing)?);
    if !serving.no_starter && store.is_empty().await? {
        let outcome = ingest::load_starter(&store, &classifier, now()).await?;
        tracing::info!(tools = outcome.report.added, "loaded the starter catalogue");
    }
    if let Some(path) = &serving.overrides {
        correct(&store, path).await?;
    }
    let (sender, overview) = watch::channel(Overview::read(&store).await?);
    let listener = TcpListener::bind(serving.listen)
        .await
        .with_context(|| format!("cannot listen on {}; is another program there? choose another address with --listen", serving.listen))?;
    started(&format!("http://{}", listener.local_addr()?));
    let follower = tokio::spawn(follow::follow(store.clone(), sender));
    let indexing = Indexing::new(&store, &home.folder()).await?;
    let search = indexing.search();
    let keeper = tokio::spawn(indexing.run());
    let mailer = mailer.map(|mailer| tokio::spawn(mailing::follow(mailer, store.clone())));
    let intake = intake(&store, &classifier);
    let state = web::State::new(store.clone(), classifier, overview, search).taking_messages(now).reached_at(serving.public_url.as_ref());
    let state = if keys.is_empty() { state } else { state.writable(keys, now, intake) };
    let service = web::router(state).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(asked_to_stop()).await?;
    follower.abort();
    keeper.abort();
    mailer.inspect(JoinHandle::abort);
    store.close().await;
    Ok(())
}

/// The tokens with which programs may write: the one that was given, and those of a file.
fn keys(serving: &Serving) -> anyhow::Result<Keys> {
    let given = serving.token.as_ref().map(Keys::of).unwrap_or_default();
    let Some(path) = &serving.token_file else { return Ok(given) };
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read the tokens in {}", path.display()))?;
    match Keys::parse(&text) {
        Ok(keys) => Ok(given.and(keys)),
        Err(problems) => bail!("the tokens in {} can't be used:\n  {}", path.display(), problems.join("\n  ")),
    }
}

/// Applies a file of corrections.
async fn correct(store: &Store, path: &Path) -> anyhow::Result<()> {
    let applied = ingest::apply_overrides(store, &super::open::overrides(path)?).await?;
    tracing::info!(set = applied.set, unchanged = applied.unchanged, pending = applied.pending.len(), "applied the corrections");
    for tool in &applied.pending {
        tracing::warn!(tool, "a correction waits for a tool that is not in the catalogue");
    }
    Ok(())
}
