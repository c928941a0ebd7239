//! Formats and their losses in the languages of people: what a format is called, where its file belongs, what it can't say.
//!
//! Programs and the command line read English, as it stands in the formats' own files.

use super::{Decision, Format, Grouped, Handled, Part};
use crate::lang::{Lang, tell};

/// Formats whose title is no name: format, message.
const TITLES: &[(&str, &str)] = &[("toolgrade", "title-own"), ("annotations", "title-annotations")];

/// Files of which more is to be told than their names: format, message, name.
const FILES: &[(&str, &str, &str)] = &[
    ("agentgateway", "file-merged", "config.yaml"),
    ("annotations", "file-configuration", "ToolHive"),
    ("claude-agents", "file-of-agent", "tools"),
    ("claude-api", "file-of-request", "tools"),
    ("claude-code-managed", "file-managed", "/etc/claude-code/managed-settings.json"),
    ("contextforge", "file-merged", "plugins/config.yaml"),
    ("envoy", "file-patch", "MCPRoute"),
    ("intercept", "file-each", "policy.yaml"),
    ("kong", "file-merged", "kong.yaml"),
    ("litellm", "file-merged", "config.yaml"),
    ("openai-responses", "file-of-request", "tools"),
    ("toolhive", "file-for", "authz.yaml"),
    ("vscode", "file-settings", "settings.json"),
];

impl Format {
    /// What it is called.
    pub fn titled(&self, lang: Lang) -> String {
        let own = TITLES.iter().find(|(format, _)| *format == self.id);
        own.map_or_else(|| self.title.to_owned(), |(_, key)| lang.say(key))
    }

    /// Where it belongs, with names of files as `code`.
    pub fn belongs(&self, lang: Lang) -> String {
        let own = FILES.iter().find(|(format, _, _)| *format == self.id);
        match (own, self.file.split_once(" or ")) {
            (Some((_, key, name)), _) => tell!(lang, key, file = *name),
            (None, Some((file, other))) => tell!(lang, "file-either", file = file, other = other),
            (None, None) => format!("`{}`", self.file),
        }
    }
}

impl Grouped {
    /// What is lost and what becomes of it, in a sentence without a full stop. English has the format's own words; other
    /// languages say it by its kind.
    pub fn told(&self, lang: Lang, format: &Format) -> String {
        if lang == Lang::En {
            return self.detail.clone();
        }
        let key = match (self.part, self.handled, self.becomes) {
            (Part::Default, Handled::Weaker, _) => "loss-default-open",
            (Part::Default, _, _) => "loss-default-closed",
            (Part::Allow, _, _) => "loss-allow",
            (Part::Hide, _, _) => "loss-hide",
            (Part::Deny, _, _) => "loss-deny",
            (Part::Ask, Handled::Weaker, _) => "loss-ask-open",
            (Part::Ask, _, _) => "loss-ask",
            (Part::Limit, Handled::Weaker, _) => "loss-limit-open",
            (Part::Limit, _, _) => "loss-limit",
            (Part::Condition, Handled::Weaker, _) => "loss-condition-open",
            (Part::Condition, _, _) => "loss-condition",
            (Part::Name, _, _) => "loss-name",
            (Part::Room, _, _) => "loss-room",
        };
        tell!(lang, key, format = format.titled(lang), becomes = becomes(lang, self.becomes))
    }

    /// The format's own words, where another language's say less than they do.
    pub fn in_full(&self, lang: Lang) -> Option<&str> {
        (lang != Lang::En && matches!(self.part, Part::Name | Part::Condition | Part::Room)).then_some(self.detail.as_str())
    }
}

fn becomes(lang: Lang, decision: Decision) -> String {
    lang.say(match decision {
        Decision::Allow => "becomes-allow",
        Decision::Ask => "becomes-ask",
        Decision::Deny => "becomes-deny",
        Decision::Hide => "becomes-hide",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::FORMATS;

    #[test]
    fn the_english_messages_say_what_programs_read() {
        for format in FORMATS {
            let plain = |text: &str| text.replace('`', "");
            let told = (format.titled(Lang::En), plain(&format.belongs(Lang::En)));
            assert_eq!(told, (format.title.to_owned(), plain(format.file)));
        }
    }

    #[test]
    fn whatever_has_words_of_english_in_it_has_a_message() {
        let prose = |text: &str| text.split(' ').filter(|word| word.chars().all(|c| c.is_ascii_lowercase())).count() > 1;
        for format in FORMATS {
            assert!(!prose(&format.belongs(Lang::Zh)) && !prose(&format.titled(Lang::Zh)), "{}", format.id);
        }
    }
}
