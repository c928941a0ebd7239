//! Filters as links: those that are set, and those that could be.

/// A filter that is set, and the list without it.
pub(in crate::web) struct Chip {
    pub(in crate::web) label: String,
    pub(in crate::web) url: String,
}

/// The filters of one field.
pub(in crate::web) struct Group {
    pub(in crate::web) title: String,
    pub(in crate::web) choices: Vec<Choice>,
}

/// A filter with how much it leaves; the link sets it, or takes it away.
pub(in crate::web) struct Choice {
    pub(in crate::web) label: String,
    pub(in crate::web) count: String,
    pub(in crate::web) url: String,
    pub(in crate::web) chosen: bool,
}
