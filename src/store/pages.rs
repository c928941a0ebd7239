use super::stats::Tally;
use super::{Store, StoreError, rows};
use crate::model::{
    Confidence, Finding, Judged, Judgement, Override, Server, ServerProfile, ServerSlug, Subject, Timestamp, Tool, Verdict,
};
use sqlx::FromRow;

/// All that is known of a tool.
#[derive(Clone, Debug)]
pub struct ToolRecord {
    /// Its server.
    pub server: Server,
    /// The tool and its current definition.
    pub tool: Tool,
    /// The leading verb of its name.
    pub verb: Option<String>,
    /// What holds of it.
    pub judgement: Judgement,
    /// When the verdict was given.
    pub decided: Timestamp,
    /// Tools that its server has, this one included.
    pub on_server: u64,
    /// What the checks object to, gravest first.
    pub findings: Vec<Finding>,
}

/// All that is known of a server, apart from its tools.
#[derive(Clone, Debug)]
pub struct ServerRecord {
    /// The server.
    pub server: Server,
    /// Its tools, counted by category and risk.
    pub tally: Tally,
}

#[derive(FromRow)]
struct ServerRow {
    server_id: i64,
    slug: String,
    server_name: Option<String>,
    server_description: Option<String>,
    server_description_source: Option<String>,
    repository: Option<String>,
    package: Option<String>,
    version: Option<String>,
    homepage: Option<String>,
    license: Option<String>,
    server_first_seen: i64,
    server_last_seen: i64,
    retired_at: Option<i64>,
}

#[derive(FromRow)]
struct ToolRow {
    #[sqlx(flatten)]
    server: ServerRow,
    tool_id: i64,
    verb: Option<String>,
    description_source: String,
    source: String,
    first_seen: i64,
    last_seen: i64,
    body: String,
    defined: i64,
    on_server: i64,
    #[sqlx(flatten)]
    verdict: VerdictRow,
    #[sqlx(flatten)]
    correction: OverrideRow,
}

#[derive(FromRow)]
struct VerdictRow {
    category: String,
    risk: String,
    traits: String,
    confidence: f64,
    evidence: String,
    rationale: String,
    modes: String,
    rules_version: String,
    decided_at: i64,
}

#[derive(FromRow)]
struct OverrideRow {
    person_category: Option<String>,
    person_risk: Option<String>,
    person_traits: Option<String>,
    note: Option<String>,
    author: Option<String>,
    corrected_at: Option<i64>,
}

impl Store {
    /// A server by its slug.
    pub async fn server(&self, slug: &ServerSlug) -> Result<Option<ServerRecord>, StoreError> {
        let row: Option<ServerRow> = sqlx::query_as(
            "select id as server_id, slug, name as server_name, description as server_description,
                 description_source as server_description_source, repository, package, version, homepage, license,
                 first_seen as server_first_seen, last_seen as server_last_seen, retired_at
             from servers
             where slug = $1",
        )
        .bind(slug.as_str())
        .fetch_optional(self.readers())
        .await?;
        let Some(row) = row else { return Ok(None) };
        let server: Server = row.into();
        let tally = self.tally_of(server.id).await?;
        Ok(Some(ServerRecord { server, tally }))
    }

    /// A tool by its server's slug and its exact name, unless it was removed.
    pub async fn tool(&self, server: &ServerSlug, name: &str) -> Result<Option<ToolRecord>, StoreError> {
        let row: Option<ToolRow> = sqlx::query_as(
            "select s.id as server_id, s.slug, s.name as server_name, s.description as server_description,
                 s.description_source as server_description_source, s.repository, s.package, s.version, s.homepage, s.license,
                 s.first_seen as server_first_seen, s.last_seen as server_last_seen, s.retired_at,
                 t.id as tool_id, t.verb, t.description_source, t.source, t.first_seen, t.last_seen, d.body, d.first_seen as defined,
                 (select count(*) from tools n where n.server_id = s.id and n.removed_at is null) as on_server,
                 v.category, v.risk, v.traits, v.confidence, v.evidence, v.rationale, v.modes, v.rules_version, v.decided_at,
                 o.category as person_category, o.risk as person_risk, o.traits as person_traits, o.note, o.author, o.at as corrected_at
             from servers s
             join tools t on t.server_id = s.id
             join definitions d on d.id = t.definition_id
             join verdicts v on v.tool_id = t.id
             left join overrides o on o.tool_id = t.id
             where s.slug = $1 and t.name = $2 and t.removed_at is null",
        )
        .bind(server.as_str())
        .bind(name)
        .fetch_optional(self.readers())
        .await?;
        let Some(row) = row else { return Ok(None) };
        let mut record: ToolRecord = row.try_into()?;
        record.findings = self.findings_of(record.tool.id).await?;
        Ok(Some(record))
    }
}

