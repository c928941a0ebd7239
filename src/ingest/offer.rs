use crate::model::{Assessment, Definition, DescriptionSource, Fingerprint, Look, ServerProfile, Status, ToolRow};
use crate::store::Sighting;
use std::sync::Arc;

/// What one part of a source offers about one server.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The server.
    pub server: Sighting,
    /// Whether these are all of its tools, so that others are gone.
    pub complete: bool,
    /// Whether the source says itself that the server has more tools: a further page, tools made while it runs.
    pub goes_on: bool,
    /// Where this comes from, for readers: `import catalogue.jsonl`.
    pub source: String,
    /// Its tools.
    pub offers: Vec<Offer>,
    /// Names of tools that are there, but could not be taken.
    pub refused: Vec<String>,
    /// Whether what it says of the server only fills gaps: a server's own word on its name must not undo a registry's.
    pub fills: bool,
    /// How the server itself received the question.
    pub look: Option<Look>,
}

impl Batch {
    /// What a registry says of a server: its tools are somebody else's to tell.
    pub(super) fn of_server(server: Sighting, source: String) -> Self {
        Self { server, complete: false, goes_on: false, source, offers: vec![], refused: vec![], fills: false, look: None }
    }

    pub(super) fn is_of_server_alone(&self) -> bool {
        self.offers.is_empty() && !self.complete && self.refused.is_empty() && self.look.is_none()
    }

    /// Whether all that it says is that a registry took the server back.
    pub(super) fn is_withdrawn(&self) -> bool {
        let gone = self.server.listing.as_ref().is_some_and(|listing| listing.status == Status::Deleted);
        gone && self.is_of_server_alone()
    }

    /// Its tools as rows of the contract.
    pub(super) fn rows(self) -> impl Iterator<Item = ToolRow> {
        let Sighting { slug, profile, .. } = self.server;
        self.offers.into_iter().map(move |offer| ToolRow {
            server: Some(slug.to_string()),
            server_name: profile.name.clone(),
            server_description: profile.description.clone(),
            repository: profile.repository.clone(),
            definition: Arc::unwrap_or_clone(offer.definition),
            description_source: offer.description_source,
            expect: None,
            kind: None,
        })
    }
}

/// A tool that is offered.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Its definition.
    pub definition: Arc<Definition>,
    /// The definition as JSON, as it is stored.
    pub body: String,
    /// The definition's fingerprint.
    pub fingerprint: Fingerprint,
    /// Who wrote the description.
    pub description_source: DescriptionSource,
    /// File and line, or file and tool.
    pub place: String,
    /// The verdict, when it was already given.
    judged: Option<Judged>,
}

/// A verdict, and what was known of the server when it was given.
#[derive(Clone, Debug)]
struct Judged {
    server: Arc<ServerProfile>,
    assessment: Assessment,
}

/// Something that could not be taken, where, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// File and line, or file and tool.
    pub place: String,
    /// Why, and what to do.
    pub reason: String,
}

impl Offer {
    /// An offer of a tidied definition, with its fingerprint taken.
    pub fn new(definition: Definition, description_source: DescriptionSource, place: String) -> Self {
        let definition = definition.tidied();
        let fingerprint = definition.fingerprint();
        let body = serde_json::to_string(&definition).expect("text, numbers and lists always become JSON");
        Self { definition: Arc::new(definition), body, fingerprint, description_source, place, judged: None }
    }

    /// Keeps a verdict that was given before it was known whether the server is in the catalogue.
    pub(super) fn judged(&mut self, server: Arc<ServerProfile>, assessment: Assessment) {
        self.judged = Some(Judged { server, assessment });
    }

    /// The verdict and the findings, if they were given for a server that says the same of itself as this one.
    pub(super) fn assessment_for(&self, server: &ServerProfile) -> Option<&Assessment> {
        let same = |judged: &&Judged| (&judged.server.name, &judged.server.description) == (&server.name, &server.description);
        self.judged.as_ref().filter(same).map(|judged| &judged.assessment)
    }
}
