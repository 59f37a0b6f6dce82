//! Frames: two wordings that are the same but for a few gaps.
//!
//! What stands in the same gap of both is said of the same thing. So there another number, another place or a "not" in one of
//! them is a disagreement, even where grammar is not understood.

use std::ops::Range;

/// Where two wordings differ between words that both have; in either it may be nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// The words of the one.
    pub one: Range<usize>,
    /// The words of the other.
    pub other: Range<usize>,
}

/// How many gaps a frame has at most.
const MOST: usize = 4;

/// The gaps between two wordings, given as the numbers of their words in one lexicon; nothing if they are not mostly the same.
pub(super) fn gaps(one: &[u32], other: &[u32]) -> Option<Vec<Gap>> {
    // lengths[i][j]: how many words they have in common, in order, from the i-th and the j-th on.
    let mut lengths = vec![vec![0u16; other.len() + 1]; one.len() + 1];
    for (i, word) in one.iter().enumerate().rev() {
        for (j, its) in other.iter().enumerate().rev() {
            lengths[i][j] = match word == its {
                true => lengths[i + 1][j + 1] + 1,
                false => lengths[i + 1][j].max(lengths[i][j + 1]),
            };
        }
    }
    let shorter = one.len().min(other.len());
    if shorter < 5 || usize::from(lengths[0][0]) * 4 < shorter * 3 {
        return None;
    }
    let mut gaps: Vec<Gap> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < one.len() || j < other.len() {
        let (from, its_from) = (i, j);
        while (i < one.len() || j < other.len()) && one.get(i) != other.get(j) {
            match i < one.len() && (j == other.len() || lengths[i + 1][j] >= lengths[i][j + 1]) {
                true => i += 1,
                false => j += 1,
            }
        }
        if (from, its_from) != (i, j) {
            gaps.push(Gap {
                one: from..i,
                other: its_from..j,
            });
        }
        while i < one.len() && one.get(i) == other.get(j) {
            (i, j) = (i + 1, j + 1);
        }
    }
    (gaps.len() <= MOST).then_some(gaps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_lie_between_what_both_have() {
        let gap = |one: Range<usize>, other: Range<usize>| Gap { one, other };
        for (one, other, expected) in [
            (vec![1, 2, 3, 4, 5, 6], vec![1, 2, 3, 4, 5, 6], Some(vec![])),
            (
                vec![1, 2, 3, 4, 5, 6],
                vec![1, 2, 9, 4, 5, 6],
                Some(vec![gap(2..3, 2..3)]),
            ),
            (
                vec![1, 2, 3, 4, 5, 6],
                vec![1, 2, 3, 9, 4, 5, 6],
                Some(vec![gap(3..3, 3..4)]),
            ),
            (
                vec![1, 2, 3, 4, 5, 6],
                vec![2, 3, 4, 5, 6, 8, 9],
                Some(vec![gap(0..1, 0..0), gap(6..6, 5..7)]),
            ),
            (vec![1, 2, 3, 4, 5, 6], vec![1, 2, 9, 8, 7, 6], None),
            (vec![1, 2, 3], vec![1, 2, 4], None),
        ] {
            assert_eq!(gaps(&one, &other), expected, "{one:?} {other:?}");
        }
    }
}
