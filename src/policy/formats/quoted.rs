/// Text within double quotes. Whatever could end it, or isn't plain to see, is escaped: quotes and backslashes by a backslash,
/// everything else as the language writes a character by its number.
pub(super) fn quoted(text: &str, by_number: fn(char) -> String) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            ' '..='~' => quoted.push(c),
            c if c.is_alphanumeric() => quoted.push(c),
            c => quoted.push_str(&by_number(c)),
        }
    }
    quoted.push('"');
    quoted
}
