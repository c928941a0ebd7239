use super::attack::{Attack, Opening};
use super::pack::Attacks;
use super::shape::name_words;
use crate::model::{Definition, Finding, Parameter, Verdict, parameters};

/// An attack that a tool is open to, and why.
#[derive(Clone, Debug)]
pub struct Attached<'a> {
    /// The attack.
    pub attack: &'a Attack,
    /// The condition that the tool meets, with the reason.
    pub opening: &'a Opening,
    /// The parameter that the reason is about, as the server names it.
    pub parameter: Option<String>,
}

/// So many attacks are told of one tool.
const MOST: usize = 6;

/// What is asked of a tool.
struct Tool<'a> {
    verdict: &'a Verdict,
    findings: &'a [Finding],
    parameters: Vec<Parameter<'a>>,
    name: String,
}

impl Attacks {
    /// The attacks that a tool is open to by what holds of it: those with the most particular reason first, at most six.
    pub fn on(&self, definition: &Definition, verdict: &Verdict, findings: &[Finding]) -> Vec<Attached<'_>> {
        let name = name_words(definition.name.as_str());
        let parameters = definition.input_schema.as_ref().map(parameters).unwrap_or_default();
        let tool = Tool { verdict, findings, parameters, name };
        let mut found: Vec<(usize, Attached<'_>)> = self.all().iter().filter_map(|attack| tool.opened(attack)).collect();
        // The order of the library decides between equals.
        found.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        found.into_iter().take(MOST).map(|(_, attached)| attached).collect()
    }
}

/// How a tool meets a condition: with this parameter, where one is asked for.
struct Met {
    parameter: Option<String>,
}

impl Tool<'_> {
    /// The weightiest condition of an attack that this tool meets.
    fn opened<'a>(&self, attack: &'a Attack) -> Option<(usize, Attached<'a>)> {
        let met = attack.opens.iter().filter_map(|opening| Some((opening, self.meets(opening)?)));
        let (opening, Met { parameter }) = met.max_by_key(|(opening, _)| opening.weight())?;
        Some((opening.weight(), Attached { attack, opening, parameter }))
    }

    /// How it meets a condition; `None` when it doesn't.
    fn meets(&self, opening: &Opening) -> Option<Met> {
        let Opening { traits, without, category, parameter, findings, part, named, .. } = opening;
        let is_meant = |finding: &Finding| findings.contains(&finding.check) && part.is_none_or(|part| part.holds(&finding.field));
        let holds = traits.iter().all(|wanted| self.verdict.has(*wanted))
            && !without.iter().any(|unwanted| self.verdict.has(*unwanted))
            && category.is_none_or(|category| category == self.verdict.category)
            && (findings.is_empty() || self.findings.iter().any(is_meant))
            && (named.is_empty() || self.name.split(' ').any(|word| named.iter().any(|wanted| wanted == word)));
        if !holds {
            return None;
        }
        let Some(shape) = parameter else { return Some(Met { parameter: None }) };
        let fitting = self.parameters.iter().find(|parameter| shape.fits(parameter))?;
        Some(Met { parameter: Some(fitting.name.to_owned()) })
    }
}
