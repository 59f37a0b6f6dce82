//! Beginnings: the postings of all words that begin with the same letter, gathered once and kept.
//!
//! The first letter that a reader types fits thousands of words; to gather their postings each time takes longer than
//! anything else that is asked.

use dossier_code::{Gathered, Posting, Postings};

use crate::vocabulary::{TermRange, Vocabulary};

/// Fewer words than this are gathered as quickly as they are copied.
const MANY: usize = 256;

/// The postings of each letter that begins many words.
#[derive(Debug, Default)]
pub(super) struct Beginnings {
    /// In the order of the terms.
    letters: Vec<(TermRange, Gathered)>,
    /// The first term that was not yet looked at.
    next: u32,
}

impl Beginnings {
    /// Takes in the next letter. Says whether there are more.
    pub(super) fn advance(&mut self, vocabulary: &Vocabulary, postings: &Postings) -> bool {
        let Some(letter) = vocabulary.term(self.next).folded.chars().next() else {
            return false;
        };
        let mut folded = [0; 4];
        let terms = vocabulary.beginning(letter.encode_utf8(&mut folded));
        self.next = terms.end.max(self.next + 1);
        if terms.len() >= MANY {
            self.letters.push((terms.clone(), postings.gathered(terms)));
        }
        (self.next as usize) < vocabulary.len()
    }

    /// The postings of terms, if they are those of a letter.
    pub(super) fn of(&self, terms: &[TermRange]) -> Option<Vec<Posting>> {
        let [terms] = terms else { return None };
        let at = self
            .letters
            .binary_search_by_key(&terms.start, |(range, _)| range.start);
        let (range, gathered) = &self.letters[at.ok()?];
        (range == terms).then(|| gathered.postings())
    }
}
