//! Reads the index.

use std::ops::Range;

use super::{Token, builder::Builder};
use crate::article::{Article, ArticleId};
use crate::text;

/// The words of a corpus, opened for questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// As it travels.
    bytes: Vec<u8>,
    lengths: Vec<u32>,
    /// All terms one after another, sorted.
    text: String,
    terms: Vec<Term>,
    postings: Vec<Posting>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    text: Range<u32>,
    postings: Range<u32>,
}

/// Terms that stand next to each other in the sorted list: one term, or all that begin alike.
pub type TermRange = Range<u32>;

/// That a document holds a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The document.
    pub article: ArticleId,
    /// How often the term stands in it.
    pub occurrences: u32,
}

impl Index {
    /// The index of those articles.
    pub fn build(articles: &[Article]) -> Self {
        let mut builder = Builder::default();
        for article in articles {
            builder.add(article);
        }
        #[expect(clippy::expect_used, reason = "a round trip that the tests hold")]
        Self::from_bytes(&builder.bytes()).expect("the reader reads what the builder wrote")
    }

    /// The index in those bytes, or nothing if they are not one.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut input = Input(bytes);
        let documents = input.number()?;
        let lengths = (0..documents).map(|_| input.number()).collect::<Option<Vec<_>>>()?;
        let count = input.number()?;
        let mut text = String::new();
        let mut terms: Vec<Term> = Vec::new();
        let mut posting_count = 0u32;
        for _ in 0..count {
            let shared = input.number()?;
            let rest = input.number()?;
            let start = text.len();
            if let Some(before) = terms.last().map(|term| term.text.start as usize) {
                let shared = text.get(before..before + shared as usize)?.to_owned();
                text.push_str(&shared);
            }
            text.push_str(std::str::from_utf8(input.take(rest as usize)?).ok()?);
            let first = posting_count;
            posting_count = posting_count.checked_add(input.number()?)?;
            terms.push(Term {
                text: start as u32..text.len() as u32,
                postings: first..posting_count,
            });
        }
        let mut postings = Vec::new();
        for term in &terms {
            let mut document = 0u32;
            for _ in term.postings.clone() {
                document = document
                    .checked_add(input.number()?)
                    .filter(|&document| document < documents)?;
                postings.push(Posting {
                    article: ArticleId(document),
                    occurrences: input.number()?,
                });
            }
        }
        input.0.is_empty().then(|| Self {
            bytes: bytes.to_vec(),
            lengths,
            text,
            terms,
            postings,
        })
    }

    /// Appends the index as it travels.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.bytes);
    }

    /// How many documents were indexed.
    pub fn documents(&self) -> usize {
        self.lengths.len()
    }

    /// The length of a document in words.
    pub fn length(&self, article: ArticleId) -> u32 {
        self.lengths[article.index()]
    }

    /// The mean length of the documents in words.
    pub fn mean_length(&self) -> f64 {
        let total: f64 = self.lengths.iter().map(|&length| f64::from(length)).sum();
        total / self.lengths.len().max(1) as f64
    }

    /// The term that is exactly so once folded: a range of one, or of none.
    pub fn term(&self, folded: &str) -> TermRange {
        let first = self.first_not_before(folded);
        let found = self
            .terms
            .get(first as usize)
            .is_some_and(|term| self.text_of(term) == folded);
        first..first + u32::from(found)
    }

    /// The terms that begin so.
    pub fn terms_beginning(&self, folded: &str) -> TermRange {
        let first = self.first_not_before(folded);
        let rest = &self.terms[first as usize..];
        first..first + rest.partition_point(|term| self.text_of(term).starts_with(folded)) as u32
    }

    /// The postings of each of the terms, one after another.
    pub fn postings(&self, terms: &TermRange) -> &[Posting] {
        let Some(terms) = self.terms.get(terms.start as usize..terms.end as usize) else {
            return &[];
        };
        match (terms.first(), terms.last()) {
            (Some(first), Some(last)) => &self.postings[first.postings.start as usize..last.postings.end as usize],
            _ => &[],
        }
    }

    /// The words of an article that belongs to this index.
    pub(crate) fn tokens(&self, article: &Article) -> Vec<Token> {
        let mut tokens = Vec::new();
        for (part, passage) in article.passages() {
            tokens.extend(text::words(passage).map(|word| Token {
                part,
                start: word.range.start as u32,
                end: word.range.end as u32,
                term: self.first_not_before(&word.folded),
            }));
        }
        tokens
    }

    fn first_not_before(&self, folded: &str) -> u32 {
        self.terms.partition_point(|term| self.text_of(term) < folded) as u32
    }

    fn text_of(&self, term: &Term) -> &str {
        &self.text[term.text.start as usize..term.text.end as usize]
    }
}

struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = 0u64;
        for shift in (0..35).step_by(7) {
            let byte = *self.take(1)?.first()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(number).ok();
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(texts: &[&str]) -> Index {
        Index::build(&texts.iter().map(|text| Article::of_text("a", text)).collect::<Vec<_>>())
    }

    fn documents(index: &Index, terms: &TermRange) -> Vec<(usize, u32)> {
        index
            .postings(terms)
            .iter()
            .map(|posting| (posting.article.index(), posting.occurrences))
            .collect()
    }

    #[test]
    fn finds_terms_and_beginnings() {
        let index = index(&["Port portal, PORT!", "the porter", "sport"]);
        assert_eq!(documents(&index, &index.term("port")), [(0, 2)]);
        assert_eq!(
            documents(&index, &index.terms_beginning("port")),
            [(0, 2), (0, 1), (1, 1)]
        );
        assert!(index.term("por").is_empty());
        assert!(index.terms_beginning("zebra").is_empty());
        assert_eq!(index.terms_beginning("").len(), 5);
        assert_eq!(index.lengths, [3, 2, 1]);
    }

    #[test]
    fn bytes_cut_short_are_no_index() {
        let mut bytes = Vec::new();
        index(&["Élan élan elastic", "elastic"]).write(&mut bytes);
        assert!(Index::from_bytes(&bytes).is_some());
        for length in 0..bytes.len() {
            assert!(Index::from_bytes(&bytes[..length]).is_none(), "cut to {length}");
        }
    }
}
