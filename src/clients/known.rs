//! The clients whose configurations are known: where each keeps them, in which language, and which rules about single tools it
//! takes there. Facts of November 2026; a row more is all that a new client needs.

use super::tree::Dialect;

/// An operating system, as far as folders are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Linux and its like.
    Linux,
    /// macOS.
    Mac,
    /// Windows.
    Windows,
}

/// A program that speaks to MCP servers.
#[derive(Debug, PartialEq, Eq)]
pub struct Client {
    /// Its word in answers and flags.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// What its files are written in.
    pub dialect: Dialect,
    /// The keys that lead to its servers.
    pub place: &'static [&'static str],
    /// Where its files lie. `~` is the home folder, `.` the project's, `$NAME` a variable, `*` any name, `**` any folders.
    pub files: &'static [&'static str],
    /// The same, on one system alone.
    pub files_on: &'static [(System, &'static str)],
    /// Which rules about single tools it takes, and how they are called.
    pub rules: Rules,
}

/// What a client can be told about single tools of a server.
#[derive(Debug, PartialEq, Eq)]
pub enum Rules {
    /// In the server's own entry, under these keys.
    InEntry(&'static [&'static str]),
    /// In a file or a setting of their own.
    Apart(&'static str),
    /// Nothing in a file that is known.
    None,
}

use Dialect::{Json, Toml, Yaml};
use System::{Linux, Mac, Windows};

const MCP_SERVERS: &[&str] = &["mcpServers"];

const PLAIN: Client = Client { id: "", name: "", dialect: Json, place: MCP_SERVERS, files: &[], files_on: &[], rules: Rules::None };

