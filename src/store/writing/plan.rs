use super::Change;
use crate::model::{Assessment, DescriptionSource, Finding, Fingerprint, Listing, ServerProfile, ServerSlug, ToolName};
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
    /// Its entry, where the source is a registry.
    pub listing: Option<Listing>,
}

impl Sighting {
    /// The identity of a server whose package is known as another one's already.
    pub fn by_listing(name: &str) -> String {
        format!("registry:{name}")
    }

    /// The identity of a server of which only the repository is known.
    pub fn by_repository(repository: &str) -> String {
        format!("repository:{}", repository.to_lowercase())
    }
}

/// A server that is in the catalogue.
#[derive(Clone, Debug)]
pub struct KnownServer {
    /// The store's key.
    pub id: i64,
    /// Its slug.
    pub slug: ServerSlug,
    /// What tells it from others, when a source knew.
    pub identity: Option<String>,
    /// What is known of it.
    pub profile: ServerProfile,
    /// Its entry in a registry.
    pub listing: Option<Listing>,
    /// The run that met it last.
    pub last_run: RunId,
    /// Whether somebody said that it is no more.
    pub retired: bool,
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

/// Everything that a step of a run writes, decided beforehand. One step writes for many servers, in few statements.
#[derive(Default, Debug)]
pub struct Plan {
    /// Servers that were not in the catalogue.
    pub new_servers: Vec<i64>,
    /// Servers that were met again, and of which nothing else is known than before.
    pub seen_servers: Vec<i64>,
    /// Tools that are not in the catalogue.
    pub added: Vec<NewTool>,
    /// Tools that have another definition now, or are back.
    pub redefined: Vec<NewDefinition>,
    /// Tools that are as they were.
    pub seen: Vec<KnownTool>,
    /// Tools that a complete list no longer holds, each behind its server.
    pub removed: Vec<(i64, KnownTool)>,
    /// Tools that bear another name now.
    pub renamed: Vec<Renamed>,
    /// Tools with the same definition and another assessment, because their server says something else of itself.
    pub judged: Vec<Rejudged>,
}

/// What becomes of a tool whose definition changed.
#[derive(Debug)]
pub struct Consequence {
    /// What is noted.
    pub change: Change,
    /// A finding that tells of this change, and stays when the definition is classified anew.
    pub alarm: Option<Finding>,
    /// Keys of such findings of earlier changes that are no longer so.
    pub settled: Vec<i64>,
}

/// A tool that has another name than before.
#[derive(Debug)]
pub struct Renamed {
    /// The tool under its former name.
    pub from: KnownTool,
    /// The tool as it is.
    pub tool: NewTool,
    /// What that did.
    pub consequence: Consequence,
}

/// A tool whose definition is judged otherwise.
#[derive(Debug)]
pub struct Rejudged {
    /// The tool's key.
    pub tool: i64,
    /// What the classifier says.
    pub assessment: Assessment,
    /// What is noted, where the verdict or the findings are others.
    pub change: Option<Change>,
}

/// A tool to insert.
#[derive(Debug)]
pub struct NewTool {
    /// Its server's key.
    pub server: i64,
    /// Its exact name.
    pub name: ToolName,
    /// Its definition as JSON.
    pub body: String,
    /// The definition's fingerprint.
    pub fingerprint: Fingerprint,
    /// The leading verb of its name.
    pub verb: Option<String>,
    /// Who wrote the description.
    pub description_source: DescriptionSource,
    /// Where it comes from.
    pub source: String,
    /// What the classifier says.
    pub assessment: Assessment,
    /// What is noted of its coming.
    pub change: Change,
}

/// A tool to give another definition.
#[derive(Debug)]
pub struct NewDefinition {
    /// Its server's key.
    pub server: i64,
    /// The tool as it was.
    pub tool: KnownTool,
    /// The definition that takes the place of the present one, as JSON.
    pub body: String,
    /// That definition's fingerprint.
    pub fingerprint: Fingerprint,
    /// Who wrote the description.
    pub description_source: DescriptionSource,
    /// Where it comes from.
    pub source: String,
    /// What the classifier says.
    pub assessment: Assessment,
    /// What that did.
    pub consequence: Consequence,
}
