//! Lines and columns of a text.

use serde::Serialize;
use std::collections::HashMap;
use std::ops::Range;

/// A stretch of a file. Lines and columns are counted from 1, columns in characters; the end is behind the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Region {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

/// A text with what it takes to tell the line and column of any byte quickly, however long its lines are.
pub(super) struct Layout<'t> {
    pub(super) text: &'t str,
    /// The byte at which each line begins.
    lines: Vec<usize>,
    /// How many characters begin before each block.
    blocks: Vec<usize>,
}

/// Bytes of a block.
const BLOCK: usize = 4096;

impl<'t> Layout<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut blocks = vec![0];
        for block in text.as_bytes().chunks(BLOCK) {
            blocks.push(blocks.last().copied().unwrap_or(0) + characters(block));
        }
        Self { text, lines, blocks }
    }

    /// The bytes of a line, its end included; the first line is 1.
    pub(super) fn line(&self, number: usize) -> Option<Range<usize>> {
        let start = *self.lines.get(number.checked_sub(1)?)?;
        Some(start..self.lines.get(number).copied().unwrap_or(self.text.len()))
    }

    /// Where these bytes stand.
    pub(super) fn region(&self, bytes: &Range<usize>) -> Region {
        let ((line, column), (end_line, end_column)) = (self.position(bytes.start), self.position(bytes.end));
        Region { line, column, end_line, end_column }
    }

    fn position(&self, at: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= at);
        (line, self.characters_before(at) - self.characters_before(self.lines[line - 1]) + 1)
    }

    fn characters_before(&self, at: usize) -> usize {
        self.blocks[at / BLOCK] + characters(&self.text.as_bytes()[at / BLOCK * BLOCK..at])
    }
}

/// Where named stretches of a text stand.
pub(super) fn regions(text: &str, spots: HashMap<String, Range<usize>>) -> HashMap<String, Region> {
    let layout = Layout::of(text);
    spots.into_iter().map(|(name, spot)| (name, layout.region(&spot))).collect()
}

/// How many characters begin in these bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters_and_long_lines_are_counted_right() {
        let text = format!("a删b\n{}c", "é".repeat(BLOCK));
        let layout = Layout::of(&text);
        let column = |byte: usize| layout.position(byte);
        assert_eq!((column(4), column(6), column(text.len() - 1)), ((1, 3), (2, 1), (2, BLOCK + 1)));
    }
}
