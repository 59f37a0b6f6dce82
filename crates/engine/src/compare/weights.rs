//! Weights: how much each thing said tells, and how alike two wordings and two articles are by it.
//!
//! What tells is weighed over the compared sentences alone: in five reports about one president his name tells
//! nothing, and the harbour that two of them mention tells much. Only arithmetic that every machine rounds alike is used.

use super::sentence::{Key, Term};
use super::wording::Wording;
use crate::date::PartialDate;
use crate::order;

/// A term in a wording.
#[derive(Clone, Copy)]
pub(super) struct Weighed {
    pub term: u32,
    /// How much it tells there.
    pub weight: f32,
    /// Of how many words the piece of evidence is that it is a part of, at least 1: the words of one name are one piece,
    /// however many they are, and two everyday words are one, too.
    words: usize,
}

/// How much each term of each wording tells.
pub(super) struct Weights {
    /// All terms, in order; the number of a term is its place.
    pub keys: Vec<Key>,
    /// For each wording its terms, by number.
    terms: Vec<Vec<Weighed>>,
    /// For each term, the wordings that have it.
    pub postings: Vec<Vec<u32>>,
    /// For each term, how much it tells anywhere.
    telling: Vec<f32>,
    /// The sum of squared weights of each wording.
    squares: Vec<f32>,
}

impl Weights {
    pub fn of(wordings: &[Wording]) -> Self {
        let mut keys: Vec<Key> = Vec::new();
        for wording in wordings {
            keys.extend(wording.facts.terms.iter().flatten().map(|term| term.key));
        }
        let mut weights = Self {
            keys: order::distinct(keys),
            terms: Vec::new(),
            postings: Vec::new(),
            telling: Vec::new(),
            squares: Vec::new(),
        };
        weights.postings.resize(weights.keys.len(), Vec::new());
        for (place, wording) in wordings.iter().enumerate() {
            let terms = weights.strongest(wording);
            for term in &terms {
                weights.postings[term.term as usize].push(place as u32);
            }
            weights.terms.push(terms);
        }
        let mut is_everyday = vec![false; weights.keys.len()];
        for term in wordings.iter().flat_map(|wording| wording.facts.terms.iter().flatten()) {
            is_everyday[weights.number(term.key) as usize] |= term.is_everyday;
        }
        for (is_everyday, postings) in is_everyday.into_iter().zip(&weights.postings) {
            weights
                .telling
                .push(rarity(wordings.len(), postings.len(), is_everyday));
        }
        for terms in &mut weights.terms {
            for term in &mut *terms {
                term.weight *= weights.telling[term.term as usize];
            }
            weights
                .squares
                .push(terms.iter().map(|term| term.weight * term.weight).sum());
        }
        weights
    }

    /// The number of a term.
    fn number(&self, key: Key) -> u32 {
        self.keys.partition_point(|known| *known < key) as u32
    }

    /// The terms of a wording, by number, each with its greatest boost for a weight.
    fn strongest(&self, wording: &Wording) -> Vec<Weighed> {
        let mut terms: Vec<Weighed> = Vec::new();
        for term in wording.facts.terms.iter().flatten() {
            terms.push(Weighed {
                term: self.number(term.key),
                weight: boost(term),
                words: if term.is_everyday { 2 } else { term.name_length.max(1) },
            });
        }
        order::sort_by_key(&mut terms, |term| term.term);
        terms.dedup_by(|later, kept| {
            let same = later.term == kept.term;
            if same {
                (kept.weight, kept.words) = (kept.weight.max(later.weight), later.words);
            }
            same
        });
        terms
    }

    /// Whether a term is a name of the corpus, or of a month or weekday.
    fn is_name(&self, term: u32) -> bool {
        matches!(self.keys[term as usize], Key::Name(_) | Key::Calendar(_))
    }

    /// The terms that both wordings have, with the product of their weights and the longer evidence.
    pub fn shared(&self, one: u32, other: u32) -> impl Iterator<Item = Weighed> {
        let theirs = &self.terms[other as usize];
        let mut at = 0;
        self.terms[one as usize].iter().filter_map(move |our| {
            while at < theirs.len() && theirs[at].term < our.term {
                at += 1;
            }
            let their = theirs.get(at).filter(|their| their.term == our.term)?;
            Some(Weighed {
                term: our.term,
                weight: our.weight * their.weight,
                words: our.words.max(their.words),
            })
        })
    }

