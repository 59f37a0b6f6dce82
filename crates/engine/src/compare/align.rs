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

use super::conflict::Conflicts;
use super::rows::{rows, statement};
use super::sentence::{Facts, clash};
use super::weights::{Kinship, Weights};
use super::wording::{Run, Wording, longest_run, sharing_runs, wordings};
use super::{Kind, Statement};
use crate::date::PartialDate;
use crate::name::Name;
use crate::order;

/// The statements that sentences of different columns share, ordered by their first member. Each column tells when it was
/// published; names are those of the facts; `least` is the least score of two sentences that state the same.
pub(super) fn statements(
    facts: &[Vec<Facts>],
    published: &[Option<PartialDate>],
    names: &[Name],
    least: f32,
) -> Vec<Statement> {
    let wordings = wordings(facts);
    let weights = Weights::of(&wordings);
    let links = Links::of(&wordings, &weights, published, least);
    let conflicts = Conflicts::of(names, &wordings);
    let mut statements: Vec<Statement> = rows(&wordings, &links)
        .iter()
        .map(|row| statement(row, facts, &wordings, &weights, &links, &conflicts))
        .collect();
    order::sort_by(&mut statements, |one, other| one.members.cmp(&other.members));
    statements
}

/// How alike two sentences must be at least, unless the reader wants it otherwise. Chosen on news of like and of different
/// events and on the labelled pairs of the project's own seeds, precision before completeness.
pub const LEAST: f32 = 0.34;

/// How near the least score two sentences must come in a row that holds a better match for each of them.
const WITHIN_ROW: f32 = 0.7;
/// How near a match must come to the best one to count as best.
const NEAR_BEST: f32 = 0.9;

/// Two wordings that are alike.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub score: f32,
    pub kind: Kind,
}

/// Which wordings are alike.
pub(super) struct Links {
    /// Every pair that may stand in one row, the lesser wording first; in order.
    all: Vec<((u32, u32), Link)>,
    /// Those that are reason enough for a row, the most alike first.
    pub strong: Vec<(u32, u32)>,
}

impl Links {
    fn of(wordings: &[Wording], weights: &Weights, published: &[Option<PartialDate>], least: f32) -> Self {
        let mut likely: Vec<(u32, u32, bool, f32)> = Vec::new();
        let mut candidates = Candidates::of(wordings, weights);
        for one in 0..wordings.len() {
            let column = wordings[one].only_column();
            for (other, shares_a_run) in candidates.beyond(one) {
                if column.is_none() || column != wordings[other as usize].only_column() {
                    let one = one as u32;
                    likely.push((one, other, shares_a_run, weights.likeness(one, other)));
                }
            }
        }
        let likenesses = likely.iter().map(|&(one, other, _, likeness)| (one, other, likeness));
        let kinship = Kinship::of(wordings, weights, published, likenesses);
        let mut all: Vec<((u32, u32), Link)> = Vec::new();
        for (one, other, shares_a_run, likeness) in likely {
            let (a, b) = (&wordings[one as usize], &wordings[other as usize]);
            let found = link(a, b, kinship.trusted(a, b, likeness), shares_a_run, least);
            all.extend(found.map(|link| ((one, other), link)));
        }
        let strong = strong(&all, wordings, least);
        Self { all, strong }
    }

    pub fn get(&self, one: u32, other: u32) -> Option<Link> {
        let pair = (one.min(other), one.max(other));
        let at = self.all.partition_point(|(known, _)| *known < pair);
        self.all
            .get(at)
            .filter(|(known, _)| *known == pair)
            .map(|(_, link)| *link)
    }
}

/// Whether two wordings are alike, and how.
fn link(a: &Wording, b: &Wording, likeness: f32, shares_a_run: bool, least: f32) -> Option<Link> {
    let run = if shares_a_run {
        longest_run(a, b)
    } else {
        Run::default()
    };
    let shorter = a.words().len().min(b.words().len());
    if run.is_verbatim(shorter) {
        let covered = run.length as f32 / shorter as f32;
        return Some(Link {
            score: rounded(likeness.max(covered)),
            kind: Kind::Verbatim,
        });
    }
    let score = rounded(likeness);
    let alike = score >= least * WITHIN_ROW && !clash(&a.facts.dates, &b.facts.dates);
    alike.then_some(Link {
        score,
        kind: Kind::Reworded,
    })
}

