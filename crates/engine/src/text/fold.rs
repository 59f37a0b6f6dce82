//! Folding: the form in which words are matched.

use std::ops::Range;
use std::sync::OnceLock;

use super::case::lower;
use crate::order;

/// The form in which words are matched: compatibility forms unified (NFKD), diacritics dropped, lower case.
///
/// Dropped are the combining diacritical marks (U+0300 to U+036F), the points of Hebrew, the vowel marks, Koranic marks
/// and lengthening of Arabic, and what is not seen: soft hyphens, and characters without width or for direction.
/// Elsewhere marks are vowels, and are brought into Unicode's canonical order. So "أ", "إ" and "آ" are "ا", "ؤ" is "و"
/// and "ئ" is "ي", but "ة" is not "ه", nor "ى" "ي": those are letters. Apostrophes are all "'".
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::canonical_combining_class;

    use super::*;

    #[test]
    fn accents_points_and_invisible_characters_are_dropped_and_vowel_signs_kept() {
        for (text, folded) in [
            ("Ångström", "angstrom"),
            ("İstanbul", "istanbul"),
            ("မြန်မာ", "မြန်မာ"),
            ("ﬁ", "fi"),
            ("don’t", "don't"),
            ("ΟΔΟΣ", "οδοσ"),
            ("οδός", "οδοσ"),
            ("שָׁלוֹם", "שלום"),
            ("מֵֽאָרֶץ", "מארץ"),
            ("مُحَمَّدٌ", "محمد"),
            ("أُمّ", "ام"),
            ("إسلام آسيا", "اسلام اسيا"),
            ("العربـــية", "العربية"),
            ("مؤتمر", "موتمر"),
            ("مدرسة", "مدرسة"),
            ("co\u{ad}operate", "cooperate"),
            ("می\u{200c}خواهم", "میخواهم"),
            ("\u{202b}שלום\u{202c}", "שלום"),
            ("葛\u{e0100}城", "葛城"),
            ("हिन्दी", "हिन्दी"),
            ("ガ", "ガ"),
            ("ＡＢＣ", "abc"),
        ] {
            assert_eq!(fold(text), fold(folded), "{text}");
            assert!(!folded.contains(is_dropped), "{text}");
        }
        assert_eq!(fold("Ångström"), "angstrom");
        assert_eq!(fold("أُمّ"), "ام");
    }

    /// The dropped marks as Unicode's blocks have them, read against the list of the build script.
    fn is_dropped(c: char) -> bool {
        let category_cf = "\u{ad}\u{61c}\u{180e}\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{feff}";
        let is_mark = canonical_combining_class(c) > 0;
        match u32::from(c) {
            0x300..=0x36f => true,
            0x591..=0x5c7 => is_mark,
            0x610..=0x61a | 0x64b..=0x65f | 0x670 | 0x8ca..=0x8ff => is_mark,
            0x6d6..=0x6ed => is_mark || "\u{6e5}\u{6e6}".contains(c),
            0x640 => true,
            0x180b..=0x180f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xe0100..=0xe01ef => true,
            _ => category_cf.contains(c),
        }
    }

    /// What the words of the documentation mean, by Unicode's own tables.
    fn defined(text: &str) -> String {
        let letters = text.nfkd().filter(|c| !is_dropped(*c)).flat_map(char::to_lowercase);
        letters
            .filter(|c| !is_dropped(*c))
            .map(|c| match c {
                '‘' | '’' | 'ʻ' | 'ʼ' | '׳' | '＇' => '\'',
                'ς' => 'σ',
                c => c,
            })
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
        /// Between marks, a dropped character of class 0 keeps them apart in Unicode's order; ours is that without it.
        #[test]
        fn every_text_folds_as_defined(text in "(\\p{M}|\\PC){0,8}") {
            let parted = |c: char| is_dropped(c) && canonical_combining_class(c) == 0;
            prop_assert_eq!(fold(&text), defined(&text.replace(parted, "")));
        }
    }
}
