use super::conversation::Said;
use super::error::ScanError;
use super::target::{Target, Wanted};
use crate::ingest::capture;
use crate::ingest::offer::{Batch, Refusal};
use crate::model::{Look, Posture, ServerProfile, Transport};

/// What a server said, as a batch for the pipeline, and what of it can't be taken.
pub(super) fn batch(wanted: &Wanted, said: Said, transport: Transport) -> Result<(Batch, Vec<Refusal>), ScanError> {
    let mut server = wanted.sighting(said.name.as_deref())?;
    let package = match &wanted.target {
        Target::Start(launch) => launch.package(),
        Target::Ask { .. } => None,
    };
    let (package, pinned) = package.map_or((None, None), |(package, version)| (Some(package), version));
    server.profile = ServerProfile { name: said.name, package, version: pinned.or(said.version), ..ServerProfile::default() };
    let look = Look {
        transport,
        posture: Posture::Open,
        detail: None,
        protocol: Some(said.protocol),
        capabilities: Some(said.capabilities),
        instructions: said.instructions,
        latency_ms: Some(u64::try_from(said.latency.as_millis()).unwrap_or(u64::MAX)),
    };
    let slug = server.slug.to_string();
    let mut batch = Batch { complete: said.complete, fills: true, look: Some(look), ..Batch::of_server(server, wanted.source()) };
    let refusals = capture::collect(&mut batch, said.tools.iter().map(String::as_str), &slug);
    Ok((batch, refusals))
}

/// That a known server gave no tools, and why. Those that it had stay.
pub(super) fn silence(wanted: &Wanted, look: Look) -> Option<Batch> {
    let server = wanted.known.as_ref().and_then(|_| wanted.sighting(None).ok())?;
    Some(Batch { fills: true, look: Some(look), ..Batch::of_server(server, wanted.source()) })
}
