//! Reported speech: what a sentence says that somebody said, without quotation marks.
//!
//! It counts only where its own sentence names the speaker, and is read in English only: by "that", by what stands
//! behind "said" and has a verb of its own, or by an attribution at the end.

use std::ops::Range;

use super::attribution::{Table, Who};
use super::quote::{Paragraph, SHORTEST};

/// What a sentence reports.
pub(super) struct Reported<'a> {
    /// The words that name the speaker.
    pub name: Range<usize>,
    pub verb: usize,
    /// The clause that reports it.
    pub text: &'a str,
}

/// An attribution at the end of a sentence: "The port is closed, Ann Lee said on Monday."
pub(super) struct Trailing {
    /// The words that name the speaker.
    pub name: Range<usize>,
    pub verb: usize,
    /// The word behind the comma.
    pub comma: usize,
}

/// Verbs behind which the listener stands.
static TELLING: Table = Table::of("asked asks telling tells told warned warning warns");

impl Paragraph<'_> {
    /// What a sentence reports without quotation marks.
    pub(super) fn reported(&self, at: usize) -> Option<Reported<'_>> {
        /// A longer sentence is none that anybody wrote, and reports nothing.
        const LONGEST: usize = 400; // words
        let (sentence, words, passage) = (self.sentences[at], &self.words[at], &self.passage);
        if words.len() > LONGEST {
            return None;
        }
        /// With these begins what is asked, or only supposed.
        static OPEN: Table = Table::of(
            "can could did do does had has have if is lest neither nor once should unless until was were whether will would",
        );
        if passage.is(words.start, &OPEN) || self.text[..sentence.end].ends_with('?') {
            return None;
        }
        let end = self.text[..sentence.end].trim_end_matches(['.', ' ']).len();
        let is_quoted = |clause: Range<usize>| {
            let quotations = self.quotations(sentence.start..sentence.end);
            let mut quotations = quotations.iter().map(|span| self.within(span));
            quotations.any(|said| clause.contains(&said.start) && said.len() >= SHORTEST && !self.is_title(&said))
        };
        if let Some(Trailing { name, verb, comma }) = self.trailing(words) {
            let text = self.text[sentence.start..passage.words[comma].range.start].trim_end_matches([',', ' ']);
            return (!is_quoted(words.start..comma)).then_some(Reported { name, verb, text });
        }
        for verb in words.clone().filter(|&at| passage.is_saying(at)) {
            let clause = self.clause(verb, words);
            let Who::Named(name) = passage.who(verb, &clause) else {
                continue;
            };
            let start = match passage.is_source(verb) {
                true => (verb == words.start && passage.gap(name.end) == ",")
                    .then(|| self.beyond_apposition(name.end, words.end)),
                false => self.reported_from(verb, &clause),
            };
            if let Some(start) = start.filter(|&start| start + SHORTEST < words.end && !is_quoted(start..words.end)) {
                let text = &self.text[passage.words[start].range.start..end];
                return Some(Reported { name, verb, text });
            }
        }
        None
    }

    /// The first word behind what is set off behind a name: "a builder, the port is closed".
    fn beyond_apposition(&self, at: usize, end: usize) -> usize {
        static ARTICLES: Table = Table::of("a an");
        static RELATIVES: Table = Table::of("that which who whose");
        let passage = &self.passage;
        let comma = (at + 1..end).find(|&at| passage.gap(at) == ",");
        let is_end = |comma: &usize| !passage.has_finite_verb(at..*comma) && !passage.is(*comma, &RELATIVES);
        comma.filter(is_end).filter(|_| passage.is(at, &ARTICLES)).unwrap_or(at)
    }

    /// The first word of what a verb reports: behind "that", or at once: "said the port was closed".
    fn reported_from(&self, verb: usize, clause: &Range<usize>) -> Option<usize> {
        const FAR: usize = 9;
        /// Behind these "that" may be left out.
        static SAID: Table = Table::of("added adds argued argues claimed claims insisted insists said says");
        let passage = &self.passage;
        let is_plain = |at: &usize| passage.gap(*at).is_empty();
        // When and where it was said may stand between: "said on Monday that".
        let mut at = verb + 1;
        let goes_on = passage.is_aside(at) || passage.is(verb, &TELLING);
        let far = clause.end.min(if goes_on { verb + FAR } else { verb + 2 });
        if let Some(that) = (at..far).take_while(is_plain).find(|&at| passage.is_word(at, "that")) {
            let is_relative = passage.has_finite_verb(that + 1..clause.end.min(that + 2)); // "in a letter that was lost"
            return (!is_relative).then_some(that + 1);
        }
        while at < clause.end && passage.is_day(at) {
            at += 1;
        }
        let is_clause = passage.is(verb, &SAID) && passage.has_finite_verb(at..clause.end);
        let follows_quotation = clause.start > 0 && passage.words[clause.start - 1].is_quoted;
        let is_at_once = is_clause
            && at < clause.end
            && is_plain(&at)
            && !passage.is_aside(at)
            && !follows_quotation
            && !passage.has_finite_verb(at..at + 1);
        is_at_once.then_some(at)
    }

    /// The attribution with which those words end, if they do.
    pub(super) fn trailing(&self, words: &Range<usize>) -> Option<Trailing> {
        const TITLE: usize = 4;
        let passage = &self.passage;
        let verb = words.clone().rev().find(|&at| passage.is_saying(at))?;
        let clause = self.clause(verb, words);
        let is_before = passage.gap(verb) == "," && !passage.is(verb, &TELLING) && !passage.verb(verb).ends_with("ing");
        let (name, comma) = if is_before {
            let Who::Named(name) = passage.behind(verb, clause.end) else {
                return None;
            };
            let mut rest = (name.end..clause.end).take_while(|&at| matches!(passage.gap(at), "" | "."));
            if rest.any(|at| passage.has_finite_verb(at..at + 1)) {
                return None; // "the mayor, said Tolm on Monday would pay"
            }
            (name, verb)
        } else {
            let Who::Named(name) = passage.who(verb, &clause) else {
                return None;
            };
            let is_end = verb + 1 == words.end || passage.gap(verb + 1) == "," || passage.is_aside(verb + 1);
            if clause.end < words.end
                || name.end > verb
                || !passage.gap(name.end).is_empty()
                || !is_end && !passage.is_word(verb, "told")
            {
                return None;
            }
            let mut from = (name.start.saturating_sub(TITLE).max(clause.start)..=name.start).rev();
            let comma = from.find(|&at| !passage.gap(at).is_empty() && passage.is_office(at..name.start))?;
            (name, comma)
        };
        let is_open = self.text[passage.words[words.end - 1].range.end..].starts_with(':'); // "Ann Lee said:"
        let has_that = (verb..clause.end).any(|at| passage.is_word(at, "that"));
        // "After the storm, Ann Lee said on Monday the port was closed."
        let is_aside = passage.is_aside(words.start);
        let is_finite = passage.has_finite_verb(words.start..comma);
        let goes_on = passage.has_finite_verb(verb + 1..clause.end);
        let is_sentence = comma > words.start + SHORTEST
            && if goes_on {
                is_finite && !is_aside
            } else {
                is_finite || !is_aside
            };
        (passage.gap(comma) == "," && is_sentence && !has_that && !is_open).then_some(Trailing { name, verb, comma })
    }
}
