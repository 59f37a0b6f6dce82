//! What a line asks for, as a tree: what is joined, what is left out, and in which words it ends.

use std::ops::Range;

use super::expression::Expression;
use crate::date::PartialDate;
use crate::facets::FacetKey;

/// A line of the reader's, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What is asked for; without it every article answers.
    pub tree: Option<Tree>,
    /// What the reader should be told about how the line was understood, in the order of the line.
    pub remarks: Vec<Remark>,
}

/// Something the reader should be told, and the place in the line that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where in the line, in bytes.
    pub span: Range<usize>,
    /// What to say, as a sentence.
    pub text: String,
}

/// A part of what is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// Where it stands in the line, in bytes.
    pub span: Range<usize>,
    /// What it asks.
    pub kind: Kind,
}

/// What a part asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// All of these; two or more, none of them `All`.
    All(Vec<Tree>),
    /// At least one of these; two or more, none of them `Any`.
    Any(Vec<Tree>),
    /// Not this.
    Not(Box<Tree>),
    /// Both, not far from each other.
    Near {
        /// The part written first.
        left: Box<Tree>,
        /// The part written second.
        right: Box<Tree>,
        /// At most this many words between them.
        within: u32,
        /// Whether the left one must stand first.
        ordered: bool,
    },
    /// Words in a row; one or more.
    Words(Vec<Pattern>),
    /// A regular expression over the text, since it has white space in it.
    Passage(Expression),
    /// This in the title; it holds text only.
    Title(Box<Tree>),
    /// This inside quotation marks; it holds text only.
    Quote(Box<Tree>),
    /// A value of the article.
    Facet {
        /// Of which property.
        key: FacetKey,
        /// The folded words that one value must hold in a row; at least one.
        words: Vec<String>,
        /// Whether the last word is still being typed, so that words beginning with it count too.
        unfinished: bool,
        /// Whether the value has these words and no others.
        is_whole: bool,
    },
    /// The day of publication, both ends included; one of them is there.
    Published {
        /// Not before this.
        from: Option<PartialDate>,
        /// Not after this.
        to: Option<PartialDate>,
    },
    /// The number of words, both ends included.
    Length {
        /// At least so many.
        least: u32,
        /// At most so many.
        most: u32,
    },
}

/// What will do for one word of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Any form of the word.
    Form {
        /// In lower case, with accents, as a stemmer wants it.
        form: String,
        /// As words are compared.
        folded: String,
        /// Whether it is still being typed, so that words beginning with it count too.
        unfinished: bool,
    },
    /// This word as it is: within quotation marks, and in scripts without spaces.
    Surface {
        /// As words are compared.
        folded: String,
        /// Whether it is still being typed.
        unfinished: bool,
    },
    /// This word letter by letter, case and accents included; apostrophes are `'`.
    Exact(String),
    /// A wildcard, a word with edits or a regular expression, which the whole folded word must match.
    Automaton(Expression),
}

impl Tree {
    /// The parts that are found in text (`Words` and `Passage`) and not left out, in order.
    pub fn leaves(&self) -> Vec<&Tree> {
        let mut leaves = Vec::new();
        self.gather(&mut leaves);
        leaves
    }

    fn gather<'a>(&'a self, leaves: &mut Vec<&'a Tree>) {
        match &self.kind {
            Kind::All(parts) | Kind::Any(parts) => parts.iter().for_each(|part| part.gather(leaves)),
            Kind::Near { left, right, .. } => {
                left.gather(leaves);
                right.gather(leaves);
            }
            Kind::Title(tree) | Kind::Quote(tree) => tree.gather(leaves),
            Kind::Words(_) | Kind::Passage(_) => leaves.push(self),
            Kind::Not(_) | Kind::Facet { .. } | Kind::Published { .. } | Kind::Length { .. } => {}
        }
    }
}