/// Every client that is known. Of files that several read, the first here has the say.
pub const CLIENTS: &[Client] = &[
    Client {
        id: "claude-desktop",
        name: "Claude Desktop",
        files_on: &[
            (Mac, "~/Library/Application Support/Claude/claude_desktop_config.json"),
            (Windows, "$APPDATA/Claude/claude_desktop_config.json"),
            (Linux, "~/.config/Claude/claude_desktop_config.json"),
        ],
        ..PLAIN
    },
    Client {
        id: "claude-code",
        name: "Claude Code",
        files: &["~/.claude.json", "$CLAUDE_CONFIG_DIR/.claude.json", "./.mcp.json", "~/.claude/plugins/cache/**/.mcp.json"],
        files_on: &[
            (Mac, "/Library/Application Support/ClaudeCode/managed-mcp.json"),
            (Linux, "/etc/claude-code/managed-mcp.json"),
            (Windows, "$ProgramFiles/ClaudeCode/managed-mcp.json"),
        ],
        rules: Rules::Apart("permissions.allow, permissions.ask and permissions.deny in ~/.claude/settings.json"),
        ..PLAIN
    },
    Client {
        id: "cursor",
        name: "Cursor",
        files: &["~/.cursor/mcp.json", "./.cursor/mcp.json", "~/.cursor/plugins/**/mcp.json"],
        files_on: &[
            (Mac, "~/Library/Application Support/Cursor/User/mcp.json"),
            (Linux, "~/.config/Cursor/User/mcp.json"),
            (Windows, "$APPDATA/Cursor/User/mcp.json"),
        ],
        rules: Rules::Apart("mcpAllowlist in ~/.cursor/permissions.json"),
        ..PLAIN
    },
    Client {
        id: "vscode",
        name: "VS Code",
        place: &["servers"],
        files: &["~/.vscode/mcp.json", "./.vscode/mcp.json"],
        files_on: &[
            (Mac, "~/Library/Application Support/Code/User/mcp.json"),
            (Linux, "~/.config/Code/User/mcp.json"),
            (Windows, "$APPDATA/Code/User/mcp.json"),
            (Mac, "~/Library/Application Support/Code/User/settings.json"),
            (Linux, "~/.config/Code/User/settings.json"),
            (Windows, "$APPDATA/Code/User/settings.json"),
        ],
        rules: Rules::Apart("chat.tools.eligibleForAutoApproval in its settings"),
        ..PLAIN
    },
    Client {
        id: "vscode-insiders",
        name: "VS Code Insiders",
        place: &["servers"],
        files_on: &[
            (Mac, "~/Library/Application Support/Code - Insiders/User/mcp.json"),
            (Linux, "~/.config/Code - Insiders/User/mcp.json"),
            (Windows, "$APPDATA/Code - Insiders/User/mcp.json"),
            (Mac, "~/Library/Application Support/Code - Insiders/User/settings.json"),
            (Linux, "~/.config/Code - Insiders/User/settings.json"),
            (Windows, "$APPDATA/Code - Insiders/User/settings.json"),
        ],
        rules: Rules::Apart("chat.tools.eligibleForAutoApproval in its settings"),
        ..PLAIN
    },
    Client { id: "copilot-cli", name: "Copilot CLI", files: &["~/.copilot/mcp-config.json"], rules: Rules::InEntry(&["tools"]), ..PLAIN },
    Client {
        id: "windsurf",
        name: "Windsurf",
        files: &["~/.codeium/windsurf/mcp_config.json", "~/.codeium/mcp_config.json"],
        rules: Rules::InEntry(&["disabledTools"]),
        ..PLAIN
    },
    Client {
        id: "codex",
        name: "Codex",
        dialect: Toml,
        place: &["mcp_servers"],
        files: &["~/.codex/config.toml", "$CODEX_HOME/config.toml", "~/.codex/*.config.toml", "./.codex/config.toml"],
        files_on: &[(Linux, "/etc/codex/config.toml"), (Mac, "/etc/codex/config.toml"), (Windows, "$ProgramData/OpenAI/Codex/config.toml")],
        rules: Rules::InEntry(&["enabled_tools", "disabled_tools", "default_tools_approval_mode", "tools"]),
    },
    Client {
        id: "gemini-cli",
        name: "Gemini CLI",
        files: &["~/.gemini/settings.json", "./.gemini/settings.json"],
        rules: Rules::InEntry(&["includeTools", "excludeTools", "trust"]),
        ..PLAIN
    },
    Client {
        id: "antigravity",
        name: "Antigravity",
        files: &["~/.gemini/antigravity/mcp_config.json", "~/.gemini/config/mcp_config.json"],
        ..PLAIN
    },
    Client {
        id: "zed",
        name: "Zed",
        place: &["context_servers"],
        files: &["./.zed/settings.json"],
        files_on: &[(Linux, "~/.config/zed/settings.json"), (Mac, "~/.config/zed/settings.json"), (Windows, "$APPDATA/Zed/settings.json")],
        rules: Rules::Apart("agent.tool_permissions in its settings"),
        ..PLAIN
    },
    Client {
        id: "goose",
        name: "Goose",
        dialect: Yaml,
        place: &["extensions"],
        files_on: &[
            (Linux, "~/.config/goose/config.yaml"),
            (Mac, "~/.config/goose/config.yaml"),
            (Windows, "$APPDATA/Block/goose/config/config.yaml"),
        ],
        rules: Rules::InEntry(&["available_tools"]),
        files: &[],
    },
    Client {
        id: "opencode",
        name: "opencode",
        place: &["mcp"],
        files: &[
            "~/.config/opencode/opencode.json",
            "~/.config/opencode/opencode.jsonc",
            "./opencode.json",
            "./opencode.jsonc",
            "$OPENCODE_CONFIG",
        ],
        rules: Rules::Apart("tools and permission in the same file"),
        ..PLAIN
    },
    Client {
        id: "kiro",
        name: "Kiro",
        files: &["~/.kiro/settings/mcp.json", "./.kiro/settings/mcp.json", "~/.kiro/agents/*.json"],
        rules: Rules::InEntry(&["autoApprove", "disabledTools"]),
        ..PLAIN
    },
    Client {
        id: "amazon-q",
        name: "Amazon Q",
        files: &["~/.aws/amazonq/mcp.json", "~/.aws/amazonq/agents/default.json", "./.amazonq/mcp.json"],
        rules: Rules::InEntry(&["autoApprove", "disabledTools"]),
        ..PLAIN
    },
    Client { id: "amp", name: "Amp", place: &["amp.mcpServers"], files: &["~/.config/amp/settings.json"], ..PLAIN },
    Client { id: "lm-studio", name: "LM Studio", files: &["~/.lmstudio/mcp.json"], ..PLAIN },
    Client { id: "kimi-cli", name: "Kimi CLI", files: &["~/.kimi/mcp.json"], ..PLAIN },
    Client { id: "factory", name: "Factory", files: &["~/.factory/mcp.json"], ..PLAIN },
    Client {
        id: "trae",
        name: "Trae",
        files_on: &[
            (Mac, "~/Library/Application Support/Trae/User/mcp.json"),
            (Linux, "~/.config/Trae/User/mcp.json"),
            (Windows, "$APPDATA/Trae/User/mcp.json"),
        ],
        ..PLAIN
    },
    Client {
        id: "cline",
        name: "Cline",
        files_on: &[
            (Mac, "~/Library/Application Support/Code/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json"),
            (Linux, "~/.config/Code/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json"),
            (Windows, "$APPDATA/Code/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json"),
        ],
        rules: Rules::InEntry(&["autoApprove"]),
        ..PLAIN
    },
    Client {
        id: "qoder",
        name: "Qoder",
        files_on: &[
            (Mac, "~/Library/Application Support/Qoder/User/mcp.json"),
            (Linux, "~/.config/Qoder/User/mcp.json"),
            (Windows, "$APPDATA/Qoder/User/mcp.json"),
        ],
        ..PLAIN
    },
    Client {
        id: "continue",
        name: "Continue",
        dialect: Yaml,
        files: &["~/.continue/config.yaml", "./.continue/mcpServers/*.yaml"],
        ..PLAIN
    },
    Client {
        id: "mistral-vibe",
        name: "Mistral Vibe",
        dialect: Toml,
        place: &["mcp_servers"],
        files: &["~/.vibe/config.toml", "./.vibe/config.toml"],
        ..PLAIN
    },
    Client { id: "librechat", name: "LibreChat", dialect: Yaml, files: &["./librechat.yaml"], ..PLAIN },
];

