//! Folding: the form in which words are matched.

use std::ops::Range;
use std::sync::OnceLock;

use crate::order;

/// The form in which words are matched: compatibility forms unified, diacritics dropped, lower case.
///
/// Only the combining diacritical marks (U+0300 to U+036F) are dropped: elsewhere marks are vowels, and are brought
/// into Unicode's canonical order.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
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
    /// The characters that change, in order, and where in `folded` stands what they become.
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
        let mut c = 0u32;
        let mut step = |zigzag: u32| {
            c = c.wrapping_add(zigzag >> 1 ^ (zigzag & 1).wrapping_neg());
            character(c)
        };
        let folded = (0..end).map(|_| step(number(&mut bytes))).collect();
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
        } else if let Ok(place) = self.folds.binary_search_by_key(&c, |fold| fold.0) {
            folded.extend_from_slice(&self.folded[self.folds[place].1.clone()]);
        } else {
            folded.push(c);
        }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    /// What the words of the documentation mean, by Unicode's own tables.
    fn defined(text: &str) -> String {
        let is_diacritic = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
        let letters = text.nfkd().filter(|c| !is_diacritic(c)).flat_map(char::to_lowercase);
        letters
            .filter(|c| !is_diacritic(c))
            .map(|c| if c == '’' { '\'' } else { c })
            .collect()
    }

    #[test]
    fn every_character_folds_as_defined() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            assert_eq!(fold(&text), defined(&text), "U+{:04X}", u32::from(c));
        }
    }

    proptest! {
        /// U+034F alone may differ: it keeps marks apart in Unicode's order, and is dropped before ours.
        #[test]
        fn every_text_folds_as_defined(text in "([\\p{M}&&[^\u{34f}]]|\\PC){0,8}") {
            prop_assert_eq!(fold(&text), defined(&text.replace('\u{34f}', "")));
        }
    }
}
