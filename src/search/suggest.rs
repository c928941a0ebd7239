use super::answer::Suggestion;
use super::error::SearchError;
use super::facts::Kind;
use super::generation::Generation;
use super::names::squeezed;
use super::query::MAX_QUERY;
use crate::model::Listed;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::sync::Arc;

/// Suggestions at once.
pub(super) const MOST: usize = 8;

impl Generation {
    /// Names that begin so, the best known first, each once.
    pub(super) fn suggest(&self, text: &str, limit: usize) -> Result<Vec<Suggestion>, SearchError> {
        let typed = squeezed(crate::model::clip(text, MAX_QUERY));
        if typed.is_empty() {
            return Ok(vec![]);
        }
        let known = if let Some(known) = self.suggestions.get(typed.as_str()) {
            known
        } else {
            let found = Arc::new(self.beginning_so(&typed)?);
            self.suggestions.put(typed, found.clone(), 1);
            found
        };
        Ok(known.iter().take(limit).cloned().collect())
    }

    fn beginning_so(&self, typed: &str) -> Result<Vec<Suggestion>, SearchError> {
        let mut best: FxHashMap<&[u8], (u8, &str)> = FxHashMap::default();
        for columns in &self.columns {
            for (key, name, fame) in columns.names.beginning(typed) {
                let kept = best.entry(key).or_insert((fame, name));
                if fame > kept.0 {
                    *kept = (fame, name);
                }
            }
        }
        let mut found: Vec<(u8, &[u8], &str)> = best.into_iter().map(|(key, (fame, name))| (fame, key, name)).collect();
        found.sort_unstable_by(|a, b| (Reverse(a.0), a.1.len(), a.1).cmp(&(Reverse(b.0), b.1.len(), b.1)));
        let mut suggestions = Vec::new();
        for (_, _, name) in found {
            if suggestions.len() >= MOST {
                break;
            }
            suggestions.extend(self.bearer(name)?);
        }
        Ok(suggestions)
    }

    /// Who bears a name now; `None` when nobody does any more.
    fn bearer(&self, name: &str) -> Result<Option<Suggestion>, SearchError> {
        let mut best: Option<(u8, u64)> = None;
        let mut servers = 0;
        self.each_named(&squeezed(name), |columns, doc| {
            let (fame, key) = (columns.fame[doc as usize], columns.key(doc));
            servers += u64::from(columns.facts_of(doc).kind() == Kind::Tool);
            if best.is_none_or(|(known, _)| fame > known) {
                best = Some((fame, key));
            }
        })?;
        Ok(best.map(|(_, key)| match super::documents::listed(key) {
            Listed::Tool(id) => Suggestion { text: name.to_owned(), kind: Kind::Tool, servers: servers.max(1), best: id },
            Listed::Server(id) => Suggestion { text: name.to_owned(), kind: Kind::Server, servers: servers.max(1), best: id },
        }))
    }
}
