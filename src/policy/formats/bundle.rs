//! A bundle for Open Policy Agent: what it fetches from a bundle server, the rules and the policy in two files.

use super::{Lossy, lower, rego};
use crate::model::hex;
use crate::policy::Plan;
use flate2::{Compression, GzBuilder};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::io::Write;

/// Where the policy lies among the engine's data.
const ROOT: &str = "toolgrade_policy";

/// A plan as `bundle.tar.gz`: `.manifest`, `data.json` and `toolgrade.rego`. The same plan always gives the same bytes, and
/// the manifest's revision is the digest of the other two, so that an engine knows when nothing has changed.
pub fn bundle(plan: &Plan, lossy: Lossy) -> Vec<u8> {
    let (lowered, _) = lower::lower(plan, &rego::FORMAT, lossy);
    let policy = json!({ ROOT: rego::policy(&lowered) }).to_string();
    let module = rego::module(&format!("data.{ROOT}"));
    let digest = Sha256::new().chain_update(&policy).chain_update(&module).finalize();
    let manifest = json!({ "revision": hex(&digest), "roots": ["toolgrade", ROOT], "rego_version": 1 }).to_string();
    packed(&[(".manifest", &manifest), ("data.json", &policy), ("toolgrade.rego", &module)])
}

/// The files in their order, without anything of the moment or the machine.
fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, text) in files {
        let mut header = tar::Header::new_ustar();
        header.set_size(text.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(0);
        archive.append_data(&mut header, name, text.as_bytes()).expect("short names and memory take every file");
    }
    let archive = archive.into_inner().expect("memory takes every archive");
    let mut zipped = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::default());
    zipped.write_all(&archive).expect("memory takes every archive");
    zipped.finish().expect("memory takes every archive")
}