    /// Whether a term tells much: it is rarer than the geometric mean of "in two sentences" and "in all".
    pub fn tells(&self, term: u32) -> bool {
        self.telling[term as usize] * 2.0 >= rarity(self.terms.len(), 2, false)
    }

    /// How alike two wordings are by the terms they share, from 0 to 1.
    pub fn likeness(&self, one: u32, other: u32) -> f32 {
        let (mut telling, mut product, mut beyond_names) = (0.0, 0.0, false);
        for term in self.shared(one, other) {
            product += term.weight;
            if self.tells(term.term) {
                telling += 1.0 / term.words as f32;
                beyond_names |= !self.is_name(term.term);
            }
        }
        if telling < LEAST_EVIDENCE || !beyond_names {
            return 0.0;
        }
        let (one, other) = (self.squares[one as usize], self.squares[other as usize]);
        let (short, long) = (one.min(other), one.max(other));
        if short <= 0.0 {
            return 0.0;
        }
        let cosine = product / (short * long).sqrt();
        let containment = (product / short).min(1.0);
        let alike = CONTAINMENT * containment + (1.0 - CONTAINMENT) * cosine;
        alike * telling.min(ENOUGH_EVIDENCE).sqrt() / ENOUGH_EVIDENCE.sqrt()
    }
}

/// How much articles have in common, and so how far likeness of their sentences may be trusted: two reports of one event
/// put the same thing in many ways, while reports of two events alike in kind put different things in the same words.
pub(super) struct Kinship {
    /// For each pair of columns, by what the odds of its likenesses are multiplied.
    trust: Vec<Vec<f32>>,
}

impl Kinship {
    /// That of all columns, of which each tells when it was published; by the likenesses of pairs of wordings.
    pub fn of(
        wordings: &[Wording],
        weights: &Weights,
        published: &[Option<PartialDate>],
        likenesses: impl Iterator<Item = (u32, u32, f32)>,
    ) -> Self {
        let columns = published.len();
        // For each column, how much each term that it has counts, names and numbers most.
        let mut terms: Vec<Vec<f32>> = vec![vec![0.0; weights.keys.len()]; columns];
        for wording in wordings {
            for term in wording.facts.terms.iter().flatten() {
                let is_name = term.name_length > 0 || matches!(term.key, Key::Name(_) | Key::Number(_));
                let counts = match (is_name, term.is_everyday) {
                    (true, _) => NAMED,
                    (false, true) => 0.3,
                    (false, false) => 1.0,
                };
                for column in wording.columns() {
                    let known = &mut terms[column][weights.number(term.key) as usize];
                    *known = known.max(counts);
                }
            }
        }
        // How alike the most alike sentences of each two columns are.
        let mut most: Vec<Vec<f32>> = vec![vec![0.0; columns]; columns];
        for (one, other, likeness) in likenesses {
            for one in wordings[one as usize].columns() {
                for other in wordings[other as usize].columns() {
                    most[one][other] = most[one][other].max(likeness);
                    most[other][one] = most[one][other];
                }
            }
        }
        let trust = |one: usize, other: usize| {
            let kinship = kinship(&terms[one], &terms[other]) + MOST_ALIKE * most[one][other];
            let trust = trust(kinship);
            match (published[one], published[other]) {
                (Some(one), Some(other)) if are_apart(one, other) => trust.min(1.0),
                _ => trust,
            }
        };
        let trust = |one: usize| (0..columns).map(|other| trust(one, other)).collect();
        Self {
            trust: (0..columns).map(trust).collect(),
        }
    }

    /// A likeness of two wordings as it may be trusted between their columns, those which have most in common: its odds are
    /// multiplied, so that what is the same stays the same.
    pub fn trusted(&self, one: &Wording, other: &Wording, likeness: f32) -> f32 {
        let mut trust = 0.0f32;
        for column in one.columns() {
            for other in other.columns().filter(|&other| other != column) {
                trust = trust.max(self.trust[column][other]);
            }
        }
        likeness * trust / (1.0 + likeness * (trust - 1.0))
    }
}

/// How much a name or a number counts beside a word that is neither.
const NAMED: f32 = 2.0;

