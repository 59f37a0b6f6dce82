//! A search: the articles that a view asks for, ranked, with every hit, and what each facet would leave.

use std::cmp::Reverse;

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::facets::{self, Count, FacetKey};
use crate::hits::{Hit, joined};
use crate::order;
use crate::query::{Pattern, Plan, Query};
use crate::rank::Weight;
use crate::text;
use crate::view::{Sort, View};

/// What a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// The query as it was understood.
    pub query: Query,
    /// The order of the articles.
    pub order: Sort,
    /// The articles, in that order.
    pub articles: Vec<Ranked>,
    /// The number of hits in all of them.
    pub matches: usize,
    /// For each key that has any value in the corpus, its values with the number of articles that choosing them leaves.
    pub facets: Vec<Facet>,
    /// The clauses, by their place in the query, that stand in no article of the corpus.
    pub absent: Vec<usize>,
}

/// An article that answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// The article.
    pub id: ArticleId,
    /// How well it answers: larger is better; 0 without a query.
    pub score: f32,
    /// Every place that answers, in reading order.
    pub hits: Vec<Hit>,
}

/// A key with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The key.
    pub key: FacetKey,
    /// Its values among the articles that answer the query and all filters but this key's; chosen ones in any case.
    pub values: Vec<Count>,
}

impl Results {
    /// What the reader should be told about this search of a line, as sentences.
    pub fn notes(&self, line: &str) -> Vec<String> {
        let remarks = self.query.remarks.iter().map(|remark| remark.text.clone());
        let typed = |clause: usize| {
            self.query
                .clauses
                .get(clause)
                .and_then(|clause| line.get(clause.span.clone()))
        };
        let absent = self
            .absent
            .iter()
            .filter_map(|&clause| Some(format!("No article holds {}.", quoted(typed(clause)?))));
        remarks.chain(absent).collect()
    }
}

/// In quotation marks, unless it has its own.
fn quoted(typed: &str) -> String {
    let bare = typed.trim_start_matches('-');
    if bare.chars().next().is_some_and(char::is_alphanumeric) {
        format!("“{bare}”")
    } else {
        bare.to_owned()
    }
}

/// Finds what a view asks for.
pub fn search(corpus: &Corpus, view: &View) -> Results {
    search_for(corpus, Query::parse(&view.query), view, false)
}

/// Finds the articles for a query that was read elsewhere, under the filters and in the order of a view.
/// With `any`, one of the words is enough.
pub fn search_for(corpus: &Corpus, query: Query, view: &View, any: bool) -> Results {
    let plan = Plan::new(&query, corpus.index(), any);
    let answering: Vec<(ArticleId, Vec<Vec<Hit>>)> = plan
        .candidates(corpus.index())
        .into_iter()
        .filter_map(|id| Some((id, plan.find(corpus.tokens(id))?)))
        .collect();
    let weights: Vec<Weight> = (0..plan.included.len())
        .map(|pattern| {
            // For a phrase, those that hold its words count: near enough, and known without reading them.
            let holding = plan.included[pattern].candidates(corpus.index()).len();
            Weight::new(holding, corpus.len(), corpus.index().mean_length())
        })
        .collect();
    let missed: Vec<u16> = answering
        .iter()
        .map(|(id, _)| missed_filters(corpus, view, *id))
        .collect();
    let facets = facet_counts(corpus, view, &answering, &missed);
    let mut articles: Vec<Ranked> = answering
        .into_iter()
        .zip(missed)
        .filter(|(_, missed)| *missed == 0)
        .map(|((id, found), _)| {
            let length = corpus.index().length(id);
            let score: f64 = found
                .iter()
                .zip(&weights)
                .map(|(hits, weight)| weight.score(hits.len(), length))
                .sum();
            Ranked {
                id,
                score: score as f32 + 0.0, // no patterns sum up to a negative zero
                hits: joined(found.into_iter().flatten()),
            }
        })
        .collect();
    let order = view.sort.unwrap_or(default_order(&query));
    sort(corpus, order, &mut articles);
    let absent = query
        .clauses
        .iter()
        .enumerate()
        .filter(|(_, clause)| is_absent(corpus, clause))
        .map(|(place, _)| place);
    let absent = absent.collect();
    Results {
        order,
        matches: articles.iter().map(|article| article.hits.len()).sum(),
        query,
        articles,
        facets,
        absent,
    }
}

