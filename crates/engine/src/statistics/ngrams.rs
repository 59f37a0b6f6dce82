//! N-grams: words that stand in a row again and again.

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::order;
use crate::statistics::FunctionWords;
use crate::statistics::frequency::{Frequency, Parts};
use crate::wordlist::Wordlist;

/// Stands between passages, where no n-gram runs on.
const GAP: u32 = u32::MAX;
/// The longest that is looked for.
const LONGEST: usize = 4;

/// The runs of two to four words (those of the given lengths) that stand at least twice in those articles, within one
/// passage: at most so many, the most frequent first, then in alphabetical order. If function words are given, runs that
/// begin or end with one are left out: "ministry of defence" stays, "of the" goes.
///
/// Places are sorted by their first word; those that share it, by the second, and so on for as long as enough are alike
/// to be among the most frequent. So time grows with the words that are read; memory is 16 bytes for each.
pub fn ngrams(
    corpus: &Corpus,
    wordlist: &Wordlist,
    articles: &[ArticleId],
    lengths: RangeInclusive<usize>,
    without: Option<&FunctionWords>,
    most: usize,
) -> Vec<Frequency> {
    let parts = Parts::of(corpus, articles);
    let text = Text::of(corpus, wordlist, &parts);
    let mut sorting = Sorting::begin(&text.words, wordlist.len());
    let mut best = Best {
        text: &text.words,
        most: most.max(1),
        worst: None,
        groups: Vec::new(),
    };
    let is_content = |word: Option<&u32>| word.is_some_and(|&word| without.is_none_or(|words| !words.has(word)));
    while let Some(group) = sorting.open.pop() {
        // What begins with a run is no more frequent than the run.
        if best.worst.is_some_and(|worst| group.count < worst.count) {
            continue;
        }
        if group.length > 1 && lengths.contains(&group.length) {
            let run = group.words(&text.words, &sorting.places);
            if is_content(run.first()) && is_content(run.last()) {
                best.consider(group, &sorting.places);
            }
        }
        if group.length < LONGEST.min(*lengths.end()) {
            sorting.divide(&text.words, group);
        }
    }
    best.cull(&sorting.places);
    best.groups.truncate(most);
    let row = |group: &Group| text.row(corpus, wordlist, &parts, group, &sorting.places);
    best.groups.iter().map(row).collect()
}

/// All words one after another, as numbers, with a gap after each passage.
struct Text {
    words: Vec<u32>,
    /// Where each article begins.
    starts: Vec<usize>,
}

impl Text {
    fn of(corpus: &Corpus, wordlist: &Wordlist, parts: &Parts) -> Self {
        let mut words = Vec::with_capacity(parts.words as usize);
        let mut starts = Vec::with_capacity(parts.articles.len());
        for &(id, _) in &parts.articles {
            starts.push(words.len());
            let mut before = None;
            for token in corpus.words_of(id).iter() {
                if before.is_some_and(|before| before != token.part) {
                    words.push(GAP);
                }
                before = Some(token.part);
                words.push(wordlist.number(token.term));
            }
            words.push(GAP);
        }
        Self { words, starts }
    }

    fn row(&self, corpus: &Corpus, wordlist: &Wordlist, parts: &Parts, group: &Group, places: &[u32]) -> Frequency {
        let mut places = places[group.start..][..group.count].to_vec();
        order::sort(&mut places);
        let (mut holding, mut shared) = (0, 0.0);
        for here in places.chunk_by(|&one, &other| self.article(one) == self.article(other)) {
            let (_, length) = parts.articles[self.article(here[0])];
            holding += 1;
            shared += parts.shared(here.len() as u32, group.count as u32, length);
        }
        let term = self.term(corpus, wordlist, parts, places[0], group.length);
        parts.row(term, group.count as u32, holding, shared)
    }

    fn article(&self, place: u32) -> usize {
        self.starts.partition_point(|&start| start <= place as usize) - 1
    }

    /// The words with a space between them; with none where they are written without one at that place, as in Chinese.
    fn term(&self, corpus: &Corpus, wordlist: &Wordlist, parts: &Parts, place: u32, length: usize) -> String {
        let article = self.article(place);
        let before = &self.words[self.starts[article]..place as usize];
        let first = before.iter().filter(|&&word| word != GAP).count();
        let tokens = &corpus.words_of(parts.articles[article].0)[first..first + length];
        let mut term = String::new();
        let mut end = tokens[0].start;
        for token in tokens {
            if token.start > end {
                term.push(' ');
            }
            term.push_str(wordlist.text(wordlist.number(token.term)));
            end = token.end;
        }
        term
    }
}

