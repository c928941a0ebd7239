//! What makes a command that names a package start something else: it is fetched from elsewhere, other code is put beside it, or
//! a shell does more than one thing. Then the name is told, and nothing may rest on it.

use super::runners::{CONTAINERS, KEEPERS, RUNNERS, SCRIPTED, STARTERS};

/// Words of runners with a value that change neither what is fetched nor where from. Any other may.
const HARMLESS: &[&str] = &[
    "--cache",
    "--cache-dir",
    "--exclude-newer",
    "--index-strategy",
    "--keyring-provider",
    "--link-mode",
    "--loglevel",
    "--prerelease",
    "--refresh-package",
    "--reinstall-package",
    "--resolution",
    "--upgrade-package",
    "-P",
];

/// Words that name an interpreter: by its version that is harmless, by a path not.
const INTERPRETER: &[&str] = &["--python", "-p"];

/// How the names of variables begin, in lower case, by which a runner fetches from elsewhere or runs other code first.
const REDIRECTING: &[&str] = &[
    "bun_config_registry",
    "bun_options",
    "docker_host",
    "dyld_insert",
    "ld_preload",
    "node_options",
    "npm_config_globalconfig",
    "npm_config_node_options",
    "npm_config_prefix",
    "npm_config_registry",
    "npm_config_userconfig",
    "pip_extra_index_url",
    "pip_find_links",
    "pip_index_url",
    "pythonpath",
    "pythonstartup",
    "uv_config_file",
    "uv_default_index",
    "uv_extra_index_url",
    "uv_find_links",
    "uv_index",
    "yarn_npm_registry",
];

/// Whether a word of a runner with this value changes what is fetched, or where from.
pub(super) fn changes_source(flag: &str, value: &str) -> bool {
    let is_version = INTERPRETER.contains(&flag) && !value.contains(['/', '\\']);
    !is_version && !HARMLESS.contains(&flag)
}

/// Whether a variable of this name, or `NAME=value`, does.
pub(super) fn redirects(variable: &str) -> bool {
    let name = variable.split('=').next().unwrap_or_default().to_ascii_lowercase();
    REDIRECTING.iter().any(|start| name.starts_with(start))
}

/// Whether a shell finds more than one command in a text.
pub(super) fn joins_commands(text: &str) -> bool {
    text.contains([';', '&', '|', '`', '(', '\n', '\r'])
}

/// Whether a word is a program that runs whatever it is given, or one by its place on the disk.
pub(super) fn runs_anything(word: &str) -> bool {
    let is_scripted = |name: &str| name == word || name == "python" && word.starts_with("python");
    word.contains(['/', '\\'])
        || [STARTERS, KEEPERS, CONTAINERS].iter().any(|programs| programs.contains(&word))
        || SCRIPTED.iter().any(|(name, _)| is_scripted(name))
        || RUNNERS.iter().flat_map(|runner| runner.programs).any(|(name, _)| *name == word)
}
