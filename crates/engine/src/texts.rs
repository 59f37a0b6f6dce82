//! The texts: every article's words, separators and blocks, packed so closely that they are kept as they travel.
//!
//! A text is a run of symbols, surfaces of the [`Vocabulary`] and separators, each written in as many bytes as its rarity
//! demands (`dossier-code`). Any article is read by itself, in some microseconds, so phrases, case and patterns are verified by
//! reading the articles that could answer, and nothing else need be kept to find them: the index itself is made of the texts.
//!
//! A passage is its symbols and then an end. Between two words a single space goes without saying, and between two
//! characters of a script that writes without spaces, nothing.

use std::ops::Range;

use dossier_code::{Marks, Symbols, TextCode, level};

use crate::numbers::{Reader, Writer};
use crate::text::is_unspaced;
use crate::vocabulary::Vocabulary;

/// The texts of a corpus.
#[derive(Debug)]
pub(crate) struct Texts {
    /// The corpus as it travels. The codes of all symbols stand last, and then as many zeros as may be read ahead.
    bytes: Vec<u8>,
    /// Where each article begins in `bytes`; then the end.
    starts: Vec<u32>,
    code: TextCode,
    /// How many symbols are surfaces; then come the separators.
    surfaces: u32,
}

impl Texts {
    /// The passages of an article, from the first on.
    pub(crate) fn passages(&self, article: usize) -> Passages<'_> {
        let start = self.starts.get(article).copied().unwrap_or_default();
        self.passages_from(article, start as usize)
    }

    /// The passages of an article, from one on of which [`Passages::at`] was kept.
    pub(crate) fn passages_from(&self, article: usize, at: usize) -> Passages<'_> {
        let end = self.starts.get(article + 1).copied().unwrap_or_default();
        Passages {
            surfaces: self.surfaces,
            symbols: Symbols::new(&self.code, &self.bytes, at..end as usize),
            read: Vec::new(),
        }
    }

    /// How many articles there are.
    pub(crate) fn articles(&self) -> usize {
        self.starts.len() - 1
    }

    /// The code of the symbols.
    pub(crate) fn code(&self) -> &TextCode {
        &self.code
    }

    /// The symbols of an article, all passages.
    pub(crate) fn symbols(&self, article: usize) -> Symbols<'_> {
        self.passages(article).symbols
    }

    /// The corpus as it travels.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// Reads one passage after another.
pub(crate) struct Passages<'a> {
    surfaces: u32,
    symbols: Symbols<'a>,
    /// The symbols of the passage that is being spelled out.
    read: Vec<u32>,
}

/// A word of a passage: its bytes, and its surface.
pub(crate) type Spelled = (Range<u32>, u32);

impl Passages<'_> {
    /// Looks for symbols in the next passage; see [`Symbols::find`].
    pub(crate) fn find(&mut self, marks: &Marks, words: u32, found: &mut Vec<(u32, u32)>) -> u32 {
        self.symbols.find(marks, words, found)
    }

    /// Where the next passage begins.
    pub(crate) fn at(&self) -> usize {
        self.symbols.at()
    }

    /// Passes over the next passages.
    pub(crate) fn skip(&mut self, passages: usize) {
        self.symbols.skip(passages);
    }

    /// The text of the next passage, and each word's place in it with its surface.
    pub(crate) fn text(&mut self, vocabulary: &Vocabulary) -> (String, Vec<Spelled>) {
        self.text_of(vocabulary, 0..usize::MAX)
    }

    /// The text of some words of the next passage and what stands between them; also what stands before the first word
    /// and behind the last one of the passage.
    pub(crate) fn text_of(&mut self, vocabulary: &Vocabulary, range: Range<usize>) -> (String, Vec<Spelled>) {
        self.read.clear();
        self.symbols.passage(&mut self.read);
        let mut text = Vec::new();
        let mut words = Vec::new();
        let mut after_word = false;
        let mut passed = 0;
        for &symbol in &self.read {
            let is_word = symbol < self.surfaces;
            let is_before_first = !is_word && words.is_empty() && range.start > 0;
            if passed < range.start || is_before_first {
                passed += usize::from(is_word);
                continue;
            }
            if !is_word {
                text.extend_from_slice(vocabulary.separator(symbol).as_bytes());
                after_word = false;
                continue;
            }
            if passed + words.len() >= range.end {
                break;
            }
            let before = text.len();
            if after_word {
                text.push(b' ');
            }
            let mut start = text.len();
            vocabulary.spell(symbol, &mut text);
            // Both are letters of a script without spaces, none of which is ASCII.
            if after_word && !text[before - 1].is_ascii() && stand_together(&text[..before], &text[start..]) {
                text.remove(before);
                start = before;
            }
            words.push((start as u32..text.len() as u32, symbol));
            after_word = true;
        }
        (String::from_utf8(text).unwrap_or_default(), words)
    }
}

