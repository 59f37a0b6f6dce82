//! Alignment: which sentences of different articles state the same thing.
//!
//! Three steps. Sentences of equal words are one *wording*. Two wordings are *linked* when they share a long run
//! of words, or enough telling words for their length. *Rows* are then read off the links.
//!
//! What tells is weighed over the compared sentences alone: in five reports about one president his name tells
//! nothing, and the harbour that two of them mention tells much. Nothing here depends on the order of the columns, and
//! only arithmetic that every machine rounds alike is used.
//!
//! What is looked up stands in sorted lists: the page would carry a map's code once for each type put into one.

use std::cmp::Reverse;

use super::conflict::{self, Conflict};
use super::sentence::{Facts, Key, Term, clash};
use super::{Kind, Place, Statement};
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
    let mut sentences: Vec<(Vec<&str>, Place)> = Vec::new();
    for (column, of_column) in facts.iter().enumerate() {
        for (sentence, facts) in of_column.iter().enumerate() {
            let words = facts.words.iter().map(|word| word.folded.as_str()).collect();
            sentences.push((words, Place { column, sentence }));
        }
    }
    order::sort(&mut sentences);
    let mut vocabulary: Vec<&str> = Vec::new();
    for (words, _) in &sentences {
        vocabulary.extend(words);
    }
    let vocabulary = order::distinct(vocabulary);
    let mut wordings: Vec<Wording> = Vec::new();
    for same in sentences.chunk_by(|one, other| one.0 == other.0) {
        let first = same[0].1;
        let number = |word: &&str| vocabulary.partition_point(|known| known < word) as u32;
        wordings.push(Wording {
            facts: &facts[first.column][first.sentence],
            places: same.iter().map(|(_, place)| *place).collect(),
            words: same[0].0.iter().map(number).collect(),
        });
    }
    wordings
}

/// A term in a wording.
#[derive(Clone, Copy)]
struct Weighed {
    term: u32,
    /// How much it tells there.
    weight: f32,
    /// Of how many words the piece of evidence is that it is a part of, at least 1: the words of one name are one piece,
    /// however many they are, and two everyday words are one, too.
    words: usize,
}

/// How much each term of each wording tells.
struct Weights<'a> {
    /// All terms, in order; the number of a term is its place.
    keys: Vec<&'a Key>,
    /// For each wording its terms, by number.
    terms: Vec<Vec<Weighed>>,
    /// For each term, the wordings that have it.
    postings: Vec<Vec<u32>>,
    /// For each term, how much it tells anywhere.
    telling: Vec<f32>,
    /// The sum of squared weights of each wording.
    squares: Vec<f32>,
}

