//! What stood before, as far as the next byte is foretold from it.

use alloc::boxed::Box;
use alloc::vec;

use crate::relations::Relations;
use crate::table;
use crate::walk::{END, GETS, INSTRUCTIONS, KINDS, OUTSIDE, SETS};

/// In so many ways the past is looked at, each leaving something else out.
pub(crate) const WAYS: usize = 6;

/// What stood before a byte.
pub(crate) struct Past {
    /// The last eight bytes outside functions, the last lowest.
    outside: u64,
    /// The last eight instructions, the last lowest.
    instructions: u64,
    /// The last operands, of any kind.
    operands: [u32; 2],
    /// The last operands of each kind.
    of_kind: [[u32; 2]; KINDS],
    /// The bytes of the operand that is not yet complete.
    begun: u32,
    /// How many functions are complete, and how many blocks of the next are open.
    functions: u32,
    open: u32,
    /// Of the next operand, as long as it is not complete: the past in all ways, but for the bytes that it begins with.
    ways: [u32; WAYS],
    pub(crate) repeat: Repeat,
    pub(crate) relations: Relations,
}

/// What a way looks at: up to four parts of the past. Which ways tell most was found by leaving each out in turn.
type Way = [u8; 4];

const NOTHING: u8 = 0;
const LAST_1: u8 = 1; // the last instructions, or the last bytes where there are none
const LAST_2: u8 = 2;
const LAST_3: u8 = 3;
const LAST_4: u8 = 4;
const LAST_6: u8 = 5;
const FIRST: u8 = 6; // the last operands
const SECOND: u8 = 7;
const SAME: u8 = 8; // the last operands of the same kind
const SAME_BEFORE: u8 = 9;
const OTHER: u8 = 10; // the last local that was written, where one is read; and the other way round
const FUNCTION: u8 = 11; // only what was in this function counts
const SKIPPED: u8 = 12; // the two bytes before the last
const FIVE: u8 = 13; // those before the last three
const FOURTH: u8 = 14; // the fourth last byte, and where among four the next one is

const fn way<const N: usize>(parts: [u8; N]) -> Way {
    let mut way = [NOTHING; 4];
    let mut at = 0;
    while at < N {
        way[at] = parts[at];
        at += 1;
    }
    way
}

const OUTSIDE_WAYS: [Way; WAYS] = [
    way([LAST_1]),
    way([LAST_2]),
    way([SKIPPED]),
    way([LAST_3]),
    way([FOURTH]),
    way([FIVE]),
];
const INSTRUCTION_WAYS: [Way; WAYS] = [
    way([LAST_1, FIRST]),
    way([LAST_2]),
    way([LAST_4]),
    way([LAST_3, FIRST]),
    way([LAST_6]),
    way([LAST_4, FIRST, SECOND]),
];
const GET_WAYS: [Way; WAYS] = [
    way([FUNCTION]),
    way([LAST_2]),
    way([LAST_4, FUNCTION]),
    way([LAST_3, FIRST]),
    way([LAST_2, FUNCTION, OTHER]),
    way([LAST_4, FIRST, SECOND]),
];
const SET_WAYS: [Way; WAYS] = [
    way([LAST_2]),
    way([LAST_2, FUNCTION]),
    way([FUNCTION, SAME]),
    way([FUNCTION, SAME, SAME_BEFORE]),
    way([LAST_2, FUNCTION, OTHER]),
    way([LAST_4, FIRST, SECOND]),
];
const OPERAND_WAYS: [Way; WAYS] = [
    way([LAST_1]),
    way([LAST_1, FIRST]),
    way([LAST_2, SAME]),
    way([LAST_3, FIRST]),
    way([LAST_1, SAME]),
    way([LAST_2, SAME, SAME_BEFORE]),
];

/// One number for two.
fn mixed(one: u32, other: u32) -> u32 {
    (one ^ other).wrapping_mul(0x9e37_79b1).rotate_left(15) ^ one
}

