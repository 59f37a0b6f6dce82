//! Relations: a number foretold from the numbers before it.
//!
//! Histories foretell a number only where the same number stood in a like place. But locals are read again whatever their
//! number, and what is stored one after the other lies four bytes further each time. So for the kinds of operands that relate
//! like that, four numbers are named that may come; how far each is to be believed, the model learns by what it belongs to.

use crate::walk::{CALLS, GETS, INTEGERS, KINDS, OFFSETS, SETS};

/// How many numbers are named.
pub(crate) const RELATIONS: usize = 4;

/// The digits of a number in LEB128, the lowest first; beyond it stand noughts.
type Digits = [u8; 6];

/// The numbers that may come.
pub(crate) struct Relations {
    /// The last two numbers of each kind, the last first.
    last: [[u32; 2]; KINDS],
    /// The number that is not yet complete, and how many digits of it are known.
    number: u32,
    digits: usize,
    /// The numbers named for it; nothing for those that it can no longer be.
    named: [Option<Digits>; RELATIONS],
}

impl Relations {
    pub(crate) fn new() -> Self {
        Self {
            last: [[0; 2]; KINDS],
            number: 0,
            digits: 0,
            named: [None; RELATIONS],
        }
    }

    /// The next byte by each of the numbers that the one that begins or goes on here may be.
    #[cold] // for its size
    #[inline(never)]
    pub(crate) fn foretold(&mut self, kind: usize) -> [Option<u8>; RELATIONS] {
        if self.digits == 0 {
            let [number, before] = self.last[kind % KINDS];
            let [[get, get_before], [set, set_before], [offset, _]] = [GETS, SETS, OFFSETS].map(|kind| self.last[kind]);
            let numbers = match kind {
                GETS => [get, get_before, set, set_before],
                SETS => [get, get_before, set.wrapping_add(1), set],
                OFFSETS => [
                    before,
                    number.wrapping_add(4),
                    number.wrapping_sub(4),
                    number.wrapping_add(8),
                ],
                INTEGERS => [number, before, offset, offset.wrapping_add(4)],
                CALLS => [number, before, number, before],
                _ => return [None; RELATIONS],
            };
            self.named = numbers.map(|number| Some(digits(number, kind == INTEGERS)));
        }
        let at = self.digits % 6;
        self.named.map(|named| Some(named?[at]))
    }

    /// Goes on by a byte of an operand.
    #[cold] // for its size
    #[inline(never)]
    pub(crate) fn add(&mut self, byte: u8, kind: usize) {
        let at = self.digits % 6;
        for named in &mut self.named {
            *named = named.filter(|digits| digits[at] == byte);
        }
        let shift = self.digits as u32 * 7;
        self.number |= u32::from(byte & 0x7f).unbounded_shl(shift);
        self.digits += 1;
        if byte < 0x80 {
            if kind == INTEGERS && byte & 0x40 != 0 {
                self.number |= u32::MAX.unbounded_shl(shift + 7);
            }
            let last = &mut self.last[kind % KINDS];
            *last = [self.number, last[0]];
            (self.number, self.digits, self.named) = (0, 0, [None; RELATIONS]);
        }
    }
}

/// A number as it is written, with a sign or without.
#[cold] // for its size
#[inline(never)]
fn digits(number: u32, signed: bool) -> Digits {
    let mut left = if signed {
        i64::from(number as i32)
    } else {
        i64::from(number)
    };
    let mut digits = [0; 6];
    for digit in &mut digits {
        *digit = left as u8 & 0x7f;
        left >>= 7;
        let is_last = match signed {
            true => left == -i64::from(*digit >> 6),
            false => left == 0,
        };
        if is_last {
            break;
        }
        *digit |= 0x80;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is foretold for a number of a kind, digit by digit, while the given one comes.
    fn foretold(relations: &mut Relations, kind: usize, bytes: &[u8]) -> Vec<[Option<u8>; RELATIONS]> {
        let mut all = Vec::new();
        for &byte in bytes {
            all.push(relations.foretold(kind));
            relations.add(byte, kind);
        }
        all
    }

    #[test]
    fn numbers_are_written_as_programs_have_them() {
        for (number, signed, written) in [
            (0, false, &[0][..]),
            (127, false, &[127]),
            (128, false, &[0x80, 1]),
            (u32::MAX, false, &[0xff, 0xff, 0xff, 0xff, 0x0f]),
            (63, true, &[63]),
            (64, true, &[0xc0, 0]),
            (u32::MAX, true, &[0x7f]),
            (-65_i32 as u32, true, &[0xbf, 0x7f]),
            (i32::MIN as u32, true, &[0x80, 0x80, 0x80, 0x80, 0x78]),
        ] {
            assert_eq!(&digits(number, signed)[..written.len()], written, "{number}");
        }
    }

    #[test]
    fn locals_are_read_again_and_offsets_go_on() {
        let mut relations = Relations::new();
        foretold(&mut relations, SETS, &[9]);
        foretold(&mut relations, GETS, &[5]);
        assert_eq!(
            foretold(&mut relations, GETS, &[7]),
            [[Some(5), Some(0), Some(9), Some(0)]]
        );
        assert_eq!(
            foretold(&mut relations, GETS, &[7]),
            [[Some(7), Some(5), Some(9), Some(0)]]
        );
        foretold(&mut relations, OFFSETS, &[0xfc, 0]);
        // 124 and 4: what is wrong in one digit is not named for the next.
        assert_eq!(
            foretold(&mut relations, OFFSETS, &[0x80, 1]),
            [
                [Some(0), Some(0x80), Some(120), Some(0x84)],
                [None, Some(1), None, None]
            ]
        );
        assert_eq!(foretold(&mut relations, INTEGERS, &[0x7f])[0][2], Some(0x80));
        assert_eq!(foretold(&mut relations, INTEGERS, &[1])[0][0], Some(0x7f));
    }
}
