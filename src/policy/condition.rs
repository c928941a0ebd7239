use crate::lang::{Lang, tell};
use crate::model::one_line;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Number, Value};

/// A condition on an argument of a call.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Condition {
    /// `args.` and the names that lead to the argument, with dots between them.
    pub path: String,
    /// What must be true of it.
    #[serde(flatten)]
    pub test: Test,
    /// Whether it holds for a call that doesn't give the argument.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
}

/// What can be asked of an argument. Where the argument is a list, it is asked of each item, but for `eq` and `max_items`.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// It is this value.
    Eq(Value),
    /// It is one of these values.
    In(Vec<Value>),
    /// It is a number, or text that is one, and at most this.
    Lte(Number),
    /// It is a path in one of these folders; `..` never leads out of them.
    Under(Vec<String>),
    /// It is an address on one of these hosts or below them.
    Host(Vec<String>),
    /// It is one of these recipients, or of a domain written as `@example.org`.
    Recipient(Vec<String>),
    /// It is a list of at most so many items.
    MaxItems(u64),
    /// It is one SQL statement that only reads.
    ReadOnlySql,
}

/// An operator, how its value is written, what it asks, and how it is read.
pub struct Operator {
    /// As it is written under `op`.
    pub name: &'static str,
    takes: &'static str,
    asks: &'static str,
    read: fn(Value) -> Option<Test>,
}

/// The operators of the format: name, messages of what stands under `value` and of when an argument passes, reader.
pub const OPERATORS: &[Operator] = &[
    Operator { name: "eq", takes: "takes-any", asks: "asks-eq", read: |value| Some(Test::Eq(value)) },
    Operator { name: "in", takes: "takes-values", asks: "asks-in", read: |value| value.as_array().cloned().map(Test::In) },
    Operator { name: "lte", takes: "takes-number", asks: "asks-lte", read: |value| value.as_number().cloned().map(Test::Lte) },
    Operator { name: "under", takes: "takes-folders", asks: "asks-under", read: |value| texts(&value).map(Test::Under) },
    Operator { name: "host", takes: "takes-hosts", asks: "asks-host", read: |value| texts(&value).map(Test::Host) },
    Operator { name: "recipient", takes: "takes-recipients", asks: "asks-recipient", read: |value| texts(&value).map(Test::Recipient) },
    Operator {
        name: "max_items",
        takes: "takes-whole",
        asks: "asks-max-items",
        read: |value| value.as_number().and_then(whole).map(Test::MaxItems),
    },
    Operator {
        name: "read_only_sql",
        takes: "takes-true",
        asks: "asks-read-only-sql",
        read: |value| (value == Value::Bool(true)).then_some(Test::ReadOnlySql),
    },
];

impl Operator {
    /// What stands under `value`: "a list of hosts".
    pub fn takes(&self, lang: Lang) -> String {
        lang.say(self.takes)
    }

    /// When an argument passes, in words that follow "when it".
    pub fn asks(&self, lang: Lang) -> String {
        lang.say(self.asks)
    }
}

/// A host of a list, as it is compared.
pub(super) fn listed_host(known: &str) -> String {
    let known = known.trim_start_matches("*.");
    known.strip_suffix('.').unwrap_or(known).to_ascii_lowercase()
}

/// A number without a fraction, also when it is written as 3.0.
pub(super) fn whole(number: &Number) -> Option<u64> {
    let float = || number.as_f64().filter(|float| float.fract() == 0.0 && (0.0..1e15).contains(float));
    // Below 10^15 every whole number is exact.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is whole, positive and small")]
    number.as_u64().or_else(|| float().map(|float| float as u64))
}

fn texts(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect()
}

impl Condition {
    /// The top-level argument of this name passes the test.
    pub(super) fn of(argument: &str, test: Test) -> Self {
        Self { path: format!("args.{argument}"), test, optional: false }
    }

    /// What it asks: "path lies in /desk", and whether the argument may be left out.
    pub fn told(&self, lang: Lang) -> String {
        let argument = one_line(self.path.trim_start_matches("args."), 80);
        let told = self.test.told(lang, &argument);
        if self.optional { tell!(lang, "condition-optional", condition = told) } else { told }
    }

    /// The names that lead to the argument.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.path.split('.').skip(1)
    }
}

impl Test {
    /// The operator's name.
    pub fn operator(&self) -> &'static str {
        match self {
            Self::Eq(_) => "eq",
            Self::In(_) => "in",
            Self::Lte(_) => "lte",
            Self::Under(_) => "under",
            Self::Host(_) => "host",
            Self::Recipient(_) => "recipient",
            Self::MaxItems(_) => "max_items",
            Self::ReadOnlySql => "read_only_sql",
        }
    }

    /// The value beside the operator.
    pub fn value(&self) -> Value {
        match self {
            Self::Eq(value) => value.clone(),
            Self::In(values) => values.clone().into(),
            Self::Lte(number) => number.clone().into(),
            Self::Under(texts) | Self::Host(texts) | Self::Recipient(texts) => texts.clone().into(),
            Self::MaxItems(number) => (*number).into(),
            Self::ReadOnlySql => true.into(),
        }
    }

    /// A clause about an argument: "amount is at most 20".
    pub(super) fn told(&self, lang: Lang, argument: &str) -> String {
        let listed = |values: &[String]| lang.joined(values);
        match self {
            Self::Eq(value) => tell!(lang, "condition-eq", argument = argument, value = value.to_string()),
            Self::In(values) => {
                let values: Vec<String> = values.iter().map(Value::to_string).collect();
                tell!(lang, "condition-in", argument = argument, values = listed(&values))
            }
            Self::Lte(number) => tell!(lang, "condition-lte", argument = argument, number = number.to_string()),
            Self::Under(folders) => tell!(lang, "condition-under", argument = argument, folders = listed(folders)),
            Self::Host(hosts) => tell!(lang, "condition-host", argument = argument, hosts = listed(hosts)),
            Self::Recipient(people) => tell!(lang, "condition-recipient", argument = argument, people = listed(people)),
            Self::MaxItems(number) => tell!(lang, "condition-max-items", argument = argument, number = number.to_string()),
            Self::ReadOnlySql => tell!(lang, "condition-read-only-sql", argument = argument),
        }
    }
}

impl Serialize for Test {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("op", self.operator())?;
        map.serialize_entry("value", &self.value())?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Written {
            path: String,
            op: String,
            value: Value,
            #[serde(default)]
            optional: bool,
        }
        let Written { path, op, value, optional } = Written::deserialize(deserializer)?;
        let known = || OPERATORS.iter().map(|operator| operator.name).collect::<Vec<_>>().join(", ");
        let operator = OPERATORS.iter().find(|operator| operator.name == op);
        let operator = operator.ok_or_else(|| D::Error::custom(format!("there is no operator `{op}`; there are {}", known())))?;
        let test = (operator.read)(value).ok_or_else(|| D::Error::custom(format!("`{op}` takes {}", operator.takes(Lang::En))))?;
        let names = path.strip_prefix("args.").filter(|names| names.split('.').all(|name| !name.is_empty()));
        names.ok_or_else(|| D::Error::custom(format!("a path starts with `args.`, as in `args.amount`; this is `{path}`")))?;
        Ok(Self { path, test, optional })
    }
}
