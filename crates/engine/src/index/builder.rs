//! Writes the index.

use std::collections::BTreeMap;

use crate::article::Article;
use crate::text;

/// The words of articles, gathered.
#[derive(Default)]
pub(super) struct Builder {
    lengths: Vec<u32>,
    /// For each term, document and occurrences, in the order of the documents.
    terms: BTreeMap<String, Vec<(u32, u32)>>,
}

impl Builder {
    pub(super) fn add(&mut self, article: &Article) {
        let document = self.lengths.len() as u32;
        let mut length = 0;
        for (_, passage) in article.passages() {
            for word in text::words(passage) {
                length += 1;
                let postings = self.terms.entry(word.folded).or_default();
                match postings.last_mut() {
                    Some((last, occurrences)) if *last == document => *occurrences += 1,
                    _ => postings.push((document, 1)),
                }
            }
        }
        self.lengths.push(length);
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        write_number(&mut bytes, self.lengths.len() as u32);
        for &length in &self.lengths {
            write_number(&mut bytes, length);
        }
        write_number(&mut bytes, self.terms.len() as u32);
        let mut before = "";
        for (term, postings) in &self.terms {
            let shared: usize = before
                .chars()
                .zip(term.chars())
                .take_while(|(a, b)| a == b)
                .map(|(c, _)| c.len_utf8())
                .sum();
            write_number(&mut bytes, shared as u32);
            write_number(&mut bytes, (term.len() - shared) as u32);
            bytes.extend_from_slice(&term.as_bytes()[shared..]);
            write_number(&mut bytes, postings.len() as u32);
            before = term;
        }
        for postings in self.terms.values() {
            let mut before = 0;
            for &(document, occurrences) in postings {
                write_number(&mut bytes, document - before);
                write_number(&mut bytes, occurrences);
                before = document;
            }
        }
        bytes
    }
}

fn write_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
