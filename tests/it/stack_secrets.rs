//! Secrets are planted wherever people put them, and looked for wherever something comes out.

use crate::stack::packaged;
use axum::body::Body;
use axum::http::{Request, header};
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use toolgrade::clients::Source;
use tracing_subscriber::layer::SubscriberExt;

/// Each in a place of its own, so that a leak tells where from.
const PLANTED: &[&str] = &[
    "PlantedEnv1x9Q",
    "PlantedHeader2x9Q",
    "PlantedArgument3x9Q",
    "PlantedUser4x9Q",
    "PlantedQuery5x9Q",
    "PlantedFragment6x9Q",
    "PlantedPath7x9Q",
    "PlantedAssigned8x9Q",
    "PlantedInput9x9Q",
    "PlantedDocker10x9Q",
    "PlantedGit11x9Q",
    "PlantedLine12x9Q",
    "PlantedProxy13x9Q",
    "PlantedOther14x9Q",
    "PlantedList15x9Q",
    "PlantedBroken16x9Q",
];

const CONFIGURATION: &str = r#"{
  // PlantedOther14x9Q
  "inputs": [{"id": "key", "default": "PlantedInput9x9Q"}],
  "mcpServers": {
    "notes": {"command": "npx", "args": ["-y", "notes-mcp", "--token", "PlantedArgument3x9Q", "--key=PlantedArgument3x9Q"], "env": {"API_KEY": "PlantedEnv1x9Q"}},
    "remote": {"url": "https://ada:PlantedUser4x9Q@r.example/s/PlantedPath7x9Q/mcp?key=PlantedQuery5x9Q#PlantedFragment6x9Q", "headers": {"Authorization": "Bearer PlantedHeader2x9Q"}},
    "assigned": {"command": "env", "args": ["KEY=PlantedAssigned8x9Q", "own"]},
    "docker": {"command": "docker", "args": ["run", "-i", "--rm", "-e", "K=PlantedDocker10x9Q", "-ePlantedDocker10x9Q", "--secret", "PlantedDocker10x9Q", "mcp/own", "PlantedDocker10x9Q"]},
    "git": {"command": "uvx", "args": ["--from", "git+https://PlantedGit11x9Q@github.com/acme/own@PlantedGit11x9Q", "own"]},
    "line": {"command": "own --token PlantedLine12x9Q"},
    "shell": {"command": "bash", "args": ["-c", "KEY=PlantedLine12x9Q own PlantedLine12x9Q"]},
    "proxy": {"command": "npx", "args": ["mcp-remote", "--header", "X: PlantedProxy13x9Q", "https://p.example/PlantedProxy13x9Q/sse"]},
    "unsure": {"command": "npx", "args": ["--some-token", "PlantedProxy13x9Q", "own"]},
    "code": {"command": "python", "args": ["-c", "key='PlantedLine12x9Q'"]},
    "listed": {"command": "own", "env": ["KEY=PlantedList15x9Q", "PlantedList15x9Q"], "cwd": "/home/PlantedOther14x9Q"},
    "broken": {"token": "PlantedBroken16x9Q", "command": {"x": "PlantedBroken16x9Q"}}
  },
  "token": "PlantedOther14x9Q"
}"#;

fn is_clean(what: &str, text: &str) {
    for secret in PLANTED {
        assert!(!text.contains(secret), "{what} holds {secret}: {text}");
    }
}

#[test]
fn every_secret_is_in_the_configuration_to_begin_with() {
    assert!(PLANTED.iter().all(|secret| CONFIGURATION.contains(secret)));
}

#[test]
fn what_is_read_holds_no_secret_even_when_it_is_printed_for_debugging() {
    let source = Source::read("mcp.json", CONFIGURATION, None);
    assert_eq!((source.servers.len(), source.unread.len(), &source.problem), (11, 1, &None));
    is_clean("the reading", &format!("{source:?}"));
}

/// What is logged, at any level.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("the log").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn page_api_and_log_hold_no_secret() {
    let world = packaged().await;
    let app = world.app().await;
    let log = Log::default();
    let writer = log.clone();
    let layer = tracing_subscriber::fmt::layer().with_writer(move || writer.clone());
    let form = format!("--b\r\ncontent-disposition: form-data; name=\"config\"\r\n\r\n{CONFIGURATION}\r\n--b--\r\n");
    let _logging = tracing::subscriber::set_default(tracing_subscriber::registry().with(layer));
    for (address, kind, body, status) in [
        ("/stack", "multipart/form-data; boundary=b", form.as_str(), 200),
        ("/stack", "application/x-www-form-urlencoded", CONFIGURATION, 400),
        ("/api/v1/stack", "text/plain", CONFIGURATION, 200),
        ("/api/v1/stack", "text/plain", &CONFIGURATION[..CONFIGURATION.len() - 1], 422),
        ("/api/v1/stack", "text/plain", &CONFIGURATION[CONFIGURATION.len() / 2..], 422),
    ] {
        let request = Request::post(address).header(header::CONTENT_TYPE, kind).body(Body::from(body.to_owned())).expect("a request");
        let answer = crate::world::Answer::of(app.clone(), request).await;
        assert_eq!((answer.status.as_u16(), answer.body.contains("read_file")), (status, status == 200), "{address} as {kind}");
        is_clean(&format!("{address} as {kind}"), &format!("{} {:?}", answer.body, answer.headers));
    }
    let logged = String::from_utf8(log.0.lock().expect("the log").clone()).expect("UTF-8");
    assert!(logged.contains("/api/v1/stack"), "{logged}");
    is_clean("the log", &logged);
}

#[tokio::test]
async fn command_line_state_and_catalogue_hold_no_secret() {
    let world = packaged().await;
    world.store.close().await;
    let (home, config) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let file = config.path().join("mcp.json");
    std::fs::write(&file, CONFIGURATION).expect("a file");
    let run = |more: &[&str]| {
        let child = Command::new(env!("CARGO_BIN_EXE_toolgrade"))
            .args(["stack", file.to_str().expect("a path"), "--data-dir", world.folder.path().to_str().expect("a path")])
            .args(more)
            .env("HOME", home.path())
            .env("XDG_STATE_HOME", home.path().join("state"))
            .env("TOOLGRADE_LOG", "trace")
            .stdin(Stdio::null())
            .output()
            .expect("the program runs");
        assert_eq!(child.status.code(), Some(1), "{}", String::from_utf8_lossy(&child.stderr));
        is_clean("the command line", &format!("{}{}", String::from_utf8_lossy(&child.stdout), String::from_utf8_lossy(&child.stderr)));
    };
    run(&[]);
    run(&["--json"]);
    run(&["--policy", "claude-code"]);
    run(&["--write", "--yes"]);
    let (mut states, mut folders) = (0, vec![home.path().to_path_buf(), world.folder.path().to_path_buf()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
                continue;
            }
            states += usize::from(entry.file_name().to_string_lossy().starts_with("stack-"));
            is_clean(&entry.path().display().to_string(), &String::from_utf8_lossy(&std::fs::read(entry.path()).expect("a file")));
        }
    }
    assert_eq!(states, 1);
}
