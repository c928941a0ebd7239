use super::form::carried;
use super::open::{Open, OpenView};
use crate::lang::Lang;
use crate::model::one_line;
use crate::policy::is_merged;
use crate::store::Store;
use crate::web::error::Error;
use crate::web::pages::policy_view::PolicyView;
use crate::web::policies::{Asking, Query};
use crate::web::stack::{LeftOut, Named, plan};
use crate::web::{address, words};

/// One policy for all of it.
pub(super) struct Lot {
    pub(super) view: PolicyView,
    /// What in it doesn't go together, and what it leaves out.
    pub(super) conflicts: Vec<(String, String)>,
    /// Whether the command line puts it into the client's file.
    pub(super) is_merged: bool,
    /// The combinations that it leaves possible.
    pub(super) open: Option<OpenView>,
    /// That of every preset, for the form that asks for another one.
    pub(super) carried: String,
    /// The servers, for the form that asks for another format.
    pub(super) servers: String,
}

impl Lot {
    /// The policy of these servers, with those that are left out of it; `None` where there are neither.
    pub(super) async fn of(
        lang: Lang,
        store: &Store,
        (servers, left_out): (&[Named], &[LeftOut]),
        asking: &Asking,
        query: &Query,
        open: &Open,
    ) -> Result<Option<Self>, Error> {
        if servers.is_empty() && left_out.is_empty() {
            return Ok(None);
        }
        let (plan, conflicts) = plan(store, servers, &asking.wanted).await?;
        let conflicts = conflicts.iter().map(|conflict| (conflict.server.clone(), conflict.told(lang)));
        let unsettled = conflicts.chain(left_out.iter().map(|left| (left.alias.clone(), left.told(lang))));
        Ok(Some(Self {
            view: PolicyView::new(lang, asking, query, &plan, &address::within(lang, "/stack"), "/stack"),
            conflicts: unsettled.map(|(server, detail)| (server, words::sentence(&one_line(&detail, 400)))).collect(),
            open: open.view(lang, asking.wanted.preset),
            carried: open.carried(),
            is_merged: is_merged(asking.format),
            servers: carried(servers),
        }))
    }
}
