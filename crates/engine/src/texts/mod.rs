//! The texts: every article's words, separators and blocks, packed so closely that they are kept as they travel.
//!
//! A text is a run of symbols, surfaces of the [`Vocabulary`] and separators, each written in as many bits as its rarity
//! demands ([`code`]). Any article is read by itself, in some microseconds, so phrases, case and patterns are verified by
//! reading the articles that could answer, and nothing else need be kept to find them.
//!
//! A passage is its symbols and then an end. Between two words a single space goes without saying, and between two
//! characters of a script that writes without spaces, nothing.

mod code;

use crate::numbers::{Reader, Writer};
use crate::text::is_unspaced;
use crate::vocabulary::Vocabulary;
use code::{Bits, Decoder, Encoder};

/// The texts of a corpus.
#[derive(Debug)]
pub(crate) struct Texts {
    bits: Vec<u8>,
    /// Where each article begins in `bits`; then the end.
    starts: Vec<u32>,
    /// What reads a symbol that follows none or a separator, and what reads one that follows a word: a separator is
    /// not followed by another, and after a full stop come other words than after a comma.
    decoders: [Decoder; 2],
    /// How many symbols are surfaces; then come the separators, then the end.
    surfaces: u32,
    end: u32,
}

impl Texts {
    /// The passages of an article, from the first on.
    pub(crate) fn passages(&self, article: usize) -> Passages<'_> {
        let start = self.starts.get(article).copied().unwrap_or_default();
        let end = self.starts.get(article + 1).copied().unwrap_or_default();
        Passages {
            texts: self,
            bits: Bits::new(&self.bits, start as usize),
            after_word: false,
            // Every symbol takes a bit or more, so damage cannot make a text endless.
            left: u64::from(end.saturating_sub(start)) * 8,
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

    /// Whether a symbol is a surface, not a separator.
    fn is_word(&self, symbol: u32) -> bool {
        symbol < self.surfaces
    }
}

/// Reads one passage after another.
pub(crate) struct Passages<'a> {
    texts: &'a Texts,
    bits: Bits<'a>,
    after_word: bool,
    left: u64,
}

impl Passages<'_> {
    /// The next symbol of the passage; nothing at its end.
    #[inline(always)] // nearly all the time of verifying a phrase is spent here
    fn symbol(&mut self) -> Option<u32> {
        self.left = self.left.checked_sub(1)?;
        let symbol = self.bits.symbol(&self.texts.decoders[usize::from(self.after_word)]);
        self.after_word = self.texts.is_word(symbol);
        (symbol != self.texts.end).then_some(symbol)
    }

    /// Appends the surfaces of the next passage.
    pub(crate) fn surfaces(&mut self, surfaces: &mut Vec<u32>) {
        while let Some(symbol) = self.symbol() {
            if self.texts.is_word(symbol) {
                surfaces.push(symbol);
            }
        }
    }

    /// The text of the next passage, and each word's place in it with its surface.
    pub(crate) fn text(&mut self, vocabulary: &Vocabulary) -> (String, Vec<(std::ops::Range<u32>, u32)>) {
        let (mut text, mut words) = (String::new(), Vec::new());
        let mut after_word = false;
        while let Some(symbol) = self.symbol() {
            if !self.texts.is_word(symbol) {
                text.push_str(vocabulary.separator(symbol));
                after_word = false;
                continue;
            }
            let surface = vocabulary.surface(symbol);
            if after_word {
                text.push_str(usual_separator(&text, &surface));
            }
            let start = text.len() as u32;
            text.push_str(&surface);
            words.push((start..text.len() as u32, symbol));
            after_word = true;
        }
        (text, words)
    }
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
        let lengths = counts.map(|counts| code::lengths(&counts));
        let codes = lengths.each_ref().map(|lengths| code::codes(lengths));
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
        let end = surfaces.checked_add(vocabulary.separators())?;
        let is_whole = first.len() == end as usize + 1
            && after_word.len() == first.len()
            && bits.len() as u64 >= u64::from(*starts.last()?);
        Some(Self {
            bits,
            starts,
            decoders: [Decoder::new(first)?, Decoder::new(after_word)?],
            surfaces,
            end,
        })
        .filter(|_| is_whole && reader.0.is_empty())
    }
}
