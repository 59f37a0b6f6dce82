//! An alphabet: bytes of one kind, each told in the more bits the rarer it is, so that fewer have to be foretold.
//!
//! It is a prefix code, after David Huffman, of which only the lengths travel: codes are given out in the order of lengths
//! and, within one, of bytes.

use crate::coder::Coder;
use crate::walk::{INSTRUCTIONS, KINDS};

/// The longest code.
pub(crate) const LONGEST: u8 = 15;

/// The instructions that come most often. Behind each of them others come, which are told in an alphabet of their own: a tenth
/// less bits have to be foretold.
const COMMONEST: [u8; 8] = [0x20, 0x41, 0x28, 0x6a, 0x10, 0x21, 0x36, 0x0b];

/// How many alphabets there are: one a kind, and those of instructions behind the commonest.
pub(crate) const ALPHABETS: usize = KINDS + COMMONEST.len();

/// In which alphabet a byte of a kind is told behind an instruction.
pub(crate) fn of(kind: usize, instruction: u8) -> usize {
    match COMMONEST.iter().position(|it| *it == instruction) {
        Some(place) if kind == INSTRUCTIONS => KINDS + place,
        _ => kind % KINDS,
    }
}

/// The lengths of all codes: for every alphabet that of every byte, 0 where it does not occur.
pub(crate) type Lengths = [[u8; 256]; ALPHABETS];

/// An alphabet, as a tree.
#[derive(Clone)]
pub(crate) struct Alphabet {
    /// Where each inner node leads by a nought and by a one: to a node, or from 256 on to a byte. The first is the root.
    nodes: [[u16; 2]; 256],
    /// The code of each byte, in its highest bits.
    codes: [u16; 256],
    lengths: [u8; 256],
    /// Where all of it starts: the root, or the one byte that there is.
    pub(crate) root: u16,
}

/// What a node is that is a byte.
pub(crate) const BYTE: u16 = 256;

impl Alphabet {
    pub(crate) const EMPTY: Self = Self {
        nodes: [[BYTE; 2]; 256],
        codes: [0; 256],
        lengths: [0; 256],
        root: BYTE,
    };

    /// The alphabet whose codes are that long. Lengths that fit no code make one that leads somewhere too.
    #[cold]
    #[inline(never)]
    pub(crate) fn new(lengths: [u8; 256]) -> Self {
        let mut alphabet = Self { lengths, ..Self::EMPTY };
        let mut all = (0..).zip(&lengths).filter(|(_, length)| **length > 0);
        if let (Some((byte, _)), None) = (all.next(), all.next()) {
            alphabet.root = BYTE + byte; // which needs no bits to be told
            return alphabet;
        }
        alphabet.root = 0;
        let (mut code, mut nodes) = (0_u32, 1);
        for length in 1..=LONGEST {
            code <<= 1;
            for byte in (0..=255).filter(|&byte: &u8| lengths[usize::from(byte)] == length) {
                alphabet.codes[usize::from(byte)] = (code << (16 - length)) as u16;
                alphabet.grow(byte, &mut nodes);
                code = code.wrapping_add(1);
            }
        }
        alphabet
    }

    /// Adds the way to a byte.
    #[cold]
    fn grow(&mut self, byte: u8, nodes: &mut u16) {
        let length = self.lengths[usize::from(byte)];
        let code = self.code(byte);
        let mut node = 0;
        for place in 1..length {
            let bit = code.bit(place - 1);
            let next = &mut self.nodes[node][bit];
            if *next >= BYTE {
                *next = *nodes & 255;
                *nodes += 1;
            }
            node = usize::from(*next & 255);
        }
        self.nodes[node][code.bit(length - 1)] = BYTE + u16::from(byte);
    }

    /// Where a bit leads from a node.
    #[inline(always)]
    pub(crate) fn next(&self, node: u16, bit: usize) -> u16 {
        self.nodes[usize::from(node & 255)][bit & 1]
    }

    /// The code of a byte.
    #[inline(always)]
    pub(crate) fn code(&self, byte: u8) -> Code {
        Code(self.codes[usize::from(byte)])
    }
}

/// The code of a byte, its first bit highest.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) struct Code(u16);

impl Code {
    pub(crate) const NONE: Self = Self(0);

    /// The bit at a place, counted from the first.
    #[inline(always)]
    pub(crate) fn bit(self, place: u8) -> usize {
        usize::from(self.0 >> (15 - (place & 15)) & 1)
    }
}

/// Tells these lengths, or learns others: four bits each, foretold from the one before.
#[cold]
#[inline(never)]
pub(crate) fn lengths(coder: &mut impl Coder, told: &Lengths) -> Lengths {
    let mut likely = [[0x8000_u16; 16]; 16];
    let mut lengths = *told;
    let mut before = 0;
    for length in lengths.iter_mut().flatten() {
        let mut node = 1;
        while node < 16 {
            let likely = &mut likely[before & 15][node];
            let told = usize::from(*length | 16) >> (3 - node.ilog2()) & 1;
            let bit = coder.bit(*likely, || told);
            let off = if bit == 1 { 0xffff - *likely } else { *likely } >> 4;
            *likely = if bit == 1 { *likely + off } else { *likely - off };
            node = node * 2 + bit;
        }
        before = node & 15;
        *length = before as u8;
    }
    lengths
}

/// The lengths that make all bytes together shortest, by how often each occurs.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn shortest(counts: &[u32; 256]) -> [u8; 256] {
    let mut counts = *counts;
    loop {
        // The two rarest are put together, until all are: then each is as many bits from the top as it was put together.
        let mut lengths = [0_u8; 256];
        let mut trees: Vec<(u32, Vec<usize>)> = (0..256)
            .filter(|&byte| counts[byte] > 0)
            .map(|byte| (counts[byte], vec![byte]))
            .collect();
        if let [(_, only)] = &trees[..] {
            lengths[only[0]] = 1;
        }
        while trees.len() > 1 {
            trees.sort_by(|one, other| other.cmp(one));
            if let (Some(mut one), Some(other)) = (trees.pop(), trees.pop()) {
                one.0 += other.0;
                one.1.extend(other.1);
                one.1.iter().for_each(|&byte| lengths[byte] += 1);
                trees.push(one);
            }
        }
        if lengths.iter().all(|&length| length <= LONGEST) {
            return lengths;
        }
        // The rarest become less rare, and the longest codes shorter.
        counts.iter_mut().for_each(|count| *count -= *count / 2);
    }
}
