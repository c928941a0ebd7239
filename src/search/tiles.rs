//! Where the words of a script without spaces begin and end, in a query.

use super::fillers::is_particle;
use super::plan::Word;
use super::split::Kind;
use super::vocabulary::Vocabulary;
use rustc_hash::FxHashSet;

/// Cuts scripts without spaces into words, the index being the dictionary: of all ways to lay pairs and single characters
/// side by side the one whose pairs are the commonest. Gives the places of the pieces that are laid.
pub(super) fn tiles(pieces: &[Word], vocabulary: &Vocabulary<'_>) -> tantivy::Result<FxHashSet<usize>> {
    let mut chosen = FxHashSet::default();
    let mut run: Vec<usize> = Vec::new();
    for at in 0..=pieces.len() {
        let single = pieces.get(at).is_some_and(|(_, _, piece)| piece.kind.is_character());
        let pair = pieces.get(at).is_some_and(|(_, _, piece)| piece.kind == Kind::Pair);
        let joins =
            run.last().is_some_and(|last| pieces.get(at).is_some_and(|(_, _, piece)| pieces[*last].2.range.end == piece.range.start));
        if pair {
            continue;
        }
        if !(single && (run.is_empty() || joins)) {
            lay(pieces, &run, vocabulary, &mut chosen)?;
            run.clear();
        }
        if single {
            run.push(at);
        }
    }
    Ok(chosen)
}

/// What a way of laying a run is worth, and how it ends.
type Way = (f64, bool);

fn lay(pieces: &[Word], run: &[usize], vocabulary: &Vocabulary<'_>, chosen: &mut FxHashSet<usize>) -> tantivy::Result<()> {
    // The best way to lay everything before each place; each pair stands behind its first character.
    let mut ways: Vec<Way> = vec![(0.0, false)];
    for (place, at) in run.iter().enumerate() {
        let alone = (ways[place].0, false);
        let best = match place.checked_sub(1).map(|before| (run[before] + 1, ways[before].0)) {
            Some((pair, worth)) => {
                let worth = worth + worth_of(vocabulary.count(&pieces[pair].0)?);
                if worth > alone.0 { (worth, true) } else { alone }
            }
            None => alone,
        };
        debug_assert!(pieces[*at].2.kind.is_character());
        ways.push(best);
    }
    let (mut laid, mut left_out) = (Vec::new(), None);
    let mut place = run.len();
    while place > 0 {
        let paired = ways[place].1;
        place -= if paired { 2 } else { 1 };
        let single = run[place];
        let piece = if paired { single + 1 } else { single };
        if is_particle(&pieces[piece].0) {
            left_out = Some(piece);
        } else {
            laid.push(piece);
        }
    }
    if laid.is_empty() {
        laid.extend(left_out);
    }
    chosen.extend(whole(pieces, &laid));
    Ok(())
}

/// Beside words that the index holds, characters that lie side by side and make none are a word that it doesn't hold: each by
/// itself, as 件 of 邮件, would find what has nothing to do with it. `laid` goes backwards.
fn whole(pieces: &[Word], laid: &[usize]) -> Vec<usize> {
    let is_single = |at: usize| pieces[at].2.kind.is_character();
    if laid.iter().all(|at| is_single(*at)) {
        return laid.to_vec();
    }
    let are_neighbours =
        |before: usize, behind: usize| is_single(before) && is_single(behind) && pieces[before].2.range.end == pieces[behind].2.range.start;
    let mut words = Vec::with_capacity(laid.len());
    for stretch in laid.chunk_by(|behind, before| are_neighbours(*before, *behind)) {
        match stretch {
            [one] => words.push(*one),
            // The pair that begins with a character stands behind it.
            many => words.extend(many[1..].iter().map(|first| first + 1)),
        }
    }
    words
}

/// Two pairs are worth more than one, whatever their numbers.
#[expect(clippy::cast_precision_loss, reason = "a count of entries")]
fn worth_of(count: u64) -> f64 {
    if count == 0 { 0.0 } else { 2.0 + (count as f64).ln() }
}
