//! Frequency: how often words stand in some articles, and how evenly they are spread over them.

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::order;
use crate::statistics::FunctionWords;
use crate::wordlist::Wordlist;

/// The words of some articles, with their frequencies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frequencies {
    /// How many words the articles have, those that are left out of the rows included.
    pub words: u32,
    /// How many articles have any word.
    pub articles: u32,
    /// How many rows there would be without a limit.
    pub different: usize,
    /// The most frequent first, then in alphabetical order.
    pub rows: Vec<Frequency>,
}

/// A word, or some words in a row, and how frequent it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Frequency {
    /// The folded text.
    pub term: String,
    /// How often it stands there.
    pub count: u32,
    /// How often for each million words.
    pub per_million: f64,
    /// In how many of the articles.
    pub articles: u32,
    /// How unevenly it is spread over the articles, from 0 (in each as its length promises) to 1 (all in one).
    ///
    /// Gries's deviation of proportions, DP = ½ Σ |sᵢ − vᵢ|, where sᵢ is the article's share of all words and vᵢ its share
    /// of the term's occurrences (Gries, "Dispersions and adjusted frequencies in corpora", International Journal of
    /// Corpus Linguistics 13, 2008), divided by 1 − min sᵢ, the most that it can be (Lijffijt and Gries, the same journal
    /// 17, 2012). A single article has it 0.
    pub dispersion: f64,
}

impl Frequencies {
    /// The words of those articles, at most so many rows, without the function words if they are given.
    ///
    /// Reads the articles twice; for each word of the word list it takes 20 bytes.
    pub fn of(
        corpus: &Corpus,
        wordlist: &Wordlist,
        articles: &[ArticleId],
        without: Option<&FunctionWords>,
        most: usize,
    ) -> Self {
        let parts = Parts::of(corpus, articles);
        let mut counts = vec![0u32; wordlist.len()];
        for &(id, _) in &parts.articles {
            for token in corpus.words_of(id).iter() {
                counts[wordlist.number(token.term) as usize] += 1;
            }
        }
        let mut holding = vec![0u32; wordlist.len()];
        let mut shared = vec![0.0; wordlist.len()];
        let mut here = vec![0u32; wordlist.len()];
        let mut found: Vec<u32> = Vec::new();
        for &(id, length) in &parts.articles {
            for token in corpus.words_of(id).iter() {
                let number = wordlist.number(token.term);
                if here[number as usize] == 0 {
                    found.push(number);
                }
                here[number as usize] += 1;
            }
            for number in found.drain(..) {
                let word = number as usize;
                holding[word] += 1;
                shared[word] += parts.shared(here[word], counts[word], length);
                here[word] = 0;
            }
        }
        let mut numbers: Vec<u32> = (0..wordlist.len() as u32)
            .filter(|&number| counts[number as usize] > 0 && without.is_none_or(|words| !words.has(number)))
            .collect();
        order::sort_by(&mut numbers, |&one, &other| {
            counts[other as usize].cmp(&counts[one as usize])
        });
        let different = numbers.len();
        numbers.truncate(most);
        let row = |&number: &u32| {
            let word = number as usize;
            let term = wordlist.text(number).to_owned();
            parts.row(term, counts[word], holding[word], shared[word])
        };
        Self {
            words: parts.words,
            articles: parts.articles.len() as u32,
            different,
            rows: numbers.iter().map(row).collect(),
        }
    }
}

/// The articles over which something is spread: those with any word, each once and in order, whatever order they came
/// in, so that sums of fractions come out alike.
pub(super) struct Parts {
    /// With their lengths in words.
    pub(super) articles: Vec<(ArticleId, u32)>,
    /// All their words.
    pub(super) words: u32,
}

impl Parts {
    pub(super) fn of(corpus: &Corpus, articles: &[ArticleId]) -> Self {
        let articles: Vec<(ArticleId, u32)> = order::distinct(articles.iter().copied())
            .into_iter()
            .map(|id| (id, corpus.word_count(id) as u32))
            .filter(|(_, length)| *length > 0)
            .collect();
        Self {
            words: articles.iter().map(|(_, length)| length).sum(),
            articles,
        }
    }

    /// What an article of that length adds to `shared`: the lesser of its share of the term and of all words.
    ///
    /// As both shares sum up to 1, ½ Σ |s − v| is 1 − Σ min(s, v), where articles without the term add nothing.
    pub(super) fn shared(&self, here: u32, everywhere: u32, length: u32) -> f64 {
        let share = f64::from(here) / f64::from(everywhere);
        share.min(f64::from(length) / f64::from(self.words))
    }

    pub(super) fn row(&self, term: String, count: u32, articles: u32, shared: f64) -> Frequency {
        let words = f64::from(self.words);
        let shortest = self.articles.iter().map(|(_, length)| *length).min().unwrap_or(0);
        let most = 1.0 - f64::from(shortest) / words;
        Frequency {
            term,
            count,
            per_million: f64::from(count) * 1e6 / words,
            articles,
            dispersion: match self.articles.len() {
                0 | 1 => 0.0,
                _ => ((1.0 - shared) / most).clamp(0.0, 1.0), // the last digit of a sum can pass the ends
            },
        }
    }
}
