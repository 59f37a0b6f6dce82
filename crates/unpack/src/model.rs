//! The forecast of each bit.
//!
//! The past is looked at in several ways. For each there is a history of what followed, and for each history what it came
//! to mean. So there are several forecasts, and one more while the past repeats itself. They are added up as logarithms of
//! odds, in which certainty counts for more than doubt, each with a weight; and weights grow of forecasts that were right.
//! Two sets of weights are chosen by different things, and the forecast is what is halfway between what they say.

use alloc::boxed::Box;
use core::array;

use crate::alphabet::{Alphabet, BYTE, LONGEST, Lengths};
use crate::coder::Coder;
use crate::histories::{Histories, History};
use crate::odds::Odds;
use crate::past::{Past, WAYS};
use crate::relations::RELATIONS;
use crate::table;
use crate::walk::{INSTRUCTIONS, KINDS, OUTSIDE};

/// Forecasts: one a way, that of the repetition, one that is always the same, and one a relation; filled up to what is computed
/// at once.
const FORECASTS: usize = 12;
const REPETITION: usize = WAYS;
const ALWAYS: usize = WAYS + 1;
const RELATED: usize = WAYS + 2;

/// What each forecast counts for, of 65,536.
type Weights = [i32; FORECASTS];

/// Histories of three bits that follow each other: a byte each, the root of their tree second lowest, and lowest one that
/// tells pasts apart.
type Group = u64;

/// How many groups there are for each way.
const GROUPS: usize = 1 << 18;

/// How many of what numbers belong to are told apart.
const BELONGING: usize = 1 << 16;

/// What foretells bits.
pub(crate) struct Model {
    alphabets: Box<[Alphabet; KINDS]>,
    past: Past,
    histories: Histories,
    groups: [Box<[Group; GROUPS]>; WAYS],
    /// How likely a one is, of 65,536, by kind, way and history.
    likely: Box<[u16; KINDS * WAYS * 256]>,
    /// How likely it is that the past goes on repeating itself, by kind and for how long it has done so.
    repeats: Box<[u16; KINDS * 32]>,
    /// How likely it is that a number is the one that a relation names, by what it belongs to.
    related: Box<[u16; RELATIONS * BELONGING]>,
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
        let (mut by_node, mut by_instruction) = (table(), table());
        let (mut repeats, mut related) = (table(), table());
        first_weights(&mut by_node[..]);
        first_weights(&mut by_instruction[..]);
        first_likely(&mut repeats[..], 0xe000);
        first_likely(&mut related[..], 0x6000);
        Self {
            alphabets: Box::new(lengths.map(Alphabet::new)),
            past: Past::new(length),
            histories,
            groups: array::from_fn(|_| table()),
            likely,
            repeats,
            related,
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
        let mut named = self.past.relations.foretold(kind);
        let belonging = self.past.belonging(kind) as usize % BELONGING;
        let instruction = usize::from(self.past.instruction());
        let instruction = match kind {
            OUTSIDE => 0,
            INSTRUCTIONS => 256 + instruction,
            _ => instruction,
        };
        let mut node = root;
        let mut at = [0; WAYS];
        let mut groups: [Group; WAYS] = [0; WAYS];
        let mut within = 8_usize;
        let mut place = 0;
        loop {
            if within >= 8 {
                // The histories of the next three bits.
                if place > 0 {
                    keep(&mut self.groups, &at, &groups);
                }
                // All are asked for before any is looked at, since they are far from the processor.
                let hashes = ways.map(|way| hash(way, node));
                let pairs: [[Group; 2]; WAYS] = array::from_fn(|way| pair(&self.groups[way], hashes[way]));
                for way in 0..WAYS {
                    (at[way], groups[way]) = find(pairs[way], hashes[way]);
                }
                within = 1;
            }
            let shift = 8 * within;
            let seen: [History; WAYS] = groups.map(|group| (group >> shift) as History);
            let learnt: [usize; WAYS] = array::from_fn(|way| (kind * WAYS + way) << 8 | usize::from(seen[way]));

            let mut forecasts = [0; FORECASTS];
            for way in 0..WAYS {
                forecasts[way] = self.odds.logarithm(self.likely[learnt[way]]);
            }
            forecasts[ALWAYS] = 256;
            let repeat = repeated.map(|(byte, length)| (alphabet.bit(byte, place), kind * 32 + length));
            if let Some((bit, length)) = repeat {
                let forecast = self.odds.logarithm(self.repeats[length]);
                forecasts[REPETITION] = if bit == 1 { forecast } else { -forecast };
            }
            let used = match named {
                [None, None, None, None] => FORECASTS - 4,
                _ => {
                    let likely = array::from_fn(|nth| self.related[nth * BELONGING + belonging]);
                    forecast_related(
                        &mut forecasts,
                        &self.odds,
                        likely,
                        |byte| alphabet.bit(byte, place),
                        &named,
                    );
                    FORECASTS
                }
            };

            let known = [1, 3, 5].iter().filter(|&&way| seen[way] != 0).count();
            let by_node = &mut self.by_node[kind << 8 | usize::from(node & 255)];
            let by_instruction = &mut self.by_instruction[instruction << 4 | known << 2 | usize::from(place.min(3))];
            let (one, other) = (
                sum(&forecasts[..used], by_node),
                sum(&forecasts[..used], by_instruction),
            );
            let likely = self.odds.likely((one + other) >> 1);
            let bit = coder.bit(likely, || alphabet.bit(told, place)) & 1;

            learn(by_node, &forecasts[..used], self.odds.likely(one), bit);
            learn(by_instruction, &forecasts[..used], self.odds.likely(other), bit);
            for way in 0..WAYS {
                approach(&mut self.likely[learnt[way]], bit);
                let next = self.histories.next(seen[way], bit);
                groups[way] ^= u64::from(seen[way] ^ next) << shift;
            }
            if let Some((foretold, length)) = repeat {
                let is_right = foretold == bit;
                approach(&mut self.repeats[length], usize::from(is_right));
                repeated = repeated.filter(|_| is_right);
            }
            if used == FORECASTS {
                learn_related(
                    &mut self.related,
                    belonging,
                    |byte| alphabet.bit(byte, place) == bit,
                    &mut named,
                );
            }

            node = alphabet.next(node, bit);
            within = within << 1 | bit;
            place += 1;
            // In what is damaged a way may lead back to where it came from.
            if node >= BYTE || place > LONGEST {
                keep(&mut self.groups, &at, &groups);
                return node as u8;
            }
        }
    }
}

