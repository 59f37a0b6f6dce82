//! Writes the index.

use dossier_code::size_of_posting;

use super::families;
use super::{Posting, Zone};
use crate::numbers::Writer;
use crate::vocabulary::Term;

/// The words of articles, gathered. Terms have provisional numbers, in the order in which they were met.
#[derive(Default)]
pub(crate) struct Builder {
    /// The tag of the language of each article.
    languages: Vec<String>,
    /// The length of each, in words.
    lengths: Vec<u32>,
    postings: Vec<Vec<Posting>>,
}

impl Builder {
    /// Begins the next article.
    pub(crate) fn begin(&mut self, language: &str) {
        self.languages.push(language.to_owned());
        self.lengths.push(0);
    }

    /// Adds a word to the article that was begun last.
    pub(crate) fn add(&mut self, term: u32, zone: Zone) {
        let article = self.languages.len() as u32 - 1;
        if let Some(length) = self.lengths.last_mut() {
            *length += 1;
        }
        if self.postings.len() <= term as usize {
            self.postings.resize_with(term as usize + 1, Vec::new);
        }
        let postings = &mut self.postings[term as usize];
        match postings.last_mut().filter(|last| last.article == article) {
            Some(last) => {
                last.occurrences += 1;
                last.zone = last.zone.max(zone);
            }
            None => postings.push(Posting {
                article,
                occurrences: 1,
                zone,
            }),
        }
    }

    /// The index for terms in their final order; each comes with its provisional number.
    pub(crate) fn write(&self, terms: &[(u32, &Term)]) -> Vec<u8> {
        let none = Vec::new();
        let of = |provisional: u32| self.postings.get(provisional as usize).unwrap_or(&none);
        let size = |postings: &Vec<Posting>| {
            let mut next = 0;
            let sizes = postings.iter().map(|posting| {
                let gap = posting.article - std::mem::replace(&mut next, posting.article + 1);
                size_of_posting(gap, posting.occurrences, posting.zone)
            });
            sizes.sum()
        };
        let sizes: Vec<u32> = terms.iter().map(|&(provisional, _)| size(of(provisional))).collect();
        let mut writer = Writer::default();
        writer.numbers(sizes.into_iter());
        writer.numbers(self.lengths.iter().copied());
        let articles = |place: usize| {
            of(terms[place].0)
                .iter()
                .map(|posting| posting.article as usize)
                .collect()
        };
        families::write(&mut writer, &self.languages, terms, &articles);
        writer.0
    }
}
