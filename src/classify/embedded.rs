use super::pack::{Pack, read_all};
use rust_embed::RustEmbed;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The rule files that come with the program.
#[derive(RustEmbed)]
#[folder = "data/rules"]
#[include = "*.toml"]
struct RuleFiles;

/// What they hold, by their names: `build.rs` has read them, since reading TOML is what the first verdict would wait for.
const READ: &str = include_str!(concat!(env!("OUT_DIR"), "/rules.json"));

impl Pack {
    /// The pack that comes with the program.
    pub fn embedded() -> Self {
        let read: BTreeMap<&str, &RawValue> = serde_json::from_str(READ).expect("`build.rs` wrote it");
        let files = RuleFiles::iter().filter_map(|name| RuleFiles::get(&name).map(|file| (name, file.data)));
        let texts: BTreeMap<Cow<'_, str>, _> = files.collect();
        let files: Vec<(&str, Cow<'_, str>)> = texts.iter().map(|(name, data)| (&**name, String::from_utf8_lossy(data))).collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, &**text)).collect();
        let held = read_all(&files, |(name, _)| {
            let held = read.get(name).ok_or("was not there when the program was built")?;
            serde_json::from_str(held.get()).map_err(|error| error.to_string())
        });
        Self::of(&files, held).expect("the embedded rules are valid: `cargo test` parses them")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_when_the_program_was_built_is_what_the_files_hold() {
        let text = |name: &str| RuleFiles::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned());
        let files: Vec<(String, String)> = RuleFiles::iter().filter_map(|name| text(&name).map(|text| (name.into_owned(), text))).collect();
        let parsed = Pack::parse(&files).expect("valid rules");
        let embedded = Pack::embedded();
        assert_eq!(embedded.version, parsed.version);
        assert_eq!(format!("{:?}", embedded.rules), format!("{:?}", parsed.rules));
        assert_eq!(format!("{:?}", embedded.settings), format!("{:?}", parsed.settings));
    }
}
