//! Comparison: which statements the chosen articles share, and in whose words.
//!
//! Several reports of one event repeat each other, reword each other and leave things out. This module lays
//! their sentences side by side. It finds likeness of words and no more: what it joins is a reader's to judge by
//! the shared words it gives; what it leaves in [`Comparison::unmatched`] has *no match found*, which is not "absent".
//!
//! - `sentence`: what is compared, and what a sentence is made of;
//! - `align`: which sentences state the same thing;
//! - `conflict`: where a row disagrees with itself;
//! - `labels`: what each article calls the same people;
//! - `quote`: who is quoted;
//! - `reported`: whose words are reported without quotation marks;
//! - `attribution`: how a text says whose words they are.

mod align;
mod attribution;
mod conflict;
mod labels;
mod quote;
mod reported;
mod sentence;
mod stem;

use crate::article::{Article, ArticleId};
use crate::corpus::Corpus;
use crate::correction::Correction;

pub use conflict::{Conflict, ConflictKind};
pub use labels::NameLabels;
pub use quote::Quote;
pub use sentence::Sentence;

/// Two or more articles laid side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The articles, in column order.
    pub articles: Vec<ArticleId>,
    /// For each column, every sentence of the body blocks in reading order.
    pub sentences: Vec<Vec<Sentence>>,
    /// What two or more articles state, ordered by the first member.
    pub statements: Vec<Statement>,
    /// Every sentence that stands in no statement, in order.
    pub unmatched: Vec<Place>,
    /// What each article calls the names it mentions, in the order of the corpus.
    pub names: Vec<NameLabels>,
    /// What is quoted, and what is reported of somebody's words, in order; [`Quote::direct`] tells them apart.
    pub quotes: Vec<Quote>,
}

impl Comparison {
    /// The words of a sentence of the comparison. The corpus is the one that it was made from.
    pub fn text<'a>(&self, corpus: &'a Corpus, place: Place) -> &'a str {
        self.sentences[place.column][place.sentence].text(corpus.article(self.articles[place.column]))
    }
}

/// Compares articles; the order given is the order of the columns.
///
/// The same articles in the same order give the same result on every machine, and another order gives the same
/// statements under other column numbers. Fewer than two articles share nothing, so every sentence is unmatched.
pub fn compare(corpus: &Corpus, articles: &[ArticleId]) -> Comparison {
    compare_corrected(corpus, articles, &[])
}

/// The same, of articles of which some are corrected.
pub fn compare_corrected(corpus: &Corpus, articles: &[ArticleId], corrections: &[Correction]) -> Comparison {
    let texts: Vec<&Article> = articles.iter().map(|&id| corpus.article(id)).collect();
    let sentences = |article: &&Article| {
        let correction = corrections.iter().find(|correction| correction.slug == article.slug);
        sentence::of(article, correction)
    };
    let sentences: Vec<Vec<Sentence>> = texts.iter().map(sentences).collect();
    let facts: Vec<Vec<sentence::Facts>> = articles
        .iter()
        .zip(&sentences)
        .map(|(&id, sentences)| sentence::facts(corpus.article(id), corpus.mentions(id), corpus.times(id), sentences))
        .collect();
    let statements = align::statements(&facts);
    let mut quotes = Vec::new();
    for (column, (article, sentences)) in texts.iter().zip(&sentences).enumerate() {
        quotes.append(&mut quote::of(
            column,
            article,
            sentences,
            &facts[column],
            corpus.names(),
        ));
    }
    Comparison {
        unmatched: unmatched(&sentences, &statements),
        names: labels::of(corpus, articles),
        articles: articles.to_vec(),
        sentences,
        statements,
        quotes,
    }
}

/// Something that two or more articles state: one row of the comparison.
///
/// Every member is linked with every member of another column, so likeness never runs on from one sentence to the
/// next until the ends have nothing in common. Members of one column are parts or repetitions of what the others
/// say in one sentence. A sentence that folds two statements into one stands in both.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// How the members are alike. A row with one reworded pair is reworded.
    pub kind: Kind,
    /// How alike the members are, from 0 to 1: that of the least alike pair, to three places.
    pub score: f32,
    /// The words that tell most of those shared, as the first member writes them, the most telling first; at most six.
    pub why: Vec<String>,
    /// The sentences, in column order.
    pub members: Vec<Place>,
    /// Where the members disagree.
    pub conflicts: Vec<Conflict>,
}

/// How the members of a statement are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// They share a long run of words.
    Verbatim,
    /// They share telling words, otherwise put.
    Reworded,
}

impl Kind {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Reworded => "reworded",
        }
    }
}

/// A sentence of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The column, counted from 0.
    pub column: usize,
    /// The sentence within the column's body blocks, counted from 0.
    pub sentence: usize,
}

fn unmatched(sentences: &[Vec<Sentence>], statements: &[Statement]) -> Vec<Place> {
    let mut matched: Vec<Vec<bool>> = sentences.iter().map(|column| vec![false; column.len()]).collect();
    for place in statements.iter().flat_map(|statement| &statement.members) {
        matched[place.column][place.sentence] = true;
    }
    let mut unmatched = Vec::new();
    for (column, matched) in matched.iter().enumerate() {
        for (sentence, _) in matched.iter().enumerate().filter(|&(_, &matched)| !matched) {
            unmatched.push(Place { column, sentence });
        }
    }
    unmatched
}

#[cfg(test)]
mod tests;
