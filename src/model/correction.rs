use super::text::clip;
use super::{Category, Override, Risk, Timestamp, Trait};
use serde::Deserialize;
use std::str::FromStr;

/// A correction as a person writes it, before it is checked.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Correction {
    /// Read, Write or Execute.
    pub category: Option<String>,
    /// Low, Medium or High.
    pub risk: Option<String>,
    /// All traits that hold; an empty list for none.
    pub traits: Option<Vec<String>>,
    /// Why.
    pub note: Option<String>,
    /// Who.
    pub author: Option<String>,
}

/// The longest note, in characters.
const MAX_NOTE: usize = 1000;

/// The longest name of an author, in characters.
const MAX_AUTHOR: usize = 100;

/// Of a wrong word, as much is quoted.
const MAX_QUOTED: usize = 40;

impl Correction {
    /// The correction, made at this time.
    ///
    /// # Errors
    /// Everything that is wrong with it at once, each in a sentence that names the field.
    pub fn checked(&self, at: Timestamp) -> Result<Override, Vec<String>> {
        let mut problems = Vec::new();
        let category: Option<Category> = self.category.as_deref().and_then(|text| word("category", text, &mut problems));
        let risk: Option<Risk> = self.risk.as_deref().and_then(|text| word("risk", text, &mut problems));
        let traits = self.traits.as_deref().map(|words| traits(words, &mut problems));
        let note = text("note", self.note.as_deref(), MAX_NOTE, "say why", &mut problems);
        let author = text("author", self.author.as_deref(), MAX_AUTHOR, "say who", &mut problems);
        if self.category.is_none() && self.risk.is_none() && self.traits.is_none() {
            problems.push("nothing is corrected; give `category`, `risk` or `traits`".into());
        }
        if problems.is_empty() { Ok(Override { category, risk, traits, note, author, at }) } else { Err(problems) }
    }
}

fn word<T: FromStr<Err = String>>(field: &str, text: &str, problems: &mut Vec<String>) -> Option<T> {
    match clip(text, MAX_QUOTED).parse() {
        Ok(word) => Some(word),
        Err(message) => {
            problems.push(format!("field `{field}`: {message}"));
            None
        }
    }
}

/// The traits in their usual order, each once.
fn traits(words: &[String], problems: &mut Vec<String>) -> Vec<Trait> {
    if words.len() > Trait::ALL.len() {
        problems.push(format!("field `traits`: {} traits; there are {}", words.len(), Trait::ALL.len()));
        return vec![];
    }
    let found: Vec<Trait> = words.iter().filter_map(|text| word("traits", text, problems)).collect();
    Trait::ALL.iter().copied().filter(|one| found.contains(one)).collect()
}

fn text(field: &str, given: Option<&str>, max: usize, wanted: &str, problems: &mut Vec<String>) -> String {
    let text = given.unwrap_or("").trim();
    let length = text.chars().count();
    if length == 0 {
        problems.push(format!("field `{field}` is missing or empty; {wanted}"));
    } else if length > max {
        problems.push(format!("field `{field}`: {length} characters; the limit is {max}"));
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(correction: &Correction) -> Result<Override, Vec<String>> {
        correction.checked(Timestamp::from_seconds(0))
    }

    fn right() -> Correction {
        let some = |text: &str| Some(text.to_owned());
        Correction { risk: some("low"), note: some(" a RAM disk "), author: some("Ada"), ..Correction::default() }
    }

    #[test]
    fn a_right_correction_is_tidied() {
        let traits = Some(vec!["bulk".to_owned(), "destructive".to_owned(), "bulk".to_owned()]);
        let done = checked(&Correction { traits, ..right() }).expect("right");
        assert_eq!(done.traits, Some(vec![Trait::Destructive, Trait::Bulk]));
        assert_eq!((done.risk, done.category, done.note.as_str()), (Some(Risk::Low), None, "a RAM disk"));
    }

    #[test]
    fn everything_wrong_is_told_at_once_with_its_field() {
        let traits = Some(vec!["shiny".to_owned()]);
        let wrong =
            Correction { category: Some("Rite".into()), traits, note: Some("x".repeat(1001)), author: Some(" ".into()), risk: None };
        let told = checked(&wrong).expect_err("wrong").join("\n");
        for part in
            ["field `category`: `Rite` is none of", "field `traits`: `shiny`", "1001 characters; the limit is 1000", "field `author` is"]
        {
            assert!(told.contains(part), "{part} is missing in:\n{told}");
        }
    }

    #[test]
    fn a_correction_must_correct_something() {
        assert!(checked(&Correction { risk: None, ..right() }).is_err_and(|told| told[0].starts_with("nothing is corrected")));
        assert!(checked(&Correction { risk: None, traits: Some(vec![]), ..right() }).is_ok_and(|done| done.traits == Some(vec![])));
    }
}
