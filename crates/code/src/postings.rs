//! Postings: which articles hold a term, and how often. They are made of the texts themselves when a corpus is opened, so
//! that a quarter of the page need not travel.

use std::ops::Range;

use crate::symbols::Symbols;
use crate::text_code::TextCode;

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

    #[inline(always)]
    fn of(bits: u32) -> Self {
        Self::ALL[(bits & 3).min(2) as usize]
    }
}

/// The postings of all terms. For each term, each article that holds it: how many articles lie between it and the one
/// before, doubled, plus 1 if the term stands in it once and in the body only; else a second number with occurrences,
/// times four, and [`Zone`]. Numbers are LEB128.
#[derive(Debug, Default)]
pub struct Postings {
    bytes: Vec<u8>,
    /// Where each term's postings begin; then the end.
    starts: Vec<u32>,
    articles: u32,
}

impl Postings {
    /// How many articles there are.
    pub fn articles(&self) -> usize {
        self.articles as usize
    }

    /// How many terms there are.
    pub fn terms(&self) -> u32 {
        self.starts.len().saturating_sub(1) as u32
    }

    /// Calls back with each article that holds a term, and its occurrences, times four, with their zone.
    #[inline(always)]
    pub(crate) fn each(&self, term: u32, mut visit: impl FnMut(u32, u32)) {
        let place = term as usize;
        let Some(&[start, end]) = self.starts.get(place..place + 2) else {
            return;
        };
        let bytes = &self.bytes[start as usize..end as usize];
        let (mut at, mut next) = (0, 0);
        while at < bytes.len() {
            let number = read(bytes, &mut at);
            let article = next + (number >> 1);
            next = article + 1;
            visit(article, if number & 1 == 1 { ONCE } else { read(bytes, &mut at) });
        }
    }

    /// The postings of a term, in the order of the articles.
    pub fn of(&self, term: u32) -> Vec<Posting> {
        let mut postings = Vec::new();
        self.each(term, |article, packed| postings.push(unpacked(article, packed)));
        postings
    }

    /// In how many articles a term stands, and how often in all.
    #[inline(never)]
    pub fn frequency(&self, term: u32) -> (u32, u32) {
        let (mut articles, mut occurrences) = (0, 0);
        self.each(term, |_, packed| {
            articles += 1;
            occurrences += packed >> 2;
        });
        (articles, occurrences)
    }

    /// The postings of all those terms together, an article once, in order.
    pub fn of_all(&self, terms: &[Range<u32>]) -> Vec<Posting> {
        match terms {
            [] => Vec::new(),
            [only] if only.len() == 1 => self.of(only.start),
            _ => {
                let mut cells = vec![0; self.articles()];
                self.gather(terms, &mut cells);
                gathered(&cells)
            }
        }
    }

    /// The same for terms that are asked for again and again.
    pub fn gathered(&self, terms: Range<u32>) -> Gathered {
        let mut cells = vec![0; self.articles()];
        self.gather(&[terms], &mut cells);
        Gathered(cells)
    }

    /// The same where other terms will do in some articles only: each list comes with what tells these articles.
    pub fn of_some(&self, everywhere: &[Range<u32>], elsewhere: &[Elsewhere<'_>]) -> Vec<Posting> {
        let mut cells = vec![0; self.articles()];
        self.gather(everywhere, &mut cells);
        for (terms, is_one) in elsewhere.iter().filter(|(terms, _)| !terms.is_empty()) {
            let mut here = vec![0; self.articles()];
            self.gather(terms, &mut here);
            for (article, (cell, &more)) in cells.iter_mut().zip(&here).enumerate() {
                if more > 0 && is_one(article as u32) {
                    add(cell, more);
                }
            }
        }
        gathered(&cells)
    }

    /// Adds up occurrences by article, and keeps the most prominent zone.
    fn gather(&self, terms: &[Range<u32>], cells: &mut [u32]) {
        for term in terms.iter().cloned().flatten() {
            self.gather_one(term, cells);
        }
    }

    #[inline(never)]
    fn gather_one(&self, term: u32, cells: &mut [u32]) {
        self.each(term, |article, packed| add(&mut cells[article as usize], packed));
    }
}

/// Terms that will do in some articles only, and what tells these articles.
pub type Elsewhere<'a> = (Vec<Range<u32>>, &'a dyn Fn(u32) -> bool);

