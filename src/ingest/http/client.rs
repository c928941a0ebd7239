use super::address;
use super::error::HttpError;
use super::reply::Reply;
use super::resolver::Guard;
use reqwest::header::{HeaderMap, LOCATION};
use reqwest::redirect::Policy;
use reqwest::{Client, Method, StatusCode, Url};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// How long and how much.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// To look the name up and to connect.
    pub connect: Duration,
    /// For everything, from looking the name up to the last byte.
    pub whole: Duration,
    /// Bytes of a body, after decompression.
    pub body: usize,
    /// Whether this machine and private networks may be asked. Metadata services never are.
    pub private: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), whole: Duration::from_secs(30), body: 16 << 20, private: false }
    }
}

/// A request.
#[derive(Clone, Debug)]
pub struct Ask {
    /// GET, POST or DELETE.
    pub method: Method,
    /// Where.
    pub url: Url,
    /// Sent as they are, but to no other host that a redirect leads to.
    pub headers: HeaderMap,
    /// JSON.
    pub body: Option<String>,
}

impl Ask {
    /// A plain question.
    pub fn get(url: Url) -> Self {
        Self { method: Method::GET, url, headers: HeaderMap::new(), body: None }
    }
}

/// The client for outside addresses. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Http {
    client: Client,
    limits: Limits,
}

/// Redirects that are followed.
const HOPS: usize = 3;

impl Http {
    /// A client that keeps these limits.
    pub fn new(limits: Limits) -> Self {
        // Fails only when one is installed already, and that one will do.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .user_agent(concat!("toolgrade/", env!("CARGO_PKG_VERSION")))
            .redirect(Policy::none())
            .connect_timeout(limits.connect)
            .dns_resolver(Arc::new(Guard { private: limits.private }))
            .referer(false)
            .no_proxy()
            .build()
            .expect("the settings are constant, and TLS needs no file to begin");
        Self { client, limits }
    }

    /// The same client with another time for everything.
    #[must_use]
    pub fn within(&self, whole: Duration) -> Self {
        Self { client: self.client.clone(), limits: Limits { whole, ..self.limits } }
    }

    /// An address as a person writes it.
    ///
    /// # Errors
    /// When it is none, or none that is asked.
    pub fn address(&self, text: &str) -> Result<Url, HttpError> {
        let url = Url::parse(text).map_err(|_| HttpError::no_address(text))?;
        address::check(&url, self.limits.private).map(|()| url)
    }

    /// Sends a request and follows its redirects. Any status is an answer.
    pub async fn send(&self, mut ask: Ask) -> Result<Reply, HttpError> {
        let deadline = Instant::now() + self.limits.whole;
        for _ in 0..=HOPS {
            let response = self.once(&ask, deadline).await?;
            if !leads_on(response.status()) {
                return Ok(Reply::new(response, deadline, self.limits));
            }
            ask = follow(ask, &response)?;
        }
        Err(HttpError::Redirects { host: host(&ask.url), limit: HOPS })
    }

    async fn once(&self, ask: &Ask, deadline: Instant) -> Result<reqwest::Response, HttpError> {
        address::check(&ask.url, self.limits.private)?;
        let request = self.client.request(ask.method.clone(), ask.url.clone()).headers(ask.headers.clone());
        let request = ask.body.iter().fold(request, |request, body| request.body(body.clone()));
        match timeout_at(deadline, request.send()).await {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(error)) => Err(HttpError::from_client(&error, &host(&ask.url), self.limits.connect)),
            Err(_) => Err(HttpError::Slow { host: host(&ask.url), limit: self.limits.whole }),
        }
    }
}

fn leads_on(status: StatusCode) -> bool {
    use StatusCode as S;
    [S::MOVED_PERMANENTLY, S::FOUND, S::SEE_OTHER, S::TEMPORARY_REDIRECT, S::PERMANENT_REDIRECT].contains(&status)
}

/// The request that a redirect asks for. Method and body stay, since nobody who moves an endpoint means another question.
fn follow(ask: Ask, response: &reqwest::Response) -> Result<Ask, HttpError> {
    let bad = || HttpError::BadRedirect { host: host(&ask.url) };
    let place = response.headers().get(LOCATION).and_then(|place| place.to_str().ok()).ok_or_else(bad)?;
    let url = ask.url.join(place).map_err(|_| bad())?;
    if ask.url.scheme() == "https" && url.scheme() != "https" {
        return Err(bad());
    }
    let mut headers = ask.headers;
    if url.origin() != ask.url.origin() {
        // What was told to one host, a session's name above all, is nobody else's.
        let open = [reqwest::header::ACCEPT, reqwest::header::CONTENT_TYPE];
        headers = open.into_iter().filter_map(|name| headers.get(&name).cloned().map(|value| (name, value))).collect();
    }
    Ok(Ask { url, headers, ..ask })
}

/// Host and, where it is an odd one, port.
pub(super) fn host(url: &Url) -> String {
    let host = url.host_str().unwrap_or("?");
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}
