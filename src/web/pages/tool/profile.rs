use super::evidence::Titles;
use super::parameters;
use super::retold::Reasons;
use crate::lang::{Lang, tell};
use crate::model::{self, Category, DescriptionSource, Risk, Trait};
use crate::policy::{Decision, Preset, Stance};
use crate::store::ToolRecord;
use crate::web::{address, segments, words};

/// The rules whose titles say what their category says.
const OF_CATEGORIES: [&str; 3] = ["reads", "writes", "executes"];

/// A tool in words: what the page's sentences and answers are made from.
pub(in crate::web) struct Profile {
    pub(super) lang: Lang,
    pub(in crate::web) tool: String,
    pub(in crate::web) server_name: String,
    pub(in crate::web) server_url: String,
    pub(in crate::web) category: Category,
    pub(in crate::web) confidence: String,
    pub(in crate::web) described: bool,
    pub(in crate::web) by_editor: bool,
    pub(super) server: String,
    pub(super) risk: Risk,
    pub(super) traits: Vec<Trait>,
    pub(super) stance: Stance,
    /// "removes content", the heaviest rule's title.
    pub(super) deed: Option<String>,
    /// The same where it says more than the category does.
    own_deed: Option<String>,
    pub(in crate::web) reasons: Reasons,
    pub(in crate::web) risk_sentence: String,
    /// "The verdict has a confidence of 93 % (high)."
    pub(super) sureness: String,
    /// Name, type, required; arguments of the call only.
    pub(super) arguments: Vec<(String, String, bool)>,
    has_schema: bool,
    pub(super) on_server: u64,
    pub(super) package: Option<String>,
    pub(super) repository: Option<String>,
    provenance: Vec<(String, String)>,
}

impl Profile {
    pub(super) fn new(lang: Lang, record: &ToolRecord, titles: &Titles) -> Self {
        let (definition, verdict) = (&record.tool.definition, &record.judgement.verdict);
        let server_name = segments::one_line(record.server.display_name(), 160);
        let arguments = definition.input_schema.as_ref().map(model::parameters).unwrap_or_default();
        let reasons = Reasons::of(lang, titles.classifier(), record);
        let first = verdict.evidence.first().filter(|_| record.judgement.correction.is_none());
        let short = |text: &String| segments::one_line(text, 200);
        Self {
            lang,
            tool: segments::one_line(definition.name.as_str(), 200),
            server: words::server(lang, &server_name),
            server_url: address::within(lang, &address::server(&record.server.slug)),
            server_name,
            category: verdict.category,
            risk: verdict.risk,
            traits: verdict.traits.clone(),
            sureness: sureness(lang, record),
            confidence: confidence(lang, record),
            described: definition.description.is_some(),
            by_editor: record.tool.description_source == DescriptionSource::Editor,
            stance: Stance::of(Preset::Balanced, verdict.category, verdict.risk, &verdict.traits),
            deed: first.map(|first| titles.of(&first.rule)),
            own_deed: first.filter(|first| !OF_CATEGORIES.contains(&first.rule.as_str())).map(|first| titles.of(&first.rule)),
            risk_sentence: risk_sentence(lang, record, &reasons),
            reasons,
            arguments: arguments
                .into_iter()
                .filter(|p| p.depth == 0)
                .map(|p| (segments::one_line(p.name, 80), parameters::kind(lang, &p), p.required))
                .collect(),
            has_schema: definition.input_schema.is_some(),
            on_server: record.on_server,
            package: record.server.profile.package.as_ref().map(short),
            repository: record.server.profile.repository.as_ref().map(short),
            provenance: provenance(lang, record),
        }
    }

    /// A message about the tool: a heading, a question, a sentence.
    pub(in crate::web) fn about(&self, key: &str) -> String {
        tell!(self.lang, key, tool = self.tool.as_str(), server = self.server_name.as_str())
    }

    /// The page's title: no two tools share it.
    pub(super) fn page_title(&self) -> String {
        let (risk, category) = (self.lang.risk(self.risk), self.lang.category(self.category));
        tell!(self.lang, "tool-title", tool = self.tool.as_str(), server = self.server_name.as_str(), risk = risk, category = category)
    }

    /// One sentence for search engines and previews.
    pub(super) fn summary(&self) -> String {
        let (lang, tool, server) = (self.lang, self.tool.as_str(), self.server.as_str());
        let (kind, risk) = (lang.kind(self.category), self.risk.as_str().to_lowercase());
        match self.deed.as_deref() {
            Some(deed) => tell!(lang, "tool-summary-deed", tool = tool, kind = kind, server = server, risk = risk, deed = deed),
            None => tell!(lang, "tool-summary", tool = tool, kind = kind, server = server, risk = risk),
        }
    }

