use super::fields::{self, Field, Places};
use super::{hidden, secrets};
use crate::classify::hints::{Found, Hint, hints};
use crate::model::{Subject, Verdict, clip};
use serde::Deserialize;

/// What a check of code looks for; named so in the checks' files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Code {
    TagCharacters,
    BidiControls,
    Escapes,
    ZeroWidthText,
    StrayInvisible,
    VariationSelectors,
    MixedScript,
    Annotations,
    Secrets,
    LongDescription,
    /// Told by the store, which knows all servers: no single definition shows it.
    SimilarServerNames,
}

/// A span of a field with what was found there.
#[derive(Debug)]
pub(super) struct Spot {
    pub(super) field: String,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
    pub(super) detail: String,
}

impl Spot {
    /// A spot in a field's own text.
    pub(super) fn new(field: &Field<'_>, (start, end): (usize, usize), detail: String) -> Self {
        let end = start + clip(&field.text[start..end], MAX_SPAN).len();
        Self { field: field.path.clone(), start, end, text: field.text[start..end].to_owned(), detail }
    }
}

/// A span is at most this long: enough to see what it is.
pub(super) const MAX_SPAN: usize = 400;

/// The longest description that is still read by people: the longest of a thousand honest ones have 6,000 bytes, the usual
/// one has 200.
const LONG: usize = 8000;

impl Code {
    /// Runs on one definition.
    pub(super) fn spots(self, subject: &Subject<'_>, verdict: &Verdict, fields: &[Field<'_>]) -> Vec<Spot> {
        let each = |found: fn(&Field<'_>) -> Option<Spot>| fields.iter().filter(|field| !field.text.is_ascii()).filter_map(found).collect();
        match self {
            Self::TagCharacters => each(hidden::tags),
            Self::BidiControls => each(hidden::bidi),
            Self::ZeroWidthText => each(hidden::zero_width),
            Self::StrayInvisible => each(hidden::stray),
            Self::VariationSelectors => each(hidden::selectors),
            Self::MixedScript => each(hidden::mixed_script),
            Self::Escapes => fields.iter().filter_map(hidden::escapes).collect(),
            Self::Annotations => contradictions(subject, verdict),
            Self::Secrets => {
                fields.iter().filter(|field| field.place == Places::PARAM).filter_map(|f| secrets::asked(f, subject)).collect()
            }
            Self::LongDescription => fields.iter().filter(|field| field.path == "description").filter_map(long).collect(),
            Self::SimilarServerNames => vec![],
        }
    }
}

fn contradictions(subject: &Subject<'_>, verdict: &Verdict) -> Vec<Spot> {
    let found = Found { category: verdict.category, traits: &verdict.traits };
    let told = hints(subject.definition.annotations.as_ref(), &found);
    // That a call reaches outside is a matter of degree; that it changes or removes is not.
    let grave = told.into_iter().filter(|hint| hint.name != "openWorldHint");
    let spot = |hint: Hint| {
        let (detail, text) = (hint.contradiction?.to_owned(), hint.declared?.to_string());
        Some(Spot { field: format!("annotations/{}", hint.name), start: 0, end: text.len(), text, detail })
    };
    grave.filter_map(spot).collect()
}

fn long(field: &fields::Field<'_>) -> Option<Spot> {
    let bytes = field.text.len();
    let detail = format!("the description has {bytes} bytes; few people read more than {LONG}, but a model reads all of them");
    (bytes > LONG).then(|| Spot::new(field, (0, clip(field.text, 80).len()), detail))
}
