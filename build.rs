//! Reads the rules when the program is built, so that no start has to: what `classify/embedded.rs` takes in.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

const RULES: &str = "data/rules";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={RULES}");
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(RULES)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let read: serde_json::Value =
                toml::from_str(&fs::read_to_string(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
            files.insert(name, read);
        }
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("rules.json"), serde_json::to_vec(&files)?)?;
    Ok(())
}
