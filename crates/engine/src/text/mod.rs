//! Text: how it is folded, and cut into words, sentences and quotations.
//!
//! Index, query, names and comparison all cut text here, so that what one finds the others find too.
//!
//! - `boundaries`: where Unicode parts a text;
//! - `case`: small letters and capitals;
//! - `fold`: the form in which words are matched, by the table `folds` or by what a browser knows;
//! - `words`: where words begin and end;
//! - `stem`: what the forms of one word share;
//! - `sentences`: where sentences end;
//! - `quotations`: what stands in quotation marks.

mod boundaries;
pub(crate) mod case;
mod fold;
#[cfg(feature = "folds")]
mod folds;
mod marks;
pub(crate) mod quotations;
mod sentences;
mod stem;
mod words;

pub use fold::{fold, fold_by, lend_decomposition};
pub use quotations::quotations;
pub use sentences::{sentence_at, sentences};
pub use stem::Stemmer;
pub use words::{Word, is_unspaced, words};
pub(crate) use words::{forms, runs};
