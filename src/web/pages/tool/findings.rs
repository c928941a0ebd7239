use super::evidence;
use crate::classify::Check;
use crate::lang::Lang;
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
    pub(in crate::web) place: String,
    pub(in crate::web) detail: Vec<Segment>,
}

/// A span is quoted up to this length here; the API gives all of it.
const MAX_QUOTE: usize = 160;

/// The findings, check by check, gravest first.
pub(super) fn views(findings: &[Finding], checks: &[Check]) -> Vec<FindingView> {
    let mut views: Vec<(&str, FindingView)> = Vec::new();
    for finding in findings {
        let spot = spot(finding);
        match views.iter_mut().find(|(check, _)| *check == finding.check) {
            Some((_, view)) => view.spots.push(spot),
            None => views.push((&finding.check, view(finding, checks, spot))),
        }
    }
    views.into_iter().map(|(_, view)| view).collect()
}

fn view(finding: &Finding, checks: &[Check], spot: Spot) -> FindingView {
    let title = checks.iter().find(|check| check.id == finding.check).map_or(finding.check.as_str(), |check| check.title.as_str());
    FindingView {
        title: title.to_owned(),
        rule_url: address::rule(&finding.check),
        severity: SeverityBadge::new(Lang::En, finding.severity),
        spots: vec![spot],
    }
}

fn spot(finding: &Finding) -> Spot {
    let text = segments::clipped(&finding.text, MAX_QUOTE);
    Spot { text, place: place(&finding.field), detail: segments::plain(&finding.detail) }
}

/// Where a finding stands, for people.
fn place(field: &str) -> String {
    match field.split_once('/') {
        None => evidence::place(field),
        Some(("annotations", hint)) => format!("the annotation {}", segments::one_line(hint, 60)),
        Some(("output_schema", _)) => "the output schema".into(),
        Some((_, pointer)) => parameter(pointer),
    }
}

/// The parameter that a pointer into the input schema leads to, and what of it.
fn parameter(pointer: &str) -> String {
    let Some(last) = pointer.rsplit("properties/").next().filter(|_| pointer.contains("properties/")) else {
        return "the input schema".into();
    };
    let (name, rest) = last.split_once('/').map_or((last, None), |(name, rest)| (name, Some(rest)));
    let name = segments::one_line(&name.replace("~1", "/").replace("~0", "~"), 60);
    match rest {
        None => format!("the name of the parameter {name}"),
        Some("description") => format!("the description of the parameter {name}"),
        Some("default") => format!("the default of the parameter {name}"),
        Some(rest) if rest.starts_with("enum") || rest.starts_with("items/enum") => format!("the choices of the parameter {name}"),
        Some(_) => format!("the schema of the parameter {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_place_is_told_in_words() {
        assert_eq!(place("input_schema/properties/a~1b/enum/0"), "the choices of the parameter a/b");
        assert_eq!(place("input_schema/title"), "the input schema");
        assert_eq!(place("annotations/readOnlyHint"), "the annotation readOnlyHint");
        assert_eq!(place("description"), "the description");
    }
}
