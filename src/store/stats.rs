use super::{Store, StoreError, rows};
use crate::model::{Category, Risk, Timestamp};

/// Tools counted by category and risk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    counts: [[u64; 3]; 3],
}

impl From<[[u64; 3]; 3]> for Tally {
    /// From tools that were counted elsewhere, by category and risk in their order.
    fn from(counts: [[u64; 3]; 3]) -> Self {
        Self { counts }
    }
}

impl Tally {
    /// Tools of a category and a risk.
    pub fn count(&self, category: Category, risk: Risk) -> u64 {
        self.counts[category as usize][risk as usize]
    }

    /// Tools of a category.
    pub fn category(&self, category: Category) -> u64 {
        self.counts[category as usize].iter().sum()
    }

    /// Tools of a risk.
    pub fn risk(&self, risk: Risk) -> u64 {
        self.counts.iter().map(|row| row[risk as usize]).sum()
    }

    /// All tools.
    pub fn total(&self) -> u64 {
        self.counts.iter().flatten().sum()
    }

    fn read(counted: Vec<(String, String, i64)>) -> Result<Self, StoreError> {
        let mut tally = Self::default();
        for (category, risk, count) in counted {
            tally.add(&category, &risk, count)?;
        }
        Ok(tally)
    }

    fn add(&mut self, category: &str, risk: &str, count: i64) -> Result<(), StoreError> {
        self.counts[rows::category(category)? as usize][rows::risk(risk)? as usize] += count.unsigned_abs();
        Ok(())
    }
}

/// The catalogue in numbers.
#[derive(Clone, Debug)]
pub struct Stats {
    /// Servers.
    pub servers: u64,
    /// Tools that are there now.
    pub tools: Tally,
    /// When the last change was committed.
    pub changed: Option<Timestamp>,
}

impl Store {
    /// Counts the whole catalogue. Reads every verdict: for the follower, not for a request.
    pub async fn stats(&self) -> Result<Stats, StoreError> {
        let servers: i64 = sqlx::query_scalar("select count(*) from servers where retired_at is null").fetch_one(self.readers()).await?;
        let counted: Vec<(String, String, i64)> = sqlx::query_as(
            "select v.category, v.risk, count(*)
             from tools t
             join standing v on v.tool_id = t.id
             where t.removed_at is null
             group by v.category, v.risk",
        )
        .fetch_all(self.readers())
        .await?;
        let tools = Tally::read(counted)?;
        let changed: Option<i64> =
            sqlx::query_scalar("select at from changes order by seq desc limit 1").fetch_optional(self.readers()).await?;
        Ok(Stats { servers: servers.unsigned_abs(), tools, changed: changed.map(Timestamp::from_seconds) })
    }
}
