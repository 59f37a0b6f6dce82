//! A name: one person, organisation or place under all the labels that the articles give it.
//!
//! "Junta chief", "Acting President" and "Gen. Min Aung Hlaing" are one man; which outlet says which is half of
//! what a reader compares. The names come from the manifest; here their mentions are found in the text.

use crate::text::case::is_capital;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::article::{Article, Part};
use crate::order;
use crate::text::{self, Word};

/// One person, organisation or place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// The name by which the corpus knows it.
    pub name: String,
    /// What it is.
    pub kind: NameKind,
    /// The other labels it is given.
    pub also: Vec<String>,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A government, company, council, army.
    Organisation,
    /// A country, city, region, building.
    Place,
}

impl NameKind {
    pub(crate) const ALL: [Self; 3] = [Self::Person, Self::Organisation, Self::Place];

    /// The word used in the manifest, in JSON and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
        }
    }

    /// The kind with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A place in an article where a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mention {
    /// The part of the article.
    pub part: Part,
    /// First byte of the label within the part.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// The name, by its place in the corpus's list.
    pub name: u32,
}

/// Names that were found in texts, without a manifest that gives them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundNames {
    /// The names.
    pub names: Vec<Name>,
    /// For each article, where they stand in it, in reading order; each tells its name by its place in `names`.
    pub mentions: Vec<Vec<Mention>>,
}

/// Every label of every name, ready to be found in text.
pub struct Labels {
    /// From the first word of a label to the labels that begin with it, the longest first.
    by_first_word: HashMap<String, Vec<Label>>,
}

struct Label {
    words: Vec<String>,
    /// Acronyms are matched with their case, so that "US" is not "us".
    surface: Option<String>,
    name: u32,
}

impl Labels {
    /// Prepares the labels of the names.
    pub fn new(names: &[Name]) -> Self {
        let mut by_first_word: HashMap<String, Vec<Label>> = HashMap::new();
        for (place, name) in names.iter().enumerate() {
            for label in std::iter::once(&name.name).chain(&name.also) {
                let words: Vec<String> = text::words(label).map(|word| word.folded).collect();
                let Some(first) = words.first().cloned() else {
                    continue;
                };
                let surface = is_acronym(label).then(|| label.clone());
                by_first_word.entry(first).or_default().push(Label {
                    words,
                    surface,
                    name: place as u32,
                });
            }
        }
        for labels in by_first_word.values_mut() {
            order::sort_by_key(labels, |label| std::cmp::Reverse(label.words.len()));
        }
        Self { by_first_word }
    }

    /// Every mention in the article's passages, in reading order; of labels that overlap, the longest of the first.
    pub fn mentions(&self, article: &Article) -> Vec<Mention> {
        let mut mentions = Vec::new();
        if self.by_first_word.is_empty() {
            return mentions;
        }
        for (part, passage) in article.passages() {
            let words: Vec<Word> = text::words(passage).collect();
            let mut at = 0;
            while at < words.len() {
                match self.longest_at(passage, &words[at..]) {
                    Some(label) => {
                        let (start, end) = (words[at].range.start, words[at + label.words.len() - 1].range.end);
                        mentions.push(Mention {
                            part,
                            start: start as u32,
                            end: end as u32,
                            name: label.name,
                        });
                        at += label.words.len();
                    }
                    None => at += 1,
                }
            }
        }
        mentions
    }

    fn longest_at(&self, passage: &str, words: &[Word]) -> Option<&Label> {
        let labels = self.by_first_word.get(&words.first()?.folded)?;
        labels.iter().find(|label| {
            let Some(run) = words.get(..label.words.len()) else {
                return false;
            };
            run.iter()
                .zip(&label.words)
                .all(|(word, wanted)| word.folded == *wanted)
                && label
                    .surface
                    .as_deref()
                    .is_none_or(|surface| &passage[run[0].range.clone()] == surface)
        })
    }
}

/// One word of up to five capitals: short enough to be mistaken for an everyday word.
fn is_acronym(label: &str) -> bool {
    (2..=5).contains(&label.chars().count()) && label.chars().all(is_capital)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(labels: &[(&str, &[&str])], text: &str) -> Vec<(String, String)> {
        let names: Vec<Name> = labels
            .iter()
            .map(|(name, also)| Name {
                name: (*name).into(),
                kind: NameKind::Person,
                also: also.iter().map(|&label| label.into()).collect(),
            })
            .collect();
        Labels::new(&names)
            .mentions(&Article::of_text("a", text))
            .iter()
            .map(|mention| {
                let label = &text[mention.start as usize..mention.end as usize];
                (names[mention.name as usize].name.clone(), label.to_owned())
            })
            .collect()
    }

    #[test]
    fn the_longest_label_wins_and_possessives_count() {
        let labels: [(&str, &[&str]); 2] = [("Ann Lee", &["the chief", "Lee"]), ("Leeds", &[])];
        let text = "Lee met Ann Lee’s aunt; the Chief of Leeds agreed.";
        let pair = |name: &str, label: &str| (name.to_owned(), label.to_owned());
        assert_eq!(
            found(&labels, text),
            [
                pair("Ann Lee", "Lee"),
                pair("Ann Lee", "Ann Lee"),
                pair("Ann Lee", "the Chief"),
                pair("Leeds", "Leeds")
            ]
        );
    }

    #[test]
    fn an_acronym_is_not_an_everyday_word() {
        let names = found(&[("United States", &["US"])], "They told us that the US knew.");
        assert_eq!(names.len(), 1);
        assert_eq!(names[0].1, "US");
    }
}
