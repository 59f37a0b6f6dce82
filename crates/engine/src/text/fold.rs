//! Folding: the form in which words are matched.

use std::sync::OnceLock;

use super::case::lower;
#[cfg(feature = "folds")]
use super::folds;
use super::marks::{is_apostrophe, is_dropped};

/// The form in which words are matched: compatibility forms unified (NFKD), diacritics dropped, lower case.
///
/// Dropped are the combining diacritical marks (U+0300 to U+036F), the points of Hebrew, the vowel marks, Koranic marks
/// and lengthening of Arabic, and what is not seen: soft hyphens, and characters without width or for direction.
/// Elsewhere marks are vowels, and are brought into Unicode's canonical order. So "أ", "إ" and "آ" are "ا", "ؤ" is "و"
/// and "ئ" is "ي", but "ة" is not "ه", nor "ى" "ي": those are letters. Apostrophes are all "'".
///
/// # Panics
///
/// Without the feature `folds`, if the program has not been [lent](lend_decomposition) Unicode's tables.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    match LENT.get() {
        Some(decompose) => fold_by(*decompose, text),
        None => folds::fold(text),
    }
}

/// What gives the compatibility decomposition (NFKD) of a text.
type Decompose = fn(&str) -> String;

static LENT: OnceLock<Decompose> = OnceLock::new();

/// Lends what gives the compatibility decomposition (NFKD) of a text to a program that was compiled without the feature
/// `folds`, before anything else is asked of this crate.
pub fn lend_decomposition(decompose: Decompose) {
    LENT.get_or_init(|| decompose);
}

/// The [folded](fold) text by way of its decomposition. It is the same as by the table, but for characters that one of the
/// two knows and the other, of another version of Unicode, does not.
pub fn fold_by(decompose: Decompose, text: &str) -> String {
    let decomposed = decompose(text);
    let letters = decomposed.chars().filter(|&c| !is_dropped(c));
    let folded: String = letters
        .map(|c| match c {
            c if is_apostrophe(c) => '\'',
            'ς' => 'σ', // the same letter at the end of a word
            c => lower(c),
        })
        .collect();
    // Marks come into order across what was dropped between them.
    if folded.is_ascii() || !decomposed.contains(is_dropped) {
        return folded;
    }
    decompose(&folded)
}

#[cfg(not(feature = "folds"))]
mod folds {
    pub(super) fn fold(_: &str) -> String {
        panic!("without the feature `folds`, a decomposition is to be lent before any text is folded")
    }
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

    /// The dropped marks as Unicode's blocks have them, read against the list of `marks.rs`.
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

    fn decomposed(text: &str) -> String {
        text.nfkd().collect()
    }

    #[test]
    fn every_character_folds_as_defined() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            assert_eq!(fold(&text), defined(&text), "U+{:04X}", u32::from(c));
            assert_eq!(fold_by(decomposed, &text), defined(&text), "U+{:04X}", u32::from(c));
        }
    }

    proptest! {
        /// Between marks, a dropped character of class 0 keeps them apart in Unicode's order; ours is that without it.
        #[test]
        fn every_text_folds_as_defined(text in "(\\p{M}|\\PC){0,8}") {
            let parted = |c: char| is_dropped(c) && canonical_combining_class(c) == 0;
            prop_assert_eq!(fold(&text), defined(&text.replace(parted, "")));
            prop_assert_eq!(fold_by(decomposed, &text), fold(&text));
        }
    }
}
