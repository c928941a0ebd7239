use super::{Indexing, index};
use crate::config::Home;
use crate::store::Store;
use anyhow::Context;

/// Builds the search index of a catalogue anew; `watch` hears (done, total). Says how many entries it holds.
pub async fn reindex(home: &Home, mut watch: impl FnMut(u64, u64)) -> anyhow::Result<u64> {
    let folder = home.folder();
    let store = Store::open(&folder).await?;
    let search = Indexing::new(&store, &folder).await?.search();
    let mut entries = 0;
    let built = index::rebuild(&store, &search, |done, total| {
        entries = done;
        watch(done, total);
    });
    drop(built.await.with_context(|| format!("the search index in {} was left as it was", folder.display()))?);
    store.close().await;
    Ok(entries)
}
