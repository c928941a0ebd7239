//! A tab with a profile of its own: where it goes, what it is told to do, and what it hears.

use super::chromium::{Browser, PATIENCE, browser};
use super::kinds::Kind;
use super::noise::Noise;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::sync::mpsc::Receiver;
use std::sync::{Condvar, Mutex};

/// How many tabs work at once: more would only wait for one another on a small machine.
const AT_ONCE: usize = 2;

static WORKING: (Mutex<usize>, Condvar) = (Mutex::new(0), Condvar::new());

pub(super) struct Tab {
    pub(super) browser: &'static Browser,
    session: String,
    context: String,
    events: Receiver<Value>,
    /// The document that is shown.
    document: RefCell<String>,
    pub(super) noise: RefCell<Noise>,
    status: Cell<u64>,
}

impl Tab {
    /// A new tab once fewer than two are at work; none where Chromium isn't installed.
    pub(super) fn open() -> Option<Self> {
        let browser = browser()?;
        let mut working = WORKING.1.wait_while(WORKING.0.lock().expect("a lock"), |working| *working >= AT_ONCE).expect("a lock");
        *working += 1;
        drop(working);
        let order = |method: &str, params: Value| browser.ask(None, method, params).unwrap_or_else(|error| panic!("{error}"));
        let context = text(&order("Target.createBrowserContext", json!({}))["browserContextId"]);
        let rights = json!(["clipboardReadWrite", "clipboardSanitizedWrite"]);
        order("Browser.grantPermissions", json!({"browserContextId": context, "origin": browser.site, "permissions": rights}));
        let target = order("Target.createTarget", json!({"url": "about:blank", "browserContextId": context, "newWindow": true}));
        let attached = order("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true}));
        let session = text(&attached["sessionId"]);
        let events = browser.events(&session);
        let (document, noise) = (RefCell::default(), RefCell::new(Noise::new(&browser.site)));
        let tab = Self { browser, session, context, events, document, noise, status: Cell::new(0) };
        for domain in ["Page.enable", "Runtime.enable", "Log.enable", "Network.enable"] {
            tab.order(domain, json!({}));
        }
        tab.order("Page.setLifecycleEventsEnabled", json!({"enabled": true}));
        // Each tab is the one in front, for focus and clipboard.
        tab.order("Emulation.setFocusEmulationEnabled", json!({"enabled": true}));
        Some(tab)
    }

    pub(super) fn order(&self, method: &str, params: Value) -> Value {
        self.browser.ask(Some(&self.session), method, params).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Goes to an address of the server, waits until everything of it is there, and gives the status.
    pub(super) fn go(&self, address: &str) -> u64 {
        let url = format!("{}{address}", self.browser.site);
        self.leads(|| {
            let answer = self.order("Page.navigate", json!({"url": url}));
            assert!(answer.get("errorText").is_none(), "{address}: {answer}");
        })
    }

    /// Shows a page of a kind, with what is pasted into it.
    pub(super) fn show(&self, kind: &Kind) {
        let mut status = self.go(&kind.address);
        if let Some((field, pasted)) = kind.pasted {
            status = self.leads(|| {
                self.script(&format!("{0}.value = {1}; {0}.form.querySelector('button').click()", element(field), json!(pasted)));
            });
        }
        assert_eq!(status, kind.status, "{}", kind.name);
    }

    /// Does what leads to another document, waits until everything of it is there, and gives its status.
    pub(super) fn leads(&self, act: impl FnOnce()) -> u64 {
        self.drain();
        self.noise.borrow_mut().forget();
        act();
        let shown = self.document.borrow().clone();
        let arrived = self.wait(|event| {
            let params = &event["params"];
            event["method"] == "Page.lifecycleEvent" && params["name"] == "load" && params["loaderId"] != json!(shown)
        });
        *self.document.borrow_mut() = text(&arrived["params"]["loaderId"]);
        while self.noise.borrow().is_loading(&self.document.borrow()) {
            self.wait(|event| event["method"].as_str().is_some_and(|method| method.starts_with("Network.loading")));
        }
        self.status.get()
    }

    /// The value of a script; a promise is waited for.
    pub(super) fn script(&self, script: &str) -> Value {
        let asked = json!({"expression": script, "awaitPromise": true, "returnByValue": true, "userGesture": true});
        let mut answer = self.order("Runtime.evaluate", asked);
        assert!(answer.get("exceptionDetails").is_none(), "{script}: {}", answer["exceptionDetails"]);
        answer["result"]["value"].take()
    }

    /// Waits until a condition holds on the page.
    pub(super) fn until(&self, condition: &str) {
        let bound = PATIENCE.as_millis() / 2;
        let look =
            format!("const look = () => {condition} ? end(true) : performance.now() - begun > {bound} ? end(false) : setTimeout(look, 10)");
        let held = self.script(&format!("new Promise((end) => {{ const begun = performance.now(); {look}; look(); }})"));
        assert_eq!(held, true, "never came true: {condition}\n{}", self.text("body"));
    }

    /// The text of an element as it is shown.
    pub(super) fn text(&self, selector: &str) -> String {
        text(&self.script(&format!("{}.innerText", element(selector))))
    }

    /// Presses the mouse on the middle of an element, as a person would.
    pub(super) fn click(&self, selector: &str) {
        let place = format!(
            "(() => {{ const one = {}; one.scrollIntoView({{ block: 'center', behavior: 'instant' }}); const box = one.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }})()",
            element(selector)
        );
        let place = self.script(&place);
        for kind in ["mousePressed", "mouseReleased"] {
            self.order("Input.dispatchMouseEvent", json!({"type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1}));
        }
    }

    /// Presses a key that is no character.
    pub(super) fn press(&self, key: &str) {
        let (code, typed) = match key {
            "Tab" => (9, None),
            "Enter" => (13, Some("\r")),
            "Escape" => (27, None),
            "ArrowUp" => (38, None),
            "ArrowDown" => (40, None),
            other => panic!("the code of {other} is not known here"),
        };
        for kind in [if typed.is_some() { "keyDown" } else { "rawKeyDown" }, "keyUp"] {
            let event = json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code});
            let event = typed.filter(|_| kind == "keyDown").map_or(event.clone(), |text| with(event, "text", text.into()));
            self.order("Input.dispatchKeyEvent", event);
        }
    }

    /// Types into what has the focus.
    pub(super) fn type_in(&self, words: &str) {
        self.order("Input.insertText", json!({"text": words}));
    }

    /// The size of the window in CSS pixels, and how many real ones lie in one.
    pub(super) fn resize(&self, width: u32, height: u32, scale: u32) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": scale, "mobile": false});
        self.order("Emulation.setDeviceMetricsOverride", size);
    }

    /// The medium and what the reader prefers, as `("prefers-color-scheme", "dark")`.
    pub(super) fn prefer(&self, medium: &str, preferences: &[(&str, &str)]) {
        let features: Vec<Value> = preferences.iter().map(|(name, value)| json!({"name": name, "value": value})).collect();
        self.order("Emulation.setEmulatedMedia", json!({"media": medium, "features": features}));
    }

    /// Keeps downloads of this tab in a folder of this name.
    pub(super) fn download_to(&self, folder: &str) {
        let folder = self.browser.folder.join(folder);
        let asked = json!({"behavior": "allow", "browserContextId": self.context, "downloadPath": folder, "eventsEnabled": true});
        self.order("Browser.setDownloadBehavior", asked);
    }

    /// Does what hands over a file, waits until all of it is there, and gives the name that the server suggests.
    pub(super) fn downloads(&self, act: impl FnOnce()) -> String {
        act();
        let begun = self.wait(|event| event["method"] == "Browser.downloadWillBegin");
        self.wait(|event| event["method"] == "Browser.downloadProgress" && event["params"]["state"] == "completed");
        text(&begun["params"]["suggestedFilename"])
    }

    pub(super) fn downloaded(&self, folder: &str, name: &str) -> String {
        std::fs::read_to_string(self.browser.folder.join(folder).join(name)).expect("a file")
    }

    /// Waits for an event, listening to everything that comes before it.
    pub(super) fn wait(&self, meant: impl Fn(&Value) -> bool) -> Value {
        loop {
            let event = self
                .events
                .recv_timeout(PATIENCE)
                .unwrap_or_else(|_| panic!("the browser says nothing more, at {}", self.script("location.href")));
            self.note(&event);
            if meant(&event) {
                return event;
            }
        }
    }

    pub(super) fn drain(&self) {
        while let Ok(event) = self.events.try_recv() {
            self.note(&event);
        }
    }

    fn note(&self, event: &Value) {
        if let Some(status) = self.noise.borrow_mut().note(event) {
            self.status.set(status);
        }
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        // An answer comes behind all events before it.
        let _ = self.browser.ask(Some(&self.session), "Runtime.evaluate", json!({"expression": "0"}));
        self.drain();
        let _ = self.browser.ask(None, "Target.disposeBrowserContext", json!({"browserContextId": self.context}));
        *WORKING.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) -= 1;
        WORKING.1.notify_one();
        if !std::thread::panicking() && !self.noise.borrow().meant {
            assert_eq!(self.noise.borrow().heard, [""; 0], "the browser complained");
        }
    }
}

/// The script for an element; without one, the error names the selector.
pub(super) fn element(selector: &str) -> String {
    format!("(document.querySelector({0}) ?? (() => {{ throw new Error({0} + ' is not on ' + location) }})())", json!(selector))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

fn with(mut object: Value, name: &str, value: Value) -> Value {
    object[name] = value;
    object
}
