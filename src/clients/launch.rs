//! What a command line starts: a package, an image, an address behind a go-between, code in a repository, or a program.

use super::doubt;
use super::origin::Origin;
use super::plain::Plain;
use super::runners::{
    BETWEEN, CONTAINER_LETTERS, CONTAINER_SWITCHES, CONTAINER_VALUED, CONTAINERS, JOINERS, KEEPERS, RUNNERS, Runner, SCRIPT_SWITCHES,
    SCRIPTED, SHELL_LINES, STARTERS, UV_SWITCHES,
};
use super::shell_words::split;

/// Programs that start programs that start programs: so many at most.
const DEEPEST: usize = 6;

/// What these words start, when they are typed as a command. Only what [`Plain`] lets out is kept of them.
pub fn origin_of(command: &[String]) -> Origin {
    launched(command).0
}

/// The same, and whether that is all that they start, fetched from where it usually is.
pub(super) fn launched(command: &[String]) -> (Origin, bool) {
    let words: Vec<&str> = command.iter().map(String::as_str).collect();
    let mut walk = Walk { left: DEEPEST, doubtful: false };
    let origin = told(&words, &mut walk).unwrap_or(Origin::Unnamed);
    (origin, !walk.doubtful)
}

/// The way from a program to the one that is meant.
struct Walk {
    /// So many programs may still start others.
    left: usize,
    /// Whether something on the way may start something else than what was told.
    doubtful: bool,
}

fn told(words: &[&str], walk: &mut Walk) -> Option<Origin> {
    // `NAME=value` in front of a command is no word of it.
    let from = words.iter().position(|word| is_line(word) || !is_assignment(word))?;
    let (first, rest) = words[from..].split_first()?;
    walk.left = walk.left.checked_sub(1)?;
    walk.doubtful |= words[..from].iter().any(|word| doubt::redirects(word));
    if is_line(first) {
        return line(first, rest, walk);
    }
    let program = program_of(first);
    if STARTERS.contains(&program) {
        return started(program, rest, walk).or_else(|| Plain::program(first).map(Origin::Program));
    }
    let behind = || rest.iter().position(|word| *word == "--").map(|at| &rest[at + 1..]);
    let found = if KEEPERS.contains(&program) {
        behind().and_then(|rest| told(rest, walk))
    } else if BETWEEN.contains(&program) {
        between(rest, walk)
    } else if let Some((runner, rest)) = runner_of(program, rest) {
        fetched(runner, rest, walk)
    } else if CONTAINERS.contains(&program) {
        contained(rest, walk)
    } else if program == "uv" {
        projected(rest, walk)
    } else {
        scripted(program, rest, walk)
    };
    found.or_else(|| Plain::program(first).map(Origin::Program)).map(|origin| bare(origin, program))
}

/// Whether a word is a whole command line rather than a path with spaces in it.
fn is_line(word: &str) -> bool {
    let mut words = word.split_whitespace();
    let first_is_path = words.next().is_some_and(|first| first.contains(['/', '\\']));
    words.next().is_some() && (!first_is_path || word.split_whitespace().any(|word| word.starts_with('-') && word.len() > 1))
}

/// The program's name without its path and what Windows adds.
fn program_of(word: &str) -> &str {
    let base = word.trim().rsplit(['/', '\\']).next().unwrap_or(word);
    [".cmd", ".exe", ".bat", ".ps1"].iter().find_map(|end| base.strip_suffix(end)).unwrap_or(base)
}

/// `NAME=value`, as a shell takes it in front of a command.
fn is_assignment(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'))
}

/// A whole command line as one word.
fn line(text: &str, more: &[&str], walk: &mut Walk) -> Option<Origin> {
    walk.doubtful |= doubt::joins_commands(text);
    let split: Vec<String> = split(text);
    let words: Vec<&str> = split.iter().map(String::as_str).chain(more.iter().copied()).collect();
    told(&words, walk)
}

/// A program's name without what Windows adds.
fn bare(origin: Origin, program: &str) -> Origin {
    match &origin {
        Origin::Program(name) if name.as_str().strip_suffix(".cmd").or(name.as_str().strip_suffix(".exe")) == Some(program) => {
            Plain::program(program).map_or(origin, Origin::Program)
        }
        _ => origin,
    }
}

