//! Reading: an article's words, and where a plan holds among them.
//!
//! A part holds or does not, and has hits where it holds: of `All` those of every part, of `Any` those of the parts that
//! hold. What is excluded and what is known beside the text has none.

use std::ops::Range;

use super::plan::{Node, Plan, Wanted};
use super::slot::{Slot, holds};
use crate::article::{ArticleId, Part};
use crate::corpus::Corpus;
use crate::hits::{Hit, joined};
use crate::index::Zone;
use crate::order;
use crate::query::finder::Finder;
use crate::text::quotations;

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
    /// For each leaf that is a pattern over the text, its machine.
    finders: Vec<Option<Finder>>,
    /// Steps left for patterns over the text.
    pub(crate) steps: u64,
    /// Whether the steps were used up, so that places may be missing.
    pub(crate) is_exhausted: bool,
    article: ArticleId,
    language: Option<usize>,
    surfaces: Vec<u32>,
    /// The end of each passage among the words.
    ends: Vec<u32>,
    /// How often each leaf stands in the article, and its most prominent place.
    pub(crate) found: Vec<(u32, Zone)>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(corpus: &'a Corpus, plan: &'a Plan) -> Self {
        let finder = |wanted: &Wanted| match wanted {
            Wanted::Passage(expression) => Some(expression.finder()),
            Wanted::Words(_) => None,
        };
        Self {
            corpus,
            plan,
            finders: plan.leaves.iter().map(|leaf| finder(&leaf.wanted)).collect(),
            steps: plan.steps,
            is_exhausted: false,
            article: ArticleId(0),
            language: None,
            surfaces: Vec::new(),
            ends: Vec::new(),
            found: vec![(0, Zone::Body); plan.leaves.len()],
        }
    }

    /// Takes up an article.
    pub(crate) fn open(&mut self, article: ArticleId) {
        self.article = article;
        self.language = self.corpus.index().families.of_article(article.0);
        self.surfaces.clear();
        self.ends.clear();
        let mut passages = self.corpus.texts().passages(article.index());
        for _ in 0..self.corpus.catalogue().shape(article.index()).searched {
            passages.surfaces(&mut self.surfaces);
            self.ends.push(self.surfaces.len() as u32);
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
            Wanted::Passage(_) => self.passages(place),
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
        self.found[place] = (places.len() as u32, if in_title { Zone::Title } else { Zone::Body });
        (!places.is_empty()).then_some(places)
    }

    fn words(&self, slots: &[Slot]) -> Vec<Place> {
        let mut places = Vec::new();
        let count = slots.len();
        let wanted: Vec<&[Range<u32>]> = slots.iter().map(|slot| slot.surfaces(self.language)).collect();
        let mut start = 0;
        for &end in &self.ends {
            let end = end as usize;
            for first in start..(end + 1).saturating_sub(count).max(start) {
                let words = &self.surfaces[first..first + count];
                if wanted
                    .iter()
                    .zip(words)
                    .all(|(ranges, &surface)| holds(ranges, surface))
                {
                    places.push(Place {
                        first: first as u32,
                        last: (first + count - 1) as u32,
                        bytes: None,
                    });
                }
            }
            start = end;
        }
        places
    }

    fn passages(&mut self, leaf: usize) -> Vec<Place> {
        let corpus = self.corpus;
        let mut places = Vec::new();
        let mut passages = corpus.texts().passages(self.article.index());
        let mut first_word = 0u32;
        for passage in 0..self.ends.len() {
            let (text, words) = passages.text(corpus.vocabulary());
            let found = self.finders[leaf]
                .as_mut()
                .and_then(|finder| finder.find(&text, &mut self.steps));
            let Some(found) = found else {
                self.is_exhausted = true;
                return places;
            };
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
            first_word = self.ends[passage];
        }
        places
    }

    /// The members of every pair that stands close enough.
    fn near(&self, left: Vec<Place>, right: Vec<Place>, most: u32, ordered: bool) -> Vec<Place> {
        let is_pair = |one: &Place, other: &Place| {
            let before = one.last < other.first && other.first - one.last - 1 <= most;
            let after = !ordered && other.last < one.first && one.first - other.last - 1 <= most;
            (before || after) && self.passage_of(one.first) == self.passage_of(other.first)
        };
        let mut places: Vec<Place> = left
            .iter()
            .filter(|one| right.iter().any(|other| is_pair(one, other)))
            .copied()
            .collect();
        places.extend(right.iter().filter(|other| left.iter().any(|one| is_pair(one, other))));
        places
    }

    /// The passage in which a word stands.
    pub(crate) fn passage_of(&self, word: u32) -> usize {
        self.ends.partition_point(|&end| end <= word)
    }

    /// The words that stand inside quotation marks, as ranges.
    fn quoted(&self) -> Vec<Range<u32>> {
        let mut ranges = Vec::new();
        let mut passages = self.corpus.texts().passages(self.article.index());
        let mut first_word = 0;
        for &end in &self.ends {
            let (text, words) = passages.text(self.corpus.vocabulary());
            for quoted in quotations(&text) {
                let first = words.partition_point(|(word, _)| (word.start as usize) < quoted.start);
                let beyond = words.partition_point(|(word, _)| word.end as usize <= quoted.end);
                if first < beyond {
                    ranges.push(first_word + first as u32..first_word + beyond as u32);
                }
            }
            first_word = end;
        }
        ranges
    }

    /// For leaves in the order of the plan, the places at which each stands; for nearness.
    pub(crate) fn places_of(&self, leaf: usize) -> Vec<Place> {
        match &self.plan.leaves[leaf].wanted {
            Wanted::Words(slots) => self.words(slots),
            Wanted::Passage(_) => Vec::new(),
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
