use serde::Serialize;
use serde_json::Value;

/// A document as YAML, two spaces of indent. Text that a reader of YAML could take for something else is quoted.
pub(in crate::policy) fn yaml(document: &impl Serialize) -> String {
    let options = serde_saphyr::ser_options! { prefer_block_scalars: false };
    serde_saphyr::to_string_with_options(document, options).expect("text, numbers and lists always become YAML")
}

/// Several documents with a line of dashes between them.
pub(super) fn documents(documents: &[Value]) -> String {
    documents.iter().map(yaml).collect::<Vec<_>>().join("---\n")
}
