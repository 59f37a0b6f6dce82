//! The place in focus.

use crate::passage::Passage;

/// A place that can be in focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// A hit or a statement, counted from 1: over the hits of the open article, or else over the statements of the comparison
    /// and then the hits in its columns.
    Number(u32),
    /// A sentence of an article, counted from 0, by the article's slug.
    Sentence(String, u32),
    /// A passage of the open article.
    Passage(Passage),
}

impl At {
    /// Reads it from an address; if it cannot be read, says why.
    pub(super) fn parse(value: &str) -> Result<Self, String> {
        let at = match value.rsplit_once(':') {
            Some((slug, sentence)) => sentence
                .parse()
                .ok()
                .map(|sentence| Self::Sentence(slug.to_owned(), sentence)),
            None => match Passage::parse(value) {
                Some(passage) => Some(Self::Passage(passage)),
                None => value.parse().ok().filter(|&number| number > 0).map(Self::Number),
            },
        };
        at.ok_or_else(|| {
            "It is not a number from 1 up, an id and the number of a sentence, such as id:7, or a block and its characters, \
                such as 3.10-25."
                .to_owned()
        })
    }

    /// As it stands in an address.
    pub(super) fn print(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Sentence(slug, sentence) => format!("{slug}:{sentence}"),
            Self::Passage(passage) => passage.print(),
        }
    }
}
