//! Where others describe what a check looks for.

/// A name in others' catalogues, with its address where that is known.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(super) struct Reference {
    pub(super) name: String,
    pub(super) url: Option<String>,
}

impl Reference {
    /// Looks the address up; a name that isn't known for certain goes without.
    pub(super) fn of(name: &str) -> Self {
        Self { name: name.to_owned(), url: url(name) }
    }

    /// What the list is called that it stands in.
    pub(super) fn list(&self) -> &'static str {
        LISTS.iter().find(|(begin, _)| self.name.starts_with(begin)).map_or("Others", |(_, list)| list)
    }
}

/// What the lists are called, by how the names in them begin.
const LISTS: &[(&str, &str)] = &[
    ("OWASP MCP", "OWASP MCP Top 10"),
    ("ASI", "OWASP Top 10 for Agentic Applications 2026"),
    ("LLM", "OWASP Top 10 for LLM Applications 2025"),
    ("AML.", "MITRE ATLAS"),
    ("SAFE-T", "SAFE-MCP"),
    ("CVE-", "CVE"),
    ("CWE-", "CWE"),
];

fn url(name: &str) -> Option<String> {
    let numbered = |prefix: &str| name.strip_prefix(prefix).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    // Names are those of our own files; still, nothing but these characters may get into an address.
    if !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-' | ':' | '&')) {
        return None;
    }
    let fixed = if name.starts_with("OWASP MCP") {
        "https://owasp.org/www-project-mcp-top-10/"
    } else if name.starts_with("SAFE-T") {
        "https://github.com/SAFE-MCP/safe-mcp"
    } else if numbered("LLM").is_some() {
        "https://genai.owasp.org/llm-top-10/"
    } else if numbered("ASI").is_some() {
        "https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/"
    } else {
        return catalogued(name);
    };
    Some(fixed.to_owned())
}

/// Names that are a part of their own address.
fn catalogued(name: &str) -> Option<String> {
    const CATALOGUES: &[(&str, &str, &str)] = &[
        ("AML.T", "https://atlas.mitre.org/techniques/AML.T", ""),
        ("AML.CS", "https://atlas.mitre.org/studies/AML.CS", ""),
        ("ATT&CK TA", "https://attack.mitre.org/tactics/TA", "/"),
        ("ATT&CK T", "https://attack.mitre.org/techniques/T", "/"),
        ("CWE-", "https://cwe.mitre.org/data/definitions/", ".html"),
        ("CVE-", "https://www.cve.org/CVERecord?id=CVE-", ""),
    ];
    CATALOGUES.iter().find_map(|(prefix, before, behind)| Some(format!("{before}{}{behind}", name.strip_prefix(prefix)?)))
}

#[cfg(test)]
mod tests {
    use super::Reference;

    #[test]
    fn a_reference_has_an_address_only_where_it_is_known() {
        let url = |name| Reference::of(name).url;
        assert_eq!(url("OWASP MCP03:2025").as_deref(), Some("https://owasp.org/www-project-mcp-top-10/"));
        assert_eq!(url("AML.T0051.001").as_deref(), Some("https://atlas.mitre.org/techniques/AML.T0051.001"));
        assert_eq!(url("ATT&CK TA0043").as_deref(), Some("https://attack.mitre.org/tactics/TA0043/"));
        assert_eq!(url("CWE-522").as_deref(), Some("https://cwe.mitre.org/data/definitions/522.html"));
        assert_eq!((url("E002"), url("LLMs"), url("CWE-\"><b>")), (None, None, None));
    }
}
