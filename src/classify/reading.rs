use super::inflection::Form;
use super::lexicon::{Lexicon, Mark, Surface, WordId};
use super::matcher::{Language, pick_a_method};
use super::segment::Segmenter;
use super::sentences::Part;
use super::tongues::Tongue;
use super::{further, heads, leads, modes, neighbours};
use crate::model::{Definition, Evidence, Parameter, Subject, parameters};
use std::ops::Range;

/// A definition as words in places.
pub(super) struct Reading<'a> {
    pub(super) subject: &'a Subject<'a>,
    pub(super) words: Vec<Word>,
    pub(super) fields: Vec<Field<'a>>,
    parameters: Vec<Parameter<'a>>,
    sentences: usize,
    /// The language of the description, where the rules read it only in part.
    tongue: Option<&'a Tongue>,
    /// Whether the description opens with a deed, or tells of one beside the looking that the tool is named for.
    pub(super) tells_deed: bool,
}

/// One word of a field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) id: WordId,
    pub(super) form: Form,
    /// A bit for each language that it is a sign of.
    pub(super) signs: u16,
    marks: u16,
    /// A bit for each place that a phrase which begins with it is wanted in.
    pub(super) opens: u16,
    /// How heavy the category is that the verb alone speaks for, as in the lexicon.
    pub(super) class: u8,
    pub(super) start: usize,
    pub(super) end: usize,
    /// How much it counts as a leading verb; zero for every other word.
    pub(super) leads: f64,
    /// Stands beside the leading verb.
    pub(super) beside: bool,
    /// Heads the object of a leading verb.
    pub(super) head: bool,
    /// A negator stands before it.
    pub(super) negated: bool,
    pub(super) joint: Joint,
    pub(super) part: Part,
    /// Number of its sentence, over all fields: phrases don't reach from one into the next.
    pub(super) sentence: usize,
}

/// What joins a word to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    Gap,
    Hyphen,
}

/// A text of the definition.
pub(super) struct Field<'a> {
    pub(super) kind: FieldKind,
    pub(super) text: &'a str,
    pub(super) words: Range<usize>,
}

/// Which text it is; numbers are places in the list of parameters and of its choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldKind {
    Name,
    Title,
    Description,
    ParameterName(usize),
    ParameterText(usize),
    Choice(usize, usize),
    /// A value that the text of a parameter lists; `true` when the tool's own description lists it.
    Listed(usize, bool),
    ServerName,
    ServerDescription,
}

const MAX_CHOICES: usize = 40;

impl FieldKind {
    /// Whether it is a value that chooses what the tool does, or may be one.
    pub(super) fn is_mode(self) -> bool {
        matches!(self, Self::Choice(..) | Self::Listed(..))
    }
}

/// How many words a negator reaches over.
const REACH: usize = 5;

/// For so many parameters the values are sought in texts, since each may mean reading the whole description.
const MAX_SOUGHT: usize = 16;

impl<'a> Reading<'a> {
    /// Reads every field of a subject.
    pub(super) fn of(subject: &'a Subject<'a>, language: &'a Language, segmenter: &Segmenter) -> Self {
        let Definition { name, title, input_schema, .. } = subject.definition;
        let mut reading = Self {
            subject,
            words: Vec::with_capacity(256),
            fields: Vec::with_capacity(32),
            parameters: input_schema.as_ref().map(parameters).unwrap_or_default(),
            sentences: 0,
            tongue: None,
            tells_deed: false,
        };
        reading.name(FieldKind::Name, name.as_str(), language, segmenter);
        if let Some(title) = title {
            reading.prose(FieldKind::Title, title, language, segmenter);
        }
        reading.description(subject.definition.description(), language, segmenter);
        reading.schema(language, segmenter);
        reading.server(language, segmenter);
        leads::mark(&mut reading, language);
        reading.tells_deed = further::mark(&mut reading, language);
        heads::mark(&mut reading);
        reading
    }

