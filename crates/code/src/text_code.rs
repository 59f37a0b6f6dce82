//! The code in which texts are kept: a symbol takes one to four whole bytes, the more frequent the fewer.
//!
//! A dense code as in Brisaboa, Fariña, Navarro and Esteller, "(S,C)-Dense Coding: An Optimized Compression Code for
//! Natural Language Text Databases", 2003, but with the length told by the first byte alone. Whole bytes, because they
//! are read several times as fast as bits; and because gzip, which browsers unpack by themselves, finds in them what
//! words stand beside each other, so that a page of them is smaller than one of a Huffman code's bits, of which nothing
//! can be had any more.

use crate::marks::WORD;

/// First bytes below this are the whole code.
const TWO: u32 = 192;
/// From here on the code has three bytes.
const THREE: u32 = 249;
/// This one alone begins four bytes.
const FOUR: u32 = 255;

/// The first id of each length, by the length in bytes; then one past the last.
const FIRST: [u32; 6] = {
    let (two, three) = ((THREE - TWO) << 8, (FOUR - THREE) << 16);
    [0, 0, TWO, TWO + two, TWO + two + three, TWO + two + three + (1 << 24)]
};

/// What is to be added to a code, taken as a number, for its id; by its length.
const OFFSET: [u32; 5] = [
    0,
    0,
    FIRST[2].wrapping_sub(TWO << 8),
    FIRST[3].wrapping_sub(THREE << 16),
    FIRST[4].wrapping_sub(FOUR << 24),
];

/// How frequent a symbol is that occurs so often: the number of binary digits. All that the code need know.
pub fn level(count: u32) -> u8 {
    (32 - count.leading_zeros()) as u8
}

/// A code for texts. Symbols are words, then separators, then the end of a passage; each has an *id*, its place among all
/// by frequency, which its bytes tell.
#[derive(Debug)]
pub struct TextCode {
    /// The symbol of each id.
    symbols: Vec<u32>,
    /// The id of each symbol.
    ids: Vec<u32>,
    /// For each id, [`WORD`] if it is a word's.
    pub(crate) flags: Vec<u8>,
    /// The id of the end of a passage.
    pub(crate) end: u32,
}

impl TextCode {
    /// The code of symbols that are so frequent. The first `words` of them are words, the last is the end. Nothing if
    /// there is no such code.
    pub fn new(levels: &[u8], words: u32) -> Option<Self> {
        let end = levels.len().checked_sub(1)?;
        (words as usize <= end && levels.len() <= FIRST[5] as usize).then_some(())?;
        let mut next = [0u32; 257];
        for &level in levels {
            next[256 - usize::from(level)] += 1; // the most frequent first
        }
        for place in 1..257 {
            next[place] += next[place - 1];
        }
        let (mut symbols, mut ids) = (vec![0; levels.len()], vec![0; levels.len()]);
        let mut flags = vec![0; levels.len()];
        for (symbol, &level) in levels.iter().enumerate() {
            let next = &mut next[255 - usize::from(level)];
            symbols[*next as usize] = symbol as u32;
            ids[symbol] = *next;
            flags[*next as usize] = if symbol < words as usize { WORD } else { 0 };
            *next += 1;
        }
        let end = ids[end];
        Some(Self {
            symbols,
            ids,
            flags,
            end,
        })
    }

    /// The symbol of an id. What is no id is damage, and ends the passage.
    #[inline(always)]
    pub(crate) fn symbol(&self, id: u32) -> u32 {
        self.symbols
            .get(id as usize)
            .copied()
            .unwrap_or(self.symbols.len() as u32 - 1)
    }

    /// The id of a symbol, if it is one.
    pub(crate) fn id(&self, symbol: u32) -> Option<u32> {
        self.ids.get(symbol as usize).copied()
    }

    /// For each id the term of its symbol, and `none` for what is no word.
    pub(crate) fn by_id(&self, term_of: &[u32], none: u32) -> Vec<u32> {
        let term = |&symbol: &u32| term_of.get(symbol as usize).copied().unwrap_or(none);
        self.symbols.iter().map(term).collect()
    }

    /// Appends the code of a symbol.
    pub fn encode(&self, symbol: u32, bytes: &mut Vec<u8>) {
        let id = self.id(symbol).unwrap_or(self.end);
        let length = 1 + FIRST[2..5].iter().filter(|&&first| id >= first).count();
        let code = id.wrapping_sub(OFFSET[length]).to_be_bytes();
        bytes.extend_from_slice(&code[4 - length..]);
    }
}

/// The id of the code with which these four bytes begin, the first being the lowest, and its length.
#[inline(always)]
pub(crate) fn decode(four: u32) -> (u32, usize) {
    // Nothing is guessed here: which code comes next cannot be foretold, and a processor that guesses wrong loses more
    // than all of this takes.
    let first = four & 0xff;
    let length = 1 + usize::from(first >= TWO) + usize::from(first >= THREE) + usize::from(first >= FOUR);
    let code = four.swap_bytes() >> (32 - 8 * length);
    (code.wrapping_add(OFFSET[length]), length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frequent_come_first_and_equals_in_order() {
        let code = TextCode::new(&[1, 3, 0, 3, 2, 9], 4).expect("a code");
        assert_eq!(code.symbols, [5, 1, 3, 4, 0, 2]);
        assert_eq!(code.flags, [0, WORD, WORD, 0, WORD, WORD]);
        assert_eq!(code.end, 0);
    }

    #[test]
    fn every_length_begins_where_the_one_before_ends() {
        let levels = vec![1; FIRST[4] as usize + 600];
        let code = TextCode::new(&levels, 7).expect("a code");
        for edge in [0, FIRST[2], FIRST[3], FIRST[4], levels.len() as u32 - 1] {
            for id in edge.saturating_sub(300)..(edge + 300).min(levels.len() as u32) {
                let mut bytes = Vec::new();
                code.encode(id, &mut bytes); // all are equally frequent, so ids are symbols
                let length = bytes.len();
                bytes.resize(4, 0xaa);
                let four = u32::from_le_bytes(bytes.try_into().expect("four bytes"));
                assert_eq!(decode(four), (id, length));
                assert_eq!(length, 1 + FIRST[2..5].iter().filter(|&&first| id >= first).count());
            }
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        assert!(TextCode::new(&[], 0).is_none());
        assert!(TextCode::new(&[1, 1], 2).is_none(), "the end is no word");
    }

    #[test]
    fn a_level_is_the_number_of_binary_digits() {
        assert_eq!([0, 1, 2, 3, 4, 255, u32::MAX].map(level), [0, 1, 2, 2, 3, 8, 32]);
    }
}
