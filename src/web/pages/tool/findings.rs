use super::evidence;
use super::retold::Detail;
use crate::classify::Check;
use crate::lang::{Lang, tell};
use crate::model::Finding;
use crate::web::address;
use crate::web::pages::views::SeverityBadge;
use crate::web::segments::{self, Segment};

/// A check with the places that it objects to.
pub(in crate::web) struct FindingView {
    pub(in crate::web) title: String,
    pub(in crate::web) rule_url: String,
    pub(in crate::web) severity: SeverityBadge,
    pub(in crate::web) spots: Vec<Spot>,
}

/// A span that a check objects to.
pub(in crate::web) struct Spot {
    pub(in crate::web) text: Vec<Segment>,
    /// What stands between the quote and the detail: where the quote is.
    pub(in crate::web) place: String,
    pub(in crate::web) detail: Vec<Segment>,
    /// The language of the detail, where it isn't the page's.
    pub(in crate::web) language: Option<&'static str>,
}

/// A span is quoted up to this length here; the API gives all of it.
const MAX_QUOTE: usize = 160;

/// The findings, check by check, gravest first.
pub(super) fn views(lang: Lang, findings: &[Finding], details: Vec<Detail>, checks: &[Check]) -> Vec<FindingView> {
    let mut views: Vec<(&str, FindingView)> = Vec::new();
    for (finding, detail) in findings.iter().zip(details) {
        let spot = spot(lang, finding, &detail);
        match views.iter_mut().find(|(check, _)| *check == finding.check) {
            Some((_, view)) => view.spots.push(spot),
            None => views.push((&finding.check, view(lang, finding, checks, spot))),
        }
    }
    views.into_iter().map(|(_, view)| view).collect()
}

fn view(lang: Lang, finding: &Finding, checks: &[Check], spot: Spot) -> FindingView {
    let title = checks.iter().find(|check| check.id == finding.check).map_or(finding.check.as_str(), |check| check.title(lang));
    FindingView {
        title: title.to_owned(),
        rule_url: address::within(lang, &address::rule(&finding.check)),
        severity: SeverityBadge::new(lang, finding.severity),
        spots: vec![spot],
    }
}

fn spot(lang: Lang, finding: &Finding, detail: &Detail) -> Spot {
    let text = segments::clipped(&finding.text, MAX_QUOTE);
    let place = tell!(lang, "tool-finding-in", place = place(lang, &finding.field));
    Spot { text, place, detail: segments::plain(&detail.text), language: detail.language }
}

/// Where a finding stands, for people.
fn place(lang: Lang, field: &str) -> String {
    match field.split_once('/') {
        None => evidence::place(lang, field),
        Some(("annotations", hint)) => tell!(lang, "place-annotation", name = segments::one_line(hint, 60)),
        Some(("output_schema", _)) => lang.say("place-output-schema"),
        Some((_, pointer)) => parameter(lang, pointer),
    }
}

/// The parameter that a pointer into the input schema leads to, and what of it.
fn parameter(lang: Lang, pointer: &str) -> String {
    let Some(last) = pointer.rsplit("properties/").next().filter(|_| pointer.contains("properties/")) else {
        return lang.say("place-input-schema");
    };
    let (name, rest) = last.split_once('/').map_or((last, None), |(name, rest)| (name, Some(rest)));
    let name = segments::one_line(&name.replace("~1", "/").replace("~0", "~"), 60);
    let key = match rest {
        None => "place-parameter-name",
        Some("description") => "place-parameter-description",
        Some("default") => "place-parameter-default",
        Some(rest) if rest.starts_with("enum") || rest.starts_with("items/enum") => "place-parameter-choices",
        Some(_) => "place-parameter-schema",
    };
    tell!(lang, key, name = name)
}

#[cfg(test)]
mod tests {
    use super::{Lang, place};

    #[test]
    fn a_place_is_told_in_words() {
        assert_eq!(place(Lang::En, "input_schema/properties/a~1b/enum/0"), "the choices of the parameter a/b");
        assert_eq!(place(Lang::En, "input_schema/title"), "the input schema");
        assert_eq!(place(Lang::En, "annotations/readOnlyHint"), "the annotation readOnlyHint");
        assert_eq!(place(Lang::En, "description"), "the description");
    }
}
