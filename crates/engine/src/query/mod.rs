//! The query: what the reader typed, and what it means.
//!
//! A line is cut into tokens (`lex`) and read as a tree (`read`, [`tree`]); patterns over words and texts are compiled to
//! a machine ([`expression`], [`automaton`]). Nothing here knows a corpus: what a tree finds is `search`'s to say.
//! The line is read the same way wherever it is typed: page, address, script, terminal. docs/QUERY.md is its meaning.

pub mod automaton;
pub mod expression;
mod field;
pub mod finder;
mod lex;
pub mod needed;
mod pattern;
mod program;
mod read;
pub mod regular;
mod row;
mod set;
#[cfg(test)]
mod tests;
pub mod tree;

pub use tree::Query;
