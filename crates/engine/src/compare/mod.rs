//! Comparison: which statements the chosen articles share, and in whose words.
//!
//! Several reports of one event repeat each other, reword each other and leave things out. This module lays
//! their sentences side by side. It finds likeness of words and no more: what it joins is a reader's to judge by
//! the shared words it gives; what it leaves in [`Comparison::unmatched`] has *no match found*, which is not "absent".
//!
//! - `sentence`: what is compared, and what a sentence is made of; `lexicon`: what each different word counts as;
//! - `wording`, `weights`: sentences of equal words, and how much each thing said in them tells;
//! - `align`: which of them state the same thing; `rows`: the statements read off that;
//! - `levels`: which statements stand level when articles are read side by side;
//! - `conflict`: where a row disagrees with itself, also in a `frame` of equal words; `difference`: in which words two wordings differ;
//! - `export`: the statements as a table for other programs;
//! - `labels`: what each article calls the same people;
//! - `vocabulary`: which words one article has and the others have not;
//! - `quote`: who is quoted; `quotation`: the same words as different articles cut them;
//! - `reported`: whose words are reported without quotation marks;
//! - `attribution`: how a text says whose words they are.

mod align;
mod attribution;
mod conflict;
mod difference;
pub mod export;
mod frame;
mod labels;
mod levels;
mod lexicon;
mod measured;
mod quotation;
mod quote;
mod reported;
mod rows;
mod sentence;
mod stem;
mod vocabulary;
mod weights;
mod wording;

use std::borrow::Cow;

use crate::article::{Article, ArticleId};
use crate::corpus::Corpus;
use crate::correction::Correction;
use crate::date::PartialDate;
use crate::name::{Mention, NameKind};
use crate::order;
use crate::text::Word;
use labels::Renamed;
use lexicon::Lexicon;

pub use align::LEAST;
pub use conflict::{Conflict, ConflictKind};
pub use difference::differing;
pub use labels::{Label, NameLabels, Renaming};
pub use levels::Level;
pub use measured::{MEASURED, Measured};
pub use quote::Quote;
pub use sentence::Sentence;
pub use vocabulary::vocabulary;

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
    /// The quotes that are the same words, as different articles cut them: each group by places in `quotes`, in order.
    pub quotations: Vec<Vec<usize>>,
}

impl Comparison {
    /// The words of a sentence of the comparison. The corpus is the one that it was made from.
    pub fn text<'a>(&self, corpus: &'a Corpus, place: Place) -> &'a str {
        self.sentences[place.column][place.sentence].text(corpus.article(self.articles[place.column]))
    }

    /// Who a quote is said to be of, by the name that the corpus knows if the article's words for the speaker hold a label of it.
    pub fn speaker<'a>(&'a self, quote: &'a Quote) -> Option<&'a str> {
        let speaker = quote.speaker.as_deref()?;
        let is_of = |name: &&NameLabels| {
            let mut labels = name.labels[quote.place.column].iter();
            name.kind == NameKind::Person && labels.any(|label| speaker.contains(&label.text))
        };
        let known = self.names.iter().find(is_of);
        Some(known.map_or(speaker, |name| name.name.as_str()))
    }

    /// For each sentence of each column the statements that it is part of, by their places.
    pub fn statements_of(&self) -> Vec<Vec<Vec<usize>>> {
        let mut of: Vec<Vec<Vec<usize>>> = self
            .sentences
            .iter()
            .map(|column| vec![Vec::new(); column.len()])
            .collect();
        for (place, statement) in self.statements.iter().enumerate() {
            for member in &statement.members {
                of[member.column][member.sentence].push(place);
            }
        }
        of
    }

    /// The statements that stand level when the articles are read side by side, from top to bottom.
    pub fn levels(&self) -> Vec<Level> {
        levels::of(&self.statements)
    }

    /// What two or more of the other articles state and this one does not, by places in `statements`: what most of them state
    /// first. No match was found for it here, which is not "absent".
    pub fn left_out(&self, column: usize) -> Vec<usize> {
        let mut left_out: Vec<usize> = (0..self.statements.len()).collect();
        left_out.retain(|&it| self.statements[it].members.iter().all(|member| member.column != column));
        order::sort_by_key(&mut left_out, |&it| {
            std::cmp::Reverse(self.statements[it].columns().count())
        });
        left_out
    }
}

