//! Kiro. Merge the members into the server's entry. What is in neither list is asked about; what is in `disabledTools` isn't
//! shown to the model. Kiro's command line knows `disabledTools` alone. `*` in `autoApprove` stands for every tool, so that a
//! name which holds one is in no list.
//! Sources: kiro.dev/docs/mcp/configuration and kiro.dev/docs/cli/mcp/configuration.

use super::lower::LoweredServer;
use super::names::own;
use super::server_entry::{allowed, entries, hidden};
use super::{Expresses, Format, fine, held};
use crate::policy::Decision;

pub(super) const FORMAT: Format = Format {
    id: "kiro",
    title: "Kiro",
    file: "~/.kiro/settings/mcp.json or .kiro/settings/mcp.json",
    media: "application/json",
    name: own,
    expresses: Expresses { ask: true, hide: true, unnamed: Decision::Ask, open: true, excepts: EXCEPTS, ..Expresses::LEAVE },
    trap: fine,
    unwritten: |_, tool| {
        let detail = || "Kiro reads `*` as every tool; it asks about each call".into();
        tool.contains('*').then(|| (Decision::Ask, detail()))
    },
    unheld: held,
    render: |lowered| {
        let approved = if lowered.is_open() { every } else { allowed };
        entries(lowered, &[("autoApprove", approved), ("disabledTools", hidden)])
    },
};

/// A tool that `*` approves can be hidden, and not asked about.
const EXCEPTS: &[Decision] = &[Decision::Deny, Decision::Hide];

fn every(_: &LoweredServer<'_>) -> Vec<String> {
    vec!["*".into()]
}
