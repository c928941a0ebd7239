use crate::model::clip;
use crate::web::segments::{self, Segment};
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::ops::Range;

/// A piece of two texts that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::web) enum Piece {
    /// In both.
    Same(Vec<Segment>),
    /// In the former alone.
    Gone(Vec<Segment>),
    /// In the latter alone.
    Came(Vec<Segment>),
    /// In both, and left out between two changes.
    Skipped,
}

/// Words that are compared one by one, between what both texts begin and end with. The work grows with their square.
const MAX_WORDS: usize = 1200;

/// Where more than that differ, so much of each text is shown.
const MAX_SHOWN: usize = 3000;

/// Bytes of unchanged text around a change.
const AROUND: usize = 80;

/// Compares two texts word by word; Chinese, Japanese and Korean, which write without spaces, character by character.
pub(in crate::web) fn diff(before: &str, after: &str) -> Vec<Piece> {
    pieces(&joined(runs(&tokens(before), &tokens(after))))
}

/// Compares two texts line by line, and the lines that differ word by word: what was put in between stands there whole.
pub(in crate::web) fn diff_lines(before: &str, after: &str) -> Vec<Piece> {
    let lines = |text| str::split_inclusive(text, '\n').collect::<Vec<_>>();
    let words = |run: Run| if run.tag == DiffTag::Replace { runs(&tokens(&run.gone), &tokens(&run.came)) } else { vec![run] };
    pieces(&joined(runs(&lines(before), &lines(after)).into_iter().flat_map(words).collect()))
}

/// What both begin and end with is told apart beforehand, so that a small change in a long text is cheap.
fn runs(old: &[&str], new: &[&str]) -> Vec<Run> {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let end = old[start..].iter().rev().zip(new[start..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (gone, came) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    let mut runs = vec![Run::same(&old[..start])];
    if gone.len().max(came.len()) > MAX_WORDS {
        runs.push(Run { tag: DiffTag::Replace, gone: gone.concat(), came: came.concat() });
    } else {
        runs.extend(compared(gone, came));
    }
    runs.push(Run::same(&old[old.len() - end..]));
    runs
}

/// A stretch of text that is the same in both, or another one.
struct Run {
    tag: DiffTag,
    gone: String,
    came: String,
}

impl Run {
    fn same(words: &[&str]) -> Self {
        Self { tag: DiffTag::Equal, gone: words.concat(), came: words.concat() }
    }

    fn is_same(&self) -> bool {
        self.tag == DiffTag::Equal
    }
}

fn compared(old: &[&str], new: &[&str]) -> Vec<Run> {
    let text = |words: &[&str], range: Range<usize>| words[range].concat();
    let run = |(tag, gone, came): (DiffTag, Range<usize>, Range<usize>)| Run { tag, gone: text(old, gone), came: text(new, came) };
    capture_diff_slices(Algorithm::Myers, old, new).into_iter().map(|op| run(op.as_tag_tuple())).collect()
}

/// A word, a run of white space, or a single character of anything else.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let kind = kind(first);
        let length = match kind {
            Kind::Single => first.len_utf8(),
            _ => rest.find(|c| self::kind(c) != kind).unwrap_or(rest.len()),
        };
        let (token, behind) = rest.split_at(length);
        tokens.push(token);
        rest = behind;
    }
    tokens
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Space,
    Single,
}

fn kind(c: char) -> Kind {
    match c {
        '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => Kind::Single,
        c if c.is_alphanumeric() || c == '_' => Kind::Word,
        c if c.is_whitespace() => Kind::Space,
        _ => Kind::Single,
    }
}

/// Puts changes together between which hardly anything stands: a space that stayed says nothing to anybody.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut whole: Vec<Run> = Vec::new();
    for run in runs.into_iter().filter(|run| !run.gone.is_empty() || !run.came.is_empty()) {
        append(&mut whole, run, |last, run| last.is_same() == run.is_same());
    }
    let mut joined: Vec<Run> = Vec::new();
    let mut whole = whole.into_iter().peekable();
    while let Some(run) = whole.next() {
        let between = run.is_same() && run.gone.trim().is_empty() && whole.peek().is_some();
        append(&mut joined, run, |last, run| !last.is_same() && (between || !run.is_same()));
    }
    joined
}