impl<'a> Weights<'a> {
    fn of(wordings: &[Wording<'a>]) -> Self {
        let mut keys: Vec<&Key> = Vec::new();
        for wording in wordings {
            keys.extend(wording.facts.terms.iter().flatten().map(|term| &term.key));
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
        for (key, postings) in weights.keys.iter().zip(&weights.postings) {
            weights
                .telling
                .push(rarity(wordings.len(), postings.len(), key.is_everyday()));
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
    fn number(&self, key: &Key) -> u32 {
        self.keys.partition_point(|known| *known < key) as u32
    }

    /// The terms of a wording, by number, each with its greatest boost for a weight.
    fn strongest(&self, wording: &Wording) -> Vec<Weighed> {
        let mut terms: Vec<Weighed> = Vec::new();
        for term in wording.facts.terms.iter().flatten() {
            terms.push(Weighed {
                term: self.number(&term.key),
                weight: boost(term),
                words: if term.key.is_everyday() {
                    2
                } else {
                    term.name_length.max(1)
                },
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
    fn shared(&self, one: u32, other: u32) -> Vec<Weighed> {
        let theirs = &self.terms[other as usize];
        let mut at = 0;
        let mut shared = Vec::new();
        for our in &self.terms[one as usize] {
            while at < theirs.len() && theirs[at].term < our.term {
                at += 1;
            }
            if let Some(their) = theirs.get(at)
                && their.term == our.term
            {
                shared.push(Weighed {
                    term: our.term,
                    weight: our.weight * their.weight,
                    words: our.words.max(their.words),
                });
            }
        }
        shared
    }

    /// Whether a term tells much: it is rarer than the geometric mean of "in two sentences" and "in all".
    fn tells(&self, term: u32) -> bool {
        self.telling[term as usize] * 2.0 >= rarity(self.terms.len(), 2, false)
    }

    /// How alike two wordings are by the terms they share, from 0 to 1.
    fn likeness(&self, one: u32, other: u32) -> f32 {
        let shared = self.shared(one, other);
        let (mut telling, mut product, mut beyond_names) = (0.0, 0.0, false);
        for term in &shared {
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
    /// Every pair that may stand in one row, the lesser wording first; in order.
    all: Vec<((u32, u32), Link)>,
    /// Those that are reason enough for a row, the most alike first.
    strong: Vec<(u32, u32)>,
}

impl Links {
    fn of(wordings: &[Wording], weights: &Weights) -> Self {
        let mut all: Vec<((u32, u32), Link)> = Vec::new();
        for ((one, other), shares_a_run) in candidates(wordings, weights) {
            let (a, b) = (&wordings[one as usize], &wordings[other as usize]);
            if a.only_column().is_some_and(|column| b.only_column() == Some(column)) {
                continue;
            }
            if let Some(link) = link(a, b, weights.likeness(one, other), shares_a_run) {
                all.push(((one, other), link));
            }
        }
        let strong = strong(&all, wordings);
        Self { all, strong }
    }

    fn get(&self, one: u32, other: u32) -> Option<Link> {
        let pair = (one.min(other), one.max(other));
        let at = self.all.partition_point(|(known, _)| *known < pair);
        self.all
            .get(at)
            .filter(|(known, _)| *known == pair)
            .map(|(_, link)| *link)
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
    let alike = score >= BAR_WITHIN_ROW && !clash(&a.facts.dates, &b.facts.dates);
    alike.then_some(Link {
        score,
        kind: Kind::Reworded,
    })
}

/// A score to three places, so that what is equal on screen is equal when sorted.
fn rounded(score: f32) -> f32 {
    (score.clamp(0.0, 1.0) * 1000.0).round() / 1000.0
}

/// The pairs that are worth a closer look, in order, for they share a telling term or a run of words; and whether it is
/// a run.
///
/// Up to some thousand sentences that is every pair that can be alike. Beyond, terms and runs of words that stand in
/// very many sentences bring no pairs together, or the time would grow with the square of the number of sentences.
fn candidates(wordings: &[Wording], weights: &Weights) -> Vec<((u32, u32), bool)> {
    const EXHAUSTIVE: usize = 2_000; // sentences
    const MOST: usize = 200; // sentences with one term, or one run of words, when there are more
    let limit = if wordings.len() <= EXHAUSTIVE { usize::MAX } else { MOST };
    // The wordings that have something in common; and for each wording, in which of these groups it is.
    let mut groups: Vec<(Vec<u32>, bool)> = Vec::new();
    let mut groups_of: Vec<Vec<usize>> = vec![Vec::new(); wordings.len()];
    let mut bring_together = |found: Vec<u32>, is_run: bool| {
        if (2..=limit).contains(&found.len()) {
            for &place in &found {
                groups_of[place as usize].push(groups.len());
            }
            groups.push((found, is_run));
        }
    };
    for (term, found) in weights.postings.iter().enumerate() {
        if weights.tells(term as u32) {
            bring_together(found.clone(), false);
        }
    }
    for found in places_of_runs(wordings) {
        bring_together(found, true);
    }
    let mut pairs = Vec::new();
    // What a wording shares with each of the others while it is looked at: nothing, a term or a run.
    let mut shares: Vec<Option<bool>> = vec![None; wordings.len()];
    for (one, of_one) in groups_of.iter().enumerate() {
        let mut others: Vec<u32> = Vec::new();
        for &group in of_one {
            let (found, is_run) = &groups[group];
            for &other in found.iter().filter(|&&other| other as usize > one) {
                match &mut shares[other as usize] {
                    Some(a_run) => *a_run |= is_run,
                    nothing => {
                        *nothing = Some(*is_run);
                        others.push(other);
                    }
                }
            }
        }
        order::sort(&mut others);
        for other in others {
            let is_run = shares[other as usize].take();
            pairs.push(((one as u32, other), is_run.unwrap_or(false)));
        }
    }
    pairs
}

/// For each short run of words, the wordings that have it.
fn places_of_runs(wordings: &[Wording]) -> Vec<Vec<u32>> {
    let mut runs: Vec<(&[u32], u32)> = Vec::new();
    for (place, wording) in wordings.iter().enumerate() {
        runs.extend(wording.words.windows(SHORT_RUN).map(|run| (run, place as u32)));
    }
    order::sort(&mut runs);
    runs.dedup();
    let mut places = Vec::new();
    for same in runs.chunk_by(|one, other| one.0 == other.0) {
        places.push(same.iter().map(|(_, place)| *place).collect());
    }
    places
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
fn strong(all: &[((u32, u32), Link)], wordings: &[Wording]) -> Vec<(u32, u32)> {
    let last = wordings.iter().flat_map(Wording::columns).max();
    // How alike the best match of a wording is, by column.
    let mut best: Vec<Vec<f32>> = vec![vec![0.0; last.map_or(0, |last| last + 1)]; wordings.len()];
    for (best, wording) in best.iter_mut().zip(wordings) {
        // Nothing is more alike to a sentence than its own words in another column.
        if wording.only_column().is_none() {
            wording.columns().for_each(|column| best[column] = 1.0);
        }
    }
    for &((one, other), link) in all {
        for (from, to) in [(one, other), (other, one)] {
            for column in wordings[to as usize].columns() {
                let best = &mut best[from as usize][column];
                *best = best.max(link.score);
            }
        }
    }
    let is_best = |from: u32, to: u32, score: f32| {
        let mut columns = wordings[to as usize].columns();
        columns.any(|column| score >= best[from as usize][column] * NEAR_BEST)
    };
    let mut strong: Vec<((u32, u32), Link)> = Vec::new();
    for &((one, other), link) in all {
        let is_strong = match (is_best(one, other, link.score), is_best(other, one, link.score)) {
            _ if link.kind == Kind::Verbatim => true,
            (true, true) => link.score >= BAR,
            (true, false) | (false, true) => link.score >= BAR_ONE_SIDED,
            (false, false) => false,
        };
        if is_strong {
            strong.push(((one, other), link));
        }
    }
    order::sort_by(&mut strong, |one, other| {
        other.1.score.total_cmp(&one.1.score).then(one.0.cmp(&other.0))
    });
    strong.into_iter().map(|(pair, _)| pair).collect()
}

/// The rows, as wordings in order: every strong link stands in one of them.
///
/// A row begins with the strongest link that stands in none yet, and takes up whatever is linked with all
/// it holds from other columns, and strongly with one of them: the most alike first.
fn rows(wordings: &[Wording], links: &Links) -> Vec<Vec<u32>> {
    let mut strong_with: Vec<Vec<u32>> = vec![Vec::new(); wordings.len()];
    for &(one, other) in &links.strong {
        strong_with[one as usize].push(other);
        strong_with[other as usize].push(one);
    }
    // For each wording, in which rows it stands.
    let mut rows_of: Vec<Vec<usize>> = vec![Vec::new(); wordings.len()];
    let mut rows: Vec<Vec<u32>> = Vec::new();
    for &(one, other) in &links.strong {
        if rows_of[one as usize]
            .iter()
            .any(|row| rows_of[other as usize].contains(row))
        {
            continue;
        }
        let mut row = vec![one, other];
        while let Some(next) = next_member(&row, wordings, links, &strong_with) {
            row.insert(row.partition_point(|&member| member < next), next);
        }
        for &member in &row {
            rows_of[member as usize].push(rows.len());
        }
        rows.push(row);
    }
    // Sentences repeated word for word in several columns need no partner of other words.
    for (place, wording) in wordings.iter().enumerate() {
        if rows_of[place].is_empty() && wording.only_column().is_none() {
            rows.push(vec![place as u32]);
        }
    }
    rows
}

/// The wording that is most alike to the members of a row and fits with all of them.
fn next_member(row: &[u32], wordings: &[Wording], links: &Links, strong_with: &[Vec<u32>]) -> Option<u32> {
    let fits = |candidate: u32| {
        row.iter().all(|&member| {
            let column = wordings[candidate as usize].only_column();
            links.get(candidate, member).is_some()
                || (column.is_some() && column == wordings[member as usize].only_column())
        })
    };
    let likeness = |candidate: u32| -> u32 {
        let scores = row.iter().filter_map(|&member| links.get(candidate, member));
        scores.map(|link| (link.score * 1000.0) as u32).max().unwrap_or(0)
    };
    let linked = row.iter().flat_map(|&member| &strong_with[member as usize]);
    linked
        .copied()
        .filter(|&candidate| !row.contains(&candidate) && fits(candidate))
        .min_by_key(|&candidate| (Reverse(likeness(candidate)), candidate))
}

fn statement(row: &[u32], facts: &[Vec<Facts>], wordings: &[Wording], weights: &Weights, links: &Links) -> Statement {
    let mut members: Vec<Place> = Vec::new();
    for &wording in row {
        members.extend_from_slice(&wordings[wording as usize].places);
    }
    order::sort(&mut members);
    let mut weakest = Link {
        score: 1.0,
        kind: Kind::Verbatim,
    };
    let mut conflicts: Vec<Conflict> = Vec::new();
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
    let is_shown = |&wording: &u32| wordings[wording as usize].places.contains(&first);
    let shown = row.iter().copied().find(is_shown).unwrap_or_default();
    Statement {
        kind: weakest.kind,
        score: weakest.score,
        why: why(row, shown, &facts[first.column][first.sentence], weights),
        members,
        conflicts: order::distinct(conflicts),
    }
}

/// The terms of the first member that some other member has too, the most telling first, as they are written.
fn why(row: &[u32], first: u32, facts: &Facts, weights: &Weights) -> Vec<String> {
    const MOST: usize = 6;
    let mut shared: Vec<Weighed> = Vec::new();
    for &other in row.iter().filter(|&&other| other != first || row.len() == 1) {
        shared.extend(weights.shared(first, other));
    }
    order::sort_by_key(&mut shared, |found| found.term);
    let mut terms: Vec<(u32, f32)> = Vec::new();
    for same in shared.chunk_by(|one, other| one.term == other.term) {
        let strongest = same.iter().map(|found| found.weight).fold(0.0, f32::max);
        terms.push((same[0].term, strongest * same.len() as f32));
    }
    order::sort_by(&mut terms, |one, other| {
        other.1.total_cmp(&one.1).then(one.0.cmp(&other.0))
    });
    let surface = |(number, _): (u32, f32)| {
        let mut found = facts.terms.iter().flatten();
        let term = found.find(|found| found.key == *weights.keys[number as usize])?;
        let (first, last) = (&facts.words[term.words.start], &facts.words[term.words.end - 1]);
        Some(facts.text[first.range.start..last.range.end].to_owned())
    };
    terms.into_iter().filter_map(surface).take(MOST).collect()
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
