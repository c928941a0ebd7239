//! What needs a token.

use super::super::operation::{Answer, Body, JSON, Operation, READ};
use super::super::parameters::{SERVER, TOOL};
use crate::web::api::{overrides, submitting};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "put_server",
        method: "put",
        path: "/servers/{server}",
        told: "api-put-server",
        parameters: &[SERVER],
        body: Some(Body {
            told: "api-body-server",
            schema: "ServerSubmission",
            media: JSON,
            most: submitting::MAX_BODY,
            example: r#"{"name": "Acme Notes", "package": "npm:@acme/notes", "tools": [{"name": "get_note", "description": "Returns a note."}]}"#,
        }),
        done: &[200, 201],
        answer: Answer::Json("PutAnswer"),
        refused: &[400, 401, 403, 409, 413, 422],
        writes: true,
        example: "/servers/acme-notes",
        ..READ
    },
    Operation {
        id: "delete_server",
        method: "delete",
        path: "/servers/{server}",
        told: "api-delete-server",
        parameters: &[SERVER],
        answer: Answer::Json("DeletedAnswer"),
        refused: &[401, 403, 404],
        writes: true,
        example: "/servers/acme-notes",
        ..READ
    },
    Operation {
        id: "put_override",
        method: "put",
        path: "/servers/{server}/tools/{tool}/override",
        told: "api-put-override",
        parameters: &[SERVER, TOOL],
        body: Some(Body {
            told: "api-body-override",
            schema: "CorrectionRequest",
            media: JSON,
            most: overrides::MAX_BODY,
            example: r#"{"risk": "Medium", "note": "Our clocks are not public.", "author": "Ada"}"#,
        }),
        answer: Answer::Json("ToolAnswer"),
        refused: &[400, 401, 403, 404, 413, 422],
        writes: true,
        example: "/servers/mcp-server-time/tools/convert_time/override",
        ..READ
    },
    Operation {
        id: "delete_override",
        method: "delete",
        path: "/servers/{server}/tools/{tool}/override",
        told: "api-delete-override",
        parameters: &[SERVER, TOOL],
        answer: Answer::Json("ToolAnswer"),
        refused: &[401, 403, 404],
        writes: true,
        example: "/servers/mcp-server-time/tools/convert_time/override",
        ..READ
    },
];