/// What stands behind a program that only starts others.
fn started(program: &str, words: &[&str], walk: &mut Walk) -> Option<Origin> {
    if let Some(at) = words.iter().position(|word| SHELL_LINES.contains(word)) {
        // In front of that a shell takes a file that it runs first, or instead.
        walk.doubtful |= words[..at].iter().any(|word| !word.starts_with('-'));
        let (text, more) = words[at + 1..].split_first()?;
        return line(text.trim_start_matches("exec "), more, walk);
    }
    let is_switch = |word: &&str| word.starts_with('-') || is_assignment(word) || word.len() == 2 && word.starts_with('/');
    let from = words.iter().position(|word| !is_switch(word))?;
    walk.doubtful |= words[..from].iter().any(|word| doubt::redirects(word));
    // These put their words together and read them as one line.
    walk.doubtful |= JOINERS.contains(&program) && words.iter().any(|word| doubt::joins_commands(word));
    told(&words[from..], walk)
}

/// What a go-between speaks to: an address, or a command of its own.
fn between(words: &[&str], walk: &mut Walk) -> Option<Origin> {
    let is_address = |word: &&&str| word.starts_with("http://") || word.starts_with("https://");
    if let Some(address) = words.iter().find(is_address) {
        return Plain::address(address).map(Origin::Address);
    }
    if let Some(at) = words.iter().position(|word| *word == "--stdio") {
        return words.get(at + 1).and_then(|text| line(text, &[], walk));
    }
    if let Some(at) = words.iter().position(|word| *word == "--") {
        return told(&words[at + 1..], walk);
    }
    // Behind a switch of its own we can't tell a value from a command.
    words.first().filter(|word| !word.starts_with('-')).and_then(|_| told(words, walk))
}

fn runner_of<'w>(program: &str, words: &'w [&'w str]) -> Option<(&'static Runner, &'w [&'w str])> {
    RUNNERS.iter().find_map(|runner| {
        let (_, verbs) = runner.programs.iter().find(|(name, _)| *name == program)?;
        match (verbs.is_empty(), words.first()) {
            (true, _) => Some((runner, words)),
            (false, Some(verb)) if verbs.contains(verb) => Some((runner, &words[1..])),
            _ => None,
        }
    })
}

/// What a runner fetches, or what a go-between that it fetches speaks to.
fn fetched(runner: &Runner, words: &[&str], walk: &mut Walk) -> Option<Origin> {
    let (mut at, mut named) = (0, None);
    while let Some(word) = words.get(at).filter(|word| word.starts_with('-')) {
        let (flag, value) = word.split_once('=').map_or((*word, None), |(flag, value)| (flag, Some(value)));
        let takes_next = value.is_none() && (runner.naming.contains(&flag) || runner.valued.contains(&flag));
        let given = value.or(words.get(at + 1).copied().filter(|_| takes_next));
        if runner.naming.contains(&flag) {
            walk.doubtful |= named.is_some();
            named = named.or(given);
        } else if given.is_some_and(|value| doubt::changes_source(flag, value)) {
            walk.doubtful = true;
        } else if !takes_next && value.is_none() && !runner.switches.contains(&flag) {
            return None;
        }
        at += 1 + usize::from(takes_next);
    }
    while words.get(at).is_some_and(|word| runner.switches.contains(word)) {
        at += 1;
    }
    // What is run is a command of the package, unless it is one that runs anything.
    walk.doubtful |= named.is_some() && words.get(at).is_some_and(|word| doubt::runs_anything(word));
    let named = named.or(words.get(at).copied())?;
    let rest = words.get(at + 1..).unwrap_or_default();
    let called = Origin::package(runner.registry, named);
    let is_between = |name: &str| BETWEEN.contains(&name.split_once(':').map_or(name, |(_, name)| name));
    match called {
        Some(origin) if is_between(origin.name()) => between(rest, walk).or(Some(origin)),
        Some(origin) => Some(origin),
        None => fetched_code(named),
    }
}

/// What a runner fetches from elsewhere than its registry.
fn fetched_code(named: &str) -> Option<Origin> {
    let named = named.split_once(" @ ").map_or(named, |(_, from)| from);
    let is_path = named.starts_with(['.', '/', '~']) || named.contains('\\') || named.starts_with("file:");
    if is_path {
        return Plain::program(named).map(Origin::Program);
    }
    let named = named.strip_prefix("github:").unwrap_or(named);
    Plain::repository(named).map(Origin::Repository)
}

