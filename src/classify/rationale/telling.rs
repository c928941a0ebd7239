use super::statements::Statement;
use super::{chinese, english};
use crate::lang::Lang;
use std::ops::Range;

/// How many sentences a rationale has at most.
const MOST: usize = 4;

/// A rationale in one language.
pub(in crate::classify) struct Told {
    pub(in crate::classify) text: String,
    /// Where the sentence stands that speaks of the risk.
    pub(in crate::classify) risk: Range<usize>,
}

/// The first few of these statements, each a sentence.
pub(super) fn told<'a>(lang: Lang, statements: impl IntoIterator<Item = Statement<'a>>) -> Told {
    let mut told = Told { text: String::new(), risk: 0..0 };
    for statement in statements.into_iter().take(MOST) {
        if !told.text.is_empty() && lang == Lang::En {
            told.text.push(' ');
        }
        let start = told.text.len();
        match lang {
            Lang::En => english::say(&statement, &mut told.text),
            Lang::Zh => chinese::say(&statement, &mut told.text),
        }
        if statement.is_of_risk() {
            told.risk = start..told.text.len();
        }
    }
    told
}
