//! What the catalogue knows.

use super::super::operation::{Answer, Operation, READ};
use super::super::parameters::{ATTACK, CHANGES, CURSOR, LIMIT, RULE, SERVER, SERVERS, TOOL};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "list_servers",
        path: "/servers",
        told: "api-list-servers",
        parameters: SERVERS,
        answer: Answer::Json("ServerList"),
        refused: &[400],
        example: "/servers?limit=2",
        ..READ
    },
    Operation {
        id: "get_server",
        path: "/servers/{server}",
        told: "api-get-server",
        parameters: &[SERVER],
        answer: Answer::Json("ServerAnswer"),
        refused: &[404],
        example: "/servers/modelcontextprotocol-server-filesystem",
        ..READ
    },
    Operation {
        id: "get_server_annotations",
        path: "/servers/{server}/annotations",
        told: "api-get-server-annotations",
        parameters: &[SERVER],
        answer: Answer::Json("ServerAnnotations"),
        refused: &[404],
        example: "/servers/mcp-server-time/annotations",
        ..READ
    },
    Operation {
        id: "list_tools",
        path: "/servers/{server}/tools",
        told: "api-list-tools",
        parameters: &[SERVER, LIMIT, CURSOR],
        answer: Answer::Json("ToolList"),
        refused: &[400, 404],
        example: "/servers/modelcontextprotocol-server-filesystem/tools?limit=2",
        ..READ
    },
    Operation {
        id: "get_tool",
        path: "/servers/{server}/tools/{tool}",
        told: "api-get-tool",
        parameters: &[SERVER, TOOL],
        answer: Answer::Json("ToolAnswer"),
        refused: &[404],
        example: "/servers/modelcontextprotocol-server-filesystem/tools/write_file",
        ..READ
    },
    Operation {
        id: "get_tool_annotations",
        path: "/servers/{server}/tools/{tool}/annotations",
        told: "api-get-tool-annotations",
        parameters: &[SERVER, TOOL],
        answer: Answer::Json("ToolAnnotations"),
        refused: &[404],
        example: "/servers/modelcontextprotocol-server-filesystem/tools/write_file/annotations",
        ..READ
    },
    Operation {
        id: "list_changes",
        path: "/changes",
        told: "api-list-changes",
        parameters: CHANGES,
        answer: Answer::Json("ChangeList"),
        refused: &[400, 404],
        example: "/changes?kind=tool_added&limit=1",
        ..READ
    },
    Operation {
        id: "list_rules",
        path: "/rules",
        told: "api-list-rules",
        parameters: &[LIMIT, CURSOR],
        answer: Answer::Json("RuleList"),
        refused: &[400],
        example: "/rules?limit=1",
        ..READ
    },
    Operation {
        id: "get_rule",
        path: "/rules/{id}",
        told: "api-get-rule",
        parameters: &[RULE],
        answer: Answer::Json("RuleAnswer"),
        refused: &[404],
        example: "/rules/removes",
        ..READ
    },
    Operation {
        id: "list_attacks",
        path: "/attacks",
        told: "api-list-attacks",
        parameters: &[LIMIT, CURSOR],
        answer: Answer::Json("AttackList"),
        refused: &[400],
        example: "/attacks?limit=1",
        ..READ
    },
    Operation {
        id: "get_attack",
        path: "/attacks/{id}",
        told: "api-get-attack",
        parameters: &[ATTACK],
        answer: Answer::Json("AttackAnswer"),
        refused: &[404],
        example: "/attacks/lethal-trifecta",
        ..READ
    },
    Operation { id: "get_stats", path: "/stats", told: "api-get-stats", answer: Answer::Json("Stats"), example: "/stats", ..READ },
    Operation {
        id: "get_description",
        path: "/openapi.json",
        told: "api-get-description",
        answer: Answer::Json("Description"),
        example: "/openapi.json",
        ..READ
    },
];
