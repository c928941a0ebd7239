use super::target::Target;
use crate::lang::Lang;
use crate::model::Category;
use serde::Deserialize;

/// One rule: words in places, and what they say about a tool.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name in evidence, addresses and `rules list`.
    pub id: String,
    /// The file it stands in.
    pub file: String,
    /// One short line, in the form "deletes content".
    pub title: String,
    /// Why such words mean that, for a person who doubts it.
    pub why: String,
    /// The same two in Chinese, where the pack has them.
    pub(super) title_zh: Option<String>,
    pub(super) why_zh: Option<String>,
    /// Examples that must fire it.
    pub fires: Vec<Example>,
    /// Examples that must not.
    pub quiet: Vec<Example>,
    /// Holds when one of these does.
    pub(super) when: Vec<Condition>,
    /// Stays quiet when one of these holds.
    pub(super) unless: Vec<Condition>,
    /// Fires only for tools of these categories; empty for all.
    pub(super) category: Vec<Category>,
    /// What it adds weight to.
    pub(super) adds: Vec<(Target, f64)>,
}

impl Rule {
    /// One short line to stand behind "it", 「它」 or a colon; in English where the pack has no other.
    pub fn title(&self, lang: Lang) -> &str {
        lang.of(&self.title, self.title_zh.as_deref())
    }

    /// Why such words mean that; in English where the pack says it in no other language.
    pub fn why(&self, lang: Lang) -> &str {
        lang.of(&self.why, self.why_zh.as_deref())
    }

    /// What it adds, for people: `Write +3, destructive +1`.
    pub fn effect(&self) -> String {
        let parts: Vec<String> = self.adds.iter().map(|(target, weight)| format!("{} {weight:+}", target.word())).collect();
        parts.join(", ")
    }

    /// The heaviest category that it speaks for.
    pub(super) fn category_vote(&self) -> Option<Category> {
        let votes = self.adds.iter().filter_map(|(target, weight)| match target {
            Target::Category(category) if *weight > 0.0 => Some((*category, *weight)),
            _ => None,
        });
        votes.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(category, _)| category)
    }
}

/// Words in places; every place that is named must hold one of its phrases.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Condition {
    /// A leading verb of the name, the title, the first sentence or a mode.
    pub(super) verb: Vec<String>,
    /// Words beside the leading verb, in the name or the first sentence.
    pub(super) object: Vec<String>,
    /// The noun that heads the leading verb's object: `note` in "Deletes a user's note".
    pub(super) head: Vec<String>,
    /// Words of the name, in any place.
    pub(super) name: Vec<String>,
    /// The first sentence of the description.
    pub(super) lead: Vec<String>,
    /// Title and description, where they say what the tool does; not negated.
    pub(super) text: Vec<String>,
    /// The same places, negated.
    pub(super) denied: Vec<String>,
    /// A parameter's whole name.
    pub(super) param: Vec<String>,
    /// The same, of a parameter that takes text or a list of texts rather than an object.
    pub(super) text_param: Vec<String>,
    /// The last words of a parameter's name, where it takes text: `path` in `schema_path`.
    pub(super) param_head: Vec<String>,
    /// The same, of a parameter that every call must give.
    pub(super) param_required: Vec<String>,
    /// Words within a parameter's name.
    pub(super) param_word: Vec<String>,
    /// A parameter's description.
    pub(super) param_text: Vec<String>,
    /// A value of a closed list of choices.
    pub(super) mode: Vec<String>,
    /// The server's name or description.
    pub(super) server: Vec<String>,
    /// The language of its verbs, where that is neither English nor Chinese.
    pub(super) language: Option<String>,
    /// `true`: the description says nothing. `false`: it says something.
    pub(super) undescribed: Option<bool>,
    /// `true`: the description says that all or several are acted on, or a parameter takes a list of the very things that the
    /// tool acts on, as `tasks` of `update_tasks`.
    pub(super) takes_many: Option<bool>,
    /// `true`: no verb that the pack knows leads anywhere.
    pub(super) verbless: Option<bool>,
    /// `true`: the description begins as an order does ("Grout the wall"), with a word that no rule knows as a verb.
    pub(super) unknown_verb: Option<bool>,
    /// `true`: the description opens with a deed, or tells of one beside the looking that the tool is named for.
    pub(super) tells_deed: Option<bool>,
}

