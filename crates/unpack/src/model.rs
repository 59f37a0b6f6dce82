//! The forecast of each bit.
//!
//! The past is looked at in several ways. For each there is a history of what followed, and for each history what it came
//! to mean. So there are several forecasts, and one more for each place where the past repeats itself. They are added up as
//! logarithms of odds, in which certainty counts for more than doubt, each with a weight; and weights grow of forecasts that
//! were right. Three sets of weights are chosen by different things, and what they come to is added up in the same manner.
//! What such sums came to mean, where the bit stands, corrects the last of them.

use alloc::boxed::Box;
use core::array;

use crate::alphabet::{self, ALPHABETS, Alphabet, BYTE, Code, LONGEST, Lengths};
use crate::coder::Coder;
use crate::histories::{Histories, History};
use crate::odds::{MOST, Odds};
use crate::past::{Past, WAYS};
use crate::relations::RELATIONS;
use crate::repeats::{REPEATS, STATES};
use crate::table;
use crate::walk::{INSTRUCTIONS, KINDS, OUTSIDE};

/// Forecasts: one a way, one a repetition, and one that is always the same. Relations add their own where there are any.
const FORECASTS: usize = WAYS + REPEATS + 1;
const REPEATED: usize = WAYS;
const ALWAYS: usize = WAYS + REPEATS;

/// What stands for a repetition that there is not.
const NO_REPEAT: (Code, usize) = (Code::NONE, 0);

/// What each forecast counts for, of 65,536.
#[derive(Clone, Copy, Default)]
struct Weights {
    weights: [i32; FORECASTS],
    of_relations: [i32; RELATIONS],
    /// How fast it learns, of 4096: the more slowly, the more it has learnt.
    rate: i32,
}

/// How many sets of weights there are for each bit.
const SETS_OF_WEIGHTS: usize = 3;

/// Histories of three bits that follow each other: a byte each, the root of their tree second lowest, and lowest one that
/// tells pasts apart.
type Group = u64;

/// How many groups there are for each way.
const GROUPS: usize = 1 << 18;

/// How many of what numbers belong to are told apart.
const BELONGING: usize = 1 << 16;

/// A forecast that is off by less, of 65,536, teaches nothing.
const TOLERATED: i32 = 1600;

/// How many sums are told apart, of 4096; what lies between is halfway between.
const SUMS: usize = 32;

