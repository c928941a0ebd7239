use axum::body::Bytes;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// What the index and the store were at when an answer was made: the index's state and the store's last seen number.
pub(super) type Moment = (u64, i64);

/// Answers to searches as they were sent, good for one moment. Each would else be several statements and a new text.
#[derive(Default)]
pub(super) struct Kept {
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    moment: Moment,
    answers: HashMap<String, Bytes>,
    bytes: usize,
}

/// Bytes of answers that are kept; then all are let go, which takes no time and happens seldom.
const MOST: usize = 16 << 20;

/// A longer query isn't asked twice.
const LONGEST: usize = 512;

impl Kept {
    pub(super) fn get(&self, moment: Moment, asked: &str) -> Option<Bytes> {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        if inner.moment == moment { inner.answers.get(asked).cloned() } else { None }
    }

    pub(super) fn put(&self, moment: Moment, asked: &str, answer: &Bytes) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.len() > LONGEST {
            return;
        }
        let size = asked.len() + answer.len();
        if inner.moment != moment || inner.bytes + size > MOST {
            *inner = Inner { moment, ..Inner::default() };
        }
        if inner.answers.insert(asked.to_owned(), answer.clone()).is_none() {
            inner.bytes += size;
        }
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
    fn never_more_than_the_limit_is_kept() {
        let (kept, large) = (Kept::default(), Bytes::from(vec![b' '; MOST / 4]));
        (0..40).for_each(|at| kept.put((1, 1), &format!("q={at}"), &large));
        assert!(kept.inner.lock().expect("a lock").bytes <= MOST);
    }
}
