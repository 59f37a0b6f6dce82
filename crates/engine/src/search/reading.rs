//! Reading: an article's words, and where a plan holds among them.
//!
//! A part holds or does not, and has hits where it holds: of `All` those of every part, of `Any` those of the parts that
//! hold. What is excluded and what is known beside the text has none.

use std::ops::Range;

use super::plan::{Leaf, Node, Plan, Wanted};
use super::slot::{Slot, holds};
use crate::article::{ArticleId, Part};
use crate::corpus::Corpus;
use crate::hits::{Hit, Snippet, joined};
use crate::index::Zone;
use crate::order;
use crate::query::expression::Expression;
use crate::query::finder::Finder;
use crate::text::quotations;
use crate::texts::{Passages, Spelled};

/// A place among the words of an article: the first and the last of the words that it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) first: u32,
    pub(crate) last: u32,
    /// Of a pattern over the text, the bytes of its passage.
    bytes: Option<(u32, u32)>,
}

/// Reads articles of one corpus under one plan.
pub(crate) struct Reader<'a> {
    corpus: &'a Corpus,
    plan: &'a Plan,
    /// For each leaf that is a pattern over the text, its machine, once it was needed.
    finders: Vec<Option<Finder>>,
    /// Steps left for patterns over the text and for quotations.
    pub(crate) steps: u64,
    /// Whether the steps were used up, so that places may be missing.
    pub(crate) is_exhausted: bool,
    article: ArticleId,
    language: Option<usize>,
    /// What the plan marks, where it stands in the article: with the number of words before each.
    marked: Vec<(u32, u32)>,
    /// Where each passage begins in the texts, and its end among the words.
    starts: Vec<usize>,
    ends: Vec<u32>,
    /// For each passage, whether a quotation may begin there.
    may_quote: Vec<bool>,
    /// How often each leaf stands in the article, and its most prominent place.
    pub(crate) found: Vec<(u32, Zone)>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(corpus: &'a Corpus, plan: &'a Plan) -> Self {
        Self {
            corpus,
            plan,
            finders: plan.leaves.iter().map(|_| None).collect(),
            steps: plan.text_steps,
            is_exhausted: false,
            article: ArticleId(0),
            language: None,
            marked: Vec::new(),
            starts: Vec::new(),
            ends: Vec::new(),
            may_quote: Vec::new(),
            found: vec![(0, Zone::Body); plan.leaves.len()],
        }
    }

    /// Takes up an article.
    pub(crate) fn open(&mut self, article: ArticleId) {
        self.open_until(article, usize::MAX);
    }

    /// Takes up an article, up to the end of the passage in which so many words were found.
    pub(crate) fn open_until(&mut self, article: ArticleId, enough: usize) {
        self.article = article;
        self.language = self.corpus.index().families.of_article(article.0);
        self.marked.clear();
        self.starts.clear();
        self.ends.clear();
        self.may_quote.clear();
        let mut passages = self.corpus.texts().passages(article.index());
        let mut words = 0;
        for _ in 0..self.corpus.catalogue().shape(article.index()).searched {
            self.starts.push(passages.at());
            let before = self.marked.len();
            words = passages.find(&self.plan.marked, words, &mut self.marked);
            self.ends.push(words);
            if self.plan.reads_quotes {
                let surfaces = self.corpus.vocabulary().surfaces();
                let found = self.marked.len();
                let mut kept = before;
                for at in before..found {
                    if self.marked[at].1 < surfaces {
                        self.marked[kept] = self.marked[at];
                        kept += 1;
                    }
                }
                self.marked.truncate(kept);
                self.may_quote.push(kept < found);
            }
            if self.marked.len() >= enough {
                break;
            }
        }
    }

    /// Where the plan holds in the article, sorted, if it does at all.
    pub(crate) fn read(&mut self) -> Option<Vec<Place>> {
        self.found.fill((0, Zone::Body));
        let Some(root) = &self.plan.root else {
            return Some(Vec::new());
        };
        let mut places = self.holds(root, None)?;
        order::sort(&mut places);
        Some(places)
    }

    /// How many places there are, those that overlap being one.
    pub(crate) fn count(&self, places: &[Place]) -> u32 {
        if places.iter().any(|place| place.bytes.is_some()) {
            return self.hits(places).len() as u32;
        }
        let (mut count, mut next) = (0, 0);
        for place in places {
            count += u32::from(place.first >= next);
            next = next.max(place.last + 1);
        }
        count
    }

    /// The places in bytes of the article's parts, those that overlap joined to one.
    pub(crate) fn hits(&self, places: &[Place]) -> Vec<Hit> {
        let tokens = self.corpus.tokens(self.article);
        let hit = |place: &Place| {
            let (first, last) = (tokens.get(place.first as usize)?, tokens.get(place.last as usize)?);
            let (start, end) = place.bytes.unwrap_or((first.start, last.end));
            Some(Hit {
                part: first.part,
                start,
                end,
            })
        };
        joined(places.iter().filter_map(hit))
    }

    /// A few lines that show the places, outside the title; nothing if there are none there.
    pub(crate) fn snippet(&self, places: &[Place]) -> Option<Snippet> {
        let title = self.corpus.catalogue().shape(self.article.index()).title;
        let in_text: Vec<(usize, u32)> = places
            .iter()
            .map(|place| (self.passage_of(place.first), place.first))
            .filter(|(passage, _)| Some(*passage) != title)
            .collect();
        let (passage, first) = in_text[Snippet::densest(&in_text)?];
        let all = self.words_of(passage);
        let (before, behind) = Snippet::AROUND;
        let spelled = first.saturating_sub(before).max(all.start)..first.saturating_add(behind).min(all.end);
        let whole = places.iter().any(|place| place.bytes.is_some());
        let spelled = if whole { all.clone() } else { spelled }; // bytes are counted from the beginning
        let range = (spelled.start - all.start) as usize..match spelled.end == all.end {
            true => usize::MAX,
            false => (spelled.end - all.start) as usize,
        };
        let (text, words) = self.passages_from(passage).text_of(self.corpus.vocabulary(), range);
        let hit = |place: &Place| {
            let word = |word: u32| {
                words
                    .get(word.checked_sub(spelled.start)? as usize)
                    .map(|(range, _)| range)
            };
            let (start, end) = match place.bytes {
                Some(bytes) => bytes,
                None => (word(place.first)?.start, word(place.last)?.end),
            };
            let part = Part::Block(0); // they are all of one part
            Some(Hit { part, start, end })
        };
        let here = places.iter().filter(|place| all.contains(&place.first));
        let from = here.clone().find(|place| place.first == first).and_then(hit)?;
        let cut = (spelled.start > all.start, spelled.end < all.end);
        Some(Snippet::cut(
            &text,
            from.start as usize,
            &joined(here.filter_map(hit)),
            cut,
        ))
    }

    fn holds(&mut self, node: &Node, within: Option<&[Range<u32>]>) -> Option<Vec<Place>> {
        match node {
            Node::All(parts) => {
                let mut places = Vec::new();
                for part in parts {
                    places.extend(self.holds(part, within)?);
                }
                Some(places)
            }
            Node::Any(parts) => {
                let mut places: Option<Vec<Place>> = None;
                for part in parts {
                    if let Some(found) = self.holds(part, within) {
                        places.get_or_insert_default().extend(found);
                    }
                }
                places
            }
            Node::Not(part) => match self.holds(part, within) {
                Some(_) => None,
                None => Some(Vec::new()),
            },
            Node::Near {
                left,
                right,
                within: most,
                ordered,
            } => {
                let (left, right) = (self.holds(left, within)?, self.holds(right, within)?);
                let places = self.near(left, right, *most, *ordered);
                (!places.is_empty()).then_some(places)
            }
            Node::Leaf(place) => self.leaf(*place, within),
            Node::Title(part) => {
                let title = self.corpus.catalogue().shape(self.article.index()).title?;
                let end = *self.ends.get(title)?;
                let start = title.checked_sub(1).map_or(0, |before| self.ends[before]);
                self.holds(part, Some(std::slice::from_ref(&(start..end))))
            }
            Node::Quote(part) => {
                let quoted = self.quoted();
                self.holds(part, Some(&quoted))
            }
            Node::Known(holds) => holds[self.article.index()].then(Vec::new),
        }
    }

    fn leaf(&mut self, place: usize, within: Option<&[Range<u32>]>) -> Option<Vec<Place>> {
        let leaf = &self.plan.leaves[place];
        let mut places = match &leaf.wanted {
            Wanted::Words(slots) => self.words(slots),
            Wanted::Passage(expression, slots) => self.passages(place, expression, slots),
        };
        if let Some(ranges) = within {
            places.retain(|place| {
                ranges
                    .iter()
                    .any(|range| range.start <= place.first && place.last < range.end)
            });
        }
        let title = self.corpus.catalogue().shape(self.article.index()).title;
        let in_title = title.is_some_and(|title| places.iter().any(|place| self.passage_of(place.first) == title));
        let occurrences = match &leaf.wanted {
            Wanted::Words(_) => self.count(&places), // as positions tell it
            Wanted::Passage(..) => places.len() as u32,
        };
        self.found[place] = (occurrences, if in_title { Zone::Title } else { Zone::Body });
        (!places.is_empty()).then_some(places)
    }

    fn words(&self, slots: &[Slot]) -> Vec<Place> {
        let mut places = Vec::new();
        let wanted: Vec<&[Range<u32>]> = slots.iter().map(|slot| slot.surfaces(self.language)).collect();
        let last = slots.len() as u32 - 1;
        let mut passage = 0;
        for (at, &(first, _)) in self.marked.iter().enumerate() {
            // Every word of the row is marked, so the row stands there without gaps if it does.
            let Some(row) = self.marked.get(at..at + slots.len()) else {
                break;
            };
            if row[last as usize].0 != first + last
                || !wanted.iter().zip(row).all(|(ranges, word)| holds(ranges, word.1))
            {
                continue;
            }
            while self.ends[passage] <= first {
                passage += 1;
            }
            if first + last < self.ends[passage] {
                places.push(Place {
                    first,
                    last: first + last,
                    bytes: None,
                });
            }
        }
        places
    }

    fn passages(&mut self, leaf: usize, expression: &Expression, slots: &[Slot]) -> Vec<Place> {
        let mut places = Vec::new();
        for passage in 0..self.ends.len() {
            let marked = self.marked_in(passage);
            let holds_any = |slot: &Slot| {
                let wanted = slot.surfaces(self.language);
                marked.iter().any(|&(_, surface)| holds(wanted, surface))
            };
            if !slots.iter().all(holds_any) {
                continue;
            }
            let (text, words) = self.text(passage);
            let finder = self.finders[leaf].get_or_insert_with(|| expression.finder());
            let Some(found) = finder.find(&text, &mut self.steps) else {
                self.is_exhausted = true;
                return places;
            };
            let first_word = self.words_of(passage).start;
            for bytes in found {
                // The words that the match touches, or else the one nearest to it. A passage without words is none.
                let Some(last_word) = words.len().checked_sub(1) else {
                    continue;
                };
                let first = words
                    .partition_point(|(word, _)| word.end as usize <= bytes.start)
                    .min(last_word);
                let beyond = words.partition_point(|(word, _)| (word.start as usize) < bytes.end);
                places.push(Place {
                    first: first_word + first as u32,
                    last: first_word + (beyond.saturating_sub(1)).max(first) as u32,
                    bytes: Some((bytes.start as u32, bytes.end as u32)),
                });
            }
        }
        places
    }

    /// What is marked in a passage.
    fn marked_in(&self, passage: usize) -> &[(u32, u32)] {
        let words = self.words_of(passage);
        let before = |word: u32| self.marked.partition_point(|&(at, _)| at < word);
        &self.marked[before(words.start)..before(words.end)]
    }

    /// The text of a passage, and its words.
    fn text(&self, passage: usize) -> (String, Vec<Spelled>) {
        self.passages_from(passage).text(self.corpus.vocabulary())
    }

    fn passages_from(&self, passage: usize) -> Passages<'a> {
        let texts = self.corpus.texts();
        texts.passages_from(self.article.index(), self.starts[passage])
    }

    /// The words of a passage.
    fn words_of(&self, passage: usize) -> Range<u32> {
        passage.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[passage]
    }

    /// The members of every pair that stands close enough.
    fn near(&self, left: Vec<Place>, right: Vec<Place>, most: u32, ordered: bool) -> Vec<Place> {
        let mut places = self.beside(&left, &right, most, [!ordered, true]);
        places.extend(self.beside(&right, &left, most, [true, !ordered]));
        places
    }

    /// The places that have one of the others close before or behind them, wherever it may stand. If the nearest is too far
    /// away or in another passage, so are all.
    fn beside(&self, places: &[Place], others: &[Place], most: u32, [before, behind]: [bool; 2]) -> Vec<Place> {
        let mut firsts: Vec<u32> = others.iter().map(|other| other.first).collect();
        let mut lasts: Vec<u32> = others.iter().map(|other| other.last).collect();
        order::sort(&mut firsts);
        order::sort(&mut lasts);
        let has_one = |place: &&Place| {
            let passage = self.words_of(self.passage_of(place.first));
            let next = firsts.get(firsts.partition_point(|&first| first <= place.last));
            let last = lasts[..lasts.partition_point(|&last| last < place.first)].last();
            behind && next.is_some_and(|&next| next < passage.end && next - place.last - 1 <= most)
                || before && last.is_some_and(|&last| last >= passage.start && place.first - last - 1 <= most)
        };
        places.iter().filter(has_one).copied().collect()
    }

    /// The passage in which a word stands.
    pub(crate) fn passage_of(&self, word: u32) -> usize {
        self.ends.partition_point(|&end| end <= word)
    }

    /// The words that stand inside quotation marks, as ranges, in passages that hold anything that is looked for.
    fn quoted(&mut self) -> Vec<Range<u32>> {
        let mut ranges = Vec::new();
        let is_told_by_words = |leaf: &Leaf| matches!(leaf.wanted, Wanted::Words(_));
        let all_told = self.plan.leaves.iter().all(is_told_by_words);
        for passage in 0..self.ends.len() {
            if !self.may_quote[passage] || all_told && self.marked_in(passage).is_empty() {
                continue;
            }
            let (text, words) = self.text(passage);
            match self.steps.checked_sub(text.len() as u64) {
                Some(left) => self.steps = left,
                None => {
                    self.is_exhausted = true;
                    return ranges;
                }
            }
            let first_word = self.words_of(passage).start;
            for quoted in quotations(&text) {
                let first = words.partition_point(|(word, _)| (word.start as usize) < quoted.start);
                let beyond = words.partition_point(|(word, _)| word.end as usize <= quoted.end);
                if first < beyond {
                    ranges.push(first_word + first as u32..first_word + beyond as u32);
                }
            }
        }
        ranges
    }

    /// For leaves in the order of the plan, the places at which each stands; for nearness.
    pub(crate) fn places_of(&self, leaf: usize) -> Vec<Place> {
        match &self.plan.leaves[leaf].wanted {
            Wanted::Words(slots) => self.words(slots),
            Wanted::Passage(..) => Vec::new(),
        }
    }
}

/// What a corpus says of an article's parts, for those who read words only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// How many passages are searched.
    pub(crate) searched: usize,
    /// Which of them is the title.
    pub(crate) title: Option<usize>,
}

impl Shape {
    /// The shape of an article of which the parts are packed in that order.
    pub(crate) fn of(parts: &[Part], searched: usize, title_block: Option<usize>) -> Self {
        let title = parts[..searched].iter().position(|part| match part {
            Part::Title => true,
            Part::Block(block) => Some(*block as usize) == title_block,
        });
        Self { searched, title }
    }
}
