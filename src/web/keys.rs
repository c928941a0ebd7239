//! The tokens with which programs may write, kept as digests: what is stored or held in memory opens nothing.

use crate::config::Token;
use sha2::{Digest, Sha256};
use subtle::{Choice, ConstantTimeEq};

/// Whoever sends one of these tokens may write.
#[derive(Clone, Debug, Default)]
pub struct Keys(Vec<Key>);

/// A token's digest, with the name under which the log tells of its owner. Tokens are drawn at random, so that a plain
/// SHA-256 can't be turned back.
#[derive(Clone, Debug)]
struct Key {
    name: String,
    digest: [u8; 32],
}

/// Tokens in one file.
const MOST: usize = 1000;

impl Keys {
    /// One token in the clear.
    pub fn of(token: &Token) -> Self {
        Self(vec![Key { name: "token".into(), digest: digest(token.secret()) }])
    }

    /// The tokens of a file: one `NAME sha256:DIGITS` a line; what begins with `#` is a comment.
    ///
    /// # Errors
    /// A sentence for each line that can't be read.
    pub fn parse(text: &str) -> Result<Self, Vec<String>> {
        let lines = (1..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let (mut keys, mut problems) = (Vec::new(), Vec::new());
        for (number, line) in lines {
            match key(line) {
                Ok(key) => keys.push(key),
                Err(problem) => problems.push(format!("line {number} {problem}")),
            }
        }
        if keys.len() > MOST {
            problems.push(format!("holds {} tokens; the limit is {MOST}", keys.len()));
        }
        if problems.is_empty() { Ok(Self(keys)) } else { Err(problems) }
    }

    /// These and others.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// Whether nobody may write.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The name of whoever sends this token. Every digest is compared, and all of its bytes: how long it takes says nothing
    /// about the tokens.
    pub(super) fn owner(&self, given: &str) -> Option<&str> {
        let given = digest(given);
        let mut owner = None;
        for key in &self.0 {
            let same: Choice = given.ct_eq(&key.digest);
            if bool::from(same) {
                owner = Some(key.name.as_str());
            }
        }
        owner
    }
}

fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

fn key(line: &str) -> Result<Key, &'static str> {
    let (name, hash) = line.rsplit_once(char::is_whitespace).ok_or("holds no name; write `NAME sha256:DIGITS`")?;
    let digits = hash.strip_prefix("sha256:").ok_or("holds no `sha256:`; make it with `printf %s \"$TOKEN\" | sha256sum`")?;
    let bytes: Option<Vec<u8>> = (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()).collect();
    let digest = bytes.and_then(|bytes| bytes.try_into().ok()).ok_or("holds no 64 hexadecimal digits behind `sha256:`")?;
    Ok(Key { name: name.trim().to_owned(), digest })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SHA-256 of `hunter22`.
    const LINE: &str = "ci sha256:f52fbd32b2b3b86ff88ef6c490628285f482af15ddcb29541f94bcf526a3f6c7";

    #[test]
    fn a_token_is_told_by_its_digest_and_by_nothing_else() {
        let keys = Keys::parse(&format!("# writers\n\nother sha256:{}\n{}\n", "0".repeat(64), digested("ci", "hunter22"))).expect("keys");
        assert_eq!((keys.owner("hunter22"), keys.owner("hunter2"), keys.owner("")), (Some("ci"), None, None));
    }

    #[test]
    fn every_line_that_cannot_be_read_is_told() {
        let problems = Keys::parse(&format!("hunter22\n{LINE}0\nci md5:00\nci sha256:zz")).expect_err("problems");
        let told: Vec<&str> = problems.iter().map(|problem| &problem[..6]).collect();
        assert_eq!(told, ["line 1", "line 2", "line 3", "line 4"]);
        assert!(problems.iter().all(|problem| !problem.contains("hunter22")), "{problems:?}");
    }

    fn digested(name: &str, token: &str) -> String {
        format!("{name} sha256:{}", crate::model::hex(&digest(token)))
    }
}
