//! Alignment: which sentences of different articles state the same thing.
//!
//! Three steps. Sentences of equal words are one *wording*. Two wordings are *linked* when they share a long run
//! of words, or enough telling words for their length. *Rows* are then read off the links.
//!
//! What tells is weighed over the compared sentences alone: in five reports about one president his name tells
//! nothing, and the harbour that two of them mention tells much. Nothing here depends on the order of the columns
//! or of a hash table, and only arithmetic that every machine rounds alike is used.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::conflict::{self, Conflict};
use super::sentence::{Facts, Key, Term};
use super::{Kind, Place, Statement, when};
use crate::order;

/// The statements that sentences of different columns share, ordered by their first member.
pub(super) fn statements(facts: &[Vec<Facts>]) -> Vec<Statement> {
    let wordings = wordings(facts);
    let weights = Weights::of(&wordings);
    let links = Links::of(&wordings, &weights);
    let mut statements: Vec<Statement> = rows(&wordings, &links)
        .iter()
        .map(|row| statement(row, facts, &wordings, &weights, &links))
        .collect();
    order::sort_by(&mut statements, |one, other| one.members.cmp(&other.members));
    statements
}

// How alike two sentences must be. Chosen on the project's own seeds, precision before completeness.

/// The least score of two sentences that are each other's best match.
const BAR: f32 = 0.285;
/// The least score where only one of the two has no better match in the other's column.
const BAR_ONE_SIDED: f32 = 0.34;
/// The least score of two sentences in a row that holds a better match for each of them.
const BAR_WITHIN_ROW: f32 = 0.20;
/// How near a match must come to the best one to count as best.
const NEAR_BEST: f32 = 0.95;

/// Sentences of equal words, wherever they stand.
struct Wording<'a> {
    facts: &'a Facts<'a>,
    places: Vec<Place>,
    /// Words as numbers, in order.
    words: Vec<u32>,
}

impl Wording<'_> {
    fn columns(&self) -> impl Iterator<Item = usize> + '_ {
        self.places.iter().map(|place| place.column)
    }

    /// The one column in which it stands, if it stands in one only.
    fn only_column(&self) -> Option<usize> {
        let column = self.places.first()?.column;
        self.columns().all(|other| other == column).then_some(column)
    }
}

