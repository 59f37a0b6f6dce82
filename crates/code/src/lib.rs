//! A prefix code: the more frequent a symbol, the fewer its bits.
//!
//! Huffman 1952, in the canonical form of Schwartz and Kallick 1964: the lengths alone tell the codes, since codes of
//! one length are consecutive numbers in the order of the symbols.
//!
//! It is a crate of its own so that it can be compiled for speed where all else of a page is compiled for size: a search
//! for words in a row spends nearly all its time in [`Symbols::find`].

pub mod walk;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

/// The longest code. Longer ones would be those of symbols so rare that cutting them short costs nothing.
const LONGEST: usize = 24;
/// So many bits nearly always tell how long the code is that they begin.
const TELLING: u32 = 11;

/// The length of each symbol's code in bits, from how often each occurs; 0 for what never does.
pub fn lengths(counts: &[u32]) -> Vec<u8> {
    let mut counts = counts.to_vec();
    loop {
        let lengths = optimal_lengths(&counts);
        if lengths.iter().all(|&length| usize::from(length) <= LONGEST) {
            return lengths;
        }
        // Levels the counts, and so the lengths; what occurs still counts at least once.
        counts
            .iter_mut()
            .filter(|count| **count > 0)
            .for_each(|count| *count = *count / 2 + 1);
    }
}

fn optimal_lengths(counts: &[u32]) -> Vec<u8> {
    let used: Vec<usize> = (0..counts.len()).filter(|&symbol| counts[symbol] > 0).collect();
    let mut lengths = vec![0u8; counts.len()];
    if let [only] = used[..] {
        lengths[only] = 1;
        return lengths;
    }
    // Leaves first, then the nodes as they are joined; each knows its parent.
    let mut parents = vec![0usize; used.len()];
    let mut heap: BinaryHeap<Reverse<(u64, usize)>> = used
        .iter()
        .enumerate()
        .map(|(leaf, &symbol)| Reverse((u64::from(counts[symbol]), leaf)))
        .collect();
    while let (Some(Reverse((one, a))), Some(Reverse((other, b)))) = (heap.pop(), heap.pop()) {
        let node = parents.len();
        parents.push(0);
        (parents[a], parents[b]) = (node, node);
        if heap.is_empty() {
            break;
        }
        heap.push(Reverse((one + other, node)));
    }
    let mut depths = vec![0u8; parents.len()];
    for node in (0..parents.len().saturating_sub(1)).rev() {
        depths[node] = depths[parents[node]].saturating_add(1);
    }
    for (leaf, &symbol) in used.iter().enumerate() {
        lengths[symbol] = depths[leaf];
    }
    lengths
}

/// Symbols in the order of their codes, with the first code and the first place of each length.
struct Order {
    symbols: Vec<u32>,
    first_code: [u32; LONGEST + 2],
    first_place: [u32; LONGEST + 2],
}

impl Order {
    fn of(lengths: &[u8]) -> Option<Self> {
        let mut counts = [0u32; LONGEST + 2];
        for &length in lengths {
            *counts
                .get_mut(usize::from(length))
                .filter(|_| usize::from(length) <= LONGEST)? += 1;
        }
        counts[0] = 0;
        let (mut first_code, mut first_place) = ([0u32; LONGEST + 2], [0u32; LONGEST + 2]);
        for length in 1..LONGEST + 2 {
            first_code[length] = (first_code[length - 1] + counts[length - 1]) << 1;
            first_place[length] = first_place[length - 1] + counts[length - 1];
            if u64::from(first_code[length]) > 1u64 << length {
                return None; // more codes than there are
            }
        }
        let mut next = first_place;
        let mut symbols = vec![0; first_place[LONGEST + 1] as usize];
        for (symbol, &length) in lengths.iter().enumerate().filter(|(_, length)| **length > 0) {
            let place = &mut next[usize::from(length)];
            symbols[*place as usize] = symbol as u32;
            *place += 1;
        }
        Some(Self {
            symbols,
            first_code,
            first_place,
        })
    }
}

/// A code and its length in bits.
pub type Code = (u32, u8);

/// The code of each symbol.
pub fn codes(lengths: &[u8]) -> Vec<Code> {
    let mut codes = vec![(0, 0); lengths.len()];
    if let Some(order) = Order::of(lengths) {
        for (place, &symbol) in order.symbols.iter().enumerate() {
            let length = lengths[symbol as usize];
            let code = order.first_code[usize::from(length)] + place as u32 - order.first_place[usize::from(length)];
            codes[symbol as usize] = (code, length);
        }
    }
    codes
}

