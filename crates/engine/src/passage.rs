//! A passage: some characters of a block of an article, by which addresses and notes point at what a reader chose.
//!
//! Characters are counted, not bytes, so that the same place has the same numbers in every program: Unicode scalar values,
//! as the W3C's Web Annotation Data Model counts them.

use std::ops::Range;

use crate::article::{Article, Part};

/// A range of characters, at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The block, by its place in [`Article::blocks`], counted from 0.
    pub block: u32,
    /// The first character, counted from 0.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
}

impl Passage {
    /// The passage of some bytes of a block; nothing if there are none, or if they cut a character.
    pub fn of_bytes(article: &Article, block: u32, bytes: Range<usize>) -> Option<Self> {
        let text = article.part(Part::Block(block));
        let chosen = text.get(bytes.clone()).filter(|chosen| !chosen.is_empty())?;
        let start = text[..bytes.start].chars().count();
        Some(Self {
            block,
            start: start as u32,
            end: (start + chosen.chars().count()) as u32,
        })
    }

    /// The bytes of the block's text; nothing if the article has no such passage.
    pub fn bytes(self, article: &Article) -> Option<Range<usize>> {
        let text = article.part(Part::Block(self.block));
        let mut places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let after_first = self.end.checked_sub(self.start)?.checked_sub(1)?;
        Some(places.nth(self.start as usize)?..places.nth(after_first as usize)?)
    }

    /// The text; nothing if the article has no such passage.
    pub fn text(self, article: &Article) -> Option<&str> {
        article.part(Part::Block(self.block)).get(self.bytes(article)?)
    }

    /// Reads `BLOCK.START-END`.
    pub fn parse(value: &str) -> Option<Self> {
        let (block, characters) = value.split_once('.')?;
        let (start, end) = characters.split_once('-')?;
        let passage = Self {
            block: block.parse().ok()?,
            start: start.parse().ok()?,
            end: end.parse().ok()?,
        };
        (passage.start < passage.end).then_some(passage)
    }

    /// Writes what [`Passage::parse`] reads.
    pub fn print(self) -> String {
        format!("{}.{}-{}", self.block, self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn characters_are_counted() {
        let article = Article::of_text("a", "one\nÉté မြန် 🙂!");
        for (passage, expected) in [
            ("0.0-3", Some("one")),
            ("1.1-3", Some("té")),
            ("1.9-11", Some("🙂!")),
            ("1.4-8", Some("မြန်")),
            ("0.0-4", None),
            ("0.3-4", None),
            ("2.0-1", None),
            ("0.4294967294-4294967295", None),
        ] {
            let passage = Passage::parse(passage).expect("it is a passage");
            assert_eq!(passage.text(&article), expected, "{passage:?}");
        }
        for wrong in [
            "",
            "1",
            "1.2",
            "1.2-2",
            "1.3-2",
            "1.2-",
            "-1.2-3",
            "a.1-2",
            "1.2-3-4",
            "1.2.3-4",
            "99999999999.1-2",
        ] {
            assert_eq!(Passage::parse(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn bytes_and_characters_name_the_same(text in "[a-zéက🙂]{1,20}", start in 0usize..90, length in 0usize..90) {
            let article = Article::of_text("a", &text);
            let chosen = text.get(start..start + length).filter(|it| !it.is_empty());
            let passage = Passage::of_bytes(&article, 0, start..start + length);
            prop_assert_eq!(passage.and_then(|it| it.text(&article)), chosen);
            prop_assert_eq!(passage.is_some(), chosen.is_some());
            prop_assert_eq!(passage.and_then(|it| Passage::parse(&it.print())), passage);
        }
    }
}
