use super::slugs::slug;
use super::{Plan, Recommendation};
use std::cell::OnceCell;
use std::collections::HashMap;

/// A tool with the alias of its server.
type Tool<'p> = (&'p str, &'p Recommendation);

/// A plan, asked which of its tools are called alike once their names are slugs. That is worked out when it is asked first, and
/// once: a plan may hold all the tools of many servers.
pub(super) struct Twins<'p> {
    pub(super) plan: &'p Plan,
    /// Of each slug the first tool, and the first that is another one.
    by_slug: OnceCell<HashMap<String, (Tool<'p>, Option<Tool<'p>>)>>,
}

impl<'p> Twins<'p> {
    pub(super) fn of(plan: &'p Plan) -> Self {
        Self { plan, by_slug: OnceCell::new() }
    }

    /// The first other tool that is called as this one is.
    pub(super) fn twin(&self, alias: &str, tool: &str) -> Option<&'p Recommendation> {
        let is_other = |(other, known): &Tool<'p>| (*other, known.tool.as_str()) != (alias, tool);
        let (first, second) = *self.by_slug.get_or_init(|| by_slug(self.plan)).get(&joined(alias, tool))?;
        [Some(first), second].into_iter().flatten().find(is_other).map(|(_, known)| known)
    }
}

/// What tools are called by where a server's name and theirs are both slugs.
pub(super) fn joined(alias: &str, tool: &str) -> String {
    slug(alias).chain(['-']).chain(slug(tool)).collect()
}

fn by_slug(plan: &Plan) -> HashMap<String, (Tool<'_>, Option<Tool<'_>>)> {
    let mut found: HashMap<String, (Tool<'_>, Option<Tool<'_>>)> = HashMap::new();
    for tool in plan.tools() {
        let (first, second) = found.entry(joined(tool.0, &tool.1.tool)).or_insert((tool, None));
        if second.is_none() && (first.0, &first.1.tool) != (tool.0, &tool.1.tool) {
            *second = Some(tool);
        }
    }
    found
}