/// What foretells bits.
pub(crate) struct Model {
    alphabets: Box<[Alphabet; ALPHABETS]>,
    past: Past,
    histories: Histories,
    groups: [Box<[Group; GROUPS]>; WAYS],
    /// How likely a one is, of 65,536, by kind, way and history.
    likely: Box<[u16; KINDS * WAYS * 256]>,
    /// How likely it is that the past goes on repeating itself, by repetition, kind and state.
    repeats: Box<[u16; REPEATS * KINDS * STATES]>,
    /// How likely it is that a number is the one that a relation names, by what it belongs to.
    related: Box<[u16; RELATIONS * BELONGING]>,
    /// By alphabet and place in it.
    by_node: Box<[Weights; ALPHABETS * 256]>,
    /// By instruction, and by how much is known.
    by_instruction: Box<[Weights; 512 * 16]>,
    /// By what stood last.
    by_last: Box<[Weights; 1 << 16]>,
    /// What each set counts for, of 65,536, by kind and by how much is known.
    of_sets: Box<[[i32; SETS_OF_WEIGHTS]; KINDS * 4]>,
    /// What sums came to mean, by alphabet, place in it and sum.
    meant: Box<[[u16; SUMS]; ALPHABETS * 256]>,
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
        let (mut by_node, mut by_instruction, mut by_last) = (table(), table(), table());
        let (mut repeats, mut related) = (table(), table());
        first_weights(&mut by_node[..]);
        first_weights(&mut by_instruction[..]);
        first_weights(&mut by_last[..]);
        first_likely(&mut repeats[..], 0xe000);
        first_likely(&mut related[..], 0x8400);
        let odds = Odds::new();
        let (mut of_sets, mut meant) = (table(), table());
        of_sets.as_flattened_mut().fill(22_000);
        meant.fill(array::from_fn(|sum| {
            odds.likely((sum * 4096 / (SUMS - 1)) as i32 - 2048)
        }));
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
            by_last,
            of_sets,
            meant,
            odds,
        }
    }

    /// Tells a byte, or learns one instead, and learns from it.
    pub(crate) fn byte(&mut self, kind: usize, coder: &mut impl Coder, told: u8) -> u8 {
        let kind = kind % KINDS;
        let alphabet = alphabet::of(kind, self.past.instruction());
        let byte = match self.alphabets[alphabet].root {
            only @ BYTE.. => only as u8,
            _ => self.bits(kind, alphabet, coder, told),
        };
        self.past.add(byte, kind);
        byte
    }

    /// The bits of a byte, from the root of its alphabet on.
    fn bits(&mut self, kind: usize, alphabet: usize, coder: &mut impl Coder, told: u8) -> u8 {
        let node_of = alphabet << 8;
        let alphabet = &self.alphabets[alphabet];
        let ways = self.past.ways(kind).map(spread);
        let told = alphabet.code(told);
        let mut repeated = self
            .past
            .repeats
            .foretold(kind)
            .map(|foretold| foretold.map_or(NO_REPEAT, |(byte, state)| (alphabet.code(byte), state)));
        for (nth, (_, state)) in repeated.iter_mut().enumerate() {
            *state |= (nth * KINDS + kind) * STATES;
        }
        let mut named = self
            .past
            .relations
            .foretold(kind)
            .map(|byte| Some(alphabet.code(byte?)));
        let mut is_related = named != [None; RELATIONS];
        let belonging = self.past.belonging(kind) as usize % BELONGING;
        let instruction = usize::from(self.past.instruction());
        let instruction = match kind {
            OUTSIDE => 0,
            INSTRUCTIONS => 256 + instruction,
            _ => instruction,
        };
        let last = self.past.last(kind) as usize >> 16;
        let mut node = alphabet.root;
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
            forecasts[ALWAYS] = 512;
            for (nth, &(code, state)) in repeated.iter().enumerate() {
                let forecast = self.odds.logarithm(self.repeats[state]);
                // Nothing of what there is not.
                let sign = i32::from(state % STATES > 0) * (code.bit(place) as i32 * 2 - 1);
                forecasts[REPEATED + nth] = forecast * sign;
            }
            let mut of_relations = [0; RELATIONS];
            if is_related {
                let likely = array::from_fn(|nth| self.related[nth * BELONGING + belonging]);
                forecast_related(&mut of_relations, &self.odds, likely, place, &named);
            }

            let known = [1, 3, 4].iter().filter(|&&way| seen[way] != 0).count();
            let at_node = node_of | usize::from(node & 255);
            let by_node = &mut self.by_node[at_node];
            let by_instruction = &mut self.by_instruction[instruction << 4 | known << 2 | usize::from(place.min(3))];
            let by_last = &mut self.by_last[last];
            let of_sets = &mut self.of_sets[kind << 2 | known];
            let mut sums = [&*by_node, &*by_instruction, &*by_last].map(|weights| sum(&forecasts, &weights.weights));
            if is_related {
                let weights = [&*by_node, &*by_instruction, &*by_last];
                for (all, weights) in sums.iter_mut().zip(weights) {
                    *all = all.wrapping_add(sum(&of_relations, &weights.of_relations));
                }
            }
            let sums = sums.map(|sum| (sum >> 16).clamp(-MOST, MOST));
            let total = sums
                .iter()
                .zip(&*of_sets)
                .fold(0_i32, |total, (sum, weight)| {
                    total.wrapping_add(sum.wrapping_mul(*weight))
                })
                .clamp(-(MOST << 16), MOST << 16)
                >> 16;
            let by_sum = self.odds.likely(total);
            let (meant, beyond) = between(&mut self.meant[at_node], total);
            let likely = ((u32::from(by_sum) + u32::from(beyond)) >> 1) as u16;
            let bit = coder.bit(likely, || told.bit(place)) & 1;

            approach(meant, bit);
            let off_by = off(by_sum, bit);
            // What is hardly off teaches nothing.
            if off_by.abs() >= TOLERATED {
                for (weights, sum, slowness) in [
                    (by_node, sums[0], 10),
                    (by_instruction, sums[1], 7),
                    (by_last, sums[2], 7),
                ] {
                    weights.rate -= (weights.rate - (4 << 12)) >> slowness;
                    let off = (off(self.odds.likely(sum), bit) * (weights.rate >> 8)) >> 4;
                    learn(&mut weights.weights, &forecasts, off);
                    if is_related {
                        learn(&mut weights.of_relations, &of_relations, off);
                    }
                }
                for (weight, sum) in of_sets.iter_mut().zip(sums) {
                    *weight = weight.wrapping_add(sum.wrapping_mul(off_by).wrapping_add(0x8000) >> 16);
                }
            }
            for way in 0..WAYS {
                approach(&mut self.likely[learnt[way]], bit);
                let next = self.histories.next(seen[way], bit);
                groups[way] ^= u64::from(seen[way] ^ next) << shift;
            }
            for (code, state) in &mut repeated {
                if *state % STATES > 0 {
                    let is_right = code.bit(place) == bit;
                    approach(&mut self.repeats[*state], usize::from(is_right));
                    *state = if is_right { *state } else { 0 };
                }
            }
            if is_related {
                is_related = learn_related(&mut self.related, belonging, place, bit, &mut named);
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

/// A past as one number, of which every bit depends on all of it.
#[inline(always)]
fn spread(past: u32) -> u32 {
    let hash = past.wrapping_mul(0x9e37_79b1);
    hash ^ hash >> 15
}

/// A past at a node, as one number. All of one past is within 4096 bytes: processors take long to find what is farther off.
#[inline(always)]
fn hash(past: u32, node: u16) -> u32 {
    past ^ u32::from(node).wrapping_mul(0x85eb_ca6b).rotate_left(9) & 0xff00_01ff
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
    weights.fill(Weights {
        weights: [18_000; FORECASTS],
        of_relations: [18_000; RELATIONS],
        rate: 32 << 12,
    });
}

/// What forecasts come to together.
#[inline(always)]
fn sum<const N: usize>(forecasts: &[i32; N], weights: &[i32; N]) -> i32 {
    let products = array::from_fn::<_, N, _>(|nth| forecasts[nth].wrapping_mul(weights[nth]));
    products.into_iter().fold(0, i32::wrapping_add)
}

/// How far off a forecast was.
#[inline(always)]
fn off(likely: u16, bit: usize) -> i32 {
    (bit as i32) * 0xffff - i32::from(likely)
}

/// Makes the weights of forecasts that were right greater, and of the others less, by how far off the sum was.
#[inline(always)]
fn learn<const N: usize>(weights: &mut [i32; N], forecasts: &[i32; N], off: i32) {
    for nth in 0..N {
        weights[nth] = weights[nth].wrapping_add(forecasts[nth].wrapping_mul(off).wrapping_add(0x8000) >> 16);
    }
}

/// What a sum came to mean, between the two that it lies between; and the nearer of them, to learn from it.
#[inline(always)]
fn between(meant: &mut [u16; SUMS], sum: i32) -> (&mut u16, u16) {
    const APART: usize = 4096 / SUMS;
    let sum = (sum + 2048) as usize % 4096 * (SUMS - 1) / SUMS;
    let (place, part) = (sum / APART, sum % APART);
    let (below, above) = (u32::from(meant[place]), u32::from(meant[(place + 1) % SUMS]));
    let likely = (below * (APART - part) as u32 + above * part as u32) / APART as u32;
    (
        &mut meant[(place + usize::from(part >= APART / 2)) % SUMS],
        likely as u16,
    )
}

/// What relations foretell of a bit, each as likely as its number is.
#[cold] // for its size
#[inline(never)]
fn forecast_related(
    forecasts: &mut [i32; RELATIONS],
    odds: &Odds,
    likely: [u16; RELATIONS],
    place: u8,
    named: &[Option<Code>; RELATIONS],
) {
    for (nth, code) in named.iter().enumerate() {
        if let Some(code) = code {
            let forecast = odds.logarithm(likely[nth]);
            forecasts[nth] = if code.bit(place) == 1 { forecast } else { -forecast };
        }
    }
}

/// Learns which of them were right, and drops the others. Whether any is left.
#[cold] // for its size
#[inline(never)]
fn learn_related(
    related: &mut [u16; RELATIONS * BELONGING],
    belonging: usize,
    place: u8,
    bit: usize,
    named: &mut [Option<Code>; RELATIONS],
) -> bool {
    for (nth, named) in named.iter_mut().enumerate() {
        if let Some(code) = *named {
            let is_right = code.bit(place) == bit;
            let likely = &mut related[(nth * BELONGING + belonging) % (RELATIONS * BELONGING)];
            let off = i32::from(is_right) * 0xffff - i32::from(*likely);
            *likely = (i32::from(*likely) + (off >> 4)) as u16; // soon: there is not much of what it belongs to
            *named = named.filter(|_| is_right);
        }
    }
    *named != [None; RELATIONS]
}

/// Brings a likelihood nearer to what came.
#[inline(always)]
fn approach(likely: &mut u16, bit: usize) {
    let off = (bit as i32) * 0xffff - i32::from(*likely);
    *likely = (i32::from(*likely) + (off >> 7)) as u16;
}
