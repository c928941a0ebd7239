//! What was said of tools before they changed, for whoever compares.

use super::{StoreError, Write, rows};
use crate::model::{Definition, Effect, Former};
use sqlx::{FromRow, QueryBuilder, Sqlite};
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

/// Keys in one statement: below SQLite's limit of bound values.
const CHUNK: usize = 500;

/// Definitions that are held at once: one may have a mebibyte.
const BODIES: usize = 32;

/// What the rules and the checks said of a tool, whoever corrected it.
#[derive(Clone, Debug)]
pub struct FormerTool {
    /// Of its definition.
    pub former: Former,
    /// Of changes before this one.
    pub raised: Vec<Raised>,
}

/// A finding that tells of a change.
#[derive(Clone, Debug)]
pub struct Raised {
    /// The finding's key.
    pub finding: i64,
    /// What the change did.
    pub effect: Effect,
}

/// A verdict with one of the findings beside it.
#[derive(FromRow)]
struct FormerRow {
    tool_id: i64,
    category: String,
    risk: String,
    traits: String,
    finding: Option<i64>,
    check_id: Option<String>,
    change_seq: Option<i64>,
    effect: Option<String>,
}

impl Write {
    /// What was said of these tools.
    pub async fn former(&mut self, tools: &[i64]) -> Result<HashMap<i64, FormerTool>, StoreError> {
        let mut known: HashMap<i64, FormerTool> = HashMap::new();
        for chunk in tools.chunks(CHUNK) {
            let mut query = QueryBuilder::<Sqlite>::new(
                "select v.tool_id, v.category, v.risk, v.traits, f.id as finding, f.check_id, f.change_seq, c.effect
                 from verdicts v
                 left join findings f on f.tool_id = v.tool_id
                 left join changes c on c.seq = f.change_seq
                 where v.tool_id in (",
            );
            let mut ids = query.separated(", ");
            for tool in chunk {
                ids.push_bind(*tool);
            }
            query.push(")");
            let found: Vec<FormerRow> = query.build_query_as().persistent(chunk.len() == 1).fetch_all(&mut *self.tx).await?;
            for row in found {
                add(&mut known, row)?;
            }
        }
        Ok(known)
    }

    /// Hands over these definitions, some at a time; those of one piece are let go before the next is read.
    pub async fn definitions(&mut self, keys: &[i64], mut hand: impl FnMut(i64, &Definition)) -> Result<(), StoreError> {
        for chunk in keys.chunks(BODIES) {
            let mut query = QueryBuilder::<Sqlite>::new("select id, body from definitions where id in (");
            let mut ids = query.separated(", ");
            for key in chunk {
                ids.push_bind(*key);
            }
            query.push(")");
            let found: Vec<(i64, String)> = query.build_query_as().persistent(chunk.len() == 1).fetch_all(&mut *self.tx).await?;
            for (key, body) in found {
                hand(key, &rows::data("definition", &body)?);
            }
        }
        Ok(())
    }
}

fn add(known: &mut HashMap<i64, FormerTool>, row: FormerRow) -> Result<(), StoreError> {
    let tool = match known.entry(row.tool_id) {
        Entry::Occupied(there) => there.into_mut(),
        Entry::Vacant(free) => {
            let (category, risk, traits) = (rows::category(&row.category)?, rows::risk(&row.risk)?, rows::traits(&row.traits)?);
            free.insert(FormerTool { former: Former { category, risk, traits, checks: BTreeSet::new() }, raised: vec![] })
        }
    };
    match (row.finding, row.check_id, row.change_seq, row.effect) {
        (Some(finding), _, Some(_), Some(effect)) => tool.raised.push(Raised { finding, effect: rows::data("effect", &effect)? }),
        (_, Some(check), None, _) => {
            tool.former.checks.insert(check);
        }
        _ => {}
    }
    Ok(())
}
