use crate::search::Cache;
use axum::body::Bytes;
use std::sync::{Arc, Mutex, PoisonError};

/// What the index and the store were at when an answer was made: the index's state and the store's last seen number.
pub(super) type Moment = (u64, i64);

/// Answers to searches as they were sent, good for one moment. Each would else be several statements and a new text.
pub(super) struct Kept {
    /// The moment that all of them are good for.
    inner: Mutex<(Moment, Arc<Answers>)>,
}

type Answers = Cache<String, Bytes>;

/// Bytes of answers that are kept.
const MOST: usize = 64 << 20;

/// A longer query isn't asked twice.
const LONGEST: usize = 512;

impl Default for Kept {
    fn default() -> Self {
        Self { inner: Mutex::new((Moment::default(), Self::none())) }
    }
}

impl Kept {
    fn none() -> Arc<Answers> {
        Arc::new(Cache::new(MOST))
    }

    pub(super) fn get(&self, moment: Moment, asked: &str) -> Option<Bytes> {
        let (of, answers) = self.inner.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if of == moment { answers.get(asked).map(|answer| Bytes::clone(&answer)) } else { None }
    }

    pub(super) fn put(&self, moment: Moment, asked: &str, answer: &Bytes) {
        if asked.len() > LONGEST {
            return;
        }
        let answers = {
            let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
            if inner.0 != moment {
                *inner = (moment, Self::none());
            }
            inner.1.clone()
        };
        answers.put(asked.to_owned(), Arc::new(answer.clone()), asked.len() + answer.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_good_for_its_moment_alone() {
        let kept = Kept::default();
        kept.put((1, 7), "q=a", &Bytes::from_static(b"{}"));
        assert!(kept.get((1, 7), "q=a").is_some() && kept.get((2, 7), "q=a").is_none() && kept.get((1, 8), "q=a").is_none());
        kept.put((2, 7), "q=b", &Bytes::from_static(b"{}"));
        assert!(kept.get((1, 7), "q=a").is_none() && kept.get((2, 7), "q=a").is_none());
    }

    #[test]
    fn what_is_asked_for_again_stays_while_others_go() {
        let (kept, large) = (Kept::default(), Bytes::from(vec![b' '; MOST / 5]));
        for at in 0..40 {
            kept.put((1, 1), &format!("q={at}"), &large);
            assert!(kept.get((1, 1), "q=0").is_some(), "{at}");
        }
        assert!(kept.get((1, 1), "q=1").is_none());
    }
}
