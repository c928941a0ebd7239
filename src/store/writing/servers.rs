use super::{KnownServer, Sighting};
use crate::model::{ChangeKind, ChangeSeverity, ServerProfile, ServerSlug, Timestamp};
use crate::store::listings::ListingRow;
use crate::store::{RunId, StoreError, Write};
use sqlx::FromRow;

#[derive(FromRow)]
struct ServerRow {
    id: i64,
    slug: String,
    identity: Option<String>,
    name: Option<String>,
    description: Option<String>,
    description_source: Option<String>,
    repository: Option<String>,
    package: Option<String>,
    version: Option<String>,
    homepage: Option<String>,
    license: Option<String>,
    last_run: i64,
    #[sqlx(flatten)]
    listing: ListingRow,
    retired: bool,
}

/// What is selected of a server, and from where.
macro_rules! server_where {
    ($condition:literal) => {
        concat!(
            "select s.id, s.slug, s.identity, s.name, s.description, s.description_source, s.repository, s.package, s.version, s.homepage,
                 s.license, s.last_run, s.retired_at is not null as retired, l.name as listed_as, l.status, l.note, l.endpoints
             from servers s
             left join listings l on l.server_id = s.id
             where ",
            $condition
        )
    };
}

/// The server with this identity, else one that was known by its repository alone, else the one with this slug. One that a
/// registry calls otherwise is another server, whatever package both name.
const KNOWN: &str = server_where!(
    "(s.identity in ($1, $3) or (s.slug = $2 and ($1 is null or s.identity is null))) and ($4 is null or l.name is null)
             order by case when s.identity = $1 then 0 when s.identity = $3 then 1 else 2 end
             limit 1"
);

const LISTED: &str = server_where!("l.name = $1");

impl TryFrom<ServerRow> for KnownServer {
    type Error = StoreError;

    fn try_from(row: ServerRow) -> Result<Self, StoreError> {
        let ServerRow { name, description, description_source, repository, package, version, homepage, license, .. } = row;
        let profile = ServerProfile { name, description, description_source, repository, package, version, homepage, license };
        let (slug, last_run) = (ServerSlug::stored(row.slug), RunId(row.last_run));
        Ok(Self { id: row.id, slug, identity: row.identity, profile, listing: row.listing.read()?, last_run, retired: row.retired })
    }
}

impl Write {
    /// The server that is meant, when it is known: by its name in the registry, else by its identity or its slug.
    pub async fn find_server(&mut self, sighting: &Sighting) -> Result<Option<KnownServer>, StoreError> {
        let listed = sighting.listing.as_ref().map(|listing| listing.name.as_str());
        if let Some(name) = listed {
            let row: Option<ServerRow> = sqlx::query_as(LISTED).bind(name).fetch_optional(&mut *self.tx).await?;
            if let Some(row) = row {
                return row.try_into().map(Some);
            }
        }
        let row: Option<ServerRow> = sqlx::query_as(KNOWN)
            .bind(&sighting.identity)
            .bind(sighting.slug.as_str())
            .bind(sighting.identity.as_ref().and(sighting.profile.repository.as_deref()).map(Sighting::by_repository))
            .bind(listed)
            .fetch_optional(&mut *self.tx)
            .await?;
        row.map(TryInto::try_into).transpose()
    }

    /// Whether a server goes by this identity.
    pub async fn has_identity(&mut self, identity: &str) -> Result<bool, StoreError> {
        let has = sqlx::query_scalar("select exists (select 1 from servers where identity = $1)");
        Ok(has.bind(identity).fetch_one(&mut *self.tx).await?)
    }

    /// Stores a new server under its slug, or under the slug with the first free number. That it came is noted with the plan.
    pub async fn add_server(
        &mut self,
        sighting: &Sighting,
        skeleton: impl Fn(&ServerSlug) -> String,
        run: RunId,
        now: Timestamp,
    ) -> Result<KnownServer, StoreError> {
        let (mut slug, mut number) = (sighting.slug.clone(), 1);
        loop {
            if let Some(id) = self.insert_server(sighting, &slug, &skeleton(&slug), run, now).await? {
                let (identity, profile) = (sighting.identity.clone(), sighting.profile.clone());
                return Ok(KnownServer { id, slug, identity, profile, listing: None, last_run: run, retired: false });
            }
            number += 1;
            slug = sighting.slug.numbered(number);
        }
    }

    /// The new server's key; `None` when the slug is taken.
    async fn insert_server(
        &mut self,
        sighting: &Sighting,
        slug: &ServerSlug,
        skeleton: &str,
        run: RunId,
        now: Timestamp,
    ) -> Result<Option<i64>, StoreError> {
        let profile = &sighting.profile;
        let insert = sqlx::query_scalar(
            "insert into servers (slug, identity, name, description, description_source, repository, package, version, homepage,
                 license, first_seen, last_seen, last_run, skeleton)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13)
             on conflict (slug) do nothing
             returning id",
        )
        .bind(slug.as_str())
        .bind(&sighting.identity)
        .bind(&profile.name)
        .bind(&profile.description)
        .bind(&profile.description_source)
        .bind(&profile.repository)
        .bind(&profile.package)
        .bind(&profile.version)
        .bind(&profile.homepage)
        .bind(&profile.license)
        .bind(now.seconds())
        .bind(run.0)
        .bind(skeleton);
        Ok(insert.fetch_optional(&mut *self.tx).await?)
    }

    /// Notes that a server was met, and what is known of it now. One of which nothing else is known than before goes with the
    /// plan instead.
    pub async fn see_server(
        &mut self,
        server: &KnownServer,
        identity: Option<&str>,
        profile: &ServerProfile,
        run: RunId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "update servers
             set identity = case when identity is null or identity like 'repository:%' then coalesce($2, identity) else identity end, name = $3, description = $4, description_source = $5, repository = $6, package = $7,
                 version = $8, homepage = $9, license = $10, last_seen = $11, last_run = $12, retired_at = null
             where id = $1",
        )
        .bind(server.id)
        .bind(identity)
        .bind(&profile.name)
        .bind(&profile.description)
        .bind(&profile.description_source)
        .bind(&profile.repository)
        .bind(&profile.package)
        .bind(&profile.version)
        .bind(&profile.homepage)
        .bind(&profile.license)
        .bind(now.seconds())
        .bind(run.0)
        .execute(&mut *self.tx)
        .await?;
        // Another identity is no change, and yet says how it is run.
        self.touched.push(server.id);
        if server.retired {
            self.change(Some(run), server.id, ChangeKind::ServerReturned, ChangeSeverity::Info, now).await?;
        } else if *profile != server.profile {
            self.change(Some(run), server.id, ChangeKind::ServerChanged, ChangeSeverity::Info, now).await?;
        }
        Ok(())
    }
}
