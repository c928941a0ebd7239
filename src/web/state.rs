use super::desk::Desk;
use super::here::Site;
use super::intake::Intake;
use super::kept::{Kept, Moment};
use super::keys::Keys;
use super::writer::Gate;
use crate::classify::Classifier;
use crate::config::PublicUrl;
use crate::model::Timestamp;
use crate::search::Search;
use crate::store::{Firings, ServerCard, Stats, Store, StoreError};
use std::sync::Arc;
use tokio::sync::{Semaphore, watch};

/// What every handler may ask. Cheap to clone.
#[derive(Clone)]
pub struct State {
    pub(super) store: Store,
    pub(super) classifier: Classifier,
    overview: watch::Receiver<Overview>,
    pub(super) search: Search,
    /// As many searches at once as there are cores; further ones wait in line.
    pub(super) seats: Arc<Semaphore>,
    pub(super) kept: Arc<Kept>,
    pub(super) gate: Option<Arc<Gate>>,
    pub(super) desk: Option<Arc<Desk>>,
    /// The address of the service for the world, when it is known.
    pub(super) site: Option<Site>,
}

/// What is known of the whole catalogue: counted now and then, not for each request.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The store's number when this was read.
    pub sequence: i64,
    inner: Arc<Counted>,
    firings: Option<Arc<Firings>>,
}

#[derive(Debug)]
pub(super) struct Counted {
    pub(super) stats: Stats,
    pub(super) latest: Vec<ServerCard>,
    pub(super) riskiest: Vec<ServerCard>,
}

/// Servers in each list of the home page.
const SHOWN: u32 = 6;

impl Overview {
    /// Reads it. Takes about a second for half a million tools.
    pub async fn read(store: &Store) -> Result<Self, StoreError> {
        let sequence = store.sequence().await?;
        let counted = Counted {
            stats: store.stats().await?,
            latest: store.latest_servers(SHOWN).await?,
            riskiest: store.riskiest_servers(SHOWN).await?,
        };
        Ok(Self { sequence, inner: Arc::new(counted), firings: None })
    }

    /// The same with the tools of each rule, which are counted more seldom.
    #[must_use]
    pub fn with_firings(self, firings: Option<Arc<Firings>>) -> Self {
        Self { firings, ..self }
    }

    /// The tools of each rule, when they have been counted.
    pub fn firings(&self) -> Option<Arc<Firings>> {
        self.firings.clone()
    }
}

impl State {
    /// What handlers may ask; `overview` is kept fresh by whoever holds its sender.
    pub fn new(store: Store, classifier: Classifier, overview: watch::Receiver<Overview>, search: Search) -> Self {
        let seats = Arc::new(Semaphore::new(std::thread::available_parallelism().map_or(2, usize::from)));
        Self { store, classifier, overview, search, seats, kept: Arc::default(), gate: None, desk: None, site: None }
    }

    /// Opens the contact form; `now` tells when a message comes.
    #[must_use]
    pub fn taking_messages(self, now: fn() -> Timestamp) -> Self {
        Self { desk: Some(Arc::new(Desk::new(now))), ..self }
    }

    /// Says under which address the world reaches the service.
    #[must_use]
    pub fn reached_at(self, address: Option<&PublicUrl>) -> Self {
        Self { site: address.map(|address| Site::from(address.as_str())), ..self }
    }

    /// Opens writing to those who send one of these tokens; `now` tells when, and `intake` takes in what they send.
    #[must_use]
    pub fn writable(self, keys: Keys, now: fn() -> Timestamp, intake: Intake) -> Self {
        Self { gate: Some(Arc::new(Gate { keys, now, intake })), ..self }
    }

    /// The catalogue in numbers, as last read.
    pub(super) fn overview(&self) -> Arc<Counted> {
        self.overview.borrow().inner.clone()
    }

    /// What an answer to a search made now is good for.
    pub(super) fn moment(&self) -> Moment {
        (self.search.generation(), self.overview.borrow().sequence)
    }

    /// The tools of each rule, as last counted; `None` until that was done once.
    pub(super) fn firings(&self) -> Option<Arc<Firings>> {
        self.overview.borrow().firings()
    }
}
