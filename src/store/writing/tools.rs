use super::changes::Between;
use super::{Change, KnownTool, NewDefinition, NewTool, Plan, Renamed};
use crate::model::{ChangeKind, ChangeSeverity, Finding, Fingerprint, Timestamp};
use crate::store::{RunId, StoreError, Write, rows};
use sqlx::{FromRow, QueryBuilder, Sqlite};
use std::collections::HashMap;

/// Rows in one statement: below SQLite's limit of bound values for the widest table.
const CHUNK: usize = 500;

#[derive(FromRow)]
struct ToolRow {
    id: i64,
    server_id: i64,
    name: String,
    definition_id: i64,
    fingerprint: Vec<u8>,
    description_source: String,
    removed: bool,
    last_run: i64,
}

impl Write {
    /// Every tool that each of these servers ever had, by name.
    pub async fn known_tools(&mut self, servers: &[i64]) -> Result<HashMap<i64, HashMap<String, KnownTool>>, StoreError> {
        let mut known: HashMap<i64, HashMap<String, KnownTool>> = HashMap::new();
        for chunk in servers.chunks(CHUNK) {
            let mut query = QueryBuilder::<Sqlite>::new(
                "select t.id, t.server_id, t.name, t.definition_id, d.fingerprint, t.description_source,
                     t.removed_at is not null as removed, t.last_run
                 from tools t
                 join definitions d on d.id = t.definition_id
                 where t.server_id in ",
            );
            push_ids(&mut query, chunk.iter().copied());
            let rows: Vec<ToolRow> = query.build_query_as().persistent(chunk.len() == 1).fetch_all(&mut *self.tx).await?;
            for row in rows {
                let server = row.server_id;
                let (name, tool) = known_tool(row)?;
                known.entry(server).or_default().insert(name, tool);
            }
        }
        Ok(known)
    }

    /// Writes a plan.
    pub async fn apply(&mut self, plan: &Plan, run: RunId, now: Timestamp) -> Result<(), StoreError> {
        self.note_servers(&plan.new_servers, run, now).await?;
        self.mark_servers(&plan.seen_servers, run, now).await?;
        self.mark_seen(&plan.seen, run, now).await?;
        for (server, tool) in &plan.removed {
            self.remove(*server, tool, run, now).await?;
        }
        for new in &plan.redefined {
            self.redefine(new, run, now).await?;
        }
        for renamed in &plan.renamed {
            self.rename(renamed, run, now).await?;
        }
        for judged in &plan.judged {
            self.put_assessment(judged.tool, &judged.assessment, now).await?;
            if let Some(change) = &judged.change {
                self.note_verdict(judged.tool, change, now).await?;
            }
        }
        for chunk in plan.added.chunks(CHUNK) {
            self.insert(chunk, run, now).await?;
        }
        Ok(())
    }

    async fn insert(&mut self, added: &[NewTool], run: RunId, now: Timestamp) -> Result<(), StoreError> {
        let (tool, definition) = self.insert_tools(added, run, now).await?;
        let (at, run) = (now.seconds(), run.0);
        let mut changes =
            QueryBuilder::<Sqlite>::new("insert into changes (run_id, server_id, tool_id, kind, after_id, effect, severity, at) ");
        changes.push_values((tool..).zip(definition..).zip(added), |mut row, ((tool, definition), new)| {
            row.push_bind(run).push_bind(new.server).push_bind(tool).push_bind(new.change.kind.as_str()).push_bind(definition);
            row.push_bind(new.change.effect.as_ref().map(rows::json)).push_bind(new.change.severity.as_str()).push_bind(at);
        });
        changes.build().persistent(added.len() == CHUNK).execute(&mut *self.tx).await?;
        Ok(())
    }

    /// Stores tools with their definitions, verdicts and findings under the next free keys; gives the first tool's and its
    /// definition's.
    async fn insert_tools(&mut self, added: &[NewTool], run: RunId, now: Timestamp) -> Result<(i64, i64), StoreError> {
        // One writer at a time: the next free keys can't be taken by anybody else before the commit.
        let (tool, definition): (i64, i64) =
            sqlx::query_as("select coalesce((select max(id) from tools), 0) + 1, coalesce((select max(id) from definitions), 0) + 1")
                .fetch_one(&mut *self.tx)
                .await?;
        let keyed = || (tool..).zip(definition..).zip(added);
        let (at, run) = (now.seconds(), run.0);
        // A statement of any other length is hardly ever needed again: it would only drive the others out.
        let kept = added.len() == CHUNK;
        let mut tools = QueryBuilder::<Sqlite>::new(
            "insert into tools (id, server_id, name, definition_id, verb, description_source, source, first_seen, last_seen, last_run) ",
        );
        tools.push_values(keyed(), |mut row, ((id, definition), new)| {
            row.push_bind(id).push_bind(new.server).push_bind(new.name.as_str()).push_bind(definition);
            row.push_bind(new.verb.as_deref()).push_bind(new.description_source.as_str()).push_bind(new.source.as_str());
            row.push_bind(at).push_bind(at).push_bind(run);
        });
        tools.build().persistent(kept).execute(&mut *self.tx).await?;
        let mut definitions =
            QueryBuilder::<Sqlite>::new("insert into definitions (id, tool_id, fingerprint, body, first_seen, last_seen) ");
        definitions.push_values(keyed(), |mut row, ((tool, id), new)| {
            row.push_bind(id).push_bind(tool).push_bind(new.fingerprint.as_bytes()).push_bind(new.body.as_str());
            row.push_bind(at).push_bind(at);
        });
        definitions.build().persistent(kept).execute(&mut *self.tx).await?;
        self.insert_verdicts(keyed().map(|((tool, _), new)| (tool, &new.assessment.verdict)), now).await?;
        let found: Vec<(i64, &Finding)> =
            keyed().flat_map(|((tool, _), new)| new.assessment.findings.iter().map(move |found| (tool, found))).collect();
        self.insert_findings(&found).await?;
        Ok((tool, definition))
    }

