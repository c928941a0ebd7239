use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

/// How a registry that is overloaded or out of reach is asked again.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// The wait after the first failure; it doubles with each further one.
    pub first: Duration,
    /// The longest wait that a registry may ask for.
    pub longest: Duration,
    /// Questions in all.
    pub tries: u32,
}

impl Default for Patience {
    fn default() -> Self {
        Self { first: Duration::from_secs(1), longest: Duration::from_mins(2), tries: 6 }
    }
}

impl Patience {
    /// How long to wait after failure number `failed` (from 1); `None` when it is time to give up. A registry that names a
    /// time gets it; otherwise half of the wait is chance, so that many clients don't come back at once.
    pub(super) fn wait(&self, failed: u32, named: Option<Duration>) -> Option<Duration> {
        if failed >= self.tries || named.is_some_and(|named| named > self.longest) {
            return None;
        }
        let doubled = self.first.saturating_mul(1 << (failed - 1).min(16)).min(self.longest);
        Some(named.unwrap_or_else(|| doubled.mul_f64(0.5 + chance() / 2.0)))
    }
}

/// A number from 0 to 1; the standard library's hasher is seeded by the system.
fn chance() -> f64 {
    let drawn = RandomState::new().build_hasher().finish() >> 40;
    f64::from(u32::try_from(drawn).unwrap_or(0)) / f64::from(1 << 24)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_and_end() {
        let patience = Patience { first: Duration::from_secs(1), longest: Duration::from_secs(5), tries: 5 };
        for (failed, most) in [(1, 1), (2, 2), (3, 4), (4, 5)] {
            let wait = patience.wait(failed, None).expect("a wait");
            assert!(wait >= Duration::from_secs(most) / 2 && wait <= Duration::from_secs(most), "{failed}: {wait:?}");
        }
        assert_eq!(patience.wait(5, None), None);
        assert_eq!(patience.wait(1, Some(Duration::from_secs(3))), Some(Duration::from_secs(3)));
        assert_eq!(patience.wait(1, Some(Duration::from_hours(1))), None);
    }
}
