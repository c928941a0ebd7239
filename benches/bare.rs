//! The engine alone: the same terms on the same index, the best twenty, and nothing else.

use frostem::{Algorithm, Stemmer};
use rustix::time::ClockId;
use std::path::Path;
use std::time::{Duration, Instant};
use tantivy::collector::{Count, TopDocs};
use tantivy::indexer::NoMergePolicy;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, TEXT};
use tantivy::{Index, IndexWriter, Searcher, TantivyDocument, Term};
use toolgrade::model::Entry;
use toolgrade::search::{PAGE, Request, Search};

/// Queries measured with both.
pub(crate) struct Compared {
    pub(crate) queries: usize,
    /// Left out, because what was typed and its terms don't find the same number of tools.
    pub(crate) others: usize,
    /// From what was typed to the best twenty, in order.
    pub(crate) ours: Duration,
    pub(crate) bare: Duration,
    /// The same with how many there are in all, by their filters and servers, and the servers for the same words.
    pub(crate) answering: Duration,
    /// The engine's best twenty and how many there are in all.
    pub(crate) counting: Duration,
}

impl Compared {
    pub(crate) fn ratio(&self) -> f64 {
        self.ours.as_secs_f64() / self.bare.as_secs_f64()
    }
}

/// Asks each query, which was never asked before, of the room and of the engine.
pub(crate) fn compare(search: &Search, folder: &Path, queries: &[Vec<String>]) -> Compared {
    let index = Index::open_in_dir(folder.join("search")).expect("the index");
    let searcher = index.reader().expect("a reader").searcher();
    let field = index.schema().get_field("tool").expect("its field");
    let stemmer = Stemmer::new(Algorithm::English);
    let [ours, bare, answering, counting] = [Duration::ZERO; 4];
    let mut sum = Compared { queries: 0, others: 0, ours, bare, answering, counting };
    for (at, words) in queries.iter().enumerate() {
        let (text, query) = (format!("{} ", words.join(" ")), terms(words, field, stemmer));
        let find = || timed(|| search.find(&text, PAGE).expect("hits")).1;
        let best = || timed(|| best(&searcher, &query)).1;
        // Whoever comes second finds the pages in the processor's memory.
        let (ours, bare) = if at % 2 == 0 {
            let ours = find();
            (ours, best())
        } else {
            let bare = best();
            (find(), bare)
        };
        let (answer, answering) = timed(|| search.ask(&Request::new(&text)).expect("an answer"));
        let (count, counting) = timed(|| searcher.search(&query, &(TopDocs::with_limit(PAGE).order_by_score(), Count)).expect("hits").1);
        let same = if answer.total.more { count as u64 > answer.total.count } else { count as u64 == answer.total.count };
        if !same || count == 0 {
            sum.others += 1;
            continue;
        }
        sum.queries += 1;
        sum.ours += ours;
        sum.bare += bare;
        sum.answering += answering;
        sum.counting += counting;
    }
    sum
}

fn best(searcher: &Searcher, query: &BooleanQuery) -> usize {
    searcher.search(query, &TopDocs::with_limit(PAGE).order_by_score()).expect("hits").len()
}

fn terms(words: &[String], field: Field, stemmer: Stemmer) -> BooleanQuery {
    let term = |word: &String| if word.is_ascii() { stemmer.stem(word).into_owned() } else { word.clone() };
    let clause = |word| Box::new(TermQuery::new(Term::from_field_text(field, &term(word)), IndexRecordOption::WithFreqs)) as Box<dyn Query>;
    BooleanQuery::new(words.iter().map(|word| (Occur::Must, clause(word))).collect())
}

/// The processor time that this thread takes for it, which other work on the machine leaves nearly alone.
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = used(ClockId::ThreadCPUTime);
    let done = work();
    (done, used(ClockId::ThreadCPUTime).saturating_sub(start))
}

/// The processor time used so far.
pub(crate) fn used(by: ClockId) -> Duration {
    let time = rustix::time::clock_gettime(by);
    Duration::new(u64::try_from(time.tv_sec).expect("seconds"), u32::try_from(time.tv_nsec).expect("nanoseconds"))
}

/// What the engine takes for the same texts with its own plain tokenizer, threads and memory alike: every text a field, words
/// cut at spaces and punctuation, so that a Chinese sentence is one word. Time on the wall and processor time.
pub(crate) fn index(entries: &[Entry]) -> (Duration, Duration) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut schema = Schema::builder();
    let fields = ["name", "home", "text"].map(|name| schema.add_text_field(name, TEXT));
    let index = Index::create_in_dir(folder.path(), schema.build()).expect("an index");
    let mut writer: IndexWriter = index.writer_with_num_threads(2, 256 << 20).expect("a writer");
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let (start, before) = (Instant::now(), used(ClockId::ProcessCPUTime));
    for entry in entries {
        let Entry::Tool(tool) = entry else { continue };
        let mut document = TantivyDocument::new();
        for (field, text) in fields.iter().zip([Some(&tool.name), Some(&tool.home), tool.description.as_ref()]) {
            if let Some(text) = text {
                document.add_text(*field, text);
            }
        }
        writer.add_document(document).expect("a document");
    }
    writer.commit().expect("a commit");
    (start.elapsed(), used(ClockId::ProcessCPUTime).saturating_sub(before))
}
