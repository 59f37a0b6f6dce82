//! Quotations: the same words of somebody, as different articles cut them.

use super::difference::in_common;
use super::lexicon::{Lexicon, hash};
use super::quote::Quote;
use crate::order;
use crate::text::{self, Word};

/// Which quotes are the same words: groups of two or more from different columns, each by their places in the list, in order.
///
/// Two are the same if most words of the shorter stand in the longer in the same order, some of them in a row. A group holds a
/// quote once, and every quote of it is the same as its first.
pub(super) fn groups(quotes: &[Quote]) -> Vec<Vec<usize>> {
    /// Shorter quotes are the same only if they are equal.
    const SHORT: usize = 4; // words
    let direct: Vec<usize> = (0..quotes.len()).filter(|&quote| quotes[quote].direct).collect();
    let words: Vec<Vec<Word>> = direct
        .iter()
        .map(|&quote| text::words(&quotes[quote].text).collect())
        .collect();
    let (_, words) = Lexicon::of(words.iter().map(Vec::as_slice));
    let are_same = |one: usize, other: usize| {
        let (common, shorter) = in_common(&words[one], &words[other]);
        match shorter < SHORT {
            true => words[one] == words[other],
            false => common * 3 >= shorter * 2,
        }
    };
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut grouped = vec![false; direct.len()];
    for (first, likely) in likely(&words).into_iter().enumerate() {
        if grouped[first] {
            continue;
        }
        let column = |place: usize| quotes[direct[place]].place.column;
        let is_same = |&other: &usize| !grouped[other] && column(other) != column(first) && are_same(first, other);
        let mut group: Vec<usize> = likely.into_iter().filter(is_same).collect();
        if !group.is_empty() {
            group.insert(0, first);
            group.iter().for_each(|&place| grouped[place] = true);
            groups.push(group.iter().map(|&place| direct[place]).collect());
        }
    }
    groups
}

/// For each text, those behind it that have a run of words in common with it, in order.
fn likely(texts: &[Vec<u32>]) -> Vec<Vec<usize>> {
    const RUN: usize = 3; // words
    /// A run that so many have is a turn of phrase.
    const MOST: usize = 60;
    // The upper half is a hash, the lower one a text.
    let mut runs: Vec<u64> = Vec::new();
    for (place, words) in texts.iter().enumerate() {
        for run in words.windows(RUN.min(words.len()).max(1)) {
            runs.push(hash(run.iter().map(|&word| u64::from(word))) << 32 | place as u64);
        }
    }
    order::sort_numbers(&mut runs);
    runs.dedup();
    let mut likely: Vec<Vec<usize>> = vec![Vec::new(); texts.len()];
    for same in runs
        .chunk_by(|one, other| one >> 32 == other >> 32)
        .filter(|same| same.len() <= MOST)
    {
        for (place, &one) in same.iter().enumerate() {
            let behind = same[place + 1..].iter().map(|&other| other as u32 as usize);
            likely[one as u32 as usize].extend(behind);
        }
    }
    likely.into_iter().map(order::distinct).collect()
}
