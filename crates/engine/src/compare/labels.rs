//! Labels: what each article calls the same person, organisation or place.

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::order;

/// One name, and what each column calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameLabels {
    /// The name, by its place in [`Corpus::names`].
    pub name: usize,
    /// For each column, every label as it is written there and how often, the most frequent first.
    pub labels: Vec<Vec<(String, usize)>>,
}

/// The names that at least one of the articles mentions, in the order of the corpus.
pub(super) fn of(corpus: &Corpus, articles: &[ArticleId]) -> Vec<NameLabels> {
    let mut names: Vec<NameLabels> = (0..corpus.names().len())
        .map(|name| NameLabels {
            name,
            labels: vec![Vec::new(); articles.len()],
        })
        .collect();
    for (column, &id) in articles.iter().enumerate() {
        let article = corpus.article(id);
        for mention in corpus.mentions(id) {
            let passage = article.part(mention.part);
            let Some(label) = passage.get(mention.start as usize..mention.end as usize) else {
                continue;
            };
            let Some(name) = names.get_mut(mention.name as usize) else {
                continue;
            };
            let labels = &mut name.labels[column];
            match labels.iter_mut().find(|(known, _)| known == label) {
                Some((_, count)) => *count += 1,
                None => labels.push((label.to_owned(), 1)),
            }
        }
    }
    names.retain(|name| name.labels.iter().any(|labels| !labels.is_empty()));
    for labels in names.iter_mut().flat_map(|name| &mut name.labels) {
        order::sort_by_key(labels, |(_, count)| std::cmp::Reverse(*count)); // a stable sort: ties keep the reading order
    }
    names
}
