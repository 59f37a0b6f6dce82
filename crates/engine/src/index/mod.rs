//! The index: which articles hold a term, and which terms are forms of one word.
//!
//! It answers "which articles could match" without reading them; where the words stand is found by reading the few that
//! could. Postings do not travel: they are made of the texts when the index is opened, which takes ten milliseconds a
//! thousand articles, and makes a page a quarter smaller. What does travel:
//!
//! | part | holds |
//! | --- | --- |
//! | sizes | of each term's postings, in bytes, so that they can be made in one go |
//! | families | see `families` |

mod builder;
pub(crate) mod families;

use std::sync::{Mutex, OnceLock};

pub(crate) use builder::Builder;
use dossier_code::{Inverter, Located, Locator, Positions, Postings};
pub use dossier_code::{Posting, Zone};
use families::Families;

use crate::corpus::catalogue::Catalogue;
use crate::numbers::Reader;
use crate::search::Slot;
use crate::texts::Texts;
use crate::vocabulary::{TermRange, Vocabulary};

/// The words of a corpus, opened for questions.
#[derive(Debug)]
pub struct Index {
    lengths: Vec<u32>,
    mean_length: f64,
    pub(crate) postings: Postings,
    pub(crate) families: Families,
    /// Where the words stand, once all articles were taken in.
    positions: OnceLock<Positions>,
    /// What takes them in.
    locator: Mutex<Option<Locator>>,
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
    pub fn frequency(&self, term: u32) -> (u32, u32) {
        self.postings.frequency(term)
    }

    /// The articles that hold words in a row, and how often. Nothing as long as positions do not tell.
    pub(crate) fn in_a_row(&self, words: &[Slot]) -> Option<Vec<Posting>> {
        let positions = self.positions.get()?;
        let words: Option<Vec<&[TermRange]>> = words.iter().map(Slot::few_everywhere).collect();
        positions.in_a_row(&self.postings, &words?)
    }

    /// Where a word stands. Nothing as long as positions do not tell.
    pub(crate) fn located(&self, word: &Slot) -> Option<Located<'_>> {
        Some(self.positions.get()?.located(&self.postings, word.few_everywhere()?))
    }

    /// Takes in where the words of the next articles stand. Says whether there are more.
    pub(crate) fn locate(
        &self,
        articles: usize,
        catalogue: &Catalogue,
        vocabulary: &Vocabulary,
        texts: &Texts,
    ) -> bool {
        let Ok(mut kept) = self.locator.lock() else {
            return false;
        };
        if self.positions.get().is_some() {
            return false;
        }
        let mut locator = kept
            .take()
            .unwrap_or_else(|| Locator::new(texts.code(), vocabulary.terms_of_surfaces(), &self.postings));
        let end = texts.articles().min(locator.articles().saturating_add(articles));
        for article in locator.articles()..end {
            let mut symbols = texts.symbols(article);
            let shape = catalogue.shape(article);
            for passage in 0..shape.searched {
                locator.passage(&mut symbols, shape.title == Some(passage));
            }
            locator.end_article();
        }
        if end < texts.articles() {
            *kept = Some(locator);
            return true;
        }
        self.positions.get_or_init(|| locator.finish());
        false
    }

    /// The index in those bytes of those texts, or nothing if they hold none.
    pub(crate) fn read(bytes: &[u8], catalogue: &Catalogue, vocabulary: &Vocabulary, texts: &Texts) -> Option<Self> {
        let mut reader = Reader(bytes);
        let sizes = reader.numbers()?;
        let families = Families::read(&mut reader, texts.articles())?;
        (sizes.len() == vocabulary.len() && reader.0.is_empty()).then_some(())?;
        let mut inverter = Inverter::new(texts.code(), vocabulary.terms_of_surfaces(), &sizes)?;
        let mut lengths = Vec::with_capacity(texts.articles());
        for article in 0..texts.articles() {
            let mut symbols = texts.symbols(article);
            for passage in 0..catalogue.shape(article).searched {
                inverter.passage(&mut symbols, catalogue.zone(article, passage));
            }
            lengths.push(inverter.end_article()?);
        }
        let total: f64 = lengths.iter().map(|&length| f64::from(length)).sum();
        Some(Self {
            mean_length: total / lengths.len().max(1) as f64,
            lengths,
            postings: inverter.finish()?,
            families,
            positions: OnceLock::new(),
            locator: Mutex::new(None),
        })
    }
}
