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

    /// The class of a letter.
    fn class(&self, letter: char) -> usize;

    /// The state after one more letter, by a step that is not in the table; nothing if it would take more steps than
    /// there are left. It may empty the table, and then no state means anything but this one.
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
    /// By state, how many letters at least are wanting to a match, if no word is ever refused; otherwise 0, since a
    /// refused word tells more than one that is too short.
    pub wanting: &'a [u32],
    /// How often the table was emptied.
    pub flushes: u32,
}

impl Table<'_> {
    /// Whether it is known that nothing matches behind a letter of one byte.
    fn refuses(&self, state: u32, byte: u8) -> bool {
        let class = self.ascii.get(usize::from(byte));
        class.is_some_and(|&class| self.next[state as usize * self.classes + class as usize] == 0)
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
    /// there are left. A step is a byte read.
    pub fn accepted(self, machine: &mut dyn Machine, steps: &mut u64, found: &mut dyn FnMut(u32)) -> Option<()> {
        // The word at hand, or, when that is refused, the first word behind it that may do; and the state after each
        // byte of it that was read and ends a letter.
        let mut word: Vec<u8> = Vec::new();
        let mut states = vec![machine.start()];
        let (mut end, mut known) = (0, 0);
        let mut refused = false;
        let mut table = machine.table();
        let mut text = self.text;
        let mut number = 0;
        while let Some((mut shared, mut rest)) = next(&mut text) {
            number += 1;
            let is_first = number % BLOCK == 1;
            if refused {
                let passes = match is_first {
                    true => rest < &word[..end],
                    false => shared >= end || (shared + 1 == end && rest < &word[shared..end]),
                };
                if passes {
                    continue;
                }
            }
            if is_first {
                shared = word[..end]
                    .iter()
                    .zip(rest)
                    .take_while(|(one, other)| one == other)
                    .count();
                rest = &rest[shared..];
            }
            if shared > end {
                break;
            }
            end = shared + rest.len();
            if end > word.len() {
                grow(&mut word, &mut states, end);
            }
            word[shared..end].copy_from_slice(rest);
            let mut read = shared.min(known);
            while states[read] == UNKNOWN {
                read -= 1; // there is always one at the start
            }
            let start = read;
            let mut state = states[read];
            refused = false;
            while read < end && table.wanting[state as usize] as usize <= end - read {
                let mut length = 1;
                let class = match table.ascii.get(usize::from(word[read])) {
                    Some(&class) => class as usize,
                    None => {
                        let letter = letter(&word[read..end])?;
                        length = letter.len_utf8();
                        states[read + 1..read + length].fill(UNKNOWN);
                        machine.class(letter)
                    }
                };
                let mut next = table.next[state as usize * table.classes + class];
                if next == UNKNOWN {
                    next = step(machine, &mut states, read, letter(&word[read..end])?, steps)?;
                    table = machine.table();
                }
                if next == 0 {
                    refused = true;
                    end = read + length;
                    break;
                }
                read += length;
                state = next;
                states[read] = state;
            }
            known = read;
            *steps = steps.checked_sub((read - start) as u64 + u64::from(refused))?;
            if refused {
                // On with the next letter that may be taken instead.
                let last = &mut word[end - 1];
                *last += 1;
                while table.refuses(state, *last) {
                    *last += 1;
                }
                let here = (number - 1) / BLOCK;
                let block = self.last_before(&word[..end], here);
                if block != here {
                    text = self.from(block);
                    number = block * BLOCK;
                }
            } else if read == end && table.accepting[state as usize] & 1 != 0 {
                found(number - 1);
            }
        }
        Some(())
    }

    /// The last block whose first word comes before another, sought from one that is such a block.
    fn last_before(self, word: &[u8], block: u32) -> u32 {
        let (mut last, mut stride) = (block, 1);
        while self.is_before(last + stride, word) {
            last += stride;
            stride *= 2;
        }
        while stride > 1 {
            stride /= 2;
            if self.is_before(last + stride, word) {
                last += stride;
            }
        }
        last
    }

    #[inline(never)] // it would stand here twice
    fn is_before(self, block: u32, word: &[u8]) -> bool {
        next(&mut self.from(block)).is_some_and(|(_, first)| first < word)
    }

    fn from(self, block: u32) -> &'a [u8] {
        let start = self.starts.get(block as usize);
        start
            .and_then(|&start| self.text.get(start as usize..))
            .unwrap_or_default()
    }
}

/// Makes room for a longer word.
#[cold]
fn grow(word: &mut Vec<u8>, states: &mut Vec<u32>, length: usize) {
    word.resize(length, 0);
    states.resize(length + 1, UNKNOWN);
}

/// A step that is not in the table. If the machine empties that, the states after the letters before are not known.
#[cold]
fn step(machine: &mut dyn Machine, states: &mut [u32], read: usize, letter: char, steps: &mut u64) -> Option<u32> {
    let flushes = machine.table().flushes;
    let next = machine.step(states[read], letter, steps)?;
    if machine.table().flushes != flushes {
        states.fill(UNKNOWN);
        states[0] = machine.start();
    }
    Some(next)
}

/// How many bytes the next word shares, and the others.
#[inline(always)]
fn next<'a>(text: &mut &'a [u8]) -> Option<(usize, &'a [u8])> {
    // Nearly all numbers are of one byte.
    if let &[shared @ ..0x80, length @ ..0x80, ref behind @ ..] = *text
        && let Some((rest, &[other @ ..0x80, ref behind @ ..])) = behind.split_at_checked(length.into())
    {
        *text = behind.get(usize::from(other).saturating_sub(1)..)?;
        return Some((shared.into(), rest));
    }
    read(text)
}

#[inline(never)]
fn read<'a>(text: &mut &'a [u8]) -> Option<(usize, &'a [u8])> {
    let shared = number(text)?;
    let length = number(text)?;
    let rest = text.split_off(..length)?;
    if let Some(length) = number(text)?.checked_sub(1) {
        text.split_off(..length)?;
    }
    Some((shared, rest))
}

#[inline(never)]
fn number(text: &mut &[u8]) -> Option<usize> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let &byte = text.split_off_first()?;
        number |= usize::from(byte & 0x7f).checked_shl(shift)?;
        shift += 7;
        if byte < 0x80 {
            return Some(number);
        }
    }
}

/// The letter with which a text begins.
#[inline(never)]
fn letter(text: &[u8]) -> Option<char> {
    let length = match text.first()? {
        ..0x80 => 1,
        ..0xe0 => 2,
        ..0xf0 => 3,
        _ => 4,
    };
    std::str::from_utf8(text.get(..length)?).ok()?.chars().next()
}
