use super::{Lang, blanks};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// What stands in a message for an argument: a text or a number.
pub type Arg<'a> = FluentValue<'a>;

type Messages = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Messages> = LazyLock::new(|| read("en", include_str!("../../data/messages/en.ftl")));
static CHINESE: LazyLock<Messages> = LazyLock::new(|| read("zh", include_str!("../../data/messages/zh.ftl")));

/// Stands for the place that a message is split at, as an argument; no message holds it.
pub const PLACE: &str = "\u{0}";

fn read(language: &str, text: &str) -> Messages {
    let language_sets_blanks = language == "zh";
    let language: LanguageIdentifier = language.parse().expect("a tag of two letters is a language");
    let resource = FluentResource::try_new(text.to_owned())
        .map_err(|(_, faults)| faults)
        .expect("the embedded messages can be read: `cargo test` reads them");
    let mut messages = FluentBundle::new_concurrent(vec![language]);
    // Pages escape what comes from strangers and mark its language; marks of direction around each argument would only break
    // searching and copying. In Chinese they say where an argument begins and ends until the blanks there are set.
    messages.set_use_isolating(language_sets_blanks);
    messages.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => whole(number.value),
        _ => None,
    }));
    messages.add_resource(resource).expect("no key stands twice in the embedded messages: `cargo test` reads them");
    messages
}

/// A whole number with its thousands set apart.
fn whole(number: f64) -> Option<String> {
    // Below 10^15 every whole number is exact.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is whole, positive and small")]
    let written = || super::grouped(number as u64);
    (number.fract() == 0.0 && (0.0..1e15).contains(&number)).then(written)
}

impl Lang {
    fn messages(self) -> &'static Messages {
        match self {
            Self::En => &ENGLISH,
            Self::Zh => &CHINESE,
        }
    }

    /// A message that takes no arguments.
    pub fn say(self, key: &str) -> String {
        self.tell(key, [])
    }

    /// A message with one argument, for templates.
    pub fn with<'a>(self, key: &str, name: &'static str, value: impl Into<Arg<'a>>) -> String {
        self.tell(key, [(name, value.into())])
    }

    /// A message with arguments. A key that no message has stands for itself.
    pub fn tell<'a, const N: usize>(self, key: &str, arguments: [(&'static str, Arg<'a>); N]) -> String {
        let messages = self.messages();
        let Some(pattern) = messages.get_message(key).and_then(|message| message.value()) else { return key.to_owned() };
        let arguments: FluentArgs<'a> = arguments.into_iter().collect();
        // What can't be formatted shows as its name in braces, so there is always something to read.
        let told = messages.format_pattern(pattern, Some(&arguments), &mut vec![]);
        match self {
            Self::En => told.into_owned(),
            Self::Zh => blanks::set(&told),
        }
    }

    /// What stands before and after the place `{ $it }` of a message, where a template puts a link or code.
    pub fn around(self, key: &str) -> (String, String) {
        halves(self.tell(key, [("it", PLACE.into())]))
    }
}

/// What stands before and after the [`PLACE`] in a message.
pub fn halves(told: String) -> (String, String) {
    told.split_once(PLACE).map(|(before, after)| (before.to_owned(), after.to_owned())).unwrap_or((told, String::new()))
}
