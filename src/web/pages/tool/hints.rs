use crate::lang::Lang;
use crate::model::{Hint, hints};
use crate::store::ToolRecord;
use crate::web::address;

/// The server's own hints in three layers, for a table.
pub(in crate::web) struct Hints {
    pub(in crate::web) introduction: String,
    pub(in crate::web) rows: Vec<HintRow>,
    pub(in crate::web) url: String,
}

/// One hint.
pub(in crate::web) struct HintRow {
    pub(in crate::web) name: &'static str,
    pub(in crate::web) declared: String,
    pub(in crate::web) effective: &'static str,
    pub(in crate::web) assessed: String,
    pub(in crate::web) contradiction: Option<String>,
}

impl Hints {
    /// The hints of a tool beside what the rules say of it; a person's correction is not what the definition says.
    pub(super) fn of(lang: Lang, record: &ToolRecord, url: &str) -> Self {
        let ruled = &record.judgement.ruled;
        let told = hints(record.tool.definition.annotations.as_ref(), ruled.category, &ruled.traits, record.judgement.verdict.confidence);
        let claims = told.iter().any(|hint| hint.declared.is_some());
        Self {
            introduction: lang.say(if claims { "tool-hints-claimed" } else { "tool-hints-unclaimed" }),
            rows: told.iter().map(|hint| HintRow::new(lang, hint)).collect(),
            url: address::api(&format!("{url}/annotations")),
        }
    }
}

impl HintRow {
    fn new(lang: Lang, hint: &Hint) -> Self {
        let word = |value: bool| if value { "true" } else { "false" };
        let or = |value: Option<bool>, key: &str| value.map_or_else(|| lang.say(key), |value| word(value).to_owned());
        Self {
            name: hint.name,
            declared: or(hint.declared, "tool-hint-nothing"),
            effective: word(hint.effective),
            assessed: or(hint.assessed, "tool-hint-untold"),
            contradiction: hint.contradiction.map(|found| lang.contradiction(found)),
        }
    }
}
