//! The index: which articles hold a term, and which terms are forms of one word.
//!
//! It answers "which articles could match" without reading them; where the words stand is found by reading the few that
//! could. Postings and positions do not travel, which makes a page a quarter smaller: they are made of the texts once a
//! corpus is open, some articles at a time (see `making`). Until then, a question is answered by reading all texts. What
//! does travel:
//!
//! | part | holds |
//! | --- | --- |
//! | sizes | of each term's postings, in bytes, so that they can be made in one go |
//! | lengths | of each article, in words |
//! | families | see `families` |

mod beginnings;
mod builder;
pub(crate) mod families;
mod making;

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use beginnings::Beginnings;
pub(crate) use builder::Builder;
use dossier_code::{Located, Marks, Positions, Postings};
pub use dossier_code::{Posting, Zone};
use families::Families;
pub(crate) use making::Source;
use making::Workshop;

use crate::numbers::Reader;
use crate::search::Slot;
use crate::vocabulary::TermRange;

/// The words of a corpus, opened for questions.
#[derive(Debug)]
pub struct Index {
    lengths: Vec<u32>,
    mean_length: f64,
    pub(crate) families: Families,
    /// Whether it was asked anything yet.
    was_asked: AtomicBool,
    /// Which articles hold which terms, once all articles were taken in.
    postings: OnceLock<Postings>,
    /// Of words that begin alike, once those are there.
    beginnings: OnceLock<Beginnings>,
    /// Where the words stand, once all articles were taken in again.
    positions: OnceLock<Positions>,
    workshop: Workshop,
}

impl Index {
    /// The length of an article in words.
    pub fn length(&self, article: u32) -> u32 {
        self.lengths.get(article as usize).copied().unwrap_or(0)
    }

    /// The mean length of the articles in words.
    pub fn mean_length(&self) -> f64 {
        self.mean_length
    }

    /// In how many articles a term stands, and how often in all.
    pub(crate) fn frequency(&self, term: u32, source: Source<'_>) -> (u32, u32) {
        match self.postings(source) {
            Some(postings) => postings.frequency(term),
            None => {
                let surfaces = source.vocabulary.surfaces_of(term);
                let held = source.scan(&[source.marks([surfaces])], |_| 0);
                (held.len() as u32, held.iter().map(|posting| posting.occurrences).sum())
            }
        }
    }

    /// The postings for a question. Nothing for the first that is asked, if they are not made: all texts are read for it,
    /// which takes a third of the time that it takes to make them. Whoever asks again should have them.
    pub(crate) fn postings_for_question(&self, source: Source<'_>) -> Option<&Postings> {
        match self.was_asked.swap(true, Ordering::Relaxed) {
            true => self.postings(source),
            false => self.postings.get(),
        }
    }

    /// The articles that hold any of some terms, if that is kept.
    pub(crate) fn kept(&self, terms: &[TermRange]) -> Option<Vec<Posting>> {
        self.beginnings.get()?.of(terms)
    }

    /// The articles that hold words in a row, and how often. Nothing as long as positions do not tell.
    pub(crate) fn in_a_row(&self, words: &[Slot]) -> Option<Vec<Posting>> {
        let words: Option<Vec<&[TermRange]>> = words.iter().map(Slot::few_everywhere).collect();
        self.positions.get()?.in_a_row(self.postings.get()?, &words?)
    }

    /// Where a word stands. Nothing as long as positions do not tell.
    pub(crate) fn located(&self, word: &Slot) -> Option<Located<'_>> {
        let (positions, postings) = (self.positions.get()?, self.postings.get()?);
        Some(positions.located(postings, word.few_everywhere()?))
    }

    /// The index in those bytes for so many articles and terms, or nothing if they hold none.
    pub(crate) fn read(bytes: &[u8], articles: usize, terms: usize) -> Option<Self> {
        let mut reader = Reader(bytes);
        let sizes = reader.numbers()?;
        let lengths = reader.numbers()?;
        let families = Families::read(&mut reader, articles)?;
        (sizes.len() == terms && lengths.len() == articles && reader.0.is_empty()).then_some(())?;
        let total: f64 = lengths.iter().map(|&length| f64::from(length)).sum();
        Some(Self {
            mean_length: total / lengths.len().max(1) as f64,
            lengths,
            families,
            was_asked: AtomicBool::new(false),
            postings: OnceLock::new(),
            beginnings: OnceLock::new(),
            positions: OnceLock::new(),
            workshop: Workshop::new(sizes),
        })
    }
}

impl Source<'_> {
    /// Surfaces as marks.
    pub(crate) fn marks(self, surfaces: impl IntoIterator<Item = Range<u32>>) -> Marks {
        let code = self.texts.code();
        let mut marks = Marks::none(code);
        surfaces.into_iter().for_each(|range| marks.mark(code, range));
        marks
    }

    /// What postings would tell of surfaces, told by reading all texts. Several may be given, and which matter in an
    /// article.
    pub(crate) fn scan(self, marks: &[Marks], of_article: impl Fn(u32) -> usize) -> Vec<Posting> {
        let mut postings = Vec::new();
        let mut found = Vec::new();
        for article in 0..self.texts.articles() {
            let Some(marks) = marks.get(of_article(article as u32)) else {
                continue;
            };
            let mut symbols = self.texts.symbols(article);
            let mut zone = Zone::Body;
            found.clear();
            for passage in 0..self.catalogue.shape(article).searched {
                let before = found.len();
                symbols.find(marks, 0, &mut found);
                if found.len() > before {
                    zone = zone.max(self.catalogue.zone(article, passage));
                }
            }
            if !found.is_empty() {
                postings.push(Posting {
                    article: article as u32,
                    occurrences: found.len() as u32,
                    zone,
                });
            }
        }
        postings
    }
}
