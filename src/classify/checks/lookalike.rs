use super::invisible::is_invisible;
use unicode_security::confusable_detection::skeleton as confusable;

/// Words of names that tell nothing of whose server it is.
const EMPTY: &[&str] = &["mcp", "server", "servers", "mcpserver", "the", "official"];

/// What a name looks like: lower case, without separators and words such as `mcp` and `server`, each character in the place
/// of all that look like it. Two names with one skeleton can be taken for one another.
///
/// Empty when nothing is left that could be confused.
pub fn skeleton(name: &str) -> String {
    let plain = name.chars().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase);
    let spaced: String = plain.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = spaced.split(' ').filter(|word| !word.is_empty() && !EMPTY.contains(word)).collect();
    // Folded to lower case again: some letters are shown by capital ones.
    confusable(&words.concat()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::skeleton;

    #[test]
    fn names_that_look_alike_have_one_skeleton() {
        for (one, other) in
            [("GitHub MCP Server", "github-mcp"), ("paypal", "pаypаl"), ("slack_server", "s1ack"), ("Figma", "fi\u{200b}gma")]
        {
            assert_eq!(skeleton(one), skeleton(other), "{one} and {other}");
        }
        assert_ne!(skeleton("github"), skeleton("gitlab"));
        assert_eq!(skeleton("MCP Server"), "");
    }
}