/// The wordings, in the order of their words, so that the order of the columns changes nothing.
fn wordings<'a>(facts: &'a [Vec<Facts<'a>>]) -> Vec<Wording<'a>> {
    let mut by_words: BTreeMap<Vec<&str>, (&Facts, Vec<Place>)> = BTreeMap::new();
    for (column, sentences) in facts.iter().enumerate() {
        for (sentence, facts) in sentences.iter().enumerate() {
            let words: Vec<&str> = facts.words.iter().map(|word| word.folded.as_str()).collect();
            by_words
                .entry(words)
                .or_insert_with(|| (facts, Vec::new()))
                .1
                .push(Place { column, sentence });
        }
    }
    let vocabulary: Vec<&str> = order::distinct(by_words.keys().flatten().copied());
    let numbers: HashMap<&str, u32> = vocabulary.into_iter().zip(0..).collect();
    let wording = |(words, (facts, places)): (Vec<&str>, (&'a Facts<'a>, Vec<Place>))| Wording {
        facts,
        places,
        words: words.iter().map(|word| numbers[word]).collect(),
    };
    by_words.into_iter().map(wording).collect()
}

/// How much each term of each wording tells.
struct Weights {
    /// For each wording its terms with their weights, by term.
    terms: Vec<Vec<(u32, f32)>>,
    /// For each term, the wordings that have it.
    postings: Vec<Vec<u32>>,
    /// For each term, how much it tells anywhere.
    telling: Vec<f32>,
    /// For each term, whether it is a name of the corpus, or of a month or weekday.
    is_name: Vec<bool>,
    /// For each term, whether it is an everyday word.
    is_everyday: Vec<bool>,
    /// For each wording and each of its terms, of how many words the name is that the term is a part of; at least 1.
    name_lengths: Vec<BTreeMap<u32, usize>>,
    /// The sum of squared weights of each wording.
    squares: Vec<f32>,
    keys: HashMap<Key, u32>,
}

impl Weights {
    fn of(wordings: &[Wording]) -> Self {
        let terms = wordings.iter().flat_map(|wording| wording.facts.terms.iter().flatten());
        let all: Vec<&Key> = order::distinct(terms.map(|term| &term.key));
        let keys: HashMap<Key, u32> = all.into_iter().cloned().zip(0..).collect();
        let mut postings: Vec<Vec<u32>> = vec![Vec::new(); keys.len()];
        let mut boosts: Vec<BTreeMap<u32, f32>> = Vec::with_capacity(wordings.len());
        let mut name_lengths: Vec<BTreeMap<u32, usize>> = Vec::with_capacity(wordings.len());
        for (place, wording) in wordings.iter().enumerate() {
            let mut terms: BTreeMap<u32, f32> = BTreeMap::new();
            for term in wording.facts.terms.iter().flatten() {
                let boost = boost(term);
                let strongest = terms.entry(keys[&term.key]).or_insert(boost);
                *strongest = strongest.max(boost);
            }
            terms
                .keys()
                .for_each(|&term| postings[term as usize].push(place as u32));
            boosts.push(terms);
            let lengths = wording
                .facts
                .terms
                .iter()
                .flatten()
                .map(|term| (keys[&term.key], term.name_length.max(1)));
            let mut name_length = BTreeMap::new();
            name_length.extend(lengths);
            name_lengths.push(name_length);
        }
        let mut telling: Vec<f32> = vec![0.0; postings.len()];
        let mut is_name: Vec<bool> = vec![false; postings.len()];
        let mut is_everyday: Vec<bool> = vec![false; postings.len()];
        for (key, &term) in &keys {
            telling[term as usize] = rarity(wordings.len(), postings[term as usize].len(), key.is_everyday());
            is_everyday[term as usize] = key.is_everyday();
            is_name[term as usize] = matches!(key, Key::Name(_) | Key::Calendar(_));
        }
        let weighted = |terms: &BTreeMap<u32, f32>| -> Vec<(u32, f32)> {
            terms
                .iter()
                .map(|(&term, boost)| (term, telling[term as usize] * boost))
                .collect()
        };
        let terms: Vec<Vec<(u32, f32)>> = boosts.iter().map(weighted).collect();
        let squares = terms
            .iter()
            .map(|terms| terms.iter().map(|(_, weight)| weight * weight).sum())
            .collect();
        Self {
            terms,
            postings,
            telling,
            is_name,
            is_everyday,
            name_lengths,
            squares,
            keys,
        }
    }

    /// The terms that both wordings have, with the product of their weights.
    fn shared(&self, one: usize, other: usize) -> Vec<(u32, f32)> {
        let (mut ours, mut theirs) = (self.terms[one].iter().peekable(), self.terms[other].iter().peekable());
        let mut shared = Vec::new();
        while let (Some(&&(our, weight)), Some(&&(their, their_weight))) = (ours.peek(), theirs.peek()) {
            if our == their {
                shared.push((our, weight * their_weight));
            }
            if our <= their {
                ours.next();
            }
            if their <= our {
                theirs.next();
            }
        }
        shared
    }

    /// Whether a term tells much: it is rarer than the geometric mean of "in two sentences" and "in all".
    fn tells(&self, term: u32) -> bool {
        self.telling[term as usize] * 2.0 >= rarity(self.terms.len(), 2, false)
    }

    /// How alike two wordings are by the terms they share, from 0 to 1.
    fn likeness(&self, one: usize, other: usize) -> f32 {
        let shared = self.shared(one, other);
        // The words of one name are one piece of evidence, however many they are; two everyday words are one, too.
        let part = |term: u32| {
            let name_length = self.name_lengths[one][&term].max(self.name_lengths[other][&term]);
            1.0 / if self.is_everyday[term as usize] {
                2.0
            } else {
                name_length as f32
            }
        };
        let telling: f32 = shared
            .iter()
            .filter(|&&(term, _)| self.tells(term))
            .map(|&(term, _)| part(term))
            .sum();
        let beyond_names = shared
            .iter()
            .any(|&(term, _)| self.tells(term) && !self.is_name[term as usize]);
        if telling < LEAST_EVIDENCE || !beyond_names {
            return 0.0;
        }
        let product: f32 = shared.iter().map(|(_, product)| product).sum();
        let (short, long) = (
            self.squares[one].min(self.squares[other]),
            self.squares[one].max(self.squares[other]),
        );
        if short <= 0.0 {
            return 0.0;
        }
        let cosine = product / (short * long).sqrt();
        let containment = (product / short).min(1.0);
        let alike = CONTAINMENT * containment + (1.0 - CONTAINMENT) * cosine;
        alike * telling.min(ENOUGH_EVIDENCE).sqrt() / ENOUGH_EVIDENCE.sqrt()
    }
}

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

/// Two wordings that are alike.
#[derive(Clone, Copy, Debug)]
struct Link {
    score: f32,
    kind: Kind,
}

/// Which wordings are alike.
struct Links {
    /// Every pair that may stand in one row, the lesser wording first.
    all: BTreeMap<(u32, u32), Link>,
    /// Those that are reason enough for a row, the most alike first.
    strong: Vec<(u32, u32)>,
}

impl Links {
    fn of(wordings: &[Wording], weights: &Weights) -> Self {
        let mut all: BTreeMap<(u32, u32), Link> = BTreeMap::new();
        for ((one, other), shares_a_run) in candidates(wordings, weights) {
            let (a, b) = (&wordings[one as usize], &wordings[other as usize]);
            if a.only_column().is_some_and(|column| b.only_column() == Some(column)) {
                continue;
            }
            if let Some(link) = link(a, b, weights.likeness(one as usize, other as usize), shares_a_run) {
                all.insert((one, other), link);
            }
        }
        let strong = strong(&all, wordings);
        Self { all, strong }
    }

    fn get(&self, one: u32, other: u32) -> Option<Link> {
        self.all.get(&(one.min(other), one.max(other))).copied()
    }
}

/// Whether two wordings are alike, and how.
fn link(a: &Wording, b: &Wording, likeness: f32, shares_a_run: bool) -> Option<Link> {
    let run = if shares_a_run {
        longest_run(a, b)
    } else {
        Run::default()
    };
    let shorter = a.words.len().min(b.words.len());
    if run.is_verbatim(shorter) {
        let covered = run.length as f32 / shorter as f32;
        return Some(Link {
            score: rounded(likeness.max(covered)),
            kind: Kind::Verbatim,
        });
    }
    let score = rounded(likeness);
    let alike = score >= BAR_WITHIN_ROW && !when::clash(&a.facts.dates, &b.facts.dates);
    alike.then_some(Link {
        score,
        kind: Kind::Reworded,
    })
}

/// A score to three places, so that what is equal on screen is equal when sorted.
fn rounded(score: f32) -> f32 {
    (score.clamp(0.0, 1.0) * 1000.0).round() / 1000.0
}

/// The pairs that are worth a closer look, for they share a telling term or a run of words; and whether it is a run.
///
/// Up to some thousand sentences that is every pair that can be alike. Beyond, terms and runs of words that stand in
/// very many sentences bring no pairs together, or the time would grow with the square of the number of sentences.
fn candidates(wordings: &[Wording], weights: &Weights) -> BTreeMap<(u32, u32), bool> {
    const EXHAUSTIVE: usize = 2_000; // sentences
    const MOST: usize = 200; // sentences with one term, or one run of words, when there are more
    let limit = if wordings.len() <= EXHAUSTIVE { usize::MAX } else { MOST };
    let mut pairs = BTreeMap::new();
    let mut runs: HashMap<&[u32], Vec<u32>> = HashMap::new();
    for (place, wording) in wordings.iter().enumerate() {
        for run in wording.words.windows(SHORT_RUN) {
            let found = runs.entry(run).or_default();
            if found.last() != Some(&(place as u32)) {
                found.push(place as u32);
            }
        }
    }
    let tell = weights
        .postings
        .iter()
        .enumerate()
        .filter(|&(term, _)| weights.tells(term as u32));
    let by_terms = tell.map(|(_, found)| (found, false));
    let by_runs = runs.values().map(|found| (found, true));
    for (found, is_run) in by_terms.chain(by_runs).filter(|(found, _)| found.len() <= limit) {
        for (place, &one) in found.iter().enumerate() {
            for &other in &found[place + 1..] {
                *pairs.entry((one, other)).or_insert(false) |= is_run;
            }
        }
    }
    pairs
}

/// A run of words that short is verbatim only if it is most of a sentence, or quoted.
const SHORT_RUN: usize = 5;
/// A run of words that long is verbatim anyway.
const LONG_RUN: usize = 8;

/// The longest run of words that two wordings share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Run {
    length: usize,
    /// How many of its words are neither stop words nor names nor dates.
    content: usize,
    is_quoted: bool,
}

