//! A sentence: the unit of comparison, and what it is made of.

use crate::text::case::is_capital;
use std::ops::Range;

use super::lexicon::{self, Lexicon, Sense};
use crate::article::{Article, BlockKind, Part};
use crate::correction::{Correction, is_text};
use crate::name::Mention;
use crate::text::{self, Word, is_unspaced};
use crate::times::{Moment, Time};

/// A sentence of an article, as a range of bytes in the text of one of its body blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sentence {
    /// The place of the block in [`Article::blocks`].
    pub block: usize,
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Sentence {
    /// The words of the sentence. The article is the one that it was cut from.
    pub fn text(self, article: &Article) -> &str {
        article
            .blocks
            .get(self.block)
            .and_then(|block| block.text.get(self.start..self.end))
            .unwrap_or("")
    }
}

/// Every sentence of the body blocks, in order; of those that a correction holds for text, all but headings and captions.
pub(super) fn of(article: &Article, correction: Option<&Correction>) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (block, it) in article.blocks.iter().enumerate() {
        let is_prose = !matches!(it.kind, BlockKind::Heading | BlockKind::Caption);
        if is_prose && is_text(correction, it) {
            for Range { start, end } in text::sentences(&it.text) {
                sentences.push(Sentence { block, start, end });
            }
        }
    }
    sentences
}

/// What the comparison reads in a sentence.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    pub text: &'a str,
    /// The first words of the sentence, at most [`LONGEST`].
    pub words: Vec<Word>,
    /// The same by their places in the lexicon.
    pub numbers: Vec<u32>,
    /// What each word counts as; nothing for stop words and for all but the first word of a name.
    pub terms: Vec<Option<Term>>,
    pub dates: Vec<When>,
}

impl<'a> Facts<'a> {
    /// Words of the sentence as they are written, with what stands between them.
    pub fn written(&self, words: Range<usize>) -> &'a str {
        match self.words.get(words).unwrap_or_default() {
            [first, .., last] => &self.text[first.range.start..last.range.end],
            [only] => &self.text[only.range.clone()],
            [] => "",
        }
    }
}

/// When something happened, as the sentence says.
#[derive(Clone, Debug)]
pub(super) struct When {
    pub moment: Moment,
    /// The words of the sentence that say it.
    pub words: Range<usize>,
}

/// Whether two sentences both say when and no time of one can be a time of the other.
pub(super) fn clash(one: &[When], other: &[When]) -> bool {
    let all_clash = |one: &When| other.iter().all(|other| one.moment.clashes(other.moment));
    !one.is_empty() && !other.is_empty() && one.iter().all(all_clash)
}

/// What counts as one thing said.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub key: Key,
    /// Whether it is an everyday word of the news.
    pub is_everyday: bool,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// Of how many words the name is that it is a part of, as far as capitals show it: 2 for each word of "San Marino",
    /// 0 for what is no name.
    pub name_length: usize,
    /// The words of the sentence that it covers.
    pub words: Range<usize>,
}

/// Equal keys are the same thing said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key {
    /// A name of the corpus, whatever it is called here.
    Name(u32),
    /// A number: "three" and "3" are one, and so are "third" and "3rd".
    Number(u32),
    /// The name of a month or weekday, which tells less than other words.
    Calendar(u32),
    /// Any other word, by its stem.
    Word(u32),
}

/// Longer "sentences" are tables, or text without full stops. Their first words stand for them,
/// so that the time of a comparison stays within bounds.
const LONGEST: usize = 400;

/// The words of sentences, at most [`LONGEST`] of each.
pub(super) fn words(article: &Article, sentences: &[Sentence]) -> Vec<Vec<Word>> {
    let words = |sentence: &Sentence| text::words(sentence.text(article)).take(LONGEST).collect();
    sentences.iter().map(words).collect()
}

/// What the comparison reads in the sentences of one article, of which `words` are the words and `numbers` their places in the
/// lexicon.
pub(super) fn facts<'a>(
    article: &'a Article,
    mentions: &[Mention],
    times: &[Time],
    sentences: &[Sentence],
    words: impl Iterator<Item = (Vec<Word>, Vec<u32>)>,
    lexicon: &Lexicon,
) -> Vec<Facts<'a>> {
    let mut facts = Vec::with_capacity(sentences.len());
    let mut words = words.into_iter();
    for run in sentences.chunk_by(|one, other| one.block == other.block) {
        let block = run[0].block;
        let quoted = text::quotations(&article.blocks[block].text);
        let from = mentions.partition_point(|mention| mention.part < Part::Block(block as u32));
        let to = mentions.partition_point(|mention| mention.part <= Part::Block(block as u32));
        for (&sentence, (words, numbers)) in run.iter().zip(&mut words) {
            let text = sentence.text(article);
            let terms = terms(text, &words, &numbers, sentence, &mentions[from..to], &quoted, lexicon);
            facts.push(Facts {
                text,
                dates: dates(times, sentence, &words),
                words,
                numbers,
                terms,
            });
        }
    }
    facts
}

