//! Difference: which words of two wordings differ, where they are alike enough for that to mean anything.

use std::ops::Range;

use crate::text::{self, Word};

/// The runs of bytes of a text whose words another text does not have in the same order; nothing where the two share less than
/// half of the words of the shorter one, since then nearly all would differ.
///
/// What both have is a longest common subsequence of their words, by their folded forms.
pub fn differing(text: &str, other: &str) -> Option<Vec<Range<usize>>> {
    /// Longer texts are compared by their first words.
    const LONGEST: usize = 400;
    let words: Vec<Word> = text::words(text).take(LONGEST).collect();
    let others: Vec<Word> = text::words(other).take(LONGEST).collect();
    // lengths[i][j]: how many words the texts have in common from the i-th and the j-th word on.
    let mut lengths = vec![vec![0u16; others.len() + 1]; words.len() + 1];
    for (i, word) in words.iter().enumerate().rev() {
        for (j, other) in others.iter().enumerate().rev() {
            lengths[i][j] = match word.folded == other.folded {
                true => lengths[i + 1][j + 1] + 1,
                false => lengths[i + 1][j].max(lengths[i][j + 1]),
            };
        }
    }
    let shorter = words.len().min(others.len());
    if usize::from(lengths[0][0]) * 2 < shorter || shorter == 0 {
        return None;
    }
    let mut differing: Vec<Range<usize>> = Vec::new();
    let (mut i, mut j, mut goes_on) = (0, 0, false);
    while let Some(word) = words.get(i) {
        let is_shared = others.get(j).is_some_and(|other| other.folded == word.folded);
        if is_shared {
            (i, j, goes_on) = (i + 1, j + 1, false);
        } else if j < others.len() && lengths[i][j + 1] >= lengths[i + 1][j] {
            j += 1;
        } else {
            match differing.last_mut() {
                Some(last) if goes_on => last.end = word.range.end,
                _ => differing.push(word.range.clone()),
            }
            (i, goes_on) = (i + 1, true);
        }
    }
    Some(differing)
}

/// How many words two texts have in common in the same order, and how many the shorter has.
pub(super) fn in_common<T: PartialEq>(one: &[T], other: &[T]) -> (usize, usize) {
    let mut before = vec![0usize; other.len() + 1];
    for word in one {
        let mut diagonal = 0;
        for (place, its) in other.iter().enumerate() {
            let length = match word == its {
                true => diagonal + 1,
                false => before[place].max(before[place + 1]),
            };
            diagonal = std::mem::replace(&mut before[place + 1], length);
        }
    }
    (before[other.len()], one.len().min(other.len()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked(text: &str, other: &str) -> Option<Vec<String>> {
        let runs = differing(text, other)?;
        Some(runs.into_iter().map(|run| text[run].to_owned()).collect())
    }

    #[test]
    fn words_that_differ_are_marked_in_runs() {
        for (one, other, expected) in [
            (
                "The third visit to Moscow",
                "the fourth trip to Moscow",
                Some(&["third visit"][..]),
            ),
            ("a b c d", "a b c d", Some(&[])),
            ("a b c d", "a c", Some(&["b", "d"])),
            ("a b c d", "w x y z", None),
            ("", "a", None),
        ] {
            let expected = expected.map(|runs| runs.iter().map(|&run| run.to_owned()).collect::<Vec<_>>());
            assert_eq!(marked(one, other), expected, "{one} | {other}");
        }
    }

    proptest! {
        #[test]
        fn what_is_not_marked_is_shared(one in prop::collection::vec("[abc]", 1..9), other in prop::collection::vec("[abc]", 1..9)) {
            let (words, others): (Vec<&str>, Vec<&str>) =
                (one.iter().map(String::as_str).collect(), other.iter().map(String::as_str).collect());
            let (common, shorter) = in_common(&words, &others);
            match marked(&one.join(" "), &other.join(" ")) {
                None => prop_assert!(common * 2 < shorter),
                Some(runs) => {
                    let differing: usize = runs.iter().map(|run| run.split(' ').count()).sum();
                    prop_assert_eq!(words.len() - differing, common);
                }
            }
        }
    }
}
