use super::error::ScanError;
use super::launch::Launch;
use super::wire::Line;
use std::collections::VecDeque;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::process::{ChildStderr, ChildStdin, ChildStdout};
use tokio::sync::mpsc::{Receiver, Sender};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// A server as a process of ours. Dropped, it is gone with everything that it started.
pub(super) struct Child {
    process: tokio::process::Child,
    group: Group,
    last_words: Arc<Mutex<VecDeque<u8>>>,
    listening: JoinHandle<()>,
}

/// Of what it writes to standard error, the end is kept.
const TAIL: usize = 2 << 10;

/// How long it may take to end once nobody talks to it, and again once it was told to.
const GRACE: Duration = Duration::from_millis(500);

impl Child {
    /// Starts it; `line` then speaks over its standard input and output until one of them ends. An answer longer than `limit`
    /// ends the line.
    pub(super) fn start(
        launch: &Launch,
        line: Line,
        limit: usize,
    ) -> Result<(Self, impl Future<Output = Result<(), ScanError>> + Send + 'static), ScanError> {
        let mut command = launch.prepare();
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        #[cfg(unix)]
        command.process_group(0);
        let program = command.as_std().get_program().to_string_lossy().into_owned();
        let mut process = command.spawn().map_err(|source| ScanError::Start { program, source })?;
        let group = Group::of(&process);
        let (input, output, errors) = (process.stdin.take(), process.stdout.take(), process.stderr.take());
        let (Some(input), Some(output), Some(errors)) = (input, output, errors) else {
            return Err(ScanError::Protocol("it has no standard input or output".into()));
        };
        let last_words = Arc::<Mutex<VecDeque<u8>>>::default();
        let listening = tokio::spawn(listen(errors, last_words.clone()));
        Ok((Self { process, group, last_words, listening }, speak(line, input, output, limit)))
    }

    /// Ends it, gently at first; gives what it wrote last to standard error.
    pub(super) async fn end(mut self) -> String {
        if timeout(GRACE, self.process.wait()).await.is_err() {
            self.group.ask_to_end();
            let _ = timeout(GRACE, self.process.wait()).await;
        }
        drop(self.group);
        // Once all of the group are gone, nobody holds the other end of standard error.
        let _ = timeout(GRACE, self.listening).await;
        let mut words = self.last_words.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(words.make_contiguous()).trim().to_owned()
    }
}

async fn speak(line: Line, input: ChildStdin, output: ChildStdout, limit: usize) -> Result<(), ScanError> {
    tokio::select! {
        answer = read(output, line.answers, limit) => answer,
        () = write(line.said, input) => Ok(()),
    }
}

/// Writes what is said, a message a line. Never ends before the reading does, unless nothing more will be said.
async fn write(mut said: Receiver<String>, mut input: ChildStdin) {
    while let Some(mut text) = said.recv().await {
        text.push('\n');
        if input.write_all(text.as_bytes()).await.is_err() || input.flush().await.is_err() {
            // What it still has to say may be why.
            std::future::pending::<()>().await;
        }
    }
}

/// Hands over what it answers, line by line.
async fn read(output: impl AsyncRead + Unpin, answers: Sender<String>, limit: usize) -> Result<(), ScanError> {
    let mut output = BufReader::new(output);
    let mut line = Vec::new();
    loop {
        line.clear();
        let most = u64::try_from(limit).unwrap_or(u64::MAX);
        let read = (&mut output).take(most).read_until(b'\n', &mut line).await.unwrap_or(0);
        if read == 0 {
            return Ok(());
        }
        if read >= limit {
            return Err(ScanError::TooLarge { limit });
        }
        let text = String::from_utf8_lossy(line.trim_ascii());
        if !text.is_empty() && answers.send(text.into_owned()).await.is_err() {
            return Ok(());
        }
    }
}

/// Keeps the end of what it writes to standard error; reads on all the same, so that it never waits for a reader.
async fn listen(mut errors: ChildStderr, last_words: Arc<Mutex<VecDeque<u8>>>) {
    let mut piece = [0; 4096];
    while let Ok(count @ 1..) = errors.read(&mut piece).await {
        let mut words = last_words.lock().unwrap_or_else(PoisonError::into_inner);
        words.extend(&piece[..count]);
        let over = words.len().saturating_sub(TAIL);
        words.drain(..over);
    }
}

/// The process and everything that it started, as one: ended when this is dropped, whichever way a scan ends.
struct Group {
    #[cfg(unix)]
    leader: Option<rustix::process::Pid>,
}

#[cfg(unix)]
impl Group {
    fn of(process: &tokio::process::Child) -> Self {
        let leader = process.id().and_then(|id| i32::try_from(id).ok()).and_then(rustix::process::Pid::from_raw);
        Self { leader }
    }

    fn ask_to_end(&self) {
        self.signal(rustix::process::Signal::TERM);
    }

    /// A group that is gone already can't be told anything, and needn't be.
    fn signal(&self, signal: rustix::process::Signal) {
        let _ = self.leader.map(|leader| rustix::process::kill_process_group(leader, signal));
    }
}

#[cfg(unix)]
impl Drop for Group {
    fn drop(&mut self) {
        self.signal(rustix::process::Signal::KILL);
    }
}

#[cfg(not(unix))]
impl Group {
    fn of(_: &tokio::process::Child) -> Self {
        Self {}
    }

    fn ask_to_end(&self) {}
}
