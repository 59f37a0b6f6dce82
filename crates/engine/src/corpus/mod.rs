//! The corpus: articles, names, their mentions and the index, as one value that travels as bytes.
//!
//! The build script, `dossier pack` and the page exchange a corpus only in this form. It is used as it travels: opening
//! one reads the tables that every question needs; an article is unpacked when it is asked for.

mod build;
mod bytes;
pub(crate) mod catalogue;
mod highlights;

use std::borrow::Cow;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

pub use bytes::OpenError;
pub use highlights::Highlights;

use crate::article::{Article, ArticleId, Block, BlockKind, Part};
use crate::date::PartialDate;
use crate::facets::FacetKey;
use crate::index::{Index, Source};
use crate::name::{FoundNames, Mention, Name};
use crate::order;
use crate::text::Stemmer;
use crate::texts::Texts;
use crate::times::Time;
use crate::vocabulary::Vocabulary;
use catalogue::{Catalogue, KeptMention, KeptTime, Title, packing_order};

/// What goes into a corpus: what was read from a folder, before anything is derived from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collection {
    /// What the publisher calls the collection.
    pub title: Option<String>,
    /// A sentence or two about it.
    pub description: Option<String>,
    /// The articles, in the order of the folder. Their slugs differ.
    pub articles: Vec<Article>,
    /// The people, organisations and places that are known by name.
    pub names: Vec<Name>,
    /// Those that were found in the texts beside them.
    pub found: FoundNames,
    /// Groups of articles that say nearly the same, each by the places of its articles.
    pub alike: Vec<Vec<u32>>,
    /// Groups of articles that are about the same things, where there are too many articles to show each with each.
    pub clusters: Vec<Vec<u32>>,
}

/// A collection with all that was derived from it. It does not change once built.
#[derive(Debug)]
pub struct Corpus {
    title: Option<String>,
    description: Option<String>,
    names: Vec<Name>,
    highlights: Highlights,
    catalogue: Catalogue,
    vocabulary: Vocabulary,
    index: Index,
    texts: Texts,
    fingerprint: String,
    /// Each article, unpacked when first asked for.
    opened: Vec<OnceLock<Box<Opened>>>,
    /// The articles by slug.
    by_slug: OnceLock<Vec<u32>>,
}

/// An article unpacked.
#[derive(Debug)]
struct Opened {
    article: Article,
    mentions: Vec<Mention>,
    times: Vec<Time>,
    tokens: Vec<Token>,
}

/// A word of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// The part of the article.
    pub part: Part,
    /// First byte within the part.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The word, by the place of its term in the vocabulary.
    pub term: u32,
}

