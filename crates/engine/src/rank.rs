//! The rank of an article: Okapi BM25 over the parts of a query, with fields, and then the nearness of the words.
//!
//! BM25 after Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, equation 3.15, with
//! the inverse document frequency kept above zero by adding one inside the logarithm, as Lucene does. Fields as in its
//! section 3.6, simplified: a word that stands in the title or a heading counts as if it stood some more times in the text.
//! Nearness after Büttcher, Clarke and Lushman, "Term Proximity Scoring for Ad-Hoc Retrieval on Very Large Text
//! Collections", 2006.

use dossier_code::Located;

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::index::Zone;
use crate::search::Ranked;
use crate::search::plan::{Plan, Wanted};
use crate::search::reading::Reader;

/// How soon further occurrences stop counting; 0 means that only presence counts. The customary value.
const K1: f64 = 1.2;
/// How much a long article is discounted, from 0 (not) to 1 (fully). The customary value.
const B: f64 = 0.75;
/// How many occurrences in the text a word in the title is worth beside its own.
const TITLE: f64 = 1.0;
/// The same for a heading within the article.
const HEADING: f64 = 0.5;
/// How many of the best articles are looked at for the nearness of the words: more than anybody looks through.
const BEST: usize = 100;

/// What the collection says about a part of a query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Weight {
    inverse_frequency: f64,
    mean_length: f64,
}

impl Weight {
    /// `holding` of `documents` documents, of a mean length in words, hold the part.
    pub(crate) fn new(holding: usize, documents: usize, mean_length: f64) -> Self {
        let (holding, documents) = (holding as f64, documents as f64);
        let inverse_frequency = (1.0 + (documents - holding + 0.5) / (holding + 0.5)).ln();
        Self {
            inverse_frequency,
            mean_length: mean_length.max(1.0),
        }
    }

    /// The weight of what does not count.
    pub(crate) fn none() -> Self {
        Self {
            inverse_frequency: 0.0,
            mean_length: 1.0,
        }
    }

    /// What so many occurrences in a document of that length in words are worth.
    pub(crate) fn score(&self, occurrences: u32, zone: Zone, length: u32) -> f64 {
        let prominence = match zone {
            Zone::Body => 0.0,
            Zone::Heading => HEADING,
            Zone::Title => TITLE,
        };
        self.saturated(f64::from(occurrences) + prominence, length) * self.inverse_frequency
    }

    fn saturated(&self, occurrences: f64, length: u32) -> f64 {
        let discount = 1.0 - B + B * f64::from(length) / self.mean_length;
        occurrences * (K1 + 1.0) / (occurrences + K1 * discount)
    }
}

/// Raises articles in which different words of the query stand near each other: looks at the best, which are first, and
/// puts them in order again.
///
/// Each occurrence gives the one before it, if that is of another word, the other's weight divided by the square of
/// their distance, and receives the same; what a word gathers so is saturated as occurrences are, and counts by the
/// word's own weight, at most 1. The end of a passage is as far as a word.
pub(crate) fn by_nearness(corpus: &Corpus, plan: &Plan, articles: &mut [Ranked]) {
    let weights = crate::search::weights(corpus, plan);
    let included: Vec<usize> = (0..plan.leaves.len())
        .filter(|&leaf| !plan.leaves[leaf].is_excluded)
        .collect();
    if included.len() < 2 {
        return;
    }
    let best = articles.len().min(BEST);
    let mut whereabouts = Whereabouts::new(corpus, plan, &included);
    for ranked in &mut articles[..best] {
        let places = whereabouts.in_article(ranked.id);
        let mut gathered = vec![0.0f64; plan.leaves.len()];
        for pair in places.windows(2) {
            let [(one, a), (other, b)] = *pair else { continue };
            if a != b && other > one {
                let distance = f64::from(other - one);
                gathered[a] += weights[b].inverse_frequency / (distance * distance);
                gathered[b] += weights[a].inverse_frequency / (distance * distance);
            }
        }
        let length = corpus.index().length(ranked.id.0);
        let bonus: f64 = included
            .iter()
            .map(|&leaf| weights[leaf].inverse_frequency.min(1.0) * weights[leaf].saturated(gathered[leaf], length))
            .sum();
        ranked.score += bonus as f32;
    }
    crate::order::sort_by(&mut articles[..best], |a, b| b.score.total_cmp(&a.score));
}

/// Where the leaves of a plan stand in an article: told by positions if they tell all of them, else by reading.
struct Whereabouts<'a> {
    leaves: &'a [usize],
    located: Option<Vec<Located<'a>>>,
    reader: Reader<'a>,
}

impl<'a> Whereabouts<'a> {
    fn new(corpus: &'a Corpus, plan: &'a Plan, leaves: &'a [usize]) -> Self {
        let located = |&leaf: &usize| match &plan.leaves[leaf].wanted {
            Wanted::Words(words) if words.len() == 1 => corpus.index().located(&words[0]),
            _ => None,
        };
        Self {
            leaves,
            located: leaves.iter().map(located).collect(),
            reader: Reader::new(corpus, plan),
        }
    }

    /// The places in order, each with its leaf.
    fn in_article(&mut self, article: ArticleId) -> Vec<(u32, usize)> {
        let mut places: Vec<(u32, usize)> = Vec::new();
        let mut are_told = self.located.is_some();
        for (located, &leaf) in self.located.iter().flatten().zip(self.leaves) {
            are_told &= located.each_in(article.0, |position| places.push((position, leaf)));
        }
        if !are_told {
            places.clear();
            self.reader.open(article);
            for &leaf in self.leaves {
                let position = |first: u32| first + self.reader.passage_of(first) as u32;
                places.extend(
                    self.reader
                        .places_of(leaf)
                        .iter()
                        .map(|place| (position(place.first), leaf)),
                );
            }
        }
        crate::order::sort(&mut places);
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_a_hand_calculation() {
        // ln(1 + (10 - 2 + 0.5) / 2.5) = 1.48160; 3 * 2.2 / (3 + 1.2 * (0.25 + 0.75 * 2)) = 1.29412
        let score = Weight::new(2, 10, 50.0).score(3, Zone::Body, 100);
        assert!((score - 1.48160 * 1.29412).abs() < 1e-4, "{score}");
    }

    #[test]
    fn rarer_more_frequent_shorter_and_more_prominent_are_worth_more() {
        let score =
            |holding, occurrences, zone, length| Weight::new(holding, 100, 300.0).score(occurrences, zone, length);
        let body = Zone::Body;
        assert!(score(2, 1, body, 300) > score(50, 1, body, 300));
        assert!(score(2, 2, body, 300) > score(2, 1, body, 300));
        assert!(score(2, 1, body, 100) > score(2, 1, body, 900));
        assert!(score(2, 1, Zone::Title, 300) > score(2, 1, Zone::Heading, 300));
        assert!(score(2, 1, Zone::Heading, 300) > score(2, 1, body, 300));
        assert!(score(100, 1, body, 300) > 0.0);
    }
}
