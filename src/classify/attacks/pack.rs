use super::attack::{Attack, AttackKind, Known, Opening, Source, Telling};
use crate::classify::pack::Problem;
use serde::Deserialize;

/// The attack library: every attack, by kind and title.
#[derive(Clone, Debug)]
pub struct Attacks {
    all: Vec<Attack>,
}

/// A file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    kind: AttackKind,
    when: String,
    when_zh: Option<String>,
    known: Known,
    title: String,
    summary: String,
    what_happened: String,
    how_it_works: Vec<String>,
    stop: Vec<String>,
    #[serde(default)]
    lists: Vec<String>,
    references: Vec<Source>,
    #[serde(default)]
    opens: Vec<Opening>,
    zh: Option<Telling>,
}

/// How the names in the lists begin that a page can say something about.
const LISTS: &[&str] = &["OWASP MCP", "ASI", "LLM", "AML.", "SAFE-T", "CVE-", "CWE-"];

/// A text of one line is no longer.
const MAX_LINE: usize = 400;

/// Any other text is no longer.
const MAX_TEXT: usize = 4000;

impl Attacks {
    /// Reads the files, each a name and its TOML text; `checks` are the ids of the checks whose findings they may name.
    ///
    /// # Errors
    /// Every problem of every file at once.
    pub fn parse(files: &[(String, String)], checks: &[&str]) -> Result<Self, Vec<Problem>> {
        let (mut all, mut problems) = (Vec::<Attack>::new(), Vec::new());
        for (name, text) in files {
            match attack(name, text, checks) {
                Ok(attack) => all.push(attack),
                Err(messages) => {
                    problems.extend(messages.into_iter().map(|message| Problem { file: name.clone(), rule: None, message }));
                }
            }
        }
        if !problems.is_empty() {
            problems.sort_by(|a, b| a.file.cmp(&b.file));
            return Err(problems);
        }
        all.sort_by_cached_key(|attack| (attack.kind, attack.told.title.to_lowercase(), attack.id.clone()));
        Ok(Self { all })
    }

    /// The attacks, by kind and title.
    pub fn all(&self) -> &[Attack] {
        &self.all
    }

    /// The attack with this id.
    pub fn get(&self, id: &str) -> Option<&Attack> {
        self.all.iter().find(|attack| attack.id == id)
    }
}