/// The image that a container is made of.
fn contained(words: &[&str], walk: &mut Walk) -> Option<Origin> {
    // A switch in front of the verb may name another machine.
    walk.doubtful |= words.first().is_some_and(|word| word.starts_with('-'));
    // The verb is the first word that is no switch: `docker compose run` and `docker exec … run` name no image.
    let mut words = words.iter().skip_while(|word| word.starts_with('-'));
    match *words.next()? {
        "run" => {}
        "container" if words.next() == Some(&"run") => {}
        _ => return None,
    }
    while let Some(word) = words.next() {
        walk.doubtful |= word.starts_with("--entrypoint");
        match word {
            word if CONTAINER_SWITCHES.contains(word) || word.starts_with("--") && word.contains('=') => {}
            word if CONTAINER_VALUED.contains(word) => drop(words.next()),
            // Of a switch that we don't know we can't tell whether a value follows.
            word if word.starts_with("--") => return None,
            word if word.starts_with('-') => {
                // Several in one: `-ie NAME` takes the next word, `-eNAME` holds its own.
                let valued = word[1..].find(|c: char| !CONTAINER_LETTERS.contains(&c));
                if valued.is_some_and(|at| at + 2 == word.len()) {
                    words.next();
                }
            }
            image => {
                walk.doubtful |= words.next().is_some_and(|word| doubt::runs_anything(program_of(word)));
                return Origin::image(image);
            }
        }
    }
    None
}

/// `uv run`: a project's folder, a package that is put beside it, or a file.
fn projected(words: &[&str], walk: &mut Walk) -> Option<Origin> {
    let uvx = RUNNERS.iter().find(|runner| runner.registry == "pypi")?;
    let (mut at, mut runs, mut folder, mut with) = (0, false, None, None);
    loop {
        let word = *words.get(at)?;
        let next = words.get(at + 1);
        match word {
            "--directory" | "--project" => (folder, at) = (next, at + 2),
            "--with" => {
                walk.doubtful |= with.is_some();
                (with, at) = (next, at + 2);
            }
            "run" if !runs => (runs, at) = (true, at + 1),
            word if uvx.valued.contains(&word) => {
                walk.doubtful |= next.is_some_and(|value| doubt::changes_source(word, value));
                at += 2;
            }
            word if uvx.switches.contains(&word) || UV_SWITCHES.contains(&word) => at += 1,
            word if word.starts_with('-') && word.contains('=') => {
                walk.doubtful |= word.split_once('=').is_some_and(|(flag, value)| doubt::changes_source(flag, value));
                at += 1;
            }
            // Of a switch that we don't know we can't tell whether a value follows.
            word if word.starts_with('-') => return folder.and_then(|folder| Plain::program(folder)).map(Origin::Program),
            _ => break,
        }
    }
    if !runs {
        return None;
    }
    if let Some(folder) = folder {
        return Plain::program(folder).map(Origin::Program);
    }
    let program = *words.get(at)?;
    match with.and_then(|with| Origin::package("pypi", with)) {
        Some(origin) if origin.name().ends_with(&format!(":{program}")) => Some(origin),
        _ => told(&words[at..], walk),
    }
}

/// The file that an interpreter runs; a package's, when it lies in the folder of one.
fn scripted(program: &str, words: &[&str], walk: &mut Walk) -> Option<Origin> {
    let is_it = |name: &str| program == name || name == "python" && program.starts_with("python") || name == "python" && program == "py";
    let (_, valued) = SCRIPTED.iter().find(|(name, _)| is_it(name))?;
    let mut at = usize::from(words.first() == Some(&"run"));
    while let Some(word) = words.get(at).filter(|word| word.starts_with('-')) {
        match *word {
            "-m" => return words.get(at + 1).and_then(|module| Plain::program(module)).map(Origin::Program),
            "-jar" => at += 1,
            word if valued.contains(&word) => {
                walk.doubtful = true;
                at += 2;
            }
            word if word.contains('=')
                || SCRIPT_SWITCHES.iter().any(|known| *known == word || known.ends_with('-') && word.starts_with(known)) =>
            {
                walk.doubtful |= word.contains('=') && !word.starts_with("--allow-");
                at += 1;
            }
            // Code on the command line, or a switch of which we can't tell whether a value follows.
            _ => return None,
        }
    }
    let file = words.get(at)?;
    if let Some((registry, name)) = file.split_once(':').filter(|(registry, _)| matches!(*registry, "npm" | "jsr")) {
        return Origin::package(registry, name);
    }
    // What lies in a folder of this machine is whatever was put there.
    walk.doubtful = true;
    installed(file).or_else(|| Plain::program(file).map(Origin::Program))
}

