//! A wording: sentences of equal words, wherever they stand, and the runs of words that two of them share.

use super::Place;
use super::lexicon::hash;
use super::sentence::{Facts, Key};
use crate::order;

/// Sentences of equal words, wherever they stand.
pub(super) struct Wording<'a> {
    pub facts: &'a Facts<'a>,
    pub places: Vec<Place>,
}

impl Wording<'_> {
    /// Its words, by their places in the lexicon.
    pub fn words(&self) -> &[u32] {
        &self.facts.numbers
    }

    /// The column of each of its places.
    pub fn columns(&self) -> impl Iterator<Item = usize> + '_ {
        self.places.iter().map(|place| place.column)
    }

    /// The one column in which it stands, if it stands in one only.
    pub fn only_column(&self) -> Option<usize> {
        let column = self.places.first()?.column;
        self.columns().all(|other| other == column).then_some(column)
    }
}

/// The wordings, in the order of their words, so that the order of the columns changes nothing.
pub(super) fn wordings<'a>(facts: &'a [Vec<Facts<'a>>]) -> Vec<Wording<'a>> {
    let mut sentences: Vec<(&[u32], Place)> = Vec::new();
    for (column, of_column) in facts.iter().enumerate() {
        for (sentence, facts) in of_column.iter().enumerate() {
            sentences.push((&facts.numbers, Place { column, sentence }));
        }
    }
    order::sort(&mut sentences);
    let wording = |same: &[(&[u32], Place)]| Wording {
        facts: &facts[same[0].1.column][same[0].1.sentence],
        places: same.iter().map(|(_, place)| *place).collect(),
    };
    sentences.chunk_by(|one, other| one.0 == other.0).map(wording).collect()
}

/// For each short run of words that several have, the wordings that have it; now and then runs taken for one.
pub(super) fn sharing_runs(wordings: &[Wording]) -> Vec<Vec<u32>> {
    // The upper half is a hash, the lower one a wording.
    let mut runs: Vec<u64> = Vec::new();
    for (place, wording) in wordings.iter().enumerate() {
        let runs_of_it = wording.words().windows(SHORT_RUN);
        runs.extend(runs_of_it.map(|run| hash(run.iter().map(|&word| u64::from(word))) << 32 | place as u64));
    }
    order::sort_numbers(&mut runs);
    runs.dedup();
    let same = runs.chunk_by(|one, other| one >> 32 == other >> 32);
    let places = |same: &[u64]| same.iter().map(|&run| run as u32).collect();
    same.filter(|same| same.len() > 1).map(places).collect()
}

/// A run of words that short is verbatim only if it is most of a sentence, or quoted.
const SHORT_RUN: usize = 5;
/// A run of words that long is verbatim anyway.
const LONG_RUN: usize = 8;

/// The longest run of words that two wordings share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub length: usize,
    /// How many of its words are neither stop words nor names nor dates.
    content: usize,
    is_quoted: bool,
}

impl Run {
    /// Whether the run is long enough, and not a mere string of names and titles.
    pub fn is_verbatim(&self, shorter: usize) -> bool {
        let most_of_it = self.length * 5 >= shorter * 3;
        self.content >= 3 && (self.length >= LONG_RUN || (self.length >= SHORT_RUN && (most_of_it || self.is_quoted)))
    }
}

/// The longest run of words that both have.
pub(super) fn longest_run(a: &Wording, b: &Wording) -> Run {
    let mut best: (usize, usize) = (0, 0); // length, and its end in a
    let mut before = vec![0usize; b.words().len() + 1];
    for (at, word) in a.words().iter().enumerate() {
        let mut diagonal = 0;
        for (place, other) in b.words().iter().enumerate() {
            let length = if word == other { diagonal + 1 } else { 0 };
            diagonal = std::mem::replace(&mut before[place + 1], length);
            if length > best.0 {
                best = (length, at + 1);
            }
        }
    }
    let (length, end) = best;
    let terms = a.facts.terms[end - length..end].iter().flatten();
    let content = terms
        .clone()
        .filter(|term| matches!(term.key, Key::Word(_) | Key::Number(_)))
        .count();
    Run {
        length,
        content,
        is_quoted: length > 0 && terms.clone().all(|term| term.quoted),
    }
}
