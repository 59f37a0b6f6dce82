//! Quotations: the same words of somebody, as different articles cut them.

use super::difference::in_common;
use super::quote::Quote;
use crate::text;

/// Which quotes are the same words: groups of two or more from different columns, each by their places in the list, in order.
///
/// Two are the same if most words of the shorter stand in the longer in the same order. A group holds a quote once, and every
/// quote of it is the same as its first.
pub(super) fn groups(quotes: &[Quote]) -> Vec<Vec<usize>> {
    /// Shorter quotes are the same only if they are equal.
    const SHORT: usize = 4; // words
    let words: Vec<Vec<String>> = quotes
        .iter()
        .map(|quote| text::words(&quote.text).map(|word| word.folded).collect())
        .collect();
    let words: Vec<Vec<&str>> = words
        .iter()
        .map(|words| words.iter().map(String::as_str).collect())
        .collect();
    let are_same = |one: usize, other: usize| {
        let (common, shorter) = in_common(&words[one], &words[other]);
        match shorter < SHORT {
            true => words[one] == words[other],
            false => common * 3 >= shorter * 2,
        }
    };
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut grouped = vec![false; quotes.len()];
    for first in 0..quotes.len() {
        if grouped[first] || !quotes[first].direct {
            continue;
        }
        let mut group = vec![first];
        for other in first + 1..quotes.len() {
            let is_elsewhere = quotes[other].place.column != quotes[first].place.column;
            if !grouped[other] && quotes[other].direct && is_elsewhere && are_same(first, other) {
                group.push(other);
            }
        }
        if group.len() > 1 {
            group.iter().for_each(|&quote| grouped[quote] = true);
            groups.push(group);
        }
    }
    groups
}
