//! An article: its text in blocks, and what is known about it, each value with its provenance.
//!
//! Every later step (index, facets, reader, comparison) reads this one type. Ingest makes it; nothing changes it.

use serde::{Deserialize, Serialize};

use crate::date::PartialDate;

/// One report of one outlet. By default, nothing is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// The stable name used in addresses and by the command line: ASCII letters, digits, `-`, `_` and `.`.
    pub slug: String,
    /// Where it came from: the path inside the folder, with `/` between parts.
    pub path: String,
    /// The language of the text as a BCP 47 tag, such as `en`; `und` when it is not known.
    pub language: String,
    /// The headline, if the text or the manifest gives one.
    pub title: Option<Found<String>>,
    /// What stands below the headline and sums the article up.
    pub subtitle: Option<Found<String>>,
    /// The outlet that published it.
    pub source: Option<Found<String>>,
    /// The news agency that the outlet took it from.
    pub agency: Option<Found<String>>,
    /// Who wrote it, in the order of the byline.
    pub authors: Option<Found<Vec<String>>>,
    /// When it was published, only as precisely as is known.
    pub published: Option<Found<PartialDate>>,
    /// When it was last changed, where the source says so.
    pub modified: Option<Found<PartialDate>>,
    /// From where it was reported, as its first line says: "MOSCOW".
    pub dateline: Option<Found<String>>,
    /// Where it was published.
    pub url: Option<Found<String>>,
    /// Keywords given by the outlet or by the manifest.
    pub tags: Option<Found<Vec<String>>>,
    /// Every non-blank line of the input, in order. Nothing is dropped: furniture is a kind of block.
    pub blocks: Vec<Block>,
    /// What a publisher should look at, in plain sentences.
    pub warnings: Vec<String>,
}

impl Article {
    /// What to call the article on screen: its title, or else its opening words followed by `…`.
    pub fn label(&self) -> String {
        match &self.title {
            Some(title) => title.value.clone(),
            None => self.opening_words(),
        }
    }

    /// The outlet, or the file's path where no outlet is known.
    pub fn source_label(&self) -> &str {
        self.source.as_ref().map_or(&self.path, |source| &source.value)
    }

    /// The blocks that are the article (furniture left out), with their place in [`Article::blocks`].
    pub fn reading(&self) -> impl Iterator<Item = (usize, &Block)> {
        self.blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| !block.is_furniture())
    }

    /// The block that shows the title, where the text has one.
    pub fn title_block(&self) -> Option<usize> {
        let title = self.title.as_ref()?.value.trim();
        self.reading()
            .find(|(_, block)| block.text.trim() == title)
            .map(|(place, _)| place)
    }

    /// What is searched: the title if no block shows it, then every block that is not furniture.
    pub fn passages(&self) -> impl Iterator<Item = (Part, &str)> {
        let title = match self.title_block() {
            Some(_) => None,
            None => self.title.as_ref().map(|title| (Part::Title, title.value.as_str())),
        };
        let blocks = self
            .reading()
            .map(|(place, block)| (Part::Block(place as u32), block.text.as_str()));
        title.into_iter().chain(blocks)
    }

    /// The text of a part, or nothing if the article has no such part.
    pub fn part(&self, part: Part) -> &str {
        match part {
            Part::Title => self.title.as_ref().map_or("", |title| title.value.as_str()),
            Part::Block(place) => self.blocks.get(place as usize).map_or("", |block| block.text.as_str()),
        }
    }

    /// How the text begins, about a line of it and `…`; the path of an article without text.
    pub(crate) fn opening_words(&self) -> String {
        const LONGEST: usize = 80; // about one line of a heading
        let body = self.blocks.iter().find(|block| block.kind == BlockKind::Body);
        let Some(text) = body
            .or(self.reading().next().map(|(_, block)| block))
            .map(|block| block.text.trim())
        else {
            return self.path.clone();
        };
        if text.chars().count() <= LONGEST {
            return text.to_owned();
        }
        let cut = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
        let end = text[..cut].rfind(char::is_whitespace).unwrap_or(cut);
        format!("{}…", text[..end].trim_end())
    }
}