impl Run {
    /// Whether the run is long enough, and not a mere string of names and titles.
    fn is_verbatim(&self, shorter: usize) -> bool {
        let most_of_it = self.length * 5 >= shorter * 3;
        self.content >= 3 && (self.length >= LONG_RUN || (self.length >= SHORT_RUN && (most_of_it || self.is_quoted)))
    }
}

fn longest_run(a: &Wording, b: &Wording) -> Run {
    let mut best: (usize, usize) = (0, 0); // length, and its end in a
    let mut before = vec![0usize; b.words.len() + 1];
    for (at, word) in a.words.iter().enumerate() {
        let mut diagonal = 0;
        for (place, other) in b.words.iter().enumerate() {
            let length = if word == other { diagonal + 1 } else { 0 };
            diagonal = std::mem::replace(&mut before[place + 1], length);
            if length > best.0 {
                best = (length, at + 1);
            }
        }
    }
    let (length, end) = best;
    let terms = a.facts.terms[end - length..end].iter().flatten();
    let content = terms
        .clone()
        .filter(|term| matches!(term.key, Key::Word(_) | Key::Number(_)))
        .count();
    Run {
        length,
        content,
        is_quoted: length > 0 && terms.clone().all(|term| term.quoted),
    }
}

/// The links that are reason enough for a row, the most alike first.
fn strong(all: &BTreeMap<(u32, u32), Link>, wordings: &[Wording]) -> Vec<(u32, u32)> {
    // How alike the best match of a wording is, by column.
    let mut best: HashMap<(u32, usize), f32> = HashMap::new();
    for (place, wording) in wordings
        .iter()
        .enumerate()
        .filter(|(_, wording)| wording.only_column().is_none())
    {
        // Nothing is more alike to a sentence than its own words in another column.
        best.extend(wording.columns().map(|column| ((place as u32, column), 1.0)));
    }
    for (&(one, other), link) in all {
        for (from, to) in [(one, other), (other, one)] {
            for column in wordings[to as usize].columns() {
                let best = best.entry((from, column)).or_default();
                *best = best.max(link.score);
            }
        }
    }
    let is_best = |from: u32, to: u32, score: f32| {
        wordings[to as usize]
            .columns()
            .any(|column| score >= best[&(from, column)] * NEAR_BEST)
    };
    let is_strong =
        |one: u32, other: u32, link: &Link| match (is_best(one, other, link.score), is_best(other, one, link.score)) {
            _ if link.kind == Kind::Verbatim => true,
            (true, true) => link.score >= BAR,
            (true, false) | (false, true) => link.score >= BAR_ONE_SIDED,
            (false, false) => false,
        };
    let mut strong: Vec<(u32, u32)> = all
        .iter()
        .filter(|&(&(one, other), link)| is_strong(one, other, link))
        .map(|(&pair, _)| pair)
        .collect();
    order::sort_by(&mut strong, |one, other| {
        all[other].score.total_cmp(&all[one].score).then(one.cmp(other))
    });
    strong
}

