//! A walk through a program that says of every byte what it is.
//!
//! What an instruction's operands are is foretold best from what followed others of its kind. The same walk is taken
//! through a program that is there, and through one that is just coming to be.

#[cfg(not(target_arch = "wasm32"))]
use core::ops::Range;

/// What is outside functions.
pub const OUTSIDE: usize = 0;
/// What a function declares.
pub const LOCALS: usize = 1;
/// The instructions themselves.
pub const INSTRUCTIONS: usize = 2;
const BLOCKS: usize = 3;
const JUMPS: usize = 4;
/// Functions that are called.
pub const CALLS: usize = 5;
const INDIRECT_CALLS: usize = 6;
/// Locals that are read.
pub const GETS: usize = 7;
/// Locals that are written.
pub const SETS: usize = 8;
const GLOBALS: usize = 9;
/// What accesses to memory promise of their addresses.
pub const ALIGNMENTS: usize = 10;
/// How far from its address memory is accessed.
pub const OFFSETS: usize = 11;
/// Numbers of 32 bits.
pub const INTEGERS: usize = 12;
/// Numbers of 64 bits.
pub const LONG_INTEGERS: usize = 13;
/// The bytes of numbers with a point.
pub const FLOATS: usize = 14;
const OTHERS: usize = 15;
/// How many kinds of bytes there are.
pub const KINDS: usize = 16;

/// The instruction that ends a block, and what stands for bytes that are missing, since it lets everything end.
pub const END: u8 = 0x0b;

/// What is taken along on the walk.
pub trait Walker: Sized {
    /// Goes on by a byte of the given kind, and says which it is.
    fn byte(&mut self, kind: usize) -> u8;

    /// Whether there are no more bytes, whatever was announced.
    fn is_at_end(&self) -> bool;

    /// Goes on by a number in LEB128, and says which it is, were it without a sign.
    fn number(&mut self, kind: usize) -> u32 {
        leb128(self, kind)
    }
}

/// What [`Walker::number`] does where it does nothing else.
#[inline(never)]
pub fn leb128(walker: &mut impl Walker, kind: usize) -> u32 {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = walker.byte(kind);
        number |= u32::from(byte & 0x7f).unbounded_shl(shift);
        shift += 7;
        if byte < 0x80 {
            return number;
        }
    }
}

/// Walks through a function but for its length, which is where its outermost block ends.
pub fn function(walker: &mut impl Walker) {
    for _ in 0..walker.number(LOCALS) {
        walker.number(LOCALS);
        walker.byte(LOCALS);
        if walker.is_at_end() {
            return;
        }
    }
    let mut open = 1;
    while open > 0 && !walker.is_at_end() {
        // How many numbers follow the instruction, and of which kind.
        let (numbers, kind) = match walker.byte(INSTRUCTIONS) {
            0x02..=0x04 => {
                open += 1;
                (1, BLOCKS)
            }
            END => {
                open -= 1;
                continue;
            }
            0x0c | 0x0d => (1, JUMPS),
            0x0e => (walker.number(JUMPS).saturating_add(1), JUMPS), // by a table
            0x1c => (walker.number(OTHERS), OTHERS),                 // a choice between values of given types
            0x10 => (1, CALLS),
            0x11 => (2, INDIRECT_CALLS),
            0x20 => (1, GETS),
            0x21 | 0x22 => (1, SETS),
            0x28..=0x3e => {
                walker.number(ALIGNMENTS);
                (1, OFFSETS)
            }
            0x23 | 0x24 => (1, GLOBALS),
            0x25 | 0x26 | 0x3f | 0x40 | 0xd0 | 0xd2 => (1, OTHERS),
            0x41 => (1, INTEGERS),
            0x42 => (1, LONG_INTEGERS),
            floating @ (0x43 | 0x44) => {
                for _ in 0..(floating - 0x42) * 4 {
                    walker.byte(FLOATS);
                }
                continue;
            }
            0xfc => match walker.byte(INSTRUCTIONS) {
                0..=7 => continue,
                8 | 10 | 12 | 14 => (2, OTHERS), // between two memories or tables
                _ => (1, OTHERS),
            },
            _ => continue,
        };
        for _ in 0..numbers {
            walker.number(kind);
            if walker.is_at_end() {
                return;
            }
        }
    }
}

/// Where the functions of a program stand, the length of the first included, and how many there are; nothing if it is no
/// program, or is written in another way than it would be read here.
#[cfg(not(target_arch = "wasm32"))]
pub fn functions(program: &[u8]) -> Option<(Range<usize>, u32)> {
    const CODE: u8 = 10;
    let mut reader = Reader {
        left: program.get(8..)?,
        is_short: false,
    };
    while !reader.left.is_empty() {
        let (section, length) = (reader.byte(OUTSIDE), reader.number(OUTSIDE) as usize);
        if section != CODE {
            reader.left = reader.left.get(length..)?;
            continue;
        }
        let count = reader.number(OUTSIDE);
        let start = program.len() - reader.left.len();
        for _ in 0..count {
            let before = reader.left.len();
            let length = reader.number(OUTSIDE);
            let digits = before - reader.left.len();
            let behind = reader.left.len().checked_sub(length as usize)?;
            function(&mut reader);
            if reader.is_short || reader.left.len() != behind || digits != digits_of(length as usize) {
                return None;
            }
        }
        return Some((start..program.len() - reader.left.len(), count));
    }
    None
}

/// How many bytes a number takes in LEB128, at least.
pub(crate) fn digits_of(number: usize) -> usize {
    (number | 1).ilog2() as usize / 7 + 1
}

/// Reads, and does nothing else.
#[cfg(not(target_arch = "wasm32"))]
struct Reader<'a> {
    left: &'a [u8],
    /// Whether more was to be read than there was.
    is_short: bool,
}

#[cfg(not(target_arch = "wasm32"))]
impl Walker for Reader<'_> {
    fn byte(&mut self, _: usize) -> u8 {
        let Some((&first, rest)) = self.left.split_first() else {
            self.is_short = true;
            return END;
        };
        self.left = rest;
        first
    }

    fn is_at_end(&self) -> bool {
        self.is_short
    }
}
