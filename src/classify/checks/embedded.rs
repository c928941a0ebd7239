use super::pack::Checks;
use rust_embed::RustEmbed;

/// The files of checks that come with the program.
#[derive(RustEmbed)]
#[folder = "data/checks"]
#[include = "*.toml"]
struct CheckFiles;

impl Checks {
    /// The checks that come with the program.
    pub fn embedded() -> Self {
        let text = |name: &str| CheckFiles::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned());
        let files: Vec<(String, String)> =
            CheckFiles::iter().filter_map(|name| text(&name).map(|text| (name.into_owned(), text))).collect();
        Self::parse(&files).expect("the embedded checks are valid: `cargo test` parses them")
    }
}
