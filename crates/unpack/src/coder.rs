//! Arithmetic coding: bits told by how far off their forecast was.
//!
//! All that is told is one number between nought and one. A forecast divides what is left of that range between a nought
//! and a one, in proportion; the better it was, the less narrow the range becomes, and the fewer digits tell where it is.

use alloc::vec::Vec;

/// Tells or learns bits.
pub(crate) trait Coder {
    /// Tells the bit that is told, or learns one instead; it is foretold how likely it is a one, of 65,536.
    fn bit(&mut self, likely: u16, told: impl FnOnce() -> usize) -> usize;
}

/// What is left of the range.
struct Left {
    low: u32,
    high: u32,
}

impl Left {
    const ALL: Self = Self { low: 0, high: u32::MAX };

    /// The last number that stands for a one.
    #[inline(always)]
    fn last_of_one(&self, likely: u16) -> u32 {
        let part = u64::from(self.high - self.low) * u64::from(likely);
        self.low + (part >> 16) as u32
    }

    #[inline(always)]
    fn narrow(&mut self, last_of_one: u32, bit: usize) {
        if bit == 1 {
            self.high = last_of_one;
        } else {
            self.low = last_of_one + 1;
        }
    }

    /// Gives away the first byte of the range, if it is settled.
    #[inline(always)]
    fn settled(&mut self) -> Option<u8> {
        if self.low >> 24 != self.high >> 24 {
            return None;
        }
        let byte = (self.low >> 24) as u8;
        (self.low, self.high) = (self.low << 8, self.high << 8 | 0xff);
        Some(byte)
    }
}

/// Learns bits from bytes. Behind their end come noughts.
pub(crate) struct Decoder {
    left: Left,
    /// The next four bytes that are not settled.
    number: u32,
    bytes: Vec<u8>,
    /// How far they are read.
    at: usize,
}

impl Decoder {
    pub(crate) fn new(bytes: Vec<u8>, at: usize) -> Self {
        let mut decoder = Self {
            left: Left::ALL,
            number: 0,
            bytes,
            at,
        };
        (0..4).for_each(|_| decoder.read());
        decoder
    }

    #[inline(always)]
    fn read(&mut self) {
        self.number = self.number << 8 | u32::from(self.bytes.get(self.at).copied().unwrap_or(0));
        self.at += 1;
    }
}

impl Coder for Decoder {
    #[inline(never)]
    fn bit(&mut self, likely: u16, _: impl FnOnce() -> usize) -> usize {
        let last_of_one = self.left.last_of_one(likely);
        let bit = usize::from(self.number <= last_of_one);
        self.left.narrow(last_of_one, bit);
        while self.left.settled().is_some() {
            self.read();
        }
        bit
    }
}

/// Tells bits in bytes.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) struct Encoder {
    left: Left,
    bytes: Vec<u8>,
}

#[cfg(not(target_arch = "wasm32"))]
impl Encoder {
    /// Goes on behind these bytes.
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        Self { left: Left::ALL, bytes }
    }

    /// All that was told.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        // Behind the end come noughts, so what is told is the first number of the range that ends with them.
        self.bytes.push(self.left.low.div_ceil(1 << 24) as u8);
        self.bytes
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Coder for Encoder {
    fn bit(&mut self, likely: u16, told: impl FnOnce() -> usize) -> usize {
        let bit = told();
        let last_of_one = self.left.last_of_one(likely);
        self.left.narrow(last_of_one, bit);
        while let Some(byte) = self.left.settled() {
            self.bytes.push(byte);
        }
        bit
    }
}