fn attack(name: &str, text: &str, checks: &[&str]) -> Result<Attack, Vec<String>> {
    let file: File = toml::from_str(text).map_err(|error| vec![format!("is no attack: {}", error.to_string().trim_end())])?;
    let mut problems = Vec::new();
    if name.strip_suffix(".toml") != Some(file.id.as_str()) || !is_id(&file.id) {
        problems.push(format!("`id` is `{}`; give it the file's name without .toml, in lower-case letters, digits and hyphens", file.id));
    }
    line("when", &file.when, &mut problems);
    if let Some(zh) = &file.when_zh {
        line("when_zh", zh, &mut problems);
    }
    let told = Telling {
        title: file.title,
        summary: file.summary,
        what_happened: file.what_happened,
        how_it_works: file.how_it_works,
        stop: file.stop,
    };
    telling("", &told, &mut problems);
    if let Some(zh) = &file.zh {
        telling("zh.", zh, &mut problems);
    }
    lists(&file.lists, &mut problems);
    references(&file.references, &mut problems);
    for (number, opening) in file.opens.iter().enumerate() {
        opens(number + 1, opening, checks, &mut problems);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let File { id, kind, when, when_zh, known, lists, references, opens, zh, .. } = file;
    Ok(Attack { id, kind, when, when_zh, known, told: trimmed(told), zh: zh.map(trimmed), lists, references, opens })
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn trimmed(telling: Telling) -> Telling {
    Telling { what_happened: telling.what_happened.trim().to_owned(), ..telling }
}

fn telling(before: &str, telling: &Telling, problems: &mut Vec<String>) {
    line(&format!("{before}title"), &telling.title, problems);
    line(&format!("{before}summary"), &telling.summary, problems);
    if telling.what_happened.trim().is_empty() || telling.what_happened.len() > MAX_TEXT {
        problems.push(format!("`{before}what_happened` must hold 1 to {MAX_TEXT} bytes"));
    }
    for (field, items) in [("how_it_works", &telling.how_it_works), ("stop", &telling.stop)] {
        if items.is_empty() {
            problems.push(format!("`{before}{field}` is empty; name at least one"));
        }
        for item in items {
            line(&format!("{before}{field}"), item, problems);
        }
    }
}

fn line(field: &str, text: &str, problems: &mut Vec<String>) {
    if text.trim().is_empty() || text.contains('\n') || text.len() > MAX_LINE {
        problems.push(format!("`{field}` must be one line of 1 to {MAX_LINE} bytes"));
    }
}

fn lists(names: &[String], problems: &mut Vec<String>) {
    for name in names.iter().filter(|name| !LISTS.iter().any(|begin| name.starts_with(begin))) {
        problems.push(format!("`lists` names `{name}`, which begins as no known list; the lists are {}", LISTS.join(", ")));
    }
}

fn references(references: &[Source], problems: &mut Vec<String>) {
    if references.is_empty() {
        problems.push("`references` is empty; name the page that told of it first".into());
    }
    for source in references {
        line("references.title", &source.title, problems);
        if !source.url.starts_with("https://") || source.url.contains(|c: char| c.is_whitespace() || c.is_control()) {
            problems.push(format!("`references.url` is `{}`; give an https address", source.url));
        }
    }
}

fn opens(number: usize, opening: &Opening, checks: &[&str], problems: &mut Vec<String>) {
    line(&format!("opens {number}: reason"), &opening.reason, problems);
    if let Some(reason) = &opening.reason_zh {
        line(&format!("opens {number}: reason_zh"), reason, problems);
    }
    if !opening.is_grounded() {
        problems.push(format!("`opens` {number} names no trait, parameter or finding; a category or a word alone fits too many tools"));
    }
    if opening.part.is_some() && opening.findings.is_empty() {
        problems.push(format!("`opens` {number} says `in` and names no findings; name the checks whose findings are meant"));
    }
    for check in opening.findings.iter().filter(|check| !checks.contains(&check.as_str())) {
        problems.push(format!("`opens` {number} names the check `{check}`, and there is none; `/rules#checks` lists them"));
    }
    if opening.named.iter().any(|word| word.is_empty() || word.chars().any(|c| !c.is_alphanumeric() || c.is_uppercase())) {
        problems.push(format!("`opens` {number}: each of `named` must be one word in lower case"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
id = "a"
kind = "pattern"
when = "2025"
known = "first-hand"
title = "A"
summary = "A."
what_happened = "It did."
how_it_works = ["So."]
stop = ["Thus."]
references = [{ title = "A", url = "https://example.com/" }]
"#;

    fn problems(text: &str) -> Vec<String> {
        let read = Attacks::parse(&[("a.toml".into(), text.into())], &["concealment"]);
        read.map_or_else(|problems| problems.iter().map(ToString::to_string).collect(), |_| vec![])
    }

    #[test]
    fn a_whole_file_is_read() {
        assert_eq!(problems(GOOD), Vec::<String>::new());
    }

    #[test]
    fn all_problems_are_told_at_once() {
        let bad = GOOD.replace("id = \"a\"", "id = \"B\"").replace("[\"So.\"]", "[]").replace("https", "http");
        assert_eq!(problems(&bad).len(), 3, "{:?}", problems(&bad));
    }

    #[test]
    fn an_unknown_key_is_a_problem() {
        assert!(problems(&format!("{GOOD}\nextra = 1"))[0].contains("extra"));
    }

    #[test]
    fn a_category_alone_opens_nothing() {
        let blind = format!("{GOOD}\n[[opens]]\nreason = \"writes\"\ncategory = \"Write\"\nnamed = [\"x\"]");
        assert!(problems(&blind)[0].contains("no trait, parameter or finding"));
    }

    #[test]
    fn an_unknown_check_is_a_problem() {
        let opening = |check: &str| format!("{GOOD}\n[[opens]]\nreason = \"hides\"\nfindings = [\"{check}\"]");
        assert_eq!((problems(&opening("concealment")).len(), problems(&opening("conceal")).len()), (0, 1));
    }
}
