//! A program with its instructions sorted by kind, which is a sixteenth smaller once packed: what follows an instruction
//! is foretold best by what followed others of its kind.
//!
//! | bytes | what |
//! | --- | --- |
//! | 4 | how long the program is, little-endian, as are all these numbers |
//! | 4 | where the length of its first function stands |
//! | 4 | how many functions there are |
//! | 4 each | where each stream begins, by its number |
//! | … | the streams |
//!
//! The lengths of functions are not kept, since a function ends where its outermost block does.

// What the streams hold. The first has all that is outside functions.
const OUTSIDE: usize = 0;
const LOCALS: usize = 1;
/// The stream of the instructions themselves.
pub const INSTRUCTIONS: usize = 2;
const BLOCKS: usize = 3;
const JUMPS: usize = 4;
const CALLS: usize = 5;
const INDIRECT_CALLS: usize = 6;
const GETS: usize = 7;
const SETS: usize = 8;
const GLOBALS: usize = 9;
/// The stream of what accesses to memory promise of their addresses.
pub const ALIGNMENTS: usize = 10;
const OFFSETS: usize = 11;
const INTEGERS: usize = 12;
const LONG_INTEGERS: usize = 13;
const FLOATS: usize = 14;
const OTHERS: usize = 15;
/// A power of two, so that cutting a number to it is all the care it needs.
const STREAMS: usize = 16;

/// How long all is that stands before the streams.
#[cfg(not(target_arch = "wasm32"))]
const HEAD: usize = 4 * (3 + STREAMS);

/// The instruction that ends a block, and what stands for bytes that are missing, since it lets everything end.
pub const END: u8 = 0x0b;

/// Moves bytes between a program and its streams, in one direction or the other.
pub trait Mover: Sized {
    /// Moves the next byte of the program, which is or comes to be the next of the given stream, and says which it is.
    fn byte(&mut self, stream: usize) -> u8;

    /// Moves a number in LEB128, and says which it is, were it without a sign.
    fn number(&mut self, stream: usize) -> u32 {
        leb128(self, stream)
    }
}

/// What [`Mover::number`] does where it does nothing else.
#[inline(never)]
pub fn leb128(mover: &mut impl Mover, stream: usize) -> u32 {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = mover.byte(stream);
        number |= u32::from(byte & 0x7f).unbounded_shl(shift);
        shift += 7;
        if byte < 0x80 {
            return number;
        }
    }
}

/// Moves one function but for its length.
pub fn function(mover: &mut impl Mover) {
    for _ in 0..mover.number(LOCALS) {
        mover.number(LOCALS);
        mover.byte(LOCALS);
    }
    let mut open = 1;
    while open > 0 {
        // How many numbers follow the instruction, and in which stream.
        let (numbers, stream) = match mover.byte(INSTRUCTIONS) {
            0x02..=0x04 => {
                open += 1;
                (1, BLOCKS)
            }
            END => {
                open -= 1;
                continue;
            }
            0x0c | 0x0d => (1, JUMPS),
            0x0e => (mover.number(JUMPS) + 1, JUMPS), // by a table
            0x1c => (mover.number(OTHERS), OTHERS),   // a choice between values of given types
            0x10 => (1, CALLS),
            0x11 => (2, INDIRECT_CALLS),
            0x20 => (1, GETS),
            0x21 | 0x22 => (1, SETS),
            0x28..=0x3e => {
                mover.number(ALIGNMENTS);
                (1, OFFSETS)
            }
            0x23 | 0x24 => (1, GLOBALS),
            0x25 | 0x26 | 0x3f | 0x40 | 0xd0 | 0xd2 => (1, OTHERS),
            0x41 => (1, INTEGERS),
            0x42 => (1, LONG_INTEGERS),
            floating @ (0x43 | 0x44) => {
                for _ in 0..(floating - 0x42) * 4 {
                    mover.byte(FLOATS);
                }
                continue;
            }
            0xfc => match mover.byte(INSTRUCTIONS) {
                0..=7 => continue,
                8 | 10 | 12 | 14 => (2, OTHERS), // between two memories or tables
                _ => (1, OTHERS),
            },
            _ => continue,
        };
        for _ in 0..numbers {
            mover.number(stream);
        }
    }
}

/// From the streams to the program.
struct Joiner<'a> {
    sorted: &'a [u8],
    /// How far each stream is read.
    places: [usize; STREAMS],
    program: &'a mut [u8],
    /// How far the program is written.
    end: usize,
}

