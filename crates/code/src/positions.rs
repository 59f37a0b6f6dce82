//! Positions: where in each article each word stands, so that words in a row are found without reading.
//!
//! They are made of the texts, some articles at a time, once a corpus is open and nobody waits. Until they are there,
//! articles are read instead, with the same result.

use std::ops::Range;

use crate::merge::merge;
use crate::postings::{Posting, Postings, Zone};
use crate::symbols::Symbols;
use crate::text_code::TextCode;

/// Where the words of all articles stand.
///
/// A position is the number of words before it in its article and of passages before its own, so that words that follow
/// each other across the end of a passage are not in a row.
#[derive(Debug)]
pub struct Positions {
    /// For each term, its positions in one article after another.
    all: Vec<u16>,
    /// Where each term's positions begin; then the end.
    starts: Vec<u32>,
    /// For each article, the positions of its title.
    titles: Vec<Range<u16>>,
    /// The articles that are too long for their positions, sorted.
    too_long: Vec<u32>,
}

/// What one article has of one term: a run of positions.
#[derive(Clone, Copy)]
struct Run {
    article: u32,
    start: u32,
    length: u32,
}

impl Positions {
    /// The articles in which words stand in a row, how often, those that overlap being one, and whether in the title.
    /// Each word may be any of some terms. Nothing if an article that could hold them is too long to tell.
    pub fn in_a_row(&self, postings: &Postings, words: &[&[Range<u32>]]) -> Option<Vec<Posting>> {
        let runs: Vec<Vec<Run>> = words.iter().map(|terms| self.runs(postings, terms)).collect();
        let mut found = Vec::new();
        let mut places = vec![0; runs.len()];
        let mut held: Vec<Vec<u16>> = vec![Vec::new(); runs.len()];
        let rarest = runs.iter().min_by_key(|runs| runs.len())?;
        let mut before = None;
        for run in rarest
            .iter()
            .filter(|run| before.replace(run.article) != Some(run.article))
        {
            let mut is_held = true;
            for ((runs, place), held) in runs.iter().zip(&mut places).zip(&mut held) {
                *place += ahead(&runs[*place..], run.article);
                held.clear();
                let here = runs[*place..].iter().take_while(|it| it.article == run.article);
                let mut number = 0;
                for it in here {
                    held.extend_from_slice(&self.all[it.start as usize..(it.start + it.length) as usize]);
                    number += 1;
                }
                if number > 1 {
                    merge(held, |&position| position.into());
                }
                is_held &= number > 0;
                if !is_held {
                    break;
                }
            }
            if !is_held {
                continue;
            }
            if self.too_long.binary_search(&run.article).is_ok() {
                return None;
            }
            if let Some((occurrences, zone)) = self.rows(&held, run.article) {
                found.push(Posting {
                    article: run.article,
                    occurrences,
                    zone,
                });
            }
        }
        Some(found)
    }

    /// Where any of some terms stand, article by article.
    pub fn located(&self, postings: &Postings, terms: &[Range<u32>]) -> Located<'_> {
        Located {
            positions: self,
            runs: self.runs(postings, terms),
        }
    }

    /// How often there is a position of each list right behind one of the list before, and in which zone.
    #[inline(never)]
    fn rows(&self, lists: &[Vec<u16>], article: u32) -> Option<(u32, Zone)> {
        let (first, others) = lists.split_first()?;
        let title = self.titles.get(article as usize)?;
        let mut places = [0; 16];
        let (mut count, mut next, mut zone) = (0, 0, Zone::Body);
        for &position in first {
            let follows = |(nth, list): (usize, &Vec<u16>)| {
                let wanted = position.checked_add(nth as u16 + 1)?;
                // A row is seldom longer than there are places to go on from; then the list is looked through anew.
                let mut at = places.get(nth).copied().unwrap_or(0);
                while list.get(at).is_some_and(|&it| it < wanted) {
                    at += 1;
                }
                if let Some(place) = places.get_mut(nth) {
                    *place = at;
                }
                (list.get(at) == Some(&wanted)).then_some(())
            };
            if others.iter().enumerate().map(follows).all(|it| it.is_some()) {
                count += u32::from(u32::from(position) >= next);
                next = next.max(u32::from(position) + lists.len() as u32);
                if title.contains(&position) {
                    zone = Zone::Title;
                }
            }
        }
        (count > 0).then_some((count, zone))
    }

    /// What the articles have of any of the terms, by article.
    fn runs(&self, postings: &Postings, terms: &[Range<u32>]) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut lists = 0;
        for term in terms.iter().cloned().flatten() {
            let mut start = self.starts[term as usize];
            postings.each(term, |article, packed| {
                let length = packed >> 2;
                runs.push(Run { article, start, length });
                start += length;
            });
            lists += 1;
        }
        if lists > 1 {
            merge(&mut runs, |run| run.article);
        }
        runs
    }
}

