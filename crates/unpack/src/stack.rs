//! The stack: what an instruction takes, as far as it can be told.
//!
//! What comes next depends on what stands on the stack: what adds up is followed by an addition only if there are two, and a
//! structure that begins at a local is read at offsets that it has. What a call takes and gives is not known here; it is taken
//! to take all and to give one, which is what it mostly comes to.

use crate::past::mixed;
use crate::walk::{GETS, INTEGERS, LONG_INTEGERS, OFFSETS, SETS};

/// So many values are kept.
const DEPTH: usize = 64;

/// The instruction that writes a local, and leaves its value where it is.
const TEE: u8 = 0x22;

/// What values stand on the stack, each as one number that says where it came from.
pub(crate) struct Stack {
    values: [u32; DEPTH],
    height: usize,
    /// The address that memory is accessed at.
    pub(crate) base: u32,
    /// The last instruction.
    instruction: u8,
}

impl Stack {
    pub(crate) const EMPTY: Self = Self {
        values: [0; DEPTH],
        height: 0,
        base: 0,
        instruction: 0,
    };

    /// How many values there are.
    pub(crate) fn height(&self) -> u32 {
        self.height as u32
    }

    /// The value that stands below so many others; 0 if there is none.
    pub(crate) fn below(&self, others: usize) -> u32 {
        match self.height.checked_sub(others + 1) {
            Some(place) => self.values[place % DEPTH],
            None => 0,
        }
    }

    /// Takes so many values.
    fn take(&mut self, count: usize) {
        self.height = self.height.saturating_sub(count);
    }

    fn give(&mut self, value: u32) {
        self.values[self.height % DEPTH] = value;
        self.height += 1;
    }

    /// Goes on by an instruction.
    #[cold] // for its size
    #[inline(never)]
    pub(crate) fn instruction(&mut self, instruction: u8) {
        self.instruction = instruction;
        let (takes, gives) = match instruction {
            0x00 | 0x05 | 0x0b | 0x0c | 0x0e | 0x0f => (usize::MAX, false), // ends of blocks, and jumps
            0x04 | 0x0d | 0x1a | 0x21 | 0x24 => (1, false),
            0x1b => (3, true),
            0x20 | 0x23 | 0x3f | 0x41..=0x44 => (0, true),
            0x28..=0x35 => {
                self.base = self.below(0);
                (1, true)
            }
            0x36..=0x3e => {
                self.base = self.below(1);
                (2, false)
            }
            0x45 | 0x50 | 0x67..=0x69 | 0x79..=0x7b | 0xa7..=0xc4 => (1, true),
            0x46..=0xa6 => (2, true),
            0x10 | 0x11 => (usize::MAX, true),
            _ => return,
        };
        self.take(takes);
        if gives {
            self.give(mixed(u32::from(instruction), 1));
        }
    }

    /// Goes on by an operand of the last instruction.
    pub(crate) fn operand(&mut self, kind: usize, number: u32) {
        let value = match kind {
            GETS | INTEGERS | LONG_INTEGERS => mixed(kind as u32, number),
            SETS if self.instruction == TEE => mixed(GETS as u32, number),
            OFFSETS if matches!(self.instruction, 0x28..=0x35) => mixed(self.below(0), number),
            _ => return,
        };
        self.take(1);
        self.give(value);
    }
}
