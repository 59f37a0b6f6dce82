//! Advice: what to change about a query that finds nothing, or a part of which does.
//!
//! Nothing is changed for the reader: each piece of advice says what it would give, and is taken or not.

use std::ops::Range;

use super::plan::{Plan, Wanted};
use super::{Answers, Results};
use crate::corpus::Corpus;
use crate::facets::{FacetKey, Filters};
use crate::order;
use crate::query::expression::Expression;
use crate::query::tree::{Kind, Pattern, Query, Tree};
use crate::view::View;

/// Words that are asked for and stand in no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absent {
    /// Where they stand in the line, in bytes.
    pub span: Range<usize>,
    /// If it is a single word, words of the corpus that are written almost so, the likeliest first.
    pub corrections: Vec<Correction>,
}

/// A word of the corpus that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The word, folded.
    pub word: String,
    /// The number of articles that hold it.
    pub articles: u32,
}

/// What leaving out a part of what is asked would give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The part.
    pub part: AskedPart,
    /// The number of articles that would then be found.
    pub articles: usize,
}

/// A part of what a view asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskedPart {
    /// A part of the query, by its place in the line in bytes.
    Query(Range<usize>),
    /// The chosen values of a facet.
    Facet(FacetKey),
    /// The dates.
    Dates,
}

impl Absent {
    /// What to tell the reader.
    pub fn sentence(&self, line: &str) -> String {
        let typed = line.get(self.span.clone()).unwrap_or_default();
        let mut sentence = String::from("No article holds ");
        if typed.starts_with(|c: char| c.is_alphanumeric()) {
            sentence.push('“');
            sentence.push_str(typed);
            sentence.push('”');
        } else {
            sentence.push_str(typed);
        }
        sentence.push('.');
        sentence
    }
}

/// What is asked for, and not excluded, and stands in no article; words with their corrections.
pub(super) fn absent(corpus: &Corpus, query: &Query, plan: &Plan) -> Vec<Absent> {
    let words = query.tree.as_ref().map(Tree::leaves).unwrap_or_default();
    let mut absent = Vec::new();
    for leaf in plan.leaves.iter().filter(|leaf| !leaf.is_excluded && leaf.held == 0) {
        let mut corrections = Vec::new();
        if let Wanted::Words(_) = leaf.wanted
            && let Some(Kind::Words(patterns)) = words.iter().find(|tree| tree.span == leaf.span).map(|tree| &tree.kind)
            && let [Pattern::Form { folded, .. } | Pattern::Surface { folded, .. }] = &patterns[..]
        {
            corrections = corrections_of(corpus, folded);
        }
        absent.push(Absent {
            span: leaf.span.clone(),
            corrections,
        });
    }
    absent
}

/// How many corrections are offered: enough to choose from at a glance.
const OFFERED: usize = 5;
/// How many letters may be read to find them: some milliseconds.
const STEPS: u64 = 400_000;

/// The words within one edit of a word, or else, of a longer word, within two; those in most articles first.
fn corrections_of(corpus: &Corpus, folded: &str) -> Vec<Correction> {
    let most = match folded.chars().count() {
        0..3 => return Vec::new(),
        3..6 => 1,
        _ => 2,
    };
    for edits in 1..=most {
        let mut steps = STEPS;
        let automaton = Expression::edits(folded, edits).map(|expression| expression.automaton());
        let Some(terms) = automaton.and_then(|mut automaton| corpus.vocabulary().accepted(&mut automaton, &mut steps))
        else {
            continue;
        };
        let mut found: Vec<Correction> = Vec::new();
        for range in terms {
            corpus.vocabulary().each(range, |term, word| {
                let (articles, _) = corpus.frequency(term);
                match found.last_mut().filter(|last| last.word == word) {
                    Some(last) => last.articles = last.articles.max(articles), // the same word with other accents
                    None if articles > 0 => found.push(Correction {
                        word: word.to_owned(),
                        articles,
                    }),
                    None => {}
                }
            });
        }
        if !found.is_empty() {
            order::sort_by(&mut found, |one, other| other.articles.cmp(&one.articles));
            found.truncate(OFFERED);
            return found;
        }
    }
    Vec::new()
}