/// Every place in one article that any clause of a query line asks for, whether or not the article answers it all.
pub fn hits_in(corpus: &Corpus, line: &str, id: ArticleId) -> Vec<Hit> {
    let plan = Plan::new(&Query::parse(line), corpus.index(), true);
    joined(plan.included.iter().flat_map(|pattern| pattern.find(corpus.tokens(id))))
}

/// The order of results where the reader chose none.
pub fn default_order(query: &Query) -> Sort {
    if query.clauses.is_empty() {
        Sort::Newest
    } else {
        Sort::Relevance
    }
}

/// The filters that an article does not pass, one bit each: the facet keys, then the dates.
fn missed_filters(corpus: &Corpus, view: &View, id: ArticleId) -> u16 {
    let mut missed = 0;
    for (bit, key) in FacetKey::ALL.into_iter().enumerate() {
        let mut chosen = view.facets.iter().filter(|(chosen, _)| *chosen == key).peekable();
        if chosen.peek().is_none() {
            continue;
        }
        let has = facets::values(corpus, id, key);
        if !chosen.any(|(_, value)| has.contains(&value.as_str())) {
            missed |= 1 << bit;
        }
    }
    if view.from.is_some() || view.to.is_some() {
        let published = corpus.article(id).published.as_ref();
        if !published.is_some_and(|date| date.value.may_lie_within(view.from, view.to)) {
            missed |= 1 << FacetKey::ALL.len();
        }
    }
    missed
}

fn facet_counts<T>(corpus: &Corpus, view: &View, answering: &[(ArticleId, T)], missed: &[u16]) -> Vec<Facet> {
    let facet = |(bit, key): (usize, FacetKey)| {
        let left = answering
            .iter()
            .zip(missed)
            .filter(|(_, missed)| **missed & !(1 << bit) == 0);
        let mut values = facets::count(corpus, left.map(|((id, _), _)| *id), key);
        for (_, chosen) in view.facets.iter().filter(|(chosen, _)| *chosen == key) {
            if !values.iter().any(|count| count.0 == *chosen) {
                values.push(Count(chosen.clone(), 0));
            }
        }
        Facet { key, values }
    };
    FacetKey::ALL
        .into_iter()
        .enumerate()
        .map(facet)
        .filter(|facet| !facet.values.is_empty())
        .collect()
}

fn sort(corpus: &Corpus, by: Sort, articles: &mut Vec<Ranked>) {
    let date = |ranked: &Ranked| corpus.article(ranked.id).published.as_ref().map(|date| date.value);
    // Sorting is stable, so equals stay in the order of the folder.
    match by {
        Sort::Relevance => order::sort_by(articles, |a, b| b.score.total_cmp(&a.score)),
        Sort::Newest => order::sort_by_key(articles, |ranked| Reverse(date(ranked))),
        Sort::Oldest => order::sort_by_key(articles, |ranked| (date(ranked).is_none(), date(ranked))),
        Sort::Source => sort_by_label(articles, |id| corpus.article(id).source_label().to_owned()),
        Sort::Title => sort_by_label(articles, |id| corpus.article(id).label()),
        Sort::Longest => order::sort_by_key(articles, |ranked| Reverse(corpus.word_count(ranked.id))),
    }
}

fn sort_by_label(articles: &mut Vec<Ranked>, label: impl Fn(ArticleId) -> String) {
    let folded = |ranked: Ranked| (text::fold(&label(ranked.id)), ranked);
    let mut labelled: Vec<(String, Ranked)> = articles.drain(..).map(folded).collect();
    order::sort_by(&mut labelled, |one, other| one.0.cmp(&other.0));
    articles.extend(labelled.into_iter().map(|(_, ranked)| ranked));
}