/// The share of the terms of the lesser column that the other has too, and the like of names and numbers alone: their mean.
fn kinship(one: &[f32], other: &[f32]) -> f32 {
    let (mut sums, mut names) = ([0.0f32; 3], [0.0f32; 3]);
    for (&one, &other) in one.iter().zip(other) {
        for (place, count) in [one, other, one.min(other)].into_iter().enumerate() {
            sums[place] += count;
            names[place] += f32::from(u8::from(count >= NAMED));
        }
    }
    let share = |[one, other, both]: [f32; 3]| both / one.min(other).max(1.0);
    (share(sums) + share(names)) / 2.0
}

/// Whether reports of those days cannot be of one event: more than a week lies between them.
fn are_apart(one: PartialDate, other: PartialDate) -> bool {
    const WEEK: i32 = 7;
    let later =
        |one: PartialDate, other: PartialDate| other.first_day().day_number() - one.last_day().day_number() > WEEK;
    later(one, other) || later(other, one)
}

/// By what the odds that likenesses stand for are multiplied between articles of that kinship: by less than one between
/// strangers, by more between reports of one event.
fn trust(kinship: f32) -> f32 {
    const STRANGERS: f32 = 0.42;
    const KIN: f32 = 0.62;
    const LEAST: f32 = 0.17;
    const MOST: f32 = 2.1;
    let place = (kinship - STRANGERS) / (KIN - STRANGERS);
    LEAST + (MOST - LEAST) * place.clamp(0.0, 1.0)
}

/// How much it adds to the kinship of two articles that two sentences of theirs are alike.
const MOST_ALIKE: f32 = 0.3;

/// How rare a term is that so many of the sentences have: its inverse document frequency, in bits, as if the compared
/// sentences stood among others from anywhere. Two short articles alone cannot show that "people" is an everyday word.
fn rarity(sentences: usize, having_it: usize, is_everyday: bool) -> f32 {
    let elsewhere = if is_everyday { EVERYDAY } else { RARE };
    log2((sentences as f32 + ELSEWHERE) / (having_it as f32 + elsewhere)).max(0.0)
}

/// The number of sentences that are thought to stand beside those compared.
const ELSEWHERE: f32 = 60.0;
/// How many of them have a term that is no everyday word.
const RARE: f32 = 2.0;
/// How many of them have an everyday word.
const EVERYDAY: f32 = 12.0;

/// How many telling terms two sentences must share, the words of one name counted as one (and a little for rounding).
const LEAST_EVIDENCE: f32 = 1.95;
/// With fewer telling terms shared, the score is lowered.
const ENOUGH_EVIDENCE: f32 = 4.0;

/// How much it counts that the shorter sentence is contained in the longer; the rest is their cosine.
const CONTAINMENT: f32 = 0.25;

/// How much more than its rarity a term tells where it stands.
fn boost(term: &Term) -> f32 {
    let kind = match term.key {
        Key::Number(_) => NUMBER,
        Key::Calendar(_) => 0.6,
        Key::Name(_) => 1.0,
        Key::Word(_) if term.name_length > 0 => PROPER / (term.name_length as f32).sqrt(),
        Key::Word(_) => 1.0,
    };
    if term.quoted { kind * 1.2 } else { kind }
}

/// How much more a number tells than a word.
const NUMBER: f32 = 1.6;
/// How much more a name tells than a word, whether it is of one word or several.
const PROPER: f32 = 1.6;

/// The binary logarithm of a number of at least 1, by arithmetic that is the same on every machine.
fn log2(mut number: f32) -> f32 {
    let mut whole = 0.0;
    while number >= 2.0 {
        number /= 2.0;
        whole += 1.0;
    }
    // Between 1 and 2 the logarithm is 2/ln 2 times the inverse hyperbolic tangent of (x-1)/(x+1).
    let ratio = (number.max(1.0) - 1.0) / (number.max(1.0) + 1.0);
    let square = ratio * ratio;
    let series = ratio * (1.0 + square * (1.0 / 3.0 + square * (1.0 / 5.0 + square * (1.0 / 7.0 + square / 9.0))));
    whole + series * (2.0 * std::f32::consts::LOG2_E)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_one() {
        for number in 1..5_000u16 {
            let number = f32::from(number) / 3.0 + 1.0;
            assert!((log2(number) - number.log2()).abs() < 2e-5, "{number}");
        }
    }
}