/// Writes codes as bits.
#[derive(Default)]
pub struct Encoder {
    bytes: Vec<u8>,
    waiting: u64,
    bits: u32,
}

impl Encoder {
    /// Appends a code.
    pub fn push(&mut self, (code, length): Code) {
        self.waiting = self.waiting << length | u64::from(code);
        self.bits += u32::from(length);
        while self.bits >= 8 {
            self.bits -= 8;
            self.bytes.push((self.waiting >> self.bits) as u8);
        }
    }

    /// Fills up the last byte, and says how many bytes there are so far.
    pub fn align(&mut self) -> usize {
        if self.bits > 0 {
            self.bytes.push((self.waiting << (8 - self.bits)) as u8);
            self.bits = 0;
        }
        self.bytes.len()
    }

    /// All bytes, and then as many zeros as [`Symbols`] may read ahead.
    pub fn finish(mut self) -> Vec<u8> {
        self.align();
        self.bytes.extend([0; 8]);
        self.bytes
    }
}

/// What turns bits back into symbols.
///
/// The processor guesses badly which code comes next, so nothing depends on it but tables: the length of the code, its
/// place among all codes, and whether it is a word, which is known before the symbol itself has been looked up.
#[derive(Debug)]
struct Decoder {
    /// By the next [`TELLING`] bits, the length of the shortest code that may begin with them.
    shortest: Box<[u8; 1 << TELLING]>,
    lengths: [Length; 32],
    /// The symbols in the order of their codes.
    symbols: Vec<u32>,
}

/// The codes of one length.
#[derive(Clone, Copy, Debug, Default)]
struct Length {
    /// The first code beyond them, set to the left of 32 bits.
    beyond: u64,
    /// What is to be added to a code for its place.
    place: u32,
    /// The first place that is not a word's. Symbols of one length are in order, and words come first.
    words: u32,
}

impl Decoder {
    /// Nothing if there are no such codes.
    fn new(lengths: &[u8], words: u32) -> Option<Self> {
        let order = Order::of(lengths)?;
        let mut by_length = [Length::default(); 32];
        for (length, of_length) in by_length.iter_mut().enumerate().take(LONGEST + 1).skip(1) {
            let (start, end) = (order.first_place[length], order.first_place[length + 1]);
            let codes = &order.symbols[start as usize..end as usize];
            *of_length = Length {
                beyond: (u64::from(order.first_code[length]) + codes.len() as u64) << (32 - length),
                place: start.wrapping_sub(order.first_code[length]),
                words: start + codes.partition_point(|&symbol| symbol < words) as u32,
            };
        }
        let mut shortest = Box::new([0; 1 << TELLING]);
        let mut length = 1;
        for (bits, shortest) in shortest.iter_mut().enumerate() {
            while length < LONGEST && (bits as u64) << (32 - TELLING) >= by_length[length].beyond {
                length += 1;
            }
            *shortest = length as u8;
        }
        Some(Self {
            shortest,
            lengths: by_length,
            symbols: order.symbols,
        })
    }

    /// The place of the code with which these bits begin, its length, and whether it is a word's.
    #[inline(always)]
    fn first_of(&self, ahead: u32) -> (u32, u32, bool) {
        let mut length = self.shortest[(ahead >> (32 - TELLING)) as usize] as usize & 31;
        while u64::from(ahead) >= self.lengths[length].beyond && length < LONGEST {
            length += 1;
        }
        let codes = &self.lengths[length];
        let place = (ahead >> (32 - length)).wrapping_add(codes.place);
        (place, length as u32, place < codes.words)
    }
}

/// A code for texts: symbols are words, then separators, then the end of a passage.
#[derive(Debug)]
pub struct TextCode {
    /// What reads a symbol that follows none or a separator, and what reads one that follows a word: a separator is
    /// not followed by another, and after a full stop come other words than after a comma.
    decoders: [Decoder; 2],
    end: u32,
}

