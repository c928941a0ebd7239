//! One Chromium for all tests of the process, spoken to over a pipe: JSON documents with a zero byte between them.

use super::service;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

/// What doesn't happen in this time doesn't happen; long, since slow machines run these tests too.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// The browser reads orders from the third descriptor and answers on the fourth. It ends when the pipe does, which is when the
/// tests end in whatever way; then the shell clears its folder away, also after a signal to all of them.
const SHELL: &str = r#"trap : HUP INT TERM; "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null 2>"$FOLDER/log"; rm -rf "$FOLDER""#;

/// Windows that nobody looks at work as fast as others, and nothing is asked of the network by itself.
const FLAGS: [&str; 11] = [
    "--headless",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
    "--hide-scrollbars",
];

static BROWSER: LazyLock<Option<Browser>> = LazyLock::new(|| {
    let program = installed();
    if program.is_none() {
        left_out("the browser tests were left out: no Chromium was found; apt-get install chromium, and run cargo test again");
    }
    program.map(|program| Browser::start(&program))
});

pub(super) struct Browser {
    /// Where the server answers, as `http://127.0.0.1:PORT`.
    pub(super) site: String,
    /// Where downloads go.
    pub(super) folder: PathBuf,
    orders: Mutex<ChildStdin>,
    number: AtomicU64,
    waiting: Arc<Mutex<Waiting>>,
}

/// Who waits for answers, by the number of the order, and for events, by the session of the tab.
#[derive(Default)]
struct Waiting {
    answers: HashMap<u64, Sender<Value>>,
    tabs: HashMap<String, Sender<Value>>,
}

/// The browser, started at the first call; none where Chromium isn't installed.
pub(super) fn browser() -> Option<&'static Browser> {
    BROWSER.as_ref()
}

/// Says once what is left out and how to have it; where it is required, that is a failure.
pub(super) fn left_out(told: &str) {
    assert!(std::env::var_os("TOOLGRADE_BROWSER").is_none_or(|asked| asked != "required"), "{told}");
    writeln!(std::io::stderr(), "{told}").expect("standard error");
}

fn installed() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).flat_map(|folder| NAMES.map(|name| folder.join(name))).find(|program| program.is_file())
}

impl Browser {
    fn start(program: &Path) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder").keep();
        let mut command = Command::new("sh");
        command.arg("-c").arg(SHELL).arg(program).args(FLAGS).arg(format!("--user-data-dir={}", folder.join("profile").display()));
        // Chromium's own sandbox refuses to start as root, which is who runs in most containers.
        if rustix::process::geteuid().is_root() {
            command.arg("--no-sandbox");
        }
        let mut child = command.env("FOLDER", &folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("a shell");
        let (orders, told) = (child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
        let waiting = Arc::new(Mutex::new(Waiting::default()));
        std::thread::spawn({
            let waiting = waiting.clone();
            move || {
                listen(told, &waiting);
                child.wait()
            }
        });
        let site = service::start(&folder.join("catalogue"));
        Self { site, folder, orders: Mutex::new(orders), number: AtomicU64::new(1), waiting }
    }

    /// Gives an order to the browser, or to a tab of it, and waits for the answer.
    pub(super) fn ask(&self, session: Option<&str>, method: &str, params: Value) -> Result<Value, String> {
        let number = self.number.fetch_add(1, Ordering::Relaxed);
        let (sender, answer) = channel();
        self.waiting.lock().expect("a lock").answers.insert(number, sender);
        let mut order = json!({"id": number, "method": method});
        order["params"] = params;
        if let Some(session) = session {
            order["sessionId"] = session.into();
        }
        let mut bytes = order.to_string().into_bytes();
        bytes.push(0);
        self.orders.lock().expect("a lock").write_all(&bytes).map_err(|error| self.silence(method, &error.to_string()))?;
        let mut answer = answer.recv_timeout(PATIENCE).map_err(|error| self.silence(method, &error.to_string()))?;
        match answer.get("error") {
            Some(error) => Err(format!("{method}: {error}")),
            None => Ok(answer["result"].take()),
        }
    }

    /// The events of a tab.
    pub(super) fn events(&self, session: &str) -> Receiver<Value> {
        let (sender, events) = channel();
        self.waiting.lock().expect("a lock").tabs.insert(session.to_owned(), sender);
        events
    }

    fn silence(&self, method: &str, error: &str) -> String {
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        format!("Chromium does not answer {method}: {error}\n{log}")
    }
}

/// Hands answers and events to those who wait for them, until the browser ends.
fn listen(told: ChildStdout, waiting: &Mutex<Waiting>) {
    let mut told = BufReader::new(told);
    let mut bytes = Vec::new();
    while told.read_until(0, &mut bytes).is_ok_and(|read| read > 0) {
        let message: Value = serde_json::from_slice(bytes.strip_suffix(&[0]).unwrap_or(&bytes)).expect("JSON");
        bytes.clear();
        let mut waiting = waiting.lock().expect("a lock");
        let receiver = match message["id"].as_u64() {
            Some(number) => waiting.answers.remove(&number),
            None => message["sessionId"].as_str().and_then(|session| waiting.tabs.get(session).cloned()),
        };
        // A test that has ended listens no more.
        let _ = receiver.map(|receiver| receiver.send(message));
    }
}
