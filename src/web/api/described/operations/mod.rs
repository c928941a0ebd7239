//! The operations, in the groups in which they are read.

mod catalogue;
mod judging;
mod policies;
mod searching;
mod writing;

use super::operation::Group;
use super::parameters;

/// Every operation of the API, once.
pub(in crate::web) const GROUPS: &[Group] = &[
    Group { id: "catalogue", title: "api-group-catalogue", shared: &[], operations: catalogue::OPERATIONS },
    Group { id: "search", title: "api-group-search", shared: &[], operations: searching::OPERATIONS },
    Group { id: "policies", title: "api-group-policies", shared: parameters::POLICY, operations: policies::OPERATIONS },
    Group { id: "judging", title: "api-group-judging", shared: &[], operations: judging::OPERATIONS },
    Group { id: "writing", title: "api-group-writing", shared: &[], operations: writing::OPERATIONS },
];
