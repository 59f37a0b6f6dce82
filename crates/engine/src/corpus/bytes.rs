//! The form in which a corpus travels, and is kept.
//!
//! | bytes | what |
//! | --- | --- |
//! | 8 | `DOSSIER` and a zero byte |
//! | 4 | the version of the form, little-endian |
//! | 8 | checksum of the rest, little-endian |
//! | … | title, description, names; then the sections: highlights, catalogue, vocabulary, index, texts; then the texts' codes |
//!
//! The form is no contract: the build that wrote it reads it, every other refuses it.

use std::fmt;
use std::sync::OnceLock;

use super::catalogue::Catalogue;
use super::{Corpus, Highlights};
use crate::index::Index;
use crate::name::{Name, NameKind};
use crate::numbers::Reader;
use crate::texts::Texts;
use crate::vocabulary::Vocabulary;

const MAGIC: &[u8; 8] = b"DOSSIER\0";
const VERSION: u32 = 8;
/// How many bytes stand before the content.
const BEFORE: usize = 20;

impl Corpus {
    /// The corpus as it travels; the same corpus gives the same bytes on every machine.
    pub fn to_bytes(&self) -> &[u8] {
        self.texts.bytes()
    }

    /// The corpus in those bytes, which it keeps.
    ///
    /// # Errors
    ///
    /// If they are not a corpus, were written by another version, or were damaged on the way.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, OpenError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(OpenError::NotACorpus)?;
        let (version, rest) = rest.split_first_chunk().ok_or(OpenError::Damaged)?;
        if u32::from_le_bytes(*version) != VERSION {
            return Err(OpenError::OtherVersion);
        }
        let (sum, content) = rest.split_first_chunk().ok_or(OpenError::Damaged)?;
        let sum = u64::from_le_bytes(*sum);
        if sum != checksum(content) {
            return Err(OpenError::Damaged);
        }
        Self::read(bytes, sum).ok_or(OpenError::Damaged)
    }

    fn read(bytes: Vec<u8>, sum: u64) -> Option<Self> {
        let mut reader = Reader(bytes.get(BEFORE..)?);
        let mut text = || -> Option<Option<String>> {
            let is_given = reader.number()? == 1;
            let text = reader.text()?;
            Some(is_given.then(|| text.to_owned()))
        };
        let (title, description) = (text()?, text()?);
        let mut names = Vec::new();
        for _ in 0..reader.number()? {
            let name = reader.text()?.to_owned();
            let kind = *NameKind::ALL.get(reader.number()? as usize)?;
            let mut also = Vec::new();
            for _ in 0..reader.number()? {
                also.push(reader.text()?.to_owned());
            }
            names.push(Name { name, kind, also });
        }
        let highlights = reader.section()?.to_vec();
        let catalogue = Catalogue::read(reader.section()?)?;
        let vocabulary = Vocabulary::read(reader.section()?)?;
        let (index, texts) = (reader.section()?.to_vec(), reader.section()?.to_vec());
        let codes = bytes.len() - reader.0.len();
        let texts = Texts::read(&texts, bytes, codes, &vocabulary)?;
        let articles = catalogue.slugs.len();
        (texts.articles() == articles).then_some(())?;
        let highlights = Highlights::read(&highlights, articles)?;
        let index = Index::read(&index, articles, vocabulary.len())?;
        Some(Self {
            title,
            description,
            names,
            highlights,
            catalogue,
            vocabulary,
            index,
            texts,
            fingerprint: format!("{:08x}", (sum >> 32) ^ (sum & 0xffff_ffff)),
            opened: (0..articles).map(|_| OnceLock::new()).collect(),
            by_slug: OnceLock::new(),
        })
    }

    /// Content with what stands before it.
    pub(super) fn sealed(content: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(BEFORE + content.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&checksum(content).to_le_bytes());
        bytes.extend_from_slice(content);
        bytes
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

/// FNV-1a in 64 bits, after Fowler, Noll and Vo, taken eight bytes at a time, with the length: detects damage,
/// promises nothing against an attacker.
fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325u64;
    let mut take = |word: u64| sum = (sum ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(29);
    let words = bytes.chunks_exact(8);
    let mut last = [0; 8];
    last[..words.remainder().len()].copy_from_slice(words.remainder());
    words.for_each(|word| take(word.try_into().map_or(0, u64::from_le_bytes)));
    take(u64::from_le_bytes(last));
    take(bytes.len() as u64);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::corpus::Collection;
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
        fn bytes_round_trip(texts in prop::collection::vec("([ A-Za-z’.é-]|.|ကို|行){0,40}", 0..5)) {
            let collection = collection(&texts);
            let corpus = Corpus::build(collection.clone());
            let bytes = corpus.to_bytes();
            let again = Corpus::from_bytes(bytes.to_vec()).expect("what was written is read");
            let articles: Vec<Article> = again.ids().map(|id| again.article(id).clone()).collect();
            prop_assert_eq!(articles, collection.articles);
            prop_assert_eq!(again.fingerprint(), corpus.fingerprint());
            prop_assert_eq!(again.to_bytes(), bytes);
        }

        #[test]
        fn damage_is_refused(at in 0usize..400, bit in 0u8..8) {
            let mut bytes = Corpus::build(collection(&["one two".to_owned(), "two three".to_owned()])).to_bytes().to_vec();
            let at = at % bytes.len();
            bytes[at] ^= 1 << bit;
            prop_assert!(Corpus::from_bytes(bytes.clone()).is_err());
            prop_assert!(Corpus::from_bytes(bytes[..at].to_vec()).is_err());
        }
    }
}
