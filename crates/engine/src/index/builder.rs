//! Writes the index.

use super::families;
use super::{Posting, Zone};
use crate::numbers::Writer;
use crate::vocabulary::Term;

/// The words of articles, gathered. Terms have provisional numbers, in the order in which they were met.
#[derive(Default)]
pub(crate) struct Builder {
    lengths: Vec<u32>,
    /// The tag of the language of each article.
    languages: Vec<String>,
    postings: Vec<Vec<Posting>>,
}

impl Builder {
    /// Begins the next article.
    pub(crate) fn begin(&mut self, language: &str) {
        self.lengths.push(0);
        self.languages.push(language.to_owned());
    }

    /// Adds a word to the article that was begun last.
    pub(crate) fn add(&mut self, term: u32, zone: Zone) {
        let article = self.lengths.len() as u32 - 1;
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
        let (mut sizes, mut postings) = (Vec::new(), Writer::default());
        for &(provisional, _) in terms {
            let before = postings.0.len();
            let mut next = 0;
            for posting in of(provisional) {
                let is_plain = posting.occurrences == 1 && posting.zone == Zone::Body;
                postings.number((posting.article - next) << 1 | u32::from(is_plain));
                if !is_plain {
                    postings.number(posting.occurrences * 3 + posting.zone as u32);
                }
                next = posting.article + 1;
            }
            sizes.push((postings.0.len() - before) as u32);
        }
        let mut writer = Writer::default();
        writer.numbers(self.lengths.iter().copied());
        writer.numbers(sizes.into_iter());
        writer.section(&postings.0);
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
