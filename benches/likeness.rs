//! How like real definitions the made-up ones are in what an index feels: how long descriptions are, how many words are new
//! to their server, and how many there are in all.

use serde_json::Value;
use std::collections::HashSet;

/// Descriptions of one language.
#[derive(Default)]
pub(crate) struct Likeness {
    descriptions: usize,
    /// Words of English descriptions, overlapping pairs of characters of Chinese ones.
    words: usize,
    /// Those that neither the description nor its server had said before.
    new_to_server: usize,
    known: HashSet<String>,
}

/// English and Chinese descriptions among rows, of which those of a server stand together.
pub(crate) fn of<'r>(rows: impl IntoIterator<Item = &'r Value>) -> [Likeness; 2] {
    let mut all = [Likeness::default(), Likeness::default()];
    let (mut server, mut said) = ("", HashSet::new());
    for row in rows {
        let of_row = row["server"].as_str().unwrap_or("");
        if of_row != server {
            (server, said) = (of_row, HashSet::new());
        }
        let text = row["description"].as_str().unwrap_or("");
        let chinese = text.chars().filter(|c| is_chinese(*c)).count() * 5 > text.chars().count();
        let one = &mut all[usize::from(chinese)];
        one.descriptions += 1;
        for word in if chinese { pairs(text) } else { words(text) } {
            one.words += 1;
            one.new_to_server += usize::from(said.insert(word.clone()));
            one.known.insert(word);
        }
    }
    all
}

impl Likeness {
    pub(crate) fn told(&self) -> String {
        let each = |count: usize| super::number(count) / super::number(self.descriptions.max(1));
        let (all, new) = (each(self.words), each(self.new_to_server));
        format!("{all:.1} words in each of {}, {new:.1} of them new to the server, {} in all", self.descriptions, self.known.len())
    }
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect()
}

fn pairs(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !is_chinese(c)).map(|run| run.chars().collect::<Vec<char>>());
    runs.flat_map(|run| run.windows(2).map(String::from_iter).collect::<Vec<_>>()).collect()
}
