//! The corpus: articles, names, their mentions and the index, as one value that travels as bytes.
//!
//! The build script, `dossier pack` and the page exchange a corpus only in this form.

use std::fmt;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::article::{Article, ArticleId};
use crate::index::{Index, Token};
use crate::name::{Labels, Mention, Name};

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
}

/// A collection with all that was derived from it. It does not change once built.
#[derive(Debug)]
pub struct Corpus {
    content: Content,
    index: Index,
    fingerprint: String,
    /// The words of each article as the index knows them, cut when first asked for.
    tokens: Vec<OnceLock<Vec<Token>>>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Content {
    collection: Collection,
    /// The mentions in each article, in reading order.
    mentions: Vec<Vec<Mention>>,
}

impl Corpus {
    /// Derives mentions and index from a collection.
    pub fn build(collection: Collection) -> Self {
        let labels = Labels::new(&collection.names);
        let mentions = collection
            .articles
            .iter()
            .map(|article| labels.mentions(article))
            .collect();
        let index = Index::build(&collection.articles);
        Self::assemble(Content { collection, mentions }, index)
    }

    /// What the publisher calls the collection.
    pub fn title(&self) -> Option<&str> {
        self.content.collection.title.as_deref()
    }

    /// A sentence or two about the collection.
    pub fn description(&self) -> Option<&str> {
        self.content.collection.description.as_deref()
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.content.collection.articles.len()
    }

    /// Whether there is no article at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every article's id, in the order of the folder.
    pub fn ids(&self) -> impl Iterator<Item = ArticleId> + use<> {
        (0..self.len() as u32).map(ArticleId)
    }

    /// An article.
    pub fn article(&self, id: ArticleId) -> &Article {
        &self.content.collection.articles[id.index()]
    }

    /// The article with that slug.
    pub fn find(&self, slug: &str) -> Option<ArticleId> {
        self.ids().find(|&id| self.article(id).slug == slug)
    }

    /// The names, in the order of the manifest.
    pub fn names(&self) -> &[Name] {
        &self.content.collection.names
    }

    /// Where names stand in an article, in reading order.
    pub fn mentions(&self, id: ArticleId) -> &[Mention] {
        &self.content.mentions[id.index()]
    }

    /// The index of the words.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The words of an article's passages, in reading order, as the index knows them.
    pub fn tokens(&self, id: ArticleId) -> &[Token] {
        self.tokens[id.index()].get_or_init(|| self.index.tokens(self.article(id)))
    }

    /// How many words an article has, furniture left out.
    pub fn word_count(&self, id: ArticleId) -> usize {
        self.index.length(id) as usize
    }

    /// Eight hexadecimal digits that tell this corpus from another; a link carries them.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

/// The form in which a corpus travels:
///
/// | bytes | what |
/// | --- | --- |
/// | 8 | `DOSSIER` and a zero byte |
/// | 4 | the version of the form, little-endian |
/// | 8 | checksum of all that follows (FNV-1a, 64 bits, little-endian) |
/// | 4 | length of the content, little-endian |
/// | … | the content: collection and mentions, in postcard encoding |
/// | … | the index; see [`crate::index`] |
///
/// It is no contract: the build that wrote it reads it, every other refuses it.
impl Corpus {
    const MAGIC: &[u8; 8] = b"DOSSIER\0";
    const VERSION: u32 = 1;
    const HEAD: usize = 8 + 4 + 8;

    /// The corpus as bytes; the same corpus gives the same bytes on every machine.
    pub fn to_bytes(&self) -> Vec<u8> {
        let body = self.body();
        let mut bytes = Vec::with_capacity(Self::HEAD + body.len());
        bytes.extend_from_slice(Self::MAGIC);
        bytes.extend_from_slice(&Self::VERSION.to_le_bytes());
        bytes.extend_from_slice(&checksum(&body).to_le_bytes());
        bytes.extend_from_slice(&body);
        bytes
    }

