//! What a tab must not say: errors on the console, refusals of the content security policy, requests to other hosts.

use super::tab::Tab;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

pub(super) struct Noise {
    site: String,
    /// What was heard and must not be.
    pub(super) heard: Vec<String>,
    /// It was meant to be heard.
    pub(super) meant: bool,
    /// Requests that are under way, and the document that each belongs to.
    loading: HashMap<String, String>,
    /// Documents that were asked for; that one is refused is told by its status.
    documents: HashSet<String>,
    /// What came over the wire for this document, in bytes with headers.
    pub(super) bytes: u64,
    pub(super) requests: usize,
}

impl Noise {
    pub(super) fn new(site: &str) -> Self {
        Self {
            site: site.to_owned(),
            heard: vec![],
            meant: false,
            loading: HashMap::new(),
            documents: HashSet::new(),
            bytes: 0,
            requests: 0,
        }
    }

    /// Another document begins to be counted.
    pub(super) fn forget(&mut self) {
        (self.bytes, self.requests) = (0, 0);
    }

    /// Whether something that belongs to a document is under way. Requests of one that was left may never end.
    pub(super) fn is_loading(&self, document: &str) -> bool {
        self.loading.values().any(|whose| whose == document)
    }

    /// Listens to an event, and gives the status when a document answers.
    pub(super) fn note(&mut self, event: &Value) -> Option<u64> {
        let params = &event["params"];
        let request = || params["requestId"].as_str().unwrap_or_default().to_owned();
        let is_document = params["type"] == "Document";
        match event["method"].as_str()? {
            "Network.requestWillBeSent" => {
                let url = params["request"]["url"].as_str().unwrap_or_default();
                if !url.starts_with(&format!("{}/", self.site)) && !url.starts_with("data:") {
                    self.heard.push(format!("asked another host: {url}"));
                }
                self.requests += 1;
                // The icon comes when the page is there already.
                if params["type"] != "Other" {
                    self.loading.insert(request(), params["loaderId"].as_str().unwrap_or_default().to_owned());
                }
                self.documents.extend(is_document.then(request));
            }
            "Network.loadingFinished" => {
                self.bytes += params["encodedDataLength"].as_u64().expect("whole bytes");
                self.loading.remove(&request());
            }
            "Network.loadingFailed" => drop(self.loading.remove(&request())),
            "Network.responseReceived" if is_document => return params["response"]["status"].as_u64(),
            "Runtime.exceptionThrown" => self.heard.push(params["exceptionDetails"].to_string()),
            "Runtime.consoleAPICalled" if ["error", "warning", "assert"].map(Value::from).contains(&params["type"]) => {
                self.heard.push(params["args"].to_string());
            }
            "Log.entryAdded" => self.entry(&params["entry"]),
            _ => {}
        }
        None
    }

    fn entry(&mut self, entry: &Value) {
        let refused = entry["networkRequestId"].as_str().is_some_and(|request| self.documents.contains(request));
        if ["error", "warning"].map(Value::from).contains(&entry["level"]) && !refused {
            self.heard.push(entry.to_string());
        }
    }
}

/// What is heard when a script runs on the home page.
fn heard(script: &str) -> Option<Vec<String>> {
    let tab = Tab::open()?;
    tab.go("/");
    tab.noise.borrow_mut().meant = true;
    tab.script(script);
    while tab.noise.borrow().heard.is_empty() {
        tab.wait(|_| true);
    }
    let heard = tab.noise.borrow().heard.clone();
    Some(heard)
}

#[test]
fn an_error_on_the_console_is_heard() {
    let Some(heard) = heard("console.error('broken')") else { return };
    assert!(heard.iter().any(|line| line.contains("broken")), "{heard:?}");
}

#[test]
fn an_exception_that_nobody_catches_is_heard() {
    let Some(heard) = heard("void setTimeout(() => { throw new Error('thrown') })") else { return };
    assert!(heard.iter().any(|line| line.contains("thrown")), "{heard:?}");
}

#[test]
fn an_inline_script_is_refused_by_the_policy_and_heard() {
    let script = "const made = document.createElement('script'); made.textContent = 'window.ran = true'; document.body.append(made)";
    let Some(heard) = heard(script) else { return };
    assert!(heard.iter().any(|line| line.contains("Content Security Policy")), "{heard:?}");
}

#[test]
fn a_request_to_another_host_is_heard() {
    let Some(heard) = heard("void open('http://other.invalid/', '_self')") else { return };
    assert!(heard.iter().any(|line| line.contains("http://other.invalid/")), "{heard:?}");
}
