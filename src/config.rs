//! The settings: every flag and every environment variable, in one struct whose comments are the help.

use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;

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

/// How the service is reached.
#[derive(Args, Clone, Debug)]
pub struct Serving {
    /// Address to listen on
    #[arg(long, env = "TOOLGRADE_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    pub listen: SocketAddr,

    /// Start with an empty catalogue instead of the starter catalogue
    #[arg(long, env = "TOOLGRADE_NO_STARTER")]
    pub no_starter: bool,
}

impl Home {
    /// The catalogue's folder: the one that was named, else the user's data folder, else one here.
    pub fn folder(&self) -> PathBuf {
        let users = || directories::ProjectDirs::from("", "", "toolgrade").map(|dirs| dirs.data_dir().to_path_buf());
        self.data_dir.clone().or_else(users).unwrap_or_else(|| PathBuf::from("toolgrade-data"))
    }
}