    /// The category, in a word.
    pub(in crate::web) fn category_word(&self) -> String {
        self.lang.category(self.category)
    }

    /// What a call does, on this server.
    pub(in crate::web) fn what_it_does(&self) -> String {
        let (lang, tool, server) = (self.lang, self.tool.as_str(), self.server.as_str());
        let kind = lang.kind(self.category);
        let is = match self.on_server {
            1 => tell!(lang, "tool-is-only", tool = tool, kind = kind, server = server),
            count => tell!(lang, "tool-is-one", tool = tool, kind = kind, server = server, count = count),
        };
        let act = lang.say(match self.category {
            Category::Read => "tool-act-read",
            Category::Write => "tool-act-write",
            Category::Execute => "tool-act-execute",
        });
        let deed = self.own_deed.as_deref().filter(|_| self.described);
        let deed = deed.map_or_else(String::new, |deed| tell!(lang, "tool-by-definition", deed = deed));
        lang.sentences([is.as_str(), act.as_str(), deed.as_str(), self.needs().as_str()])
    }

    /// What comes of the verdict, in a few words.
    pub(in crate::web) fn recommended(&self) -> String {
        let key = match (self.stance.decision, self.stance.limit) {
            (Decision::Allow, None) => "tool-policy-allow",
            (Decision::Allow, Some(_)) => "tool-policy-limit",
            (Decision::Ask, _) => "tool-policy-ask",
            (Decision::Deny, _) => "tool-policy-deny",
            (Decision::Hide, _) => "tool-policy-hide",
        };
        tell!(self.lang, key, max = self.stance.limit.unwrap_or_default())
    }

    /// What a call must be given.
    pub(in crate::web) fn needs(&self) -> String {
        let lang = self.lang;
        if !self.has_schema {
            return lang.say("tool-no-schema");
        }
        let required: Vec<&str> = self.arguments.iter().filter(|(_, _, required)| *required).map(|(name, _, _)| name.as_str()).collect();
        let optional = self.arguments.len() - required.len();
        match (self.arguments.len(), required.len()) {
            (0, _) => lang.say("tool-takes-none"),
            (1, 0) => lang.say("tool-takes-one-optional"),
            (count, 0) => tell!(lang, "tool-takes-optional", count = count),
            (_, count) if count > 8 => tell!(lang, "tool-takes-many", count = count, optional = optional),
            (_, _) if optional == 0 => tell!(lang, "tool-takes-all", required = lang.list(&required)),
            (_, _) => tell!(lang, "tool-takes-some", required = lang.list(&required), optional = optional),
        }
    }

    /// "12 tools of this server are catalogued and classified, among 42 servers."
    pub(super) fn catalogued(&self, servers: u64) -> String {
        tell!(self.lang, "tool-catalogued", count = self.on_server, server = self.server.as_str(), servers = servers)
    }

    pub(super) fn provenance(&self) -> Vec<(String, String)> {
        self.provenance.clone()
    }
}

/// "93 % (high)"; a person's word has no such number.
fn confidence(lang: Lang, record: &ToolRecord) -> String {
    if record.judgement.correction.is_some() {
        return lang.say("tool-confidence-person");
    }
    let confidence = record.judgement.verdict.confidence;
    let percent = format!("{:.0}", confidence.value() * 100.0);
    tell!(lang, "tool-confidence-of", percent = percent, word = confidence.word())
}

fn sureness(lang: Lang, record: &ToolRecord) -> String {
    match record.judgement.correction {
        Some(_) => lang.say("tool-sure-person"),
        None => tell!(lang, "tool-sure", confidence = confidence(lang, record)),
    }
}

/// The sentence of the reasons that speaks of the risk, or the person's reason.
fn risk_sentence(lang: Lang, record: &ToolRecord, reasons: &Reasons) -> String {
    if let Some(person) = &record.judgement.correction {
        let (author, note) = (segments::one_line(&person.author, 80), segments::one_line(&person.note, 400));
        return tell!(lang, "tool-corrected-by", author = author, note = words::sentence(&note));
    }
    reasons.risk.clone()
}

fn provenance(lang: Lang, record: &ToolRecord) -> Vec<(String, String)> {
    let tool = &record.tool;
    vec![
        (lang.say("tool-from"), segments::one_line(&tool.source, 200)),
        (lang.say("tool-fingerprint"), format!("sha256:{}", tool.definition.fingerprint())),
        (lang.say("tool-defined"), tool.defined.date()),
        (lang.say("tool-first-seen"), tool.first_seen.date()),
        (lang.say("tool-last-seen"), tool.last_seen.date()),
        (lang.say("tool-rules-version"), record.judgement.verdict.rules_version.clone()),
        (lang.say("tool-classified"), record.decided.date()),
    ]
}