    fn schema(&mut self, language: &Language, segmenter: &Segmenter) {
        let parameters = std::mem::take(&mut self.parameters);
        let mut sought = 0;
        for (at, parameter) in parameters.iter().enumerate() {
            self.name(FieldKind::ParameterName(at), parameter.name, language, segmenter);
            if let Some(text) = parameter.description {
                self.prose(FieldKind::ParameterText(at), text, language, segmenter);
            }
            for (place, choice) in parameter.choices.iter().take(MAX_CHOICES).enumerate() {
                self.name(FieldKind::Choice(at, place), choice, language, segmenter);
            }
            if parameter.choices.is_empty() && sought < MAX_SOUGHT && language.is_mode(parameter) {
                sought += 1;
                self.listed(at, parameter, language, segmenter);
            }
        }
        self.parameters = parameters;
    }

    /// The values that the parameter's text lists, else those that the description lists for it.
    fn listed(&mut self, at: usize, parameter: &Parameter<'a>, language: &Language, segmenter: &Segmenter) {
        let own = parameter.description.map(|text| (text, modes::listed(text), false)).filter(|(_, values, _)| !values.is_empty());
        let whole = self.subject.definition.description();
        let told = || {
            let part = modes::about(whole, parameter.name)?;
            let values = modes::listed(&whole[part.clone()]);
            let placed: Vec<_> = values.into_iter().map(|value| value.start + part.start..value.end + part.start).collect();
            (!placed.is_empty()).then_some((whole, placed, true))
        };
        let tabled = || Some((whole, modes::tabled(whole, parameter.name), true)).filter(|(_, values, _)| !values.is_empty());
        let bulleted = || Some((whole, modes::bulleted(whole), true)).filter(|(_, values, _)| !values.is_empty());
        let Some((text, values, in_description)) = own.or_else(told).or_else(tabled).or_else(bulleted) else { return };
        if pick_a_method(&values.iter().map(|value| &text[value.clone()]).collect::<Vec<_>>()) {
            return;
        }
        for value in values {
            let first = self.words.len();
            self.sentences += 1;
            segmenter.name(&text[value.clone()], |range| {
                let range = range.start + value.start..range.end + value.start;
                self.words.push(Word::read(&language.lexicon, text, range, Part::Lead, self.sentences));
            });
            self.fields.push(Field { kind: FieldKind::Listed(at, in_description), text, words: first..self.words.len() });
        }
    }

    fn name(&mut self, kind: FieldKind, text: &'a str, language: &Language, segmenter: &Segmenter) {
        let first = self.words.len();
        self.sentences += 1;
        segmenter.name(text, |range| self.words.push(Word::read(&language.lexicon, text, range, Part::Lead, self.sentences)));
        self.fields.push(Field { kind, text, words: first..self.words.len() });
    }

    fn prose(&mut self, kind: FieldKind, text: &'a str, language: &Language, segmenter: &Segmenter) {
        let first = self.words.len();
        self.sentence(text, 0..text.len(), Part::Lead, language, segmenter);
        self.fields.push(Field { kind, text, words: first..self.words.len() });
    }

    /// Its name and its description, each as one sentence.
    fn server(&mut self, language: &Language, segmenter: &Segmenter) {
        let texts = [self.subject.server_name, self.subject.server_description].map(Option::unwrap_or_default);
        let read = || {
            texts.map(|text| {
                let mut words = Vec::new();
                read_sentence(&mut words, text, (0..text.len(), Part::Lead, 0), language, segmenter);
                words
            })
        };
        neighbours::server(language.reader, texts, read, |words| {
            let kinds = [FieldKind::ServerName, FieldKind::ServerDescription];
            for ((kind, text), words) in kinds.into_iter().zip(texts).zip(words) {
                let first = self.words.len();
                self.sentences += 1;
                self.words.extend(words.iter().map(|word| Word { sentence: self.sentences, ..*word }));
                self.fields.push(Field { kind, text, words: first..self.words.len() });
            }
        });
    }

