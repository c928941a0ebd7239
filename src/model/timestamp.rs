use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A moment in UTC, to the second; printed as RFC 3339.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(jiff::Timestamp);

impl Timestamp {
    /// From seconds since 1970; a number outside the calendar becomes 1970-01-01.
    pub fn from_seconds(seconds: i64) -> Self {
        Self(jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::UNIX_EPOCH))
    }

    /// From RFC 3339; `None` when it is no such time.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    /// Seconds since 1970.
    pub fn seconds(self) -> i64 {
        self.0.as_second()
    }

    /// The day and the minute, as `2026-11-21` and `08:15`.
    pub fn date_and_minute(self) -> (String, String) {
        (self.date(), self.0.strftime("%H:%M").to_string())
    }

    /// As HTTP writes it: `Sat, 21 Nov 2026 08:15:00 GMT`.
    pub fn http_date(self) -> String {
        self.0.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
    }

    /// The day alone, as `2026-11-21`.
    pub fn date(self) -> String {
        self.0.strftime("%Y-%m-%d").to_string()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Timestamp {
    type Err = String;

    /// Reads RFC 3339; what is finer than a second is dropped.
    fn from_str(text: &str) -> Result<Self, String> {
        let moment: jiff::Timestamp = text.parse().map_err(|error: jiff::Error| error.to_string())?;
        Ok(Self::from_seconds(moment.as_second()))
    }
}