/// A place in a definition where a condition looks for words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(super) enum Slot {
    Verb,
    Object,
    Head,
    Name,
    Lead,
    Text,
    Denied,
    Param,
    TextParam,
    ParamHead,
    ParamRequired,
    ParamWord,
    ParamText,
    Mode,
    Server,
}

/// What a condition may ask of a definition as a whole: its key, and the messages that it is so and that it isn't.
pub(super) const STATES: [(&str, &str, &str); 5] = [
    ("undescribed", "rule-undescribed", "rule-described"),
    ("verbless", "rule-verbless", "rule-verb-leads"),
    ("unknown_verb", "rule-unknown-verb", "rule-no-unknown-verb"),
    ("takes_many", "rule-takes-many", "rule-takes-one"),
    ("tells_deed", "rule-tells-deed", "rule-tells-no-deed"),
];

impl Condition {
    /// The places that it names, with their phrases.
    pub(super) fn slots(&self) -> impl Iterator<Item = (Slot, &Vec<String>)> {
        let all = [
            (Slot::Verb, &self.verb),
            (Slot::Object, &self.object),
            (Slot::Head, &self.head),
            (Slot::Name, &self.name),
            (Slot::Lead, &self.lead),
            (Slot::Text, &self.text),
            (Slot::Denied, &self.denied),
            (Slot::Param, &self.param),
            (Slot::TextParam, &self.text_param),
            (Slot::ParamHead, &self.param_head),
            (Slot::ParamRequired, &self.param_required),
            (Slot::ParamWord, &self.param_word),
            (Slot::ParamText, &self.param_text),
            (Slot::Mode, &self.mode),
            (Slot::Server, &self.server),
        ];
        all.into_iter().filter(|(_, phrases)| !phrases.is_empty())
    }

    /// What it asks of the definition as a whole, in the order of [`STATES`].
    pub(super) fn states(&self) -> [Option<bool>; STATES.len()] {
        [self.undescribed, self.verbless, self.unknown_verb, self.takes_many, self.tells_deed]
    }

    /// Whether it says nothing at all.
    pub(super) fn is_empty(&self) -> bool {
        self.slots().next().is_none() && self.states().iter().all(Option::is_none)
    }
}

/// A definition in short, as rules carry it: `"tool_name: Description."`, or a table.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "ExampleText")]
pub struct Example {
    /// The tool's name.
    pub tool: String,
    /// Its description.
    pub description: String,
    /// Names of its parameters.
    pub params: Vec<String>,
    /// Names of those that every call must give.
    pub required: Vec<String>,
    /// The choices of a parameter `action`.
    pub action: Vec<String>,
    /// The server's description.
    pub server: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum ExampleText {
    Line(String),
    Table {
        tool: String,
        #[serde(default)]
        description: String,
        #[serde(default)]
        params: Vec<String>,
        #[serde(default)]
        required: Vec<String>,
        #[serde(default)]
        action: Vec<String>,
        server: Option<String>,
    },
}

impl From<ExampleText> for Example {
    fn from(text: ExampleText) -> Self {
        match text {
            ExampleText::Line(line) => {
                let (tool, description) = line.split_once(": ").unwrap_or((&line, ""));
                Self { tool: tool.into(), description: description.into(), params: vec![], required: vec![], action: vec![], server: None }
            }
            ExampleText::Table { tool, description, params, required, action, server } => {
                Self { tool, description, params, required, action, server }
            }
        }
    }
}
