//! Boundaries: where Unicode Standard Annex 29 parts a text into words and what stands between them.
//!
//! By a table that is a tenth of the one in `unicode-segmentation`, which the build script makes from what that crate does;
//! the tests hold this to it, oddities and all.

use std::ops::Range;
use std::sync::OnceLock;

use crate::numbers::Reader;

/// How a character joins others, by its place among the samples of the build script.
type Class = u8;

const ANY: Class = 0;
const LINE_BREAK: Class = 1;
const LETTER: Class = 2;
const HEBREW: Class = 3;
const NUMBER: Class = 4;
const KATAKANA: Class = 5;
const CONNECTOR: Class = 6;
const EXTENDING: Class = 7;
const JOINER: Class = 8;
const SINGLE_QUOTE: Class = 9;
const DOUBLE_QUOTE: Class = 10;
const BETWEEN_LETTERS: Class = 11;
const BETWEEN_NUMBERS: Class = 12;
const BETWEEN_BOTH: Class = 13;
const REGION: Class = 14;
const SPACE: Class = 15;
const PICTURE: Class = 16;
const PICTURE_AND_LETTER: Class = 17;

/// The pieces of a text that hold a letter or a digit.
pub(super) fn segments(text: &str) -> Vec<Range<usize>> {
    let mut segments = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = start + first(&text[start..]);
        if text[start..end].contains(char::is_alphanumeric) {
            segments.push(start..end);
        }
        start = end;
    }
    segments
}

/// What the characters so far are waiting for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Start,
    /// What goes on after a character of that class, in some cases.
    After(Class),
    /// Nothing goes on but by a joiner and what extends.
    Done,
    /// A Hebrew letter and a single quotation mark, which is part of the word in any case.
    HebrewQuote,
    /// A letter, a number or a Hebrew letter must come, else the end is where the piece was thought to go on.
    Letter(usize),
    Number(usize),
    Hebrew(usize),
}

/// Where the first piece ends.
fn first(text: &str) -> usize {
    use State::{After, Done, Hebrew, HebrewQuote, Letter, Number, Start};
    let mut state = Start;
    let mut before = ANY;
    let mut is_extended = false;
    for (at, c) in text.char_indices() {
        let class = class(c);
        let is_joined = before == JOINER;
        before = class;
        if state != Start && matches!(class, EXTENDING | JOINER) {
            is_extended = true;
            continue;
        }
        if is_joined && class >= PICTURE {
            state = Done;
            continue;
        }
        let class = match class {
            PICTURE => ANY,
            PICTURE_AND_LETTER => LETTER,
            class => class,
        };
        state = match (state, class) {
            (Start, LINE_BREAK) => return c.len_utf8(),
            (Start, LETTER..=CONNECTOR | REGION | SPACE) => After(class),
            (Start, _) => Done,
            (After(LETTER | HEBREW | NUMBER | CONNECTOR), LETTER | HEBREW | NUMBER | CONNECTOR)
            | (After(KATAKANA | CONNECTOR), KATAKANA)
            | (After(KATAKANA), CONNECTOR) => After(class),
            (After(HEBREW), SINGLE_QUOTE) => HebrewQuote,
            (After(HEBREW), DOUBLE_QUOTE) => Hebrew(at),
            (After(LETTER | HEBREW), BETWEEN_LETTERS | BETWEEN_BOTH | SINGLE_QUOTE) => Letter(at),
            (After(NUMBER), BETWEEN_NUMBERS | BETWEEN_BOTH | SINGLE_QUOTE) => Number(at),
            (After(SPACE), SPACE) if !is_extended => state,
            (After(REGION), REGION) => Done,
            (Letter(_) | HebrewQuote, LETTER | HEBREW) | (Hebrew(_), HEBREW) | (Number(_), NUMBER) => After(class),
            (Letter(end) | Number(end) | Hebrew(end), _) => return end,
            _ => return at,
        };
    }
    match state {
        Letter(end) | Number(end) | Hebrew(end) => end,
        _ => text.len(),
    }
}

fn class(c: char) -> Class {
    static CLASSES: OnceLock<Classes> = OnceLock::new();
    let classes = CLASSES.get_or_init(Classes::read);
    match classes.ascii.get(c as usize) {
        Some(&class) => class,
        None => classes.look_up(c),
    }
}

/// The class of each character.
struct Classes {
    /// The characters from which on the class is another.
    changes: Vec<(u32, Class)>,
    /// Of the first, which most texts are made of.
    ascii: [Class; 128],
}

impl Classes {
    fn read() -> Self {
        let mut reader = Reader(include_bytes!(concat!(env!("OUT_DIR"), "/classes.bin")));
        let mut classes = Self {
            changes: Vec::new(),
            ascii: [ANY; 128],
        };
        let mut c = 0;
        while let (Some(distance), Some(class)) = (reader.number(), reader.number()) {
            c += distance;
            classes.changes.push((c, class as Class));
        }
        for c in '\0'..='\x7f' {
            classes.ascii[c as usize] = classes.look_up(c);
        }
        classes
    }

    fn look_up(&self, c: char) -> Class {
        let place = self.changes.partition_point(|change| change.0 <= u32::from(c));
        self.changes[..place].last().map_or(ANY, |change| change.1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    /// A character of each class, in order, and a second one of some.
    const SAMPLES: &str = "!\naא1ア_\u{300}\u{200d}'\":,.🇦 ☀Ⓜ\r\u{ad}ा漢٣";

    fn assert_parted(text: &str) {
        let theirs: Vec<Range<usize>> = text
            .unicode_word_indices()
            .map(|(start, piece)| start..start + piece.len())
            .collect();
        assert_eq!(segments(text), theirs, "{text:?}");
    }

    #[test]
    fn a_sample_is_of_its_class() {
        let classes: Vec<Class> = SAMPLES.chars().map(class).collect();
        assert_eq!(classes[..18], (0..18).collect::<Vec<Class>>());
    }

    #[test]
    fn all_short_texts_are_parted_as_the_annex_has_it() {
        let samples: Vec<char> = SAMPLES.chars().collect();
        let count = samples.len();
        for number in 0..count.pow(4) {
            let places = [number, number / count, number / count.pow(2), number / count.pow(3)];
            assert_parted(&places.map(|place| samples[place % count]).iter().collect::<String>());
        }
    }

    #[test]
    fn every_character_is_of_the_right_class() {
        for c in ('\0'..'\u{34000}').chain('\u{e0000}'..'\u{e0400}') {
            assert_parted(&format!("a{c}a1{c}1א{c}א\n{c}\u{300} \u{200d}{c}ア{c}ア"));
        }
    }

    proptest! {
        #[test]
        fn every_text_is_parted_as_the_annex_has_it(text in "(\\PC|[a1א'\" .,_\u{200d}\u{300}ア🇦☀]){0,12}") {
            assert_parted(&text);
        }
    }
}
