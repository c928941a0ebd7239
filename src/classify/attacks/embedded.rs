use super::pack::Attacks;
use crate::classify::checks::Checks;
use rust_embed::RustEmbed;

/// The attacks that come with the program.
#[derive(RustEmbed)]
#[folder = "data/attacks"]
#[include = "*.toml"]
struct AttackFiles;

impl Attacks {
    /// The attacks that come with the program; `checks` are those whose findings they may name.
    pub fn embedded(checks: &Checks) -> Self {
        let text = |name: &str| AttackFiles::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned());
        let files: Vec<(String, String)> =
            AttackFiles::iter().filter_map(|name| text(&name).map(|text| (name.into_owned(), text))).collect();
        let known: Vec<&str> = checks.all().iter().map(|check| check.id.as_str()).collect();
        Self::parse(&files, &known).expect("the embedded attacks are valid: `cargo test` parses them")
    }
}
