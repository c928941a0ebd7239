use super::notebook::Notebook;
use rmcp::RoleClient;
use rmcp::service::{RxJsonRpcMessage, TxJsonRpcMessage};
use rmcp::transport::Transport;
use std::future::Future;
use std::io;
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// The SDK's end of a connection: messages as JSON texts.
pub(super) struct Wire {
    say: Option<Sender<String>>,
    hear: Receiver<String>,
    notebook: Notebook,
}

/// The server's end: what is said to it, and where its answers go.
pub(super) struct Line {
    pub(super) said: Receiver<String>,
    pub(super) answers: Sender<String>,
}

/// Messages on their way; answers can be 16 MiB each.
const WAITING: usize = 4;

impl Wire {
    /// A wire and its other end.
    pub(super) fn new(notebook: Notebook) -> (Self, Line) {
        let ((say, said), (answers, hear)) = (channel(WAITING), channel(WAITING));
        (Self { say: Some(say), hear, notebook }, Line { said, answers })
    }
}

impl Transport<RoleClient> for Wire {
    type Error = io::Error;

    fn send(&mut self, item: TxJsonRpcMessage<RoleClient>) -> impl Future<Output = io::Result<()>> + Send + 'static {
        let (say, text) = (self.say.clone(), serde_json::to_string(&item));
        async move {
            let gone = || io::Error::from(io::ErrorKind::NotConnected);
            say.ok_or_else(gone)?.send(text?).await.map_err(|_| gone())
        }
    }

    async fn receive(&mut self) -> Option<RxJsonRpcMessage<RoleClient>> {
        loop {
            let text = self.hear.recv().await?;
            // Servers chat on the same line: banners, logs, half sentences. What is no message is nothing.
            if let Ok(message) = serde_json::from_str(&self.notebook.note(&text)) {
                return Some(message);
            }
        }
    }

    async fn close(&mut self) -> io::Result<()> {
        self.say = None;
        self.hear.close();
        Ok(())
    }
}