/// Where some terms stand.
pub struct Located<'a> {
    positions: &'a Positions,
    runs: Vec<Run>,
}

impl Located<'_> {
    /// Calls back with their positions in an article, those of each term in order. Says whether the article tells.
    pub fn each_in(&self, article: u32, mut visit: impl FnMut(u32)) -> bool {
        let start = self.runs.partition_point(|run| run.article < article);
        for run in self.runs[start..].iter().take_while(|run| run.article == article) {
            let here = run.start as usize..(run.start + run.length) as usize;
            self.positions.all[here]
                .iter()
                .for_each(|&position| visit(u32::from(position)));
        }
        self.positions.too_long.binary_search(&article).is_err()
    }
}

/// How many runs are of articles before this one. Looks ever further ahead, so that a short list costs little beside a
/// long one.
fn ahead(runs: &[Run], article: u32) -> usize {
    let mut reach = 1;
    while runs.get(reach).is_some_and(|run| run.article < article) {
        reach *= 2;
    }
    runs[..runs.len().min(reach + 1)].partition_point(|run| run.article < article)
}

/// Takes in article by article.
#[derive(Debug)]
pub struct Locator {
    /// The term of each id. What is no word is of one more term, past all others.
    terms: Vec<u32>,
    /// For each term, where its next position goes.
    cursors: Vec<u32>,
    /// The next position, and whether it fits.
    next: u32,
    title: Range<u16>,
    positions: Positions,
}

impl Locator {
    /// For words of which each symbol is a form of that term.
    pub fn new(code: &TextCode, term_of: &[u32], postings: &Postings) -> Self {
        let mut starts = vec![0];
        let mut end = 0;
        for term in 0..postings.terms() {
            end += postings.frequency(term).1;
            starts.push(end);
        }
        Self {
            terms: code.by_id(term_of, postings.terms()),
            cursors: starts[..starts.len() - 1].to_vec(),
            next: 0,
            title: 0..0,
            positions: Positions {
                all: vec![0; end as usize],
                starts,
                titles: Vec::with_capacity(postings.articles()),
                too_long: Vec::new(),
            },
        }
    }

    /// How many articles were taken in.
    pub fn articles(&self) -> usize {
        self.positions.titles.len()
    }

    /// Takes in the next passage of the article at hand.
    #[inline(never)]
    pub fn passage(&mut self, symbols: &mut Symbols<'_>, is_title: bool) {
        let start = self.next as u16;
        let mut here = symbols.clone(); // which stays in registers
        while let Some(id) = here.id() {
            if id == here.code.end {
                break;
            }
            let term = self.terms.get(id as usize).copied().unwrap_or(u32::MAX);
            let Some(cursor) = self.cursors.get_mut(term as usize) else {
                continue; // no word
            };
            if let Some(place) = self.positions.all.get_mut(*cursor as usize) {
                *place = self.next as u16;
            }
            *cursor += 1;
            self.next += 1;
        }
        *symbols = here;
        if is_title {
            self.title = start..self.next as u16;
        }
        self.next += 1;
    }