/// Of a posting, its occurrences times four and its zone: one, in the body.
const ONCE: u32 = 1 << 2;

#[inline(always)]
fn add(cell: &mut u32, packed: u32) {
    *cell = (*cell & !3).saturating_add(packed & !3) | (*cell & 3).max(packed & 3);
}

#[inline(always)]
fn unpacked(article: u32, packed: u32) -> Posting {
    Posting {
        article,
        occurrences: packed >> 2,
        zone: Zone::of(packed),
    }
}

/// The postings of many terms together, by article.
#[derive(Debug)]
pub struct Gathered(Vec<u32>);

impl Gathered {
    /// The postings, an article once, in order.
    pub fn postings(&self) -> Vec<Posting> {
        gathered(&self.0)
    }
}

fn gathered(cells: &[u32]) -> Vec<Posting> {
    let held = cells.iter().enumerate().filter(|(_, cell)| **cell > 0);
    held.map(|(article, &cell)| unpacked(article as u32, cell)).collect()
}

/// A number that an [`Inverter`] wrote, so it is whole.
#[inline(always)]
fn read(bytes: &[u8], at: &mut usize) -> u32 {
    let (mut number, mut shift) = (0, 0);
    while let Some(&byte) = bytes.get(*at) {
        *at += 1;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
        shift = (shift + 7) & 31;
    }
    number
}

/// How many bytes a posting takes, `gap` articles after the one before it.
pub fn size_of_posting(gap: u32, occurrences: u32, zone: Zone) -> u32 {
    let size = |number: u32| (number | 1).ilog2() / 7 + 1;
    match occurrences << 2 | zone as u32 {
        ONCE => size(gap << 1 | 1),
        packed => size(gap << 1) + size(packed),
    }
}

/// Makes postings of texts, article by article.
#[derive(Debug)]
pub struct Inverter {
    /// The term of each id. What is no word is of one more term, past all others.
    terms: Vec<u32>,
    /// For each term, its occurrences in the article at hand, times four, and their zone.
    counts: Vec<u32>,
    /// The terms of the article at hand, as many as `distinct` says; what stands behind them is of no matter.
    held: Vec<u32>,
    distinct: usize,
    words: u32,
    /// For each term, where its next posting goes, and the article after that of its last.
    cursors: Vec<(u32, u32)>,
    postings: Postings,
}

impl Inverter {
    /// For words of which each symbol is a form of that term, and terms whose postings take up so many bytes. Nothing if
    /// that cannot be.
    pub fn new(code: &TextCode, term_of: &[u32], sizes: &[u32]) -> Option<Self> {
        let mut starts = Vec::with_capacity(sizes.len() + 1);
        starts.push(0u32);
        for &size in sizes {
            starts.push(starts.last()?.checked_add(size)?);
        }
        let none = sizes.len() as u32;
        let terms = code.by_id(term_of, none);
        terms.iter().all(|&term| term <= none).then(|| Self {
            terms,
            counts: vec![0; sizes.len() + 1],
            held: vec![0; sizes.len() + 2],
            distinct: 0,
            words: 0,
            cursors: starts[..sizes.len()].iter().map(|&start| (start, 0)).collect(),
            postings: Postings {
                bytes: vec![0; starts[sizes.len()] as usize],
                starts,
                articles: 0,
            },
        })
    }

    /// How many articles were taken in.
    pub fn articles(&self) -> usize {
        self.postings.articles()
    }

