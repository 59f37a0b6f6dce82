//! The loops that questions spend their time in, over the texts as they are kept: reading symbols, finding some of them,
//! and turning texts into postings; and over the vocabulary, looking patterns up.
//!
//! They are a crate of their own so that they can be compiled for speed where all else of a page is compiled for size.
//! What goes through one passage or one term is never inlined into what goes through all: browsers compile a function
//! quickly at first and well once it was called often, but do not exchange one that is running.

mod marks;
mod merge;
mod positions;
mod postings;
mod symbols;
mod text_code;
pub mod walk;

pub use marks::Marks;
pub use positions::{Located, Locator, Positions};
pub use postings::{Elsewhere, Gathered, Inverter, Posting, Postings, Zone, size_of_posting};
pub use symbols::Symbols;
pub use text_code::{TextCode, level};