/// The place of an article in its corpus. Only a [`crate::Corpus`] makes one, so it always points at an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArticleId(pub(crate) u32);

impl ArticleId {
    /// The place as an index, counted from 0 in the order of the folder.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A part of an article in which words are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// A title that stands in no block of the text.
    Title,
    /// A block, by its place in [`Article::blocks`].
    Block(u32),
}

/// A run of lines of the input that belong together: a paragraph, a heading, a menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What the lines are.
    pub kind: BlockKind,
    /// The first and last line in the source text, counted from 1, both included.
    pub lines: (u32, u32),
    /// The lines themselves, joined by line feeds.
    pub text: String,
}

impl Block {
    /// Whether the block is page furniture: folded, not searched, never compared.
    pub fn is_furniture(&self) -> bool {
        matches!(self.kind, BlockKind::Furniture { .. })
    }

    /// Whether the block is a headline or a heading.
    pub fn is_heading(&self) -> bool {
        self.kind == BlockKind::Heading
    }
}

/// What a block is to its reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// A paragraph of the article.
    Body,
    /// The headline or a heading within the article.
    Heading,
    /// The words beneath a picture.
    Caption,
    /// A menu, a plea, a share counter: part of the page, not of the article. It is folded, never deleted.
    Furniture {
        /// Why it was judged so, in words for the reader.
        reason: String,
    },
}

/// A value together with where it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found<T> {
    /// What was found.
    pub value: T,
    /// What kind of place it was found in.
    pub from: Origin,
    /// The line of the source text, counted from 1, where there is one.
    pub line: Option<u32>,
}

/// Where a value came from, the most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// `corpus.toml`.
    Manifest,
    /// The head of a note or a letter, or the properties of a document.
    FrontMatter,
    /// A JSON-LD block.
    JsonLd,
    /// OpenGraph `<meta>` elements.
    OpenGraph,
    /// Other markup.
    Html,
    /// A column of a table.
    Column,
    /// The visible text.
    Text,
    /// The name of the file.
    Filename,
}

impl Origin {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Manifest => "manifest",
            Self::FrontMatter => "front-matter",
            Self::JsonLd => "json-ld",
            Self::OpenGraph => "open-graph",
            Self::Html => "html",
            Self::Column => "column",
            Self::Text => "text",
            Self::Filename => "filename",
        }
    }
}

#[cfg(test)]
impl Article {
    /// An English article without metadata, one body block a line: what most tests need.
    pub(crate) fn of_text(slug: &str, text: &str) -> Self {
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let blocks = lines.map(|(number, line)| {
            let number = number as u32 + 1;
            Block {
                kind: BlockKind::Body,
                lines: (number, number),
                text: line.to_owned(),
            }
        });
        Self {
            slug: slug.to_owned(),
            path: format!("{slug}.txt"),
            language: "en".to_owned(),
            blocks: blocks.collect(),
            ..Self::default()
        }
    }
}

#[cfg(test)]
impl<T> Found<T> {
    /// A value as if the manifest had given it.
    pub(crate) fn given(value: T) -> Option<Self> {
        Some(Self {
            value,
            from: Origin::Manifest,
            line: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_is_a_passage_only_where_no_block_shows_it() {
        let mut article = Article::of_text("a", "Headline\nText of it.");
        article.title = Found::given("Headline".to_owned());
        assert_eq!(article.title_block(), Some(0));
        assert_eq!(
            article.passages().map(|(part, _)| part).collect::<Vec<_>>(),
            [Part::Block(0), Part::Block(1)]
        );
        article.title = Found::given("Another".to_owned());
        assert_eq!(article.passages().next(), Some((Part::Title, "Another")));
    }

    #[test]
    fn an_untitled_article_is_called_by_its_opening_words() {
        assert_eq!(Article::of_text("a", "Short text.").label(), "Short text.");
        let long = Article::of_text("a", &"twelve letter ".repeat(20)).label();
        assert!(long.ends_with("letter…") || long.ends_with("twelve…"), "{long}");
        assert!(long.chars().count() <= 81);
        assert_eq!(Article::of_text("a", "").label(), "a.txt");
    }
}
