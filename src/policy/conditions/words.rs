/// The words of a parameter's name in lower case: `dryRun`, `dry_run` and `dry-run` have the same two. What isn't written
/// in Latin letters is one word.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for letter in name.chars() {
        let starts = !before.is_alphanumeric() || (letter.is_uppercase() && !before.is_uppercase());
        if letter.is_alphanumeric() {
            match words.last_mut().filter(|_| !starts) {
                Some(word) => word.extend(letter.to_lowercase()),
                None => words.push(letter.to_lowercase().collect()),
            }
        }
        before = letter;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_the_same_words() {
        for name in ["dryRun", "dry_run", "dry-run", "DryRun"] {
            assert_eq!(words(name), ["dry", "run"], "{name}");
        }
        assert_eq!(words("baseURL"), ["base", "url"]);
        assert_eq!(words("金额"), ["金额"]);
    }
}
