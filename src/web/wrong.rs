//! What is wrong with a request, told in the reader's language. Programs read the English clause, pages make a sentence of it.

use super::told::Told;
use super::unread;
use crate::lang::{Lang, PLACE, tell};
use crate::model::{Displaced, Unlisted, one_line};
use crate::policy::{AskedError, Decision, FORMATS};
use crate::search::{MAX_QUERY, SearchError};
use std::fmt;

/// What is wrong: with which part of the request, and what it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// A parameter takes some values, and this is none of them.
    Choice { field: &'static str, value: String, choices: Vec<String> },
    /// A part of what is asked for.
    Asked(AskedError),
    /// The number of rows on a page is none from 1 to this.
    Limit(usize),
    /// A parameter is given twice.
    Twice(&'static str),
    /// From when on changes are told is neither a number nor a time.
    Since,
    /// A cursor names no place in the list.
    Cursor(Displaced),
    /// A policy can't be had by this.
    By(String),
    /// There is no policy format of this name.
    Format(String),
    /// The reader's name for a server is no plain text of at most so many bytes.
    Alias(usize),
    /// What somebody decided on a tool is no decision.
    Decision { tool: String, value: String },
    /// More tools than the builder shows.
    Rows { tools: usize, limit: usize },
    /// A body is no form of the builder.
    BuilderForm,
    /// A body is no form of the page for stacks.
    StackForm,
    /// A form breaks off.
    TornForm,
    /// The servers that a form carries are no lines, or more than so many.
    Carried(usize),
    /// More than so many configurations in one form.
    Configurations(usize),
    /// More than so many servers in them.
    Configured(usize),
    /// More than so many tools on them.
    Callable(u32),
    /// A form is over so many MiB.
    LargeForm(usize),
    /// A pasted list is over so many MiB.
    LargeList(usize),
    /// A pasted list can't be read.
    Pasted(Unlisted),
    /// The framework can't read the address; its words.
    Address(String),
    /// Something that programs alone are told, in English words.
    ForPrograms(String),
}

impl Wrong {
    /// What only programs are told.
    pub(super) fn for_programs(words: impl Into<String>) -> Self {
        Self::ForPrograms(words.into())
    }

    /// What is wrong in a clause, and what to do.
    pub(super) fn clause(&self, lang: Lang) -> Told {
        Told::plain(match self {
            Self::Address(words) => return Told::around(tell!(lang, "wrong-address", words = PLACE), words),
            Self::Pasted(unlisted) => return unread::pasted(lang, unlisted),
            Self::ForPrograms(words) => return Told::words(words.clone()),
            Self::Choice { field, value, choices } => {
                tell!(lang, "wrong-choice", field = *field, value = one_line(value, 60), choices = lang.joined(choices))
            }
            Self::Asked(error) => error.told(lang),
            Self::Limit(most) => tell!(lang, "wrong-limit", most = *most),
            Self::Twice(field) => tell!(lang, "wrong-twice", field = *field),
            Self::Since => lang.say("wrong-since"),
            Self::Cursor(Displaced::Invalid) => lang.say("wrong-cursor"),
            Self::Cursor(Displaced::OtherSort) => lang.say("wrong-cursor-sort"),
            Self::By(by) => tell!(lang, "asked-by", by = one_line(by, 40)),
            Self::Format(name) => tell!(lang, "asked-format", name = one_line(name, 40), known = lang.joined(&formats())),
            Self::Alias(limit) => tell!(lang, "asked-alias", limit = *limit),
            Self::Decision { tool, value } => {
                let (tool, value) = (one_line(tool, 80), one_line(value, 60));
                tell!(lang, "wrong-decision", tool = tool, value = value, choices = lang.joined(&decisions()))
            }
            Self::Rows { tools, limit } => tell!(lang, "wrong-rows", tools = *tools, limit = *limit),
            Self::BuilderForm => lang.say("wrong-builder-form"),
            Self::StackForm => lang.say("wrong-stack-form"),
            Self::TornForm => lang.say("wrong-torn-form"),
            Self::Carried(limit) => tell!(lang, "wrong-carried", limit = limit.to_string()),
            Self::Configurations(limit) => tell!(lang, "wrong-configurations", limit = *limit),
            Self::Configured(limit) => tell!(lang, "wrong-configured", limit = limit.to_string()),
            Self::Callable(limit) => tell!(lang, "wrong-callable", limit = limit.to_string()),
            Self::LargeForm(limit) => tell!(lang, "wrong-large-form", limit = *limit),
            Self::LargeList(limit) => tell!(lang, "wrong-large-list", limit = *limit),
        })
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.clause(Lang::En).fmt(f)
    }
}

fn formats() -> Vec<&'static str> {
    FORMATS.iter().map(|format| format.id).collect()
}

fn decisions() -> Vec<&'static str> {
    Decision::ALL.iter().map(|decision| decision.as_str()).collect()
}

/// What of a search can't be answered, where that lies with the request.
pub(super) fn of_search(lang: Lang, error: &SearchError) -> Option<String> {
    match error {
        SearchError::TooLong(length) => Some(tell!(lang, "wrong-search-long", most = MAX_QUERY, length = length.to_string())),
        SearchError::Cursor => Some(lang.say("wrong-search-cursor")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::stack::{MAX_TOOLS, Unreported};

    #[test]
    fn the_english_messages_say_what_other_rooms_do() {
        for error in [SearchError::TooLong(12_345), SearchError::Cursor] {
            assert_eq!(of_search(Lang::En, &error), Some(error.to_string()));
        }
        assert_eq!(Wrong::Callable(MAX_TOOLS).to_string(), Unreported::TooMany.to_string());
    }
}
