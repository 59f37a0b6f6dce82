//! The decoder: packed bytes in, unpacked bytes out, a step at a time.

/// The probability of a bit that nothing is known of, of 2048.
const EVEN: u16 = 1024;

// Where the odds of each kind of bit stand in the one table. Numbers of states are rounded up to 16. A tree begins one
// before its first odds, and a single bit is a tree of one level.
const IS_MATCH: usize = 0; // by state, as are the next five
const IS_LONG: usize = 16;
const IS_REPEAT: usize = 32;
const IS_REPEAT_0: usize = 48;
const IS_REPEAT_1: usize = 64;
const IS_REPEAT_2: usize = 80;
const ALIGNED: usize = 96;
const SLOTS: usize = 112; // four trees of 64
const SPECIAL: usize = 368;
const MATCH_LENGTH: usize = 496;
const REPEAT_LENGTH: usize = MATCH_LENGTH + LENGTHS;
const LITERALS: usize = REPEAT_LENGTH + LENGTHS; // four times 0x300

// Within the odds of lengths.
const LOW: usize = 2;
const MIDDLE: usize = LOW + 8;
const HIGH: usize = MIDDLE + 8;
const LENGTHS: usize = HIGH + 256;

/// Room for all odds. A power of two, so that cutting an index to it is all the care it needs.
const TABLE: usize = 8192;

/// The arithmetic coder with the odds that it has learnt.
#[derive(Debug)]
struct Coder {
    odds: [u16; TABLE],
    range: u32,
    code: u32,
    /// How far the input is read.
    at: usize,
}

impl Coder {
    /// Makes the range wide again. After the end of the input come zeros.
    #[inline(always)]
    fn widen(&mut self, input: &[u8]) {
        if self.range < 1 << 24 {
            self.range <<= 8;
            self.code = self.code << 8 | u32::from(input.get(self.at).copied().unwrap_or(0));
            self.at += 1;
        }
    }

    /// Bits from the highest down, until `node`, which starts as 1 or as what is known already, has reached `limit`.
    /// Nearly all the time is spent here.
    #[inline(never)]
    fn tree(&mut self, input: &[u8], start: usize, mut node: usize, limit: usize) -> usize {
        while node < limit {
            let odds = &mut self.odds[(start + node) % TABLE];
            let even = u32::from(*odds);
            let bound = (self.range >> 11) * even;
            // Without branches, since a processor would guess wrong at every fifth. All ones if the bit is nought.
            let nought = u32::from(self.code < bound).wrapping_neg();
            let rest = self.range - bound;
            self.range = rest ^ ((rest ^ bound) & nought);
            self.code -= bound & !nought;
            // Towards 2048 by a thirty-second of the way, or towards nought.
            let step = even.wrapping_sub(2017 & nought).cast_signed() >> 5;
            *odds = even.wrapping_sub(step.cast_unsigned()) as u16;
            self.widen(input);
            node = node << 1 | nought.wrapping_add(1) as usize;
        }
        node
    }

    /// One bit.
    fn bit(&mut self, input: &[u8], index: usize) -> usize {
        self.tree(input, index, 1, 2) & 1
    }

    /// The same, as a decision.
    fn flag(&mut self, input: &[u8], index: usize) -> bool {
        self.bit(input, index) == 1
    }

    /// Bits from the lowest up.
    fn reverse(&mut self, input: &[u8], start: usize, bits: u32) -> usize {
        let (mut node, mut value) = (1, 0);
        for place in 0..bits {
            node = self.tree(input, start, node, node + 1);
            value |= (node & 1) << place;
        }
        value
    }

    /// Bits that are as often one as nought.
    fn direct(&mut self, input: &[u8], bits: u32) -> usize {
        let mut value = 0;
        for _ in 0..bits {
            self.range >>= 1;
            let one = self.code >= self.range;
            if one {
                self.code -= self.range;
            }
            value = value << 1 | usize::from(one);
            self.widen(input);
        }
        value
    }

