//! Facets: the values by which articles are narrowed, with how many articles each would leave.

use serde::{Deserialize, Serialize};

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::corpus::catalogue::Column;
use crate::name::{Name, NameKind};
use crate::order;
use crate::text;
use crate::view::View;

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

    /// The key under which names of a kind stand.
    pub(crate) fn of_names(kind: NameKind) -> Self {
        match kind {
            NameKind::Person => Self::Person,
            NameKind::Organisation => Self::Organisation,
            NameKind::Place => Self::Place,
        }
    }
}

/// The values that an article has for a key, each once, in the order in which the corpus knows them.
pub fn values(corpus: &Corpus, id: ArticleId, key: FacetKey) -> Vec<&str> {
    let column = corpus.catalogue().column(key);
    column
        .of(id.index())
        .iter()
        .map(|&value| column.values[value as usize].as_str())
        .collect()
}

/// Whether any article of a corpus has a value.
pub fn is_known(corpus: &Corpus, key: FacetKey, value: &str) -> bool {
    corpus.catalogue().column(key).values.iter().any(|it| it == value)
}

/// A key with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The key.
    pub key: FacetKey,
    /// Its values among the articles that answer the query and all filters but this key's; chosen ones in any case. The
    /// most frequent first, then by value.
    pub values: Vec<Count>,
}

/// A value with the number of articles that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The value.
    pub value: String,
    /// Among the articles found.
    pub now: usize,
    /// Among those that would be found if no other value of its key were chosen.
    pub if_chosen: usize,
}

/// What a view chooses beside the query, looked up in a corpus.
pub(crate) struct Filters<'a> {
    view: &'a View,
    /// For each key, the chosen values by their place; nothing if none is chosen.
    chosen: Vec<Option<Vec<u32>>>,
}

impl<'a> Filters<'a> {
    /// The bit of [`Filters::missed`] that stands for the dates.
    pub(crate) const DATES: u16 = 1 << FacetKey::ALL.len();

    pub(crate) fn of(corpus: &Corpus, view: &'a View) -> Self {
        let chosen = |key: FacetKey| {
            let values = &corpus.catalogue().column(key).values;
            let wanted = || view.facets.iter().filter(move |(chosen, _)| *chosen == key);
            let place = |(_, value): &(FacetKey, String)| values.iter().position(|it| it == value);
            wanted().next()?;
            Some(wanted().filter_map(place).map(|place| place as u32).collect())
        };
        Self {
            view,
            chosen: FacetKey::ALL.into_iter().map(chosen).collect(),
        }
    }

    /// Whether every article passes.
    pub(crate) fn are_none(&self) -> bool {
        self.view.from.is_none() && self.view.to.is_none() && self.chosen.iter().all(Option::is_none)
    }

    /// The filters that an article does not pass, one bit each: the facet keys, then the dates.
    pub(crate) fn missed(&self, corpus: &Corpus, id: ArticleId) -> u16 {
        let mut missed = 0;
        for (bit, chosen) in self.chosen.iter().enumerate() {
            if let Some(chosen) = chosen {
                let has = corpus.catalogue().column(FacetKey::ALL[bit]).of(id.index());
                missed |= u16::from(!has.iter().any(|value| chosen.contains(value))) << bit;
            }
        }
        let (from, to) = (self.view.from, self.view.to);
        if from.is_some() || to.is_some() {
            let date = corpus.catalogue().date(id.index());
            if !date.is_some_and(|date| date.may_lie_within(from, to)) {
                missed |= Self::DATES;
            }
        }
        missed
    }
}

