//! The rank of an article: Okapi BM25 over the patterns of a query.
//!
//! Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, equation 3.15, with the
//! inverse document frequency kept above zero by adding one inside the logarithm, as Lucene does.

/// How soon further occurrences stop counting; 0 means that only presence counts. The customary value.
const K1: f64 = 1.2;
/// How much a long article is discounted, from 0 (not) to 1 (fully). The customary value.
const B: f64 = 0.75;

/// What the collection says about a pattern.
pub(crate) struct Weight {
    inverse_frequency: f64,
    mean_length: f64,
}

impl Weight {
    /// `holding` of `documents` documents, of a mean length in words, hold the pattern.
    pub(crate) fn new(holding: usize, documents: usize, mean_length: f64) -> Self {
        let (holding, documents) = (holding as f64, documents as f64);
        let inverse_frequency = (1.0 + (documents - holding + 0.5) / (holding + 0.5)).ln();
        Self {
            inverse_frequency,
            mean_length: mean_length.max(1.0),
        }
    }

    /// What so many occurrences in a document of that length in words are worth.
    pub(crate) fn score(&self, occurrences: usize, length: u32) -> f64 {
        let occurrences = occurrences as f64;
        let discount = 1.0 - B + B * f64::from(length) / self.mean_length;
        self.inverse_frequency * occurrences * (K1 + 1.0) / (occurrences + K1 * discount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_a_hand_calculation() {
        // ln(1 + (10 - 2 + 0.5) / 2.5) = 1.48160; 3 * 2.2 / (3 + 1.2 * (0.25 + 0.75 * 2)) = 1.29412
        let score = Weight::new(2, 10, 50.0).score(3, 100);
        assert!((score - 1.48160 * 1.29412).abs() < 1e-4, "{score}");
    }

    #[test]
    fn rarer_more_frequent_and_shorter_are_worth_more() {
        let score = |holding, occurrences, length| Weight::new(holding, 100, 300.0).score(occurrences, length);
        assert!(score(2, 1, 300) > score(50, 1, 300));
        assert!(score(2, 2, 300) > score(2, 1, 300));
        assert!(score(2, 1, 100) > score(2, 1, 900));
        assert!(score(100, 1, 300) > 0.0);
    }
}
