//! What is lost of a server as a whole: what is said of tools that a policy doesn't name, and that anything is held back at all.

use super::{Format, Handled, Loss, Part};
use crate::policy::plan::Planned;
use crate::policy::{Decision, Fallback};

/// What is lost of what a policy says of tools that it doesn't name.
pub(super) fn unnamed(server: &Planned, (fallback, open): (Fallback, bool), format: &Format) -> Option<Loss> {
    let (can, title) = (format.expresses, format.title);
    // Where no rule can be written for the server at all, neither can one for the rest of its tools.
    let (becomes, why) = match (format.unwritten)(&server.alias, "") {
        Some((becomes, why)) => (becomes, Some(why)),
        None => (if open { Decision::Allow } else { can.unnamed }, None),
    };
    let (handled, wanted) = match fallback {
        Fallback::Deny if becomes < Decision::Deny => (Handled::Weaker, "refuse tools that the policy doesn't name"),
        Fallback::Allow if becomes == Decision::Allow => return None,
        Fallback::Allow if can.open && why.is_none() => {
            (Handled::Stricter, "let tools through that the policy doesn't name while it holds others back")
        }
        Fallback::Allow => (Handled::Stricter, "let tools through that the policy doesn't name"),
        Fallback::Deny => return None,
    };
    let detail = why.unwrap_or_else(|| format!("{title} can't {wanted}; it does this with them: {becomes}"));
    Some(Loss { server: server.alias.clone(), tool: None, part: Part::Default, handled, becomes, detail })
}

/// Where a format holds nothing back, though the policy does.
pub(super) fn idle(server: &Planned, fallback: Fallback, format: &Format) -> Option<Loss> {
    let holds_back = fallback == Fallback::Deny || server.tools.iter().any(|tool| !tool.is_free());
    let detail = format.expresses.idle.filter(|_| holds_back)?.to_owned();
    Some(Loss { server: server.alias.clone(), tool: None, part: Part::Deny, handled: Handled::Weaker, becomes: Decision::Allow, detail })
}
