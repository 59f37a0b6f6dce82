//! The forecast of each bit.
//!
//! The past is looked at in several ways. For each there is a history of what followed, and for each history what it came
//! to mean. So there are several forecasts, and one more while the past repeats itself. They are added up as logarithms of
//! odds, in which certainty counts for more than doubt, each with a weight; and weights grow of forecasts that were right.
//! Two sets of weights are chosen by different things, and the forecast is what is halfway between what they say.

use alloc::boxed::Box;
use core::array;

use crate::alphabet::{Alphabet, BYTE, Lengths};
use crate::coder::Coder;
use crate::histories::{Histories, History};
use crate::odds::Odds;
use crate::past::{Past, WAYS};
use crate::table;
use crate::walk::{INSTRUCTIONS, KINDS, OUTSIDE};

/// Forecasts: one a way, that of the repetition, and one that is always the same; filled up to what is computed at once.
const FORECASTS: usize = 12;
const REPETITION: usize = WAYS;
const ALWAYS: usize = WAYS + 1;

/// What each forecast counts for, of 65,536.
type Weights = [i32; FORECASTS];

/// Histories of three bits that follow each other, in the order of a tree, and before them a byte that tells pasts apart.
type Group = [History; 8];

/// How many groups there are for each way.
const GROUPS: usize = 1 << 17;

/// What foretells bits.
pub(crate) struct Model {
    alphabets: Box<[Alphabet; KINDS]>,
    past: Past,
    histories: Histories,
    groups: Box<[Group; GROUPS * WAYS]>,
    /// How likely a one is, of 65,536, by kind, way and history.
    likely: Box<[u16; KINDS * WAYS * 256]>,
    /// How likely it is that the past goes on repeating itself, by kind and for how long it has done so.
    repeats: Box<[u16; KINDS * 32]>,
    /// By kind and place in its alphabet.
    by_node: Box<[Weights; KINDS * 256]>,
    /// By instruction, and by how much is known.
    by_instruction: Box<[Weights; 512 * 16]>,
    odds: Odds,
}

impl Model {
    /// A model that has learnt nothing, for at most so many bytes, told in these alphabets.
    #[cold]
    #[inline(never)]
    pub(crate) fn new(lengths: &Lengths, length: usize) -> Self {
        let histories = Histories::new();
        let mut likely = table();
        for (place, likely) in likely.iter_mut().enumerate() {
            *likely = histories.likely[place & 255];
        }
        let (mut by_node, mut by_instruction, mut repeats) = (table(), table(), table());
        first_weights(&mut by_node[..]);
        first_weights(&mut by_instruction[..]);
        repeats.fill(0xe000);
        Self {
            alphabets: Box::new(lengths.map(Alphabet::new)),
            past: Past::new(length),
            histories,
            groups: table(),
            likely,
            repeats,
            by_node,
            by_instruction,
            odds: Odds::new(),
        }
    }

    /// Tells a byte, or learns one instead, and learns from it.
    pub(crate) fn byte(&mut self, kind: usize, coder: &mut impl Coder, told: u8) -> u8 {
        let kind = kind % KINDS;
        let byte = match self.alphabets[kind].root {
            only @ BYTE.. => only as u8,
            root => self.bits(kind, root, coder, told),
        };
        self.past.add(byte, kind);
        byte
    }

