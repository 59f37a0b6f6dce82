//! A search: the articles that a view asks for, ranked, and what each facet would leave.
//!
//! `plan` looks the query up in the index, `slot` a single word of it; `reading` verifies what postings cannot tell;
//! `advice` says what to change about a query that finds nothing.

pub mod advice;
pub(crate) mod plan;
pub(crate) mod reading;
mod slot;
pub mod why;

pub(crate) use reading::Shape;
pub(crate) use slot::Slot;

use std::sync::Arc;

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::facets::{self, Facet};
use crate::hits::{Hit, Snippet};
use crate::order;
use crate::query::tree::Query;
use crate::rank::{self, Weight};
use crate::view::{Sort, View};
use advice::Absent;
use plan::{Leaf, Plan, Wanted};
use reading::{Place, Reader};

/// What a search found.
#[derive(Clone)]
pub struct Results {
    /// The query as it was understood.
    pub query: Query,
    /// The order of the articles.
    pub order: Sort,
    /// The articles, in that order.
    pub articles: Vec<Ranked>,
    /// The number of hits in all of them.
    pub matches: usize,
    /// For each key that has any value in the corpus, its values with the numbers of articles.
    pub facets: Vec<Facet>,
    /// The articles that answer the query and all filters but the dates: what a choice of dates chooses from.
    pub whenever: Vec<ArticleId>,
    /// What is asked for and stands in no article of the corpus.
    pub absent: Vec<Absent>,
    /// What the reader should be told about how the search was made, beside the query's own remarks.
    pub limits: Vec<String>,
    plan: Arc<Plan>,
}

impl PartialEq for Results {
    fn eq(&self, other: &Self) -> bool {
        // All else follows from the query and the articles.
        (&self.query, self.order, &self.articles, &self.facets)
            == (&other.query, other.order, &other.articles, &other.facets)
            && self.whenever == other.whenever
    }
}

/// An article that answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// The article.
    pub id: ArticleId,
    /// How well it answers: larger is better; 0 without a query.
    pub score: f32,
    /// How many places in it answer.
    pub matches: u32,
}

impl Results {
    /// What the reader should be told about this search of a line, as sentences.
    pub fn notes(&self, line: &str) -> Vec<String> {
        let remarks = self.query.remarks.iter().map(|remark| remark.text.clone());
        let absent = self.absent.iter().map(|absent| absent.sentence(line));
        remarks.chain(absent).chain(self.limits.iter().cloned()).collect()
    }

    /// Every place in an article that answers, in reading order. In an article that does not answer, every place that
    /// any part of the query asks for.
    pub fn hits(&self, corpus: &Corpus, id: ArticleId) -> Vec<Hit> {
        hits(corpus, &self.plan, id)
    }

    /// The lines of an article that show how it answers: the stretch with the most hits, or else its opening.
    pub fn snippet(&self, corpus: &Corpus, id: ArticleId) -> Snippet {
        let snippet = self.plan.root.as_ref().and_then(|_| {
            let (reader, places) = read(corpus, &self.plan, id, self.plan.enough_for_snippet());
            reader.snippet(&places)
        });
        snippet.unwrap_or_else(|| Snippet::opening(corpus.article(id)))
    }

    pub(crate) fn plan(&self) -> &Plan {
        &self.plan
    }
}

/// Finds what a view asks for.
pub fn search(corpus: &Corpus, view: &View) -> Results {
    search_for(corpus, Query::parse(&view.query), view, false)
}

