//! The settings: every flag and every environment variable, in one struct whose comments are the help.

use axum::http::Uri;
use axum::http::uri::Authority;
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

    /// Address under which people reach the service, as `https://tools.example.org`; the sitemap, canonical links and cards
    /// need it
    #[arg(long, env = "TOOLGRADE_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<PublicUrl>,

    /// File of corrections to apply at start
    #[arg(long, env = "TOOLGRADE_OVERRIDES", value_name = "FILE")]
    pub overrides: Option<PathBuf>,

    /// Where messages of the contact form are sent on to.
    #[command(flatten)]
    pub mailing: Mailing,
}

/// The address of the service for the world, without a slash at its end: `https://tools.example.org`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(String);

impl PublicUrl {
    /// The address itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PublicUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WANTED: &str = "it must be an address such as https://tools.example.org: http or https and a host, nothing else";
        let url: Uri = text.trim().parse().map_err(|_| WANTED)?;
        let host = url.authority().map(Authority::as_str).filter(|host| !host.contains('@'));
        let is_bare = url.path_and_query().is_none_or(|rest| rest.as_str() == "/");
        match (url.scheme_str(), host) {
            (Some(scheme @ ("http" | "https")), Some(host)) if is_bare => Ok(Self(format!("{scheme}://{}", host.to_lowercase()))),
            _ => Err(WANTED),
        }
    }
}

/// How messages of the contact form are sent on by mail.
#[derive(Args, Clone, Debug, Default)]
pub struct Mailing {
    /// Mail server that sends messages of the contact form on, as `smtps://NAME:PASSWORD@HOST` or `smtp://HOST?tls=required`;
    /// without one they are only kept
    #[arg(long, env = "TOOLGRADE_SMTP_URL", hide_env_values = true, value_name = "URL", requires = "mail_to")]
    pub smtp_url: Option<MailServer>,

    /// Address that messages of the contact form are sent on to
    #[arg(long, env = "TOOLGRADE_MAIL_TO", value_name = "ADDRESS", requires = "smtp_url")]
    pub mail_to: Option<String>,

    /// Address that they are sent from [default: the one that they are sent to]
    #[arg(long, env = "TOOLGRADE_MAIL_FROM", value_name = "ADDRESS", requires = "smtp_url")]
    pub mail_from: Option<String>,
}

/// The address of a mail server, in which a password may stand. It is never printed, not even when it can't be read.
#[derive(Clone)]
pub struct MailServer(String);

impl MailServer {
    /// The address itself.
    pub fn secret(&self) -> &str {
        &self.0
    }

    /// Whether it holds a password that would cross a network unencrypted. It is read as the mail client reads it, and whatever is
    /// written in an odd way doesn't count as encrypted.
    pub fn shows_its_password(&self) -> bool {
        let text: String = self.0.chars().filter(|c| !c.is_ascii_control()).collect();
        let text = text.split('#').next().unwrap_or_default();
        let Some((scheme, rest)) = text.split_once("://") else { return false };
        let (before, query) = rest.split_once('?').unwrap_or((rest, ""));
        let authority = before.split('/').next().unwrap_or_default();
        let Some((_, host)) = authority.rsplit_once('@') else { return false };
        let here = ["localhost", "127.0.0.1", "[::1]"];
        let is_here = here.iter().any(|name| host.strip_prefix(name).is_some_and(|port| port.is_empty() || port.starts_with(':')));
        let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        let tls = pairs.filter(|(key, _)| *key == "tls").map(|(_, value)| value).next();
        let is_encrypted = tls == Some("required") && !query.contains('%');
        scheme.trim().eq_ignore_ascii_case("smtp") && !is_here && !is_encrypted
    }
}

impl FromStr for MailServer {
    type Err = std::convert::Infallible;

    // What can't be read is told later: clap would print it.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.trim().to_owned()))
    }
}

impl fmt::Debug for MailServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MailServer(…)")
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_a_scheme_and_a_host() {
        let cases = [
            ("https://Tools.example.org/", Some("https://tools.example.org")),
            ("http://127.0.0.1:8080", Some("http://127.0.0.1:8080")),
            ("https://example.org/tools", None),
            ("https://example.org/?a=b", None),
            ("https://me@example.org", None),
            ("ftp://example.org", None),
            ("example.org", None),
            ("", None),
        ];
        for (text, read) in cases {
            assert_eq!(text.parse::<PublicUrl>().ok().as_ref().map(PublicUrl::as_str), read, "{text}");
        }
    }
}
