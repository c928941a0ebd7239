use crate::classify::attacks::{Attached, Attacks};
use crate::lang::Lang;
use crate::store::ToolRecord;
use crate::web::address;
use crate::web::segments::{self, Segment};

/// An attack that a tool is open to, and why.
pub(in crate::web) struct AttackView {
    pub(in crate::web) url: String,
    pub(in crate::web) title: String,
    pub(in crate::web) reason: String,
    /// The parameter that the reason is about.
    pub(in crate::web) parameter: Option<Vec<Segment>>,
}

/// A parameter's name is quoted up to this length.
const MAX_NAME: usize = 80;

/// The attacks that a tool is open to, those with the most particular reason first.
pub(super) fn views(lang: Lang, record: &ToolRecord, attacks: &Attacks) -> Vec<AttackView> {
    let attached = attacks.on(&record.tool.definition, &record.judgement.verdict, &record.findings);
    let view = |attached: Attached<'_>| AttackView {
        url: address::within(lang, &address::attack(&attached.attack.id)),
        title: attached.attack.told(lang).title.clone(),
        reason: attached.opening.reason(lang).to_owned(),
        parameter: attached.parameter.map(|name| segments::clipped(&name, MAX_NAME)),
    };
    attached.into_iter().map(view).collect()
}
