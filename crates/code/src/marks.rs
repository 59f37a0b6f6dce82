//! Marks: which symbols are looked for while texts are read.

use std::ops::Range;

use crate::text_code::TextCode;

/// That an id is a word's.
pub(crate) const WORD: u8 = 1;
/// That it is looked for.
pub(crate) const MARKED: u8 = 2;

/// Symbols, each of which is marked or not.
pub struct Marks(pub(crate) Vec<u8>);

impl Marks {
    /// No symbol of a code marked.
    pub fn none(code: &TextCode) -> Self {
        Self(code.flags.clone())
    }

    /// Marks a range of symbols; what is no symbol is left out.
    pub fn mark(&mut self, code: &TextCode, symbols: Range<u32>) {
        for symbol in symbols {
            let Some(id) = code.id(symbol) else { return };
            self.0[id as usize] |= MARKED;
        }
    }
}