    /// How long a match is, less two.
    fn length(&mut self, input: &[u8], start: usize) -> usize {
        if !self.flag(input, start) {
            self.tree(input, start + LOW, 1, 8) - 8
        } else if !self.flag(input, start + 1) {
            self.tree(input, start + MIDDLE, 1, 8)
        } else {
            self.tree(input, start + HIGH, 1, 256) - 240
        }
    }
}

/// A decoder at work, for what is packed with lc = 2, lp = 0, pb = 0: a literal depends on the two highest bits of the byte
/// before, and nothing on the place in the output. No page is packed otherwise.
#[derive(Debug)]
pub struct Decoder {
    coder: Coder,
    /// How far the output is written.
    end: usize,
    state: usize,
    /// The distances of the last four matches, less one.
    back: [usize; 4],
}

impl Decoder {
    /// How long the header is: properties, size of the dictionary, size of what is packed.
    const HEADER: usize = 13;

    /// A decoder that has read nothing yet.
    pub const fn new() -> Self {
        Self {
            coder: Coder {
                odds: [0; TABLE],
                range: 0,
                code: 0,
                at: Self::HEADER,
            },
            end: 0,
            state: 0,
            back: [0; 4],
        }
    }

    /// Fills `output` up to `until` or a little further. `input` and `output` are the same at every step: the whole
    /// .lzma file, and room for as many bytes as its header says.
    pub fn step(&mut self, input: &[u8], output: &mut [u8], until: usize) {
        let until = until.min(output.len());
        if self.coder.at == Self::HEADER {
            // Here and not above, so that the module does not carry the table.
            self.coder.odds.fill(EVEN);
            self.coder.range = u32::MAX;
            for &byte in input.iter().skip(Self::HEADER).take(5) {
                self.coder.code = self.coder.code << 8 | u32::from(byte);
                self.coder.at += 1;
            }
        }
        while self.end < until {
            if !self.coder.flag(input, IS_MATCH + self.state) {
                let start = LITERALS + 0x300 * (self.written(output, 0) >> 6);
                let mut symbol = 1;
                if self.state > 6 {
                    let mut expected = self.written(output, self.back[0]);
                    while symbol < 256 {
                        let bit = expected >> 7 & 1;
                        expected <<= 1;
                        symbol = self.coder.tree(input, start + ((1 + bit) << 8), symbol, symbol + 1);
                        if symbol & 1 != bit {
                            break;
                        }
                    }
                }
                let symbol = self.coder.tree(input, start, symbol, 256);
                self.write(output, symbol);
                self.state = match self.state {
                    0..4 => 0,
                    4..10 => self.state - 3,
                    _ => self.state - 6,
                };
                continue;
            }
            let after_literal = self.state < 7;
            let length;
            if !self.coder.flag(input, IS_REPEAT + self.state) {
                length = self.coder.length(input, MATCH_LENGTH) + 2;
                self.state = if after_literal { 7 } else { 10 };
                let distance = self.distance(input, length);
                self.back = [distance, self.back[0], self.back[1], self.back[2]];
            } else {
                let [first, second, third, fourth] = self.back;
                if !self.coder.flag(input, IS_REPEAT_0 + self.state) {
                    if !self.coder.flag(input, IS_LONG + self.state) {
                        self.state = if after_literal { 9 } else { 11 };
                        let byte = self.written(output, first);
                        self.write(output, byte);
                        continue;
                    }
                } else if !self.coder.flag(input, IS_REPEAT_1 + self.state) {
                    self.back = [second, first, third, fourth];
                } else if !self.coder.flag(input, IS_REPEAT_2 + self.state) {
                    self.back = [third, first, second, fourth];
                } else {
                    self.back = [fourth, first, second, third];
                }
                length = self.coder.length(input, REPEAT_LENGTH) + 2;
                self.state = if after_literal { 8 } else { 11 };
            }
            for _ in 0..length {
                let byte = self.written(output, self.back[0]);
                self.write(output, byte);
            }
        }
    }

