//! Where the words of a script without spaces begin and end, in a query.

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
        let single = pieces.get(at).is_some_and(|(_, _, piece)| piece.kind == Kind::Single);
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
        debug_assert!(pieces[*at].2.kind == Kind::Single);
        ways.push(best);
    }
    let mut place = run.len();
    let first = chosen.len();
    let mut left_out = None;
    while place > 0 {
        let paired = ways[place].1;
        place -= if paired { 2 } else { 1 };
        let single = run[place];
        match paired {
            true => drop(chosen.insert(single + 1)),
            false if is_particle(&pieces[single].0) => left_out = Some(single),
            false => drop(chosen.insert(single)),
        }
    }
    if chosen.len() == first {
        chosen.extend(left_out);
    }
    Ok(())
}

/// Two pairs are worth more than one, whatever their numbers.
#[expect(clippy::cast_precision_loss, reason = "a count of entries")]
fn worth_of(count: u64) -> f64 {
    if count == 0 { 0.0 } else { 2.0 + (count as f64).ln() }
}

/// Characters that join words and say nothing themselves.
fn is_particle(term: &str) -> bool {
    const PARTICLES: &str = "的了吗呢吧啊呀和与及或在是我你他她它们把被给让到个这那些所之其请么嘛得地着过";
    PARTICLES.contains(term)
}