    fn description(&mut self, text: &'a str, language: &'a Language, segmenter: &Segmenter) {
        let first = self.words.len();
        let sentences = language.outline.sentences(text);
        for (range, part) in &sentences {
            // What only tells when to call it, what comes back or what a call looks like fills no place of any rule.
            if part.is_read() {
                self.sentence(text, range.clone(), *part, language, segmenter);
            } else {
                self.sentences += 1;
            }
        }
        self.tongue = language.tongues.of(text, &self.words[first..]);
        if let Some(tongue) = self.tongue {
            let mut words = self.words.split_off(first);
            tongue.read(text, &sentences, &mut words, &language.lexicon, language.strength.foreign);
            self.words.append(&mut words);
        }
        self.fields.push(Field { kind: FieldKind::Description, text, words: first..self.words.len() });
    }

    fn sentence(&mut self, text: &str, range: Range<usize>, part: Part, language: &Language, segmenter: &Segmenter) {
        self.sentences += 1;
        read_sentence(&mut self.words, text, (range, part, self.sentences), language, segmenter);
    }

    /// The words of the first field of a kind.
    pub(super) fn words_of(&self, kind: FieldKind) -> Range<usize> {
        self.fields.iter().find(|field| field.kind == kind).map_or(0..0, |field| field.words.clone())
    }

    /// The name of the parameter that a field belongs to.
    pub(super) fn parameter(&self, at: usize) -> Option<&Parameter<'a>> {
        self.parameters.get(at)
    }

    /// Whether a parameter takes text, or a list of texts, rather than an object with members or a yes or no.
    pub(super) fn takes_text(&self, at: usize) -> bool {
        self.parameters.get(at).is_some_and(|parameter| !parameter.is_object() && !parameter.is_flag())
    }

    /// The evidence that a value of a mode parameter is.
    pub(super) fn value(&self, value: &str, rule: &str) -> Option<Evidence> {
        let is_value = |field: &Field<'_>| {
            let ends = self.words.get(field.words.start).zip(field.words.end.checked_sub(1).and_then(|last| self.words.get(last)));
            field.kind.is_mode() && ends.is_some_and(|(first, last)| &field.text[first.start..last.end] == value)
        };
        let at = self.fields.iter().position(is_value)?;
        Some(self.evidence(at, self.fields[at].words.clone(), rule))
    }

    /// The text of some words of a field, from the first to the last.
    pub(super) fn text(&self, field: usize, words: Range<usize>) -> &'a str {
        &self.fields[field].text[self.words[words.start].start..self.words[words.end - 1].end]
    }

    /// The names of the call's arguments, members of arguments left out.
    pub(super) fn arguments(&self) -> impl Iterator<Item = &'a str> {
        self.parameters.iter().filter(|parameter| parameter.depth == 0).map(|parameter| parameter.name)
    }

    /// Whether the description says nothing.
    pub(super) fn undescribed(&self) -> bool {
        self.subject.definition.description().trim().is_empty()
    }

    /// The language of the description, where that is one of which the rules read no more than a few verbs.
    pub(super) fn language(&self) -> Option<&'a Tongue> {
        self.tongue
    }

    /// Whether any word is a leading verb. In "keys that have no string yet" none is: an English word that says nothing by
    /// itself leads a description in its base form only from the beginning, or where something asks for a verb ("to").
    pub(super) fn has_verb(&self) -> bool {
        self.fields.iter().any(|field| {
            let words = &self.words[field.words.clone()];
            let asked = |at: usize| {
                let begins = at == 0 || words[at - 1].sentence != words[at].sentence;
                begins || words[at - 1].is(Mark::Introducer) || !field.text.as_bytes()[words[at].start].is_ascii()
            };
            let sure = |word: &Word| field.kind != FieldKind::Description || word.class > 0 || word.form != Form::Base;
            (0..words.len()).any(|at| words[at].leads > 0.0 && (sure(&words[at]) || asked(at)))
        })
    }

    /// Whether the description begins as an order does, with a word that no rule knows as a verb: "Grout the wall".
    pub(super) fn begins_with_unknown_verb(&self) -> bool {
        let words = &self.words[self.words_of(FieldKind::Description)];
        match words {
            [first, next, ..] if first.sentence == next.sentence => {
                let article = next.is(Mark::Determiner) && !next.is(Mark::Preposition);
                let known = [Mark::Verb, Mark::Phrasal, Mark::Determiner, Mark::Preposition, Mark::Negator, Mark::Joiner];
                article && first.form == Form::Base && !known.into_iter().any(|mark| first.is(mark))
            }
            _ => false,
        }
    }

    /// The evidence that lies in these words of a field.
    pub(super) fn evidence(&self, field: usize, words: Range<usize>, rule: &str) -> Evidence {
        let field = &self.fields[field];
        let (start, end) = (self.words[words.start].start, self.words[words.end - 1].end);
        Evidence { field: self.path(field.kind), start, end, text: field.text[start..end].to_owned(), rule: rule.to_owned() }
    }

    fn path(&self, kind: FieldKind) -> String {
        let pointer = |at: usize| self.parameters.get(at).map_or("", |parameter| parameter.pointer.as_str());
        match kind {
            FieldKind::Name => "name".into(),
            FieldKind::Title => "title".into(),
            FieldKind::Description | FieldKind::Listed(_, true) => "description".into(),
            FieldKind::ServerName => "server_name".into(),
            FieldKind::ServerDescription => "server_description".into(),
            FieldKind::ParameterName(at) => ["input_schema/", pointer(at)].concat(),
            FieldKind::ParameterText(at) | FieldKind::Listed(at, false) => ["input_schema/", pointer(at), "/description"].concat(),
            FieldKind::Choice(at, place) => {
                format!("input_schema/{}", self.parameters.get(at).map(|parameter| parameter.choice_pointer(place)).unwrap_or_default())
            }
        }
    }
}

