use super::parameter::Parameter;

/// Operations that belong together.
pub(in crate::web) struct Group {
    /// Its name in the document, and its anchor on the page.
    pub(in crate::web) id: &'static str,
    /// The message that heads it.
    pub(in crate::web) title: &'static str,
    /// Parameters that several operations take, and that the page tells once, here.
    pub(in crate::web) shared: &'static [Parameter],
    pub(in crate::web) operations: &'static [Operation],
}

/// A method on an address.
pub(in crate::web) struct Operation {
    /// Its name in the document, and its anchor on the page.
    pub(in crate::web) id: &'static str,
    /// In lower case.
    pub(in crate::web) method: &'static str,
    /// Below the base, with names in braces.
    pub(in crate::web) path: &'static str,
    /// The message that says what it does.
    pub(in crate::web) told: &'static str,
    /// Those of its own, the path's first.
    pub(in crate::web) parameters: &'static [Parameter],
    /// Those that it has in common with others.
    pub(in crate::web) shared: &'static [Parameter],
    pub(in crate::web) body: Option<Body>,
    /// The statuses that it answers with when all is well.
    pub(in crate::web) done: &'static [u16],
    pub(in crate::web) answer: Answer,
    /// The statuses that it refuses with.
    pub(in crate::web) refused: &'static [u16],
    /// Whether it needs a token.
    pub(in crate::web) writes: bool,
    /// An address below the base that answers on the starter catalogue.
    pub(in crate::web) example: &'static str,
}

/// What a request carries.
#[derive(Clone, Copy)]
pub(in crate::web) struct Body {
    /// The message that says what belongs there.
    pub(in crate::web) told: &'static str,
    /// The name of its schema.
    pub(in crate::web) schema: &'static str,
    /// The media types that it may have.
    pub(in crate::web) media: &'static [&'static str],
    /// The largest one, in bytes.
    pub(in crate::web) most: usize,
    /// JSON without an apostrophe, so that it stands in a shell's quotes.
    pub(in crate::web) example: &'static str,
}

/// What an answer holds.
#[derive(Clone, Copy)]
pub(in crate::web) enum Answer {
    /// JSON after the schema of this name.
    Json(&'static str),
    /// A policy in the format that was asked for.
    Policy,
}

pub(super) const JSON: &[&str] = &["application/json"];

/// A GET that is answered in JSON: what most of them are.
pub(super) const READ: Operation = Operation {
    id: "",
    method: "get",
    path: "",
    told: "",
    parameters: &[],
    shared: &[],
    body: None,
    done: &[200],
    answer: Answer::Json(""),
    refused: &[],
    writes: false,
    example: "",
};

impl Operation {
    /// All of its parameters.
    pub(super) fn takes(&self) -> impl Iterator<Item = &'static Parameter> {
        self.parameters.iter().chain(self.shared)
    }

    /// Whether an answer has a tag, so that a request may be answered with 304.
    pub(super) fn is_tagged(&self) -> bool {
        self.method == "get"
    }
}
