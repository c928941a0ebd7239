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
    /// What stands under `value`.
    pub takes: &'static str,
    /// When an argument passes: in words that follow "the argument".
    pub asks: &'static str,
    read: fn(Value) -> Option<Test>,
}

/// The operators of the format.
pub const OPERATORS: &[Operator] = &[
    Operator { name: "eq", takes: "any value", asks: "is this value, of the same type", read: |value| Some(Test::Eq(value)) },
    Operator {
        name: "in",
        takes: "a list of values",
        asks: "is one of these values",
        read: |value| value.as_array().cloned().map(Test::In),
    },
    Operator {
        name: "lte",
        takes: "a number",
        asks: "is a number, or text that is one, and its size without its sign is at most this",
        read: |value| value.as_number().cloned().map(Test::Lte),
    },
    Operator {
        name: "under",
        takes: "a list of folders",
        asks: "is a path in one of these folders by its text: . and .. are resolved, links are not followed, and a relative path lies in no absolute folder",
        read: |value| texts(&value).map(Test::Under),
    },
    Operator {
        name: "host",
        takes: "a list of hosts",
        asks: "is an address, or a bare host, on one of these hosts or below them; an address with a user name or another scheme never is",
        read: |value| texts(&value).map(Test::Host),
    },
    Operator {
        name: "recipient",
        takes: "a list of recipients",
        asks: "is one of these recipients, whatever the case; @example.org stands for every single address of that domain",
        read: |value| texts(&value).map(Test::Recipient),
    },
    Operator {
        name: "max_items",
        takes: "a whole number",
        asks: "is a list of at most so many items",
        read: |value| value.as_number().and_then(whole).map(Test::MaxItems),
    },
    Operator {
        name: "read_only_sql",
        takes: "true",
        asks: "is one statement of SQL that starts with a reading word and holds no word that changes anything outside its quotes; what functions of the database do is not looked into",
        read: |value| (value == Value::Bool(true)).then_some(Test::ReadOnlySql),
    },
];

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

    /// In words that follow the argument's name.
    pub fn told(&self) -> String {
        let quoted = |values: &[String]| values.join(", ");
        match self {
            Self::Eq(value) => format!("is {value}"),
            Self::In(values) => format!("is one of {}", quoted(&values.iter().map(Value::to_string).collect::<Vec<_>>())),
            Self::Lte(number) => format!("is at most {number}"),
            Self::Under(folders) => format!("lies in {}", quoted(folders)),
            Self::Host(hosts) => format!("is on {}", quoted(hosts)),
            Self::Recipient(people) => format!("goes to {}", quoted(people)),
            Self::MaxItems(number) => format!("has at most {number} items"),
            Self::ReadOnlySql => "is one SQL statement that only reads".into(),
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
        let test = (operator.read)(value).ok_or_else(|| D::Error::custom(format!("`{op}` takes {}", operator.takes)))?;
        let names = path.strip_prefix("args.").filter(|names| names.split('.').all(|name| !name.is_empty()));
        names.ok_or_else(|| D::Error::custom(format!("a path starts with `args.`, as in `args.amount`; this is `{path}`")))?;
        Ok(Self { path, test, optional })
    }
}
