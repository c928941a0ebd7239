use super::pack::Pack;
use rust_embed::RustEmbed;

/// The rule files that come with the program.
#[derive(RustEmbed)]
#[folder = "data/rules"]
#[include = "*.toml"]
struct RuleFiles;

impl Pack {
    /// The pack that comes with the program.
    pub fn embedded() -> Self {
        let text = |name: &str| RuleFiles::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned());
        let files: Vec<(String, String)> = RuleFiles::iter().filter_map(|name| text(&name).map(|text| (name.into_owned(), text))).collect();
        Self::parse(&files).expect("the embedded rules are valid: `cargo test` parses them")
    }
}
