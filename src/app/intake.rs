use crate::classify::Classifier;
use crate::ingest::{self, Outcome, SubmissionError};
use crate::store::{RunId, Store};
use crate::web::{Intake, Sent, Taken, Untaken};
use std::sync::Arc;

/// The ingest pipeline, behind the port of the web.
pub fn intake(store: &Store, classifier: &Classifier) -> Intake {
    let (store, classifier) = (store.clone(), classifier.clone());
    Arc::new(move |sent| Box::pin(take(store.clone(), classifier.clone(), sent)))
}

async fn take(store: Store, classifier: Classifier, Sent { server, body, now }: Sent) -> Result<Taken, Untaken> {
    let (run, outcome) = ingest::submit(&store, &classifier, server, body, now).await.map_err(untaken)?;
    Ok(taken(run, outcome))
}

fn taken(run: RunId, Outcome { report, refusals }: Outcome) -> Taken {
    Taken { run, report, refused: refusals.into_iter().map(|refusal| (refusal.place, refusal.reason)).collect() }
}

fn untaken(error: SubmissionError) -> Untaken {
    let words = error.to_string();
    match error {
        SubmissionError::Unreadable(_) => Untaken::Unreadable(words),
        SubmissionError::Unfit(_) => Untaken::Unfit(words),
        SubmissionError::Conflict(_) => Untaken::Conflict(words),
        SubmissionError::Store(error) => Untaken::Store(error),
        SubmissionError::Broken(_) => Untaken::Broken(words),
    }
}