/// Places that share their first words.
#[derive(Clone, Copy)]
struct Group {
    /// Where they stand among the sorted places.
    start: usize,
    /// How many places.
    count: usize,
    /// How many words they share.
    length: usize,
}

impl Group {
    fn words<'a>(&self, text: &'a [u32], places: &[u32]) -> &'a [u32] {
        &text[places[self.start] as usize..][..self.length]
    }
}

/// Places on their way into order. Dividing a group moves places only within it, so that it stays a group.
struct Sorting {
    places: Vec<u32>,
    /// Where places go to, and the word that follows each, while a group is divided.
    scratch: Vec<u32>,
    following: Vec<u32>,
    /// For each word, how many places it follows, then where the next of them goes. All 0 between uses.
    next: Vec<u32>,
    /// The words that follow, in the order found.
    found: Vec<u32>,
    /// The groups of two places or more that are still to be looked at; the last is next.
    open: Vec<Group>,
}

impl Sorting {
    /// All places, divided by their first word.
    fn begin(text: &[u32], words: usize) -> Self {
        let is_word = |place: &u32| text[*place as usize] != GAP;
        let places: Vec<u32> = (0..text.len() as u32).filter(is_word).collect();
        let all = Group {
            start: 0,
            count: places.len(),
            length: 0,
        };
        let mut sorting = Self {
            scratch: vec![0; places.len()],
            following: Vec::with_capacity(places.len()),
            places,
            next: vec![0; words],
            found: Vec::new(),
            open: Vec::new(),
        };
        sorting.divide(text, all);
        sorting.open.reverse(); // what is found first is frequent, and soon shows how much is frequent enough
        sorting
    }

    /// Divides a group by the word that follows, and opens those of the parts that have two places.
    fn divide(&mut self, text: &[u32], group: Group) {
        let places = &mut self.places[group.start..][..group.count];
        let following = places.iter().map(|&place| text[place as usize + group.length]);
        self.following.clear();
        self.following.extend(following);
        for &word in self.following.iter().filter(|&&word| word != GAP) {
            if self.next[word as usize] == 0 {
                self.found.push(word);
            }
            self.next[word as usize] += 1;
        }
        let mut at = 0;
        for &word in &self.found {
            let count = std::mem::replace(&mut self.next[word as usize], at);
            if count > 1 {
                self.open.push(Group {
                    start: group.start + at as usize,
                    count: count as usize,
                    length: group.length + 1,
                });
            }
            at += count;
        }
        for (&place, &word) in places.iter().zip(&self.following) {
            let next = match word {
                GAP => &mut at,
                word => &mut self.next[word as usize],
            };
            self.scratch[*next as usize] = place;
            *next += 1;
        }
        places.copy_from_slice(&self.scratch[..group.count]);
        for word in self.found.drain(..) {
            self.next[word as usize] = 0;
        }
    }
}

/// The groups with the most places.
struct Best<'a> {
    text: &'a [u32],
    most: usize,
    /// The last that was kept when they were last culled: what comes behind it need not be kept.
    worst: Option<Group>,
    groups: Vec<Group>,
}

impl Best<'_> {
    fn consider(&mut self, group: Group, places: &[u32]) {
        let is_better = |worst: Group| self.compare(&group, &worst, places) == Ordering::Less;
        if self.worst.is_none_or(is_better) {
            self.groups.push(group);
            if self.groups.len() / 2 >= self.most {
                self.cull(places);
            }
        }
    }

    fn cull(&mut self, places: &[u32]) {
        let mut groups = std::mem::take(&mut self.groups);
        order::sort_by(&mut groups, |one, other| self.compare(one, other, places));
        if groups.len() >= self.most {
            groups.truncate(self.most);
            self.worst = groups.last().copied();
        }
        self.groups = groups;
    }

    fn compare(&self, one: &Group, other: &Group, places: &[u32]) -> Ordering {
        let words = |group: &Group| group.words(self.text, places);
        other.count.cmp(&one.count).then_with(|| words(one).cmp(words(other)))
    }
}
