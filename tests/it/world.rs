//! A catalogue of its own for each test, filled through the production functions.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use scraper::{Html, Selector};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;
use tokio::sync::watch;
use toolgrade::app::{Indexing, intake};
use toolgrade::classify::Classifier;
use toolgrade::config::Token;
use toolgrade::ingest::{self, Outcome};
use toolgrade::model::Timestamp;
use toolgrade::search::Search;
use toolgrade::store::Store;
use toolgrade::web::{self, Keys, Overview};
use tower::ServiceExt;

/// The rules that come with the program, compiled once for all tests.
pub(crate) static CLASSIFIER: LazyLock<Classifier> = LazyLock::new(Classifier::embedded);

/// What writers send.
pub(crate) const TOKEN: &str = "a token for tests";

pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) folder: TempDir,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: axum::http::HeaderMap,
    pub(crate) body: String,
}

impl World {
    pub(crate) async fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = Store::open(folder.path()).await.expect("an empty catalogue");
        Self { store, folder }
    }

    pub(crate) async fn starter() -> Self {
        let world = Self::empty().await;
        ingest::load_starter(&world.store, &CLASSIFIER, at(1)).await.expect("the starter catalogue");
        world
    }

    pub(crate) async fn with(rows: &str) -> Self {
        let world = Self::empty().await;
        world.import("rows.jsonl", rows.as_bytes(), 1).await;
        world
    }

    /// Writes a file and imports it, at a time of so many seconds.
    pub(crate) async fn import(&self, name: &str, bytes: &[u8], second: i64) -> Outcome {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).expect("a file");
        self.import_paths(vec![path], second).await
    }

    pub(crate) async fn import_paths(&self, paths: Vec<PathBuf>, second: i64) -> Outcome {
        ingest::import(&self.store, &CLASSIFIER, &paths, at(second), |_| ()).await.expect("an import")
    }

    pub(crate) async fn app(&self) -> Router {
        let (_sender, receiver) = watch::channel(Overview::read(&self.store).await.expect("an overview"));
        web::router(web::State::new(self.store.clone(), CLASSIFIER.clone(), receiver, self.unopened()))
    }

    /// The same over an index that holds what the store holds now.
    pub(crate) async fn searched_app(&self) -> Router {
        let (_sender, receiver) = watch::channel(Overview::read(&self.store).await.expect("an overview"));
        web::router(web::State::new(self.store.clone(), CLASSIFIER.clone(), receiver, self.indexed().await))
    }

    /// The same, where it can be written to with `TOKEN`.
    pub(crate) async fn whole_app(&self) -> Router {
        let (_sender, receiver) = watch::channel(Overview::read(&self.store).await.expect("an overview"));
        let state = web::State::new(self.store.clone(), CLASSIFIER.clone(), receiver, self.indexed().await);
        let token = Token::new(TOKEN).expect("a token");
        web::router(state.writable(Keys::of(&token), || at(9), intake(&self.store, &CLASSIFIER)))
    }

    /// An index that holds what the store holds now.
    async fn indexed(&self) -> Search {
        let mut indexing = Indexing::new(&self.store, self.folder.path()).await.expect("an index");
        // The writer of an application that was just dropped holds its lock until its last merge is done.
        let mut stepped = indexing.step().await;
        for _ in 0..200 {
            if stepped.is_ok() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            stepped = indexing.step().await;
        }
        stepped.expect("an index in step");
        indexing.search()
    }

    pub(crate) async fn search(&self, address: &str) -> Answer {
        Answer::of(self.searched_app().await, Request::get(address).body(Body::empty()).expect("a request")).await
    }

    /// An index that was not built yet.
    fn unopened(&self) -> Search {
        Search::within(self.folder.path(), "")
    }

    /// The same with the tools of each rule counted.
    pub(crate) async fn counted_app(&self) -> Router {
        let firings = self.store.firings().await.expect("counts");
        let overview = Overview::read(&self.store).await.expect("an overview").with_firings(Some(Arc::new(firings)));
        let (_sender, receiver) = watch::channel(overview);
        web::router(web::State::new(self.store.clone(), CLASSIFIER.clone(), receiver, self.unopened()))
    }

    /// Sends a request to a service that can be written to with `TOKEN`.
    pub(crate) async fn write(&self, method: &str, address: &str, authorization: Option<&str>, body: &str) -> Answer {
        let (_sender, receiver) = watch::channel(Overview::read(&self.store).await.expect("an overview"));
        let token = Token::new(TOKEN).expect("a token");
        let state = web::State::new(self.store.clone(), CLASSIFIER.clone(), receiver, self.unopened());
        let state = state.writable(Keys::of(&token), || at(9), intake(&self.store, &CLASSIFIER));
        let request = Request::builder().method(method).uri(address).header(header::CONTENT_TYPE, "application/json");
        let request = authorization.into_iter().fold(request, |request, value| request.header(header::AUTHORIZATION, value));
        Answer::of(web::router(state), request.body(Body::from(body.to_owned())).expect("a request")).await
    }

    pub(crate) async fn get_counted(&self, address: &str) -> Answer {
        Answer::of(self.counted_app().await, Request::get(address).body(Body::empty()).expect("a request")).await
    }

    pub(crate) async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address).body(Body::empty()).expect("a request")).await
    }

    /// The body of an answer, whatever it is.
    pub(crate) async fn bytes(&self, address: &str) -> Vec<u8> {
        let request = Request::get(address).body(Body::empty()).expect("a request");
        let body = self.app().await.oneshot(request).await.expect("an answer").into_body();
        body.collect().await.expect("a body").to_bytes().into()
    }

    pub(crate) async fn post(&self, address: &str, body: impl Into<Body>) -> Answer {
        self.send(Request::post(address).header(header::CONTENT_TYPE, "application/json").body(body.into()).expect("a request")).await
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        Answer::of(self.app().await, request).await
    }

    pub(crate) async fn json(&self, address: &str) -> Value {
        self.get(address).await.json()
    }
}

impl Answer {
    pub(crate) async fn of(app: Router, request: Request<Body>) -> Self {
        let (parts, body) = app.oneshot(request).await.expect("an answer").into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        Self { status: parts.status, headers: parts.headers, body: String::from_utf8(bytes.into()).expect("UTF-8") }
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The texts of all elements that a selector finds.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        Html::parse_document(&self.body).select(&selector).map(|element| element.text().collect::<String>().trim().to_owned()).collect()
    }

    /// An attribute of the first element that a selector finds.
    pub(crate) fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let selector = Selector::parse(selector).expect("a selector");
        Html::parse_document(&self.body).select(&selector).find_map(|element| element.attr(name).map(str::to_owned))
    }

    pub(crate) fn text(&self, selector: &str) -> String {
        self.texts(selector).into_iter().next().unwrap_or_else(|| panic!("nothing is {selector} in {}", self.body))
    }
}

/// A time of so many seconds.
pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_seconds(1_790_000_000 + second)
}

/// A file beside the project, when it lies there.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    path.exists().then_some(path)
}
