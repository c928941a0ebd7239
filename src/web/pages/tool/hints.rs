use crate::model::{Hint, hints};
use crate::store::ToolRecord;
use crate::web::address;

/// The server's own hints in three layers, for a table.
pub(in crate::web) struct Hints {
    pub(in crate::web) introduction: &'static str,
    pub(in crate::web) rows: Vec<HintRow>,
    pub(in crate::web) url: String,
}

/// One hint.
pub(in crate::web) struct HintRow {
    pub(in crate::web) name: &'static str,
    pub(in crate::web) declared: &'static str,
    pub(in crate::web) effective: &'static str,
    pub(in crate::web) assessed: &'static str,
    pub(in crate::web) contradiction: Option<&'static str>,
}

const CLAIMED: &str = "The server annotates the tool itself. These are its own claims: they did not move the verdict.";
const UNCLAIMED: &str = "The server annotates nothing, so a client that follows the protocol takes the tool for one that changes things, may destroy and reaches outside.";

impl Hints {
    /// The hints of a tool beside what the rules say of it; a person's correction is not what the definition says.
    pub(super) fn of(record: &ToolRecord, url: &str) -> Self {
        let ruled = &record.judgement.ruled;
        let told = hints(record.tool.definition.annotations.as_ref(), ruled.category, &ruled.traits);
        let claims = told.iter().any(|hint| hint.declared.is_some());
        Self {
            introduction: if claims { CLAIMED } else { UNCLAIMED },
            rows: told.iter().map(HintRow::from).collect(),
            url: address::api(&format!("{url}/annotations")),
        }
    }
}

impl From<&Hint> for HintRow {
    fn from(hint: &Hint) -> Self {
        let word = |value: bool| if value { "true" } else { "false" };
        Self {
            name: hint.name,
            declared: hint.declared.map_or("nothing", word),
            effective: word(hint.effective),
            assessed: hint.assessed.map_or("not told", word),
            contradiction: hint.contradiction,
        }
    }
}
