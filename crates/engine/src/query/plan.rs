//! A query looked up in an index: which articles could answer, and where they do.

use super::{Clause, Query};
use crate::article::ArticleId;
use crate::hits::Hit;
use crate::index::{Index, TermRange, Token};
use crate::order;

/// A query in the terms of one index.
pub(crate) struct Plan {
    pub(crate) included: Vec<Pattern>,
    excluded: Vec<Pattern>,
    /// Whether one of the included patterns is enough.
    any: bool,
}

/// Words in a row, each as the terms that will do for it.
pub(crate) struct Pattern(Vec<TermRange>);

impl Plan {
    pub(crate) fn new(query: &Query, index: &Index, any: bool) -> Self {
        let patterns = |excluded: bool| {
            let clauses = query.clauses.iter().filter(|clause| clause.excluded == excluded);
            clauses.map(|clause| Pattern::new(clause, index)).collect()
        };
        Self {
            included: patterns(false),
            excluded: patterns(true),
            any,
        }
    }

    /// The articles that could answer, in order. Those that hold the words of a phrase apart are among them.
    pub(crate) fn candidates(&self, index: &Index) -> Vec<ArticleId> {
        let all = || (0..index.documents() as u32).map(ArticleId).collect::<Vec<_>>();
        let holding = self.included.iter().map(|pattern| pattern.candidates(index));
        let mut candidates = if self.any {
            order::distinct(holding.flatten())
        } else {
            holding.reduce(intersection).unwrap_or_else(all)
        };
        if self.any && self.included.is_empty() {
            candidates = all();
        }
        for pattern in self.excluded.iter().filter(|pattern| pattern.0.len() == 1) {
            let left_out = pattern.candidates(index);
            candidates.retain(|article| left_out.binary_search(article).is_err());
        }
        candidates
    }

    /// Where the included patterns stand in an article, pattern by pattern; nothing if the article does not answer.
    pub(crate) fn find(&self, tokens: &[Token]) -> Option<Vec<Vec<Hit>>> {
        if self
            .excluded
            .iter()
            .any(|pattern| pattern.find(tokens).next().is_some())
        {
            return None;
        }
        let found: Vec<Vec<Hit>> = self
            .included
            .iter()
            .map(|pattern| pattern.find(tokens).collect())
            .collect();
        let answers = match self.any {
            true => found.is_empty() || found.iter().any(|hits| !hits.is_empty()),
            false => found.iter().all(|hits| !hits.is_empty()),
        };
        answers.then_some(found)
    }
}

impl Pattern {
    pub(crate) fn new(clause: &Clause, index: &Index) -> Self {
        let last = clause.words.len() - 1;
        let range = |(place, word): (usize, &String)| match clause.unfinished && place == last {
            true => index.terms_beginning(word),
            false => index.term(word),
        };
        Self(clause.words.iter().enumerate().map(range).collect())
    }

    /// The articles that hold every word of the pattern, in order.
    pub(crate) fn candidates(&self, index: &Index) -> Vec<ArticleId> {
        let holding = |terms: &TermRange| {
            let articles = index.postings(terms).iter().map(|posting| posting.article);
            match terms.len() {
                0 | 1 => articles.collect(),
                _ => order::distinct(articles),
            }
        };
        self.0.iter().map(holding).reduce(intersection).unwrap_or_default()
    }

    /// Where the pattern stands among the words of an article.
    pub(crate) fn find<'a>(&'a self, tokens: &'a [Token]) -> impl Iterator<Item = Hit> + 'a {
        tokens.windows(self.0.len()).filter_map(|run| {
            let (first, last) = (run.first()?, run.last()?);
            let stands = first.part == last.part
                && run
                    .iter()
                    .zip(&self.0)
                    .all(|(token, terms)| terms.contains(&token.term));
            stands.then_some(Hit {
                part: first.part,
                start: first.start,
                end: last.end,
            })
        })
    }
}

/// What two sorted lists share.
fn intersection(a: Vec<ArticleId>, b: Vec<ArticleId>) -> Vec<ArticleId> {
    a.into_iter()
        .filter(|article| b.binary_search(article).is_ok())
        .collect()
}
