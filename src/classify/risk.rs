use super::scoring::Holding;
use super::target::Aspect;
use crate::model::{Category, Risk, Trait};

/// A row of the table: when it holds, the risk is this one, for this reason.
struct Row {
    risk: Risk,
    holds: fn(Category, &Holding) -> bool,
    reason: &'static str,
}

/// The standard's table, first match wins.
const TABLE: &[Row] = &[
    Row {
        risk: Risk::High,
        holds: |_, h| h.has(Trait::Destructive),
        reason: "what it removes or overwrites can't be brought back by an ordinary call",
    },
    Row { risk: Risk::High, holds: |_, h| h.has(Trait::Financial), reason: "it moves money or commits somebody to pay" },
    Row {
        risk: Risk::High,
        holds: |_, h| h.has(Trait::CodeExecution),
        reason: "it runs code, a command or a query that the caller writes",
    },
    Row {
        risk: Risk::High,
        holds: |c, h| c != Category::Read && h.has(Trait::AccessControl),
        reason: "it changes who may do or reach what",
    },
    Row {
        risk: Risk::High,
        holds: |c, h| c == Category::Read && h.has(Trait::Secrets) && !h.is(Aspect::SecretArgument),
        reason: "it returns credentials in the clear",
    },
    Row { risk: Risk::Medium, holds: |c, h| c == Category::Read && h.has(Trait::PersonalData), reason: "it returns people's private data" },
    Row {
        risk: Risk::Medium,
        holds: |c, h| c == Category::Read && h.has(Trait::FileAccess) && h.is(Aspect::PathContent),
        reason: "the content of a path that the caller names comes back",
    },
    Row {
        risk: Risk::Medium,
        holds: |c, h| c == Category::Read && h.has(Trait::OpenWorld) && h.is(Aspect::NamedAddress),
        reason: "it reaches an address that the caller names",
    },
    Row { risk: Risk::Medium, holds: |c, h| c == Category::Read && h.is(Aspect::SecretNames), reason: "it lists the names of secrets" },
    Row {
        risk: Risk::Medium,
        holds: |c, h| c == Category::Read && h.is(Aspect::GuardedQuery),
        reason: "it takes a free query in a language that can change state and only promises not to",
    },
    Row {
        risk: Risk::Medium,
        holds: |c, h| c == Category::Execute && h.is(Aspect::Bounded),
        reason: "the definition bounds what it can do",
    },
    Row {
        risk: Risk::Low,
        holds: |c, h| c == Category::Write && h.is(Aspect::Session),
        reason: "it stays within the caller's own session",
    },
];

/// The risk of a tool, and the reason where it isn't simply where its category starts.
pub(super) fn of(category: Category, holding: &Holding) -> (Risk, Option<&'static str>) {
    match TABLE.iter().find(|row| (row.holds)(category, holding)) {
        Some(row) => (row.risk, Some(row.reason)),
        None => (start(category), None),
    }
}

/// Where a category starts: Read Low, Write Medium, Execute High.
pub(super) fn start(category: Category) -> Risk {
    match category {
        Category::Read => Risk::Low,
        Category::Write => Risk::Medium,
        Category::Execute => Risk::High,
    }
}
