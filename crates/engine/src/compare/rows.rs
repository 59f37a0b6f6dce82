//! Rows: the statements, read off the links between wordings.

use std::cmp::Reverse;

use super::align::{Link, Links};
use super::conflict::{Conflict, Conflicts};
use super::sentence::Facts;
use super::weights::{Weighed, Weights};
use super::wording::Wording;
use super::{Kind, Place, Statement};
use crate::order;

/// The rows, as wordings in order: every strong link stands in one of them.
///
/// A row begins with the strongest link that stands in none yet, and takes up whatever is linked with all
/// it holds from other columns, and strongly with one of them: the most alike first.
pub(super) fn rows(wordings: &[Wording], links: &Links) -> Vec<Vec<u32>> {
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

/// The statement that a row makes.
pub(super) fn statement(
    row: &[u32],
    facts: &[Vec<Facts>],
    wordings: &[Wording],
    weights: &Weights,
    links: &Links,
    conflicts: &Conflicts,
) -> Statement {
    let mut members: Vec<Place> = Vec::new();
    for &wording in row {
        members.extend_from_slice(&wordings[wording as usize].places);
    }
    order::sort(&mut members);
    let mut weakest = Link {
        score: 1.0,
        kind: Kind::Verbatim,
    };
    let mut found: Vec<Conflict> = Vec::new();
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
            found.extend(conflicts.between(first, second, link));
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
        conflicts: once(order::distinct(found)),
    }
}

/// Conflicts without those that say the same the other way round.
fn once(conflicts: Vec<Conflict>) -> Vec<Conflict> {
    let mut kept: Vec<Conflict> = Vec::new();
    for conflict in conflicts {
        let is_known = |it: &Conflict| it.kind == conflict.kind && it.values.iter().rev().eq(&conflict.values);
        if !kept.iter().any(is_known) {
            kept.push(conflict);
        }
    }
    kept
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
        let term = found.find(|found| found.key == weights.keys[number as usize])?;
        let (first, last) = (&facts.words[term.words.start], &facts.words[term.words.end - 1]);
        Some(facts.text[first.range.start..last.range.end].to_owned())
    };
    terms.into_iter().filter_map(surface).take(MOST).collect()
}
