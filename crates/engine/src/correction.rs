//! A correction: which blocks of an article are its text, by the reader's hand, against what was judged of them.
//!
//! Furniture is told by its looks, which can err. A reader who sees it says so; the correction travels in the address, and
//! leaves as the line of the manifest that makes it hold for everybody: `body = [[3, 3], [7, 29]]`.

use crate::article::{Article, Block};

/// The lines of an article that are its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The article.
    pub slug: String,
    /// Ranges of lines of the source text, counted from 1, both ends included, in order.
    pub lines: Vec<(u32, u32)>,
}

impl Correction {
    /// What was judged of an article, as a correction that changes nothing.
    pub fn judged(article: &Article) -> Self {
        Self::of(article, article.blocks.iter().map(|block| !block.is_furniture()))
    }

    /// The correction of an article of which each block is text or is not.
    fn of(article: &Article, are_text: impl Iterator<Item = bool>) -> Self {
        let mut lines: Vec<(u32, u32)> = Vec::new();
        let mut goes_on = false;
        for (block, is_text) in article.blocks.iter().zip(are_text) {
            match lines.last_mut() {
                Some(last) if is_text && goes_on => last.1 = block.lines.1,
                _ if is_text => lines.push(block.lines),
                _ => {}
            }
            goes_on = is_text;
        }
        Self {
            slug: article.slug.clone(),
            lines,
        }
    }

    /// The same with a block taken for text if it was not, or the other way round.
    pub fn toggled(&self, article: &Article, place: usize) -> Self {
        let blocks = article.blocks.iter().enumerate();
        Self::of(article, blocks.map(|(at, block)| self.holds(block) != (at == place)))
    }

    /// The same, as it is told by the blocks of its article; nothing if a range holds no whole block, or they are not in
    /// order.
    pub fn fitted(&self, article: &Article) -> Option<Self> {
        let is_in_order = self.lines.is_sorted_by(|one, next| one.1 < next.0);
        let holds_block = |range: &(u32, u32)| {
            let mut blocks = article.blocks.iter();
            blocks.any(|block| range.0 <= block.lines.0 && block.lines.1 <= range.1)
        };
        let last = article.blocks.last().map_or(0, |block| block.lines.1);
        let is_within = self.lines.last().is_some_and(|range| range.1 <= last);
        let fits = is_in_order && is_within && self.lines.iter().all(holds_block);
        fits.then(|| Self::of(article, article.blocks.iter().map(|block| self.holds(block))))
    }

    /// Whether a block is text.
    pub fn holds(&self, block: &Block) -> bool {
        let (first, last) = block.lines;
        self.lines.iter().any(|range| range.0 <= first && last <= range.1)
    }

    /// Reads `SLUG:3-3,7-29`.
    ///
    /// # Errors
    ///
    /// A sentence that says why it cannot be read.
    pub fn parse(value: &str) -> Result<Self, String> {
        let range = |range: &str| {
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            let lines: (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
            (0 < lines.0 && lines.0 <= lines.1).then_some(lines)
        };
        let read = |(slug, lines): (&str, &str)| {
            Some(Self {
                slug: slug.to_owned(),
                lines: lines.split(',').map(range).collect::<Option<Vec<_>>>()?,
            })
        };
        let read = value.split_once(':').and_then(read);
        read.ok_or_else(|| "It is not an article with its lines, such as id:3-3,7-29.".to_owned())
    }

    /// Writes what [`Correction::parse`] reads.
    pub fn print(&self) -> String {
        let mut printed = self.slug.clone();
        for (place, (first, last)) in self.lines.iter().enumerate() {
            printed.push(if place == 0 { ':' } else { ',' });
            printed.push_str(&first.to_string());
            printed.push('-');
            printed.push_str(&last.to_string());
        }
        printed
    }

    /// The section of the manifest that says the same.
    pub fn in_manifest(&self, article: &Article) -> String {
        let mut written = String::from("[[article]] # or in the one that is there\nfile = \"");
        for c in article.path.chars() {
            match c {
                '"' | '\\' => written.extend(['\\', c]),
                c if c.is_control() => written.push_str(&format!("\\u{:04X}", u32::from(c))),
                c => written.push(c),
            }
        }
        written.push_str("\"\nbody = [");
        for (place, (first, last)) in self.lines.iter().enumerate() {
            written.push_str(if place == 0 { "[" } else { ", [" });
            written.push_str(&first.to_string());
            written.push_str(", ");
            written.push_str(&last.to_string());
            written.push(']');
        }
        written.push_str("]\n");
        written
    }
}

/// Whether a block is text: by a correction if there is one, or else as it was judged.
pub fn is_text(correction: Option<&Correction>, block: &Block) -> bool {
    match correction {
        Some(correction) => correction.holds(block),
        None => !block.is_furniture(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind;

    fn article() -> Article {
        let mut article = Article::of_text("a", "menu\ntitle\n\none\ntwo\nplea");
        for place in [0, 4] {
            article.blocks[place].kind = BlockKind::Furniture { reason: "menu".into() };
        }
        article
    }

    #[test]
    fn a_block_is_taken_for_text_and_back() {
        let article = article();
        let judged = Correction::judged(&article);
        assert_eq!(judged.print(), "a:2-5");
        let without = judged.toggled(&article, 2);
        assert_eq!(without.print(), "a:2-2,5-5");
        let with = without.toggled(&article, 0);
        assert_eq!(with.print(), "a:1-2,5-5");
        assert!(with.holds(&article.blocks[0]) && !with.holds(&article.blocks[2]));
        assert_eq!(with.toggled(&article, 0).toggled(&article, 2), judged);
        assert_eq!(
            with.in_manifest(&article),
            "[[article]] # or in the one that is there\nfile = \"a.txt\"\nbody = [[1, 2], [5, 5]]\n"
        );
        assert!(is_text(Some(&with), &article.blocks[0]) && !is_text(None, &article.blocks[0]));
    }

    #[test]
    fn ranges_are_those_of_blocks() {
        let article = article(); // lines 1, 2, 4, 5 and 6
        for (value, fitted) in [
            ("a:1-1,4-5", Some("a:1-1,4-5")),
            ("a:1-3,4-5", Some("a:1-5")),
            ("a:100-200", None),
            ("a:1-200", None),
            ("a:3-3", None),
            ("a:5-5,1-1", None),
            ("a:1-2,2-4", None),
        ] {
            let correction = Correction::parse(value).expect("it can be read");
            let got = correction.fitted(&article).map(|it| it.print());
            assert_eq!(got.as_deref(), fitted, "{value}");
        }
    }

    #[test]
    fn what_is_printed_is_read_and_nothing_else() {
        for value in ["a:1-2,5-5", "a.b-c_d:7-29"] {
            assert_eq!(Correction::parse(value).map(|it| it.print()), Ok(value.to_owned()));
        }
        assert_eq!(Correction::parse("a:3").map(|it| it.print()), Ok("a:3-3".to_owned()));
        for value in ["", "a", "a:", "a:0-1", "a:3-2", "a:1-2,", "a:x", "a:1-99999999999"] {
            assert!(Correction::parse(value).is_err(), "{value}");
        }
    }
}
