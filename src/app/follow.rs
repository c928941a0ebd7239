use crate::store::{Store, StoreError};
use crate::web::Overview;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// How often the store's number is looked at.
const PERIOD: Duration = Duration::from_secs(1);

/// Looks without a change after which the evidence is counted again: it takes seconds, so not in the midst of an import.
const QUIET: u32 = 5;

/// Keeps the overview (counts, latest, riskiest, the tools of each rule) in step with the store, whoever writes to it.
pub(super) async fn follow(store: Store, overview: watch::Sender<Overview>) {
    let seen = overview.borrow().sequence;
    let mut follower = Follower { seen, counted: None, quiet: QUIET, overview };
    loop {
        tokio::time::sleep(PERIOD).await;
        if let Err(error) = follower.look(&store).await {
            tracing::error!(%error, "the overview could not be read; it stays as it was");
        }
    }
}

struct Follower {
    overview: watch::Sender<Overview>,
    /// The store's number at which the overview was read.
    seen: i64,
    /// The same of the evidence.
    counted: Option<i64>,
    quiet: u32,
}

impl Follower {
    async fn look(&mut self, store: &Store) -> Result<(), StoreError> {
        let sequence = store.sequence().await?;
        if sequence != self.seen {
            let fresh = Overview::read(store).await?;
            self.seen = fresh.sequence;
            self.quiet = 0;
            let firings = self.overview.borrow().firings();
            self.overview.send_replace(fresh.with_firings(firings));
        } else if self.quiet < QUIET {
            self.quiet += 1;
        } else if self.counted != Some(sequence) {
            let firings = Arc::new(store.firings().await?);
            self.counted = Some(sequence);
            let overview = self.overview.borrow().clone();
            self.overview.send_replace(overview.with_firings(Some(firings)));
        }
        Ok(())
    }
}
