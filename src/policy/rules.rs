use serde::de::{Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// Rules by name, in the order in which they are written: an object in JSON.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rules<T>(pub(super) Vec<(String, T)>);

impl<T> Rules<T> {
    /// The rule of this name.
    pub(super) fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, rule)| rule)
    }
}

impl<T> Default for Rules<T> {
    fn default() -> Self {
        Self(vec![])
    }
}

impl<T: Serialize> Serialize for Rules<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, rule) in &self.0 {
            map.serialize_entry(name, rule)?;
        }
        map.end()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Rules<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Reader<T> {
            type Value = Rules<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with a rule for each name")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Rules<T>, A::Error> {
                let (mut rules, mut names) = (Vec::new(), std::collections::HashSet::new());
                while let Some((name, rule)) = map.next_entry::<String, T>()? {
                    // A second rule of the same name would silently win over the first.
                    if !names.insert(name.clone()) {
                        return Err(A::Error::custom(format!("`{name}` has two rules; keep one")));
                    }
                    rules.push((name, rule));
                }
                Ok(Rules(rules))
            }
        }
        deserializer.deserialize_map(Reader(PhantomData))
    }
}
