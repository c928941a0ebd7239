//! The list of servers in each of its orders, under filters, from any place in both directions.

use super::cards::{ServerCard, ServerCardRow, more_than};
use super::{Store, StoreError};
use crate::model::{ServerFacets, ServerFilter, ServerKey, ServerPlace, ServerSort, masks};
use sqlx::FromRow;

/// A page of servers.
#[derive(Clone, Debug)]
pub struct Browsed {
    /// The servers in their order.
    pub cards: Vec<ServerCard>,
    /// From where the page before goes back; `None` on the first one.
    pub previous: Option<ServerPlace>,
    /// From where the next page goes on; `None` on the last one.
    pub next: Option<ServerPlace>,
}

#[derive(FromRow)]
struct PlacedRow {
    #[sqlx(flatten)]
    card: ServerCardRow,
    place: String,
}

/// The statements of an order, onward and back. They differ in what is compared; each is a whole text so that the database keeps it
/// prepared.
macro_rules! ordered_by {
    ($key:literal, $onward:literal, $back:literal) => {
        [listed!($key, ">", $onward), listed!($key, "<", $back)]
    };
}

/// A field of filters that is left open is a 0.
macro_rules! listed {
    ($key:literal, $behind:literal, $order:literal) => {
        concat!(
            "select s.id, s.slug, s.name, s.description, s.first_seen, cast(",
            $key,
            " as text) as place
             from tallies t
             join servers s on s.id = t.server_id
             where (",
            $key,
            ", t.slug) ",
            $behind,
            " ($1, $2)
                 and ($3 = 0 or t.facts & $3 <> 0)
                 and ($4 = 0 or t.facts & $4 <> 0)
                 and ($5 = 0 or t.facts & $5 <> 0)
                 and ($6 = 0 or t.facts & $6 <> 0)
                 and ($7 = 0 or t.facts & $7 <> 0)
             order by ",
            $order,
            " limit +$8"
        )
    };
}

const BY_SLUG: [&str; 2] = ordered_by!("t.slug", "t.slug", "t.slug desc");
const BY_NAME: [&str; 2] = ordered_by!("t.by_name", "t.by_name, t.slug", "t.by_name desc, t.slug desc");
const BY_TOOLS: [&str; 2] = ordered_by!("t.by_tools", "t.by_tools, t.slug", "t.by_tools desc, t.slug desc");
const BY_HIGH_RISK: [&str; 2] = ordered_by!("t.by_high_risk", "t.by_high_risk, t.slug", "t.by_high_risk desc, t.slug desc");
const BY_NEWEST: [&str; 2] = ordered_by!("t.by_newest", "t.by_newest, t.slug", "t.by_newest desc, t.slug desc");
const BY_WORST_RISK: [&str; 2] = ordered_by!("t.by_worst_risk", "t.by_worst_risk, t.slug", "t.by_worst_risk desc, t.slug desc");

fn statements(sort: ServerSort) -> [&'static str; 2] {
    match sort {
        ServerSort::Slug => BY_SLUG,
        ServerSort::Name => BY_NAME,
        ServerSort::Tools => BY_TOOLS,
        ServerSort::HighRisk => BY_HIGH_RISK,
        ServerSort::Newest => BY_NEWEST,
        ServerSort::WorstRisk => BY_WORST_RISK,
    }
}

impl Store {
    /// A page of the servers that meet the filters; from the first one without a place.
    pub async fn servers(
        &self,
        sort: ServerSort,
        filters: &[ServerFilter],
        from: Option<&ServerPlace>,
        limit: usize,
    ) -> Result<Browsed, StoreError> {
        let [onward, backward] = statements(sort);
        let (back, slug) = from.map_or((false, ""), |place| (place.back, place.slug.as_str()));
        let query = sqlx::query_as(if back { backward } else { onward });
        let mut query = match from.map_or_else(|| sort.first(), |place| place.key.clone()) {
            ServerKey::Text(text) => query.bind(text),
            ServerKey::Number(number) => query.bind(number),
        }
        .bind(slug);
        for mask in masks(filters) {
            query = query.bind(mask);
        }
        let mut rows: Vec<PlacedRow> = query.bind(more_than(limit)).fetch_all(self.readers()).await?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        if back {
            rows.reverse();
        }
        let (is_first, is_last) = if back { (!more, false) } else { (from.is_none(), !more) };
        let previous = rows.first().filter(|_| !is_first).and_then(|row| row.place(sort, true));
        let next = rows.last().filter(|_| !is_last).and_then(|row| row.place(sort, false));
        let cards = self.with_tallies(rows.into_iter().map(|row| row.card).collect()).await?;
        Ok(Browsed { cards, previous, next })
    }

    /// How many servers meet the filters, and how many each further filter would leave.
    pub async fn server_facets(&self, filters: &[ServerFilter]) -> Result<ServerFacets, StoreError> {
        let alike: Vec<(i64, i64)> = sqlx::query_as("select facts, count(*) from tallies group by facts").fetch_all(self.readers()).await?;
        let alike: Vec<(i64, u64)> = alike.into_iter().map(|(facts, count)| (facts, count.unsigned_abs())).collect();
        Ok(ServerFacets::count(filters, &alike))
    }
}

impl PlacedRow {
    fn place(&self, sort: ServerSort, back: bool) -> Option<ServerPlace> {
        Some(ServerPlace { key: sort.key(&self.place)?, slug: self.card.slug.clone(), back })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sqlx::AssertSqlSafe;

    #[tokio::test]
    async fn every_order_is_read_from_an_index_that_holds_the_filters_and_none_is_sorted() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = Store::open(folder.path()).await.expect("an empty catalogue");
        for statement in ServerSort::ALL.iter().flat_map(|sort| statements(*sort)) {
            let explained = AssertSqlSafe(format!("explain query plan {statement}"));
            let plan: Vec<(i64, i64, i64, String)> = sqlx::query_as(explained).fetch_all(store.readers()).await.expect("a plan");
            let plan: Vec<&str> = plan.iter().map(|(.., step)| step.as_str()).collect();
            let [first, second] = plan.as_slice() else { panic!("{statement}: {plan:?}") };
            assert!(
                first.starts_with("SEARCH t USING COVERING INDEX tallies_by_") && second.starts_with("SEARCH s"),
                "{statement}: {plan:?}"
            );
        }
    }
}
