//! The unpacker: packed bytes in, the program out, a step at a time.

use alloc::vec;
use alloc::vec::Vec;

use crate::alphabet::{self, ALPHABETS, Lengths};
use crate::checksum;
use crate::coder::Decoder;
use crate::model::Model;
use crate::walk::{self, END, OUTSIDE, Walker};

/// An unpacker at work.
///
/// What is packed begins with four numbers of four bytes, little-endian: the length of the program, its checksum, where the
/// length of its first function stands, and how many functions there are. The rest is what the coder tells: the lengths of
/// all alphabets, and every byte but the lengths of functions.
pub struct Unpacker {
    model: Model,
    decoder: Decoder,
    program: Vec<u8>,
    /// How far it is unpacked.
    end: usize,
    sum: u32,
    first_function: usize,
    functions: u32,
}

impl Unpacker {
    /// How long what stands before the coded bytes is.
    const HEAD: usize = 16;

    /// An unpacker of these bytes that has not begun.
    #[cold]
    pub fn new(packed: Vec<u8>) -> Self {
        let head = |nth: usize| {
            let bytes = packed.get(nth * 4..).and_then(|rest| rest.first_chunk());
            bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes))
        };
        let (length, sum, first_function, functions) = (head(0) as usize, head(1), head(2) as usize, head(3));
        // No program is so long for what it is packed in; what is damaged would take forever.
        let length = length.min((packed.len() * 20).max(1 << 20));
        let mut decoder = Decoder::new(packed, Self::HEAD);
        let lengths: Lengths = alphabet::lengths(&mut decoder, &[[0; 256]; ALPHABETS]);
        Self {
            model: Model::new(&lengths, length),
            decoder,
            program: vec![0; length],
            end: 0,
            sum,
            first_function,
            functions,
        }
    }

    /// Unpacks up to this place, or to the end of the function that it is in. `false` if that is the end of all.
    pub fn step(&mut self, until: usize) -> bool {
        let until = until.min(self.program.len());
        while self.end < until {
            if self.end < self.first_function || self.functions == 0 {
                self.byte(OUTSIDE);
            } else {
                self.functions -= 1;
                self.function();
            }
        }
        !self.is_at_end()
    }

    /// The program, once it is unpacked; nothing if it is damaged.
    pub fn program(&self) -> Option<&[u8]> {
        (checksum(&self.program) == self.sum).then_some(&self.program)
    }

    fn function(&mut self) {
        let start = self.end;
        walk::function(self);
        // Its length goes before it, once it is known.
        let (end, length) = (self.end, self.end - start);
        let digits = walk::digits_of(length);
        let behind = start + digits;
        if behind + length <= self.program.len() {
            self.program.copy_within(start..end, behind);
        }
        self.end = start;
        for place in 0..digits {
            let is_last = place + 1 == digits;
            self.write((length >> (7 * place)) as u8 & 0x7f | if is_last { 0 } else { 0x80 });
        }
        self.end = behind + length;
    }

    fn write(&mut self, byte: u8) {
        if let Some(place) = self.program.get_mut(self.end) {
            *place = byte;
        }
        self.end += 1;
    }
}

impl Walker for Unpacker {
    fn byte(&mut self, kind: usize) -> u8 {
        if self.is_at_end() {
            return END;
        }
        let byte = self.model.byte(kind, &mut self.decoder, 0);
        self.write(byte);
        byte
    }

    fn is_at_end(&self) -> bool {
        self.end >= self.program.len()
    }
}
