use super::{KnownServer, Sighting};
use crate::model::{ChangeKind, ChangeSeverity, ServerProfile, ServerSlug, Timestamp};
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
    retired: bool,
}

impl From<ServerRow> for KnownServer {
    fn from(row: ServerRow) -> Self {
        let ServerRow { name, description, description_source, repository, package, version, homepage, license, .. } = row;
        let profile = ServerProfile { name, description, description_source, repository, package, version, homepage, license };
        Self {
            id: row.id,
            slug: ServerSlug::stored(row.slug),
            identity: row.identity,
            profile,
            last_run: RunId(row.last_run),
            retired: row.retired,
        }
    }
}

impl Write {
    /// The server with this identity, else one that was known by its repository alone, else the one with this slug.
    pub async fn find_server(&mut self, sighting: &Sighting) -> Result<Option<KnownServer>, StoreError> {
        let row: Option<ServerRow> = sqlx::query_as(
            "select id, slug, identity, name, description, description_source, repository, package, version, homepage, license, last_run,
                 retired_at is not null as retired
             from servers
             where identity in ($1, $3) or (slug = $2 and ($1 is null or identity is null))
             order by case when identity = $1 then 0 when identity = $3 then 1 else 2 end
             limit 1",
        )
        .bind(&sighting.identity)
        .bind(sighting.slug.as_str())
        .bind(sighting.identity.as_ref().and(sighting.profile.repository.as_deref()).map(Sighting::by_repository))
        .fetch_optional(&mut *self.tx)
        .await?;
        Ok(row.map(Into::into))
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
                return Ok(KnownServer { id, slug, identity, profile, last_run: run, retired: false });
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
        if server.retired {
            self.change(Some(run), server.id, ChangeKind::ServerReturned, ChangeSeverity::Info, now).await?;
        } else if *profile != server.profile {
            self.change(Some(run), server.id, ChangeKind::ServerChanged, ChangeSeverity::Info, now).await?;
        }
        Ok(())
    }
}