impl Corpus {
    /// What the publisher calls the collection.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// A sentence or two about the collection.
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.opened.len()
    }

    /// Whether there is no article at all.
    pub fn is_empty(&self) -> bool {
        self.opened.is_empty()
    }

    /// Every article's id, in the order of the folder.
    pub fn ids(&self) -> impl Iterator<Item = ArticleId> + use<> {
        (0..self.len() as u32).map(ArticleId)
    }

    /// An article.
    pub fn article(&self, id: ArticleId) -> &Article {
        &self.opened(id).article
    }

    /// What to call an article on screen; see [`Article::label`]. It need not be unpacked for that.
    pub fn label(&self, id: ArticleId) -> String {
        match self.catalogue.title(id.index()) {
            Some(Title::Text(title)) => title.to_owned(),
            Some(Title::Passage(passage)) => {
                let mut passages = self.texts.passages(id.index());
                passages.skip(passage);
                passages.text(&self.vocabulary).0
            }
            _ => self.article(id).label(),
        }
    }

    /// The article with that slug.
    pub fn find(&self, slug: &str) -> Option<ArticleId> {
        let slugs = &self.catalogue.slugs;
        let by_slug = self.by_slug.get_or_init(|| {
            let mut by_slug: Vec<u32> = (0..slugs.len() as u32).collect();
            order::sort_by(&mut by_slug, |&one, &other| {
                slugs[one as usize].cmp(&slugs[other as usize])
            });
            by_slug
        });
        let found = by_slug.binary_search_by(|&article| slugs[article as usize].as_str().cmp(slug));
        found.ok().map(|place| ArticleId(by_slug[place]))
    }

    /// The slug of an article.
    pub fn slug(&self, id: ArticleId) -> &str {
        &self.catalogue.slugs[id.index()]
    }

    /// When an article was published, as far as is known.
    pub fn published(&self, id: ArticleId) -> Option<PartialDate> {
        self.catalogue.date(id.index())
    }

    /// The number of the group of articles that say nearly the same as this one; nothing if there is no other.
    pub fn group(&self, id: ArticleId) -> Option<u32> {
        self.catalogue.groups.get(id.index()).copied()?.checked_sub(1)
    }

    /// The first article that says nearly the same as this one; nothing if this is the first itself.
    pub fn first_alike(&self, id: ArticleId) -> Option<ArticleId> {
        let group = self.group(id)?;
        self.ids().take(id.index()).find(|&it| self.group(it) == Some(group))
    }

    /// The number of the cluster of articles that are about the same things as this one; nothing if there is no other, or if the
    /// collection is so small that each is compared with each.
    pub fn cluster(&self, id: ArticleId) -> Option<u32> {
        self.catalogue.clusters.get(id.index()).copied()?.checked_sub(1)
    }

    /// Every value that any article has for a key, in the order in which they first appear.
    pub fn values(&self, key: FacetKey) -> &[String] {
        &self.catalogue.column(key).values
    }

    /// The names: those of the manifest in its order, then those that were found in the texts.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// Where names stand in an article, in reading order.
    pub fn mentions(&self, id: ArticleId) -> &[Mention] {
        &self.opened(id).mentions
    }

    /// The days, months and years that an article names, in reading order.
    pub fn times(&self, id: ArticleId) -> &[Time] {
        &self.opened(id).times
    }

    /// The index of the words.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The languages of articles whose words are looked for by their stems, by their primary subtags.
    pub fn stemmed_languages(&self) -> impl Iterator<Item = &str> {
        self.index.families.tags()
    }

    /// Lends stemmers to a program that was compiled without those of all languages: to each language that has none, the
    /// one that is given for its primary subtag.
    pub fn lend_stemmers(&mut self, stemmer: impl Fn(&str) -> Stemmer) {
        self.index.families.lend(stemmer);
    }

    /// The words, and the ways in which they are written.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    pub(crate) fn texts(&self) -> &Texts {
        &self.texts
    }

    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The words of an article's passages, in reading order.
    pub fn tokens(&self, id: ArticleId) -> &[Token] {
        &self.opened(id).tokens
    }

    /// The same for whoever goes through all articles once: an article that is not open stays so, and takes up no memory.
    pub fn words_of(&self, id: ArticleId) -> Cow<'_, [Token]> {
        match self.opened[id.index()].get() {
            Some(opened) => Cow::Borrowed(&opened.tokens),
            None => Cow::Owned(self.unpacked(id).tokens),
        }
    }

    /// Makes ready what finds words sooner, and then words in a row, some articles at a time; for when nobody waits. Says
    /// whether there is more to do. Answers are the same before and after.
    pub fn prepare(&self, articles: usize) -> bool {
        self.index.advance(articles, self.source())
    }

    /// What the index is made of.
    pub(crate) fn source(&self) -> Source<'_> {
        Source {
            catalogue: &self.catalogue,
            vocabulary: &self.vocabulary,
            texts: &self.texts,
        }
    }

    /// In how many articles a term stands, and how often in all.
    pub fn frequency(&self, term: u32) -> (u32, u32) {
        self.index.frequency(term, self.source())
    }

    /// How many words an article has, furniture left out.
    pub fn word_count(&self, id: ArticleId) -> usize {
        self.index.length(id.0) as usize
    }

    /// Eight hexadecimal digits that tell this corpus from another; a link carries them.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    fn opened(&self, id: ArticleId) -> &Opened {
        self.opened[id.index()].get_or_init(|| Box::new(self.unpacked(id)))
    }

    fn unpacked(&self, id: ArticleId) -> Opened {
        // A record that cannot be read is damage that the checksum let through: the article says so.
        match self.catalogue.record(id.index()) {
            Some(record) => self.open(id, record),
            None => self.unreadable(id),
        }
    }

    fn unreadable(&self, id: ArticleId) -> Opened {
        let warning = "This article is damaged, and cannot be shown.".to_owned();
        let slug = self.slug(id).to_owned();
        Opened {
            article: Article {
                path: slug.clone(),
                slug,
                language: "und".to_owned(),
                blocks: vec![Block {
                    kind: BlockKind::Body,
                    lines: (1, 1),
                    text: warning.clone(),
                }],
                warnings: vec![warning],
                ..Article::default()
            },
            mentions: Vec::new(),
            times: Vec::new(),
            tokens: Vec::new(),
        }
    }

    fn open(&self, id: ArticleId, record: catalogue::Record) -> Opened {
        let catalogue::Record {
            mut article,
            mentions: kept,
            has_title_passage,
            title_is_block,
        } = record;
        let (parts, searched) = packing_order(&article, has_title_passage);
        let mut passages = self.texts.passages(id.index());
        let mut tokens = Vec::new();
        for (place, part) in parts.into_iter().enumerate() {
            let (text, words) = passages.text(&self.vocabulary);
            if place < searched {
                tokens.extend(words.into_iter().map(|(range, surface)| Token {
                    part,
                    start: range.start,
                    end: range.end,
                    term: self.vocabulary.term_of(surface).unwrap_or(0),
                }));
            }
            match part {
                Part::Title => {
                    if let Some(title) = &mut article.title {
                        title.value = text;
                    }
                }
                Part::Block(block) => article.blocks[block as usize].text = text,
            }
        }
        if let (Some(block), Some(title)) = (
            title_is_block.and_then(|block| article.blocks.get(block)),
            &mut article.title,
        ) {
            title.value.clone_from(&block.text);
        }
        let mut next = 0;
        let mut mentions = Vec::with_capacity(kept.len());
        for KeptMention { after, words, name } in kept {
            let span = span(&tokens, &mut next, after, words);
            mentions.extend(span.map(|(part, start, end)| Mention { part, start, end, name }));
        }
        let mut next = 0;
        let mut times = Vec::new();
        for KeptTime { after, words, moment } in self.catalogue.times(id.index()) {
            let span = span(&tokens, &mut next, after, words);
            times.extend(span.map(|(part, start, end)| Time {
                part,
                start,
                end,
                moment,
            }));
        }
        Opened {
            article,
            mentions,
            times,
            tokens,
        }
    }
}

/// Where so many words stand, after so many others behind `next`, which moves behind them: the part, the first byte, and
/// one past the last.
fn span(tokens: &[Token], next: &mut usize, after: u32, words: u32) -> Option<(Part, u32, u32)> {
    let first = *next + after as usize;
    *next = first + words as usize;
    let (first, last) = (tokens.get(first)?, tokens.get(next.checked_sub(1)?)?);
    Some((first.part, first.start, last.end))
}
