//! Where a server is known from: its entry in a registry, and the last time that it was asked itself.

use crate::model::{Endpoint, Listing, Look, Posture, Timestamp};
use serde::Serialize;
use serde_json::Value;

/// What a registry says of a server.
#[derive(Serialize)]
pub(super) struct RegistryShape {
    name: String,
    status: &'static str,
    note: Option<String>,
    endpoints: Vec<Endpoint>,
}

impl From<Listing> for RegistryShape {
    fn from(listing: Listing) -> Self {
        Self { name: listing.name, status: listing.status.as_str(), note: listing.note, endpoints: listing.endpoints }
    }
}

/// What came of asking the server itself.
#[derive(Serialize)]
pub(super) struct ScanShape {
    at: Timestamp,
    transport: &'static str,
    posture: Posture,
    detail: Option<String>,
    protocol: Option<String>,
    capabilities: Option<Value>,
    instructions: Option<String>,
    latency_ms: Option<u64>,
}

impl From<(Timestamp, Look)> for ScanShape {
    fn from((at, look): (Timestamp, Look)) -> Self {
        let Look { transport, posture, detail, protocol, capabilities, instructions, latency_ms } = look;
        Self { at, transport: transport.as_str(), posture, detail, protocol, capabilities, instructions, latency_ms }
    }
}