/// The rows, as sets of wordings: every strong link stands in one of them.
///
/// A row begins with the strongest link that stands in none yet, and takes up whatever is linked with all
/// it holds from other columns, and strongly with one of them: the most alike first.
fn rows(wordings: &[Wording], links: &Links) -> Vec<BTreeSet<u32>> {
    let mut strong_with: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for &(one, other) in &links.strong {
        strong_with.entry(one).or_default().insert(other);
        strong_with.entry(other).or_default().insert(one);
    }
    let mut covered: BTreeSet<(u32, u32)> = BTreeSet::new();
    let mut rows: Vec<BTreeSet<u32>> = Vec::new();
    for &(one, other) in &links.strong {
        if covered.contains(&(one, other)) {
            continue;
        }
        let mut row = BTreeSet::new();
        row.extend([one, other]);
        while let Some(next) = next_member(&row, wordings, links, &strong_with) {
            row.insert(next);
        }
        for &one in &row {
            covered.extend(row.iter().filter(|&&other| one < other).map(|&other| (one, other)));
        }
        rows.push(row);
    }
    // Sentences repeated word for word in several columns need no partner of other words.
    let mut in_a_row: Vec<bool> = vec![false; wordings.len()];
    rows.iter().flatten().for_each(|&place| in_a_row[place as usize] = true);
    for (place, wording) in wordings.iter().enumerate() {
        if !in_a_row[place] && wording.only_column().is_none() {
            let mut row = BTreeSet::new();
            row.insert(place as u32);
            rows.push(row);
        }
    }
    rows
}

