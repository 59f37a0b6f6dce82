//! Repetitions: where the past went on as it does now.
//!
//! Two places in the past are followed: one behind the same bytes, and one behind the same instructions whatever their
//! operands were. What came differently does not end a repetition: functions that do nearly the same differ in a local here
//! and an address there. An operand that is longer than that at the place followed is waited for, or the other way round, and
//! both go on behind it. How far a repetition is to be believed, the model learns by how long nothing came differently, and how
//! often something did before.

use alloc::boxed::Box;
use alloc::vec;

use crate::table;
use crate::walk::{FLOATS, INSTRUCTIONS, LOCALS, OUTSIDE};

/// How many repetitions there are.
pub(crate) const REPEATS: usize = 2;

/// How many states of a repetition are told apart, for each kind of bytes.
pub(crate) const STATES: usize = 128;

/// A byte and its kind.
type Byte = (u8, u8);

/// The places that are followed.
pub(crate) struct Repeats {
    /// All bytes so far.
    bytes: Box<[Byte]>,
    /// How many there are.
    end: usize,
    /// The last five bytes, and the last eleven instructions, each as one number.
    hashes: [u32; REPEATS],
    /// Behind which byte bytes like the last few stood the last time, by their hash, which stands before it.
    after_bytes: Box<[[u32; 2]; LAST]>,
    /// The same of instructions.
    after_instructions: Box<[[u32; 2]; LAST]>,
    behind_bytes: Repeat,
    behind_instructions: Repeat,
}

const LAST: usize = 1 << 16;

/// How many bytes must be the same for a place to be followed.
const LEAST: usize = 5;

/// How many more must be the same for another place to be followed instead.
const BETTER: usize = 8;

/// How many of the last 16 bytes may have come differently.
const DIFFERENT: u32 = 8;

/// One number more for a hash. Each moves what is in it up by so many bits, until nothing is left of the first.
fn hashed(hash: u32, bits: u32, byte: u8) -> u32 {
    hash.wrapping_mul(0x3d4d_51cb << bits).wrapping_add(u32::from(byte) + 1)
}

impl Repeats {
    #[cold]
    #[inline(never)]
    pub(crate) fn new(length: usize) -> Self {
        Self {
            bytes: vec![(0, 0); length].into_boxed_slice(),
            end: 0,
            hashes: [0; REPEATS],
            after_bytes: table(),
            after_instructions: table(),
            behind_bytes: Repeat::default(),
            behind_instructions: Repeat::default(),
        }
    }

    /// For each repetition the byte that comes next if it goes on, and its state, which is never 0.
    pub(crate) fn foretold(&self, kind: usize) -> [Option<(u8, usize)>; REPEATS] {
        [
            self.behind_bytes.foretold(kind, &self.bytes),
            self.behind_instructions.foretold(kind, &self.bytes),
        ]
    }

    #[inline(never)]
    pub(crate) fn add(&mut self, byte: u8, kind: usize) {
        let next = (byte, kind as u8);
        self.behind_bytes.follow(next, &self.bytes);
        self.behind_instructions.follow(next, &self.bytes);
        if let Some(place) = self.bytes.get_mut(self.end) {
            *place = next;
            self.end += 1;
        }
        let end = self.end;
        self.hashes[0] = hashed(self.hashes[0], 7, byte);
        let hash = self.hashes[0].wrapping_mul(0x9e37_79b1);
        let place = &mut self.after_bytes[(hash >> 16) as usize];
        let [known, at] = core::mem::replace(place, [hash, end as u32]);
        if known == hash && self.behind_bytes.length == 0 {
            let before = |end: usize| self.bytes.get(..end).unwrap_or_default().iter().rev().take(31);
            let length = before(at as usize)
                .zip(before(end))
                .take_while(|(one, other)| one == other)
                .count();
            if length >= LEAST && (!self.behind_bytes.is_followed || length > BETTER) {
                self.behind_bytes = Repeat::of(at as usize, length);
            }
        }
        if kind == INSTRUCTIONS {
            self.hashes[1] = hashed(self.hashes[1], 3, byte);
            let hash = self.hashes[1].wrapping_mul(0x9e37_79b1);
            let place = &mut self.after_instructions[(hash >> 16) as usize];
            let [known, at] = core::mem::replace(place, [hash, end as u32]);
            if known == hash && self.behind_instructions.length == 0 {
                self.behind_instructions = Repeat::of(at as usize, 0);
            }
        }
    }
}

/// A place that is followed.
#[derive(Default)]
struct Repeat {
    /// The byte that comes next if the past repeats itself.
    at: usize,
    /// Whether it is followed at all.
    is_followed: bool,
    /// Whether it waits for the end of a longer operand.
    waits: bool,
    /// How many bytes came as foretold since one did not.
    length: usize,
    /// Which of the last 16 did not, the last lowest.
    differences: u16,
}

impl Repeat {
    fn of(at: usize, length: usize) -> Self {
        Self {
            at,
            is_followed: true,
            length,
            ..Self::default()
        }
    }

    fn foretold(&self, kind: usize, bytes: &[Byte]) -> Option<(u8, usize)> {
        let &(byte, of_kind) = bytes.get(self.at)?;
        let length = match self.length {
            short @ 0..16 => short,
            long => (12 + long / 4).min(19),
        };
        let differences = (self.differences as u8).count_ones().min(3) as usize;
        (self.is_followed && !self.waits && usize::from(of_kind) == kind)
            .then_some((byte, 1 + (length << 2 | differences)))
    }

    /// Goes on by a byte.
    fn follow(&mut self, (byte, kind): Byte, bytes: &[Byte]) {
        if self.waits {
            self.waits = byte >= 0x80;
            self.at += usize::from(!self.waits);
            return;
        }
        let foretold = match bytes.get(self.at) {
            Some(&(foretold, of_kind)) if of_kind == kind => foretold,
            _ => {
                *self = Self::default();
                return;
            }
        };
        self.at += 1;
        self.differences <<= 1;
        if foretold == byte {
            self.length += 1;
            return;
        }
        self.length = 0;
        self.differences |= 1;
        if self.differences.count_ones() > DIFFERENT {
            self.is_followed = false;
        }
        if !matches!(usize::from(kind), OUTSIDE | INSTRUCTIONS | LOCALS | FLOATS) {
            // Both go on behind their operands.
            if byte >= 0x80 && foretold < 0x80 {
                self.waits = true;
                self.at -= 1;
            } else if byte < 0x80 && foretold >= 0x80 {
                while bytes.get(self.at).is_some_and(|(byte, _)| *byte >= 0x80) {
                    self.at += 1;
                }
                self.at += 1;
            }
        }
    }
}
