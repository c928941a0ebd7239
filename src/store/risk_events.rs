use super::{Store, StoreError, rows};
use crate::model::{ChangeKind, Effect, Risk, Timestamp};

/// A tool of a server came, went or is rated anew.
#[derive(Clone, Debug)]
pub struct RiskEvent {
    /// When.
    pub at: Timestamp,
    /// The tool's key.
    pub tool: i64,
    /// The key that it had before it was renamed.
    pub former: Option<i64>,
    /// Its risk from then on; `None` when it went.
    pub risk: Option<Risk>,
}

/// Events of one server that are read; with more there would be more days than anybody looks at.
const MOST: i64 = 20_000;

type Row = (i64, String, i64, Option<i64>, Option<String>, Option<String>);

impl Store {
    /// How the risks of a server's tools came to be what they are, in order.
    pub async fn risk_events(&self, server: i64) -> Result<Vec<RiskEvent>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "select c.at, c.kind, c.tool_id, c.from_tool_id, c.effect, v.risk
             from changes c
             left join standing v on v.tool_id = c.tool_id
             where c.server_id = $1 and c.tool_id is not null
             order by c.seq
             limit +$2",
        )
        .bind(server)
        .bind(MOST)
        .fetch_all(self.readers())
        .await?;
        rows.into_iter().map(event).collect()
    }
}

fn event((at, kind, tool, former, effect, now): Row) -> Result<RiskEvent, StoreError> {
    let kind: ChangeKind = kind.parse().map_err(StoreError::unreadable("kind of change"))?;
    let effect: Option<Effect> = effect.as_deref().map(|text| rows::data("effect", text)).transpose()?;
    let risk = match kind {
        ChangeKind::ToolRemoved => None,
        // Without a note of what it did, a change left the risk as it is.
        _ => effect.map(|effect| Ok(effect.risk.after)).or_else(|| now.as_deref().map(rows::risk)).transpose()?,
    };
    Ok(RiskEvent { at: Timestamp::from_seconds(at), tool, former, risk })
}