impl Results {
    /// The line with every absent word replaced by its likeliest correction, if each has one.
    pub fn suggestion(&self, line: &str) -> Option<String> {
        let mut suggestion = line.to_owned();
        for absent in self.absent.iter().rev() {
            suggestion.replace_range(absent.span.clone(), &absent.corrections.first()?.word);
        }
        (!self.absent.is_empty()).then_some(suggestion)
    }
}

/// A line without a part that stands beside others: with it go the spaces, the `AND` and the brackets that only it needed.
/// What is now the last word is finished, as it was before.
pub fn without(line: &str, part: &Range<usize>) -> String {
    let (Some(before), Some(after)) = (line.get(..part.start), line.get(part.end..)) else {
        return line.to_owned();
    };
    let (mut before, mut after) = (before.trim_end(), after.trim_start());
    loop {
        let opens = before.is_empty() || before.ends_with('(');
        if let (Some(outer), Some(rest)) = (before.strip_suffix('('), after.strip_prefix(')')) {
            (before, after) = (outer.trim_end(), rest.trim_start());
        } else if let Some(rest) = before
            .strip_suffix("AND")
            .filter(|rest| parts_words(rest.chars().next_back()))
        {
            before = rest.trim_end();
        } else if let Some(rest) = after
            .strip_prefix("AND")
            .filter(|rest| opens && parts_words(rest.chars().next()))
        {
            after = rest.trim_start();
        } else {
            let space = if opens || after.starts_with(')') { "" } else { " " };
            return [before, space, after].concat();
        }
    }
}

/// Whether an operator may end or begin beside this, if it is anything.
fn parts_words(beside: Option<char>) -> bool {
    beside.is_none_or(|c| c.is_whitespace() || c == '(' || c == ')')
}

/// For a view that finds nothing: each part that stands beside others, and what leaving it out would give. Parts that
/// would give nothing are left out themselves.
pub fn dropping(corpus: &Corpus, view: &View) -> Vec<Dropped> {
    /// More parts than anybody writes by hand; each takes a search.
    const MOST: usize = 12;
    let query = Query::parse(&view.query);
    let mut dropped = Vec::new();
    let found = |query: &Query, view: &View| {
        let filters = Filters::of(corpus, view);
        let answers = Answers::to(corpus, &Plan::new(query, corpus, false));
        answers
            .articles
            .iter()
            .filter(|answer| filters.missed(corpus, answer.id) == 0)
            .count()
    };
    let mut offer = |part: AskedPart, articles: usize| {
        if articles > 0 {
            dropped.push(Dropped { part, articles });
        }
    };
    match query.tree.as_ref().map(|tree| (&tree.kind, tree)) {
        Some((Kind::All(parts), tree)) => {
            for (at, part) in parts.iter().enumerate().take(MOST) {
                let mut others = parts.clone();
                others.remove(at);
                let kind = if others.len() == 1 {
                    others.remove(0).kind
                } else {
                    Kind::All(others)
                };
                let without = Query {
                    tree: Some(Tree {
                        span: tree.span.clone(),
                        kind,
                    }),
                    remarks: Vec::new(),
                };
                offer(AskedPart::Query(part.span.clone()), found(&without, view));
            }
        }
        Some((_, tree)) if view.is_filtered() => {
            offer(AskedPart::Query(tree.span.clone()), found(&Query::default(), view));
        }
        _ => {}
    }
    let has = |key: FacetKey| view.facets.iter().any(|(chosen, _)| *chosen == key);
    for key in FacetKey::ALL.into_iter().filter(|&key| has(key)) {
        let mut others = view.clone();
        others.facets.retain(|(chosen, _)| *chosen != key);
        offer(AskedPart::Facet(key), found(&query, &others));
    }
    if view.from.is_some() || view.to.is_some() {
        let others = View {
            from: None,
            to: None,
            ..view.clone()
        };
        offer(AskedPart::Dates, found(&query, &others));
    }
    dropped
}
