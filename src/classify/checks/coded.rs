use super::fields::{Field, Places, Texts};
use super::invisible::is_invisible;
use super::scripts::{has_twins, styled};
use super::{hidden, secrets};
use crate::lang::{Lang, tell};
use crate::model::{Hint, Subject, Verdict, clip, hints};
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
    /// Told by whoever stores a new definition over another one: no single definition shows it.
    ChangedForTheWorse,
}

/// A span of a field with what was found there.
#[derive(Debug)]
pub(super) struct Spot {
    pub(super) place: Where,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
    pub(super) detail: String,
}

/// The field of a spot.
#[derive(Debug)]
pub(super) enum Where {
    /// A step of the texts.
    Step(usize),
    /// A hint, which is no text.
    Hint(&'static str),
}

/// The texts with characters that hardly any text holds, found in one pass for all checks of them.
#[derive(Debug, Default)]
pub(super) struct Odd<'a> {
    /// With characters that don't show.
    hidden: Vec<&'a Field<'a>>,
    /// With letters of other scripts that have Latin twins, or styled ones.
    twins: Vec<&'a Field<'a>>,
}

impl<'a> Odd<'a> {
    pub(super) fn of(fields: &'a [Field<'a>]) -> Self {
        let mut odd = Self::default();
        for field in fields.iter().filter(|field| !field.text.is_ascii()) {
            let (mut hidden, mut twins) = (false, false);
            for c in field.text.chars().filter(|c| !c.is_ascii() && !matches!(c, '\u{3000}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}')) {
                hidden = hidden || is_invisible(c);
                twins = twins || has_twins(c) || styled(c).is_some();
            }
            odd.hidden.extend(hidden.then_some(field));
            odd.twins.extend(twins.then_some(field));
        }
        odd
    }
}

impl Spot {
    /// A spot in a field's own text.
    pub(super) fn new(field: &Field<'_>, (start, end): (usize, usize), detail: String) -> Self {
        let end = start + clip(&field.text[start..end], MAX_SPAN).len();
        Self { place: Where::Step(field.step), start, end, text: field.text[start..end].to_owned(), detail }
    }
}

/// A span is at most this long: enough to see what it is.
pub(super) const MAX_SPAN: usize = 400;

/// The longest description that is still read by people: the longest of a thousand honest ones have 6,000 bytes, the usual
/// one has 200.
const LONG: usize = 8000;

impl Code {
    /// Runs on one definition.
    pub(super) fn spots(self, lang: Lang, (subject, verdict): (&Subject<'_>, &Verdict), texts: &Texts<'_>, odd: &Odd<'_>) -> Vec<Spot> {
        type Found = fn(Lang, &Field<'_>) -> Option<Spot>;
        let each = |fields: &[&Field<'_>], found: Found| fields.iter().filter_map(|field| found(lang, field)).collect();
        let of = |place: Places| texts.fields.iter().filter(move |field| field.place == place);
        match self {
            Self::TagCharacters => each(&odd.hidden, hidden::tags),
            Self::BidiControls => each(&odd.hidden, hidden::bidi),
            Self::ZeroWidthText => each(&odd.hidden, hidden::zero_width),
            Self::StrayInvisible => each(&odd.hidden, hidden::stray),
            Self::VariationSelectors => each(&odd.hidden, hidden::selectors),
            Self::MixedScript => each(&odd.twins, hidden::mixed_script),
            Self::Escapes => texts.fields.iter().filter_map(|field| hidden::escapes(lang, field)).collect(),
            Self::Annotations => contradictions(lang, subject, verdict),
            Self::Secrets => of(Places::PARAM).filter_map(|field| secrets::asked(lang, field, texts, subject)).collect(),
            Self::LongDescription => of(Places::BODY).filter_map(|field| long(lang, field)).collect(),
            Self::SimilarServerNames | Self::ChangedForTheWorse => vec![],
        }
    }
}

fn contradictions(lang: Lang, subject: &Subject<'_>, verdict: &Verdict) -> Vec<Spot> {
    if subject.definition.annotations.is_none() {
        return vec![];
    }
    let told = hints(subject.definition.annotations.as_ref(), verdict.category, &verdict.traits, verdict.confidence);
    // That a call reaches outside is a matter of degree; that it changes or removes is not.
    let grave = told.into_iter().filter(|hint| hint.name != "openWorldHint");
    let spot = |hint: Hint| {
        let (detail, text) = (lang.contradiction(hint.contradiction?), hint.declared?.to_string());
        Some(Spot { place: Where::Hint(hint.name), start: 0, end: text.len(), text, detail })
    };
    grave.filter_map(spot).collect()
}

fn long(lang: Lang, field: &Field<'_>) -> Option<Spot> {
    let bytes = field.text.len();
    (bytes > LONG).then_some(())?;
    let detail = tell!(lang, "detail-long", bytes = bytes.to_string(), long = LONG.to_string());
    Some(Spot::new(field, (0, clip(field.text, 80).len()), detail))
}
