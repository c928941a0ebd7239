use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Takes the definitions out of what a server sends, exactly as it wrote them, before anything else reads it.
#[derive(Clone, Default)]
pub(super) struct Notebook(Arc<Mutex<Notes>>);

#[derive(Default)]
struct Notes {
    tools: Vec<String>,
    bytes: usize,
    changed: bool,
}

/// As much of a message as has to be known.
#[derive(Deserialize)]
struct Message<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    method: Option<Cow<'a, str>>,
    #[serde(borrow)]
    result: Option<&'a RawValue>,
}

/// A message whose tools were taken out.
#[derive(Serialize)]
struct Rest<'a> {
    jsonrpc: &'static str,
    id: &'a RawValue,
    result: BTreeMap<Cow<'a, str>, &'a RawValue>,
}

/// Bytes of definitions that are held of one server.
const MAX_NOTED: usize = 128 << 20;

const LIST_CHANGED: &str = "notifications/tools/list_changed";

impl Notebook {
    /// Notes what a message holds; gives back what the SDK is to read: the same message, its tools taken out.
    pub(super) fn note<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let Ok(message) = serde_json::from_str::<Message<'_>>(text) else { return Cow::Borrowed(text) };
        if message.method.as_deref() == Some(LIST_CHANGED) {
            self.notes().changed = true;
        }
        match (message.id, message.result) {
            (Some(id), Some(result)) => self.take(id, result).map_or(Cow::Borrowed(text), Cow::Owned),
            _ => Cow::Borrowed(text),
        }
    }

    fn take(&self, id: &RawValue, result: &RawValue) -> Option<String> {
        let mut members: BTreeMap<Cow<'_, str>, &RawValue> = serde_json::from_str(result.get()).ok()?;
        let tools: Vec<&RawValue> = serde_json::from_str(members.remove("tools")?.get()).ok()?;
        let mut notes = self.notes();
        for tool in tools {
            // Whoever answers without being asked fills no memory.
            if notes.bytes + tool.get().len() <= MAX_NOTED {
                notes.bytes += tool.get().len();
                notes.tools.push(tool.get().to_owned());
            }
        }
        let none = RawValue::from_string("[]".into()).ok()?;
        members.insert("tools".into(), &none);
        serde_json::to_string(&Rest { jsonrpc: "2.0", id, result: members }).ok()
    }

    /// How many definitions were noted.
    pub(super) fn count(&self) -> usize {
        self.notes().tools.len()
    }

    /// Whether the server said since the last time that its list is another now.
    pub(super) fn changed(&self) -> bool {
        std::mem::take(&mut self.notes().changed)
    }

    /// Everything noted, the notebook being empty again.
    pub(super) fn tear_off(&self) -> Vec<String> {
        let mut notes = self.notes();
        notes.bytes = 0;
        std::mem::take(&mut notes.tools)
    }

    fn notes(&self) -> std::sync::MutexGuard<'_, Notes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tools_are_taken_out_as_they_were_written_and_the_rest_stays() {
        let notebook = Notebook::default();
        let text = r#"{"jsonrpc":"2.0","id":3,"result":{"tools":[{"name":"a", "odd\u0020key":1}, 7],"nextCursor":"x\"y"}}"#;
        let left: serde_json::Value = serde_json::from_str(&notebook.note(text)).expect("JSON");
        assert_eq!(left, serde_json::json!({"jsonrpc": "2.0", "id": 3, "result": {"tools": [], "nextCursor": "x\"y"}}));
        assert_eq!(notebook.tear_off(), [r#"{"name":"a", "odd\u0020key":1}"#, "7"]);
    }

    #[test]
    fn a_tool_nested_without_end_is_only_passed_on() {
        let deep = format!(r#"{{"jsonrpc":"2.0","id":1,"result":{{"tools":[{}{}]}}}}"#, "[".repeat(100_000), "]".repeat(100_000));
        let notebook = Notebook::default();
        assert!(notebook.note(&deep).len() < 100 && notebook.count() == 1);
    }

    #[test]
    fn what_holds_no_list_is_left_alone_and_a_changed_list_is_noticed_once() {
        let notebook = Notebook::default();
        for text in ["not json", r#"{"id":1,"result":{"tools":3}}"#, r#"{"id":1,"result":{"capabilities":{"tools":{}}}}"#] {
            assert_eq!(notebook.note(text), text);
        }
        notebook.note(r#"{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}"#);
        assert_eq!((notebook.changed(), notebook.changed()), (true, false));
    }
}
