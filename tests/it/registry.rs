//! A registry on loopback: made-up servers, in pages, with a memory of what it was asked.

use crate::loopback::{Loopback, Play, json};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

/// A registry and what was asked of it.
pub(crate) struct Registry {
    pub(crate) world: Loopback,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    entries: Vec<Value>,
    asked: Vec<String>,
}

/// When the made-up servers were last changed.
pub(crate) const PUBLISHED: &str = "2026-01-01T00:00:00Z";

impl Registry {
    /// With so many servers.
    pub(crate) async fn of(count: usize) -> Self {
        Self::with((0..count).map(|number| entry(number, "active", PUBLISHED)).collect()).await
    }

    pub(crate) async fn with(entries: Vec<Value>) -> Self {
        let state = Arc::new(Mutex::new(State { entries, asked: vec![] }));
        let played = state.clone();
        let world = Loopback::start(move |request| played.lock().expect("a state").answer(request)).await;
        Self { world, state }
    }

    /// Its address, as `--registry` takes it.
    pub(crate) fn url(&self) -> String {
        self.world.url("")
    }

    /// Puts an entry in the place of another.
    pub(crate) fn put(&self, number: usize, entry: Value) {
        self.state.lock().expect("a state").entries[number] = entry;
    }

    /// Queries since the last time that this was asked.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.state.lock().expect("a state").asked)
    }

    pub(crate) fn pages_served(&self) -> usize {
        self.state.lock().expect("a state").asked.len()
    }
}

impl State {
    fn answer(&mut self, request: &str) -> Play {
        let query = request.split(' ').nth(1).and_then(|path| path.split_once('?')).map_or("", |(_, query)| query).to_owned();
        let value =
            |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).map(|v| v.replace("%3A", ":"));
        let first: usize = value("cursor").and_then(|cursor| cursor.parse().ok()).unwrap_or(0);
        let limit: usize = value("limit").and_then(|limit| limit.parse().ok()).unwrap_or(30);
        let since = value("updated_since").unwrap_or_default();
        let changed = |entry: &&Value| {
            entry["_meta"]["io.modelcontextprotocol.registry/official"]["updatedAt"].as_str().is_none_or(|at| at > since.as_str())
        };
        let found: Vec<&Value> = self.entries.iter().filter(changed).collect();
        let page: Vec<&Value> = found.iter().skip(first).take(limit).copied().collect();
        let next = (first + limit < found.len()).then(|| (first + limit).to_string());
        let body = json!({"servers": page, "metadata": {"count": page.len(), "nextCursor": next}}).to_string();
        self.asked.push(query);
        json(&body)
    }
}

/// A server that is said to have been changed at a time.
pub(crate) fn entry(number: usize, status: &str, updated: &str) -> Value {
    json!({
        "server": {
            "$schema": "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
            "name": format!("io.github.maker{number}/tool-server"),
            "title": format!("Tool server {number}"),
            "description": format!("Connects an agent to service {number} of a made-up maker."),
            "version": "1.0.0",
            "repository": {"url": format!("https://github.com/maker{number}/tool-server"), "source": "github"},
            "packages": [{"registryType": "npm", "identifier": format!("@maker{number}/tool-server"), "version": "1.0.0", "transport": {"type": "stdio"}}],
            "remotes": [{"type": "streamable-http", "url": format!("https://maker{number}.example/mcp")}]
        },
        "_meta": {"io.modelcontextprotocol.registry/official": {"status": status, "publishedAt": PUBLISHED, "updatedAt": updated, "isLatest": true}}
    })
}
