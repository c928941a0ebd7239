use rustc_hash::FxHashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// Keeps what was asked for last, up to a weight. Dropped as a whole with the state of the index or the store that it belongs to.
pub(crate) struct Cache<K, V> {
    inner: Mutex<Inner<K, V>>,
    most: usize,
}

struct Inner<K, V> {
    kept: FxHashMap<K, Kept<V>>,
    weight: usize,
    clock: u64,
}

struct Kept<V> {
    value: Arc<V>,
    weight: usize,
    used: u64,
}

impl<K: Eq + Hash + Clone, V> Cache<K, V> {
    pub(crate) fn new(most: usize) -> Self {
        Self { inner: Mutex::new(Inner { kept: FxHashMap::default(), weight: 0, clock: 0 }), most }
    }

    pub(crate) fn get<Q>(&self, key: &Q) -> Option<Arc<V>>
    where
        K: std::borrow::Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.clock += 1;
        let now = inner.clock;
        let kept = inner.kept.get_mut(key)?;
        kept.used = now;
        Some(kept.value.clone())
    }

    pub(crate) fn put(&self, key: K, value: Arc<V>, weight: usize) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.clock += 1;
        let used = inner.clock;
        if let Some(old) = inner.kept.insert(key, Kept { value, weight, used }) {
            inner.weight -= old.weight;
        }
        inner.weight += weight;
        if inner.weight > self.most {
            inner.shrink(self.most / 2);
        }
    }
}

impl<K: Eq + Hash + Clone, V> Inner<K, V> {
    /// Lets go of what was used longest ago, half at once, so that the sorting is seldom.
    fn shrink(&mut self, to: usize) {
        let mut ages: Vec<(u64, K)> = self.kept.iter().map(|(key, kept)| (kept.used, key.clone())).collect();
        ages.sort_unstable_by_key(|(used, _)| *used);
        for (_, key) in ages {
            if self.weight <= to {
                break;
            }
            if let Some(gone) = self.kept.remove(&key) {
                self.weight -= gone.weight;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_used_longest_ago_goes_first() {
        let cache: Cache<u32, u32> = Cache::new(4);
        (0..4).for_each(|n| cache.put(n, Arc::new(n), 1));
        assert!(cache.get(&0).is_some());
        cache.put(4, Arc::new(4), 1);
        assert!(cache.get(&0).is_some() && cache.get(&4).is_some() && cache.get(&1).is_none());
    }
}
