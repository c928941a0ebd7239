use super::scoring::Holding;
use super::target::Aspect;
use crate::model::{Category, Risk, Trait};

/// A row of the table: for tools of these categories that have the trait and the aspects, the risk is this one.
struct Row {
    risk: Risk,
    categories: &'static [Category],
    has: Option<Trait>,
    aspect: Option<Aspect>,
    lacks: Option<Aspect>,
    reason: &'static str,
}

const ANY: &[Category] = Category::ALL;
const READ: &[Category] = &[Category::Read];
const CHANGE: &[Category] = &[Category::Write, Category::Execute];

/// A row that asks for nothing but a trait.
const fn row(risk: Risk, categories: &'static [Category], has: Option<Trait>, aspect: Option<Aspect>, reason: &'static str) -> Row {
    Row { risk, categories, has, aspect, lacks: None, reason }
}

/// The standard's table, first match wins.
const TABLE: &[Row] = &[
    row(Risk::High, ANY, Some(Trait::Destructive), None, "what it removes or overwrites can't be brought back by an ordinary call"),
    row(Risk::High, ANY, Some(Trait::Financial), None, "it moves money or commits somebody to pay"),
    row(Risk::High, ANY, Some(Trait::CodeExecution), None, "it runs code, a command or a query that the caller writes"),
    row(Risk::High, CHANGE, Some(Trait::AccessControl), None, "it changes who may do or reach what"),
    Row { lacks: Some(Aspect::SecretArgument), ..row(Risk::High, READ, Some(Trait::Secrets), None, "it returns credentials in the clear") },
    row(Risk::Medium, READ, Some(Trait::PersonalData), None, "it returns people's private data"),
    row(Risk::Medium, READ, Some(Trait::FileAccess), Some(Aspect::PathContent), "the content of a path that the caller names comes back"),
    row(Risk::Medium, READ, Some(Trait::OpenWorld), Some(Aspect::NamedAddress), "it reaches an address that the caller names"),
    row(Risk::Medium, READ, None, Some(Aspect::SecretNames), "it lists the names of secrets"),
    row(
        Risk::Medium,
        READ,
        None,
        Some(Aspect::GuardedQuery),
        "it takes a free query in a language that can change state and only promises not to",
    ),
    row(Risk::Medium, &[Category::Execute], None, Some(Aspect::Bounded), "the definition bounds what it can do"),
    row(Risk::Low, &[Category::Write], None, Some(Aspect::Session), "it stays within the caller's own session"),
];

/// A row of the risk table for people: the first one that fits a tool decides.
#[derive(Clone, Debug)]
pub struct RiskRow {
    /// The risk of the tools that it fits.
    pub risk: Risk,
    /// The categories that it asks for; all of them where any will do.
    pub categories: &'static [Category],
    /// The trait that it asks for.
    pub has: Option<Trait>,
    /// What else must hold or must not, in words.
    pub also: Vec<String>,
    /// Why, in words that follow "because".
    pub reason: &'static str,
}

/// The whole table, in the order in which it is read.
pub fn risk_table() -> Vec<RiskRow> {
    TABLE.iter().map(Row::told).collect()
}

impl Row {
    fn holds(&self, category: Category, holding: &Holding) -> bool {
        self.categories.contains(&category)
            && self.has.is_none_or(|found| holding.has(found))
            && self.aspect.is_none_or(|aspect| holding.is(aspect))
            && !self.lacks.is_some_and(|aspect| holding.is(aspect))
    }

    fn told(&self) -> RiskRow {
        let wanted = self.aspect.map(|aspect| format!("where {}", aspect.meaning()));
        let unwanted = self.lacks.map(|aspect| format!("unless {}", aspect.meaning()));
        let Self { risk, categories, has, reason, .. } = *self;
        RiskRow { risk, categories, has, also: wanted.into_iter().chain(unwanted).collect(), reason }
    }
}

/// The risk of a tool, and the reason where it isn't simply where its category starts.
pub(super) fn of(category: Category, holding: &Holding) -> (Risk, Option<&'static str>) {
    match TABLE.iter().find(|row| row.holds(category, holding)) {
        Some(row) => (row.risk, Some(row.reason)),
        None => (start(category), None),
    }
}

/// Where a category starts: Read Low, Write Medium, Execute High.
pub fn start(category: Category) -> Risk {
    match category {
        Category::Read => Risk::Low,
        Category::Write => Risk::Medium,
        Category::Execute => Risk::High,
    }
}