/// Adds a run, to the last one where `fits` says so.
fn append(runs: &mut Vec<Run>, run: Run, fits: impl Fn(&Run, &Run) -> bool) {
    match runs.last_mut() {
        Some(last) if fits(last, &run) => {
            last.gone.push_str(&run.gone);
            last.came.push_str(&run.came);
        }
        _ => runs.push(run),
    }
}

fn pieces(runs: &[Run]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        if run.is_same() {
            same(&run.gone, at > 0, at + 1 < runs.len(), &mut pieces);
            continue;
        }
        let shown = |text: &str| segments::clipped(text, MAX_SHOWN);
        pieces.extend((!run.gone.is_empty()).then(|| Piece::Gone(shown(&run.gone))));
        pieces.extend((!run.came.is_empty()).then(|| Piece::Came(shown(&run.came))));
    }
    pieces
}

/// What stays: as much as shows where the changes stand.
fn same(text: &str, behind: bool, ahead: bool, pieces: &mut Vec<Piece>) {
    let wanted = AROUND * (usize::from(behind) + usize::from(ahead));
    if text.len() <= wanted + AROUND {
        return pieces.push(Piece::Same(segments::plain(text)));
    }
    if behind {
        pieces.push(Piece::Same(segments::plain(clip(text, AROUND))));
    }
    pieces.push(Piece::Skipped);
    if ahead {
        pieces.push(Piece::Same(segments::plain(&text[text.ceil_char_boundary(text.len() - AROUND)..])));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(piece: Piece) -> String {
        let plain =
            |list: &[Segment]| list.iter().map(|s| if let Segment::Plain(text) = s { text.as_str() } else { "?" }).collect::<String>();
        match piece {
            Piece::Same(list) => plain(&list),
            Piece::Gone(list) => format!("[-{}-]", plain(&list)),
            Piece::Came(list) => format!("[+{}+]", plain(&list)),
            Piece::Skipped => "…".into(),
        }
    }

    fn told(before: &str, after: &str) -> String {
        diff(before, after).into_iter().map(piece).collect()
    }

    #[test]
    fn words_are_compared_whole_and_chinese_by_character() {
        let cases = [
            ("Lists all notes.", "Deletes all notes.", "[-Lists-][+Deletes+] all notes."),
            ("列出项目。", "删除项目。", "[-列出-][+删除+]项目。"),
            ("one two three", "four five three", "[-one two-][+four five+] three"),
            ("same", "same", "same"),
            ("", "new", "[+new+]"),
            ("old", "", "[-old-]"),
            ("user_id", "user_ids", "[-user_id-][+user_ids+]"),
        ];
        for (before, after, expected) in cases {
            assert_eq!(told(before, after), expected);
        }
    }

    #[test]
    fn lines_that_came_stand_whole() {
        let shown = |before: &str, after: &str| diff_lines(before, after).into_iter().map(piece).collect::<String>();
        assert_eq!(shown("{\n  \"a\": {}\n}", "{\n  \"b\": {},\n  \"a\": {}\n}"), "{\n[+  \"b\": {},\n+]  \"a\": {}\n}");
        assert_eq!(shown("{\n  \"a\": 1\n}", "{\n  \"a\": 2\n}"), "{\n  \"a\": [-1-][+2+]\n}");
    }

    #[test]
    fn what_stays_is_shown_only_around_a_change() {
        let long = "word ".repeat(400);
        let shown = told(&format!("{long}old {long}"), &format!("{long}new {long}"));
        assert!(shown.starts_with('…') && shown.ends_with('…') && shown.len() < 300, "{shown}");
        assert!(shown.contains("[-old-][+new+]"), "{shown}");
    }

    #[test]
    fn nothing_but_changes_is_cut_and_quickly_done() {
        let words = |letter: &str| (0..9000).map(|n| format!("{letter}{n}")).collect::<Vec<_>>().join(" ");
        let (one, two) = (words("a"), words("b"));
        let pieces = diff(&one, &two);
        assert!(
            matches!(&pieces[..], [Piece::Gone(gone), Piece::Came(_), ..] if matches!(gone.last(), Some(Segment::Cut(_)))),
            "{}",
            pieces.len()
        );
    }

    #[test]
    fn hidden_characters_are_written_out() {
        assert_eq!(diff("a", "a\u{202e}"), [Piece::Same(segments::plain("a")), Piece::Came(vec![Segment::Hidden("U+202E".into())])]);
    }
}
