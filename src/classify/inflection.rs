//! The forms that an English word takes, so that a rule names `delete` and meets "Deletes", "deleting" and "deleted".

/// Which form of a word a text shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As the rule writes it.
    Base,
    /// "deletes" (also the plural of a noun).
    Third,
    /// "deleting"
    Gerund,
    /// "deleted"
    Past,
}

/// Past forms that no rule of spelling gives.
const IRREGULAR: [(&str, &str); 18] = [
    ("send", "sent"),
    ("write", "written"),
    ("run", "ran"),
    ("make", "made"),
    ("buy", "bought"),
    ("sell", "sold"),
    ("build", "built"),
    ("find", "found"),
    ("take", "taken"),
    ("give", "given"),
    ("read", "read"),
    ("set", "set"),
    ("put", "put"),
    ("reset", "reset"),
    ("undo", "undone"),
    ("lose", "lost"),
    ("pay", "paid"),
    ("withdraw", "withdrawn"),
];

/// The forms of a lower-case English word besides itself.
pub(super) fn forms(word: &str) -> Vec<(String, Form)> {
    if word.len() < 2 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return vec![];
    }
    let mut forms = vec![(third(word), Form::Third)];
    for stem in stems(word) {
        forms.push((format!("{stem}ing"), Form::Gerund));
        forms.push((format!("{stem}ed"), Form::Past));
    }
    if let Some(stem) = word.strip_suffix('y').filter(|stem| !ends_in_vowel(stem)) {
        forms.push((format!("{stem}ied"), Form::Past));
    }
    forms.extend(IRREGULAR.iter().filter(|(base, _)| *base == word).map(|(_, past)| ((*past).to_owned(), Form::Past)));
    forms
}

fn third(word: &str) -> String {
    let hissing = ["s", "x", "ch", "sh", "z"].iter().any(|end| word.ends_with(end));
    match word.strip_suffix('y') {
        Some(stem) if !ends_in_vowel(stem) => format!("{stem}ies"),
        _ if hissing => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

/// What "-ing" and "-ed" are put behind: without a silent e, and with a doubled consonant where that may be (`run`).
fn stems(word: &str) -> Vec<String> {
    if let Some(stem) = word.strip_suffix('e').filter(|stem| !stem.ends_with('e')) {
        return vec![stem.to_owned()];
    }
    let mut stems = vec![word.to_owned()];
    let mut ending = word.chars().rev();
    let (last, before) = (ending.next().unwrap_or('a'), ending.next().unwrap_or('b'));
    if !is_vowel(last) && !matches!(last, 'w' | 'x' | 'y') && is_vowel(before) {
        stems.push(format!("{word}{last}"));
    }
    stems
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn ends_in_vowel(stem: &str) -> bool {
    stem.chars().next_back().is_some_and(is_vowel)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_follows_the_ending() {
        let cases = [
            ("delete", "deletes", "deleting"),
            ("copy", "copies", "copying"),
            ("run", "runs", "running"),
            ("push", "pushes", "pushing"),
            ("deploy", "deploys", "deploying"),
        ];
        for (word, third, gerund) in cases {
            let all = forms(word);
            assert!(all.contains(&(third.into(), Form::Third)), "{word}: {all:?}");
            assert!(all.contains(&(gerund.into(), Form::Gerund)), "{word}: {all:?}");
        }
    }

    #[test]
    fn other_scripts_have_no_forms() {
        assert!(forms("删除").is_empty());
    }
}