    async fn redefine(&mut self, new: &NewDefinition, run: RunId, now: Timestamp) -> Result<(), StoreError> {
        // While a definition is the current one, the tool says when it was last seen.
        sqlx::query("update definitions set last_seen = (select last_seen from tools where id = $2) where id = $1")
            .bind(new.tool.definition_id)
            .bind(new.tool.id)
            .execute(&mut *self.tx)
            .await?;
        let definition: i64 = sqlx::query_scalar(
            "insert into definitions (tool_id, fingerprint, body, first_seen, last_seen)
             values ($1, $2, $3, $4, $4)
             on conflict (tool_id, fingerprint) do update set last_seen = excluded.last_seen
             returning id",
        )
        .bind(new.tool.id)
        .bind(new.fingerprint.as_bytes())
        .bind(&new.body)
        .bind(now.seconds())
        .fetch_one(&mut *self.tx)
        .await?;
        sqlx::query(
            "update tools
             set definition_id = $2, description_source = $3, source = $4, last_seen = $5, last_run = $6, removed_at = null
             where id = $1",
        )
        .bind(new.tool.id)
        .bind(definition)
        .bind(new.description_source.as_str())
        .bind(&new.source)
        .bind(now.seconds())
        .bind(run.0)
        .execute(&mut *self.tx)
        .await?;
        self.put_assessment(new.tool.id, &new.assessment, now).await?;
        let between = Between { tool: new.tool.id, from: None, before: Some(new.tool.definition_id), after: Some(definition) };
        let seq = self.tool_change(run, new.server, between, &new.consequence.change, now).await?;
        self.raise(new.tool.id, seq, &new.consequence).await
    }

    /// The row of the former name stays, removed; what was found of its changes goes with the tool.
    async fn rename(&mut self, renamed: &Renamed, run: RunId, now: Timestamp) -> Result<(), StoreError> {
        let Renamed { from, tool: new, consequence } = renamed;
        self.mark_removed(from, run, now).await?;
        let (tool, definition) = self.insert_tools(std::slice::from_ref(new), run, now).await?;
        let between = Between { tool, from: Some(from.id), before: Some(from.definition_id), after: Some(definition) };
        let seq = self.tool_change(run, new.server, between, &consequence.change, now).await?;
        self.carry_alarms(from.id, tool).await?;
        self.raise(tool, seq, consequence).await
    }

    async fn mark_seen(&mut self, seen: &[KnownTool], run: RunId, now: Timestamp) -> Result<(), StoreError> {
        for chunk in seen.chunks(CHUNK) {
            let mut tools = QueryBuilder::<Sqlite>::new("update tools set last_run = ");
            tools.push_bind(run.0).push(", last_seen = ").push_bind(now.seconds()).push(" where id in ");
            push_ids(&mut tools, chunk.iter().map(|tool| tool.id));
            tools.build().persistent(chunk.len() == CHUNK).execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn mark_servers(&mut self, seen: &[i64], run: RunId, now: Timestamp) -> Result<(), StoreError> {
        for chunk in seen.chunks(CHUNK) {
            let mut servers = QueryBuilder::<Sqlite>::new("update servers set last_run = ");
            servers.push_bind(run.0).push(", last_seen = ").push_bind(now.seconds()).push(" where id in ");
            push_ids(&mut servers, chunk.iter().copied());
            servers.build().persistent(chunk.len() == CHUNK).execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn note_servers(&mut self, added: &[i64], run: RunId, now: Timestamp) -> Result<(), StoreError> {
        for chunk in added.chunks(CHUNK) {
            let mut changes = QueryBuilder::<Sqlite>::new("insert into changes (run_id, server_id, kind, at) ");
            changes.push_values(chunk, |mut row, server| {
                row.push_bind(run.0).push_bind(*server).push_bind(ChangeKind::ServerAdded.as_str()).push_bind(now.seconds());
            });
            changes.build().persistent(chunk.len() == CHUNK).execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn remove(&mut self, server: i64, tool: &KnownTool, run: RunId, now: Timestamp) -> Result<(), StoreError> {
        self.mark_removed(tool, run, now).await?;
        let between = Between { tool: tool.id, from: None, before: Some(tool.definition_id), after: None };
        let change = Change::plain(ChangeKind::ToolRemoved, ChangeSeverity::Medium);
        self.tool_change(run, server, between, &change, now).await?;
        Ok(())
    }

    async fn mark_removed(&mut self, tool: &KnownTool, run: RunId, now: Timestamp) -> Result<(), StoreError> {
        sqlx::query("update tools set removed_at = $2, last_run = $3 where id = $1")
            .bind(tool.id)
            .bind(now.seconds())
            .bind(run.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

fn known_tool(row: ToolRow) -> Result<(String, KnownTool), StoreError> {
    let fingerprint = Fingerprint::from_bytes(&row.fingerprint).ok_or("not 32 bytes").map_err(StoreError::unreadable("fingerprint"))?;
    let tool = KnownTool {
        id: row.id,
        definition_id: row.definition_id,
        fingerprint,
        description_source: rows::description_source(&row.description_source),
        removed: row.removed,
        last_run: RunId(row.last_run),
    };
    Ok((row.name, tool))
}

fn push_ids(query: &mut QueryBuilder<Sqlite>, ids: impl Iterator<Item = i64>) {
    query.push("(");
    let mut list = query.separated(", ");
    ids.for_each(|id| {
        list.push_bind(id);
    });
    query.push(")");
}
