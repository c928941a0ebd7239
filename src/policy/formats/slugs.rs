use unicode_normalization::UnicodeNormalization;

/// What ContextForge makes of a name: lower case, each run of other letters than plain ones as a dash, none at the ends, and
/// nothing left of what isn't Latin. Letter by letter, so that two names can be compared without writing them down.
pub(super) fn slug(name: &str) -> impl Iterator<Item = char> + '_ {
    let mut waiting = false;
    let mut begun = false;
    let dashed = name.chars().flat_map(char::to_lowercase).flat_map(move |c| {
        if !c.is_alphanumeric() {
            waiting = true;
            return [None, None];
        }
        let dash = (waiting && begun).then_some('-');
        (waiting, begun) = (false, true);
        [dash, Some(c)]
    });
    dashed.flatten().flat_map(latin).nfkd().filter(char::is_ascii)
}

/// Letters that don't come apart by themselves.
fn latin(c: char) -> impl Iterator<Item = char> {
    let letters: [Option<char>; 2] = match c {
        'æ' => [Some('a'), Some('e')],
        'ß' => [Some('s'), Some('s')],
        'ø' => [Some('o'), None],
        c => [Some(c), None],
    };
    letters.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_slug_is_lower_case_with_dashes() {
        for (name, expected) in
            [("get_me", "get-me"), ("Preview--Page", "preview-page"), ("__a.b__", "a-b"), ("Zürich æ", "zurich-ae"), ("查询天气", "")]
        {
            assert_eq!(slug(name).collect::<String>(), expected, "{name}");
        }
    }
}