    /// The corpus in those bytes.
    ///
    /// # Errors
    ///
    /// If they are not a corpus, were written by another version, or were damaged on the way.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, OpenError> {
        let rest = bytes.strip_prefix(Self::MAGIC).ok_or(OpenError::NotACorpus)?;
        let (version, rest) = rest.split_first_chunk().ok_or(OpenError::Damaged)?;
        if u32::from_le_bytes(*version) != Self::VERSION {
            return Err(OpenError::OtherVersion);
        }
        let (sum, body) = rest.split_first_chunk().ok_or(OpenError::Damaged)?;
        if u64::from_le_bytes(*sum) != checksum(body) {
            return Err(OpenError::Damaged);
        }
        let (length, rest) = body.split_first_chunk().ok_or(OpenError::Damaged)?;
        let (content, index) = rest
            .split_at_checked(u32::from_le_bytes(*length) as usize)
            .ok_or(OpenError::Damaged)?;
        let content: Content = postcard::from_bytes(content).map_err(|_| OpenError::Damaged)?;
        let articles = content.collection.articles.len();
        let index = Index::from_bytes(index)
            .filter(|index| index.documents() == articles)
            .ok_or(OpenError::Damaged)?;
        if content.mentions.len() != articles {
            return Err(OpenError::Damaged);
        }
        Ok(Self::assemble(content, index))
    }

    fn assemble(content: Content, index: Index) -> Self {
        let tokens = content.collection.articles.iter().map(|_| OnceLock::new()).collect();
        let mut corpus = Self {
            content,
            index,
            fingerprint: String::new(),
            tokens,
        };
        let sum = checksum(&corpus.body());
        corpus.fingerprint = format!("{:08x}", (sum >> 32) ^ (sum & 0xffff_ffff));
        corpus
    }

    fn body(&self) -> Vec<u8> {
        #[expect(
            clippy::expect_used,
            reason = "postcard fails only on types of unknown length; ours are all known"
        )]
        let content = postcard::to_allocvec(&self.content).expect("plain data can be encoded");
        let mut body = Vec::with_capacity(content.len() * 2);
        body.extend_from_slice(&(content.len() as u32).to_le_bytes());
        body.extend_from_slice(&content);
        self.index.write(&mut body);
        body
    }
}

/// Why bytes could not be opened as a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// The bytes do not begin as a corpus does.
    NotACorpus,
    /// Another version of Dossier wrote them.
    OtherVersion,
    /// They are cut short or changed.
    Damaged,
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotACorpus => "The data in this page is not a collection of articles. Make the page again with `dossier pack`.",
            Self::OtherVersion => "The collection in this page was written by another version of Dossier. Make the page again with `dossier pack`.",
            Self::Damaged => "The collection in this page is damaged: it was cut short or changed. Get the page again from where it came.",
        })
    }
}

impl std::error::Error for OpenError {}

/// FNV-1a in 64 bits, after Fowler, Noll and Vo: detects damage, promises nothing against an attacker.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, &byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn collection(texts: &[String]) -> Collection {
        let articles = texts
            .iter()
            .enumerate()
            .map(|(place, text)| Article::of_text(&format!("a{place}"), text));
        Collection {
            articles: articles.collect(),
            ..Collection::default()
        }
    }

    proptest! {
        #[test]
        fn bytes_round_trip(texts in prop::collection::vec(".{0,40}", 0..5)) {
            let corpus = Corpus::build(collection(&texts));
            let bytes = corpus.to_bytes();
            let again = Corpus::from_bytes(&bytes).expect("what was written is read");
            prop_assert_eq!(&again.content.collection, &corpus.content.collection);
            prop_assert_eq!(again.fingerprint(), corpus.fingerprint());
            prop_assert_eq!(again.to_bytes(), bytes);
        }

        #[test]
        fn damage_is_refused(at in 0usize..400, bit in 0u8..8) {
            let mut bytes = Corpus::build(collection(&["one two".to_owned(), "two three".to_owned()])).to_bytes();
            let at = at % bytes.len();
            bytes[at] ^= 1 << bit;
            prop_assert!(Corpus::from_bytes(&bytes).is_err());
            prop_assert!(Corpus::from_bytes(&bytes[..at]).is_err());
        }
    }
}
