use super::output::Output;
use crate::app;
use crate::config::Home;
use crate::model::{Message, is_hidden, one_line};
use crate::store::Store;
use clap::Args;
use std::process::ExitCode;

/// What `toolgrade messages` takes.
#[derive(Args, Debug)]
pub(super) struct Wanted {
    /// Print JSON Lines
    #[arg(long)]
    json: bool,
    /// Also those that were read before
    #[arg(long, conflicts_with = "unread")]
    all: bool,
    /// Only those that nobody read, and leave them unread
    #[arg(long)]
    unread: bool,
    /// Remove a message for good, by its number
    #[arg(long, value_name = "ID", conflicts_with_all = ["json", "all", "unread"])]
    delete: Option<i64>,
}

/// Messages that are read at once.
const PIECE: u32 = 100;

/// `toolgrade messages`: prints them, oldest first; those printed count as read afterwards, unless `--unread`.
pub(super) async fn run(home: &Home, wanted: &Wanted, out: &mut Output) -> anyhow::Result<ExitCode> {
    let store = Store::open(&home.folder()).await?;
    if let Some(id) = wanted.delete {
        return delete(&store, id, out).await;
    }
    let (mut last, mut printed) = (0, 0);
    loop {
        let messages = store.messages_after(last, !wanted.all, PIECE).await?;
        let Some(tail) = messages.last() else { break };
        last = tail.id;
        for message in &messages {
            if wanted.json { out.line(&escaped(&serde_json::to_string(message)?))? } else { print(message, out)? }
        }
        // Only what has reached its reader was read.
        out.flush()?;
        for message in messages.iter().filter(|message| !message.read && !wanted.unread) {
            store.message_was_read(message.id, app::now()).await?;
        }
        printed += messages.len();
    }
    if printed == 0 && !wanted.json {
        out.line(if wanted.all { "there are no messages" } else { "there are no unread messages; --all prints those that were read" })?;
        out.flush()?;
    }
    Ok(ExitCode::SUCCESS)
}

/// 1 when there is no such message.
async fn delete(store: &Store, id: i64, out: &mut Output) -> anyhow::Result<ExitCode> {
    if !store.delete_message(id).await? {
        out.complain(&format!("there is no message {id}"));
        return Ok(ExitCode::from(1));
    }
    out.line(&format!("message {id} is removed"))?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// A field or a line is printed up to this length; no message is longer.
const MAX_LINE: usize = 30_000;

fn print(message: &Message, out: &mut Output) -> std::io::Result<()> {
    let state = if message.read { "" } else { ", new" };
    out.line(&format!("message {} of {}{state}", message.id, message.at))?;
    for (label, text) in [("from", &message.name), ("address", &message.address), ("about", &message.about)] {
        if let Some(text) = text {
            out.line(&format!("  {label}: {}", one_line(text, MAX_LINE)))?;
        }
    }
    for line in message.text.lines() {
        out.line(&format!("    {}", one_line(line, MAX_LINE)))?;
    }
    out.line("")
}

/// JSON with every character that could steer a terminal written as an escape, which says the same.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if is_hidden(c) {
            text.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            text.push(c);
        }
    }
    text
}
