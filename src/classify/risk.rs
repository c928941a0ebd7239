use super::scoring::Holding;
use super::target::Aspect;
use crate::lang::{Lang, tell};
use crate::model::{Category, Risk, Trait};

/// A row of the table: for tools of these categories that have the trait and the aspects, the risk is this one.
#[derive(Debug)]
struct Row {
    risk: Risk,
    categories: &'static [Category],
    has: Option<Trait>,
    aspect: Option<Aspect>,
    lacks: Option<Aspect>,
    reason: Reason,
}

/// Why a risk is what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reason {
    english: &'static str,
    chinese: &'static str,
}

impl Reason {
    /// In words that follow "because" and 「因为」.
    pub(super) fn said(&self, lang: Lang) -> &'static str {
        lang.of(self.english, Some(self.chinese))
    }
}

const ANY: &[Category] = Category::ALL;
const READ: &[Category] = &[Category::Read];
const CHANGE: &[Category] = &[Category::Write, Category::Execute];

const fn because(english: &'static str, chinese: &'static str) -> Reason {
    Reason { english, chinese }
}

/// A row that asks for nothing but a trait.
const fn row(risk: Risk, categories: &'static [Category], has: Option<Trait>, reason: Reason) -> Row {
    Row { risk, categories, has, aspect: None, lacks: None, reason }
}

/// The standard's table, first match wins.
static TABLE: &[Row] = &[
    row(
        Risk::High,
        ANY,
        Some(Trait::Destructive),
        because("what it removes or overwrites can't be brought back by an ordinary call", "它删除或覆盖的东西，普通调用无法恢复"),
    ),
    row(Risk::High, ANY, Some(Trait::Financial), because("it moves money or commits somebody to pay", "它转移资金，或让人承担付款义务")),
    row(
        Risk::High,
        ANY,
        Some(Trait::CodeExecution),
        because("it runs code, a command or a query that the caller writes", "它执行调用方编写的代码、命令或查询"),
    ),
    row(Risk::High, CHANGE, Some(Trait::AccessControl), because("it changes who may do or reach what", "它改变谁能做什么、谁能访问什么")),
    Row {
        lacks: Some(Aspect::SecretArgument),
        ..row(Risk::High, READ, Some(Trait::Secrets), because("it returns credentials in the clear", "它以明文返回凭据"))
    },
    row(Risk::Medium, READ, Some(Trait::PersonalData), because("it returns people's private data", "它返回他人的私密数据")),
    Row {
        aspect: Some(Aspect::PathContent),
        ..row(
            Risk::Medium,
            READ,
            Some(Trait::FileAccess),
            because("the content of a path that the caller names comes back", "它返回调用方所指定路径的内容"),
        )
    },
    Row {
        aspect: Some(Aspect::NamedAddress),
        ..row(
            Risk::Medium,
            READ,
            Some(Trait::OpenWorld),
            because("it reaches an address that the caller names", "它会访问调用方指定的地址"),
        )
    },
    Row {
        aspect: Some(Aspect::SecretNames),
        ..row(Risk::Medium, READ, None, because("it lists the names of secrets", "它会列出密钥的名称"))
    },
    Row {
        aspect: Some(Aspect::GuardedQuery),
        ..row(
            Risk::Medium,
            READ,
            None,
            because(
                "it takes a free query in a language that can change state and only promises not to",
                "它接受任意查询，所用语言能改变状态，不改变只是口头承诺",
            ),
        )
    },
    Row {
        aspect: Some(Aspect::Bounded),
        ..row(Risk::Medium, &[Category::Execute], None, because("the definition bounds what it can do", "定义限定了它能做到的事"))
    },
    Row {
        aspect: Some(Aspect::Session),
        ..row(Risk::Low, &[Category::Write], None, because("it stays within the caller's own session", "它的影响不超出调用方自己的会话"))
    },
];

/// A row of the risk table for people: the first one that fits a tool decides.
#[derive(Clone, Copy, Debug)]
pub struct RiskRow {
    /// The risk of the tools that it fits.
    pub risk: Risk,
    /// The categories that it asks for; all of them where any will do.
    pub categories: &'static [Category],
    /// The trait that it asks for.
    pub has: Option<Trait>,
    row: &'static Row,
}

impl RiskRow {
    /// What else must hold or must not, in words.
    pub fn also(&self, lang: Lang) -> Vec<String> {
        let wanted = self.row.aspect.map(|aspect| tell!(lang, "risk-where", aspect = aspect.meaning(lang)));
        let unwanted = self.row.lacks.map(|aspect| tell!(lang, "risk-unless", aspect = aspect.meaning(lang)));
        wanted.into_iter().chain(unwanted).collect()
    }

    /// Why, in words that follow "because" and 「因为」.
    pub fn reason(&self, lang: Lang) -> &'static str {
        self.row.reason.said(lang)
    }
}

/// The whole table, in the order in which it is read.
pub fn risk_table() -> Vec<RiskRow> {
    TABLE.iter().map(|row| RiskRow { risk: row.risk, categories: row.categories, has: row.has, row }).collect()
}

impl Row {
    fn holds(&self, category: Category, holding: &Holding) -> bool {
        self.categories.contains(&category)
            && self.has.is_none_or(|found| holding.has(found))
            && self.aspect.is_none_or(|aspect| holding.is(aspect))
            && !self.lacks.is_some_and(|aspect| holding.is(aspect))
    }
}

/// The risk of a tool, and the reason where it isn't simply where its category starts.
pub(super) fn of(category: Category, holding: &Holding) -> (Risk, Option<&'static Reason>) {
    match TABLE.iter().find(|row| row.holds(category, holding)) {
        Some(row) => (row.risk, Some(&row.reason)),
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
