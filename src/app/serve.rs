use super::{Indexing, Ready, asked_to_stop, follow, now};
use crate::config::{Home, Serving};
use crate::ingest;
use crate::store::Store;
use crate::web::{self, Overview};
use anyhow::Context;
use std::path::Path;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Serves pages and API until the process is asked to stop. `started` hears the address that people open.
pub async fn serve(ready: Ready, home: &Home, serving: &Serving, started: impl FnOnce(&str)) -> anyhow::Result<()> {
    let Ready { store, classifier } = ready;
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
    let state = web::State::new(store.clone(), classifier, overview, search);
    let state = serving.token.iter().fold(state, |state, token| state.writable(token, now));
    axum::serve(listener, web::router(state)).with_graceful_shutdown(asked_to_stop()).await?;
    follower.abort();
    keeper.abort();
    store.close().await;
    Ok(())
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
