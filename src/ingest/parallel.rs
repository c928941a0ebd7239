use crate::classify::Classifier;
use crate::model::{Assessment, Definition, ServerProfile, Subject};
use std::sync::Arc;
use std::thread::available_parallelism;

/// A definition to classify, with what is known of its server.
#[derive(Clone, Debug)]
pub(super) struct Job {
    pub(super) server: Arc<ServerProfile>,
    pub(super) definition: Arc<Definition>,
}

/// Below this number a second thread costs more than it saves.
const WORTH_SPLITTING: usize = 64;

/// Classifies on all cores; the answers stand in the order of the jobs.
pub(super) async fn classify(classifier: &Classifier, jobs: Vec<Job>) -> Vec<Assessment> {
    let threads = available_parallelism().map_or(1, usize::from);
    let share = jobs.len().div_ceil(threads).max(WORTH_SPLITTING);
    let mut rest = jobs;
    let mut tasks = Vec::new();
    while !rest.is_empty() {
        let behind = rest.split_off(rest.len().min(share));
        let classifier = classifier.clone();
        tasks.push(tokio::task::spawn_blocking(move || {
            rest.iter().map(|job| one(&classifier, &job.server, &job.definition)).collect::<Vec<_>>()
        }));
        rest = behind;
    }
    let mut assessments = Vec::new();
    for task in tasks {
        assessments.extend(task.await.expect("classifying does not panic, and nobody aborts it"));
    }
    assessments
}

/// The verdict on one definition of a server, and what the checks object to.
pub(super) fn one(classifier: &Classifier, server: &ServerProfile, definition: &Definition) -> Assessment {
    classifier.assess(&Subject { server_name: server.name.as_deref(), server_description: server.description.as_deref(), definition })
}
