//! The spread of names over outlets: who is named in whose articles, of those that answer a question.

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::facets::FacetKey;
use crate::order;

/// The names of a kind, by outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The outlets with most articles, as many as were asked for, with the number of their articles.
    pub outlets: Vec<(String, usize)>,
    /// The names, those in most articles first.
    pub rows: Vec<Row>,
}

/// A name, and how many articles name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The name, as the facet has it.
    pub name: String,
    /// How many of the articles name it.
    pub articles: usize,
    /// How many of each outlet's articles do, in the order of the outlets.
    pub by_outlet: Vec<usize>,
}

impl Spread {
    /// The values of a key in some articles, over at most so many outlets.
    pub fn of(corpus: &Corpus, key: FacetKey, articles: &[ArticleId], most: usize) -> Self {
        let (names, sources) = (
            corpus.catalogue().column(key),
            corpus.catalogue().column(FacetKey::Source),
        );
        let mut counts: Vec<(usize, usize)> = (0..sources.values.len()).map(|source| (source, 0)).collect();
        let of_source = |id: &ArticleId| sources.of(id.index()).first().map(|&source| source as usize);
        for source in articles.iter().filter_map(of_source) {
            counts[source].1 += 1;
        }
        counts.retain(|(_, articles)| *articles > 0);
        order::sort_by_key(&mut counts, |(_, articles)| std::cmp::Reverse(*articles)); // stable: then as they first appear
        counts.truncate(most);

        let mut rows: Vec<Row> = names.values.iter().map(|name| Row::new(name, counts.len())).collect();
        for id in articles {
            let column = of_source(id).and_then(|source| counts.iter().position(|(it, _)| *it == source));
            for &name in names.of(id.index()) {
                let row = &mut rows[name as usize];
                row.articles += 1;
                if let Some(column) = column {
                    row.by_outlet[column] += 1;
                }
            }
        }
        rows.retain(|row| row.articles > 0);
        order::sort_by(&mut rows, |one, other| {
            other
                .articles
                .cmp(&one.articles)
                .then_with(|| one.name.cmp(&other.name))
        });
        let outlet = |&(source, articles): &(usize, usize)| (sources.values[source].clone(), articles);
        Self {
            outlets: counts.iter().map(outlet).collect(),
            rows,
        }
    }
}

impl Row {
    fn new(name: &str, outlets: usize) -> Self {
        Self {
            name: name.to_owned(),
            articles: 0,
            by_outlet: vec![0; outlets],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Found, Origin};
    use crate::corpus::Collection;

    fn found<T>(value: T) -> Option<Found<T>> {
        Some(Found {
            value,
            from: Origin::Manifest,
            line: None,
        })
    }

    fn article(number: usize, source: &str, tags: &[&str]) -> Article {
        Article {
            slug: format!("a{number}"),
            source: found(source.to_owned()),
            tags: found(tags.iter().map(|&tag| tag.to_owned()).collect()),
            ..Article::default()
        }
    }

    #[test]
    fn every_article_counts_once_under_its_outlet() {
        let articles = [
            article(0, "Post", &["b", "a"]),
            article(1, "Star", &["a"]),
            article(2, "Star", &["a", "c"]),
            article(3, "Mail", &["c"]),
        ];
        let corpus = Corpus::build(Collection {
            articles: articles.into(),
            ..Collection::default()
        });
        let all: Vec<ArticleId> = corpus.ids().collect();
        let row = |name: &str, articles, by_outlet: &[usize]| Row {
            name: name.to_owned(),
            articles,
            by_outlet: by_outlet.into(),
        };
        let spread = Spread::of(&corpus, FacetKey::Tag, &all, 2);
        assert_eq!(spread.outlets, [("Star".to_owned(), 2), ("Post".to_owned(), 1)]);
        assert_eq!(
            spread.rows,
            [row("a", 3, &[2, 1]), row("c", 2, &[1, 0]), row("b", 1, &[0, 1])]
        );
        let spread = Spread::of(&corpus, FacetKey::Tag, &all[3..], 2);
        assert_eq!(spread.outlets, [("Mail".to_owned(), 1)]);
        assert_eq!(spread.rows, [row("c", 1, &[1])]);
        assert!(Spread::of(&corpus, FacetKey::Person, &all, 2).rows.is_empty());
    }
}