/// A score to three places, so that what is equal on screen is equal when sorted.
fn rounded(score: f32) -> f32 {
    (score.clamp(0.0, 1.0) * 1000.0).round() / 1000.0
}

/// Which pairs are worth a closer look, for they share a telling term or a run of words.
///
/// Up to some thousand sentences that is every pair that can be alike. Beyond, terms and runs of words that stand in
/// very many sentences bring no pairs together, or the time would grow with the square of the number of sentences.
struct Candidates {
    /// The wordings that have something in common, and whether it is a run of words.
    groups: Vec<(Vec<u32>, bool)>,
    /// For each wording, in which of these groups it is.
    groups_of: Vec<Vec<usize>>,
    /// What a wording shares with each of the others while it is looked at: nothing, a term or a run.
    shares: Vec<Option<bool>>,
}

impl Candidates {
    fn of(wordings: &[Wording], weights: &Weights) -> Self {
        const EXHAUSTIVE: usize = 2_000; // sentences
        // So many sentences with one term, or one run of words, when there are more; the fewer, the more sentences there are.
        let most = (1_200_000 / wordings.len().max(1)).clamp(50, 200);
        let limit = if wordings.len() <= EXHAUSTIVE { usize::MAX } else { most };
        let mut candidates = Self {
            groups: Vec::new(),
            groups_of: vec![Vec::new(); wordings.len()],
            shares: vec![None; wordings.len()],
        };
        let mut bring_together = |found: Vec<u32>, is_run: bool| {
            if (2..=limit).contains(&found.len()) {
                for &place in &found {
                    candidates.groups_of[place as usize].push(candidates.groups.len());
                }
                candidates.groups.push((found, is_run));
            }
        };
        for (term, found) in weights.postings.iter().enumerate() {
            if weights.tells(term as u32) {
                bring_together(found.clone(), false);
            }
        }
        for found in sharing_runs(wordings) {
            bring_together(found, true);
        }
        candidates
    }

    /// The wordings beyond one in order that share something with it, and whether it is a run of words.
    fn beyond(&mut self, one: usize) -> Vec<(u32, bool)> {
        let mut others: Vec<u32> = Vec::new();
        for &group in &self.groups_of[one] {
            let (found, is_run) = &self.groups[group];
            let first = found.partition_point(|&other| other as usize <= one);
            for &other in &found[first..] {
                match &mut self.shares[other as usize] {
                    Some(a_run) => *a_run |= is_run,
                    nothing => {
                        *nothing = Some(*is_run);
                        others.push(other);
                    }
                }
            }
        }
        order::sort(&mut others);
        let share = |other: u32| (other, self.shares[other as usize].take().unwrap_or(false));
        others.into_iter().map(share).collect()
    }
}

/// The links that are reason enough for a row, the most alike first.
fn strong(all: &[((u32, u32), Link)], wordings: &[Wording], least: f32) -> Vec<(u32, u32)> {
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
    let is_best_of = |from: u32, to: u32, score: f32| {
        let mut columns = wordings[to as usize].columns();
        columns.any(|column| score >= best[from as usize][column] * NEAR_BEST)
    };
    let mut strong: Vec<((u32, u32), Link)> = Vec::new();
    for &((one, other), link) in all {
        let is_best = is_best_of(one, other, link.score) || is_best_of(other, one, link.score);
        let is_strong = link.kind == Kind::Verbatim || (is_best && link.score >= least);
        if is_strong {
            strong.push(((one, other), link));
        }
    }
    order::sort_by(&mut strong, |one, other| {
        other.1.score.total_cmp(&one.1.score).then(one.0.cmp(&other.0))
    });
    strong.into_iter().map(|(pair, _)| pair).collect()
}
