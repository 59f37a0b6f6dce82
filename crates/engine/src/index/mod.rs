//! The index: which words there are, and which articles hold them how often.
//!
//! It answers "which articles could match" without reading them; where the words stand is found by reading the
//! few that could. The form in bytes, written by `builder` and read by `reader`, numbers as LEB128:
//!
//! | part | holds |
//! | --- | --- |
//! | documents | their number, then the length of each in words |
//! | terms | their number, then for each, sorted: bytes shared with the term before, number of further bytes, those bytes, number of documents that hold it |
//! | postings | for each term, for each document that holds it: distance from the document before, number of occurrences |

mod builder;
mod reader;

pub use reader::{Index, Posting, TermRange};

use crate::article::Part;

/// A word of an article as the index knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// The part of the article.
    pub part: Part,
    /// First byte within the part.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The term, by its place in the sorted list of terms.
    pub term: u32,
}
