//! The words of the verdict: categories, risks, traits. Their names in JSON and in queries are the same in every language.

use super::Lang;
use crate::model::{Category, Contradiction, Risk, Severity, Trait};

impl Lang {
    /// "Read", 「读取」
    pub fn category(self, category: Category) -> String {
        self.say(match category {
            Category::Read => "category-read",
            Category::Write => "category-write",
            Category::Execute => "category-execute",
        })
    }

    /// "a Read", 「读取类」: to stand before "tool".
    pub fn kind(self, category: Category) -> String {
        self.say(match category {
            Category::Read => "kind-read",
            Category::Write => "kind-write",
            Category::Execute => "kind-execute",
        })
    }

    /// How a declared hint contradicts the definition: "it says read-only; its definition changes something".
    pub fn contradiction(self, found: Contradiction) -> String {
        self.say(match found {
            Contradiction::Runs => "contradiction-runs",
            Contradiction::Removes => "contradiction-removes",
            Contradiction::Changes => "contradiction-changes",
            Contradiction::Destroys => "contradiction-destroys",
            Contradiction::Reaches => "contradiction-reaches",
        })
    }

    /// "High", 「高」
    pub fn risk(self, risk: Risk) -> String {
        self.say(match risk {
            Risk::Low => "level-low",
            Risk::Medium => "level-medium",
            Risk::High => "level-high",
        })
    }

    /// "High", 「高」
    pub fn severity(self, severity: Severity) -> String {
        self.say(match severity {
            Severity::Low => "level-low",
            Severity::Medium => "level-medium",
            Severity::High => "level-high",
        })
    }

    /// "destructive", 「破坏性」
    pub fn named(self, found: Trait) -> String {
        self.say(keys(found).0)
    }

    /// What a tool with the trait does, to stand behind "it": "removes or overwrites what an ordinary call can't bring back".
    pub fn meaning(self, found: Trait) -> String {
        self.say(keys(found).1)
    }
}

/// The keys of a trait's name and of its meaning.
fn keys(found: Trait) -> (&'static str, &'static str) {
    match found {
        Trait::Destructive => ("trait-destructive", "means-destructive"),
        Trait::Financial => ("trait-financial", "means-financial"),
        Trait::CodeExecution => ("trait-code-execution", "means-code-execution"),
        Trait::Secrets => ("trait-secrets", "means-secrets"),
        Trait::PersonalData => ("trait-personal-data", "means-personal-data"),
        Trait::Outbound => ("trait-outbound", "means-outbound"),
        Trait::OpenWorld => ("trait-open-world", "means-open-world"),
        Trait::FileAccess => ("trait-file-access", "means-file-access"),
        Trait::AccessControl => ("trait-access-control", "means-access-control"),
        Trait::Bulk => ("trait-bulk", "means-bulk"),
        Trait::Metered => ("trait-metered", "means-metered"),
        Trait::Physical => ("trait-physical", "means-physical"),
    }
}
