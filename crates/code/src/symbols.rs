//! Symbols: a text read one after another.

use std::ops::Range;

use crate::marks::{MARKED, Marks, WORD};
use crate::text_code::{TextCode, decode};

/// Reads the symbols of one text after another.
#[derive(Clone)]
pub struct Symbols<'a> {
    pub(crate) code: &'a TextCode,
    bytes: &'a [u8],
    /// The next byte, and one past the last.
    at: usize,
    end: usize,
}

impl<'a> Symbols<'a> {
    /// How many bytes must follow the last code, so that all can be read in the same way.
    pub const AHEAD: usize = 3;

    /// The symbols in a range of bytes, of which the first begins a passage.
    pub fn new(code: &'a TextCode, bytes: &'a [u8], range: Range<usize>) -> Self {
        Self {
            code,
            bytes,
            at: range.start,
            end: range.end,
        }
    }

    /// Where the next passage begins, if the last one was read to its end.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The id of the next symbol, the end of a passage among them; past the last, nothing.
    #[inline(always)]
    pub(crate) fn id(&mut self) -> Option<u32> {
        if self.at >= self.end {
            return None;
        }
        let four = self.bytes.get(self.at..self.at + 4)?;
        let (id, length) = decode(u32::from_le_bytes([four[0], four[1], four[2], four[3]]));
        self.at += length;
        Some(id)
    }

    /// The symbols of the next passage, behind those that are there.
    #[inline(never)]
    pub fn passage(&mut self, symbols: &mut Vec<u32>) {
        let mut here = self.clone(); // which stays in registers
        while let Some(id) = here.id() {
            if id == here.code.end {
                break;
            }
            symbols.push(here.code.symbol(id));
        }
        *self = here;
    }

    /// Looks for what is marked in the next passage, and appends each that is found with the number of words before it.
    /// Counts on from `word`, and gives the number of words up to the end of the passage.
    #[inline(never)]
    pub fn find(&mut self, marks: &Marks, mut word: u32, found: &mut Vec<(u32, u32)>) -> u32 {
        let mut here = self.clone(); // which stays in registers
        while let Some(id) = here.id() {
            let flags = marks.0.get(id as usize).copied().unwrap_or(0);
            if flags & MARKED != 0 {
                found.push((word, here.code.symbol(id)));
            }
            if id == here.code.end {
                break;
            }
            word += u32::from(flags & WORD);
        }
        *self = here;
        word
    }

    /// Passes over the next passages.
    pub fn skip(&mut self, passages: usize) {
        let mut here = self.clone();
        for _ in 0..passages {
            while here.id().is_some_and(|id| id != here.code.end) {}
        }
        *self = here;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn packed(code: &TextCode, passages: &[Vec<u32>], end: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        for passage in passages {
            passage
                .iter()
                .chain([&end])
                .for_each(|&symbol| code.encode(symbol, &mut bytes));
        }
        bytes
    }

    fn padded(mut bytes: Vec<u8>) -> Vec<u8> {
        bytes.extend([0; Symbols::AHEAD]);
        bytes
    }

    #[test]
    fn damage_comes_to_an_end() {
        let code = TextCode::new(&[1, 0], 1).expect("a code");
        let (mut symbols, mut found) = (Vec::new(), Vec::new());
        Symbols::new(&code, &[255; 20], 0..16).passage(&mut symbols);
        assert_eq!(symbols, [1, 1, 1, 1], "what is no code is the end");
        Symbols::new(&code, &[], 57..72).find(&Marks::none(&code), 0, &mut found);
        Symbols::new(&code, &[7; 5], usize::MAX - 9..usize::MAX - 8).skip(3);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            levels in prop::collection::vec(0u8..9, 700),
            passages in prop::collection::vec(prop::collection::vec(0u32..699, 0..60), 1..4),
        ) {
            let code = TextCode::new(&levels, 500).expect("a code");
            let bytes = padded(packed(&code, &passages, 699));
            let mut reading = Symbols::new(&code, &bytes, 0..bytes.len() - Symbols::AHEAD);
            for passage in &passages {
                let mut symbols = Vec::new();
                reading.passage(&mut symbols);
                prop_assert_eq!(&symbols, passage);
            }
            prop_assert_eq!(reading.id(), None);
        }

        #[test]
        fn finding_is_reading(passages in prop::collection::vec(prop::collection::vec(0u32..40, 0..30), 1..4)) {
            // Thirty words and ten separators; 40 is the end.
            let code = TextCode::new(&[1; 41], 30).expect("a code");
            let bytes = padded(packed(&code, &passages, 40));
            let mut marks = Marks::none(&code);
            marks.mark(&code, 5..35);
            let (mut found, mut expected, mut words) = (Vec::new(), Vec::new(), 0);
            let mut finding = Symbols::new(&code, &bytes, 0..bytes.len() - Symbols::AHEAD);
            let mut skipping = finding.clone();
            for passage in &passages {
                let end = finding.find(&marks, words, &mut found);
                skipping.skip(1);
                prop_assert_eq!(finding.at(), skipping.at());
                for &symbol in passage {
                    if (5..35).contains(&symbol) {
                        expected.push((words, symbol));
                    }
                    words += u32::from(symbol < 30);
                }
                prop_assert_eq!(end, words);
            }
            prop_assert_eq!(found, expected);
        }
    }
}
