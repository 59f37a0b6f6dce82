//! A quote: what a report gives as somebody's words, word for word or reported, and who is said to have said it.
//!
//! A reader who compares reports asks whom each of them lets speak. The speaker is named only where the sentence itself
//! names one, or where it goes on with the words of the one who spoke in the sentence before it, or says "he" or "she"
//! and that sentence is about one person and names nobody else whom it could mean.

use crate::text::case;
use std::ops::Range;

use super::attribution::{self, Passage, Table, Who};
use super::sentence::Facts;
use super::{Place, Sentence};
use crate::article::Article;
use crate::name::Name;
use crate::text;

/// Somebody's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The sentence in which it begins.
    pub place: Place,
    /// Who said it, as the article writes it; nothing if the article does not say so beside the quotation.
    pub speaker: Option<String>,
    /// The word that attributes it, as written: "said", "claimed".
    pub verb: Option<String>,
    /// Whether it is word for word, and so stands in quotation marks.
    pub direct: bool,
    /// The words between the quotation marks, or the clause that reports them.
    pub text: String,
}

/// A quotation has three words or more; what is shorter is a term held at arm's length, unless somebody says it.
pub(super) const SHORTEST: usize = 3;

/// What another clause begins with.
static OTHERS: Table = Table::of("although and but though whereas while");

/// The quotes of an article's sentences, in order.
pub(super) fn of(
    column: usize,
    article: &Article,
    sentences: &[Sentence],
    facts: &[Facts],
    names: &[Name],
) -> Vec<Quote> {
    let capitals = attribution::capitals(facts);
    let mut heard = Heard::default();
    let mut quotes = Vec::new();
    let mut from = 0;
    for run in sentences.chunk_by(|one, other| one.block == other.block) {
        let text = &article.blocks[run[0].block].text;
        let facts = &facts[from..from + run.len()];
        let quoted = text::quotations(text);
        let mut end = 0;
        let words = facts.iter().map(|facts| {
            end += facts.words.len();
            end - facts.words.len()..end
        });
        let paragraph = Paragraph {
            text,
            sentences: run,
            words: words.collect(),
            passage: Passage::new(text, &capitals, &article.language, &quoted, run, facts, names),
            quoted,
            is_english: article.language.starts_with("en"),
        };
        for at in 0..run.len() {
            let place = Place {
                column,
                sentence: from + at,
            };
            paragraph.read(at, place, &mut heard, &mut quotes);
        }
        if paragraph.quoted.last().is_none_or(|span| span.end < text.len()) {
            heard.last = Attribution::default(); // no quotation goes on in the next paragraph
        }
        from += run.len();
    }
    quotes
}

/// The speaker and the verb, as written.
type Attribution = (Option<String>, Option<String>);

/// What is remembered from one sentence to the next.
#[derive(Default)]
struct Heard {
    /// Whose words were the last.
    last: Attribution,
    /// The sentence in which those ended.
    until: usize,
    /// The person whom the last sentence is about, and another whom it names.
    person: Option<(String, Option<String>)>,
}

/// A paragraph of an article.
pub(super) struct Paragraph<'a> {
    pub(super) text: &'a str,
    pub(super) sentences: &'a [Sentence],
    /// The words of each sentence in the passage.
    pub(super) words: Vec<Range<usize>>,
    pub(super) passage: Passage<'a>,
    quoted: Vec<Range<usize>>,
    is_english: bool,
}

