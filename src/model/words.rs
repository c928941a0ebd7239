/// A closed list of words: each variant with the word that stands for it everywhere outside.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// All of them, mildest first where there is an order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word for it in JSON, addresses and pages.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }

        impl std::str::FromStr for $name {
            type Err = String;

            /// Reads the word, in upper or lower case.
            fn from_str(text: &str) -> Result<Self, String> {
                Self::ALL.iter().copied().find(|item| item.as_str().eq_ignore_ascii_case(text))
                    .ok_or_else(|| format!("`{text}` is none of {}", [$($word),+].join(", ")))
            }
        }
    };
}

pub(super) use words;