/// The package in whose folder a file lies.
fn installed(file: &str) -> Option<Origin> {
    let file = file.replace('\\', "/");
    let (_, inside) = file.rsplit_once("node_modules/")?;
    let parts: Vec<&str> = inside.split('/').collect();
    let name = if inside.starts_with('@') { parts.get(..2)?.join("/") } else { (*parts.first()?).to_owned() };
    Origin::package("npm", &name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(command: &str) -> String {
        let origin = origin_of(&split(command));
        let version = origin.version().map_or_else(String::new, |version| format!(" {version}"));
        format!("{} {}{version}", origin.kind(), origin.name())
    }

    #[test]
    fn a_go_between_is_looked_through() {
        let cases = [
            ("npx -y mcp-remote@latest https://u:p@a.example/mcp?k=S3CRET --header X:S3CRET", "address https://a.example/mcp"),
            ("npx mcp-remote --header X:S3CRET https://a.example/sse", "address https://a.example/sse"),
            ("uvx mcp-proxy --transport streamablehttp https://a.example/mcp", "address https://a.example/mcp"),
            ("mcp-proxy uvx mcp-server-time", "package pypi:mcp-server-time"),
            ("npx -y supergateway --stdio 'npx -y @a/b --key S3CRET' --port 1", "package npm:@a/b"),
            ("op run --env-file .env -- npx -y @a/b", "package npm:@a/b"),
            ("cmd /c npx -y @a/b", "package npm:@a/b"),
            ("env KEY=S3CRET npx -y @a/b", "package npm:@a/b"),
            ("bash -lc 'KEY=S3CRET exec npx -y @a/b'", "package npm:@a/b"),
            ("sh -c 'uvx mcp-server-time'", "package pypi:mcp-server-time"),
        ];
        for (command, expected) in cases {
            assert_eq!(told(command), expected, "{command}");
        }
    }

    #[test]
    fn what_is_started_is_told_by_its_runner() {
        let cases = [
            ("npx -y @modelcontextprotocol/server-memory", "package npm:@modelcontextprotocol/server-memory"),
            ("npx -y @playwright/mcp@0.0.41 --headless", "package npm:@playwright/mcp 0.0.41"),
            ("/usr/bin/npx -y -p a-package a-command", "package npm:a-package"),
            ("npx --registry https://u:S3CRET@r.example -y a", "package npm:a"),
            ("npx --token S3CRET a", "program npx"),
            ("npx -y github:acme/weather#main", "repository acme/weather"),
            ("pnpm dlx a@latest", "package npm:a"),
            ("bun x @a/b", "package npm:@a/b"),
            ("uvx mcp-server-time==2026.1.1", "package pypi:mcp-server-time 2026.1.1"),
            ("uvx -p 3.12 --from biomcp-server[cli] bio-mcp", "package pypi:biomcp-server"),
            ("uvx --from git+https://S3CRET@github.com/acme/weather@main weather", "repository acme/weather"),
            ("pipx run mcp-server-time", "package pypi:mcp-server-time"),
            ("uv tool run mcp-server-time", "package pypi:mcp-server-time"),
            ("uv run --with mcp-server-x mcp-server-x", "package pypi:mcp-server-x"),
            ("uv --directory /home/ada/weather run weather.py", "program weather"),
            ("deno run -A npm:@a/b@1.2", "package npm:@a/b 1.2"),
            ("node /x/node_modules/@a/b/dist/index.js S3CRET", "package npm:@a/b"),
            ("node build/index.js S3CRET", "program index.js"),
            ("python -m mcp_server_fetch", "program mcp_server_fetch"),
            (
                "docker run -i --rm -e KEY=S3CRET --mount type=bind,src=/a,dst=/b ghcr.io/acme/mcp:1.2 S3CRET",
                "image oci:ghcr.io/acme/mcp 1.2",
            ),
            ("docker run -eKEY=S3CRET --env=KEY=S3CRET mcp/fetch", "image oci:mcp/fetch"),
            ("docker run -ie s3cret mcp/fetch", "image oci:mcp/fetch"),
            ("docker mcp gateway run", "program docker"),
            ("docker exec -i box uv run server.py", "program docker"),
            ("podman run --env-host img s3cret", "program podman"),
            ("uv run server.py --project S3CRET", "program server.py"),
            ("uv run --extra S3CRET server.py", "program uv"),
            ("node --title S3CRET x.js", "program node"),
            ("'/usr/local/bin/weather-mcp S3CRET'", "unnamed "),
            ("/home/ada/bin/own --key S3CRET", "program own"),
            ("", "unnamed "),
        ];
        for (command, expected) in cases {
            assert_eq!(told(command), expected, "{command}");
        }
    }
}
