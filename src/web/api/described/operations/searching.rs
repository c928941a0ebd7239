//! How tools and servers are found.

use super::super::operation::{Answer, Operation, READ};
use super::super::parameters::{SEARCH, TYPED};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "search",
        path: "/search",
        told: "api-search",
        parameters: SEARCH,
        answer: Answer::Json("SearchAnswer"),
        refused: &[400, 503],
        example: "/search?q=delete+file&risk=high&limit=1",
        ..READ
    },
    Operation {
        id: "suggest",
        path: "/search/suggest",
        told: "api-suggest",
        parameters: &[TYPED],
        answer: Answer::Json("Suggestions"),
        refused: &[400, 503],
        example: "/search/suggest?q=write_f",
        ..READ
    },
];