/// Counts the values of every key among articles, each of which comes with the filters that it does not pass.
pub(crate) fn count(corpus: &Corpus, view: &View, answering: impl Iterator<Item = (ArticleId, u16)>) -> Vec<Facet> {
    let columns: Vec<&Column> = FacetKey::ALL
        .into_iter()
        .map(|key| corpus.catalogue().column(key))
        .collect();
    let mut counts: Vec<Vec<(u32, u32)>> = columns.iter().map(|column| vec![(0, 0); column.values.len()]).collect();
    let with_values: Vec<(usize, &&Column)> = columns
        .iter()
        .enumerate()
        .filter(|(_, it)| !it.values.is_empty())
        .collect();
    for (id, missed) in answering {
        for &(bit, column) in &with_values {
            // Those that miss another filter as well are out of reach of this key.
            if missed & !(1 << bit) == 0 {
                for &value in column.of(id.index()) {
                    let cell = &mut counts[bit][value as usize];
                    cell.0 += u32::from(missed == 0);
                    cell.1 += 1;
                }
            }
        }
    }
    let mut facets = Vec::new();
    for (bit, key) in FacetKey::ALL.into_iter().enumerate() {
        let column = columns[bit];
        // The most frequent first, then by value.
        let mut keys = Vec::new();
        for (rank, &place) in column.sorted().iter().enumerate() {
            let (_, if_chosen) = counts[bit][place as usize];
            if if_chosen > 0 || view.has_facet(key, &column.values[place as usize]) {
                keys.push(u64::from(u32::MAX - if_chosen) << 32 | rank as u64);
            }
        }
        order::sort_numbers(&mut keys);
        let count = |key: u64| {
            let place = column.sorted()[key as u32 as usize] as usize;
            let (now, if_chosen) = counts[bit][place];
            Count {
                value: column.values[place].clone(),
                now: now as usize,
                if_chosen: if_chosen as usize,
            }
        };
        let mut values: Vec<Count> = keys.into_iter().map(count).collect();
        for (_, value) in view.facets.iter().filter(|(chosen, _)| *chosen == key) {
            if !column.values.contains(value) {
                values.push(Count {
                    value: value.clone(),
                    now: 0,
                    if_chosen: 0,
                });
            }
        }
        if !values.is_empty() {
            facets.push(Facet { key, values });
        }
    }
    facets
}

/// The values of a key with the number of articles of the whole corpus that have each, the most frequent first.
pub fn in_all(corpus: &Corpus, key: FacetKey) -> Vec<Count> {
    let column = corpus.catalogue().column(key);
    let counted = |value: &String| Count {
        value: value.clone(),
        now: 0,
        if_chosen: 0,
    };
    let mut counts: Vec<Count> = column.values.iter().map(counted).collect();
    for id in corpus.ids() {
        for &value in column.of(id.index()) {
            counts[value as usize].now += 1;
            counts[value as usize].if_chosen += 1;
        }
    }
    sort(&mut counts);
    counts
}

/// The most frequent first, then by value.
fn sort(counts: &mut [Count]) {
    order::sort_by(counts, |one, other| {
        other
            .if_chosen
            .cmp(&one.if_chosen)
            .then_with(|| one.value.cmp(&other.value))
    });
}

impl Corpus {
    /// For each article, whether one of its values for a key holds the folded words in a row. A person, organisation or
    /// place is known by each of its labels. Whole: whether one of its values has these words and no others.
    pub(crate) fn with_value(&self, key: FacetKey, words: &[String], unfinished: bool, is_whole: bool) -> Vec<bool> {
        let holds = |text: &str| {
            let held: Vec<String> = text::words(text).map(|word| word.folded).collect();
            let fits = !is_whole || held.len() == words.len();
            fits && held.windows(words.len()).any(|run| {
                let last = words.len() - 1;
                run[..last] == words[..last]
                    && (run[last] == words[last] || unfinished && run[last].starts_with(words[last].as_str()))
            })
        };
        let column = self.catalogue().column(key);
        let by_label = |value: &str| {
            let named = |name: &&Name| FacetKey::of_names(name.kind) == key && name.name == value;
            self.names()
                .iter()
                .filter(named)
                .any(|name| name.also.iter().any(|label| holds(label)))
        };
        let fits: Vec<bool> = column
            .values
            .iter()
            .map(|value| holds(value) || !is_whole && by_label(value))
            .collect();
        let article = |id: ArticleId| column.of(id.index()).iter().any(|&value| fits[value as usize]);
        self.ids().map(article).collect()
    }
}