impl TextCode {
    /// The code in which symbols have these lengths, after none or a separator and after a word. The first `words` of
    /// them are words, the last is the end. Nothing if there is no such code.
    pub fn new(lengths: [&[u8]; 2], words: u32) -> Option<Self> {
        let end = u32::try_from(lengths[0].len().checked_sub(1)?).ok()?;
        (lengths[1].len() == lengths[0].len() && words <= end).then_some(())?;
        Some(Self {
            decoders: [Decoder::new(lengths[0], words)?, Decoder::new(lengths[1], words)?],
            end,
        })
    }
}

/// Numbers, each of which is in the set or not.
pub struct Set(Vec<u32>);

impl Set {
    /// An empty set of numbers below a limit.
    pub fn below(limit: u32) -> Self {
        Self(vec![0; limit as usize / 32 + 1])
    }

    /// Takes in a range; what lies beyond the limit is left out.
    pub fn insert(&mut self, range: Range<u32>) {
        let mut at = range.start;
        while at < range.end {
            let Some(cell) = self.0.get_mut(at as usize / 32) else {
                return;
            };
            let (first, next) = (at % 32, range.end.min((at | 31).saturating_add(1)));
            *cell |= u32::MAX << first & u32::MAX >> (31 - (next - 1) % 32);
            at = next;
        }
    }

    #[inline(always)]
    fn holds(&self, number: u32) -> bool {
        let cell = self.0.get(number as usize / 32).copied().unwrap_or(0);
        cell >> (number % 32) & 1 != 0
    }
}

/// Reads the symbols of one text after another.
#[derive(Clone)]
pub struct Symbols<'a> {
    code: &'a TextCode,
    bytes: &'a [u8],
    /// The next byte, and one past the last that may be taken.
    at: usize,
    end: usize,
    /// The next bits, from the left.
    next: u64,
    /// How many of them have been taken from the bytes.
    ready: u32,
    after_word: bool,
}

impl<'a> Symbols<'a> {
    /// The symbols in a range of bits, of which the first begins a passage.
    pub fn new(code: &'a TextCode, bytes: &'a [u8], bits: Range<u64>) -> Self {
        let mut symbols = Self {
            code,
            bytes,
            at: (bits.start / 8) as usize,
            end: ((bits.end / 8) as usize).saturating_add(8), // as far as may be read ahead
            next: 0,
            ready: 0,
            after_word: false,
        };
        let passed = (bits.start % 8) as u32;
        if passed > 0 && symbols.fill() {
            symbols.next <<= passed;
            symbols.ready -= passed;
        }
        symbols
    }

    /// The bit at which the next passage begins, if the last one was read to its end.
    pub fn bit(&self) -> u64 {
        self.at as u64 * 8 - u64::from(self.ready)
    }

    /// Makes at least 32 bits ready, if there are any.
    #[inline(always)]
    fn fill(&mut self) -> bool {
        if self.ready < 32 {
            // Every symbol takes a bit or more, so damage cannot make a text endless.
            if self.at >= self.end {
                return false;
            }
            let four = self
                .bytes
                .get(self.at..self.at + 4)
                .and_then(|four| four.try_into().ok())
                .unwrap_or([0; 4]);
            self.next |= u64::from(u32::from_be_bytes(four)) << (32 - self.ready);
            self.ready += 32;
            self.at += 4;
        }
        true
    }

    /// The next symbol, the end of a passage among them; past the last, nothing, though it may come some symbols late.
    #[inline(always)]
    fn symbol(&mut self) -> Option<u32> {
        if !self.fill() {
            return None;
        }
        let decoder = &self.code.decoders[usize::from(self.after_word)];
        let (place, length, is_word) = decoder.first_of((self.next >> 32) as u32);
        self.next <<= length;
        self.ready -= length;
        self.after_word = is_word;
        // What is no code is damage, and ends the passage.
        Some(decoder.symbols.get(place as usize).copied().unwrap_or(self.code.end))
    }

    /// The symbols of the next passage, behind those that are there.
    pub fn passage(&mut self, symbols: &mut Vec<u32>) {
        let mut here = self.clone(); // which stays in registers
        while let Some(symbol) = here.symbol() {
            if symbol == here.code.end {
                break;
            }
            symbols.push(symbol);
        }
        *self = here;
    }

