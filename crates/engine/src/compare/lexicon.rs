//! The lexicon: the different words of the articles compared, and what each counts as.
//!
//! A word is looked at once, however often it stands in the texts: whether it tells anything, what number it means, which
//! other words share its stem. From then on words are compared as numbers.

use super::stem::{is_everyday, is_stop_word, stem};
use crate::order;
use crate::text::Word;

/// The different words, in the order of their folded forms.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    entries: Vec<Entry>,
}

/// A word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// What it means, if it tells anything.
    pub sense: Option<Sense>,
    /// Whether it is the name of a month or weekday, as which it counts when it is written with a capital.
    pub is_calendar: bool,
    /// Whether it is an everyday word of the news.
    pub is_everyday: bool,
}

/// What a word means. Equal senses are the same thing said; the numbers are those of one lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// A number, in words or digits.
    Number(u32),
    /// Any other word, by its stem.
    Word(u32),
}

impl Lexicon {
    /// The lexicon of some texts, and each of their words as its place in it.
    pub fn of<'a>(texts: impl Iterator<Item = &'a [Word]>) -> (Self, Vec<Vec<u32>>) {
        let mut interner = Interner::default();
        let mut read: Vec<Vec<u32>> = Vec::new();
        for words in texts {
            read.push(words.iter().map(|word| interner.number(&word.folded)).collect());
        }
        // From the order in which they were met to their own.
        let found = interner.texts;
        let mut order: Vec<u32> = (0..found.len() as u32).collect();
        order::sort_by(&mut order, |&one, &other| {
            found[one as usize].cmp(found[other as usize])
        });
        let mut place = vec![0; found.len()];
        for (at, &number) in order.iter().enumerate() {
            place[number as usize] = at as u32;
        }
        for word in read.iter_mut().flatten() {
            *word = place[*word as usize];
        }
        let words: Vec<&str> = order.iter().map(|&number| found[number as usize]).collect();
        (Self::of_words(&words), read)
    }

    fn of_words(words: &[&str]) -> Self {
        const CALENDAR: &str = "monday tuesday wednesday thursday friday saturday sunday january february march april \
            june july august september october november december may";
        let mut senses: Vec<Option<(bool, String)>> = Vec::new();
        for &word in words {
            senses.push(match number(word) {
                // "One" and "two" are seldom counts: "one of the", "the two leaders".
                Some(number) => {
                    let is_count =
                        word.starts_with(|c: char| c.is_ascii_digit()) || !matches!(number.as_str(), "1" | "2");
                    // "The third time" is not told by what is said of three.
                    is_count.then(|| (true, if is_ordinal(word) { number + "." } else { number }))
                }
                None => (!is_stop_word(word)).then(|| (false, stem(word))),
            });
        }
        let known = order::distinct(senses.iter().flatten());
        let entry = |(word, sense): (&&str, &Option<(bool, String)>)| Entry {
            sense: sense.as_ref().map(|sense| {
                let place = known.partition_point(|known| *known < sense) as u32;
                if sense.0 {
                    Sense::Number(place)
                } else {
                    Sense::Word(place)
                }
            }),
            is_calendar: CALENDAR.split_ascii_whitespace().any(|name| name == *word),
            is_everyday: sense
                .as_ref()
                .is_some_and(|(is_number, stem)| !is_number && is_everyday(stem)),
        };
        Self {
            entries: words.iter().zip(&senses).map(entry).collect(),
        }
    }

    /// A word of it.
    pub fn entry(&self, word: u32) -> Entry {
        self.entries[word as usize]
    }
}

/// Numbers for different texts, in the order in which they are met.
#[derive(Default)]
struct Interner<'a> {
    texts: Vec<&'a str>,
    /// For each place of a table that is at most half full, one more than the number of the text there, or zero.
    slots: Vec<u32>,
}

impl<'a> Interner<'a> {
    fn number(&mut self, text: &'a str) -> u32 {
        if self.texts.len() * 2 >= self.slots.len() {
            self.slots = vec![0; (self.slots.len() * 2).max(1024)];
            for number in 0..self.texts.len() {
                let slot = self.slot(self.texts[number]);
                self.slots[slot] = number as u32 + 1;
            }
        }
        let slot = self.slot(text);
        if self.slots[slot] == 0 {
            self.texts.push(text);
            self.slots[slot] = self.texts.len() as u32;
        }
        self.slots[slot] - 1
    }

    /// Where a text stands in the table, or would.
    fn slot(&self, text: &str) -> usize {
        let mut slot = hash(text.bytes().map(u64::from)) as usize % self.slots.len();
        while let Some(number) = self.slots[slot].checked_sub(1) {
            if self.texts[number as usize] == text {
                break;
            }
            slot = (slot + 1) % self.slots.len();
        }
        slot
    }
}

/// The hash of Fowler, Noll and Vo (FNV-1a) of a row of numbers.
pub(super) fn hash(numbers: impl Iterator<Item = u64>) -> u64 {
    let step = |hash: u64, number: u64| (hash ^ number).wrapping_mul(0x0100_0000_01b3);
    let hash = numbers.fold(0xcbf2_9ce4_8422_2325, step);
    hash ^ (hash >> 32) // the high bits are the better mixed ones
}

/// Whether a number tells a place in a row.
pub(super) fn is_ordinal(word: &str) -> bool {
    ORDINALS.contains(&word) || ["st", "nd", "rd", "th"].iter().any(|ending| word.ends_with(ending))
}

const ORDINALS: [&str; 13] = [
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// The number that a folded word means, in digits: "3" for "three", "third", "3rd" and "3".
pub(super) fn number(word: &str) -> Option<String> {
    const CARDINALS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    const TEENS: [&str; 7] = [
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let place = |names: &[&str]| names.iter().position(|name| *name == word);
    let value = place(&CARDINALS)
        .or_else(|| place(&ORDINALS))
        .or_else(|| Some(place(&TEENS)? + 13))
        .or_else(|| Some((place(&TENS)? + 2) * 10));
    if let Some(value) = value {
        return Some(value.to_string());
    }
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
    is_number.then(|| digits.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_words_and_digits() {
        for (word, digits) in [
            ("three", "3"),
            ("third", "3"),
            ("3rd", "3"),
            ("80th", "80"),
            ("fourteen", "14"),
            ("ninety", "90"),
            ("1,200", "1200"),
            ("7.7", "7.7"),
        ] {
            assert_eq!(number(word).as_deref(), Some(digits), "{word}");
        }
        for word in ["th", "t", "b2b", "often", ""] {
            assert_eq!(number(word), None, "{word}");
        }
    }
}
