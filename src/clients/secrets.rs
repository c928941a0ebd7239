//! What might be a secret, told by its look alone. Whoever asks leaves such a word out, so a false alarm costs a recognised
//! server at worst, and a miss costs a secret.

/// How the tokens of well-known services begin.
const BEGINNINGS: &[&str] = &[
    "sk-",
    "sk_",
    "rk_",
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "github_pat_",
    "glpat-",
    "xoxb-",
    "xoxp-",
    "xapp-",
    "eyJ",
    "AKIA",
    "ASIA",
    "AIza",
    "ya29.",
    "hf_",
    "figd_",
    "lin_api_",
    "ntn_",
    "dop_v1_",
    "shpat_",
    "tskey-",
    "sntrys_",
    "pplx-",
    "tvly-",
    "gsk_",
    "fc-",
];

/// Tokens are at least so long.
const SHORTEST: usize = 16;

/// Words of a path behind which, or in front of which, a secret stands.
const TELLING: &[&str] = &[
    "s",
    "t",
    "u",
    "k",
    "tok",
    "token",
    "tokens",
    "key",
    "keys",
    "apikey",
    "secret",
    "secrets",
    "pat",
    "pass",
    "password",
    "pwd",
    "user",
    "users",
    "private",
    "hook",
    "hooks",
    "webhook",
    "webhooks",
    "session",
    "sessions",
    "install",
    "installation",
];

/// Whether a word that stands where a name is expected looks made up by a machine.
pub(super) fn is_likely(word: &str) -> bool {
    let begins = || BEGINNINGS.iter().any(|beginning| word.starts_with(beginning));
    word.len() >= SHORTEST && begins() || runs(word).any(is_random) || is_identifier(word)
}

/// Whether one segment of an address's path may be shown; `before` is the one in front of it. Few are: an address such as
/// `/s/SECRET/mcp` is itself the key to what stands behind it.
pub(super) fn is_plain_segment(segment: &str, before: Option<&str>) -> bool {
    let telling = |word: &str| TELLING.contains(&word.to_ascii_lowercase().as_str());
    let marked = segment.contains(['-', '_', '.']) && runs(segment).any(telling);
    let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '@' | '~');
    segment.len() <= 40
        && segment.chars().all(known)
        && !before.is_some_and(telling)
        && !marked
        && !is_likely(segment)
        && runs(segment).all(is_plain_run)
}

/// Letters and digits between other characters.
fn runs(word: &str) -> impl Iterator<Item = &str> {
    word.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty())
}

fn digits(run: &str) -> usize {
    run.bytes().filter(u8::is_ascii_digit).count()
}

/// How often two neighbours are of different kinds.
fn turns(run: &str, kind: impl Fn(u8) -> bool) -> usize {
    run.as_bytes().windows(2).filter(|pair| kind(pair[0]) != kind(pair[1])).count()
}

/// Digits strewn among letters, capitals strewn among small letters, long hexadecimal numbers.
fn is_random(run: &str) -> bool {
    let (length, digits) = (run.len(), digits(run));
    let mixed = length >= 10 && turns(run, |byte| byte.is_ascii_digit()) >= 3;
    let cases = length >= 12 && digits < length && turns(run, |byte| byte.is_ascii_uppercase()) >= 7;
    let hexadecimal = length >= SHORTEST && digits >= 2 && run.bytes().all(|byte| byte.is_ascii_hexdigit());
    let long = length >= 24 && digits > 0 || length > 48;
    mixed || cases || hexadecimal || long
}

/// A UUID, or what is written like one.
fn is_identifier(word: &str) -> bool {
    let parts: Vec<&str> = word.split('-').collect();
    parts.len() >= 5 && word.len() >= 32 && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// A word of a language, a version, a small number: nothing that a key could be made of.
fn is_plain_run(run: &str) -> bool {
    let digits = digits(run);
    let letters = run.len() - digits;
    let small = run.len() <= 4 || letters == 0 && digits <= 4;
    let numbered = digits <= 2 && run.trim_end_matches(|c: char| c.is_ascii_digit()).len() == letters;
    let shouted = letters >= 5 && run.bytes().filter(u8::is_ascii_uppercase).count() > letters / 2;
    let vowels = run.bytes().filter(|byte| b"aeiouyAEIOUY".contains(byte)).count();
    let spoken = letters < 8 || vowels * 6 >= letters;
    small && !shouted || numbered && letters <= 24 && !shouted && spoken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_told_from_names() {
        for word in
            ["ghp_abcdefghijklmnop", "0c4a6f2e9b1d4c3a", "8f14e45f-ceea-467f-a1d9-c8d3f1b0a001", "aB3xK9mQ2pL7", "eyJhbGciOiJIUzI1NiJ9"]
        {
            assert!(is_likely(word), "{word}");
        }
        for word in
            ["@modelcontextprotocol/server-filesystem", "mcp-server-k8s", "GitHubServer", "seedream_4_0_mcp", "howtocook-mcp", "s3-tables"]
        {
            assert!(!is_likely(word), "{word}");
        }
    }

    #[test]
    fn few_segments_of_a_path_are_plain() {
        for plain in ["mcp", "sse", "v1", "api", "@owner", "weather-server", "server2", "streamable_http", "2025"] {
            assert!(is_plain_segment(plain, None), "{plain}");
        }
        for (segment, before) in
            [("S3CRET", None), ("abcdef", Some("s")), ("NjQ4YTEy", None), ("tok_planted", None), ("HUNTER", None), ("a%20b", None)]
        {
            assert!(!is_plain_segment(segment, before), "{segment}");
        }
    }
}