    /// The bits of a byte, from the root of its alphabet on.
    fn bits(&mut self, kind: usize, root: u16, coder: &mut impl Coder, told: u8) -> u8 {
        let alphabet = &self.alphabets[kind];
        let ways = self.past.ways(kind);
        let mut repeated = self.past.repeat.foretold(kind);
        let instruction = usize::from(self.past.instruction());
        let instruction = match kind {
            OUTSIDE => 0,
            INSTRUCTIONS => 256 + instruction,
            _ => instruction,
        };
        let mut node = root;
        let mut at = [0; WAYS];
        let mut groups: [Group; WAYS] = [[0; 8]; WAYS];
        let mut within = 8;
        let mut place = 0;
        loop {
            if within >= 8 {
                // The histories of the next three bits.
                if place > 0 {
                    at.iter().zip(groups).for_each(|(&at, group)| self.groups[at % (GROUPS * WAYS)] = group);
                }
                at = array::from_fn(|way| find(&mut self.groups, way, ways[way], node));
                groups = at.map(|at| self.groups[at % (GROUPS * WAYS)]);
                within = 1;
            }
            let seen: [History; WAYS] = groups.map(|group| group[within & 7]);
            let learnt: [usize; WAYS] = array::from_fn(|way| (kind * WAYS + way) << 8 | usize::from(seen[way]));

            let mut forecasts = [0; FORECASTS];
            for way in 0..WAYS {
                if seen[way] != 0 {
                    forecasts[way] = self.odds.logarithm(self.likely[learnt[way]]);
                }
            }
            forecasts[ALWAYS] = 256;
            let repeat = repeated.map(|(byte, length)| (alphabet.bit(byte, place), kind * 32 + length));
            if let Some((bit, length)) = repeat {
                let forecast = self.odds.logarithm(self.repeats[length]);
                forecasts[REPETITION] = if bit == 1 { forecast } else { -forecast };
            }

            let known = [2, 4, 6].iter().filter(|&&way| seen[way] != 0).count();
            let by_node = &mut self.by_node[kind << 8 | usize::from(node & 255)];
            let by_instruction = &mut self.by_instruction[instruction << 4 | known << 2 | usize::from(place.min(3))];
            let (one, other) = (sum(&forecasts, by_node), sum(&forecasts, by_instruction));
            let likely = self.odds.likely((one + other) >> 1);
            let bit = coder.bit(likely, || alphabet.bit(told, place)) & 1;

            learn(by_node, &forecasts, self.odds.likely(one), bit);
            learn(by_instruction, &forecasts, self.odds.likely(other), bit);
            for way in 0..WAYS {
                approach(&mut self.likely[learnt[way]], bit);
                groups[way][within & 7] = self.histories.next(seen[way], bit);
            }
            if let Some((foretold, length)) = repeat {
                let is_right = foretold == bit;
                approach(&mut self.repeats[length], usize::from(is_right));
                repeated = repeated.filter(|_| is_right);
            }

            node = alphabet.next(node, bit);
            within = within << 1 | bit;
            place += 1;
            if node >= BYTE {
                at.iter().zip(groups).for_each(|(&at, group)| self.groups[at % (GROUPS * WAYS)] = group);
                return node as u8;
            }
        }
    }
}

/// Where the group is that follows a past in one way at a node. If it is in neither of its two places, that of which less has
/// been seen is cleared for it.
#[inline(always)]
fn find(groups: &mut [Group; GROUPS * WAYS], way: usize, past: u32, node: u16) -> usize {
    let hash = (past ^ u32::from(node).wrapping_mul(0x85eb_ca6b)).wrapping_mul(0x9e37_79b1);
    let hash = hash ^ hash >> 15;
    let (first, name) = (way * GROUPS | hash as usize % GROUPS, (hash >> 24) as u8);
    let [one, other] = [first, first ^ 1].map(|at| groups[at % (GROUPS * WAYS)]);
    if one[0] == name {
        return first;
    }
    if other[0] == name {
        return first ^ 1;
    }
    let at = if other[1] < one[1] { first ^ 1 } else { first };
    groups[at % (GROUPS * WAYS)] = [name, 0, 0, 0, 0, 0, 0, 0];
    at
}

/// What weights are before anything is learnt.
#[inline(never)]
fn first_weights(weights: &mut [Weights]) {
    weights.as_flattened_mut().fill(18_000);
}

/// What the forecasts come to together.
#[inline(always)]
fn sum(forecasts: &[i32; FORECASTS], weights: &Weights) -> i32 {
    let mut sum = 0_i32;
    for (forecast, weight) in forecasts.iter().zip(weights) {
        sum = sum.wrapping_add(forecast.wrapping_mul(*weight));
    }
    sum >> 16
}

/// Makes the weights of forecasts that were right greater, and of the others less, by how far off the sum was.
#[inline(always)]
fn learn(weights: &mut Weights, forecasts: &[i32; FORECASTS], likely: u16, bit: usize) {
    let off = ((bit as i32) * 0xffff - i32::from(likely)) * 6;
    for (weight, forecast) in weights.iter_mut().zip(forecasts) {
        *weight = weight.wrapping_add(forecast.wrapping_mul(off).wrapping_add(0x8000) >> 16);
    }
}

/// Brings a likelihood nearer to what came.
#[inline(always)]
fn approach(likely: &mut u16, bit: usize) {
    let off = (bit as i32) * 0xffff - i32::from(*likely);
    *likely = (i32::from(*likely) + (off >> 6)) as u16;
}
