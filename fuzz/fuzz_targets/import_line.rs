//! Bytes as an imported file, which may be JSON Lines or a captured answer: read, classified and stored, into one catalogue
//! that is emptied now and then.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::cell::RefCell;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use toolgrade::classify::Classifier;
use toolgrade::ingest::import;
use toolgrade::model::Timestamp;
use toolgrade::store::Store;

/// After so many files a fresh catalogue is begun.
const FILES: usize = 2000;

struct Catalogue {
    runtime: Runtime,
    classifier: Classifier,
    store: Store,
    folder: TempDir,
    files: usize,
}

impl Catalogue {
    fn new(classifier: Classifier) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let folder = tempfile::tempdir().expect("a folder");
        let store = runtime.block_on(Store::open(folder.path())).expect("an empty catalogue");
        Self { runtime, classifier, store, folder, files: 0 }
    }

    fn import(&mut self, bytes: &[u8]) {
        self.files += 1;
        let paths = [self.folder.path().join("file")];
        std::fs::write(&paths[0], bytes).expect("a file");
        let run = import(&self.store, &self.classifier, &paths, Timestamp::from_seconds(1_790_000_000), |_| ());
        self.runtime.block_on(run).expect("bad files are refused, and never fail a run");
    }
}

thread_local! {
    static CATALOGUE: RefCell<Catalogue> = RefCell::new(Catalogue::new(Classifier::embedded()));
}

fuzz_target!(|bytes: &[u8]| {
    CATALOGUE.with_borrow_mut(|catalogue| {
        if catalogue.files == FILES {
            *catalogue = Catalogue::new(catalogue.classifier.clone());
        }
        catalogue.import(bytes);
    });
});