    /// Looks for symbols in the next passage, and appends each that is found with the number of words before it.
    /// Counts on from `word`, and gives the number of words up to the end of the passage.
    pub fn find(&mut self, wanted: &Set, mut word: u32, found: &mut Vec<(u32, u32)>) -> u32 {
        let mut here = self.clone(); // which stays in registers
        while let Some(symbol) = here.symbol() {
            if wanted.holds(symbol) {
                found.push((word, symbol));
            }
            if symbol == here.code.end {
                break;
            }
            word += u32::from(here.after_word);
        }
        *self = here;
        word
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn round_trip(counts: &[u32], symbols: &[u32]) {
        let lengths = lengths(counts);
        let (mut encoder, codes) = (Encoder::default(), codes(&lengths));
        symbols.iter().for_each(|&symbol| encoder.push(codes[symbol as usize]));
        let bytes = encoder.finish();
        let code = TextCode::new([&lengths, &lengths], counts.len() as u32 - 1).expect("a code");
        let mut read = Symbols::new(&code, &bytes, 0..bytes.len() as u64 * 8);
        for &symbol in symbols {
            assert_eq!(read.symbol(), Some(symbol));
        }
    }

    #[test]
    fn frequent_symbols_are_short() {
        assert_eq!(lengths(&[5, 2, 1, 1, 0]), [1, 2, 3, 3, 0]);
        assert_eq!(lengths(&[0, 7]), [0, 1]);
        assert_eq!(lengths(&[]), [0u8; 0]);
    }

    #[test]
    fn codes_are_never_too_long() {
        let mut counts = vec![1u32, 1];
        while counts.len() < 44 {
            counts.push(counts[counts.len() - 1].saturating_add(counts[counts.len() - 2]));
        }
        let symbols: Vec<u32> = (0..44).collect();
        round_trip(&counts, &symbols);
    }

    #[test]
    fn lengths_that_are_no_code_are_refused() {
        assert!(Decoder::new(&[1, 1, 1], 1).is_none());
        assert!(Decoder::new(&[25], 1).is_none());
    }

    #[test]
    fn damage_comes_to_an_end() {
        let code = TextCode::new([&[1, 0], &[1, 0]], 1).expect("a code");
        let (mut symbols, mut found) = (Vec::new(), Vec::new());
        Symbols::new(&code, &[0; 9], 0..32).passage(&mut symbols);
        assert!(symbols.len() <= 96);
        Symbols::new(&code, &[], 57..72).find(&Set::below(0), 0, &mut found);
    }

    proptest! {
        #[test]
        fn a_set_holds_its_ranges(ranges in prop::collection::vec((0u32..200, 0u32..80), 0..5), number in 0u32..300) {
            let mut set = Set::below(250);
            ranges.iter().for_each(|&(start, length)| set.insert(start..start + length));
            let wanted = ranges.iter().any(|&(start, length)| (start..start + length).contains(&number));
            if number < 250 {
                prop_assert_eq!(set.holds(number), wanted);
            }
        }

        #[test]
        fn finding_is_reading(passages in prop::collection::vec(prop::collection::vec(0u32..40, 0..30), 1..4)) {
            // Thirty words and ten separators; 40 is the end.
            let mut counts = vec![1u32; 41];
            passages.iter().flatten().for_each(|&symbol| counts[symbol as usize] += symbol);
            let lengths = lengths(&counts);
            let (mut encoder, codes) = (Encoder::default(), codes(&lengths));
            for passage in &passages {
                passage.iter().chain([&40]).for_each(|&symbol| encoder.push(codes[symbol as usize]));
            }
            let bytes = encoder.finish();
            let code = TextCode::new([&lengths, &lengths], 30).expect("a code");
            let mut wanted = Set::below(41);
            wanted.insert(5..35);
            let (mut found, mut expected, mut words) = (Vec::new(), Vec::new(), 0);
            let mut finding = Symbols::new(&code, &bytes, 0..bytes.len() as u64 * 8);
            let mut reading = finding.clone();
            for passage in &passages {
                let mut symbols = Vec::new();
                reading.passage(&mut symbols);
                prop_assert_eq!(&symbols, passage);
                reading = Symbols::new(&code, &bytes, reading.bit()..bytes.len() as u64 * 8);
                let end = finding.find(&wanted, words, &mut found);
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

        #[test]
        fn what_is_written_is_read(symbols in prop::collection::vec(0u32..300, 0..200)) {
            let mut counts = vec![0; 300];
            symbols.iter().for_each(|&symbol| counts[symbol as usize] += 1);
            round_trip(&counts, &symbols);
        }
    }
}
