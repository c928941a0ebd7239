//! Other languages than English and Chinese: which one a description is in, and the few verbs that are read of it.
//!
//! Nothing else in such a description is evidence: "no" in Spanish and "Name" in German only look like English.

use super::leads::keep_worst;
use super::lexicon::{Lexicon, WordId};
use super::reading::Word;
use super::segment::is_chinese;
use super::sentences::Part;
use super::settings::{Script, Settings, Tongue as Told};
use super::surfaces::folded;
use crate::lang::Lang;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The languages of a pack. A sign of the one at place `n` is bit `n + 1`; bit 0 are signs of English.
#[derive(Default)]
pub(super) struct Tongues {
    all: Vec<Tongue>,
}

/// A language of which a few verbs are read.
pub(super) struct Tongue {
    pub(super) name: String,
    name_zh: Option<String>,
    script: Option<Script>,
    words: FxHashMap<String, Role>,
    /// Longest first.
    verbs: Vec<(String, WordId)>,
    endings: Vec<String>,
    finals: Vec<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Verb(WordId),
    Determiner,
    Negator,
    Joiner,
}

/// How many signs a text must hold at least, and in how many of its words one must stand.
const SIGNS: u32 = 2;
const ONE_IN: usize = 7;

/// How far into a sentence its verb may stand, and how many words before it may negate it.
const REACH: usize = 20;
const NEGATED: usize = 3;

impl Tongues {
    /// Reads the settings, and lets the lexicon know the signs of each language. Verbs are added with [`Tongues::verb`].
    pub(super) fn new(settings: &Settings, lexicon: &mut Lexicon) -> Self {
        settings.readable.words.iter().for_each(|word| lexicon.sign(word, 0));
        let mut all = Vec::new();
        for (place, told) in settings.tongues.iter().enumerate() {
            let tongue = Tongue::new(told);
            tongue.words.keys().chain(&told.words).for_each(|word| lexicon.sign(word, place + 1));
            all.push(tongue);
        }
        Self { all }
    }

    /// Adds a verb of a language; it is a sign of it too.
    pub(super) fn verb(&mut self, language: &str, verb: &str, id: WordId, lexicon: &mut Lexicon) {
        let Some(place) = self.all.iter().position(|tongue| tongue.name == language) else { return };
        let tongue = &mut self.all[place];
        if tongue.script.is_none() {
            lexicon.sign(verb, place + 1);
        }
        tongue.words.insert(folded(verb), Role::Verb(id));
        tongue.verbs.push((verb.to_owned(), id));
        tongue.verbs.sort_by_key(|(verb, _)| std::cmp::Reverse(verb.len()));
    }

    /// The language that a text with these words is in; `None` for English, Chinese and what can't be told.
    pub(super) fn of(&self, text: &str, words: &[Word]) -> Option<&Tongue> {
        if !text.is_ascii()
            && let Some(script) = script(text)
        {
            return self.all.iter().find(|tongue| tongue.script == Some(script));
        }
        let mut counts = [0_u32; 16];
        for word in words {
            let mut signs = word.signs & !1;
            counts[0] += u32::from(word.signs & 1);
            while signs != 0 {
                counts[signs.trailing_zeros() as usize] += 1;
                signs &= signs - 1;
            }
        }
        let spaced = self.all.iter().enumerate().filter(|(_, tongue)| tongue.script.is_none());
        let scored = spaced.map(|(place, tongue)| (counts.get(place + 1).copied().unwrap_or(0), tongue));
        // Of equals the first.
        let (most, tongue) = scored.reduce(|best, other| if other.0 > best.0 { other } else { best })?;
        (most >= SIGNS && most > counts[0] && most as usize * ONE_IN >= words.len()).then_some(tongue)
    }
}

/// The script that gives a text's language away, where enough of the text is written in it. Technical words are Latin everywhere.
fn script(text: &str) -> Option<Script> {
    // Most text has no such letter, and isn't counted through: by the first bytes of Cyrillic letters, kana and Hangul.
    let may_tell = |bytes: &[u8]| matches!(bytes, [0xD0..=0xD3 | 0xEA..=0xED, _] | [0xE3, 0x81..=0x83]);
    if !text.as_bytes().windows(2).any(may_tell) {
        return None;
    }
    let (mut kana, mut chinese, mut hangul, mut cyrillic, mut latin) = (0, 0, 0, 0, 0);
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' => latin += 1,
            '\u{3041}'..='\u{30FF}' => kana += 1,
            '\u{AC00}'..='\u{D7AF}' => hangul += 1,
            '\u{400}'..='\u{4FF}' => cyrillic += 1,
            c if is_chinese(c) => chinese += 1,
            _ => {}
        }
    }
    // A syllable says as much as three letters.
    if kana >= 2 && kana * 5 >= kana + chinese && (kana + chinese) * 3 >= latin {
        return Some(Script::Kana);
    }
    if hangul > chinese && hangul * 3 >= latin {
        return Some(Script::Hangul);
    }
    (cyrillic > chinese && cyrillic >= latin).then_some(Script::Cyrillic)
}