impl Mover for Joiner<'_> {
    #[inline(never)]
    fn byte(&mut self, stream: usize) -> u8 {
        let place = &mut self.places[stream % STREAMS];
        let byte = self.sorted.get(*place).copied().unwrap_or(END);
        *place += 1;
        self.write(byte);
        byte
    }
}

impl Joiner<'_> {
    fn write(&mut self, byte: u8) {
        if let Some(place) = self.program.get_mut(self.end) {
            *place = byte;
        }
        self.end += 1;
    }

    fn function(&mut self) {
        // It is written as far behind as its length may take up, and then moved up to it.
        let start = self.end;
        self.end += 5;
        let first = self.end;
        function(self);
        let past = self.end;
        self.end = start;
        let mut left = past - first;
        while left >= 0x80 {
            self.write(left as u8 | 0x80);
            left >>= 7;
        }
        self.write(left as u8);
        for place in first..past {
            let byte = self.program.get(place).copied().unwrap_or(END);
            self.write(byte);
        }
    }
}

/// Writes the program whose sorted form is given. It is no check: what is damaged makes some other program, and may take
/// forever.
pub fn join(sorted: &[u8], program: &mut [u8]) {
    let head = |nth: usize| {
        let bytes = sorted.get(nth * 4..).and_then(|rest| rest.first_chunk());
        bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize)
    };
    let mut places = [0; STREAMS];
    for (stream, place) in places.iter_mut().enumerate() {
        *place = head(3 + stream);
    }
    let mut joiner = Joiner {
        sorted,
        places,
        program,
        end: 0,
    };
    while joiner.end < head(1) {
        joiner.byte(OUTSIDE);
    }
    for _ in 0..head(2) {
        joiner.function();
    }
    while joiner.end < joiner.program.len() {
        joiner.byte(OUTSIDE);
    }
}

/// The sorted form of a program. What is no program, or holds instructions that are not known here, is not sorted.
#[cfg(not(target_arch = "wasm32"))]
pub fn sorted(program: &[u8]) -> Vec<u8> {
    let mut splitter = Splitter {
        program,
        at: 0,
        streams: Default::default(),
    };
    if let Some((first, functions)) = splitter.split() {
        let sorted = splitter.written(first, functions);
        let mut again = vec![0; program.len()];
        join(&sorted, &mut again);
        if again == program {
            return sorted;
        }
    }
    splitter.streams = Default::default();
    splitter.streams[OUTSIDE].extend_from_slice(program);
    splitter.written(0, 0)
}

/// From the program to the streams.
#[cfg(not(target_arch = "wasm32"))]
struct Splitter<'a> {
    program: &'a [u8],
    /// How far it is read.
    at: usize,
    streams: [Vec<u8>; STREAMS],
}

