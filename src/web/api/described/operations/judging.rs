//! What is sent to be judged, and forgotten.

use super::super::operation::{Answer, Body, JSON, Operation, READ};
use super::super::parameters::{POLICY, STACK_FORMAT};
use crate::clients::MAX_BYTES;
use crate::web::routes::MAX_BODY;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "classify",
        method: "post",
        path: "/classify",
        told: "api-classify",
        body: Some(Body {
            told: "api-body-classify",
            schema: "ClassifyRequest",
            media: JSON,
            most: MAX_BODY,
            example: r#"{"tool": "delete_note", "description": "Deletes a note for good."}"#,
        }),
        answer: Answer::Json("ClassifyAnswer"),
        refused: &[400, 413],
        example: "/classify",
        ..READ
    },
    Operation {
        id: "report_stack",
        method: "post",
        path: "/stack",
        told: "api-report-stack",
        parameters: &[STACK_FORMAT],
        shared: POLICY,
        body: Some(Body {
            told: "api-body-stack",
            schema: "Configuration",
            media: &["application/json", "application/toml", "application/yaml"],
            most: MAX_BYTES,
            example: r#"{"mcpServers": {"files": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesystem", "/srv/desk"]}}}"#,
        }),
        answer: Answer::Json("StackAnswer"),
        refused: &[400, 413, 422],
        example: "/stack",
        ..READ
    },
];
