//! Verdicts given ahead of the writing, so that all cores classify while one writes.

use super::parallel::{self, Job};
use super::window::Window;
use crate::classify::Classifier;
use crate::store::{Offered, Store, StoreError};
use std::sync::Arc;
use tokio::sync::mpsc::{Receiver, Sender};

/// Classifies what comes, unless the catalogue holds it as it is, and passes it on; ends when nothing comes any more, or
/// nobody listens.
pub(super) async fn judge_ahead(
    store: Store,
    classifier: Classifier,
    mut read: Receiver<Window>,
    judged: Sender<Window>,
) -> Result<(), StoreError> {
    while let Some(mut window) = read.recv().await {
        judge(&store, &classifier, &mut window).await?;
        if judged.send(window).await.is_err() {
            break;
        }
    }
    Ok(())
}

/// Gives every offer that isn't known a verdict by what its batch says of its server. Whoever writes classifies the few
/// again whose server turns out to be known otherwise.
async fn judge(store: &Store, classifier: &Classifier, window: &mut Window) -> Result<(), StoreError> {
    let unchanged = store.unchanged(&offered(window)).await?;
    let due = |number: &usize| !unchanged[*number];
    let jobs: Vec<Job> = jobs(window).enumerate().filter(|(number, _)| due(number)).map(|(_, job)| job).collect();
    let servers: Vec<_> = jobs.iter().map(|job| job.server.clone()).collect();
    let assessments = parallel::classify(classifier, jobs).await;
    let offers = window.offers_mut().enumerate().filter(|(number, _)| due(number)).map(|(_, offer)| offer);
    for (offer, (server, assessment)) in offers.zip(servers.into_iter().zip(assessments)) {
        offer.judged(server, assessment);
    }
    Ok(())
}

fn offered(window: &Window) -> Vec<Offered<'_>> {
    let batches = window.batches.iter();
    let named = batches.flat_map(|batch| batch.offers.iter().map(|offer| (batch.server.slug.as_str(), offer)));
    named.map(|(slug, offer)| Offered { slug, name: offer.definition.name.as_str(), fingerprint: offer.fingerprint }).collect()
}

fn jobs(window: &Window) -> impl Iterator<Item = Job> + '_ {
    window.batches.iter().flat_map(|batch| {
        let server = Arc::new(batch.server.profile.clone());
        batch.offers.iter().map(move |offer| Job { server: server.clone(), definition: offer.definition.clone() })
    })
}