impl Tongue {
    /// Its name.
    pub(super) fn called(&self, lang: Lang) -> &str {
        lang.of(&self.name, self.name_zh.as_deref())
    }

    fn new(told: &Told) -> Self {
        let lists = [(&told.determiners, Role::Determiner), (&told.negators, Role::Negator), (&told.joiners, Role::Joiner)];
        let words = lists.into_iter().flat_map(|(words, role)| words.iter().map(move |word| (folded(word), role))).collect();
        Self {
            name: told.name.clone(),
            name_zh: told.name_zh.clone(),
            script: told.script,
            words,
            verbs: Vec::new(),
            endings: told.endings.clone(),
            finals: told.finals.clone(),
        }
    }

    /// Reads a description anew, in this language: of its words only the verbs keep their meaning, and the first sentence's lead.
    pub(super) fn read(&self, text: &str, sentences: &[(Range<usize>, Part)], words: &mut Vec<Word>, lexicon: &Lexicon, strength: f64) {
        let latin = |word: &Word| self.script.is_some() && text[word.start..word.end].is_ascii();
        for word in words.iter_mut() {
            word.forget(latin(word));
        }
        let lead = sentences.iter().position(|(_, part)| *part == Part::Lead);
        let next = sentences.iter().position(|(_, part)| *part == Part::Body);
        for (range, _) in [lead, next].into_iter().flatten().filter_map(|at| sentences.get(at)) {
            let found = if self.endings.is_empty() {
                self.lead_by_word(text, words, range, lexicon)
            } else {
                self.lead_by_ending(text, words, range, lexicon)
            };
            if found {
                break;
            }
        }
        for word in words.iter_mut() {
            word.leads *= strength;
        }
        keep_worst(words);
    }

    /// The first verb that no article stands before and nothing negates, and those joined to it.
    fn lead_by_word(&self, text: &str, words: &mut [Word], sentence: &Range<usize>, lexicon: &Lexicon) -> bool {
        let start = words.partition_point(|word| word.start < sentence.start);
        let words = words[start..].iter_mut().take_while(|word| word.start < sentence.end).take(REACH);
        let (mut found, mut negated, mut before) = (false, 0, None);
        for word in words {
            let shown = &text[word.start..word.end];
            let role = self.words.get(folded(shown).as_str()).copied();
            let joined = before == Some(Role::Joiner) || shown == ",";
            match role {
                Some(Role::Verb(id)) if negated == 0 && before != Some(Role::Determiner) && (!found || joined) => {
                    *word = word.leading(lexicon.surface(id));
                    found = true;
                }
                _ => {}
            }
            negated = if role == Some(Role::Negator) { NEGATED } else { negated.saturating_sub(1) };
            before = if shown == "," { Some(Role::Joiner) } else { role };
        }
        found
    }

    /// Every verb behind which an ending stands, or the end of the sentence: "削除されたファイルを取得します" retrieves.
    fn lead_by_ending(&self, text: &str, words: &mut Vec<Word>, sentence: &Range<usize>, lexicon: &Lexicon) -> bool {
        let mut found: Vec<Word> = Vec::new();
        for (verb, id) in &self.verbs {
            for (at, _) in text[sentence.clone()].match_indices(verb.as_str()) {
                let (start, end) = (sentence.start + at, sentence.start + at + verb.len());
                let inside = found.iter().any(|other| start < other.end && other.start < end);
                if !inside && self.is_meant(verb, &text[end..sentence.end]) {
                    let surface = lexicon.surface(*id);
                    found.push(Word::showing(surface, start..end, Part::Lead, 0).leading(surface));
                }
            }
        }
        let any = !found.is_empty();
        // What stands between is unknown anyway.
        words.retain(|word| word.id != WordId::UNKNOWN);
        words.extend(found);
        words.sort_by_key(|word| word.start);
        any
    }

    fn is_meant(&self, verb: &str, behind: &str) -> bool {
        let complete = self.finals.iter().any(|end| verb.ends_with(end.as_str()));
        let closes = !behind.contains(char::is_alphanumeric);
        complete || closes || self.endings.iter().any(|ending| behind.trim_start().starts_with(ending.as_str()))
    }
}
