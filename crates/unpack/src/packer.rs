//! The packer: what unpacks to a program.

use crate::alphabet::{self, ALPHABETS, Lengths};
use crate::checksum;
use crate::coder::Encoder;
use crate::model::Model;
use crate::walk::{self, END, INSTRUCTIONS, OUTSIDE, Walker};

/// A program, packed; see [`Unpacker`](crate::Unpacker) for how. What is no program is packed too, only not as well.
pub fn packed(program: &[u8]) -> Vec<u8> {
    let no_functions = (program.len()..program.len(), 0);
    let (functions, count) = walk::functions(program).unwrap_or(no_functions);
    let walk = |each: &mut dyn FnMut(usize, u8)| {
        let mut tour = Tour { program, at: 0, each };
        while tour.at < functions.start {
            tour.byte(OUTSIDE);
        }
        for _ in 0..count {
            tour.pass_over_number();
            walk::function(&mut tour);
        }
        while !tour.is_at_end() {
            tour.byte(OUTSIDE);
        }
    };
    let mut counts = [[0; 256]; ALPHABETS];
    let mut instruction = 0;
    walk(&mut |kind, byte| {
        counts[alphabet::of(kind, instruction)][usize::from(byte)] += 1;
        if kind == INSTRUCTIONS {
            instruction = byte;
        }
    });
    let lengths: Lengths = counts.map(|counts| alphabet::shortest(&counts));
    let head = [program.len() as u32, checksum(program), functions.start as u32, count];
    let mut encoder = Encoder::new(head.iter().flat_map(|number| number.to_le_bytes()).collect());
    alphabet::lengths(&mut encoder, &lengths);
    let mut model = Model::new(&lengths, program.len());
    walk(&mut |kind, byte| _ = model.byte(kind, &mut encoder, byte));
    encoder.finish()
}

/// A walk through a program that is there.
struct Tour<'a> {
    program: &'a [u8],
    at: usize,
    /// What is done with each byte.
    each: &'a mut dyn FnMut(usize, u8),
}

impl Tour<'_> {
    /// Passes over the length of a function.
    fn pass_over_number(&mut self) {
        while self.program.get(self.at).is_some_and(|&byte| byte >= 0x80) {
            self.at += 1;
        }
        self.at += 1;
    }
}

impl Walker for Tour<'_> {
    fn byte(&mut self, kind: usize) -> u8 {
        let Some(&byte) = self.program.get(self.at) else {
            return END;
        };
        self.at += 1;
        (self.each)(kind, byte);
        byte
    }

    fn is_at_end(&self) -> bool {
        self.at >= self.program.len()
    }
}
