use crate::store::Store;
use crate::web::Overview;
use std::time::Duration;
use tokio::sync::watch;

/// How often the store's number is looked at.
const PERIOD: Duration = Duration::from_secs(1);

/// Keeps the overview (counts, latest, riskiest) in step with the store, whoever writes to it.
pub(super) async fn follow(store: Store, overview: watch::Sender<Overview>) {
    let mut seen = overview.borrow().sequence;
    loop {
        tokio::time::sleep(PERIOD).await;
        match store.sequence().await {
            Ok(sequence) if sequence == seen => {}
            Ok(_) => match Overview::read(&store).await {
                Ok(fresh) => {
                    seen = fresh.sequence;
                    overview.send_replace(fresh);
                }
                Err(error) => tracing::error!(%error, "the overview could not be read; it stays as it was"),
            },
            Err(error) => tracing::error!(%error, "the store does not answer"),
        }
    }
}
