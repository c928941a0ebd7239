use super::block::ClueBlock;
use super::fields::Places;
use super::fold::{Characters, Folded};
use super::pattern::{Pattern, Slack};
use super::phrases::{Collector, Group, Hits};
use std::collections::BTreeMap;

/// A [`ClueBlock`], compiled.
#[derive(Debug)]
pub(super) struct Clue {
    text: Vec<Pattern>,
    near: Vec<Pattern>,
    also: Vec<Pattern>,
    unless: Vec<Pattern>,
    without: Vec<Pattern>,
    places: Places,
    slack: Slack,
    reach: usize,
}

impl Clue {
    /// Compiles a block; every pattern that can't be read is a message.
    pub(super) fn compile(
        block: &ClueBlock,
        words: &BTreeMap<String, Vec<String>>,
        simplified: &Characters,
        collector: &mut Collector,
    ) -> Result<Self, Vec<String>> {
        let mut wrong = Vec::new();
        let mut read = |texts: &[String]| -> Vec<Pattern> {
            let parsed = texts.iter().map(|text| Pattern::parse(text, words, simplified, collector));
            parsed.filter_map(|pattern| pattern.map_err(|message| wrong.push(message)).ok()).collect()
        };
        let [text, near, also] = [&block.text, &block.near, &block.also].map(|texts| read(texts));
        let [unless, without] = [&block.unless, &block.without].map(|texts| read(texts));
        let mut places = if block.places.is_empty() { Places::ALL } else { Places(0) };
        for word in &block.places {
            match Places::named(word) {
                Some(place) => places.0 |= place.0,
                None => wrong.push(format!("`{word}` is no place; use name, title, lead, description, param, schema or act")),
            }
        }
        if block.text.is_empty() {
            wrong.push("a clue without `text` says nothing; name what must stand there".into());
        }
        let slack = Slack { within: block.within, across: block.across };
        let clue = Self { text, near, also, unless, without, places, slack, reach: block.reach };
        if wrong.is_empty() { Ok(clue) } else { Err(wrong) }
    }

    /// The groups of each pattern of which one must stand in the text.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = &[Group]> {
        self.text.iter().map(Pattern::groups)
    }

    /// The spans of the folded text that the clue rests on.
    pub(super) fn spans(&self, folded: &Folded<'_>, hits: &Hits) -> Vec<(usize, usize)> {
        let mut spans: Vec<(usize, usize)> = self.text.iter().flat_map(|pattern| pattern.spans(folded, hits, self.slack)).collect();
        spans.retain(|(start, _)| self.places.overlap(folded.place_at(*start)));
        if spans.is_empty() || !self.holds_anywhere(folded, hits) {
            return vec![];
        }
        let all = |patterns: &[Pattern], slack: Slack| -> Vec<(usize, usize)> {
            patterns.iter().flat_map(|pattern| pattern.spans(folded, hits, slack)).collect()
        };
        let near = all(&self.near, self.slack);
        let excuses = all(&self.unless, Slack { across: false, ..self.slack });
        spans.retain(|span| (self.near.is_empty() || self.is_near(folded, &near, *span)) && !is_excused(folded, &excuses, *span));
        spans
    }

    fn holds_anywhere(&self, folded: &Folded<'_>, hits: &Hits) -> bool {
        let spans = |pattern: &Pattern| pattern.spans(folded, hits, self.slack);
        let elsewhere = self.also.is_empty() || self.also.iter().any(|pattern| !spans(pattern).is_empty());
        let in_act = |pattern: &Pattern| spans(pattern).iter().any(|(start, _)| Places::ACT.overlap(folded.place_at(*start)));
        elsewhere && !self.without.iter().any(in_act)
    }

    fn is_near(&self, folded: &Folded<'_>, near: &[(usize, usize)], (start, end): (usize, usize)) -> bool {
        let field = folded.field_at(start);
        let close = |(other, behind): &(usize, usize)| {
            *other <= end + self.reach && start <= *behind + self.reach && folded.field_at(*other) == field
        };
        near.iter().any(close)
    }
}

/// Whether one of these spans stands in the same sentence.
fn is_excused(folded: &Folded<'_>, excuses: &[(usize, usize)], (start, _): (usize, usize)) -> bool {
    if excuses.is_empty() {
        return false;
    }
    let (from, to) = folded.sentence(start);
    excuses.iter().any(|(at, _)| (from..to).contains(at))
}
