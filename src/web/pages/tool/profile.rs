use super::evidence::Titles;
use crate::model::{Category, DescriptionSource, Risk, Trait, parameters};
use crate::policy::{Preset, Stance};
use crate::store::ToolRecord;
use crate::web::{address, segments, words};

/// A tool in words: what the page's sentences and answers are made from.
pub(in crate::web) struct Profile {
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
    pub(super) risk_sentence: String,
    /// "The verdict has a confidence of 93 % (high)."
    pub(super) sureness: String,
    /// Name, type, required; arguments of the call only.
    pub(super) arguments: Vec<(String, String, bool)>,
    has_schema: bool,
    pub(super) on_server: u64,
    pub(super) package: Option<String>,
    pub(super) repository: Option<String>,
    provenance: Vec<(&'static str, String)>,
}

impl Profile {
    pub(super) fn new(record: &ToolRecord, titles: &Titles) -> Self {
        let (definition, verdict) = (&record.tool.definition, &record.judgement.verdict);
        let server_name = segments::one_line(record.server.display_name(), 160);
        let arguments = definition.input_schema.as_ref().map(parameters).unwrap_or_default();
        let short = |text: &String| segments::one_line(text, 200);
        Self {
            tool: segments::one_line(definition.name.as_str(), 200),
            server: words::server(crate::lang::Lang::En, &server_name),
            server_url: address::server(&record.server.slug),
            server_name,
            category: verdict.category,
            risk: verdict.risk,
            traits: verdict.traits.clone(),
            sureness: sureness(record),
            confidence: confidence(record),
            described: definition.description.is_some(),
            by_editor: record.tool.description_source == DescriptionSource::Editor,
            stance: Stance::of(Preset::Balanced, verdict.category, verdict.risk, &verdict.traits),
            deed: verdict.evidence.first().filter(|_| record.judgement.correction.is_none()).map(|first| titles.of(&first.rule)),
            risk_sentence: risk_sentence(record),
            arguments: arguments
                .into_iter()
                .filter(|p| p.depth == 0)
                .map(|p| (segments::one_line(p.name, 80), segments::one_line(&p.kind(), 80), p.required))
                .collect(),
            has_schema: definition.input_schema.is_some(),
            on_server: record.on_server,
            package: record.server.profile.package.as_ref().map(short),
            repository: record.server.profile.repository.as_ref().map(short),
            provenance: provenance(record),
        }
    }

    /// The page's title: no two tools share it.
    pub(super) fn page_title(&self) -> String {
        format!("{} on {}: {} risk, {} · toolgrade", self.tool, self.server_name, self.risk, self.category)
    }

    /// One sentence for search engines and previews.
    pub(super) fn summary(&self) -> String {
        let deed = self.deed.as_deref().map_or_else(String::new, |deed| format!(": it {deed}"));
        format!(
            "{} is {} tool of {} with {} risk{deed}. Verdict, evidence, parameters and a policy to paste.",
            self.tool,
            words::article(self.category),
            self.server,
            self.risk.as_str().to_lowercase()
        )
    }

    /// What a call does, on this server.
    pub(in crate::web) fn what_it_does(&self) -> String {
        let act = match self.category {
            Category::Read => "A call returns information and leaves everything outside it as it was.",
            Category::Write => "A call changes something outside it, and the definition says beforehand what kind of thing.",
            Category::Execute => {
                "A call sets something going whose effect the definition does not fix: it depends on what the caller passes or on what was configured elsewhere."
            }
        };
        let deed =
            self.deed.as_deref().filter(|_| self.described).map_or_else(String::new, |deed| format!(" By its definition it {deed}."));
        let share = match self.on_server {
            1 => "it is the only tool there".to_owned(),
            n => format!("it is one of {} there", words::count(n, "tool")),
        };
        format!("{} is {} tool of {}; {share}. {act}{deed} {}", self.tool, words::article(self.category), self.server, self.needs())
    }

    /// What a call must be given.
    pub(in crate::web) fn needs(&self) -> String {
        if !self.has_schema {
            return "The definition holds no schema, so its parameters are not known.".into();
        }
        let required: Vec<String> = self.arguments.iter().filter(|(_, _, required)| *required).map(|(name, _, _)| name.clone()).collect();
        let optional = self.arguments.len() - required.len();
        match (self.arguments.len(), required.len()) {
            (0, _) => "It takes no parameters.".into(),
            (1, 0) => "Its one parameter is optional.".into(),
            (n, 0) => format!("All of its {} are optional.", words::count(n as u64, "parameter")),
            (_, r) if r > 8 => format!("A call must give {}; {optional} more can be given.", words::count(r as u64, "parameter")),
            (_, _) if optional == 0 => format!("A call must give {}.", words::list(&required)),
            (_, _) => format!(
                "A call must give {}; {} optional.",
                words::list(&required),
                if optional == 1 { "1 more is".into() } else { format!("{optional} more are") }
            ),
        }
    }

    /// "12 tools of this server are catalogued and classified, among 42 servers."
    pub(super) fn catalogued(&self, servers: u64) -> String {
        let are = if self.on_server == 1 { "is" } else { "are" };
        let among = if servers == 1 {
            "in a catalogue of 1 server".to_owned()
        } else {
            format!("in a catalogue of {}", words::count(servers, "server"))
        };
        format!("{} of {} {are} catalogued and classified, {among}.", words::count(self.on_server, "tool"), self.server)
    }

    pub(super) fn provenance(&self) -> Vec<(&'static str, String)> {
        self.provenance.clone()
    }
}

/// "93 % (high)"; a person's word has no such number.
fn confidence(record: &ToolRecord) -> String {
    let confidence = record.judgement.verdict.confidence;
    match record.judgement.correction {
        Some(_) => "set by a person".into(),
        None => format!("{:.0} % ({})", confidence.value() * 100.0, confidence.word()),
    }
}

fn sureness(record: &ToolRecord) -> String {
    match record.judgement.correction {
        Some(_) => "A person set this verdict by hand.".into(),
        None => format!("The verdict has a confidence of {}.", confidence(record)),
    }
}

/// The sentence of the rationale that speaks of the risk, or the person's reason.
fn risk_sentence(record: &ToolRecord) -> String {
    if let Some(person) = &record.judgement.correction {
        let (author, note) = (segments::one_line(&person.author, 80), segments::one_line(&person.note, 400));
        return format!("It was corrected by {author}: {}", words::sentence(&note));
    }
    let rationale = &record.judgement.verdict.rationale;
    words::sentence(rationale.split_inclusive(". ").find(|sentence| sentence.starts_with("Its risk is")).unwrap_or(""))
}

fn provenance(record: &ToolRecord) -> Vec<(&'static str, String)> {
    let tool = &record.tool;
    vec![
        ("Definition from", segments::one_line(&tool.source, 200)),
        ("Fingerprint", format!("sha256:{}", tool.definition.fingerprint())),
        ("This definition since", tool.defined.date()),
        ("First seen", tool.first_seen.date()),
        ("Last seen", tool.last_seen.date()),
        ("Rules version", record.judgement.verdict.rules_version.clone()),
        ("Classified", record.decided.date()),
    ]
}