/// Puts groups back to where they were found.
#[inline(always)]
fn keep(all: &mut [Box<[Group; GROUPS]>; WAYS], at: &[usize; WAYS], groups: &[Group; WAYS]) {
    for way in 0..WAYS {
        all[way][at[way] % GROUPS] = groups[way];
    }
}

/// A past at a node, as one number.
#[inline(always)]
fn hash(past: u32, node: u16) -> u32 {
    let hash = (past ^ u32::from(node).wrapping_mul(0x85eb_ca6b)).wrapping_mul(0x9e37_79b1);
    hash ^ hash >> 15
}

/// The two groups that may be that of a past.
#[inline(always)]
fn pair(groups: &[Group; GROUPS], hash: u32) -> [Group; 2] {
    let first = hash as usize % GROUPS;
    [groups[first], groups[first ^ 1]]
}

/// Which of the two it is, and where it stands. If it is neither, it takes the place of that of which less has been seen.
#[inline(always)]
fn find([one, other]: [Group; 2], hash: u32) -> (usize, Group) {
    let (first, name) = (hash as usize % GROUPS, u64::from(hash >> 24));
    if one & 0xff == name {
        return (first, one);
    }
    if other & 0xff == name {
        return (first ^ 1, other);
    }
    let is_other = other >> 8 & 0xff < one >> 8 & 0xff;
    (first ^ usize::from(is_other), name)
}

/// What likelihoods are before anything is learnt.
#[cold]
#[inline(never)]
fn first_likely(likely: &mut [u16], first: u16) {
    likely.fill(first);
}

/// What weights are before anything is learnt.
#[inline(never)]
fn first_weights(weights: &mut [Weights]) {
    weights.as_flattened_mut().fill(18_000);
}

/// What the forecasts come to together, four at a time.
#[inline(always)]
fn sum(forecasts: &[i32], weights: &Weights) -> i32 {
    let mut sum = 0_i32;
    for (forecasts, weights) in forecasts.as_chunks::<4>().0.iter().zip(weights.as_chunks::<4>().0) {
        for (forecast, weight) in forecasts.iter().zip(weights) {
            sum = sum.wrapping_add(forecast.wrapping_mul(*weight));
        }
    }
    sum >> 16
}

/// Makes the weights of forecasts that were right greater, and of the others less, by how far off the sum was.
#[inline(always)]
fn learn(weights: &mut Weights, forecasts: &[i32], likely: u16, bit: usize) {
    let off = ((bit as i32) * 0xffff - i32::from(likely)) * 6;
    for (weights, forecasts) in weights
        .as_chunks_mut::<4>()
        .0
        .iter_mut()
        .zip(forecasts.as_chunks::<4>().0)
    {
        for (weight, forecast) in weights.iter_mut().zip(forecasts) {
            *weight = weight.wrapping_add(forecast.wrapping_mul(off).wrapping_add(0x8000) >> 16);
        }
    }
}

/// What relations foretell of a bit, each as likely as its number is.
#[cold] // for its size
#[inline(never)]
fn forecast_related(
    forecasts: &mut [i32; FORECASTS],
    odds: &Odds,
    likely: [u16; RELATIONS],
    bit: impl Fn(u8) -> usize,
    named: &[Option<u8>; RELATIONS],
) {
    for (nth, byte) in named.iter().enumerate() {
        if let Some(byte) = byte {
            let forecast = odds.logarithm(likely[nth]);
            forecasts[RELATED + nth] = if bit(*byte) == 1 { forecast } else { -forecast };
        }
    }
}

/// Learns which of them were right, and drops the others.
#[cold] // for its size
#[inline(never)]
fn learn_related(
    related: &mut [u16; RELATIONS * BELONGING],
    belonging: usize,
    is_right: impl Fn(u8) -> bool,
    named: &mut [Option<u8>; RELATIONS],
) {
    for (nth, named) in named.iter_mut().enumerate() {
        if let Some(byte) = *named {
            let is_right = is_right(byte);
            let likely = &mut related[(nth * BELONGING + belonging) % (RELATIONS * BELONGING)];
            let off = i32::from(is_right) * 0xffff - i32::from(*likely);
            *likely = (i32::from(*likely) + (off >> 4)) as u16; // soon: there is not much of what it belongs to
            *named = named.filter(|_| is_right);
        }
    }
}

/// Brings a likelihood nearer to what came.
#[inline(always)]
fn approach(likely: &mut u16, bit: usize) {
    let off = (bit as i32) * 0xffff - i32::from(*likely);
    *likely = (i32::from(*likely) + (off >> 7)) as u16;
}