/// The wording that is most alike to the members of a row and fits with all of them.
fn next_member(
    row: &BTreeSet<u32>,
    wordings: &[Wording],
    links: &Links,
    strong_with: &BTreeMap<u32, BTreeSet<u32>>,
) -> Option<u32> {
    let fits = |&candidate: &u32| {
        row.iter().all(|&member| {
            let column = wordings[candidate as usize].only_column();
            links.get(candidate, member).is_some()
                || (column.is_some() && column == wordings[member as usize].only_column())
        })
    };
    let linked = row
        .iter()
        .filter_map(|member| strong_with.get(member))
        .flatten()
        .copied();
    let candidates: Vec<u32> = order::distinct(linked.filter(|candidate| !row.contains(candidate)));
    let likeness = |candidate: u32| -> u32 {
        let scores = row.iter().filter_map(|&member| links.get(candidate, member));
        scores.map(|link| (link.score * 1000.0) as u32).max().unwrap_or(0)
    };
    candidates
        .into_iter()
        .filter(fits)
        .min_by_key(|&candidate| (Reverse(likeness(candidate)), candidate))
}

fn statement(
    row: &BTreeSet<u32>,
    facts: &[Vec<Facts>],
    wordings: &[Wording],
    weights: &Weights,
    links: &Links,
) -> Statement {
    let wordings_of = |place: &Place| {
        row.iter()
            .find(|&&wording| wordings[wording as usize].places.contains(place))
    };
    let mut members: Vec<Place> = row
        .iter()
        .flat_map(|&wording| wordings[wording as usize].places.iter().copied())
        .collect();
    order::sort(&mut members);
    let mut weakest = Link {
        score: 1.0,
        kind: Kind::Verbatim,
    };
    let mut conflicts: BTreeSet<Conflict> = BTreeSet::new();
    for &one in row {
        for &other in row.iter().filter(|&&other| other > one) {
            let Some(link) = links.get(one, other) else {
                continue;
            };
            weakest = Link {
                score: weakest.score.min(link.score),
                kind: weakest.kind.max(link.kind),
            };
            let (a, b) = (&wordings[one as usize], &wordings[other as usize]);
            let (first, second) = if a.places[0] < b.places[0] { (a, b) } else { (b, a) };
            conflicts.extend(conflict::between(first.facts, second.facts, link.kind));
        }
    }
    let first = members[0];
    let shown = wordings_of(&first).copied().unwrap_or_default();
    Statement {
        kind: weakest.kind,
        score: weakest.score,
        why: why(row, shown, &facts[first.column][first.sentence], weights),
        members,
        conflicts: conflicts.into_iter().collect(),
    }
}

/// The terms of the first member that some other member has too, the most telling first, as they are written.
fn why(row: &BTreeSet<u32>, first: u32, facts: &Facts, weights: &Weights) -> Vec<String> {
    const MOST: usize = 6;
    let others: Vec<u32> = row.iter().copied().filter(|&other| other != first).collect();
    let mut shared: BTreeMap<u32, (usize, f32)> = BTreeMap::new();
    for other in others.iter().copied().chain(others.is_empty().then_some(first)) {
        for (term, product) in weights.shared(first as usize, other as usize) {
            let (count, strongest) = shared.entry(term).or_default();
            *count += 1;
            *strongest = strongest.max(product);
        }
    }
    let mut shared: Vec<(u32, f32)> = shared
        .into_iter()
        .map(|(term, (count, product))| (term, product * count as f32))
        .collect();
    order::sort_by(&mut shared, |one, other| {
        other.1.total_cmp(&one.1).then(one.0.cmp(&other.0))
    });
    let surface = |term: u32| {
        let term = facts
            .terms
            .iter()
            .flatten()
            .find(|found| weights.keys.get(&found.key) == Some(&term))?;
        let (first, last) = (&facts.words[term.words.start], &facts.words[term.words.end - 1]);
        Some(facts.text[first.range.start..last.range.end].to_owned())
    };
    shared
        .into_iter()
        .filter_map(|(term, _)| surface(term))
        .take(MOST)
        .collect()
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