impl Paragraph<'_> {
    /// Adds the quotes that begin in a sentence.
    fn read(&self, at: usize, place: Place, heard: &mut Heard, quotes: &mut Vec<Quote>) {
        /// Words further from a quotation say nothing of it; what has no full stop may go on for thousands.
        const FAR: usize = 400;
        let (sentence, words) = (self.sentences[at], &self.words[at]);
        let is_all_quoted = self.passage.words[words.clone()].iter().all(|word| word.is_quoted);
        let first = quotes.len();
        let mut until = place.sentence;
        for span in self.quotations(sentence.start..sentence.end) {
            let said = self.within(span);
            if said.is_empty() {
                continue; // it holds no word, or stands where the comparison no longer reads
            }
            let Some(ends_in) = (at..self.words.len()).find(|&at| said.end <= self.words[at].end) else {
                continue;
            };
            let is_end = said.end == self.words[ends_in].end && self.text[..span.end].ends_with(['?', '!']);
            let has_tag = is_end && self.is_tag(ends_in + 1);
            let start = words.start.max(said.start.saturating_sub(FAR));
            let around = start..(said.end + FAR).min(self.words[ends_in + usize::from(has_tag)].end);
            let (who, verb, is_beside) = self.attribution(span, &said, &around);
            let goes_on =
                verb.is_none() && is_all_quoted && place.sentence <= heard.until + 1 && heard.last.1.is_some();
            let is_said = goes_on || is_beside && who != Who::Unnamed;
            if self.is_title(&said) || said.len() < SHORTEST && !is_said {
                continue;
            }
            let speaker = match who {
                Who::Named(name) => Some(self.passage.text(&name).to_owned()),
                Who::Pronoun => verb.and_then(|verb| self.antecedent(words.start, verb..around.end, heard)),
                Who::Unnamed => None,
            };
            let attribution = match goes_on {
                true => heard.last.clone(),
                false => (speaker, verb.map(|verb| self.passage.verb(verb))),
            };
            until = place.sentence + ends_in - at;
            (heard.last, heard.until) = (attribution.clone(), until);
            quotes.push(Quote {
                place,
                speaker: attribution.0,
                verb: attribution.1,
                direct: true,
                text: self.text[span.clone()].trim().trim_end_matches(',').to_owned(),
            });
        }
        if let Some(reported) = self.reported(at).filter(|_| self.is_english) {
            let speaker = self.passage.text(&reported.name).to_owned();
            let attribution = (Some(speaker), Some(self.passage.verb(reported.verb)));
            (heard.last, heard.until) = (attribution.clone(), until);
            quotes.push(Quote {
                place,
                speaker: attribution.0,
                verb: attribution.1,
                direct: false,
                text: reported.text.to_owned(),
            });
        }
        heard.person = match &quotes[first..] {
            [] if heard.until > place.sentence => return, // within a quotation
            [] => self.passage.person(words).map(|(name, other)| {
                let text = |name| self.passage.text(&name).to_owned();
                (text(name), other.map(text))
            }),
            [quote, rest @ ..] => match &quote.speaker {
                Some(speaker) if rest.iter().all(|other| other.speaker == quote.speaker) => {
                    Some((speaker.clone(), None))
                }
                _ => None,
            },
        };
    }

    /// The words of a quotation.
    pub(super) fn within(&self, span: &Range<usize>) -> Range<usize> {
        let words = &self.passage.words;
        words.partition_point(|word| word.range.start < span.start)
            ..words.partition_point(|word| word.range.start < span.end)
    }

    /// The words around that one that stand between the same quotations.
    pub(super) fn clause(&self, at: usize, around: &Range<usize>) -> Range<usize> {
        let is_quoted = |at: &usize| self.passage.words[*at].is_quoted;
        let start = (around.start..at)
            .rev()
            .find(is_quoted)
            .map_or(around.start, |at| at + 1);
        start..(at..around.end).find(is_quoted).unwrap_or(around.end)
    }

    /// Who is said to have said what is quoted, the verb, and whether that stands behind it as after a comma.
    fn attribution(
        &self,
        span: &Range<usize>,
        said: &Range<usize>,
        around: &Range<usize>,
    ) -> (Who, Option<usize>, bool) {
        const FAR: usize = 18;
        let passage = &self.passage;
        let behind = self.clause(said.end, around);
        let ends = self.text[..span.end]
            .trim_end()
            .ends_with([',', '?', '!', '…', '—', '–']);
        let is_parted = behind.start < behind.end && (ends || passage.gap(said.end).contains([',', '—', '–']));
        if is_parted && !passage.is(said.end, &OTHERS) {
            let mut near = behind.start..behind.end.min(behind.start + FAR);
            if let Some(verb) =
                near.find(|&at| passage.is_saying(at) && !(at == said.end && passage.verb(at).ends_with("ing")))
            {
                return (passage.who(verb, &behind), Some(verb), true);
            }
        }
        if let Some(trailing) = self.trailing(around).filter(|trailing| said.end <= trailing.comma) {
            return (Who::Named(trailing.name), Some(trailing.verb), false);
        }
        let mut near = (around.start.max(said.start.saturating_sub(FAR))..said.start).rev();
        match near.find(|&at| passage.is_verb(at)) {
            Some(verb) if self.is_parted_off(verb + 1..said.start) => (Who::Unnamed, None, false),
            Some(verb) => {
                let is_beside = match passage.is_saying(verb) {
                    true => verb + 1 == said.start,
                    false => self.is_likened(verb, said.start),
                };
                (passage.who(verb, &self.clause(verb, around)), Some(verb), is_beside)
            }
            None => (Who::Unnamed, None, false),
        }
    }

    /// Whether what is quoted is what somebody is called: "Lee praised the mayor as a “lion”."
    fn is_likened(&self, verb: usize, quoted: usize) -> bool {
        static ARTICLES: Table = Table::of("a an the");
        let before = quoted - 1;
        let before = before - usize::from(self.passage.is(before, &ARTICLES));
        verb < before && self.passage.is_word(before, "as")
    }

    /// Whether what stands behind a verb is no longer said by its subject: "He said no, but Lee was “not so sure about it”."
    fn is_parted_off(&self, mut words: Range<usize>) -> bool {
        let passage = &self.passage;
        let begins_another = |at: usize| passage.is(at, &OTHERS) && passage.is_name(at + 1);
        words.any(|at| begins_another(at) || passage.gap(at).contains(['—', '–', ';']))
    }

    /// Whether a sentence only says whose the question or exclamation before it was: "Ann Lee asked on Monday."
    fn is_tag(&self, at: usize) -> bool {
        const FAR: usize = 9;
        let Some(words) = self.words.get(at) else { return false };
        let verb = (words.start..words.end.min(words.start + FAR)).find(|&at| self.passage.is_saying(at));
        verb.is_some_and(|verb| {
            let mut rest = verb + 1..words.end;
            // "Ann Lee asked the crowd."
            let is_short = rest.len() <= SHORTEST && !rest.any(|at| self.passage.is_aside(at));
            let is_end = is_short || self.passage.is_aside(verb + 1);
            is_end && self.passage.who(verb, words) != Who::Unnamed
        })
    }

    /// Whether it is the name of a work, of which all words of weight have capitals.
    pub(super) fn is_title(&self, said: &Range<usize>) -> bool {
        static SMALL: Table = Table::of("a an and as at by for from in of on or the to with");
        let is_small = |at: &usize| self.passage.is(*at, &SMALL);
        let is_capital = |at: usize| self.text[self.passage.words[at].range.clone()].starts_with(case::is_capital);
        let mut of_weight = said.clone().filter(|at| !is_small(at));
        said.len() >= SHORTEST && of_weight.clone().count() > 1 && of_weight.all(is_capital)
    }

    /// Whom "he" or "she" means before or behind a verb: the person whom the sentence before is about. Nobody may be
    /// named between the begin of the sentence and the verb, and nobody else in the sentence before, but for one who
    /// listens: "Ann Lee met Bo Ek. “…,” she told Ek."
    fn antecedent(&self, start: usize, from_verb: Range<usize>, heard: &Heard) -> Option<String> {
        if (start..from_verb.start).any(|at| self.passage.is_name(at)) {
            return None;
        }
        let behind = self.passage.text(&from_verb);
        let (person, other) = heard.person.as_ref()?;
        let listens = other.as_ref().is_none_or(|other| behind.contains(other.as_str()));
        listens.then(|| person.clone())
    }

    /// The quotations that begin within those bytes.
    pub(super) fn quotations(&self, bytes: Range<usize>) -> &[Range<usize>] {
        let place = |byte: usize| self.quoted.partition_point(|span| span.start < byte);
        &self.quoted[place(bytes.start)..place(bytes.end)]
    }
}
