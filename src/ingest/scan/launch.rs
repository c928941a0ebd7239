use crate::clients::{self, Origin};
use crate::model::Package;
use std::ffi::OsString;
use std::path::PathBuf;
use tokio::process::Command;

/// A program to start, and what it may.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Launch {
    /// Program and arguments.
    pub command: Vec<String>,
    /// Environment variables beside the few that every program gets.
    pub environment: Vec<(String, String)>,
    /// The folder that it starts in, where that isn't ours; one in a sandbox starts in its own.
    pub folder: Option<PathBuf>,
    /// Whether it is shut in.
    pub sandbox: Option<Sandbox>,
}

/// What a program in bubblewrap may reach beside a read-only system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sandbox {
    /// Nothing.
    Offline,
    /// The network: without it no package can be fetched.
    Network,
}

/// What a program needs to find its way. No credential has any of these names; a server that wants one gets it by name.
const KEPT: &[&str] = &[
    "PATH",
    "HOME",
    "USER",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "TERM",
    "TMPDIR",
    "TZ",
    "SYSTEMROOT",
    "APPDATA",
    "LOCALAPPDATA",
    "USERPROFILE",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "NODE_EXTRA_CA_CERTS",
];

/// Folders of the system that a program in a sandbox sees, and can't change.
const SYSTEM: &[&str] = &["/usr", "/bin", "/lib", "/lib64", "/sbin", "/etc", "/opt"];

impl Launch {
    /// How a package is started by the runner of its registry.
    ///
    /// # Errors
    /// A sentence, when no runner is known for it.
    pub fn of_package(package: &Package) -> Result<Self, String> {
        let version = |mark: &str| package.version.as_ref().map_or_else(String::new, |version| format!("{mark}{version}"));
        let name = &package.identifier;
        let runner: Vec<String> = match package.registry.as_str() {
            "npm" => vec!["npx".into(), "-y".into(), format!("{name}{}", version("@"))],
            "pypi" => vec!["uvx".into(), format!("{name}{}", version("=="))],
            "oci" => vec!["docker".into(), "run".into(), "-i".into(), "--rm".into(), name.clone()],
            other => return Err(format!("no way is known to start a package of `{other}`; start it with `toolgrade scan -- COMMAND`")),
        };
        // A name that begins with a hyphen would be a switch of the runner.
        if name.starts_with('-') {
            return Err(format!("`{name}` is no name of a package"));
        }
        Ok(Self { command: runner.into_iter().chain(package.arguments.clone()).collect(), ..Self::default() })
    }

    /// The package that this command starts, where its runner is known: its coordinate, and its version when that is pinned.
    pub(in crate::ingest) fn package(&self) -> Option<(String, Option<String>)> {
        let origin = clients::origin_of(&self.command);
        matches!(origin, Origin::Package { .. }).then(|| (origin.name().to_owned(), origin.version().map(str::to_owned)))
    }

    /// The command to start: in a bare environment, in a group of its own, in its sandbox.
    pub(super) fn prepare(&self) -> Command {
        let words = self.words(&|name| std::env::var_os(name));
        let (program, arguments) = words.split_first().map_or((OsString::new(), &[][..]), |(program, rest)| (program.clone(), rest));
        let mut command = Command::new(program);
        command.args(arguments).env_clear();
        for name in KEPT {
            command.envs(std::env::var_os(name).map(|value| (name, value)));
        }
        if let Some(folder) = self.folder.as_ref().filter(|_| self.sandbox.is_none()) {
            command.current_dir(folder);
        }
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// What stands on the command line.
    fn words(&self, variable: &impl Fn(&str) -> Option<OsString>) -> Vec<OsString> {
        let own = self.command.iter().map(OsString::from);
        let Some(sandbox) = self.sandbox else { return own.collect() };
        let mut words: Vec<OsString> =
            ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"]
                .map(OsString::from)
                .into();
        if sandbox == Sandbox::Network {
            words.push("--share-net".into());
        }
        for folder in SYSTEM {
            words.extend(["--ro-bind-try", folder, folder].map(OsString::from));
        }
        if let Some(home) = variable("HOME").filter(|home| PathBuf::from(home).is_absolute() && home != "/") {
            words.extend([OsString::from("--tmpfs"), home.clone(), OsString::from("--chdir"), home]);
        }
        words.push("--".into());
        words.extend(own);
        words
    }

    /// As a person would type it.
    pub fn line(&self) -> String {
        self.command.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn launch(line: &str) -> Launch {
        Launch { command: line.split(' ').map(str::to_owned).collect(), ..Launch::default() }
    }

    #[test]
    fn a_sandbox_has_no_home_and_no_network_unless_it_is_given() {
        let words = |sandbox| {
            let launch = Launch { sandbox: Some(sandbox), ..launch("npx x") };
            let words = launch.words(&|_| Some("/home/ada".into()));
            words.iter().map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
        };
        let offline = words(Sandbox::Offline);
        assert!(offline.starts_with("bwrap --unshare-all --die-with-parent") && offline.ends_with("-- npx x"), "{offline}");
        assert!(offline.contains("--tmpfs /home/ada") && !offline.contains("share-net ") && !offline.contains("--bind "), "{offline}");
        assert!(words(Sandbox::Network).contains("--share-net"));
    }

    #[test]
    fn a_registrys_package_is_started_at_its_version_and_never_as_a_switch() {
        let package = |registry: &str, identifier: &str| Package {
            registry: registry.into(),
            identifier: identifier.into(),
            version: Some("1.2.3".into()),
            arguments: vec!["--stdio".into()],
            ..Package::default()
        };
        assert_eq!(Launch::of_package(&package("npm", "@a/b")).expect("a command").line(), "npx -y @a/b@1.2.3 --stdio");
        assert_eq!(Launch::of_package(&package("pypi", "b")).expect("a command").line(), "uvx b==1.2.3 --stdio");
        assert!(Launch::of_package(&package("npm", "--eval")).is_err() && Launch::of_package(&package("nuget", "x")).is_err());
    }
}
