//! A cheap client: HTTP/1.1 over kept connections, nothing of an answer read but its length and its first line.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Times of a run, shortest first.
pub(crate) struct Times(Vec<Duration>, Duration);

impl Times {
    /// The time that a share of the requests stayed below, in milliseconds.
    pub(crate) fn share(&self, share: f64) -> f64 {
        let last = f64::from(u32::try_from(self.0.len() - 1).expect("some thousands"));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the list")]
        let at = (last * share) as usize;
        self.0[at].as_secs_f64() * 1000.0
    }

    pub(crate) fn per_second(&self) -> f64 {
        f64::from(u32::try_from(self.0.len()).expect("some thousands")) / self.1.as_secs_f64()
    }
}

/// Sends every path once, over some connections at a time, each the next as soon as it has its answer.
///
/// # Errors
/// The first answer that is not 200.
pub(crate) fn run(port: u16, paths: Vec<String>, connections: usize) -> Result<Times, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let (paths, next, start) = (Arc::new(paths), Arc::new(AtomicUsize::new(0)), Instant::now());
    runtime.block_on(async move {
        let workers: Vec<_> = (0..connections).map(|_| tokio::spawn(work(port, paths.clone(), next.clone()))).collect();
        let mut times = Vec::with_capacity(paths.len());
        for worker in workers {
            times.extend(worker.await.expect("no panic")?);
        }
        let took = start.elapsed();
        times.sort_unstable();
        Ok(Times(times, took))
    })
}

async fn work(port: u16, paths: Arc<Vec<String>>, next: Arc<AtomicUsize>) -> Result<Vec<Duration>, String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.map_err(|error| error.to_string())?;
    stream.set_nodelay(true).map_err(|error| error.to_string())?;
    let (mut times, mut buffer) = (Vec::new(), vec![0; 1 << 16]);
    while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
        let start = Instant::now();
        let request = format!("GET {path} HTTP/1.1\r\nhost: bench\r\n\r\n");
        stream.write_all(request.as_bytes()).await.map_err(|error| error.to_string())?;
        answer(&mut stream, &mut buffer).await.map_err(|error| format!("{path}: {error}"))?;
        times.push(start.elapsed());
    }
    Ok(times)
}

/// Reads one answer to its end.
async fn answer(stream: &mut TcpStream, buffer: &mut [u8]) -> Result<(), String> {
    let mut filled = 0;
    let head = loop {
        let read = stream.read(&mut buffer[filled..]).await.map_err(|error| error.to_string())?;
        if read == 0 {
            return Err("the connection ended".into());
        }
        filled += read;
        if let Some(at) = buffer[..filled].windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
    };
    let text = String::from_utf8_lossy(&buffer[..head]).to_ascii_lowercase();
    let status = text.lines().next().unwrap_or("").to_owned();
    let length = text.lines().find_map(|line| line.strip_prefix("content-length:")).and_then(|length| length.trim().parse::<usize>().ok());
    let mut left = length.ok_or("no content-length")?.saturating_sub(filled - head);
    while left > 0 {
        let most = left.min(buffer.len());
        let read = stream.read(&mut buffer[..most]).await.map_err(|error| error.to_string())?;
        if read == 0 {
            return Err("the connection ended".into());
        }
        left -= read;
    }
    if status.contains(" 200") { Ok(()) } else { Err(status) }
}
