//! Cline. Merge the member into the server's entry. What isn't listed is asked about, and nothing can be refused; the person's
//! own switch for tools of servers must be on. Names are compared letter by letter.
//! Source: cline/cline, src/services/mcp/schemas.ts: a server's entry has `autoApprove` and no list of disabled tools.

use super::names::own;
use super::server_entry::{allowed, entries};
use super::{Expresses, Format, fine, held, written};
use crate::policy::Decision;

pub(super) const FORMAT: Format = Format {
    id: "cline",
    title: "Cline",
    file: "cline_mcp_settings.json",
    media: "application/json",
    name: own,
    expresses: Expresses { ask: true, unnamed: Decision::Ask, ..Expresses::LEAVE },
    trap: fine,
    unwritten: written,
    unheld: held,
    render: |lowered| entries(lowered, &[("autoApprove", allowed)]),
};