/// Finds the articles for a query that was read elsewhere, under the filters and in the order of a view.
/// With `any`, one of the words is enough.
pub fn search_for(corpus: &Corpus, query: Query, view: &View, any: bool) -> Results {
    let mut plan = Plan::new(&query, corpus, any);
    let mut answers = Answers::to(corpus, &plan);
    if answers.is_exhausted {
        // Half an answer would look like a whole one, so what takes so long is left out altogether.
        plan = Plan::without_passages(&query, corpus, any);
        answers = Answers::to(corpus, &plan);
    }
    let filters = facets::Filters::of(corpus, view);
    let missed: Vec<u16> = match filters.are_none() {
        true => vec![0; answers.articles.len()],
        false => {
            let articles = answers.articles.iter();
            articles.map(|answer| filters.missed(corpus, answer.id)).collect()
        }
    };
    let answering = || {
        answers
            .articles
            .iter()
            .map(|answer| answer.id)
            .zip(missed.iter().copied())
    };
    let facets = facets::count(corpus, view, answering());
    let whenever = answering()
        .filter(|(_, missed)| missed & !facets::Filters::DATES == 0)
        .map(|(id, _)| id)
        .collect();
    let mut at = 0;
    answers.articles.retain(|_| {
        at += 1;
        missed[at - 1] == 0
    });
    let order = view
        .sort
        .filter(|sort| sort.is_of_articles())
        .unwrap_or(default_order(&query));
    let mut articles = answers.articles;
    sort(corpus, order, &mut articles);
    if order == Sort::Relevance {
        rank::by_nearness(corpus, &plan, &mut articles);
    }
    let mut limits: Vec<String> = Vec::new();
    for span in &plan.too_long {
        let typed = view.query.get(span.clone()).unwrap_or_default();
        limits.push(format!(
            "“{typed}” was left out: looking for it here would take too many steps. Write more letters of it, or a whole word."
        ));
    }
    let absent = advice::absent(corpus, &query, &plan);
    Results {
        order,
        matches: articles.iter().map(|article| article.matches as usize).sum(),
        query,
        articles,
        facets,
        whenever,
        absent,
        limits,
        plan: Arc::new(plan),
    }
}

/// Every place in one article that a query line asks for; see [`Results::hits`].
pub fn hits_in(corpus: &Corpus, line: &str, id: ArticleId) -> Vec<Hit> {
    hits(corpus, &Plan::new(&Query::parse(line), corpus, false), id)
}

fn hits(corpus: &Corpus, plan: &Plan, id: ArticleId) -> Vec<Hit> {
    if plan.root.is_none() {
        return Vec::new();
    }
    let (reader, places) = read(corpus, plan, id, usize::MAX);
    reader.hits(&places)
}

/// An article read as far as so many words are found, and the places at which it answers; if it does not, those at which
/// any part does.
fn read<'a>(corpus: &'a Corpus, plan: &'a Plan, id: ArticleId, enough: usize) -> (Reader<'a>, Vec<Place>) {
    let mut reader = Reader::new(corpus, plan);
    reader.open_until(id, enough);
    let places = reader.read().unwrap_or_else(|| {
        let included = (0..plan.leaves.len()).filter(|&leaf| !plan.leaves[leaf].is_excluded);
        let mut places: Vec<_> = included.flat_map(|leaf| reader.places_of(leaf)).collect();
        order::sort(&mut places);
        places
    });
    (reader, places)
}

/// The articles that answer a plan, each with its score and number of hits, in the order of the corpus.
pub(crate) struct Answers {
    pub(crate) articles: Vec<Ranked>,
    /// Whether some articles could not be read to the end.
    pub(crate) is_exhausted: bool,
}

impl Answers {
    pub(crate) fn to(corpus: &Corpus, plan: &Plan) -> Self {
        let unranked = |article: u32| Ranked {
            id: ArticleId(article),
            score: 0.0,
            matches: 0,
        };
        let Some(root) = &plan.root else {
            return Self {
                articles: (0..corpus.len() as u32).map(unranked).collect(),
                is_exhausted: false,
            };
        };
        let candidates = plan.candidates(root, corpus.len());
        let weights = weights(corpus, plan);
        let included: Vec<(&Leaf, &Weight)> = plan
            .leaves
            .iter()
            .zip(&weights)
            .filter(|(leaf, _)| !leaf.is_excluded)
            .collect();
        let together = Together::of(&included.iter().map(|(leaf, _)| *leaf).collect::<Vec<_>>());
        if candidates.are_sure && Plan::counts_by_leaf(root) && !matches!(together, Together::InARow) {
            let mut all: Vec<(f64, u32)> = vec![(0.0, 0); corpus.len()];
            for (leaf, weight) in &included {
                for posting in &leaf.postings {
                    let cell = &mut all[posting.article as usize];
                    cell.0 += weight.score(
                        posting.occurrences,
                        posting.zone,
                        corpus.index().length(posting.article),
                    );
                    cell.1 += posting.occurrences;
                }
            }
            if let Together::Words(together) = together {
                all.iter_mut().for_each(|cell| cell.1 = 0);
                for posting in together.postings(corpus) {
                    all[posting.article as usize].1 = posting.occurrences;
                }
            }
            let ranked = |article: u32| {
                let (score, matches) = all[article as usize];
                Ranked {
                    id: ArticleId(article),
                    score: score as f32,
                    matches,
                }
            };
            return Self {
                articles: candidates.articles.into_iter().map(ranked).collect(),
                is_exhausted: false,
            };
        }
        let mut reader = Reader::new(corpus, plan);
        let mut articles = Vec::new();
        for article in candidates.articles {
            reader.open(ArticleId(article));
            let Some(places) = reader.read() else { continue };
            let found = reader.found.iter().zip(&weights).filter(|((count, _), _)| *count > 0);
            let score: f64 = found
                .map(|(&(count, zone), weight)| weight.score(count, zone, corpus.index().length(article)))
                .sum();
            articles.push(Ranked {
                id: ArticleId(article),
                score: score as f32,
                matches: reader.count(&places),
            });
        }
        Self {
            articles,
            is_exhausted: reader.is_exhausted,
        }
    }
}

