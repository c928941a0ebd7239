//! Programs that start other programs, and how their command lines are read: which words are switches, which take a value, and
//! which name the package. A word that is none of these ends the reading, so that no value is ever taken for a name.

/// A program that fetches a package and starts it.
pub(super) struct Runner {
    /// The program, and the word that must follow where it can do other things too.
    pub(super) programs: &'static [(&'static str, &'static [&'static str])],
    /// The registry that it fetches from.
    pub(super) registry: &'static str,
    /// Words that stand alone.
    pub(super) switches: &'static [&'static str],
    /// Words that a value follows.
    pub(super) valued: &'static [&'static str],
    /// Words that the package's name follows.
    pub(super) naming: &'static [&'static str],
}

pub(super) const RUNNERS: &[Runner] = &[
    Runner {
        programs: &[
            ("npx", &[]),
            ("bunx", &[]),
            ("pnpx", &[]),
            ("npm", &["exec", "x"]),
            ("pnpm", &["dlx", "exec"]),
            ("yarn", &["dlx"]),
            ("bun", &["x"]),
        ],
        registry: "npm",
        switches: &[
            "-y",
            "--yes",
            "-q",
            "--quiet",
            "-s",
            "--silent",
            "--no",
            "--no-install",
            "--bun",
            "--offline",
            "--prefer-offline",
            "--prefer-online",
            "--ignore-existing",
            "--",
        ],
        valued: &["--registry", "--cache", "--userconfig", "--prefix", "--loglevel", "--node-options", "-w", "--workspace"],
        naming: &["-p", "--package"],
    },
    Runner {
        programs: &[("uvx", &[]), ("uv", &["tool", "x"])],
        registry: "pypi",
        switches: &[
            "run",
            "-q",
            "--quiet",
            "-v",
            "--verbose",
            "-n",
            "--no-cache",
            "--isolated",
            "--refresh",
            "--offline",
            "--native-tls",
            "-U",
            "--upgrade",
            "--reinstall",
            "--no-config",
            "--no-progress",
            "--no-index",
            "--managed-python",
            "--no-managed-python",
            "--no-python-downloads",
            "--no-build",
            "--no-env-file",
            "--",
        ],
        valued: &[
            "--with",
            "-w",
            "--with-editable",
            "--with-requirements",
            "-p",
            "--python",
            "-i",
            "--index-url",
            "--extra-index-url",
            "--index",
            "--default-index",
            "--find-links",
            "-f",
            "--directory",
            "--project",
            "--env-file",
            "--cache-dir",
            "--config-file",
            "--refresh-package",
            "--reinstall-package",
            "-P",
            "--upgrade-package",
            "--prerelease",
            "--index-strategy",
            "--link-mode",
            "--keyring-provider",
            "--resolution",
            "--exclude-newer",
            "-c",
            "--constraints",
            "-b",
            "--overrides",
            "--allow-insecure-host",
        ],
        naming: &["--from"],
    },
    Runner {
        programs: &[("pipx", &["run"])],
        registry: "pypi",
        switches: &["-q", "--quiet", "--verbose", "--no-cache", "--"],
        valued: &["--python", "--pip-args", "--index-url", "-i"],
        naming: &["--spec"],
    },
];

/// Programs that start an image. What isn't one of their switches takes a value.
pub(super) const CONTAINERS: &[&str] = &["docker", "podman", "nerdctl", "finch"];

/// Their words of one letter that stand alone.
pub(super) const CONTAINER_LETTERS: &[char] = &['i', 't', 'd', 'P', 'q'];

/// Their longer words that stand alone.
pub(super) const CONTAINER_SWITCHES: &[&str] = &[
    "--rm",
    "--init",
    "--interactive",
    "--tty",
    "--detach",
    "--privileged",
    "--read-only",
    "--publish-all",
    "--no-healthcheck",
    "--oom-kill-disable",
    "--sig-proxy",
    "--disable-content-trust",
    "--quiet",
    "--help",
    "--replace",
    "--no-hosts",
    "--tls-verify",
];

