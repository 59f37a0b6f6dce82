//! A prefix code: the more frequent a symbol, the fewer its bits.
//!
//! Huffman 1952, in the canonical form of Schwartz and Kallick 1964: the lengths alone tell the codes, since codes of
//! one length are consecutive numbers in the order of the symbols.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The longest code. Longer ones would be those of symbols so rare that cutting them short costs nothing.
const LONGEST: usize = 24;
/// Codes of up to so many bits are looked up in one step. Nearly all that are read are such.
const AT_ONCE: u32 = 11;

/// The length of each symbol's code in bits, from how often each occurs; 0 for what never does.
pub(super) fn lengths(counts: &[u32]) -> Vec<u8> {
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
pub(super) type Code = (u32, u8);

/// The code of each symbol.
pub(super) fn codes(lengths: &[u8]) -> Vec<Code> {
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
pub(super) struct Encoder {
    bytes: Vec<u8>,
    waiting: u64,
    bits: u32,
}

impl Encoder {
    pub(super) fn push(&mut self, (code, length): Code) {
        self.waiting = self.waiting << length | u64::from(code);
        self.bits += u32::from(length);
        while self.bits >= 8 {
            self.bits -= 8;
            self.bytes.push((self.waiting >> self.bits) as u8);
        }
    }

    /// Fills up the last byte, and says how many bytes there are so far.
    pub(super) fn align(&mut self) -> usize {
        if self.bits > 0 {
            self.bytes.push((self.waiting << (8 - self.bits)) as u8);
            self.bits = 0;
        }
        self.bytes.len()
    }

    /// All bytes, and then as many zeros as a [`Bits`] may read ahead.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.align();
        self.bytes.extend([0; 8]);
        self.bytes
    }
}

/// What turns bits back into symbols.
#[derive(Debug)]
pub(super) struct Decoder {
    /// By the next [`AT_ONCE`] bits: symbol and length of the code that they begin with; length 0 if it is longer.
    at_once: Vec<u32>,
    symbols: Vec<u32>,
    /// For each length, the first code beyond it, set to the left of 32 bits; and what to add for the place.
    beyond: [u64; LONGEST + 2],
    place: [u32; LONGEST + 2],
}

impl Decoder {
    /// Nothing if there are no such codes.
    pub(super) fn new(lengths: &[u8]) -> Option<Self> {
        let order = Order::of(lengths)?;
        let (mut beyond, mut place) = ([0u64; LONGEST + 2], [0u32; LONGEST + 2]);
        let mut at_once = vec![0u32; 1 << AT_ONCE];
        for length in 1..=LONGEST {
            let count = order.first_place[length + 1] - order.first_place[length];
            let end = u64::from(order.first_code[length]) + u64::from(count);
            beyond[length] = end << (32 - length);
            place[length] = order.first_place[length].wrapping_sub(order.first_code[length]);
            if length as u32 <= AT_ONCE {
                let spare = AT_ONCE - length as u32;
                for nth in 0..count {
                    let symbol = order.symbols[(order.first_place[length] + nth) as usize];
                    let start = ((order.first_code[length] + nth) << spare) as usize;
                    at_once
                        .get_mut(start..start + (1 << spare))?
                        .fill(symbol << 5 | length as u32);
                }
            }
        }
        (lengths.len() < 1 << 27).then_some(Self {
            at_once,
            symbols: order.symbols,
            beyond,
            place,
        })
    }
}

/// A place in a run of bits.
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The next bits, from the left.
    next: u64,
    /// How many of them have been taken from the bytes.
    ready: u32,
}

impl<'a> Bits<'a> {
    /// The bits from a byte on.
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self {
            bytes,
            at,
            next: 0,
            ready: 0,
        }
    }

    /// The next symbol; past the end, some symbol or other.
    #[inline(always)]
    pub(super) fn symbol(&mut self, decoder: &Decoder) -> u32 {
        if self.ready < 32 {
            let four = self
                .bytes
                .get(self.at..self.at + 4)
                .and_then(|four| four.try_into().ok())
                .unwrap_or([0; 4]);
            self.next |= u64::from(u32::from_be_bytes(four)) << (32 - self.ready);
            self.ready += 32;
            self.at += 4;
        }
        let entry = decoder.at_once[(self.next >> (64 - AT_ONCE)) as usize];
        let length = entry & 31;
        if length > 0 {
            self.next <<= length;
            self.ready -= length;
            return entry >> 5;
        }
        self.long_symbol(decoder)
    }

    fn long_symbol(&mut self, decoder: &Decoder) -> u32 {
        let ahead = self.next >> 32;
        let mut length = AT_ONCE as usize + 1;
        while length < LONGEST && ahead >= decoder.beyond[length] {
            length += 1;
        }
        let code = (ahead >> (32 - length)) as u32;
        self.next <<= length;
        self.ready -= length as u32;
        let place = code.wrapping_add(decoder.place[length]);
        decoder.symbols.get(place as usize).copied().unwrap_or(0)
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
        let decoder = Decoder::new(&lengths).expect("a code");
        let mut bits = Bits::new(&bytes, 0);
        for &symbol in symbols {
            assert_eq!(bits.symbol(&decoder), symbol);
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
        assert!(Decoder::new(&[1, 1, 1]).is_none());
        assert!(Decoder::new(&[25]).is_none());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(symbols in prop::collection::vec(0u32..300, 0..200)) {
            let mut counts = vec![0; 300];
            symbols.iter().for_each(|&symbol| counts[symbol as usize] += 1);
            round_trip(&counts, &symbols);
        }
    }
}
