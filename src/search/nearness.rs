//! How near the words of a query stand to one another in a text: read for the best candidates alone.

use super::plan::Plan;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocSet, Score, Searcher, Term};

/// Words further apart than this have nothing to do with one another.
const FAR: u32 = 12;

/// For each candidate how near neighbouring words of the query stand: 1 side by side and in order, 0 far apart.
pub(super) fn nearness(searcher: &Searcher, field: Field, plan: &Plan, found: &[DocAddress]) -> tantivy::Result<Vec<Score>> {
    let mut near = vec![0.0; found.len()];
    if plan.clauses.len() < 2 {
        return Ok(near);
    }
    let mut in_order: Vec<usize> = (0..found.len()).collect();
    in_order.sort_unstable_by_key(|at| found[*at]);
    let (mut before, mut behind) = (Vec::new(), Vec::new());
    for of_segment in in_order.chunk_by(|a, b| found[*a].segment_ord == found[*b].segment_ord) {
        let segment = searcher.segment_reader(found[of_segment[0]].segment_ord);
        let index = segment.inverted_index(field)?;
        let read = |term: &String| index.read_postings(&Term::from_field_text(field, term), IndexRecordOption::WithFreqsAndPositions);
        let mut lists: Vec<Option<SegmentPostings>> = Vec::with_capacity(plan.clauses.len());
        for clause in &plan.clauses {
            lists.push(clause.terms.first().map(read).transpose()?.flatten());
        }
        for at in of_segment {
            let doc = found[*at].doc_id;
            before.clear();
            for list in &mut lists {
                behind.clear();
                if let Some(list) = list.as_mut().filter(|list| list.doc() <= doc)
                    && list.seek(doc) == doc
                {
                    list.positions(&mut behind);
                }
                near[*at] += closeness(&before, &behind);
                std::mem::swap(&mut before, &mut behind);
            }
        }
    }
    let pairs = u16::try_from(plan.clauses.len() - 1).unwrap_or(u16::MAX);
    Ok(near.into_iter().map(|near| near / Score::from(pairs)).collect())
}

/// How near any of the second word's places is to any of the first's; both are sorted.
#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn closeness(first: &[u32], second: &[u32]) -> Score {
    let (mut a, mut b, mut least) = (0, 0, FAR);
    while let (Some(one), Some(other)) = (first.get(a), second.get(b)) {
        if one < other {
            least = least.min(other - one);
            a += 1;
        } else {
            // The other way round is not quite as good.
            least = least.min(one - other + 1);
            b += 1;
        }
    }
    1.0 - (least.max(1) - 1) as Score / (FAR - 1) as Score
}
