//! The parameters, each once. Bounds and usual values are those that the code reads by.

use super::parameter::{Many, Parameter, Place, Takes};
use super::words;
use crate::policy::MAX_LISTED;
use crate::search::MAX_QUERY;
use crate::web::extract::MAX_LIMIT;

/// A text in the query.
const QUERY: Parameter =
    Parameter { name: "", place: Place::Query, takes: Takes::Text(None), many: Many::Once, usual: None, told: "", example: "" };

/// A text in the path.
const PATH: Parameter = Parameter { place: Place::Path, ..QUERY };

/// A filter of a search, which may stand there several times.
const FILTER: Parameter = Parameter { many: Many::Repeated, ..QUERY };

/// A list with commas, of figures that only the reader knows.
const LISTED: Parameter = Parameter { many: Many::Commas(MAX_LISTED), ..QUERY };

pub(super) const SERVER: Parameter =
    Parameter { name: "server", told: "api-par-server", example: "modelcontextprotocol-server-filesystem", ..PATH };
pub(super) const TOOL: Parameter = Parameter { name: "tool", told: "api-par-tool", example: "write_file", ..PATH };
pub(super) const RULE: Parameter = Parameter { name: "id", told: "api-par-rule", example: "removes", ..PATH };
pub(super) const ATTACK: Parameter = Parameter { name: "id", told: "api-par-attack", example: "lethal-trifecta", ..PATH };

pub(super) const LIMIT: Parameter =
    Parameter { name: "limit", takes: Takes::Whole(Some((1, MAX_LIMIT))), usual: Some("50"), told: "api-par-limit", ..QUERY };
pub(super) const CURSOR: Parameter = Parameter { name: "cursor", told: "api-par-cursor", ..QUERY };

/// Which servers are wanted, and in which order.
pub(super) const SERVERS: &[Parameter] = &[
    Parameter { name: "sort", takes: Takes::Words(words::server_sorts), usual: Some("slug"), told: "api-par-sort", ..QUERY },
    Parameter { name: "risk", takes: Takes::Words(words::server_risks), told: "api-par-server-risk", ..FILTER },
    Parameter { name: "does", takes: Takes::Words(words::server_deeds), told: "api-par-does", ..FILTER },
    Parameter { name: "trait", takes: Takes::Words(words::traits), told: "api-par-server-trait", ..FILTER },
    Parameter { name: "runs", takes: Takes::Words(words::server_runs), told: "api-par-runs", ..FILTER },
    Parameter { name: "tools", takes: Takes::Words(words::server_tools), told: "api-par-server-tools", ..FILTER },
    LIMIT,
    CURSOR,
];

/// Which changes are wanted.
pub(super) const CHANGES: &[Parameter] = &[
    Parameter { name: "since", told: "api-par-since", example: "2026-11-21T00:00:00Z", ..QUERY },
    Parameter { name: "severity", takes: Takes::Words(words::change_severities), usual: Some("info"), told: "api-par-severity", ..QUERY },
    Parameter { name: "kind", takes: Takes::Words(words::change_kinds), told: "api-par-change-kind", ..QUERY },
    Parameter { name: "server", told: "api-par-change-server", ..QUERY },
    LIMIT,
    CURSOR,
];

/// What is searched for.
pub(super) const SEARCH: &[Parameter] = &[
    Parameter { name: "q", takes: Takes::Text(Some(MAX_QUERY)), told: "api-par-q", example: "delete file", ..QUERY },
    Parameter { name: "category", takes: Takes::Words(words::categories), told: "api-par-category", ..FILTER },
    Parameter { name: "risk", takes: Takes::Words(words::risks), told: "api-par-risk", example: "high", ..FILTER },
    Parameter { name: "trait", takes: Takes::Words(words::traits), told: "api-par-trait", ..FILTER },
    Parameter { name: "server", told: "api-par-search-server", ..FILTER },
    Parameter { name: "lang", takes: Takes::Words(words::languages), told: "api-par-lang", ..FILTER },
    Parameter { name: "has", takes: Takes::Words(words::holdings), told: "api-par-has", ..FILTER },
    Parameter { name: "kind", takes: Takes::Words(words::entries), told: "api-par-kind", ..FILTER },
    Parameter { usual: Some("20"), ..LIMIT },
    Parameter { told: "api-par-search-cursor", ..CURSOR },
    Parameter { name: "verbatim", takes: Takes::Words(words::yes), told: "api-par-verbatim", ..QUERY },
];

pub(super) const TYPED: Parameter =
    Parameter { name: "q", takes: Takes::Text(Some(MAX_QUERY)), told: "api-par-typed", example: "cre", ..QUERY };

pub(super) const FORMAT: Parameter =
    Parameter { name: "format", takes: Takes::Words(words::formats), usual: Some("toolgrade"), told: "api-par-format", ..QUERY };
pub(super) const ALIAS: Parameter = Parameter { name: "alias", told: "api-par-alias", example: "files", ..QUERY };
/// Without it, a report has no policy.
pub(super) const STACK_FORMAT: Parameter = Parameter { usual: None, told: "api-par-stack-format", ..FORMAT };
pub(super) const EXPLAIN: Parameter = Parameter { name: "explain", takes: Takes::Words(words::one), told: "api-par-explain", ..QUERY };

const PRESET: Parameter =
    Parameter { name: "preset", takes: Takes::Words(words::presets), usual: Some("balanced"), told: "api-par-preset", ..QUERY };
const CONDITIONS: Parameter = Parameter {
    name: "conditions",
    takes: Takes::Words(words::conditions),
    many: Many::Commas(MAX_LISTED),
    usual: Some("none"),
    told: "api-par-conditions",
    ..QUERY
};
const BY: Parameter = Parameter { name: "by", takes: Takes::Words(words::mode), told: "api-par-by", ..QUERY };
const AMOUNT: Parameter = Parameter { name: "amount", takes: Takes::Number, told: "api-par-amount", example: "100", ..QUERY };
const PATHS: Parameter = Parameter { name: "paths", told: "api-par-paths", example: "/srv/desk", ..LISTED };
const HOSTS: Parameter = Parameter { name: "hosts", told: "api-par-hosts", example: "example.org", ..LISTED };
const RECIPIENTS: Parameter = Parameter { name: "recipients", told: "api-par-recipients", example: "@example.org", ..LISTED };
const ITEMS: Parameter = Parameter { name: "items", takes: Takes::Whole(None), told: "api-par-items", example: "20", ..QUERY };
const LOSSY: Parameter =
    Parameter { name: "lossy", takes: Takes::Words(words::lossies), usual: Some("stricter"), told: "api-par-lossy", ..QUERY };

/// How a policy shall be.
pub(super) const POLICY: &[Parameter] = &[PRESET, CONDITIONS, BY, AMOUNT, PATHS, HOSTS, RECIPIENTS, ITEMS, LOSSY];
