//! A server on loopback that plays whatever the outside world may: it answers raw bytes, so that it can also answer wrongly.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What is done after the request was read.
pub(crate) enum Play {
    /// These bytes, then the end.
    Bytes(Vec<u8>),
    /// These bytes again and again, until nobody reads any more.
    Endless(Vec<u8>),
    /// These bytes one by one with this pause between them.
    Slow(Vec<u8>, Duration),
    /// These bytes, then whatever is put in here, as long as the other side listens.
    Fed(Vec<u8>, Arc<Mutex<Vec<u8>>>),
}

/// A server that is gone with the test's runtime.
pub(crate) struct Loopback {
    pub(crate) address: SocketAddr,
}

impl Loopback {
    /// Answers each request, given as its head and body, with what `play` says.
    pub(crate) async fn start(play: impl Fn(&str) -> Play + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let play = Arc::new(play);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let play = play.clone();
                tokio::spawn(async move { answer(stream, &*play).await });
            }
        });
        Self { address }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

async fn answer(mut stream: TcpStream, play: &(impl Fn(&str) -> Play + ?Sized)) -> Option<()> {
    let request = read(&mut stream).await?;
    match play(&request) {
        Play::Bytes(bytes) => stream.write_all(&bytes).await.ok()?,
        Play::Endless(bytes) => loop {
            stream.write_all(&bytes).await.ok()?;
        },
        Play::Fed(bytes, more) => {
            stream.write_all(&bytes).await.ok()?;
            loop {
                let more = std::mem::take(&mut *more.lock().ok()?);
                stream.write_all(&more).await.ok()?;
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        }
        Play::Slow(bytes, pause) => {
            for byte in bytes {
                stream.write_all(&[byte]).await.ok()?;
                tokio::time::sleep(pause).await;
            }
        }
    }
    stream.shutdown().await.ok()
}

/// A request's head and as much body as it announces.
async fn read(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
            if body.len() >= length.unwrap_or(0) {
                return Some(text);
            }
        }
        let mut piece = [0; 4096];
        match stream.read(&mut piece).await {
            Ok(count) if count > 0 => bytes.extend_from_slice(&piece[..count]),
            _ => return None,
        }
    }
}

/// An answer with this status line, these further headers and this body.
pub(crate) fn reply(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

/// A good answer of JSON.
pub(crate) fn json(body: &str) -> Play {
    Play::Bytes(reply("200 OK", "content-type: application/json\r\n", body))
}
