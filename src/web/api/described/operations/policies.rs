//! What to put on tools.

use super::super::operation::{Answer, Body, JSON, Operation, READ};
use super::super::parameters::{ALIAS, EXPLAIN, FORMAT, POLICY, SERVER, TOOL};
use crate::web::routes::MAX_BODY;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "get_tool_policy",
        path: "/servers/{server}/tools/{tool}/policy",
        told: "api-get-tool-policy",
        parameters: &[SERVER, TOOL, FORMAT, ALIAS, EXPLAIN],
        shared: POLICY,
        answer: Answer::Policy,
        refused: &[400, 404],
        example: "/servers/modelcontextprotocol-server-filesystem/tools/write_file/policy",
        ..READ
    },
    Operation {
        id: "get_server_policy",
        path: "/servers/{server}/policy",
        told: "api-get-server-policy",
        parameters: &[SERVER, FORMAT, ALIAS, EXPLAIN],
        shared: POLICY,
        answer: Answer::Policy,
        refused: &[400, 404],
        example: "/servers/modelcontextprotocol-server-filesystem/policy?format=claude-code&preset=strict&alias=files",
        ..READ
    },
    Operation {
        id: "merge_policies",
        method: "post",
        path: "/policy",
        told: "api-merge-policies",
        body: Some(Body {
            told: "api-body-policy",
            schema: "PolicyRequest",
            media: JSON,
            most: MAX_BODY,
            example: r#"{"servers": [{"server": "mcp-server-time", "alias": "time", "decisions": {"convert_time": "ask"}}], "format": "codex"}"#,
        }),
        answer: Answer::Json("ExplainedPolicy"),
        refused: &[400, 404, 413],
        example: "/policy",
        ..READ
    },
];
