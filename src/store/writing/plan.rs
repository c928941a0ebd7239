use crate::model::{Definition, DescriptionSource, Fingerprint, ServerProfile, ServerSlug, Verdict};
use crate::store::RunId;

/// A server as a source names it.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// The slug that it has, or would have if it is free.
    pub slug: ServerSlug,
    /// What tells it from others, when the source knows: a package or a repository. Without one the slug does.
    pub identity: Option<String>,
    /// What the source says of it.
    pub profile: ServerProfile,
}

/// A server that is in the catalogue.
#[derive(Clone, Debug)]
pub struct KnownServer {
    /// The store's key.
    pub id: i64,
    /// Its slug.
    pub slug: ServerSlug,
    /// What is known of it.
    pub profile: ServerProfile,
    /// The run that met it last.
    pub last_run: RunId,
}

/// A tool that is in the catalogue, removed or not.
#[derive(Clone, Debug)]
pub struct KnownTool {
    /// The store's key.
    pub id: i64,
    /// Key of its current definition.
    pub definition_id: i64,
    /// Fingerprint of its current definition.
    pub fingerprint: Fingerprint,
    /// Who wrote its description.
    pub description_source: DescriptionSource,
    /// Whether it was missed in a complete list since it was last met.
    pub removed: bool,
    /// The run that met it last.
    pub last_run: RunId,
}

/// Everything that one server's part of a run writes, decided beforehand.
#[derive(Default, Debug)]
pub struct Plan {
    pub(super) added: Vec<Added>,
    pub(super) redefined: Vec<Redefined>,
    pub(super) seen: Vec<(i64, i64)>,
    pub(super) removed: Vec<(i64, i64)>,
    pub(super) verdicts: Vec<(i64, Verdict)>,
}

/// A tool to insert.
#[derive(Debug)]
pub(super) struct Added {
    pub(super) definition: Definition,
    pub(super) fingerprint: Fingerprint,
    pub(super) verb: Option<String>,
    pub(super) description_source: DescriptionSource,
    pub(super) source: String,
    pub(super) verdict: Verdict,
}

/// A tool to give another definition.
#[derive(Debug)]
pub(super) struct Redefined {
    pub(super) tool: KnownTool,
    pub(super) definition: Definition,
    pub(super) fingerprint: Fingerprint,
    pub(super) description_source: DescriptionSource,
    pub(super) source: String,
}

impl Plan {
    /// A tool that is not in the catalogue.
    pub fn add(
        &mut self,
        definition: Definition,
        fingerprint: Fingerprint,
        verb: Option<String>,
        provenance: (DescriptionSource, String),
        verdict: Verdict,
    ) {
        let (description_source, source) = provenance;
        self.added.push(Added { definition, fingerprint, verb, description_source, source, verdict });
    }

    /// A tool that has another definition now, or is back.
    pub fn redefine(
        &mut self,
        tool: KnownTool,
        definition: Definition,
        fingerprint: Fingerprint,
        provenance: (DescriptionSource, String),
        verdict: Verdict,
    ) {
        let (description_source, source) = provenance;
        self.verdicts.push((tool.id, verdict));
        self.redefined.push(Redefined { tool, definition, fingerprint, description_source, source });
    }

    /// A tool that is as it was.
    pub fn see(&mut self, tool: &KnownTool) {
        self.seen.push((tool.id, tool.definition_id));
    }

    /// A tool that a complete list no longer holds.
    pub fn remove(&mut self, tool: &KnownTool) {
        self.removed.push((tool.id, tool.definition_id));
    }

    /// A verdict that takes the place of the tool's present one.
    pub fn judge(&mut self, tool: i64, verdict: Verdict) {
        self.verdicts.push((tool, verdict));
    }
}
