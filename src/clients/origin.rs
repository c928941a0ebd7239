use super::plain::Plain;

/// What a configuration says a server is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A package: `npm:NAME`, `pypi:NAME`, `jsr:NAME`, or an image as `oci:NAME`; its version where that is pinned.
    Package {
        /// What it is called.
        coordinate: Plain,
        /// One exact version.
        version: Option<Plain>,
    },
    /// An address that is asked.
    Address(Plain),
    /// Code that is fetched from where it lies.
    Repository(Plain),
    /// A program of this machine, by the last part of its path.
    Program(Plain),
    /// The client itself brings it, or nothing that may be shown names it.
    Unnamed,
}

impl Origin {
    /// A package by its name in a registry, as `NAME`, `NAME@1.2`, `NAME==1.2` or `NAME[extra]`; nothing where an address, a path
    /// or another package stands in the place of the version, since that is fetched then.
    pub(super) fn package(registry: &str, text: &str) -> Option<Self> {
        // The first character may be the mark of a scope.
        let at = text.char_indices().skip(1).find(|(_, c)| matches!(c, '@' | '=' | '[' | '<' | '>' | '~' | '!' | ';')).map(|(at, _)| at);
        let (name, rest) = at.map_or((text, ""), |at| text.split_at(at));
        if rest.contains([':', '/', '\\']) {
            return None;
        }
        let version = rest.rsplit(['@', '=', '^', '~']).next().filter(|_| !rest.is_empty() && !rest.contains(['<', '>', '^', '~', '!']));
        Some(Self::Package { coordinate: Plain::package(registry, name)?, version: version.and_then(Plain::version) })
    }

    /// An image, as `docker run` takes it.
    pub(super) fn image(text: &str) -> Option<Self> {
        let last = text.rsplit('/').next().unwrap_or("").split('@').next().unwrap_or("");
        let version = last.split_once(':').and_then(|(_, tag)| Plain::version(tag));
        Some(Self::Package { coordinate: Plain::image(text)?, version })
    }

    /// The word for how it was told.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Package { .. } if self.is_image() => "image",
            Self::Package { .. } => "package",
            Self::Address(_) => "address",
            Self::Repository(_) => "repository",
            Self::Program(_) => "program",
            Self::Unnamed => "unnamed",
        }
    }

    /// Whether it is a container image.
    pub fn is_image(&self) -> bool {
        matches!(self, Self::Package { coordinate, .. } if coordinate.as_str().starts_with("oci:"))
    }

    /// What it is called, in a few words; empty when it isn't called anything.
    pub fn name(&self) -> &str {
        match self {
            Self::Package { coordinate: name, .. } | Self::Address(name) | Self::Repository(name) | Self::Program(name) => name.as_str(),
            Self::Unnamed => "",
        }
    }

    /// The version that is pinned.
    pub fn version(&self) -> Option<&str> {
        match self {
            Self::Package { version, .. } => version.as_ref().map(Plain::as_str),
            _ => None,
        }
    }
}
