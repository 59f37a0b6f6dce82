//! What stood before, as far as the next byte is foretold from it.

use crate::relations::Relations;
use crate::repeats::Repeats;
use crate::stack::Stack;
use crate::walk::{CALLS, END, GETS, INSTRUCTIONS, INTEGERS, KINDS, OFFSETS, OUTSIDE, SETS};

/// In so many ways the past is looked at, each leaving something else out.
pub(crate) const WAYS: usize = 5;

/// What stood before a byte.
pub(crate) struct Past {
    /// The last eight bytes outside functions, the last lowest.
    outside: u64,
    /// The letters of the word that the last byte belongs to, as one number.
    word: u32,
    /// The last eight instructions, the last lowest.
    instructions: u64,
    /// The instructions since the last that left nothing on the stack, as one number.
    statement: u32,
    stack: Stack,
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
    pub(crate) repeats: Repeats,
    pub(crate) relations: Relations,
}

/// What a way looks at: up to three parts of the past. Which ways tell most was found by trying many thousands of others.
type Way = [u8; 3];

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
const SKIPPED: u8 = 12; // the three bytes before the last
const STATEMENT: u8 = 13; // the instructions since the last that left nothing on the stack
const READ: u8 = 14; // the last local that was read
const CALLED: u8 = 15; // the last function that was called
const INTEGER: u8 = 16; // the last number
const WORD: u8 = 17; // the word that the last byte belongs to
const OPEN: u8 = 18; // how many blocks are open
const LAST_8: u8 = 19;
const LAST_5: u8 = 20;
const ALIKE: u8 = 21; // what a repetition behind instructions foretells
const LAST_7: u8 = 22;
const TOP: u8 = 23; // the values that stand highest
const UNDER: u8 = 24; // the value under the highest
const BASE: u8 = 25; // the address that memory is accessed at
const THIRD_VALUE: u8 = 26;
const HEIGHT: u8 = 27; // how many values stand on the stack

const fn way<const N: usize>(parts: [u8; N]) -> Way {
    let mut way = [NOTHING; 3];
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
    way([LAST_1, LAST_3]),
    way([SKIPPED]),
    way([WORD]),
];
const INSTRUCTION_WAYS: [Way; WAYS] = [
    way([LAST_1, FIRST]),
    way([LAST_2, UNDER]),
    way([LAST_3, FIRST]),
    way([LAST_5]),
    way([INTEGER, LAST_8, LAST_7]),
];
const GET_WAYS: [Way; WAYS] = [
    way([FUNCTION, UNDER]),
    way([ALIKE]),
    way([LAST_3, FIRST, READ]),
    way([SAME_BEFORE, LAST_8, TOP]),
    way([FIRST, BASE]),
];
const SET_WAYS: [Way; WAYS] = [
    way([LAST_2]),
    way([FUNCTION]),
    way([SAME, READ, LAST_7]),
    way([SAME]),
    way([LAST_4, FIRST, OTHER]),
];
const OFFSET_WAYS: [Way; WAYS] = [
    way([LAST_3, FIRST]),
    way([SAME_BEFORE, TOP]),
    way([LAST_1, BASE]),
    way([FUNCTION, BASE]),
    way([LAST_6, SAME_BEFORE]),
];
const INTEGER_WAYS: [Way; WAYS] = [
    way([LAST_1]),
    way([LAST_2, FIRST]),
    way([LAST_2, SAME, LAST_5]),
    way([LAST_3]),
    way([FUNCTION, UNDER]),
];
const CALL_WAYS: [Way; WAYS] = [
    way([OTHER, HEIGHT]),
    way([LAST_3, LAST_6]),
    way([STATEMENT, HEIGHT]),
    way([LAST_3, HEIGHT]),
    way([CALLED, HEIGHT]),
];
const OTHER_WAYS: [Way; WAYS] = [
    way([LAST_4, LAST_6]),
    way([SECOND]),
    way([LAST_1]),
    way([LAST_1, SAME]),
    way([LAST_1, OPEN, THIRD_VALUE]),
];

/// One number for two.
pub(crate) fn mixed(one: u32, other: u32) -> u32 {
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
            word: 0,
            instructions: 0,
            statement: 0,
            stack: Stack::EMPTY,
            operands: [0; 2],
            of_kind: [[0; 2]; KINDS],
            begun: 0,
            functions: 0,
            open: 0,
            ways: [0; WAYS],
            repeats: Repeats::new(length),
            relations: Relations::new(),
        }
    }

    /// What says how far relations are to be believed: the kind, and the last five instructions.
    pub(crate) fn belonging(&self, kind: usize) -> u32 {
        mixed(last(self.instructions, 5), kind as u32)
    }

    /// What stood last: the kind, and the last four instructions, or two bytes where there are none.
    pub(crate) fn last(&self, kind: usize) -> u32 {
        let last = match kind {
            OUTSIDE => last(self.outside, 2),
            _ => last(self.instructions, 4),
        };
        mixed(last, kind as u32).wrapping_mul(0x9e37_79b1)
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
            OFFSETS => (self.instructions, &OFFSET_WAYS),
            INTEGERS => (self.instructions, &INTEGER_WAYS),
            CALLS => (self.instructions, &CALL_WAYS),
            _ => (self.instructions, &OTHER_WAYS),
        };
        let last = |count| last(bytes, count);
        let [same, same_before] = self.of_kind[kind % KINDS];
        let foretold = self.repeats.foretold(kind)[1].map_or(0, |(byte, _)| u32::from(byte) + 1);
        let parts = [
            0,
            last(1),
            last(2),
            last(3),
            last(4),
            last(6),
            self.operands[0],
            self.operands[1],
            same,
            same_before,
            self.of_kind[(GETS + SETS).wrapping_sub(kind) % KINDS][0],
            self.functions,
            (bytes >> 8) as u32 & 0xff_ffff,
            self.statement,
            self.of_kind[GETS][0],
            self.of_kind[CALLS][0],
            self.of_kind[INTEGERS][0],
            self.word,
            self.open,
            last(8),
            last(5),
            foretold,
            last(7),
            self.stack.below(0),
            self.stack.below(1),
            self.stack.base,
            self.stack.below(2),
            self.stack.height(),
        ];
        ways.map(|way| {
            way.into_iter().fold(0, |sum: u32, part| {
                let part = usize::from(part) % parts.len();
                // So that equal parts at different places differ.
                let place = (kind as u32).wrapping_add((part as u32).wrapping_mul(0x3c6e_f372));
                sum.wrapping_add(mixed(parts[part], place))
            })
        })
    }

    /// Goes on by a byte.
    pub(crate) fn add(&mut self, byte: u8, kind: usize) {
        self.repeats.add(byte, kind);
        match kind {
            OUTSIDE => {
                self.outside = self.outside << 8 | u64::from(byte);
                self.word = match byte {
                    b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => mixed(self.word, u32::from(byte | 0x20) + 1),
                    _ => 0,
                };
            }
            INSTRUCTIONS => {
                self.instructions = self.instructions << 8 | u64::from(byte);
                self.stack.instruction(byte);
                self.statement = match byte {
                    0x00 | 0x02..=0x05 | 0x0b..=0x0f | 0x1a | 0x21 | 0x36..=0x3e => 0,
                    _ => mixed(self.statement, u32::from(byte) + 1),
                };
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
                self.stack.operand(kind, number);
                let of_kind = &mut self.of_kind[kind % KINDS];
                *of_kind = [number, of_kind[0]];
                self.operands = [mixed(number, kind as u32), self.operands[0]];
            }
        }
    }
}
