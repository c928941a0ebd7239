use super::form::carried;
use crate::lang::Lang;
use crate::model::one_line;
use crate::store::Store;
use crate::web::error::Error;
use crate::web::pages::policy_view::PolicyView;
use crate::web::policies::{Asking, Query};
use crate::web::stack::{Named, plan};
use crate::web::{address, words};

/// One policy for all of it.
pub(super) struct Lot {
    pub(super) view: PolicyView,
    /// What in it doesn't go together.
    pub(super) conflicts: Vec<(String, String)>,
    /// The servers, for the form that asks for another format.
    pub(super) servers: String,
}

impl Lot {
    /// The policy of these servers; `None` where there are none.
    pub(super) async fn of(lang: Lang, store: &Store, servers: &[Named], asking: &Asking, query: &Query) -> Result<Option<Self>, Error> {
        if servers.is_empty() {
            return Ok(None);
        }
        let (plan, conflicts) = plan(store, servers, &asking.wanted).await?;
        let told = |conflict: crate::policy::Conflict| (conflict.server, words::sentence(&one_line(&conflict.detail, 400)));
        Ok(Some(Self {
            view: PolicyView::new(lang, asking, query, &plan, &address::within(lang, "/stack"), "/stack"),
            conflicts: conflicts.into_iter().map(told).collect(),
            servers: carried(servers),
        }))
    }
}