/// When a sentence says that something happened. What is only known by its year happened at some time, and what began
/// then may have happened at any time since.
fn dates(times: &[Time], sentence: Sentence, words: &[Word]) -> Vec<When> {
    let part = Part::Block(sentence.block as u32);
    let mut dates = Vec::new();
    for Time { start, end, moment, .. } in times.iter().filter(|time| time.part == part) {
        let (start, end) = (*start as usize, *end as usize);
        if start < sentence.start || end > sentence.end || moment.is_beginning || !moment.is_within_a_year() {
            continue;
        }
        let before = |byte: usize| words.partition_point(|word| sentence.start + word.range.start < byte);
        dates.push(When {
            moment: *moment,
            words: before(start)..before(end),
        });
    }
    dates
}

fn terms(
    text: &str,
    words: &[Word],
    numbers: &[u32],
    sentence: Sentence,
    mentions: &[Mention],
    quoted: &[Range<usize>],
    lexicon: &Lexicon,
) -> Vec<Option<Term>> {
    let mut terms: Vec<Option<Term>> = Vec::with_capacity(words.len());
    let mut mentions = mentions
        .iter()
        .skip_while(|mention| (mention.start as usize) < sentence.start)
        .peekable();
    while let Some(word) = words.get(terms.len()) {
        let at = terms.len();
        let byte = sentence.start + word.range.start;
        while mentions.next_if(|mention| (mention.start as usize) < byte).is_some() {}
        let is_quoted = is_quoted(quoted, byte);
        let mention = mentions.next_if(|mention| mention.start as usize == byte);
        let entry = lexicon.entry(numbers[at]);
        let is_name = text[word.range.clone()].starts_with(is_capital);
        let (key, end) = match mention {
            Some(mention) => {
                let covered = words[at..]
                    .iter()
                    .take_while(|word| sentence.start + word.range.start < mention.end as usize);
                (Some(Key::Name(mention.name)), at + covered.count())
            }
            None if is_name && entry.is_calendar => (Some(Key::Calendar(numbers[at])), at + 1),
            None if text[word.range.clone()].starts_with(is_unspaced) => {
                let end = run_of_characters(text, words, at);
                let run = |end: usize| lexicon::hash(numbers[at..end].iter().map(|&number| u64::from(number)));
                terms.push(end.map(|end| Term {
                    // Beyond the numbers of stems.
                    key: Key::Word(run(end) as u32 | 1 << 31),
                    is_everyday: false,
                    quoted: is_quoted,
                    name_length: 0,
                    words: at..end,
                }));
                continue;
            }
            None => {
                let key = entry.sense.map(|sense| match sense {
                    Sense::Number(number) => Key::Number(number),
                    Sense::Word(stem) => Key::Word(stem),
                });
                (key, at + 1)
            }
        };
        let name_length = usize::from(mention.is_some() || at > 0 && is_name);
        terms.push(key.map(|key| Term {
            key,
            is_everyday: entry.is_everyday && matches!(key, Key::Word(_)),
            quoted: is_quoted,
            name_length,
            words: at..end,
        }));
        terms.resize(end, None);
    }
    join_names(&mut terms);
    terms
}

/// Where the run of characters ends that a character of a script without spaces counts with, since alone it tells nothing: two
/// of those that are words or near it, three of those that spell; nothing if so many do not follow each other.
fn run_of_characters(text: &str, words: &[Word], at: usize) -> Option<usize> {
    const FIRST_IDEOGRAPH: char = '\u{3005}';
    let first = text[words[at].range.clone()].chars().next()?;
    let end = at + if first >= FIRST_IDEOGRAPH { 2 } else { 3 };
    let run = words.get(at..end)?;
    let is_joined = |pair: &[Word]| {
        pair[0].range.end == pair[1].range.start && text[pair[1].range.clone()].starts_with(is_unspaced)
    };
    run.windows(2).all(is_joined).then_some(end)
}

/// Whether a byte of a block stands in one of its quotations, which are in order.
pub(super) fn is_quoted(quoted: &[Range<usize>], byte: usize) -> bool {
    let before = quoted.partition_point(|span| span.start <= byte);
    quoted[..before].last().is_some_and(|span| byte < span.end)
}

/// Tells the words of a name that is written in several, such as "San Marino", how many they are.
fn join_names(terms: &mut [Option<Term>]) {
    let is_part = |term: &Option<Term>| {
        term.as_ref()
            .is_some_and(|term| term.name_length > 0 && matches!(term.key, Key::Word(_)))
    };
    for run in terms
        .chunk_by_mut(|one, next| is_part(one) && is_part(next))
        .filter(|run| run.len() > 1)
    {
        let words = run.len();
        run.iter_mut().flatten().for_each(|term| term.name_length = words);
    }
}