/// The client with this word.
pub fn client(id: &str) -> Option<&'static Client> {
    CLIENTS.iter().find(|client| client.id == id)
}

/// The client whose file this is, as far as its path tells.
pub fn client_of_file(path: &str) -> Option<&'static Client> {
    let path = path.replace('\\', "/");
    let fits = |file: &str| path_fits(&path, file);
    CLIENTS.iter().find(|client| client.files.iter().chain(client.files_on.iter().map(|(_, file)| file)).any(|file| fits(file)))
}

/// Whether a path ends as a file of the table does, from the first folder on that the table names.
fn path_fits(path: &str, file: &str) -> bool {
    let anchored = file.split_once('/').map_or(file, |(_, rest)| rest);
    let (folder, name) = anchored.rsplit_once("**/").map_or((None, anchored), |(folder, name)| (Some(folder), name));
    let ends = |tail: &str| path == tail || path.ends_with(&format!("/{tail}"));
    match (folder, name.split_once('*')) {
        (Some(folder), _) => path.contains(&format!("/{folder}")) && ends(name),
        (None, Some((start, end))) => path.contains(&format!("/{start}")) && path.ends_with(end),
        (None, None) => !file.starts_with('$') && ends(name) || file.starts_with('$') && anchored.contains('/') && ends(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_client_has_a_word_and_a_place_of_its_own() {
        let ids: std::collections::BTreeSet<&str> = CLIENTS.iter().map(|client| client.id).collect();
        assert_eq!(ids.len(), CLIENTS.len());
        let whole =
            |client: &&Client| !client.place.is_empty() && client.files.len() + client.files_on.len() > 0 && !client.name.is_empty();
        assert!(CLIENTS.iter().all(|client| whole(&client)));
    }

    #[test]
    fn a_file_is_known_by_the_end_of_its_path() {
        let cases = [
            ("/home/ada/.cursor/mcp.json", Some("cursor")),
            ("/home/ada/.config/Code/User/mcp.json", Some("vscode")),
            (r"C:\Users\Ada\AppData\Roaming\Claude\claude_desktop_config.json", Some("claude-desktop")),
            ("/desk/project/.mcp.json", Some("claude-code")),
            ("/home/ada/.claude/plugins/cache/a/b/.mcp.json", Some("claude-code")),
            ("/home/ada/.kiro/agents/one.json", Some("kiro")),
            ("/home/ada/.codex/config.toml", Some("codex")),
            ("librechat.yaml", Some("librechat")),
            ("mcp.json", None),
            ("/tmp/config.toml", None),
        ];
        for (path, expected) in cases {
            assert_eq!(client_of_file(path).map(|client| client.id), expected, "{path}");
        }
    }
}
