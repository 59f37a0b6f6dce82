//! Histories: how often a nought and a one came in some place, and which of them last, in one byte.
//!
//! A byte cannot tell all histories apart, nor need it: what was long ago tells less than what was of late. So counts are
//! small, the more so where both bits came often, and each bit makes the other's count smaller.

use alloc::boxed::Box;

use crate::table;

/// A history, as it is numbered here. None of anything is 0, and the larger a number, the more has been seen.
pub(crate) type History = u8;

/// All histories that can be.
pub(crate) struct Histories {
    /// What each becomes by a nought, and by a one.
    next: Box<[[History; 2]; 256]>,
    /// How likely a one is after each, of 65,536, if nothing else is known.
    pub(crate) likely: Box<[u16; 256]>,
}

/// Noughts, ones, and the last bit where there were both.
type Counts = (u8, u8, usize);

impl Histories {
    /// Finds them all, beginning with none.
    #[cold]
    #[inline(never)]
    pub(crate) fn new() -> Self {
        let mut found: [Counts; 256] = [(0, 0, 0); 256];
        let mut histories = Self {
            next: table(),
            likely: table(),
        };
        let (mut at, mut end) = (0, 1);
        while at < end {
            let (noughts, ones, _) = found[at & 255];
            let seen = (u32::from(noughts) + u32::from(ones)) * 5 + 4;
            histories.likely[at & 255] = ((u32::from(ones) * 5 + 2) * 0xffff / seen) as u16;
            for bit in 0..2 {
                let after = after((noughts, ones), bit);
                let known = (0..end).find(|&it| found[it & 255] == after);
                histories.next[at & 255][bit] = known.unwrap_or_else(|| {
                    found[end & 255] = after;
                    end += 1;
                    end - 1
                }) as History;
            }
            at += 1;
        }
        histories
    }

    /// What a history becomes by a bit.
    #[inline(always)]
    pub(crate) fn next(&self, history: History, bit: usize) -> History {
        self.next[usize::from(history)][bit & 1]
    }
}

/// Which counts are kept apart: 221 histories in all, with the last bits.
fn is_kept(one: u8, other: u8) -> bool {
    one.max(other) <= 40 && u32::from(one) * u32::from(other) <= 40
}

#[cold]
#[inline(never)]
fn after((noughts, ones): (u8, u8), bit: usize) -> Counts {
    let (mut same, mut other) = if bit == 0 { (noughts, ones) } else { (ones, noughts) };
    if other > 2 {
        other = (other / 2 + 1).min(5);
    }
    if is_kept(same + 1, other) {
        same += 1;
    }
    while !is_kept(same, other) {
        if same > other {
            same -= 1;
        } else {
            other -= 1;
        }
    }
    let last = if same > 0 && other > 0 { bit } else { 0 };
    if bit == 0 {
        (same, other, last)
    } else {
        (other, same, last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_few_enough_for_a_byte() {
        let histories = Histories::new();
        let known = histories.likely.iter().filter(|&&likely| likely > 0).count();
        assert_eq!(known, 221);
        assert!(histories.next.iter().flatten().all(|&it| usize::from(it) < known));
    }

    #[test]
    fn what_came_often_is_likely() {
        let histories = Histories::new();
        let after = |bits: &[usize]| bits.iter().fold(0, |it, &bit| histories.next(it, bit));
        let likely = |bits: &[usize]| histories.likely[usize::from(after(bits))];
        assert!(likely(&[1; 100]) > 64_000 && likely(&[0; 100]) < 1500);
        assert!(likely(&[1, 1, 1, 0]) < likely(&[1, 1, 1]));
        assert!(likely(&[0, 0, 0, 0, 1]) > likely(&[0, 0, 0, 0]));
        assert_ne!(after(&[0, 1]), after(&[1, 0]));
    }
}