#[cfg(not(target_arch = "wasm32"))]
impl Mover for Splitter<'_> {
    fn byte(&mut self, stream: usize) -> u8 {
        let byte = self.program.get(self.at).copied().unwrap_or(END);
        self.at += 1;
        self.streams[stream].push(byte);
        byte
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Splitter<'_> {
    /// Fills the streams, and says where the length of the first function stands and how many there are; nothing if it
    /// is no program.
    fn split(&mut self) -> Option<(usize, u32)> {
        const CODE: u8 = 10;
        for _ in 0..8 {
            self.byte(OUTSIDE);
        }
        while self.byte(OUTSIDE) != CODE {
            let length = self.number(OUTSIDE) as usize;
            let content = self.program.get(self.at..)?.get(..length)?;
            self.streams[OUTSIDE].extend_from_slice(content);
            self.at += length;
        }
        self.number(OUTSIDE);
        let functions = self.number(OUTSIDE);
        let first = self.at;
        for _ in 0..functions {
            let outside = self.streams[OUTSIDE].len();
            let length = self.number(OUTSIDE) as usize;
            self.streams[OUTSIDE].truncate(outside);
            let end = self.at + length;
            // Nothing that is longer than what is left has so many bytes to be gone through.
            self.program.get(self.at..end)?;
            function(self);
            if self.at != end {
                return None;
            }
        }
        self.streams[OUTSIDE].extend_from_slice(self.program.get(self.at..)?);
        Some((first, functions))
    }

    fn written(&self, first: usize, functions: u32) -> Vec<u8> {
        let mut written = Vec::new();
        let mut push = |number: usize| written.extend_from_slice(&(number as u32).to_le_bytes());
        push(self.program.len());
        push(first);
        push(functions as usize);
        let mut place = HEAD;
        for stream in &self.streams {
            push(place);
            place += stream.len();
        }
        written.extend(self.streams.iter().flatten());
        written
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn there_and_back(program: &[u8]) -> (Vec<u8>, usize) {
        let sorted = sorted(program);
        assert_eq!(sorted[..4], (program.len() as u32).to_le_bytes());
        let mut again = vec![0; program.len()];
        join(&sorted, &mut again);
        (again, usize::from(sorted[8]))
    }

    /// A module with functions of that content, some types before them and data behind.
    fn module(functions: &[Vec<u8>]) -> Vec<u8> {
        let number = |bytes: &mut Vec<u8>, mut number: usize| {
            while number >= 0x80 {
                bytes.push(number as u8 | 0x80);
                number >>= 7;
            }
            bytes.push(number as u8);
        };
        let mut code = Vec::new();
        number(&mut code, functions.len());
        for function in functions {
            number(&mut code, function.len());
            code.extend_from_slice(function);
        }
        let mut module = b"\0asm\x01\0\0\0\x01\x03\x0a\x60\x00\x0a".to_vec();
        number(&mut module, code.len());
        module.extend(code);
        module.extend_from_slice(b"\x0b\x04data");
        module
    }

    /// Every kind of instruction, by how what follows it is read.
    const INSTRUCTIONS: [&[u8]; 22] = [
        b"\x01",                                 // nop
        b"\x02\x40\x0b",                         // block, end
        b"\x03\x7f\x04\x80\x01\x05\x0b\x0b",     // loop, if, else, end, end
        b"\x0c\x02",                             // br
        b"\x0d\xff\x01",                         // br_if
        b"\x0e\x03\x00\x0b\x02\x01",             // br_table
        b"\x0f",                                 // return
        b"\x10\x8b\x0b",                         // call
        b"\x11\x0b\x00",                         // call_indirect
        b"\x1c\x01\x7f",                         // select
        b"\x20\x0b",                             // local.get
        b"\x21\x8b\x01\x22\x0b",                 // local.set, local.tee
        b"\x23\x00\x24\x0b",                     // global.get, global.set
        b"\x28\x02\x8b\x0b\x37\x03\x0b",         // i32.load, i64.store
        b"\x3f\x00\x40\x00",                     // memory.size, memory.grow
        b"\x41\x8b\x8b\x7f\x42\x0b",             // i32.const, i64.const
        b"\x43\x0b\x0b\x0b\x0b",                 // f32.const
        b"\x44\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b", // f64.const
        b"\x6a\xc0",                             // i32.add, i32.extend8_s
        b"\xd0\x70\xd2\x0b",                     // ref.null, ref.func
        b"\xfc\x03\xfc\x0b\x00",                 // i64.trunc_sat_f32_u, memory.fill
        b"\xfc\x0a\x00\x00\xfc\x10\x00",         // memory.copy, table.size
    ];

    proptest! {
        #[test]
        fn a_program_is_sorted_and_joined(
            functions in prop::collection::vec((0u8..3, prop::collection::vec(0..INSTRUCTIONS.len(), 0..60)), 0..9)
        ) {
            let functions: Vec<Vec<u8>> = functions
                .into_iter()
                .map(|(locals, instructions)| {
                    let mut function = vec![locals];
                    (0..locals).for_each(|_| function.extend([0x83, 0x01, 0x7f]));
                    function.extend(instructions.iter().flat_map(|&place| INSTRUCTIONS[place]));
                    function.push(END);
                    function
                })
                .collect();
            let program = module(&functions);
            prop_assert_eq!(there_and_back(&program), (program, functions.len()));
        }

        #[test]
        fn what_is_no_program_stays_as_it_is(bytes: Vec<u8>) {
            prop_assert_eq!(there_and_back(&bytes), (bytes, 0));
        }

        #[test]
        fn a_damaged_program_comes_back_too(at in 0usize..200, byte in 0u8..0x80) {
            let mut program = module(&[[&[0][..], &INSTRUCTIONS.concat(), &[END]].concat()]);
            let at = at % program.len();
            program[at] = byte;
            prop_assert_eq!(there_and_back(&program).0, program);
        }
    }

    #[test]
    fn instructions_that_are_not_known_are_left_alone() {
        let vector = vec![0, 0xfd, 0x0c, 0x0b, 0x0b, END];
        let program = module(&[vector]);
        assert_eq!(there_and_back(&program), (program, 0));
    }
}
