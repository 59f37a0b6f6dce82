//! Folds: what each character becomes when a text is folded, as a table that `build.rs` makes of Unicode's.
//!
//! It is for programs that know no Unicode but this; see the feature `folds`.

use std::ops::Range;
use std::sync::OnceLock;

use super::case::lower;
use crate::order;

/// Folds a text that is not ASCII.
pub(super) fn fold(text: &str) -> String {
    let table = table();
    let mut folded = Vec::new();
    for c in text.chars() {
        table.push(c, &mut folded);
    }
    // A letter is of class 0, so it stays before its marks.
    for marked in folded
        .chunk_by_mut(|_, &next| table.class(next) > 0)
        .filter(|marked| marked.len() > 1)
    {
        order::sort_by_key(marked, |&c| table.class(c));
    }
    folded.into_iter().collect()
}

/// What `build.rs` wrote.
struct Table {
    /// The characters that change, and not as their small letters do, in order; and where in `folded` stands what they
    /// become.
    folds: Vec<(char, Range<usize>)>,
    folded: Vec<char>,
    /// The characters from which on the combining class is another.
    classes: Vec<(char, u32)>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::read(include_bytes!(concat!(env!("OUT_DIR"), "/folds.bin"))))
}

impl Table {
    fn read(mut bytes: &[u8]) -> Self {
        let count = number(&mut bytes);
        let mut c = 0;
        let mut next = |distance: u32| {
            c += distance;
            character(c)
        };
        let characters: Vec<char> = (0..count).map(|_| next(number(&mut bytes))).collect();
        let mut end = 0;
        let mut range = |length: u32| {
            let start = end;
            end += length as usize;
            start..end
        };
        let folds = characters.into_iter().map(|c| (c, range(number(&mut bytes)))).collect();
        let mut three = || {
            let (taken, rest) = bytes.split_at_checked(3).unwrap_or_default();
            bytes = rest;
            character(taken.iter().fold(0, |number, &byte| number << 8 | u32::from(byte)))
        };
        let folded = (0..end).map(|_| three()).collect();
        let mut c = 0;
        let mut classes = vec![('\0', 0)];
        while !bytes.is_empty() {
            c += number(&mut bytes);
            classes.push((character(c), number(&mut bytes)));
        }
        Self { folds, folded, classes }
    }

    /// Appends what a character becomes.
    fn push(&self, c: char, folded: &mut Vec<char>) {
        let syllable = u32::from(c).wrapping_sub(0xac00);
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else if syllable < 19 * 21 * 28 {
            // Hangul: an initial consonant, a vowel, and a final consonant unless it is 0.
            let parts = [
                0x1100 + syllable / (21 * 28),
                0x1161 + syllable / 28 % 21,
                0x11a7 + syllable % 28,
            ];
            folded.extend(
                parts
                    .into_iter()
                    .filter(|&part| part != 0x11a7)
                    .filter_map(char::from_u32),
            );
        } else {
            let small = lower(c);
            match self.fold(c).or_else(|| self.fold(small)) {
                Some(fold) => folded.extend_from_slice(fold),
                None => folded.push(small),
            }
        }
    }

    fn fold(&self, c: char) -> Option<&[char]> {
        let place = self.folds.binary_search_by_key(&c, |fold| fold.0).ok()?;
        self.folded.get(self.folds[place].1.clone())
    }

    fn class(&self, c: char) -> u32 {
        self.classes[self.classes.partition_point(|change| change.0 <= c) - 1].1
    }
}

fn character(number: u32) -> char {
    char::from_u32(number).unwrap_or_default()
}

/// Takes a number in LEB128.
fn number(bytes: &mut &[u8]) -> u32 {
    let mut number = 0;
    let mut shift = 0;
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 {
            break;
        }
    }
    number
}
