//! The catalogue's own format, which can express everything.

use super::{Expresses, Format, exact, fine, held, written};
use crate::policy::Decision;

pub(super) const FORMAT: Format = Format {
    id: "toolgrade",
    title: "toolgrade's own format",
    file: "policy.json",
    media: "application/json",
    name: |_, tool| tool.to_owned(),
    expresses: Expresses {
        allow: true,
        ask: true,
        deny: true,
        hide: true,
        limits: true,
        conditions: |_| true,
        narrower: exact,
        unnamed: Decision::Deny,
        open: true,
        excepts: Decision::ALL,
        ..Expresses::LEAVE
    },
    trap: fine,
    unwritten: written,
    unheld: held,
    render: |lowered| lowered.plan.to_policy().to_json(),
};