/// Programs that run a file, with those of their words that a value follows.
pub(super) const SCRIPTED: &[(&str, &[&str])] = &[
    ("node", &["-r", "--require", "--import", "--loader", "--env-file", "-C", "--conditions"]),
    ("tsx", &["--tsconfig", "--env-file"]),
    ("ts-node", &["-P", "--project", "-r", "--require"]),
    ("bun", &["--env-file", "--cwd", "-c", "--config"]),
    ("deno", &["-c", "--config", "--import-map"]),
    ("python", &["-X", "-W"]),
    ("java", &["-cp", "-classpath", "--class-path"]),
    ("ruby", &["-I", "-r"]),
    ("php", &["-d", "-c"]),
    ("dotnet", &["--project"]),
];

/// Words of interpreters that stand alone; one that ends in a dash stands for all that begin so.
pub(super) const SCRIPT_SWITCHES: &[&str] = &[
    "-A",
    "-B",
    "-E",
    "-I",
    "-O",
    "-OO",
    "-P",
    "-q",
    "-S",
    "-s",
    "-u",
    "-y",
    "--allow-",
    "--bun",
    "--enable-source-maps",
    "--experimental-",
    "--harmony",
    "--hot",
    "--inspect",
    "--no-",
    "--quiet",
    "--silent",
    "--smol",
    "--trace-warnings",
    "--watch",
    "--yes",
];

/// Words of `uv` that stand alone, beside those of its runner.
pub(super) const UV_SWITCHES: &[&str] = &[
    "--active",
    "--all-extras",
    "--frozen",
    "--isolated",
    "--locked",
    "--native-tls",
    "--no-cache",
    "--no-config",
    "--no-dev",
    "--no-project",
    "--no-sync",
    "--offline",
    "--quiet",
    "-q",
    "--script",
    "-s",
    "--verbose",
    "-v",
];

/// Words of containers that a value follows.
pub(super) const CONTAINER_VALUED: &[&str] = &[
    "--add-host",
    "--annotation",
    "--cap-add",
    "--cap-drop",
    "--cgroup-parent",
    "--cgroupns",
    "--cidfile",
    "--cpus",
    "--cpuset-cpus",
    "--device",
    "--dns",
    "--dns-search",
    "--entrypoint",
    "--env",
    "--env-file",
    "--expose",
    "--gpus",
    "--group-add",
    "--hostname",
    "--ip",
    "--ipc",
    "--label",
    "--label-file",
    "--link",
    "--log-driver",
    "--log-opt",
    "--memory",
    "--memory-swap",
    "--mount",
    "--name",
    "--net",
    "--network",
    "--network-alias",
    "--pid",
    "--pids-limit",
    "--platform",
    "--publish",
    "--pull",
    "--restart",
    "--runtime",
    "--security-opt",
    "--shm-size",
    "--stop-signal",
    "--stop-timeout",
    "--sysctl",
    "--tmpfs",
    "--ulimit",
    "--user",
    "--userns",
    "--uts",
    "--volume",
    "--volumes-from",
    "--workdir",
];

/// Programs that do nothing but start another one, whose command line follows.
pub(super) const STARTERS: &[&str] = &[
    "env",
    "cmd",
    "sudo",
    "nohup",
    "exec",
    "command",
    "time",
    "nice",
    "wsl",
    "stdbuf",
    "sh",
    "bash",
    "zsh",
    "dash",
    "fish",
    "powershell",
    "pwsh",
];

/// Those that put all their words together and read them as one line.
pub(super) const JOINERS: &[&str] = &["cmd", "powershell", "pwsh"];

/// Words behind which a shell's whole command line stands as one word.
pub(super) const SHELL_LINES: &[&str] = &["-c", "-lc", "-ic", "-lic", "-ilc", "-Command", "-command"];

/// Programs that put secrets or settings in place and then start what stands behind `--`.
pub(super) const KEEPERS: &[&str] =
    &["op", "doppler", "infisical", "dotenvx", "dotenv", "varlock", "aws-vault", "chamber", "teller", "mise", "direnv", "envchain"];

/// Packages and programs that stand between a client and the server that is meant.
pub(super) const BETWEEN: &[&str] = &["mcp-remote", "mcp-proxy", "supergateway", "mcp-superassistant-proxy", "mcp-streamablehttp-client"];
