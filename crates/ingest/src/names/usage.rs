//! Usage: how often each word of the articles is written small, and how often with a capital where none is due.
//!
//! It tells "Reading" from "reading" without a dictionary: a word that mostly stands in small letters is no name.

use std::collections::HashMap;

use dossier_engine::article::Article;
use dossier_engine::text::words;

/// The words of some articles, in small letters.
#[derive(Debug, Default)]
pub(super) struct Usage {
    words: HashMap<String, Counts>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    small: u32,
    capital: u32,
}

impl Usage {
    /// Takes in an article.
    pub(super) fn add(&mut self, article: &Article) {
        for (_, passage) in article.passages() {
            let mut end = 0;
            for word in words(passage) {
                let between = &passage[end..word.range.start];
                let is_small = passage[word.range.clone()].starts_with(char::is_lowercase);
                let is_hyphened = end > 0 && between == "-";
                let is_due = end == 0 || !matches!(between, " " | ", ");
                end = word.range.end;
                if is_small && !is_hyphened || !is_small && !is_due {
                    let counts = self.words.entry(word.form).or_default();
                    counts.small += u32::from(is_small);
                    counts.capital += u32::from(!is_small);
                }
            }
        }
    }

    /// Both together.
    pub(super) fn with(mut self, other: Self) -> Self {
        for (word, counts) in other.words {
            let sum = self.words.entry(word).or_default();
            sum.small += counts.small;
            sum.capital += counts.capital;
        }
        self
    }

    /// Whether a word is written small more often than not.
    pub(super) fn is_common(&self, lower: &str) -> bool {
        self.words
            .get(lower)
            .is_some_and(|counts| counts.small > counts.capital)
    }

    /// Whether it is ever written small.
    pub(super) fn is_seen_small(&self, lower: &str) -> bool {
        self.words.get(lower).is_some_and(|counts| counts.small > 0)
    }
}