    /// How far back a match lies, less one.
    fn distance(&mut self, input: &[u8], length: usize) -> usize {
        let slot = self.coder.tree(input, SLOTS + ((length - 2).min(3) << 6), 1, 64) - 64;
        if slot < 4 {
            return slot;
        }
        let bits = (slot >> 1) as u32 - 1;
        let distance = (2 | slot & 1) << bits;
        if slot < 14 {
            distance + self.coder.reverse(input, SPECIAL + distance - slot, bits)
        } else {
            // Beyond any memory if the input is damaged.
            let high = self.coder.direct(input, bits - 4) << 4;
            distance.wrapping_add(high) + self.coder.reverse(input, ALIGNED, 4)
        }
    }

    /// The byte that was written so far back.
    #[inline(always)]
    fn written(&self, output: &[u8], back: usize) -> usize {
        let at = self.end.wrapping_sub(back).wrapping_sub(1);
        usize::from(output.get(at).copied().unwrap_or(0))
    }

    #[inline(always)]
    fn write(&mut self, output: &mut [u8], byte: usize) {
        if let Some(place) = output.get_mut(self.end) {
            *place = byte as u8;
        }
        self.end += 1;
    }
}

impl Default for Decoder {
    fn default() -> Self {
        Self::new()
    }
}

/// FNV-1a in 32 bits, after Fowler, Noll and Vo: one line, and a millisecond in the browser.
pub fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum: u32, &byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::LazyLock;

    use lzma_rust2::{LzmaOptions, LzmaWriter};
    use proptest::prelude::*;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut options = LzmaOptions::with_preset(9);
        (options.lc, options.lp, options.pb) = (2, 0, 0);
        let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64)).expect("options");
        writer.write_all(bytes).expect("room");
        writer.finish().expect("room")
    }

    fn unpacked(input: &[u8], length: usize, step: usize) -> Vec<u8> {
        let mut output = vec![0; length];
        let mut decoder = Decoder::new();
        for until in (0..length + step).step_by(step) {
            decoder.step(input, &mut output, until);
        }
        output
    }

    /// Bytes in which everything occurs: literals, near and far matches, repeats of earlier distances.
    fn varied(length: u32) -> Vec<u8> {
        let byte = |n: u32| match n / 3000 % 4 {
            0 => (n.wrapping_mul(n) >> 7) as u8,
            1 => (n % 7) as u8,
            2 => (n % 97 * (n % 5)) as u8,
            _ => b"the quick brown fox "[n as usize % 20],
        };
        (0..length).map(byte).collect()
    }

    #[test]
    fn what_was_packed_is_unpacked() {
        for length in [0, 1, 2, 273, 70_000] {
            let bytes = varied(length);
            assert!(unpacked(&packed(&bytes), bytes.len(), 1000) == bytes, "{length} bytes");
        }
    }

    #[test]
    fn the_checksum_is_the_known_one() {
        // From the authors' test vectors, http://www.isthe.com/chongo/tech/comp/fnv/
        assert_eq!(
            [checksum(b""), checksum(b"a"), checksum(b"foobar")],
            [0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968]
        );
    }

    proptest! {
        #[test]
        fn any_bytes_unpack_in_steps_of_any_length(bytes in prop::collection::vec(0u8..9, 0..2000), step in 1usize..700) {
            prop_assert_eq!(unpacked(&packed(&bytes), bytes.len(), step), bytes);
        }

        #[test]
        fn damage_never_stops_it(at in 0usize..4000, byte: u8, cut in 0usize..4000) {
            static PACKED: LazyLock<Vec<u8>> = LazyLock::new(|| packed(&varied(20_000)));
            let mut input = PACKED.clone();
            let (at, cut) = (at % input.len(), cut % input.len());
            input[at] = byte;
            unpacked(&input, 20_000, 1000);
            unpacked(&input[..cut], 20_000, 1000);
        }

        #[test]
        fn noise_never_stops_it(input in prop::collection::vec(any::<u8>(), 0..600)) {
            unpacked(&input, 5000, 1000);
        }
    }
}
