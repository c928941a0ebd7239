use crate::policy::document::Limit;
use std::collections::{HashMap, HashSet, VecDeque};

/// The calls that went through, by server, grant, counter and window.
#[derive(Debug, Default)]
pub(super) struct Counters {
    now: f64,
    passed: HashMap<(String, String, String, &'static str), VecDeque<f64>>,
}

impl Counters {
    /// Moves the clock on; it never goes back.
    pub(super) fn advance(&mut self, at: Option<f64>) {
        if let Some(at) = at.filter(|at| at.is_finite()) {
            self.now = self.now.max(at);
        }
    }

    /// Seconds until one more call may go through; `None` when it may now.
    pub(super) fn wait(&mut self, (server, grant): (&str, &str), limit: &Limit) -> Option<f64> {
        let (now, window) = (self.now, limit.window.seconds());
        let passed = self.passed.entry(key(server, grant, limit)).or_default();
        while passed.front().is_some_and(|at| now - at >= window) {
            passed.pop_front();
        }
        if passed.len() < limit.max as usize {
            return None;
        }
        // With a limit of nought nothing ever went through, and nothing ever will.
        Some(passed.front().map_or(f64::INFINITY, |at| at + window - now))
    }

    /// Counts a call that goes through.
    pub(super) fn count(&mut self, (server, grant): (&str, &str), limits: &[Limit]) {
        // Two limits may share a counter and a window; the call is one call all the same.
        let keys: HashSet<_> = limits.iter().map(|limit| key(server, grant, limit)).collect();
        for key in keys {
            self.passed.entry(key).or_default().push_back(self.now);
        }
    }
}

fn key(server: &str, grant: &str, limit: &Limit) -> (String, String, String, &'static str) {
    (server.to_owned(), grant.to_owned(), limit.counter.clone(), limit.window.as_str())
}
