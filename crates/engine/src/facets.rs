//! Facets: the values by which articles are narrowed, with how many articles each would leave.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::article::{ArticleId, Found};
use crate::corpus::Corpus;
use crate::name::NameKind;
use crate::order;

/// A property of articles that has values to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FacetKey {
    /// The outlet.
    Source,
    /// A writer.
    Author,
    /// A person who is mentioned.
    Person,
    /// An organisation that is mentioned.
    Organisation,
    /// A place that is mentioned.
    Place,
    /// A keyword.
    Tag,
    /// The language.
    Language,
}

impl FacetKey {
    /// All keys, in the order of the address.
    pub const ALL: [Self; 7] = [
        Self::Source,
        Self::Author,
        Self::Person,
        Self::Organisation,
        Self::Place,
        Self::Tag,
        Self::Language,
    ];

    /// The word used in addresses and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Author => "author",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Tag => "tag",
            Self::Language => "language",
        }
    }

    /// The key with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }

    fn name_kind(self) -> Option<NameKind> {
        match self {
            Self::Person => Some(NameKind::Person),
            Self::Organisation => Some(NameKind::Organisation),
            Self::Place => Some(NameKind::Place),
            _ => None,
        }
    }
}

/// The values that an article has for a key, each once.
pub fn values(corpus: &Corpus, id: ArticleId, key: FacetKey) -> Vec<&str> {
    let article = corpus.article(id);
    let values = match key {
        FacetKey::Source => article.source.iter().map(|source| source.value.as_str()).collect(),
        FacetKey::Author => all(&article.authors),
        FacetKey::Tag => all(&article.tags),
        FacetKey::Language => vec![article.language.as_str()],
        FacetKey::Person | FacetKey::Organisation | FacetKey::Place => {
            let names = corpus
                .mentions(id)
                .iter()
                .filter_map(|mention| corpus.names().get(mention.name as usize));
            names
                .filter(|name| Some(name.kind) == key.name_kind())
                .map(|name| name.name.as_str())
                .collect()
        }
    };
    order::distinct(values)
}

fn all(found: &Option<Found<Vec<String>>>) -> Vec<&str> {
    found
        .iter()
        .flat_map(|found| found.value.iter().map(String::as_str))
        .collect()
}

/// A value with the number of articles that have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count(pub String, pub usize);

/// For a key, its values among those articles with their numbers, the most frequent first, then by value.
pub fn count(corpus: &Corpus, articles: impl IntoIterator<Item = ArticleId>, key: FacetKey) -> Vec<Count> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for id in articles {
        for value in values(corpus, id, key) {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut counts: Vec<Count> = counts
        .into_iter()
        .map(|(value, articles)| Count(value.to_owned(), articles))
        .collect();
    order::sort_by_key(&mut counts, |count| std::cmp::Reverse(count.1));
    counts
}