fn stand_together(before: &[u8], word: &[u8]) -> bool {
    let texts = (std::str::from_utf8(before), std::str::from_utf8(word));
    matches!(texts, (Ok(before), Ok(word)) if usual_separator(before, word).is_empty())
}

/// What goes without saying between a text that ends in a word and the next word.
pub(crate) fn usual_separator(before: &str, word: &str) -> &'static str {
    match (before.chars().next_back(), word.chars().next()) {
        (Some(last), Some(first)) if is_unspaced(last) && is_unspaced(first) => "",
        _ => " ",
    }
}

/// How it travels: in a section, how frequent each symbol is and the length of each article in bytes; the codes at the end of
/// all, where they stay.
impl Texts {
    /// Packs the articles, each a list of passages; `symbols` counts surfaces and separators. Gives the section and the codes.
    pub(crate) fn write(articles: &[Vec<Vec<u32>>], surfaces: u32, symbols: u32) -> (Vec<u8>, Vec<u8>) {
        let end = symbols;
        let mut counts = vec![0u32; symbols as usize + 1];
        for passage in articles.iter().flatten() {
            passage
                .iter()
                .chain([&end])
                .for_each(|&symbol| counts[symbol as usize] += 1);
        }
        let levels: Vec<u8> = counts.into_iter().map(level).collect();
        #[expect(
            clippy::expect_used,
            reason = "sixteen million different words do not fit into memory here"
        )]
        let code = TextCode::new(&levels, surfaces).expect("a code for every symbol");
        let (mut codes, mut sizes, mut before) = (Vec::new(), Vec::new(), 0);
        for article in articles {
            for symbol in article.iter().flat_map(|passage| passage.iter().chain([&end])) {
                code.encode(*symbol, &mut codes);
            }
            sizes.push((codes.len() - before) as u32);
            before = codes.len();
        }
        codes.extend([0; Symbols::AHEAD]);
        let mut section = Writer::default();
        section.section(&levels);
        section.numbers(sizes.into_iter());
        (section.0, codes)
    }

    /// The texts that a section tells of, with their codes from a place on; nothing if they hold none.
    pub(crate) fn read(section: &[u8], bytes: Vec<u8>, codes: usize, vocabulary: &Vocabulary) -> Option<Self> {
        let mut reader = Reader(section);
        let levels = reader.section()?;
        let mut starts = vec![u32::try_from(codes).ok()?];
        for size in reader.numbers()? {
            starts.push(starts.last()?.checked_add(size)?);
        }
        let surfaces = vocabulary.surfaces();
        let symbols = surfaces.checked_add(vocabulary.separators())?;
        let length = *starts.last()? as usize + Symbols::AHEAD;
        let is_whole = levels.len() == symbols as usize + 1 && bytes.len() == length && reader.0.is_empty();
        Some(Self {
            bytes,
            starts,
            code: TextCode::new(levels, surfaces)?,
            surfaces,
        })
        .filter(|_| is_whole)
    }
}
