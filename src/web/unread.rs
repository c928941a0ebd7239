//! Why a pasted list or a configuration can't be read, in the reader's language. The rooms that read them tell it in English.

use super::told::Told;
use crate::clients::{MAX_BYTES, MAX_SERVERS, NotRead};
use crate::lang::{Lang, PLACE, tell};
use crate::model::{DefinitionError, MAX_DEFINITION_BYTES, MAX_NAME_BYTES, MAX_NESTING, Unlisted};

/// Why a text is no answer to `tools/list`, or a tool in it can't be read.
pub(super) fn pasted(lang: Lang, unlisted: &Unlisted) -> Told {
    match unlisted {
        Unlisted::NotJson(words) => Told::around(tell!(lang, "unread-not-json", words = PLACE), words),
        Unlisted::NoAnswer(words) => Told::around(tell!(lang, "unread-no-answer", words = PLACE), words),
        Unlisted::NoList => Told::plain(lang.say("unread-no-list")),
        Unlisted::Empty => Told::plain(lang.say("unread-empty")),
        Unlisted::Tool(number, error) => {
            definition(lang, error).inside(|problem| tell!(lang, "unread-tool", number = number.to_string(), problem = problem))
        }
    }
}

/// Why a definition is refused.
fn definition(lang: Lang, error: &DefinitionError) -> Told {
    Told::plain(match error {
        DefinitionError::Unparsed(words) => return Told::around(tell!(lang, "unread-definition", words = PLACE), words),
        DefinitionError::TooLarge(bytes) => {
            tell!(lang, "unread-definition-large", bytes = bytes.to_string(), limit = MAX_DEFINITION_BYTES.to_string())
        }
        DefinitionError::TooDeep => tell!(lang, "unread-definition-deep", limit = MAX_NESTING),
        DefinitionError::Nameless => lang.say("unread-nameless"),
        DefinitionError::LongName(bytes) => tell!(lang, "unread-long-name", bytes = bytes.to_string(), limit = MAX_NAME_BYTES),
    })
}

/// Why nothing of a configuration can be taken, in words that follow its name.
pub(super) fn configuration(lang: Lang, problem: &NotRead) -> Told {
    Told::plain(match problem {
        NotRead::Unopened(words) => return Told::around(tell!(lang, "unread-file", words = PLACE), words),
        NotRead::NoServers => lang.say("unread-no-servers"),
        NotRead::TooMany(servers) => tell!(lang, "unread-many-servers", servers = servers.to_string(), limit = MAX_SERVERS.to_string()),
        NotRead::TooLarge => tell!(lang, "unread-large", limit = MAX_BYTES >> 20),
        NotRead::NotText => lang.say("unread-not-text"),
        NotRead::Unparsed(mistake) => match &mistake.place {
            Some((line, column)) => {
                let language = mistake.dialect.name();
                tell!(lang, "unread-mistake-at", language = language, line = line.as_str(), column = column.as_str())
            }
            None => tell!(lang, "unread-mistake", language = mistake.dialect.name()),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::{Dialect, Mistake};

    #[test]
    fn the_english_messages_say_what_the_readers_do() {
        let mistake = |place| NotRead::Unparsed(Mistake { dialect: Dialect::Toml, place });
        let place = Some(("1200".to_owned(), "7".to_owned()));
        for problem in [
            NotRead::NoServers,
            NotRead::TooMany(1234),
            NotRead::TooLarge,
            mistake(None),
            mistake(place),
            NotRead::NotText,
            NotRead::Unopened("can't be opened".into()),
        ] {
            assert_eq!(configuration(Lang::En, &problem).to_string(), problem.to_string());
        }
        for error in [
            DefinitionError::TooLarge(2_000_000),
            DefinitionError::TooDeep,
            DefinitionError::Nameless,
            DefinitionError::LongName(1234),
            DefinitionError::Unparsed("missing field `name`".into()),
        ] {
            assert_eq!(definition(Lang::En, &error).to_string(), error.to_string());
        }
    }
}
