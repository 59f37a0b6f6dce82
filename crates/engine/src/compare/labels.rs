//! Labels: what each article calls the same person, organisation or place; and whom a label means, by the reader's hand.
//!
//! Which label means whom is found by rule, and can be wrong either way. A reader who sees it says so in one form: *this
//! label means that name*. It unites two names, or makes a label a name of its own; it travels in the address.

use std::borrow::Cow;

use super::Sentence;
use crate::article::{Article, Part};
use crate::name::{Mention, Name, NameKind};
use crate::order;

/// One name, and what each column calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameLabels {
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: NameKind,
    /// For each column, every label as it is written there, the most frequent first.
    pub labels: Vec<Vec<Label>>,
}

/// A label of a name in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// As it is written.
    pub text: String,
    /// How often it stands in the article: in its title, headings and captions too.
    pub count: usize,
    /// The sentences in which it stands, each once.
    pub sentences: Vec<usize>,
}

/// That a label means a name, by the reader's hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renaming {
    /// The label as it is written, or a name with all its labels.
    pub label: String,
    /// The name that it means: one that is known, or a new one.
    pub name: String,
}

impl Renaming {
    /// Reads `label:name`, the form that it has in an address.
    pub fn parse(text: &str) -> Result<Self, String> {
        match text.rsplit_once(':') {
            Some((label, name)) if !label.trim().is_empty() && !name.trim().is_empty() => Ok(Self {
                label: label.to_owned(),
                name: name.to_owned(),
            }),
            _ => Err("It is not a label and the name that it means, such as the premier:Ann Lee.".to_owned()),
        }
    }

    /// The form that is read.
    pub fn print(&self) -> String {
        format!("{}:{}", self.label, self.name)
    }
}

/// The names of a corpus with what the reader says of their labels.
pub(super) struct Renamed<'a> {
    pub names: Cow<'a, [Name]>,
    /// For each renaming its label, the name that it is itself if any, and the name that it means.
    rules: Vec<(&'a str, Option<u32>, u32)>,
}

impl<'a> Renamed<'a> {
    pub fn of(names: &'a [Name], renamings: &'a [Renaming]) -> Self {
        let mut renamed = Self {
            names: Cow::Borrowed(names),
            rules: Vec::new(),
        };
        for Renaming { label, name } in renamings {
            let find = |text: &String, names: &[Name]| names.iter().position(|known| known.name == *text);
            let itself = find(label, &renamed.names);
            let means = find(name, &renamed.names).unwrap_or_else(|| {
                // A label that becomes a name stays what it was one of.
                let had = names.iter().find(|known| known.also.contains(label));
                renamed.names.to_mut().push(Name {
                    name: name.clone(),
                    kind: had.map_or(NameKind::Person, |had| had.kind),
                    also: Vec::new(),
                });
                renamed.names.len() - 1
            });
            let itself = itself.filter(|&itself| itself != means).map(|itself| itself as u32);
            renamed.rules.push((label, itself, means as u32));
        }
        renamed
    }

    /// The mentions of an article, with the names that the reader says they have.
    pub fn mentions<'b>(&self, article: &Article, mentions: &'b [Mention]) -> Cow<'b, [Mention]> {
        if self.rules.is_empty() {
            return Cow::Borrowed(mentions);
        }
        let mut mentions = mentions.to_vec();
        for mention in &mut mentions {
            let text = label(article, mention);
            for &(label, itself, means) in &self.rules {
                if label == text || itself == Some(mention.name) {
                    mention.name = means;
                }
            }
        }
        Cow::Owned(mentions)
    }
}

fn label<'a>(article: &'a Article, mention: &Mention) -> &'a str {
    let text = article.part(mention.part);
    text.get(mention.start as usize..mention.end as usize).unwrap_or("")
}

/// A column, as far as names are concerned.
pub(super) struct Column<'a> {
    pub article: &'a Article,
    pub sentences: &'a [Sentence],
    pub mentions: &'a [Mention],
}

/// The names that at least one of the articles mentions, in the order of the names.
pub(super) fn of(names: &[Name], columns: &[Column]) -> Vec<NameLabels> {
    let mut found: Vec<Vec<Vec<Label>>> = vec![vec![Vec::new(); columns.len()]; names.len()];
    for (column, it) in columns.iter().enumerate() {
        for mention in it.mentions {
            let text = label(it.article, mention);
            let Some(labels) = found.get_mut(mention.name as usize).filter(|_| !text.is_empty()) else {
                continue;
            };
            let labels = &mut labels[column];
            let place = labels.iter().position(|known| known.text == text).unwrap_or_else(|| {
                labels.push(Label {
                    text: text.to_owned(),
                    count: 0,
                    sentences: Vec::new(),
                });
                labels.len() - 1
            });
            let label = &mut labels[place];
            label.count += 1;
            let sentence = sentence_at(it.sentences, mention.part, mention.start as usize);
            label
                .sentences
                .extend(sentence.filter(|it| label.sentences.last() != Some(it)));
        }
    }
    let mut all = Vec::new();
    for (name, mut labels) in names.iter().zip(found) {
        if labels.iter().all(Vec::is_empty) {
            continue;
        }
        for labels in &mut labels {
            order::sort_by_key(labels, |label| std::cmp::Reverse(label.count)); // a stable sort: ties keep the reading order
        }
        all.push(NameLabels {
            name: name.name.clone(),
            kind: name.kind,
            labels,
        });
    }
    all
}

/// The sentence that holds a byte of a part.
fn sentence_at(sentences: &[Sentence], part: Part, byte: usize) -> Option<usize> {
    let before = |it: &Sentence| (Part::Block(it.block as u32), it.start) <= (part, byte);
    let at = sentences.partition_point(before).checked_sub(1)?;
    let sentence = sentences[at];
    (Part::Block(sentence.block as u32) == part && byte < sentence.end).then_some(at)
}

impl NameLabels {
    /// Whether it has different labels, so that it tells something that the texts do not.
    pub fn is_various(&self) -> bool {
        let labels = self.labels.iter().flatten().map(|label| label.text.as_str());
        order::distinct(labels).len() > 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renaming_is_printed_as_it_is_read() {
        for text in ["the premier:Ann Lee", "a:b:c"] {
            assert_eq!(
                Renaming::parse(text).map(|renaming| renaming.print()).as_deref(),
                Ok(text)
            );
        }
        for text in ["", "a", ":b", "a:", " : "] {
            assert!(Renaming::parse(text).is_err(), "{text:?}");
        }
    }
}
