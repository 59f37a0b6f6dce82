//! Association: whether a word is more frequent in one stretch of text than in another, how surely, and by how much.

/// A word in two stretches of text that do not overlap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Association {
    /// How often the word would stand in the first if it were equally frequent in both.
    pub expected: f64,
    /// How surely the frequencies differ: the log-likelihood ratio, rounded to hundredths. 3.84 is passed by chance once
    /// in twenty tests, 15.13 once in ten thousand.
    pub log_likelihood: f64,
    /// How much they differ: the binary logarithm of the ratio of the relative frequencies, rounded to hundredths. 1 is
    /// twice as frequent in the first, −1 half as frequent. Where a stretch has but a handful of words and not this one,
    /// the half that stands for 0 can turn the sign round; [`Self::expected`] is never wrong about the direction.
    pub log_ratio: f64,
}

impl Association {
    /// The association of a word that stands `one.0` times among the `one.1` words of the first stretch, and `other.0`
    /// times among the `other.1` words of the other.
    ///
    /// Log-likelihood is G² = 2 Σ O ln(O/E) over the four cells of the table that crosses "the word, other words" with the
    /// two stretches, an empty cell adding nothing (Dunning, "Accurate Methods for the Statistics of Surprise and
    /// Coincidence", Computational Linguistics 19, 1993; written with observed and expected as in Evert, "Corpora and
    /// collocations", 2008). Log-ratio is log₂((a/n) / (b/m)), a frequency of 0 taken as ½ (Hardie, "Log Ratio: an
    /// informal introduction", 2014). An empty stretch is associated with nothing: both are 0.
    pub fn of(one: (u32, u32), other: (u32, u32)) -> Self {
        let [a, n, b, m] = [one.0, one.1, other.0, other.1].map(f64::from);
        if n == 0.0 || m == 0.0 || a + b == 0.0 {
            return Self {
                expected: a,
                log_likelihood: 0.0,
                log_ratio: 0.0,
            };
        }
        let cell = |observed: f64, row: f64, column: f64| match observed > 0.0 {
            true => observed * (observed * (n + m) / (row * column)).ln(),
            false => 0.0,
        };
        let (word, others) = (a + b, n - a + (m - b));
        let sum = cell(a, word, n) + cell(b, word, m) + cell(n - a, others, n) + cell(m - b, others, m);
        let at_least_half = |count: f64| if count > 0.0 { count } else { 0.5 };
        let ratio = at_least_half(a) * m / (at_least_half(b) * n);
        Self {
            expected: word * n / (n + m),
            log_likelihood: hundredths(2.0 * sum),
            log_ratio: hundredths(ratio.ln() / std::f64::consts::LN_2),
        }
    }
}

fn hundredths(number: f64) -> f64 {
    (number * 100.0 + 0.5).floor() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_hand_calculations() {
        // 10 of 100 and 5 of 200. Expected: 15 * 100 / 300 = 5 and 10; of the other words, 285 * 100 / 300 = 95 and 190.
        // G² = 2 (10 ln(10/5) + 5 ln(5/10) + 90 ln(90/95) + 195 ln(195/190))
        //    = 2 (6.93147 − 3.46574 − 4.86605 + 5.06517) = 7.32971
        // log₂((10/100) / (5/200)) = log₂ 4 = 2
        let it = Association::of((10, 100), (5, 200));
        assert_eq!((it.expected, it.log_likelihood, it.log_ratio), (5.0, 7.33, 2.0));
        // Seen from the other side the same, and the ratio turned round.
        let it = Association::of((5, 200), (10, 100));
        assert_eq!((it.expected, it.log_likelihood, it.log_ratio), (10.0, 7.33, -2.0));
        // 4 of 16 and 0 of 16. Expected 2 and 2, 14 and 14.
        // G² = 2 (4 ln 2 + 0 + 12 ln(12/14) + 16 ln(16/14)) = 2 (2.77259 − 1.84981 + 2.13650) = 6.11856
        // log₂((4/16) / (0.5/16)) = log₂ 8 = 3
        let it = Association::of((4, 16), (0, 16));
        assert_eq!((it.expected, it.log_likelihood, it.log_ratio), (2.0, 6.12, 3.0));
    }

    #[test]
    fn what_is_equally_frequent_is_not_associated() {
        for (one, other) in [((5, 50), (10, 100)), ((3, 3), (7, 7)), ((0, 9), (0, 9))] {
            let it = Association::of(one, other);
            assert_eq!((it.log_likelihood, it.log_ratio), (0.0, 0.0), "{one:?} {other:?}");
        }
    }

    #[test]
    fn an_empty_side_is_associated_with_nothing() {
        for (one, other) in [((0, 0), (3, 9)), ((3, 9), (0, 0)), ((0, 0), (0, 0))] {
            let it = Association::of(one, other);
            assert_eq!((it.log_likelihood, it.log_ratio), (0.0, 0.0), "{one:?} {other:?}");
        }
    }
}