impl ToolRecord {
    /// The tool as the classifier sees it.
    pub fn subject(&self) -> Subject<'_> {
        let ServerProfile { name, description, .. } = &self.server.profile;
        Subject { server_name: name.as_deref(), server_description: description.as_deref(), definition: &self.tool.definition }
    }

    /// The tool as a policy sees it.
    pub fn judged(&self) -> Judged<'_> {
        let judged = Judged::new(&self.tool.definition, &self.judgement.verdict);
        // Whoever corrected the verdict said nothing of modes.
        if self.judgement.correction.is_some() { Judged { modes: &[], ..judged } } else { judged }
    }
}

impl From<ServerRow> for Server {
    fn from(row: ServerRow) -> Self {
        let profile = ServerProfile {
            name: row.server_name,
            description: row.server_description,
            description_source: row.server_description_source,
            repository: row.repository,
            package: row.package,
            version: row.version,
            homepage: row.homepage,
            license: row.license,
        };
        Self {
            id: row.server_id,
            slug: ServerSlug::stored(row.slug),
            profile,
            first_seen: Timestamp::from_seconds(row.server_first_seen),
            last_seen: Timestamp::from_seconds(row.server_last_seen),
            retired: row.retired_at.map(Timestamp::from_seconds),
        }
    }
}

impl TryFrom<ToolRow> for ToolRecord {
    type Error = StoreError;

    fn try_from(row: ToolRow) -> Result<Self, StoreError> {
        let tool = Tool {
            id: row.tool_id,
            definition: rows::data("definition", &row.body)?,
            description_source: rows::description_source(&row.description_source),
            source: row.source,
            first_seen: Timestamp::from_seconds(row.first_seen),
            last_seen: Timestamp::from_seconds(row.last_seen),
            defined: Timestamp::from_seconds(row.defined),
        };
        let decided = Timestamp::from_seconds(row.verdict.decided_at);
        let judgement = Judgement::new(row.verdict.try_into()?, row.correction.read()?);
        Ok(Self {
            server: row.server.into(),
            tool,
            verb: row.verb,
            judgement,
            decided,
            on_server: row.on_server.unsigned_abs(),
            findings: vec![],
        })
    }
}

impl TryFrom<VerdictRow> for Verdict {
    type Error = StoreError;

    fn try_from(row: VerdictRow) -> Result<Self, StoreError> {
        Ok(Self {
            category: rows::category(&row.category)?,
            risk: rows::risk(&row.risk)?,
            traits: rows::traits(&row.traits)?,
            confidence: Confidence::new(row.confidence),
            evidence: rows::data("evidence", &row.evidence)?,
            rationale: row.rationale,
            modes: rows::data("modes", &row.modes)?,
            rules_version: row.rules_version,
        })
    }
}

impl OverrideRow {
    fn read(self) -> Result<Option<Override>, StoreError> {
        let (Some(note), Some(author), Some(at)) = (self.note, self.author, self.corrected_at) else { return Ok(None) };
        Ok(Some(Override {
            category: self.person_category.as_deref().map(rows::category).transpose()?,
            risk: self.person_risk.as_deref().map(rows::risk).transpose()?,
            traits: self.person_traits.as_deref().map(rows::traits).transpose()?,
            note,
            author,
            at: Timestamp::from_seconds(at),
        }))
    }
}