    /// Ends the article at hand.
    pub fn end_article(&mut self) {
        if self.next > u32::from(u16::MAX) {
            self.positions.too_long.push(self.articles() as u32);
        }
        self.positions.titles.push(std::mem::replace(&mut self.title, 0..0));
        self.next = 0;
    }

    /// The positions of all articles taken in.
    pub fn finish(self) -> Positions {
        self.positions
    }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "lists of ranges are what is tested")]
mod tests {
    use super::*;
    use crate::postings::tests::{Articles, articles, inverted, packed, sizes, term_of};
    use proptest::prelude::*;

    fn located(articles: &Articles) -> (Positions, Postings) {
        let (postings, _) = inverted(articles, &sizes(articles)).expect("postings");
        let (code, bytes) = packed(articles);
        let mut symbols = Symbols::new(&code, &bytes, 0..bytes.len() - Symbols::AHEAD);
        let mut locator = Locator::new(&code, &term_of(), &postings);
        for passages in articles {
            for (zone, _) in passages {
                locator.passage(&mut symbols, *zone == Zone::Title);
            }
            locator.end_article();
        }
        (locator.finish(), postings)
    }

    /// The same by looking at every word. An article has one title, the last passage that says so.
    fn naive(articles: &Articles, row: &[Range<u32>]) -> Vec<Posting> {
        let mut found = Vec::new();
        for (article, passages) in articles.iter().enumerate() {
            let title = passages.iter().rposition(|(zone, _)| *zone == Zone::Title);
            let (mut occurrences, mut zone) = (0, Zone::Body);
            for (number, (_, passage)) in passages.iter().enumerate() {
                let words: Vec<u32> = passage
                    .iter()
                    .filter(|symbol| **symbol < 30)
                    .map(|symbol| symbol / 2)
                    .collect();
                let mut next = 0;
                for (at, here) in words.windows(row.len()).enumerate() {
                    if here.iter().zip(row).all(|(term, wanted)| wanted.contains(term)) {
                        occurrences += u32::from(at >= next);
                        next = at + row.len();
                        zone = zone.max(if title == Some(number) { Zone::Title } else { Zone::Body });
                    }
                }
            }
            if occurrences > 0 {
                found.push(Posting {
                    article: article as u32,
                    occurrences,
                    zone,
                });
            }
        }
        found
    }

    proptest! {
        #[test]
        fn rows_are_those_of_a_plain_reading(
            articles in articles(),
            row in prop::collection::vec((0u32..15, 1u32..4).prop_map(|(start, length)| start..(start + length).min(15)), 1..5),
        ) {
            let (positions, postings) = located(&articles);
            let words: Vec<&[Range<u32>]> = row.iter().map(std::slice::from_ref).collect();
            prop_assert_eq!(positions.in_a_row(&postings, &words), Some(naive(&articles, &row)));
            let located = positions.located(&postings, &row[..1]);
            for (article, passages) in articles.iter().enumerate() {
                let (mut found, mut expected, mut position) = (Vec::new(), Vec::new(), 0);
                prop_assert!(located.each_in(article as u32, |position| found.push(position)));
                for (_, passage) in passages {
                    for symbol in passage.iter().filter(|symbol| **symbol < 30) {
                        if row[0].contains(&(symbol / 2)) {
                            expected.push(position);
                        }
                        position += 1;
                    }
                    position += 1;
                }
                found.sort_unstable();
                prop_assert_eq!(found, expected);
            }
        }
    }

    #[test]
    fn what_is_too_long_is_not_told() {
        let long = vec![(Zone::Body, vec![2; 70_000])];
        let short = vec![(Zone::Body, vec![2, 4, 6])];
        let (positions, postings) = located(&vec![short, long]);
        assert_eq!(positions.in_a_row(&postings, &[&[1..2], &[1..2]]), None);
        let row = positions
            .in_a_row(&postings, &[&[1..2], &[2..3]])
            .expect("no long article has both");
        assert_eq!(row.len(), 1);
    }
}
