use crate::policy::{Asked, Decision};
use crate::web::error::Error;
use crate::web::policies::Query;
use crate::web::wrong::Wrong;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The form on the first page.
#[derive(Deserialize)]
pub(in crate::web) struct Start {
    pub(super) server: Option<String>,
}

/// The builder's form.
#[derive(Default)]
pub(super) struct Form {
    /// The slug of a server of the catalogue.
    pub(super) server: Option<String>,
    /// Else a pasted answer to `tools/list`.
    pub(super) list: String,
    /// Which policy is wanted.
    pub(super) query: Query,
    /// What the reader decided, by tool.
    pub(super) decisions: BTreeMap<String, Decision>,
    /// Whether the file itself is wanted, and no page.
    pub(super) download: bool,
}

/// What stands before a tool's name in the field of its decision.
pub(super) const DECISION: &str = "decision:";

impl Form {
    /// As it comes from a link to a server.
    pub(super) fn of_server(slug: &str) -> Self {
        Self { server: Some(slug.to_owned()), ..Self::default() }
    }

    /// Reads a posted form. Of a field that comes twice, the last counts; unknown fields are passed over.
    ///
    /// # Errors
    /// A 400 when a decision is none.
    pub(super) fn read(fields: Vec<(String, String)>) -> Result<Self, Error> {
        let mut form = Self::default();
        for (name, value) in fields {
            form.take(&name, value)?;
        }
        Ok(form)
    }

    fn take(&mut self, name: &str, value: String) -> Result<(), Error> {
        if let Some(tool) = name.strip_prefix(DECISION) {
            if !value.is_empty() {
                let wrong = || Wrong::Decision { tool: tool.to_owned(), value: value.clone() };
                let decision = value.parse().map_err(|_: String| Error::BadRequest(wrong()))?;
                self.decisions.insert(tool.to_owned(), decision);
            }
            return Ok(());
        }
        let Query { format, alias, asked, .. } = &mut self.query;
        let Asked { preset, conditions, amount, paths, hosts, recipients, items, lossy } = asked;
        let field = match name {
            "server" => &mut self.server,
            "format" => format,
            "alias" => alias,
            "preset" => preset,
            "conditions" => conditions,
            "amount" => amount,
            "paths" => paths,
            "hosts" => hosts,
            "recipients" => recipients,
            "items" => items,
            "lossy" => lossy,
            "list" => {
                self.list = value;
                return Ok(());
            }
            other => {
                self.download |= other == "download";
                return Ok(());
            }
        };
        *field = Some(value).filter(|value| !value.is_empty());
        Ok(())
    }
}
