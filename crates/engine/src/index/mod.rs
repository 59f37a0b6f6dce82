//! The index: which articles hold a term, and which terms are forms of one word.
//!
//! It answers "which articles could match" without reading them; where the words stand is found by reading the few that
//! could. It is used as it travels:
//!
//! | part | holds |
//! | --- | --- |
//! | lengths | of each article, in words |
//! | sizes | of each term's postings, in bytes |
//! | postings | for each term, each article that holds it: how many articles lie between it and the one before, doubled, plus 1 if the term stands in it once and in the body only; else a second number with occurrences and [`Zone`] |
//! | families | see `families` |

mod builder;
pub(crate) mod families;

pub(crate) use builder::Builder;
use families::Families;

use crate::numbers::Reader;
use crate::vocabulary::TermRange;

/// The words of a corpus, opened for questions.
#[derive(Debug)]
pub struct Index {
    lengths: Vec<u32>,
    mean_length: f64,
    postings: Vec<u8>,
    /// Where each term's postings begin; then the end.
    starts: Vec<u32>,
    pub(crate) families: Families,
}

/// That an article holds a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The article, by its place in the corpus.
    pub article: u32,
    /// How often the word stands in it.
    pub occurrences: u32,
    /// The most prominent place in which it stands.
    pub zone: Zone,
}

/// How prominent a place is, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zone {
    /// The running text.
    Body,
    /// A heading within the article.
    Heading,
    /// The title.
    Title,
}

impl Zone {
    const ALL: [Self; 3] = [Self::Body, Self::Heading, Self::Title];
}

impl Index {
    /// How many articles were indexed.
    pub fn articles(&self) -> usize {
        self.lengths.len()
    }

    /// The length of an article in words.
    pub fn length(&self, article: u32) -> u32 {
        self.lengths.get(article as usize).copied().unwrap_or(0)
    }

    /// The mean length of the articles in words.
    pub fn mean_length(&self) -> f64 {
        self.mean_length
    }

    /// Calls back with each posting of a term, in the order of the articles.
    #[inline(always)]
    pub(crate) fn each_posting(&self, term: u32, visit: &mut impl FnMut(Posting)) {
        let place = term as usize;
        let Some(&[start, end]) = self.starts.get(place..place + 2) else {
            return;
        };
        let mut reader = Reader(self.postings.get(start as usize..end as usize).unwrap_or_default());
        let mut next = 0u32;
        while let Some(number) = reader.number() {
            let article = next.wrapping_add(number >> 1);
            next = article.wrapping_add(1);
            let (occurrences, zone) = match number & 1 {
                1 => (1, Zone::Body),
                _ => {
                    let both = reader.number().unwrap_or(3);
                    (both / 3, Zone::ALL[both as usize % 3])
                }
            };
            visit(Posting {
                article,
                occurrences,
                zone,
            });
        }
    }

    /// The postings of all those terms together, an article once, in order.
    pub(crate) fn postings(&self, terms: &[TermRange]) -> Vec<Posting> {
        if let [only] = terms
            && only.len() == 1
        {
            let mut postings = Vec::new();
            self.each_posting(only.start, &mut |posting| postings.push(posting));
            return postings;
        }
        let mut gathered = Gathered::new(self.articles());
        for term in terms.iter().cloned().flatten() {
            self.each_posting(term, &mut |posting| gathered.add(posting));
        }
        gathered.postings()
    }

    /// In how many articles a term stands, and how often in all.
    pub fn frequency(&self, term: u32) -> (u32, u32) {
        let (mut articles, mut occurrences) = (0, 0);
        self.each_posting(term, &mut |posting| {
            articles += 1;
            occurrences += posting.occurrences;
        });
        (articles, occurrences)
    }

    /// The index in those bytes, or nothing if they hold none.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let lengths = reader.numbers()?;
        let mut starts = vec![0u32];
        for size in reader.numbers()? {
            starts.push(starts.last()?.checked_add(size)?);
        }
        let postings = reader.section()?.to_vec();
        let families = Families::read(&mut reader, lengths.len())?;
        let total: f64 = lengths.iter().map(|&length| f64::from(length)).sum();
        let mean_length = total / lengths.len().max(1) as f64;
        let is_whole = reader.0.is_empty() && postings.len() == *starts.last()? as usize;
        is_whole.then_some(Self {
            lengths,
            mean_length,
            postings,
            starts,
            families,
        })
    }
}

/// Postings of several terms on the way to one list.
pub(crate) struct Gathered(Vec<u32>);

impl Gathered {
    pub(crate) fn new(articles: usize) -> Self {
        Self(vec![0; articles])
    }

    /// Occurrences add up, and the most prominent zone stays.
    #[inline(always)]
    pub(crate) fn add(&mut self, posting: Posting) {
        // Damage can name an article that is not there.
        if let Some(cell) = self.0.get_mut(posting.article as usize) {
            *cell = (*cell & !3).saturating_add(posting.occurrences << 2) | (*cell & 3).max(posting.zone as u32);
        }
    }

    pub(crate) fn postings(self) -> Vec<Posting> {
        let held = self.0.iter().enumerate().filter(|(_, cell)| **cell > 0);
        held.map(|(article, &cell)| Posting {
            article: article as u32,
            occurrences: cell >> 2,
            zone: Zone::ALL[(cell & 3).min(2) as usize],
        })
        .collect()
    }
}