/// The last of eight bytes, as one number.
fn last(bytes: u64, count: u32) -> u32 {
    ((bytes << (64 - 8 * count)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

impl Past {
    #[cold]
    #[inline(never)]
    pub(crate) fn new(length: usize) -> Self {
        Self {
            outside: 0,
            instructions: 0,
            operands: [0; 2],
            of_kind: [[0; 2]; KINDS],
            begun: 0,
            functions: 0,
            open: 0,
            ways: [0; WAYS],
            repeat: Repeat {
                hash: 0,
                bytes: vec![(0, 0); length].into_boxed_slice(),
                end: 0,
                last: table(),
                at: 0,
                length: 0,
            },
            relations: Relations::new(),
        }
    }

    /// What says how far relations are to be believed: the kind, and the last five instructions.
    pub(crate) fn belonging(&self, kind: usize) -> u32 {
        mixed(last(self.instructions, 5), kind as u32)
    }

    /// The last instruction.
    pub(crate) fn instruction(&self) -> u8 {
        self.instructions as u8
    }

    /// The past of the next byte in all ways, each as one number.
    pub(crate) fn ways(&mut self, kind: usize) -> [u32; WAYS] {
        if self.begun == 0 {
            self.ways = self.ways_of(kind);
        }
        self.ways.map(|way| way.wrapping_add(self.begun))
    }

    #[cold] // for its size
    fn ways_of(&self, kind: usize) -> [u32; WAYS] {
        let (bytes, ways) = match kind {
            OUTSIDE => (self.outside, &OUTSIDE_WAYS),
            INSTRUCTIONS => (self.instructions, &INSTRUCTION_WAYS),
            GETS => (self.instructions, &GET_WAYS),
            SETS => (self.instructions, &SET_WAYS),
            _ => (self.instructions, &OPERAND_WAYS),
        };
        let last = |count| last(bytes, count);
        let [first, second] = self.operands;
        let [same, same_before] = self.of_kind[kind % KINDS];
        let mut parts = [
            0,
            last(1),
            last(2),
            last(3),
            last(4),
            last(6),
            first,
            second,
            same,
            same_before,
            self.of_kind[(GETS + SETS).wrapping_sub(kind) % KINDS][0],
            self.functions,
            (bytes >> 8) as u32 & 0xffff,
            (bytes >> 24) as u32,
            (bytes >> 22) as u32 & 0x3fc | self.repeat.end as u32 & 3,
            0,
        ];
        let mut number = kind as u32;
        for part in &mut parts {
            number = number.wrapping_add(0x3c6e_f372); // so that equal parts at different places differ
            *part = mixed(*part, number);
        }
        ways.map(|way| {
            way.into_iter()
                .fold(0, |sum: u32, part| sum.wrapping_add(parts[usize::from(part & 15)]))
        })
    }

    /// Goes on by a byte.
    pub(crate) fn add(&mut self, byte: u8, kind: usize) {
        self.repeat.add(byte, kind);
        match kind {
            OUTSIDE => self.outside = self.outside << 8 | u64::from(byte),
            INSTRUCTIONS => {
                self.instructions = self.instructions << 8 | u64::from(byte);
                match byte {
                    0x02..=0x04 => self.open += 1,
                    END if self.open == 0 => self.functions += 1,
                    END => self.open -= 1,
                    _ => {}
                }
            }
            _ => {
                self.relations.add(byte, kind);
                let number = mixed(self.begun, u32::from(byte) + 1);
                if byte >= 0x80 {
                    self.begun = number;
                    return;
                }
                self.begun = 0;
                let of_kind = &mut self.of_kind[kind % KINDS];
                *of_kind = [number, of_kind[0]];
                self.operands = [mixed(number, kind as u32), self.operands[0]];
            }
        }
    }
}

/// Where the past went on as it does now.
pub(crate) struct Repeat {
    /// The last six bytes, as one number.
    hash: u32,
    /// All bytes so far, and their kinds.
    bytes: Box<[(u8, u8)]>,
    /// How many there are.
    end: usize,
    /// Behind which byte bytes like the last few stood the last time, by their hash.
    last: Box<[u32; LAST]>,
    /// The byte that comes next if the past repeats itself.
    at: usize,
    /// For how long it has done so; 0 if it does not.
    length: usize,
}

const LAST: usize = 1 << 16;

/// How many bytes must be the same for the past to count as repeating itself.
const LEAST: usize = 6;

impl Repeat {
    /// The byte that the past went on with, if it repeats itself, and for how long it has, up to 31.
    pub(crate) fn foretold(&self, kind: usize) -> Option<(u8, usize)> {
        let &(byte, of_kind) = self.bytes.get(self.at)?;
        (self.length > 0 && usize::from(of_kind) == kind).then_some((byte, self.length.min(31)))
    }

    #[inline(never)]
    fn add(&mut self, byte: u8, kind: usize) {
        let next = (byte, kind as u8);
        self.length = match self.bytes.get(self.at) {
            Some(&foretold) if self.length > 0 && foretold == next => self.length + 1,
            _ => 0,
        };
        self.at += 1;
        if let Some(place) = self.bytes.get_mut(self.end) {
            *place = next;
            self.end += 1;
        }
        // Each step moves what is in the hash up, until the sixth leaves nothing of it.
        self.hash = self
            .hash
            .wrapping_mul(0x3d4d_51cb << 6)
            .wrapping_add(u32::from(byte) + 1);
        let end = self.end;
        let place = &mut self.last[(self.hash.wrapping_mul(0x9e37_79b1) >> 16) as usize];
        if self.length == 0 {
            let at = *place as usize;
            let before = |end: usize| self.bytes.get(..end).unwrap_or_default().iter().rev().take(31);
            let length = before(at)
                .zip(before(end))
                .take_while(|(one, other)| one == other)
                .count();
            if length >= LEAST {
                (self.at, self.length) = (at, length);
            }
        }
        *place = end as u32;
    }
}
