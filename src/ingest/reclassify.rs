use super::parallel::{self, Job};
use crate::classify::{Classifier, skeleton};
use crate::model::{Assessment, ChangeKind, ChangeSeverity, Former, ServerProfile, Timestamp};
use crate::store::{Change, Store, StoreError, Unclassified};
use std::sync::Arc;

/// Tools classified in one transaction.
const WINDOW: u32 = 2000;

/// Gives every tool whose verdict comes from other rules or checks a new one. `watch` hears (done, total). Corrections by people
/// stay as they are.
///
/// Safe to stop at any time: what is done is done, and the next start goes on with the rest.
pub async fn reclassify(
    store: &Store,
    classifier: &Classifier,
    now: Timestamp,
    mut watch: impl FnMut(u64, u64),
) -> Result<u64, StoreError> {
    name_skeletons(store).await?;
    let total = store.count_outdated(classifier.version()).await?;
    let (mut done, mut last) = (0, 0);
    loop {
        let tools = store.outdated(classifier.version(), last, WINDOW).await?;
        let Some(tail) = tools.last() else { return Ok(done) };
        last = tail.tool;
        done += tools.len() as u64;
        renew(store, classifier, tools, now).await?;
        watch(done, total);
    }
}

/// Catalogues from before look-alikes were known get their servers' skeletons.
async fn name_skeletons(store: &Store) -> Result<(), StoreError> {
    loop {
        let servers = store.without_skeleton(WINDOW).await?;
        if servers.is_empty() {
            return Ok(());
        }
        let mut write = store.write().await?;
        for (server, name) in servers {
            write.put_skeleton(server, &skeleton(&name)).await?;
        }
        write.commit().await?;
    }
}

async fn renew(store: &Store, classifier: &Classifier, tools: Vec<Unclassified>, now: Timestamp) -> Result<(), StoreError> {
    let job = |tool: &Unclassified| {
        let server =
            ServerProfile { name: tool.server_name.clone(), description: tool.server_description.clone(), ..ServerProfile::default() };
        Job { server: Arc::new(server), definition: tool.definition.clone() }
    };
    let assessments = parallel::classify(classifier, tools.iter().map(job).collect()).await;
    let mut write = store.write().await?;
    for (tool, assessment) in tools.iter().zip(&assessments) {
        // An import may have given the tool another definition meanwhile, and a verdict on that one.
        if !write.is_defined_by(tool.tool, tool.definition_id).await? {
            continue;
        }
        let found = write.put_assessment(tool.tool, assessment, now).await?;
        let verdict = &assessment.verdict;
        if (verdict.category, verdict.risk, &verdict.traits) != (tool.category, tool.risk, &tool.traits) {
            write.note_verdict(tool.tool, &by_rules(classifier, tool, assessment), now).await?;
        } else if found {
            write.note_verdict(tool.tool, &Change::plain(ChangeKind::FindingsChanged, ChangeSeverity::Info), now).await?;
        }
    }
    write.commit().await
}

/// What new rules did to a verdict. The tool did nothing, so that nobody need hurry.
fn by_rules(classifier: &Classifier, tool: &Unclassified, after: &Assessment) -> Change {
    // Which checks objected before is not asked: they are told of as other findings.
    let before = Former { category: tool.category, risk: tool.risk, traits: tool.traits.clone(), ..after.into() };
    let effect = Some(classifier.effect(&before, after));
    Change { kind: ChangeKind::VerdictChanged, parts: None, effect, severity: ChangeSeverity::Info }
}
