use crate::clients::{Combination, Reach};
use crate::lang::{Lang, tell};
use crate::model::one_line;
use crate::web::words;
use std::collections::BTreeSet;

/// A dangerous combination at a glance: a column for each part with the servers that supply it, and a sign between the columns
/// that all of them are needed.
pub(in crate::web) struct Reached {
    pub(in crate::web) told: String,
    pub(in crate::web) width: usize,
    pub(in crate::web) height: usize,
    pub(in crate::web) columns: Vec<Column>,
    /// The middle of each gap between columns.
    pub(in crate::web) gaps: Vec<usize>,
}

/// The servers that supply one part.
pub(in crate::web) struct Column {
    pub(in crate::web) title: String,
    pub(in crate::web) left: usize,
    pub(in crate::web) middle: usize,
    pub(in crate::web) boxes: Vec<Node>,
}

/// A server in a column.
pub(in crate::web) struct Node {
    pub(in crate::web) name: String,
    pub(in crate::web) top: usize,
    pub(in crate::web) foot: usize,
}

const BOX: (usize, usize) = (190, 30);
const GAP: (usize, usize) = (70, 12);
const HEAD: usize = 34;
/// Servers in a column; of more the number is told.
const SHOWN: usize = 6;
/// Letters of a name that fit into a box.
const LETTERS: usize = 24;

impl Reached {
    /// Of the worst combination; `None` where there is none.
    pub(in crate::web) fn new(lang: Lang, reach: &Reach) -> Option<Self> {
        let worst = reach.combinations.first()?;
        let servers: Vec<Vec<usize>> = worst.parts.iter().map(|part| distinct(part.iter().map(|supplier| supplier.server))).collect();
        let columns: Vec<Column> = servers.iter().enumerate().map(|(at, servers)| column(lang, worst, reach, at, servers)).collect();
        let rows = columns.iter().map(|column| column.boxes.len()).max().unwrap_or(0);
        Some(Self {
            told: tell!(lang, "reach-told", title = lang.of(worst.danger.title, Some(worst.danger.title_zh))),
            width: columns.len() * (BOX.0 + GAP.0) - GAP.0,
            height: HEAD + rows * (BOX.1 + GAP.1),
            gaps: columns.iter().skip(1).map(|column| column.left - GAP.0 / 2).collect(),
            columns,
        })
    }
}

fn distinct(servers: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut met = BTreeSet::new();
    servers.filter(|server| met.insert(*server)).collect()
}

fn column(lang: Lang, found: &Combination, reach: &Reach, at: usize, servers: &[usize]) -> Column {
    let left = at * (BOX.0 + GAP.0);
    let more = servers.len().saturating_sub(SHOWN);
    let shown = if more > 0 { SHOWN - 1 } else { servers.len() };
    // People know their servers by the names that they gave them; slugs begin alike.
    let names = servers.iter().take(shown).map(|server| one_line(reach.servers[*server].alias(), LETTERS));
    let rest = (more > 0).then(|| tell!(lang, "reach-more", count = servers.len() - shown));
    let node = |(row, name): (usize, String)| {
        let top = HEAD + row * (BOX.1 + GAP.1);
        Node { name, top, foot: top + BOX.1 / 2 + 5 }
    };
    Column {
        title: words::capitalised(lang.of(found.danger.parts[at].title, Some(found.danger.parts[at].title_zh))),
        left,
        middle: left + BOX.0 / 2,
        boxes: names.chain(rest).enumerate().map(node).collect(),
    }
}