    /// Takes in the next passage of the article at hand.
    #[inline(never)]
    pub fn passage(&mut self, symbols: &mut Symbols<'_>, zone: Zone) {
        let mut here = symbols.clone(); // which stays in registers
        let none = self.cursors.len() as u32;
        let (mut distinct, mut words) = (self.distinct, self.words);
        while let Some(id) = here.id() {
            if id == here.code.end {
                break;
            }
            // Nothing else is asked: whether a symbol is a word, and a new one, cannot be foretold.
            let term = self.terms.get(id as usize).copied().unwrap_or(none);
            let (Some(count), Some(held)) = (self.counts.get_mut(term as usize), self.held.get_mut(distinct)) else {
                break;
            };
            *held = term;
            distinct += usize::from(*count == 0);
            add(count, ONCE | zone as u32);
            words += u32::from(term != none);
        }
        (self.distinct, self.words) = (distinct, words);
        *symbols = here;
    }

    /// Ends the article at hand, and gives its length in words. Nothing if its postings do not fit in.
    #[inline(never)]
    pub fn end_article(&mut self) -> Option<u32> {
        let article = self.postings.articles;
        for &term in &self.held[..self.distinct] {
            let packed = std::mem::take(&mut self.counts[term as usize]);
            let Some((at, next)) = self.cursors.get_mut(term as usize) else {
                continue; // no word
            };
            let gap = article - *next;
            *next = article + 1;
            if packed == ONCE {
                write(&mut self.postings.bytes, at, gap << 1 | 1)?;
            } else {
                write(&mut self.postings.bytes, at, gap << 1)?;
                write(&mut self.postings.bytes, at, packed)?;
            }
        }
        self.postings.articles += 1;
        self.distinct = 0;
        Some(std::mem::take(&mut self.words))
    }

    /// The postings, if those of each term take up just the bytes that they should.
    pub fn finish(self) -> Option<Postings> {
        let ends = self.postings.starts.iter().skip(1);
        let is_whole = self.cursors.iter().zip(ends).all(|((at, _), end)| at == end);
        is_whole.then_some(self.postings)
    }
}

#[inline(always)]
fn write(bytes: &mut [u8], at: &mut u32, mut number: u32) -> Option<()> {
    while number >= 0x80 {
        *bytes.get_mut(*at as usize)? = number as u8 | 0x80;
        number >>= 7;
        *at += 1;
    }
    *bytes.get_mut(*at as usize)? = number as u8;
    *at += 1;
    Some(())
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "lists of ranges are what is tested")]
pub(crate) mod tests {
    use super::*;
    use crate::text_code::TextCode;
    use proptest::prelude::*;

    /// Each article a list of passages; every symbol below 30 is a word, the form of the term of half its number.
    pub(crate) type Articles = Vec<Vec<(Zone, Vec<u32>)>>;

    fn naive(articles: &Articles, term: u32) -> Vec<Posting> {
        let mut postings = Vec::new();
        for (article, passages) in articles.iter().enumerate() {
            let is_form = |symbol: &&u32| **symbol < 30 && **symbol / 2 == term;
            let held = passages
                .iter()
                .map(|(zone, passage)| (passage.iter().filter(is_form).count() as u32, *zone));
            let held: Vec<_> = held.filter(|(count, _)| *count > 0).collect();
            if let Some(zone) = held.iter().map(|(_, zone)| *zone).max() {
                let occurrences = held.iter().map(|(count, _)| count).sum();
                postings.push(Posting {
                    article: article as u32,
                    occurrences,
                    zone,
                });
            }
        }
        postings
    }

    /// The code of the symbols, and what articles are in it, ready to be read.
    pub(crate) fn packed(articles: &Articles) -> (TextCode, Vec<u8>) {
        let code = TextCode::new(&[1; 41], 30).expect("a code");
        let mut bytes = Vec::new();
        for (_, passage) in articles.iter().flatten() {
            passage
                .iter()
                .chain([&40])
                .for_each(|&symbol| code.encode(symbol, &mut bytes));
        }
        bytes.extend([0; Symbols::AHEAD]);
        (code, bytes)
    }

