//! Words in their order, led past a machine: how patterns are looked up in a vocabulary.
//!
//! What two neighbours begin with is read once, and what begins as a refused word does is not read at all.

/// How many words a block holds.
pub const BLOCK: u32 = 16;
/// A step that is not in the table.
pub const UNKNOWN: u32 = u32::MAX;

/// What reads words letter by letter. It keeps the steps that it has made in a table.
pub trait Machine {
    /// The state before the first letter.
    fn start(&mut self) -> u32;

    /// The state after one more letter, whether that step is in the table or not; nothing if it would take more steps
    /// than there are left. It may empty the table, and then no state means anything but this one.
    fn step(&mut self, state: u32, letter: char, steps: &mut u64) -> Option<u32>;

    /// The steps that it has made.
    fn table(&self) -> Table<'_>;
}

/// The steps that a machine has made.
pub struct Table<'a> {
    /// By state and class of letters, the state that follows: 0 if nothing matches any more, or [`UNKNOWN`].
    pub next: &'a [u32],
    /// How many classes there are.
    pub classes: usize,
    /// The classes of the first 128 letters.
    pub ascii: &'a [u32],
    /// By state, whether what was read up to there matches: the lowest bit.
    pub accepting: &'a [u8],
    /// How often the table was emptied.
    pub flushes: u32,
}

impl Table<'_> {
    /// The state that follows a letter of one byte, or [`UNKNOWN`].
    #[inline(always)]
    fn known(&self, state: u32, byte: u8) -> u32 {
        let class = self.ascii.get(usize::from(byte));
        class.map_or(UNKNOWN, |&class| {
            self.next[state as usize * self.classes + class as usize]
        })
    }
}

/// Words in blocks. Of each word there is the number of bytes that it shares with the one before in its block, the rest
/// of it behind its length, and a text that is not looked at: 0 for none, or its length and one, and its bytes. Numbers
/// are LEB128.
#[derive(Clone, Copy)]
pub struct Blocks<'a> {
    /// The words.
    pub text: &'a [u8],
    /// Where each block begins.
    pub starts: &'a [u32],
}

impl<'a> Blocks<'a> {
    /// Calls back with the number of each word that a machine accepts, in order; nothing if that takes more steps than
    /// there are left. A step is a letter read.
    pub fn accepted(self, machine: &mut dyn Machine, steps: &mut u64, found: &mut dyn FnMut(u32)) -> Option<()> {
        // The word at hand, and the state after each byte of it, where that ends a letter and is known. When a word is
        // refused, then the first word instead of which that is not yet known.
        let mut word: Vec<u8> = Vec::new();
        let mut states = vec![machine.start()];
        let mut refused = false;
        let mut table = machine.table();
        let mut text = self.text;
        let mut number = 0;
        while let Some((mut shared, mut rest)) = next(&mut text) {
            number += 1;
            if refused {
                let passes = match number % BLOCK {
                    1 => rest < &word[..],
                    _ => shared >= word.len() || (shared + 1 == word.len() && rest < &word[shared..]),
                };
                if passes {
                    continue;
                }
            }
            if number % BLOCK == 1 {
                shared = word.iter().zip(rest).take_while(|(one, other)| one == other).count();
                rest = &rest[shared..];
            }
            word.truncate(shared);
            word.extend_from_slice(rest);
            states.truncate(shared + 1);
            while states.pop_if(|state| *state == UNKNOWN).is_some() {}
            let mut read = states.len() - 1;
            let mut state = states[read];
            let (mut letters, mut length) = (0, 0);
            states.resize(word.len() + 1, UNKNOWN);
            while let Some(&byte) = word.get(read) {
                letters += 1;
                let mut next = table.known(state, byte);
                length = 1;
                if next == UNKNOWN {
                    let (letter, bytes) = letter(&word[read..])?;
                    length = bytes;
                    let flushes = table.flushes;
                    next = machine.step(state, letter, steps)?;
                    if machine.table().flushes != flushes {
                        states.fill(UNKNOWN);
                        states[0] = machine.start();
                    }
                    table = machine.table();
                }
                if next == 0 {
                    break;
                }
                read += length;
                state = next;
                states[read] = state;
            }
            *steps = steps.checked_sub(letters)?;
            refused = read < word.len();
            if refused {
                // On with the next letter that may be taken instead.
                word.truncate(read + length);
                states.truncate(read + 1);
                if let Some(last) = word.last_mut() {
                    *last += 1;
                    while table.known(state, *last) == 0 {
                        *last += 1;
                    }
                }
                if let Some(block) = self.last_before(number.div_ceil(BLOCK), &word) {
                    text = self.from(block);
                    number = block * BLOCK;
                }
            } else if table.accepting[state as usize] & 1 != 0 {
                found(number - 1);
            }
        }
        Some(())
    }

    /// The last block from this on whose first word comes before another.
    fn last_before(self, block: u32, word: &[u8]) -> Option<u32> {
        let is_before = |block: u32| next(&mut self.from(block)).is_some_and(|(_, first)| first < word);
        if !is_before(block) {
            return None;
        }
        let (mut last, mut stride) = (block, 1);
        while is_before(last + stride) {
            last += stride;
            stride *= 2;
        }
        while stride > 1 {
            stride /= 2;
            if is_before(last + stride) {
                last += stride;
            }
        }
        Some(last)
    }

    fn from(self, block: u32) -> &'a [u8] {
        let start = self.starts.get(block as usize);
        start
            .and_then(|&start| self.text.get(start as usize..))
            .unwrap_or_default()
    }
}

/// How many bytes the next word shares, and the others.
#[inline(always)]
fn next<'a>(text: &mut &'a [u8]) -> Option<(usize, &'a [u8])> {
    let shared = number(text)?;
    let length = number(text)?;
    let rest = text.split_off(..length)?;
    if let Some(length) = number(text)?.checked_sub(1) {
        text.split_off(..length)?;
    }
    Some((shared, rest))
}

#[inline(always)]
fn number(text: &mut &[u8]) -> Option<usize> {
    let &byte = text.split_off_first()?;
    if byte < 0x80 {
        Some(byte.into())
    } else {
        long_number(text, byte)
    }
}

#[cold]
fn long_number(text: &mut &[u8], first: u8) -> Option<usize> {
    let mut number = usize::from(first & 0x7f);
    for shift in (7..35).step_by(7) {
        let &byte = text.split_off_first()?;
        number |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// The letter with which a text begins, and its length in bytes.
fn letter(text: &[u8]) -> Option<(char, usize)> {
    let length = match text.first()? {
        ..0x80 => 1,
        ..0xe0 => 2,
        ..0xf0 => 3,
        _ => 4,
    };
    let letter = std::str::from_utf8(text.get(..length)?).ok()?.chars().next()?;
    Some((letter, length))
}
