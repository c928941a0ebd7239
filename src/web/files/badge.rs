//! The badge of a server for other people's pages: what its riskiest tools are, as a small picture.

use crate::model::Risk;
use crate::store::Tally;
use crate::web::error::{Error, PageError};
use crate::web::{extract, segments, state};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

#[derive(Template)]
#[template(path = "badge.svg")]
struct Badge {
    told: String,
    label: Side,
    verdict: Side,
    colour: &'static str,
}

/// One half of the badge, in pixels.
struct Side {
    text: String,
    width: usize,
    middle: usize,
}

/// A letter at this size takes about so much; the picture names its width, so that every font fits.
const LETTER: usize = 7;
const MARGIN: usize = 6;

impl Side {
    fn new(text: String, from: usize) -> Self {
        let width = text.chars().count() * LETTER + 2 * MARGIN;
        Self { text, width, middle: from + width / 2 }
    }

    fn letters(&self) -> usize {
        self.width - 2 * MARGIN
    }
}

impl Badge {
    fn new(server: &str, tally: &Tally) -> Self {
        let (worst, verdict) = verdict(tally);
        let label = Side::new("toolgrade".into(), 0);
        let verdict = Side::new(verdict, label.width);
        let colour = match worst {
            None => "#59636e",
            Some(Risk::Low) => "#1a6b34",
            Some(Risk::Medium) => "#8a5300",
            Some(Risk::High) => "#b3261e",
        };
        Self { told: format!("{server} at toolgrade: {}", verdict.text), label, verdict, colour }
    }

    fn width(&self) -> usize {
        self.label.width + self.verdict.width
    }
}

/// "3 high, 12 medium", and the colour's risk.
fn verdict(tally: &Tally) -> (Option<Risk>, String) {
    let counted: Vec<(Risk, u64)> = Risk::ALL.iter().rev().map(|risk| (*risk, tally.risk(*risk))).filter(|(_, count)| *count > 0).collect();
    let told: Vec<String> = counted.iter().take(2).map(|(risk, count)| format!("{count} {}", risk.as_str().to_lowercase())).collect();
    match counted.first() {
        None => (None, "tools unseen".into()),
        Some((worst, _)) => (Some(*worst), format!("{} risk", told.join(", "))),
    }
}

/// `GET /badge/{server}.svg`
pub(in crate::web) async fn show(State(state): State<state::State>, Path(file): Path<String>) -> Result<Response, PageError> {
    let slug = file.strip_suffix(".svg").ok_or_else(|| Error::NoPage(format!("/badge/{}", segments::one_line(&file, 80))))?;
    let record = extract::server(&state, slug).await?;
    svg(&Badge::new(&segments::one_line(record.server.display_name(), 80), &record.tally))
}

/// A picture as an answer.
pub(super) fn svg(template: &impl Template) -> Result<Response, PageError> {
    let body = template.render().map_err(|error| Error::Broken(error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], body).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_badge_tells_the_two_worst_risks() {
        let tally = |low, medium, high| Tally::from([[low, 0, 0], [0, medium, 0], [0, 0, high]]);
        let cases = [
            (tally(0, 0, 0), None, "tools unseen"),
            (tally(2, 0, 0), Some(Risk::Low), "2 low risk"),
            (tally(2, 1, 3), Some(Risk::High), "3 high, 1 medium risk"),
            (tally(2, 0, 3), Some(Risk::High), "3 high, 2 low risk"),
        ];
        for (tally, worst, told) in cases {
            assert_eq!(verdict(&tally), (worst, told.to_owned()));
        }
    }
}
