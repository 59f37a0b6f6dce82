//! Statistics of words: how frequent, how evenly spread, in which company, and what is particular to some articles.
//!
//! All of them count [`crate::wordlist::Wordlist`] words: folded, without regard to stems. Articles are read once or
//! twice from start to end, and each answer is a plain table, the most telling row first, equals in the order of their
//! words. Logarithms are rounded to hundredths *before* rows are ordered, so that machines whose last digits differ
//! order them alike, and what looks equal stands in alphabetical order.

mod association;
mod collocates;
mod frequency;
mod function_words;
mod keyness;
mod ngrams;

pub use association::Association;
pub use collocates::{Collocate, Collocates};
pub use frequency::{Frequencies, Frequency};
pub use function_words::FunctionWords;
pub use keyness::{Keyness, Keyword};
pub use ngrams::ngrams;

#[cfg(test)]
mod tests;
