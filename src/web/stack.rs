//! What clients' configurations reach, by what the catalogue knows: one join for the page, the API and the command line.

use super::error::Error;
use crate::clients::{Answers, Keys, Reach, Source};
use crate::store::{Store, StoreError};

/// The most tools in one report.
const MAX_TOOLS: u32 = 50_000;

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum Unreported {
    /// More than anybody can read.
    #[error("these servers have more than {MAX_TOOLS} tools; look at fewer configurations at a time")]
    TooMany,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Unreported> for Error {
    fn from(unreported: Unreported) -> Self {
        match unreported {
            Unreported::TooMany => Self::Invalid(unreported.to_string()),
            Unreported::Store(error) => Self::Store(error),
        }
    }
}

/// Recognises the servers of these configurations and reads all that can be called on them. Nothing of it is stored or logged.
pub async fn reach(store: &Store, sources: Vec<Source>) -> Result<Reach, Unreported> {
    let keys = Keys::of(sources.iter().flat_map(|source| &source.servers));
    let answers = Answers {
        by_way: store.servers_by_way(&keys.ways).await?,
        by_package: store.servers_by_package(&keys.packages).await?,
        by_identity: store.servers_by_identity(&keys.identities).await?,
        by_repository: store.servers_by_repository(&keys.repositories).await?,
        by_slug: store.servers_by_slug(&keys.slugs).await?,
    };
    let reach = Reach::recognised(sources, &answers);
    let tools = store.callable(&reach.ids(), MAX_TOOLS + 1).await?;
    if tools.len() > MAX_TOOLS as usize {
        return Err(Unreported::TooMany);
    }
    Ok(reach.with_tools(tools))
}
