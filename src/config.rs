//! The settings: every flag and every environment variable, in one struct whose comments are the help.

use clap::Args;
use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;

/// Where the catalogue lies and which rules hold; the same for every command.
#[derive(Args, Clone, Debug)]
pub struct Home {
    /// Folder of the catalogue [default: the user's data folder, as ~/.local/share/toolgrade]
    #[arg(long, global = true, env = "TOOLGRADE_DATA_DIR", value_name = "DIR")]
    pub data_dir: Option<PathBuf>,

    /// Folder of rules to use instead of those that come with the program
    #[arg(long, global = true, env = "TOOLGRADE_RULES", value_name = "DIR")]
    pub rules: Option<PathBuf>,
}

/// How outside addresses are asked.
#[derive(Args, Clone, Debug)]
pub struct Outside {
    /// Also ask addresses of this machine and of private networks
    #[arg(long)]
    pub allow_private: bool,
}

/// How the service is reached.
#[derive(Args, Clone, Debug)]
pub struct Serving {
    /// Address to listen on
    #[arg(long, env = "TOOLGRADE_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    pub listen: SocketAddr,

    /// Start with an empty catalogue instead of the starter catalogue
    #[arg(long, env = "TOOLGRADE_NO_STARTER")]
    pub no_starter: bool,

    /// Token that programs send to write (`Authorization: Bearer`); without one, the API only reads
    #[arg(long, env = "TOOLGRADE_TOKEN", hide_env_values = true, value_name = "TOKEN")]
    pub token: Option<Token>,

    /// File of further tokens, each as `NAME sha256:DIGITS` on a line of its own; for a token: `printf %s "$TOKEN" | sha256sum`
    #[arg(long, env = "TOOLGRADE_TOKEN_FILE", value_name = "FILE")]
    pub token_file: Option<PathBuf>,

    /// File of corrections to apply at start
    #[arg(long, env = "TOOLGRADE_OVERRIDES", value_name = "FILE")]
    pub overrides: Option<PathBuf>,
}

/// A secret that is never printed, not even by accident.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// The secret; `None` when it is empty, which nobody means.
    pub fn new(secret: &str) -> Option<Self> {
        let secret = secret.trim();
        (!secret.is_empty()).then(|| Self(secret.to_owned()))
    }

    /// The secret itself, to compare with.
    pub fn secret(&self) -> &str {
        &self.0
    }
}

impl FromStr for Token {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(text).ok_or("the token is empty; leave it out to keep writing closed, or make one with `openssl rand -hex 24`")
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Folder of what commands keep between two calls: the user's state folder, else the data folder.
pub fn state_folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "toolgrade")?;
    Some(folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_path_buf())
}

impl Home {
    /// The catalogue's folder: the one that was named, else the user's data folder, else one here.
    pub fn folder(&self) -> PathBuf {
        let users = || directories::ProjectDirs::from("", "", "toolgrade").map(|dirs| dirs.data_dir().to_path_buf());
        self.data_dir.clone().or_else(users).unwrap_or_else(|| PathBuf::from("toolgrade-data"))
    }
}