/// Whether no article of the corpus holds what a clause asks for.
fn is_absent(corpus: &Corpus, clause: &crate::query::Clause) -> bool {
    let pattern = Pattern::new(clause, corpus.index());
    !pattern
        .candidates(corpus.index())
        .into_iter()
        .any(|id| pattern.find(corpus.tokens(id)).next().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Found};
    use crate::corpus::Collection;
    use crate::text;
    use proptest::prelude::*;

    fn corpus(texts: &[&str]) -> Corpus {
        let slugs = ["a", "b", "c", "d", "e"];
        let articles = texts
            .iter()
            .zip(slugs)
            .map(|(text, slug)| Article::of_text(slug, text))
            .collect();
        Corpus::build(Collection {
            articles,
            ..Collection::default()
        })
    }

    /// Slug and number of hits of each article found, in order.
    fn found(corpus: &Corpus, query: &str) -> Vec<(String, usize)> {
        let results = search(
            corpus,
            &View {
                query: query.to_owned(),
                ..View::default()
            },
        );
        results
            .articles
            .iter()
            .map(|it| (corpus.article(it.id).slug.clone(), it.hits.len()))
            .collect()
    }

    #[test]
    fn words_phrases_exclusion_and_the_word_being_typed() {
        let corpus = corpus(&[
            "Port authority opens port. Portal.",
            "The port closes; authority opens",
            "Opening a door",
        ]);
        let check = |query: &str, expected: &[(&str, usize)]| {
            let expected: Vec<(String, usize)> = expected
                .iter()
                .map(|(slug, hits)| ((*slug).to_owned(), *hits))
                .collect();
            assert_eq!(found(&corpus, query), expected, "{query}");
        };
        check("port ", &[("a", 2), ("b", 1)]);
        check("port", &[("a", 3), ("b", 1)]);
        check("\"port authority\"", &[("a", 1)]);
        check("authority -portal", &[("b", 1)]);
        check("opens -\"port closes\"", &[("a", 1)]);
        check("-port", &[("c", 0)]);
        check("\"port port\"", &[]);
        check("zebra port", &[]);
        check("", &[("a", 0), ("b", 0), ("c", 0)]);
    }

    #[test]
    fn a_phrase_does_not_run_from_one_block_into_the_next() {
        assert_eq!(found(&corpus(&["arms\nsupplier"]), "\"arms supplier\""), []);
    }

    #[test]
    fn clauses_found_nowhere_are_named() {
        let corpus = corpus(&["alpha beta", "gamma"]);
        let absent = |query: &str| {
            search(
                &corpus,
                &View {
                    query: query.to_owned(),
                    ..View::default()
                },
            )
            .absent
        };
        assert_eq!(absent("alpha zebra \"beta alpha\" -gamma"), [1, 2]);
        assert_eq!(absent("alpha gamma"), [0usize; 0]);
    }

    #[test]
    fn facets_count_what_choosing_them_would_leave() {
        let mut articles: Vec<Article> = [("a", "one"), ("b", "one"), ("c", "two")]
            .iter()
            .map(|(slug, text)| Article::of_text(slug, text))
            .collect();
        for (article, (source, date)) in
            articles
                .iter_mut()
                .zip([("AP", "2025-03-04"), ("TMT", "2025-03"), ("TMT", "2024")])
        {
            article.source = Found::given(source.to_owned());
            article.published = Found::given(date.parse().expect("a date"));
        }
        let corpus = Corpus::build(Collection {
            articles,
            ..Collection::default()
        });
        let check = |address: &str, slugs: &[&str], sources: &[(&str, usize)]| {
            let results = search(&corpus, &View::parse(address).0);
            let got: Vec<&str> = results
                .articles
                .iter()
                .map(|it| corpus.article(it.id).slug.as_str())
                .collect();
            assert_eq!(got, slugs, "{address}");
            let expected: Vec<Count> = sources
                .iter()
                .map(|(value, count)| Count((*value).to_owned(), *count))
                .collect();
            assert_eq!(
                results
                    .facets
                    .iter()
                    .find(|it| it.key == FacetKey::Source)
                    .map(|it| &it.values),
                Some(&expected),
                "{address}"
            );
        };
        check("", &["a", "b", "c"], &[("TMT", 2), ("AP", 1)]);
        check("source=AP", &["a"], &[("TMT", 2), ("AP", 1)]);
        check(
            "source=AP&source=TMT&sort=oldest",
            &["c", "b", "a"],
            &[("TMT", 2), ("AP", 1)],
        );
        check("q=one&source=AP", &["a"], &[("AP", 1), ("TMT", 1)]);
        check("from=2025", &["a", "b"], &[("AP", 1), ("TMT", 1)]);
        check("from=2025&source=Nobody", &[], &[("AP", 1), ("TMT", 1), ("Nobody", 0)]);
    }

    #[test]
    fn the_best_answer_comes_first_however_the_query_was_read() {
        let corpus = corpus(&["one two two", "one one one", "two"]);
        let query = || Query::plain("one");
        let slugs = |results: Results| results.articles.iter().map(|it| it.id.index()).collect::<Vec<_>>();
        assert_eq!(slugs(search_for(&corpus, query(), &View::default(), true)), [1, 0]);
        assert_eq!(
            slugs(search_for(
                &corpus,
                query(),
                &View {
                    sort: Some(Sort::Longest),
                    ..View::default()
                },
                true
            )),
            [0, 1]
        );
    }

    /// Reads every word, without the index: the words of each text, and whether each place matches.
    fn naive(texts: &[String], query: &Query) -> Vec<(usize, usize)> {
        let matches = |words: &[String], clause: &crate::query::Clause| -> Vec<usize> {
            let n = clause.words.len();
            (0..(words.len() + 1).saturating_sub(n))
                .filter(|&at| {
                    (0..n).all(|i| match clause.unfinished && i == n - 1 {
                        true => words[at + i].starts_with(&clause.words[i]),
                        false => words[at + i] == clause.words[i],
                    })
                })
                .collect()
        };
        let mut answers = Vec::new();
        for (place, line) in texts.iter().enumerate() {
            let words: Vec<String> = text::words(line).map(|word| word.folded).collect();
            let mut covered = vec![0u32; words.len() + 1];
            let mut fits = true;
            for (number, clause) in query.clauses.iter().enumerate() {
                let at = matches(&words, clause);
                fits &= at.is_empty() == clause.excluded;
                for start in at.into_iter().filter(|_| !clause.excluded) {
                    covered[start..start + clause.words.len()]
                        .iter_mut()
                        .for_each(|it| *it |= 1 << number);
                }
            }
            if fits {
                answers.push((place, covered.iter().filter(|it| **it > 0).count()));
            }
        }
        answers
    }

    proptest! {
        /// The same articles as reading every word, and the same words covered by hits.
        #[test]
        fn the_index_agrees_with_reading(texts in prop::collection::vec("([ab]{1,2} ){0,8}", 1..5), line in "-?([ab]{1,2} |\"[ab]{1,2} [ab]\" ?){1,3}") {
            let corpus = corpus(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            let query = Query::parse(&line);
            let results = search(&corpus, &View { query: line.clone(), ..View::default() });
            let mut got: Vec<(usize, usize)> = results.articles.iter().map(|it| {
                let text = &texts[it.id.index()];
                (it.id.index(), it.hits.iter().map(|hit| text::words(&text[hit.range()]).count()).sum())
            }).collect();
            got.sort_unstable();
            prop_assert_eq!(got, naive(&texts, &query), "{}", line);
        }
    }
}