    /// The term of each word.
    pub(crate) fn term_of() -> Vec<u32> {
        (0..30).map(|symbol| symbol / 2).collect()
    }

    pub(crate) fn inverted(articles: &Articles, sizes: &[u32]) -> Option<(Postings, Vec<u32>)> {
        let (code, bytes) = packed(articles);
        let mut inverter = Inverter::new(&code, &term_of(), sizes)?;
        let mut symbols = Symbols::new(&code, &bytes, 0..bytes.len() - Symbols::AHEAD);
        let mut lengths = Vec::new();
        for passages in articles {
            passages
                .iter()
                .for_each(|(zone, _)| inverter.passage(&mut symbols, *zone));
            lengths.push(inverter.end_article()?);
        }
        Some((inverter.finish()?, lengths))
    }

    pub(crate) fn sizes(articles: &Articles) -> Vec<u32> {
        let size = |term| {
            let mut next = 0;
            naive(articles, term)
                .iter()
                .map(|it| {
                    let gap = it.article - std::mem::replace(&mut next, it.article + 1);
                    size_of_posting(gap, it.occurrences, it.zone)
                })
                .sum()
        };
        (0..15).map(size).collect()
    }

    pub(crate) fn articles() -> impl Strategy<Value = Articles> {
        let zone = prop_oneof![4 => Just(Zone::Body), 1 => Just(Zone::Heading), 1 => Just(Zone::Title)];
        let passage = (zone, prop::collection::vec(0u32..40, 0..50));
        prop::collection::vec(prop::collection::vec(passage, 0..3), 0..90)
    }

    proptest! {
        #[test]
        fn postings_are_those_of_a_plain_count(articles in articles(), one in 0u32..15, other in 0u32..15) {
            let (postings, lengths) = inverted(&articles, &sizes(&articles)).expect("postings");
            let words = |passages: &Vec<(Zone, Vec<u32>)>| {
                passages.iter().flat_map(|(_, passage)| passage).filter(|symbol| **symbol < 30).count() as u32
            };
            prop_assert_eq!(lengths, articles.iter().map(words).collect::<Vec<_>>());
            for term in 0..15 {
                let expected = naive(&articles, term);
                prop_assert_eq!(postings.frequency(term), (expected.len() as u32, expected.iter().map(|it| it.occurrences).sum()));
                prop_assert_eq!(postings.of(term), expected);
            }
            let (one, other) = (one.min(other), one.max(other));
            prop_assert_eq!(postings.of_all(&[one..15]), merged((one..15).flat_map(|term| naive(&articles, term)).collect()));
            prop_assert_eq!(postings.gathered(one..15).postings(), postings.of_all(&[one..15]));
            let odd = |article: u32| article % 2 == 1;
            let expected = naive(&articles, one).into_iter().chain(naive(&articles, other).into_iter().filter(|it| odd(it.article)));
            if one != other {
                prop_assert_eq!(postings.of_some(&[one..one + 1], &[(vec![other..other + 1], &odd)]), merged(expected.collect()));
            }
        }

        #[test]
        fn sizes_that_do_not_fit_are_refused(articles in articles(), term in 0usize..15, by in prop::sample::select(vec![-1i32, 1, 9])) {
            let mut sizes = sizes(&articles);
            let size = sizes[term] as i32 + by;
            prop_assume!(size >= 0);
            sizes[term] = size as u32;
            prop_assert!(inverted(&articles, &sizes).is_none());
        }
    }

    fn merged(mut postings: Vec<Posting>) -> Vec<Posting> {
        postings.sort_by_key(|it| it.article);
        postings.dedup_by(|it, before| {
            let is_same = it.article == before.article;
            if is_same {
                before.occurrences += it.occurrences;
                before.zone = before.zone.max(it.zone);
            }
            is_same
        });
        postings
    }
}