/// The sentences of an article as it was judged, as a comparison counts them.
pub(crate) fn sentences(article: &Article) -> Vec<Sentence> {
    sentence::of(article, None)
}

/// Compares articles; the order given is the order of the columns.
///
/// The same articles in the same order give the same result on every machine, and another order gives the same
/// statements under other column numbers. Fewer than two articles share nothing, so every sentence is unmatched.
pub fn compare(corpus: &Corpus, articles: &[ArticleId]) -> Comparison {
    compare_as(corpus, articles, &Wish::default())
}

/// What the reader says of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// What of the articles is text, against what was judged.
    pub corrections: Vec<Correction>,
    /// Which labels mean whom, against what was found.
    pub renamings: Vec<Renaming>,
    /// How alike sentences must be to state the same thing, from 0 to 1; see [`Statement::score`].
    pub least: f32,
}

impl Default for Wish {
    fn default() -> Self {
        Self {
            corrections: Vec::new(),
            renamings: Vec::new(),
            least: LEAST,
        }
    }
}

/// Compares articles as the reader wishes.
pub fn compare_as(corpus: &Corpus, articles: &[ArticleId], wish: &Wish) -> Comparison {
    let texts: Vec<&Article> = articles.iter().map(|&id| corpus.article(id)).collect();
    let sentences = |article: &&Article| {
        let correction = wish.corrections.iter().find(|it| it.slug == article.slug);
        sentence::of(article, correction)
    };
    let sentences: Vec<Vec<Sentence>> = texts.iter().map(sentences).collect();
    let renamed = Renamed::of(corpus.names(), &wish.renamings);
    let mentions: Vec<Cow<[Mention]>> = articles
        .iter()
        .map(|&id| renamed.mentions(corpus.article(id), corpus.mentions(id)))
        .collect();
    let words: Vec<Vec<Vec<Word>>> = texts
        .iter()
        .zip(&sentences)
        .map(|(article, sentences)| sentence::words(article, sentences))
        .collect();
    let (lexicon, numbers) = Lexicon::of(words.iter().flatten().map(Vec::as_slice));
    let mut numbers = numbers.into_iter();
    let mut facts: Vec<Vec<sentence::Facts>> = Vec::new();
    for (column, words) in words.into_iter().enumerate() {
        facts.push(sentence::facts(
            texts[column],
            &mentions[column],
            corpus.times(articles[column]),
            &sentences[column],
            words.into_iter().zip(&mut numbers),
            &lexicon,
        ));
    }
    let published: Vec<Option<PartialDate>> = articles.iter().map(|&id| corpus.published(id)).collect();
    let statements = align::statements(&facts, &published, &renamed.names, wish.least);
    let mut quotes = Vec::new();
    for (column, (article, sentences)) in texts.iter().zip(&sentences).enumerate() {
        quotes.append(&mut quote::of(
            column,
            article,
            sentences,
            &facts[column],
            &renamed.names,
        ));
    }
    let column = |column: usize| labels::Column {
        article: texts[column],
        sentences: &sentences[column],
        mentions: &mentions[column],
    };
    let columns: Vec<labels::Column> = (0..texts.len()).map(column).collect();
    let names = labels::of(&renamed.names, &columns);
    Comparison {
        unmatched: unmatched(&sentences, &statements),
        names,
        articles: articles.to_vec(),
        sentences,
        statements,
        quotations: quotation::groups(&quotes),
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

impl Statement {
    /// The columns that have it, in order, each once.
    pub fn columns(&self) -> impl Iterator<Item = usize> + '_ {
        let of_columns = self.members.chunk_by(|one, other| one.column == other.column);
        of_columns.map(|members| members[0].column)
    }
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
