//! The patterns that typed words stand for.

use std::ops::Range;

use super::expression::Expression;
use super::tree::Pattern;
use crate::text;
use crate::text::{fold, is_unspaced};

/// How words are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// By themselves.
    Plain,
    /// Within quotation marks.
    Quoted,
    /// Behind `=`.
    Exact,
}

/// A typed word, or a wildcard in one.
pub(super) struct Typed {
    /// Where it stands in what was cut, in bytes.
    pub(super) range: Range<usize>,
    /// As words are compared.
    pub(super) folded: String,
    /// As a stemmer wants it.
    form: String,
    /// Whether a wildcard is in it.
    wild: bool,
    /// Whether nothing else is in it.
    pub(super) bare: bool,
}

/// Cuts what was typed without white space, or between quotation marks, into at most so many words.
///
/// A wildcard belongs to the word that it touches. `*` always is one; `?` is one outside quotation marks, if a letter, a
/// digit or `*` follows: otherwise it ends a question.
pub(super) fn cut(text: &str, writing: Writing, most: usize) -> Vec<Typed> {
    let wildcards = match writing {
        Writing::Exact => Vec::new(),
        _ => wildcards(text, writing == Writing::Plain),
    };
    let is_wildcard = |place: usize| wildcards.binary_search(&place).is_ok();
    // For the rules by which words are cut, a wildcard is a letter, or a digit behind a digit.
    let mut shadow = String::with_capacity(text.len());
    for (place, c) in text.char_indices() {
        shadow.push(match is_wildcard(place) {
            true if shadow.ends_with(char::is_numeric) => '0',
            true => 'x',
            false => c,
        });
    }
    let mut typed: Vec<Typed> = Vec::new();
    for word in text::words(&shadow) {
        let places = wildcards.partition_point(|&place| place < word.range.start)
            ..wildcards.partition_point(|&place| place < word.range.end);
        let bare = places.len() == word.range.len();
        let wild = !places.is_empty();
        let room = typed.len() < most;
        match typed.last_mut() {
            Some(last) if last.range.end == word.range.start && (bare || last.bare) => {
                last.range.end = word.range.end;
                last.bare &= bare;
                last.wild = true;
            }
            _ if !room => break,
            _ => typed.push(Typed {
                range: word.range,
                folded: word.folded,
                form: word.form,
                wild,
                bare,
            }),
        }
    }
    typed
}

/// The places of the wildcards.
fn wildcards(text: &str, single: bool) -> Vec<usize> {
    let mut places = Vec::new();
    for (place, c) in text.char_indices() {
        let is = match c {
            '*' => true,
            '?' if single => {
                let behind = text[place..].trim_start_matches('?');
                behind.starts_with(|c: char| c == '*' || c.is_alphanumeric())
            }
            _ => false,
        };
        if is {
            places.push(place);
        }
    }
    places
}

impl Typed {
    /// The pattern that it stands for in what was cut; nothing if it is a wildcard that is too large.
    pub(super) fn pattern(self, text: &str, writing: Writing, unfinished: bool) -> Option<Pattern> {
        let surface = &text[self.range];
        if writing == Writing::Exact {
            return Some(Pattern::Exact(surface.replace('’', "'")));
        }
        if self.wild {
            return Expression::wildcard(&literal(surface)).map(Pattern::Automaton);
        }
        let folded = self.folded;
        if writing == Writing::Quoted || folded.chars().any(is_unspaced) {
            return Some(Pattern::Surface { folded, unfinished });
        }
        Some(Pattern::Form {
            form: self.form,
            folded,
            unfinished,
        })
    }
}

/// The words of a text, folded and each by itself, as any form of them.
pub(super) fn forms(text: &str) -> Vec<(Range<usize>, Pattern)> {
    let all = cut(text, Writing::Exact, usize::MAX).into_iter();
    all.filter_map(|typed| Some((typed.range.clone(), typed.pattern(text, Writing::Plain, false)?)))
        .collect()
}

/// A word with wildcards, folded as words are: without the points of an abbreviation and the commas of a number.
fn literal(surface: &str) -> String {
    let mut literal = String::new();
    let mut letters = 0; // since the last sign
    for c in fold(surface).chars() {
        if c == '*' || c.is_alphanumeric() {
            letters += 1;
        } else {
            let drops = match c {
                '.' => letters == 1 && !literal.ends_with(char::is_numeric),
                ',' => true,
                _ => false,
            };
            letters = 0;
            if drops {
                continue;
            }
        }
        literal.push(c);
    }
    literal
}
