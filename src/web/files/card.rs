//! The picture that chat programs and social pages show beside a link: 1200 × 630, as Open Graph wants it.
//!
//! An SVG, because a PNG needs a font and a rasteriser in the program, which would weigh more than everything else in it.

use super::badge::svg;
use crate::lang::{Lang, tell};
use crate::model::Risk;
use crate::web::error::{Error, PageError};
use crate::web::pages::Counts;
use crate::web::{extract, segments, state};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

#[derive(Template)]
#[template(path = "card.svg")]
struct Card {
    /// "on the GitHub MCP server"
    place: String,
    /// The tool's or the server's name, in lines.
    name: Vec<Line>,
    verdict: String,
    colour: &'static str,
}

/// A line of the name and where its foot stands.
struct Line {
    text: String,
    foot: usize,
}

/// Letters in a line of the name, and lines; more is cut.
const LETTERS: usize = 26;
const LINES: usize = 2;

fn lines(name: &str) -> Vec<Line> {
    let whole: Vec<char> = segments::one_line(name, LETTERS * LINES).chars().collect();
    whole.chunks(LETTERS).enumerate().map(|(at, line)| Line { text: line.iter().collect(), foot: 290 + 96 * at }).take(LINES + 1).collect()
}

fn colour(risk: Option<Risk>) -> &'static str {
    match risk {
        None => "#59636e",
        Some(Risk::Low) => "#1a6b34",
        Some(Risk::Medium) => "#8a5300",
        Some(Risk::High) => "#b3261e",
    }
}

fn plain<'a>(file: &'a str, folder: &str) -> Result<&'a str, Error> {
    file.strip_suffix(".svg").ok_or_else(|| Error::NoPage(format!("{folder}/{}", segments::one_line(file, 80))))
}

/// `GET /cards/{server}.svg`
pub(in crate::web) async fn server(State(state): State<state::State>, Path(file): Path<String>) -> Result<Response, PageError> {
    let record = extract::server(&state, plain(&file, "/cards")?).await?;
    let worst = Risk::ALL.iter().rev().copied().find(|risk| record.tally.risk(*risk) > 0);
    svg(&Card {
        place: Lang::En.say("card-server"),
        name: lines(record.server.display_name()),
        verdict: Counts::new(Lang::En, record.tally).told(),
        colour: colour(worst),
    })
}

/// `GET /cards/{server}/{tool}.svg`
pub(in crate::web) async fn tool(
    State(state): State<state::State>,
    Path((slug, file)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let record = extract::tool(&state, &slug, plain(&file, "/cards")?).await?;
    let judged = record.judged();
    let server = segments::one_line(record.server.display_name(), 60);
    let (category, risk) = (Lang::En.category(judged.category), Lang::En.risk(judged.risk));
    svg(&Card {
        place: tell!(Lang::En, "card-tool", server = server),
        name: lines(judged.name),
        verdict: tell!(Lang::En, "card-verdict", category = category, risk = risk),
        colour: colour(Some(judged.risk)),
    })
}