/// Reads one sentence of a text: where it stands, the part that it plays, and its number.
fn read_sentence(words: &mut Vec<Word>, text: &str, at: (Range<usize>, Part, usize), language: &Language, segmenter: &Segmenter) {
    let (range, part, sentence) = at;
    let mut negated = 0;
    segmenter.prose(text, range, |range, key| {
        let surface = key.map_or_else(|| language.lexicon.look_up(text, range.clone()), |key| language.lexicon.short(key));
        let before = range.start.checked_sub(1).map(|at| text.as_bytes()[at]);
        let joint = if before == Some(b'-') { Joint::Hyphen } else { Joint::Gap };
        let word = Word::showing(surface, range, part, sentence);
        words.push(Word { negated: negated > 0, joint, ..word });
        negated = if word.is(Mark::Negator) { REACH } else { usize::saturating_sub(negated, 1) };
    });
}

impl Word {
    /// The word that stands at a place of a text; it leads nothing yet.
    pub(super) fn read(lexicon: &Lexicon, text: &str, range: Range<usize>, part: Part, sentence: usize) -> Self {
        Self::showing(lexicon.look_up(text, range.clone()), range, part, sentence)
    }

    /// A word of which this is known.
    pub(super) fn showing(surface: Surface, range: Range<usize>, part: Part, sentence: usize) -> Self {
        let Surface { id, form, signs, marks, class, opens } = surface;
        let Range { start, end } = range;
        Self {
            id,
            form,
            signs,
            marks,
            opens,
            class,
            start,
            end,
            leads: 0.0,
            beside: false,
            head: false,
            negated: false,
            joint: Joint::Gap,
            part,
            sentence,
        }
    }

    /// Whether its text shows it as one of these.
    pub(super) fn is_any(&self, text: &str, words: &[&str]) -> bool {
        words.iter().any(|word| text[self.start..self.end].eq_ignore_ascii_case(word))
    }

    /// It leads.
    pub(super) fn leading(self, surface: Surface) -> Self {
        Self { leads: 1.0, ..Self::showing(surface, self.start..self.end, self.part, self.sentence) }
    }

    /// Takes from it whatever part it plays in an English sentence, and its meaning too unless that is to be kept.
    pub(super) fn forget(&mut self, keep_meaning: bool) {
        if !keep_meaning {
            (self.id, self.opens) = (WordId::UNKNOWN, 0);
        }
        (self.marks, self.class, self.negated) = (0, 0, false);
    }

    /// Whether it plays this part.
    pub(super) fn is(&self, mark: Mark) -> bool {
        self.marks & mark as u16 != 0
    }
}