/// Whether a word of the text can be a hit of two leaves, and so must not be counted twice.
enum Together {
    No,
    /// It can, and each leaf is a single word: what to count instead of either.
    Words(Slot),
    /// It can, and some leaf is words in a row: the articles must be read.
    InARow,
}

impl Together {
    fn of(leaves: &[&Leaf]) -> Self {
        let of_words = leaves.iter().filter_map(|leaf| match &leaf.wanted {
            Wanted::Words(slots) => Some(slots),
            Wanted::Passage(..) => None,
        });
        let rows: Vec<&Vec<Slot>> = of_words.collect();
        let overlap = |one: &[Slot], other: &[Slot]| one.iter().any(|slot| other.iter().any(|it| slot.overlaps(it)));
        let overlaps = rows
            .iter()
            .enumerate()
            .any(|(at, row)| rows[..at].iter().any(|other| overlap(row, other)));
        if !overlaps {
            Self::No
        } else if rows.iter().all(|row| row.len() == 1) {
            Self::Words(Slot::of_any(&rows.iter().copied().flatten().collect::<Vec<_>>()))
        } else {
            Self::InARow
        }
    }
}

/// What each leaf is worth. An excluded one is worth nothing.
pub(crate) fn weights(corpus: &Corpus, plan: &Plan) -> Vec<Weight> {
    let mean_length = corpus.index().mean_length();
    plan.leaves
        .iter()
        .map(|leaf| match leaf.is_excluded {
            true => Weight::none(),
            // For a phrase, those that hold its words count: near enough, and known without reading them.
            false => Weight::new(leaf.held, corpus.len(), mean_length),
        })
        .collect()
}

/// The order of results where the reader chose none.
pub fn default_order(query: &Query) -> Sort {
    if query.tree.is_none() {
        Sort::Newest
    } else {
        Sort::Relevance
    }
}

fn sort(corpus: &Corpus, by: Sort, articles: &mut [Ranked]) {
    let catalogue = corpus.catalogue();
    // Each article's place under the order as a number, so that one sort does for all; equals stay in the order of the
    // folder.
    let latest = u32::MAX;
    let date = |ranked: &Ranked| catalogue.date(ranked.id.index()).map_or(0, |date| date.number());
    let key = |ranked: &Ranked| match by {
        // Scores are not negative, so their bits are in their order.
        Sort::Relevance | Sort::Before | Sort::After => latest - ranked.score.to_bits(),
        Sort::Newest => latest - date(ranked),
        Sort::Oldest => match date(ranked) {
            0 => latest,
            date => date,
        },
        Sort::Source => catalogue.by_source[ranked.id.index()],
        Sort::Title => catalogue.by_title[ranked.id.index()],
        Sort::Longest => latest - corpus.index().length(ranked.id.0),
    };
    let mut keys: Vec<u64> = articles
        .iter()
        .enumerate()
        .map(|(at, ranked)| u64::from(key(ranked)) << 32 | at as u64)
        .collect();
    order::sort_numbers(&mut keys);
    let sorted: Vec<Ranked> = keys.into_iter().map(|key| articles[key as u32 as usize]).collect();
    articles.copy_from_slice(&sorted);
}

#[cfg(test)]
mod tests;
