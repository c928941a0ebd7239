//! Where a server's code lies, from the many ways in which packages write it.

/// `owner/repo` for GitHub, `host/owner/repo` elsewhere; `None` when the text names no repository.
pub fn normalise(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches("git+");
    let text = ["https://", "http://", "ssh://", "git://"].iter().find_map(|scheme| text.strip_prefix(scheme)).unwrap_or(text);
    // Whoever stands before the "@" (`git@…`, or a user with a token) is nobody's business.
    let authority = text.split('/').next().unwrap_or("");
    let text = text[authority.rfind('@').map_or(0, |at| at + 1)..].replacen(':', "/", 1);
    let path = text.split(['?', '#']).next().unwrap_or("").trim_end_matches('/');
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let host = if parts.first().is_some_and(|first| first.contains('.')) { Some(parts.remove(0)) } else { None };
    let [owner, repo, ..] = parts[..] else { return None };
    let repo = repo.strip_suffix(".git").unwrap_or(repo);
    match host {
        None | Some("github.com" | "www.github.com") => Some(format!("{owner}/{repo}")),
        Some(host) => Some(format!("{host}/{owner}/{repo}")),
    }
}

/// The address of a repository on GitHub that people can open; of another host it isn't known how it writes its addresses.
pub fn page(repository: &str) -> Option<String> {
    let (owner, name) = repository.split_once('/')?;
    let is_name = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    (is_name(owner) && is_name(name)).then(|| format!("https://github.com/{owner}/{name}"))
}

/// The part that a slug is made of: owner and name.
pub fn owner_and_name(repository: &str) -> &str {
    match repository.match_indices('/').count() {
        0 | 1 => repository,
        _ => repository.split_once('/').map_or(repository, |(_, rest)| rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_repository_on_github_has_a_page() {
        let pages = ["acme/notes", "gitlab.com/acme/notes", "acme/<b>", "acme"].map(page);
        assert_eq!(pages, [Some("https://github.com/acme/notes".to_owned()), None, None, None]);
    }

    #[test]
    fn every_spelling_of_a_github_repository_is_one() {
        let spellings = [
            "joeseesun/seedream_mcp",
            "https://github.com/joeseesun/seedream_mcp.git",
            "git+ssh://git@github.com/joeseesun/seedream_mcp.git",
            "git@github.com:joeseesun/seedream_mcp.git",
            "https://github.com/joeseesun/seedream_mcp/tree/main/src?tab=readme",
            "https://user:token@github.com/joeseesun/seedream_mcp",
        ];
        for spelling in spellings {
            assert_eq!(normalise(spelling).as_deref(), Some("joeseesun/seedream_mcp"), "{spelling}");
        }
    }

    #[test]
    fn another_host_is_kept_but_not_in_the_slug() {
        let kept = normalise("https://gitee.com/a/b").expect("a repository");
        assert_eq!((kept.as_str(), owner_and_name(&kept)), ("gitee.com/a/b", "a/b"));
    }

    #[test]
    fn what_names_no_repository_is_none() {
        assert_eq!((normalise(""), normalise("https://example.com"), normalise("solo")), (None, None, None));
    }
}
