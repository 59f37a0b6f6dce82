//! What a query means, worked out by reading every word of every article: no index, and no code of the engine's search.
//!
//! Written from `docs/QUERY.md`. It shares with the engine only how text is cut into words, folded and stemmed.
//!
//! - `ask`: a query as a tree, and the line that is typed for it;
//! - `scan`: which places of which articles answer a tree;
//! - `machines`: wildcards, edits and regular expressions;
//! - `draw`: random queries of every kind;
//! - `texts`: the articles;
//! - `ours`: the engine under test.

pub mod ask;
pub mod draw;
pub mod machines;
pub mod ours;
pub mod scan;
pub mod texts;
