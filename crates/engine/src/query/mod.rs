//! The query: what the reader typed, what it means, and where an article answers it.
//!
//! `parse` turns the line into clauses and remarks; `plan` looks the clauses up in the index and finds their
//! places in an article. The line is read the same way wherever it is typed: page, address, script, terminal.

mod parse;
mod plan;

pub(crate) use plan::{Pattern, Plan};

use std::ops::Range;

/// A line of the reader's, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What is asked for; all must be so.
    pub clauses: Vec<Clause>,
    /// What the reader should be told about how the line was understood.
    pub remarks: Vec<Remark>,
}

/// One thing asked for: a word, or words in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The words in a row, folded; at least one.
    pub words: Vec<String>,
    /// Whether the last word is still being typed, so that words beginning with it count too.
    pub unfinished: bool,
    /// Whether articles that hold it are left out.
    pub excluded: bool,
    /// Where it stands in the line, in bytes.
    pub span: Range<usize>,
}

/// Something the reader should be told, and the place in the line that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where in the line, in bytes.
    pub span: Range<usize>,
    /// What to say, as a sentence.
    pub text: String,
}
