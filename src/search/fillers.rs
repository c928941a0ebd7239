//! What questions and wishes hold beside the words that say what is looked for.

/// English words by which people ask, in the order of the alphabet. A name may hold them, so that the index keeps them.
const FILLERS: &[&str] = &[
    "about", "actually", "am", "any", "anyone", "been", "can", "could", "did", "do", "does", "doing", "ever", "has", "have", "he", "her",
    "his", "how", "i", "if", "into", "just", "let", "may", "me", "might", "must", "my", "need", "now", "our", "please", "shall", "she",
    "should", "some", "still", "than", "their", "them", "then", "there", "these", "they", "those", "us", "want", "was", "we", "were",
    "what", "when", "where", "which", "who", "whose", "why", "will", "would", "you", "your",
];

const LONGEST: usize = 8;

/// Whether an English word only helps to ask.
pub(super) fn is_filler(word: &str) -> bool {
    let word = word.trim_matches(|c: char| c.is_ascii_punctuation() || "？！，。".contains(c));
    word.len() <= LONGEST && FILLERS.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}

/// Chinese characters that join words, and words that ask: they say nothing themselves.
pub(super) fn is_particle(term: &str) -> bool {
    const PARTICLES: &str = "的了吗呢吧啊呀和与及或在是我你他她它们把被给让到个这那些所之其请么嘛得地着过";
    const QUESTIONS: [&str; 13] = ["什么", "怎么", "怎样", "如何", "哪些", "有哪", "哪个", "哪里", "多少", "请问", "帮我", "我想", "一下"];
    PARTICLES.contains(term) || QUESTIONS.contains(&term)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillers_are_sorted_for_the_search_in_them() {
        assert!(FILLERS.is_sorted() && FILLERS.iter().all(|word| word.len() <= LONGEST));
        assert!(is_filler("Who") && is_filler("you?") && !is_filler("whois"));
    }
}
