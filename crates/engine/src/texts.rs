//! The texts: every article's words, separators and blocks, packed so closely that they are kept as they travel.
//!
//! A text is a run of symbols, surfaces of the [`Vocabulary`] and separators, each written in as many bits as its rarity
//! demands (`dossier-code`). Any article is read by itself, in some microseconds, so phrases, case and patterns are verified by
//! reading the articles that could answer, and nothing else need be kept to find them.
//!
//! A passage is its symbols and then an end. Between two words a single space goes without saying, and between two
//! characters of a script that writes without spaces, nothing.

use std::ops::Range;

use dossier_code::{Encoder, Set, Symbols, TextCode};

use crate::numbers::{Reader, Writer};
use crate::text::is_unspaced;
use crate::vocabulary::Vocabulary;

/// The texts of a corpus.
#[derive(Debug)]
pub(crate) struct Texts {
    bits: Vec<u8>,
    /// Where each article begins in `bits`; then the end.
    starts: Vec<u32>,
    code: TextCode,
    /// How many symbols are surfaces; then come the separators.
    surfaces: u32,
}

impl Texts {
    /// The passages of an article, from the first on.
    pub(crate) fn passages(&self, article: usize) -> Passages<'_> {
        let start = self.starts.get(article).copied().unwrap_or_default();
        self.passages_from(article, u64::from(start) * 8)
    }

    /// The passages of an article, from one on of which [`Passages::bit`] was kept.
    pub(crate) fn passages_from(&self, article: usize, bit: u64) -> Passages<'_> {
        let end = self.starts.get(article + 1).copied().unwrap_or_default();
        Passages {
            surfaces: self.surfaces,
            symbols: Symbols::new(&self.code, &self.bits, bit..u64::from(end) * 8),
            read: Vec::new(),
        }
    }

    /// How many articles there are.
    pub(crate) fn articles(&self) -> usize {
        self.starts.len() - 1
    }

    /// The body as it travels.
    pub(crate) fn bits(&self) -> &[u8] {
        &self.bits
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
    pub(crate) fn find(&mut self, wanted: &Set, words: u32, found: &mut Vec<(u32, u32)>) -> u32 {
        self.symbols.find(wanted, words, found)
    }

    /// Where the next passage begins.
    pub(crate) fn bit(&self) -> u64 {
        self.symbols.bit()
    }

    /// Passes over the next passages.
    pub(crate) fn skip(&mut self, passages: usize) {
        for _ in 0..passages {
            self.find(&Set::below(0), 0, &mut Vec::new());
        }
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
            if passed + usize::from(is_word) <= range.start && range.start > 0 {
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

/// How it travels: in the head, the length of each symbol's code after none or a separator, then after a word, and the
/// length of each article in bytes; the bits in the body, since nothing makes them shorter.
impl Texts {
    /// Packs the articles, each a list of passages; `symbols` counts surfaces and separators. Gives head and body.
    pub(crate) fn write(articles: &[Vec<Vec<u32>>], surfaces: u32, symbols: u32) -> (Vec<u8>, Vec<u8>) {
        let end = symbols;
        let mut counts = [vec![0u32; symbols as usize + 1], vec![0u32; symbols as usize + 1]];
        let each = |passage: &[u32], visit: &mut dyn FnMut(usize, u32)| {
            let mut after_word = false;
            for &symbol in passage.iter().chain([&end]) {
                visit(usize::from(after_word), symbol);
                after_word = symbol < surfaces;
            }
        };
        for passage in articles.iter().flatten() {
            each(passage, &mut |context, symbol| counts[context][symbol as usize] += 1);
        }
        let lengths = counts.map(|counts| dossier_code::lengths(&counts));
        let codes = lengths.each_ref().map(|lengths| dossier_code::codes(lengths));
        let mut encoder = Encoder::default();
        let (mut sizes, mut before) = (Vec::new(), 0);
        for article in articles {
            for passage in article {
                each(passage, &mut |context, symbol| {
                    encoder.push(codes[context][symbol as usize])
                });
            }
            let here = encoder.align();
            sizes.push((here - before) as u32);
            before = here;
        }
        let mut head = Writer::default();
        lengths.iter().for_each(|lengths| head.section(lengths));
        head.numbers(sizes.into_iter());
        (head.0, encoder.finish())
    }

    /// The texts in those bytes, or nothing if they hold none.
    pub(crate) fn read(head: &[u8], bits: Vec<u8>, vocabulary: &Vocabulary) -> Option<Self> {
        let mut reader = Reader(head);
        let (first, after_word) = (reader.section()?, reader.section()?);
        let mut starts = vec![0u32];
        for size in reader.numbers()? {
            starts.push(starts.last()?.checked_add(size)?);
        }
        let surfaces = vocabulary.surfaces();
        let symbols = surfaces.checked_add(vocabulary.separators())?;
        let is_whole = first.len() == symbols as usize + 1 && bits.len() as u64 >= u64::from(*starts.last()?);
        Some(Self {
            bits,
            starts,
            code: TextCode::new([first, after_word], surfaces)?,
            surfaces,
        })
        .filter(|_| is_whole && reader.0.is_empty())
    }
}
