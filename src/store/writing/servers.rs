use super::{ChangeKind, KnownServer, Sighting};
use crate::model::{ServerProfile, ServerSlug, Timestamp};
use crate::store::{RunId, StoreError, Write};
use sqlx::FromRow;

#[derive(FromRow)]
struct ServerRow {
    id: i64,
    slug: String,
    name: Option<String>,
    description: Option<String>,
    description_source: Option<String>,
    repository: Option<String>,
    package: Option<String>,
    version: Option<String>,
    homepage: Option<String>,
    license: Option<String>,
    last_run: i64,
}

impl From<ServerRow> for KnownServer {
    fn from(row: ServerRow) -> Self {
        let ServerRow { id, slug, name, description, description_source, repository, package, version, homepage, license, last_run } = row;
        let profile = ServerProfile { name, description, description_source, repository, package, version, homepage, license };
        Self { id, slug: ServerSlug::stored(slug), profile, last_run: RunId(last_run) }
    }
}

impl Write {
    /// The server with this identity, else one that was known by its repository alone, else the one with this slug.
    pub async fn find_server(&mut self, sighting: &Sighting) -> Result<Option<KnownServer>, StoreError> {
        let row: Option<ServerRow> = sqlx::query_as(
            "select id, slug, name, description, description_source, repository, package, version, homepage, license, last_run
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

    /// Stores a new server under its slug, or under the slug with the first free number.
    pub async fn add_server(&mut self, sighting: &Sighting, run: RunId, now: Timestamp) -> Result<KnownServer, StoreError> {
        let slug = self.free_slug(&sighting.slug).await?;
        let profile = &sighting.profile;
        let id = sqlx::query_scalar(
            "insert into servers (slug, identity, name, description, description_source, repository, package, version, homepage,
                 license, first_seen, last_seen, last_run)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12)
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
        .fetch_one(&mut *self.tx)
        .await?;
        self.change(run, id, ChangeKind::ServerAdded, now).await?;
        Ok(KnownServer { id, slug, profile: profile.clone(), last_run: run })
    }

    async fn free_slug(&mut self, wanted: &ServerSlug) -> Result<ServerSlug, StoreError> {
        let mut slug = wanted.clone();
        for number in 2.. {
            let taken: bool = sqlx::query_scalar("select exists (select 1 from servers where slug = $1)")
                .bind(slug.as_str())
                .fetch_one(&mut *self.tx)
                .await?;
            if !taken {
                break;
            }
            slug = wanted.numbered(number);
        }
        Ok(slug)
    }

    /// Notes that a server was met, and what is known of it now.
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
                 version = $8, homepage = $9, license = $10, last_seen = $11, last_run = $12
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
        if *profile != server.profile {
            self.change(run, server.id, ChangeKind::ServerChanged, now).await?;
        }
        Ok(())
    }
}
