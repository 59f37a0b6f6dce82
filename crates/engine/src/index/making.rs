//! Making: postings, what is gathered of them, and positions, of the texts, some articles at a time.
//!
//! It exists so that a page can show its first answer before the index is made, and make it while nobody waits. If what is
//! made does not fit together, which only a mistake in writing it could cause, it is left out: texts are read instead, and
//! answers are the same.

use std::sync::Mutex;

use dossier_code::{Inverter, Locator, Postings};

use super::Index;
use super::beginnings::Beginnings;
use crate::corpus::catalogue::Catalogue;
use crate::texts::Texts;
use crate::vocabulary::Vocabulary;

/// What an index is made of.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) texts: &'a Texts,
}

/// What is being made.
#[derive(Debug)]
pub(super) struct Workshop(Mutex<Stage>);

/// How far it is.
#[derive(Debug)]
enum Stage {
    /// Nothing was begun: the sizes of all terms' postings.
    Sizes(Vec<u32>),
    Postings(Inverter),
    Beginnings(Beginnings),
    Positions(Locator),
    Done,
}

impl Workshop {
    pub(super) fn new(sizes: Vec<u32>) -> Self {
        Self(Mutex::new(Stage::Sizes(sizes)))
    }
}

impl Index {
    /// The postings, made now as far as they are not. Nothing if they cannot be.
    pub(super) fn postings(&self, source: Source<'_>) -> Option<&Postings> {
        while self.postings.get().is_none() && self.advance(usize::MAX, source) {}
        self.postings.get()
    }

    /// Makes the postings now, for a question that needs several.
    pub(crate) fn make_postings(&self, source: Source<'_>) {
        self.postings(source);
    }

    /// Takes in the next articles, or the next letter. Says whether there is more to do.
    pub(crate) fn advance(&self, articles: usize, source: Source<'_>) -> bool {
        let Ok(mut stage) = self.workshop.0.lock() else {
            return false;
        };
        *stage = match std::mem::replace(&mut *stage, Stage::Done) {
            Stage::Sizes(sizes) => {
                let terms = source.vocabulary.terms_of_surfaces();
                Inverter::new(source.texts.code(), terms, &sizes)
                    .map_or(Stage::Done, |inverter| self.invert(inverter, articles, source))
            }
            Stage::Postings(inverter) => self.invert(inverter, articles, source),
            Stage::Beginnings(beginnings) => self.gather(beginnings, source),
            Stage::Positions(locator) => self.locate(locator, articles, source),
            Stage::Done => Stage::Done,
        };
        !matches!(*stage, Stage::Done)
    }

    fn invert(&self, mut inverter: Inverter, articles: usize, source: Source<'_>) -> Stage {
        let end = source
            .texts
            .articles()
            .min(inverter.articles().saturating_add(articles));
        for article in inverter.articles()..end {
            let mut symbols = source.texts.symbols(article);
            for passage in 0..source.catalogue.shape(article).searched {
                inverter.passage(&mut symbols, source.catalogue.zone(article, passage));
            }
            if inverter.end_article().is_none() {
                return Stage::Done;
            }
        }
        if end < source.texts.articles() {
            return Stage::Postings(inverter);
        }
        inverter.finish().map_or(Stage::Done, |postings| {
            self.postings.get_or_init(|| postings);
            Stage::Beginnings(Beginnings::default())
        })
    }

    fn gather(&self, mut beginnings: Beginnings, source: Source<'_>) -> Stage {
        let Some(postings) = self.postings.get() else {
            return Stage::Done;
        };
        if beginnings.advance(source.vocabulary, postings) {
            return Stage::Beginnings(beginnings);
        }
        self.beginnings.get_or_init(|| beginnings);
        let terms = source.vocabulary.terms_of_surfaces();
        Stage::Positions(Locator::new(source.texts.code(), terms, postings))
    }

    fn locate(&self, mut locator: Locator, articles: usize, source: Source<'_>) -> Stage {
        let end = source.texts.articles().min(locator.articles().saturating_add(articles));
        for article in locator.articles()..end {
            let mut symbols = source.texts.symbols(article);
            let shape = source.catalogue.shape(article);
            for passage in 0..shape.searched {
                locator.passage(&mut symbols, shape.title == Some(passage));
            }
            locator.end_article();
        }
        if end < source.texts.articles() {
            return Stage::Positions(locator);
        }
        self.positions.get_or_init(|| locator.finish());
        Stage::Done
    }
}
