//! A note, and where its passage lies now.

use std::cmp::Reverse;

use crate::article::{Article, ArticleId};
use crate::corpus::Corpus;
use crate::date::PartialDate;
use crate::passage::Passage;

/// A marked passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The article.
    pub slug: String,
    /// Where the passage stood when it was marked.
    pub place: Passage,
    /// The passage as it read.
    pub quote: String,
    /// The characters before it in its block, some words of them.
    pub before: String,
    /// The characters after it.
    pub after: String,
    /// What the reader calls it, or says of it; may be empty.
    pub name: String,
    /// The reader's keywords, each once.
    pub tags: Vec<String>,
    /// When it was made, if that is known.
    pub made: Option<PartialDate>,
    /// The fingerprint of the corpus that it was made on, if that is not the one of its [`Notes`](super::Notes).
    pub corpus: Option<String>,
    /// What stands in its line under keys that are not ours, as it stood there.
    pub foreign: Vec<String>,
}

impl Note {
    /// How many characters before and after the passage are kept: some five words.
    const CONTEXT: usize = 32;
    /// How many of them must be as they were to tell one of several places: a short word.
    const ENOUGH: usize = 4;

    /// A note of a passage, without a name; nothing if the article has no such passage.
    pub fn of(article: &Article, place: Passage) -> Option<Self> {
        let bytes = place.bytes(article)?;
        let text = &article.blocks.get(place.block as usize)?.text;
        let before = &text[..bytes.start];
        let skipped = before.chars().count().saturating_sub(Self::CONTEXT);
        Some(Self {
            slug: article.slug.clone(),
            place,
            quote: text[bytes.clone()].to_owned(),
            before: before.chars().skip(skipped).collect(),
            after: text[bytes.end..].chars().take(Self::CONTEXT).collect(),
            ..Self::bare()
        })
    }

    /// A note of nothing yet.
    pub(super) fn bare() -> Self {
        Self {
            slug: String::new(),
            place: Passage {
                block: 0,
                start: 0,
                end: 0,
            },
            quote: String::new(),
            before: String::new(),
            after: String::new(),
            name: String::new(),
            tags: Vec::new(),
            made: None,
            corpus: None,
            foreign: Vec::new(),
        }
    }

    /// Where the passage lies in a corpus now; nothing if it is not found there.
    pub fn resolve(&self, corpus: &Corpus) -> Option<Whereabouts> {
        let id = corpus.find(&self.slug)?;
        let article = corpus.article(id);
        let lies = |passage, is_moved| Whereabouts {
            article: id,
            passage,
            is_moved,
        };
        if self.place.text(article) == Some(&self.quote[..]) {
            return Some(lies(self.place, false));
        }
        self.look_for(article).map(|passage| lies(passage, true))
    }

    /// The place with the words of the passage around which most is as it was, and of those the nearest to where it stood.
    /// White space does not count: the ends of lines change most easily. Of several places, one around which hardly
    /// anything is as it was would be a guess.
    fn look_for(&self, article: &Article) -> Option<Passage> {
        let sought = letters(&self.quote);
        let (before, after) = (letters(&self.before), letters(&self.after));
        let mut found = 0;
        let mut best = None;
        for (block, it) in (0u32..).zip(&article.blocks) {
            let text = letters(&it.text);
            for at in 0..(text.len() + 1).saturating_sub(sought.len()) {
                let (earlier, rest) = text.split_at(at);
                let (Some((start, _)), Some((last, _))) = (rest.first(), rest[..sought.len()].last()) else {
                    continue;
                };
                if common(&mut rest.iter(), &mut sought.iter()) < sought.len() {
                    continue;
                }
                let around = context(&mut earlier.iter().rev(), &mut before.iter().rev())
                    + context(&mut rest[sought.len()..].iter(), &mut after.iter());
                let away = (block.abs_diff(self.place.block), start.abs_diff(self.place.start));
                let rank = (around, Reverse(away));
                found += 1;
                if best.is_none_or(|(other, _)| rank > other) {
                    let (start, end) = (*start, last + 1);
                    best = Some((rank, Passage { block, start, end }));
                }
            }
        }
        let ((around, _), passage) = best?;
        let enough = Self::ENOUGH.min(before.len() + after.len() + 2);
        (found == 1 || around >= enough).then_some(passage)
    }

    /// The day when it was made as it is written; empty if it is not known.
    pub(super) fn made_on(&self) -> String {
        self.made.map_or(String::new(), |made| made.to_string())
    }

    /// Whether another note says the same of the same passage.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        (&self.slug, self.place, &self.quote, &self.name) == (&other.slug, other.place, &other.quote, &other.name)
    }
}

/// Where the passage of a note lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The article.
    pub article: ArticleId,
    /// The passage.
    pub passage: Passage,
    /// Whether it was found again by its words, since they no longer stand where they stood.
    pub is_moved: bool,
}

/// A character with its place in its text.
type Letter = (u32, char);

/// The characters of a text but for white space.
fn letters(text: &str) -> Vec<Letter> {
    (0..).zip(text.chars()).filter(|(_, c)| !c.is_whitespace()).collect()
}

/// How many characters are the same from the beginning.
fn common(one: &mut dyn Iterator<Item = &Letter>, other: &mut dyn Iterator<Item = &Letter>) -> usize {
    one.zip(other).take_while(|(one, other)| one.1 == other.1).count()
}

/// How much of the context is as it was; that the block ends there counts as a character.
fn context(now: &mut dyn Iterator<Item = &Letter>, was: &mut dyn Iterator<Item = &Letter>) -> usize {
    const EDGE: &Letter = &(0, '\0');
    common(&mut now.chain([EDGE]), &mut was.chain([EDGE]))
}
