//! Levels: which statements stand level when articles are read side by side.
//!
//! Reports tell the same things in different orders. Statements that keep one order in all columns can stand level with
//! one another, and the text between them is padded; one that would cross them stays where each report has it.

use std::cmp::Ordering;

use super::{Place, Statement};
use crate::order;

/// A statement that stands level, with the sentence of each column in which the level begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// The statement, by its place in the comparison.
    pub statement: usize,
    /// Its first sentence in each column that has it, in the order of the columns.
    pub places: Vec<Place>,
}

/// The levels, from top to bottom: as many as fit, those in most columns first, then the most alike.
pub(super) fn of(statements: &[Statement]) -> Vec<Level> {
    /// So many are tried; a page of more levels would be read by nobody.
    const MOST: usize = 400;
    let mut all: Vec<Level> = (0..statements.len())
        .map(|statement| Level {
            statement,
            places: first_of_each(&statements[statement].members),
        })
        .collect();
    order::sort_by(&mut all, |one, other| {
        let score = |level: &Level| statements[level.statement].score;
        let more = other.places.len().cmp(&one.places.len());
        more.then(score(other).total_cmp(&score(one)))
            .then(one.places.cmp(&other.places))
    });
    let mut levels: Vec<Level> = Vec::new();
    for level in all.into_iter().take(MOST) {
        let orders: Option<Vec<Ordering>> = levels.iter().map(|it| order(it, &level)).collect();
        let Some(orders) = orders else {
            continue; // it crosses one of them
        };
        let above = orders.iter().rposition(|&order| order == Ordering::Less);
        let at = above.map_or(0, |above| above + 1);
        if !orders[..at].contains(&Ordering::Greater) {
            levels.insert(at, level);
        }
    }
    levels
}

/// Whether one level stands above another: equal where they share no column, nothing where they cross or share a place.
fn order(one: &Level, other: &Level) -> Option<Ordering> {
    let mut order = Ordering::Equal;
    for place in &one.places {
        let same_column = other.places.iter().find(|it| it.column == place.column);
        let here = same_column.map(|it| place.sentence.cmp(&it.sentence));
        match here {
            Some(Ordering::Equal) => return None,
            Some(here) if order == Ordering::Equal || order == here => order = here,
            Some(_) => return None,
            None => {}
        }
    }
    Some(order)
}

fn first_of_each(members: &[Place]) -> Vec<Place> {
    let of_columns = members.chunk_by(|one, other| one.column == other.column);
    of_columns.map(|members| members[0]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;

    /// The levels of statements that are given by their sentence in each column.
    fn levels(statements: &[&[Option<usize>]]) -> Vec<usize> {
        let statement = |sentences: &&[Option<usize>]| Statement {
            kind: Kind::Verbatim,
            score: 1.0,
            why: Vec::new(),
            members: (0..)
                .zip(*sentences)
                .filter_map(|(column, sentence)| sentence.map(|sentence| Place { column, sentence }))
                .collect(),
            conflicts: Vec::new(),
        };
        let statements: Vec<Statement> = statements.iter().map(statement).collect();
        of(&statements).iter().map(|level| level.statement).collect()
    }

    #[test]
    fn what_keeps_one_order_stands_level_and_what_crosses_does_not() {
        let at = Some;
        assert_eq!(levels(&[&[at(0), at(0)], &[at(3), at(1)], &[at(5), at(9)]]), [0, 1, 2]);
        // The third crosses the second, which is no better but comes first.
        assert_eq!(levels(&[&[at(0), at(5)], &[at(1), at(2)], &[at(2), at(9)]]), [0, 2]);
        // What stands in more columns is asked first.
        assert_eq!(levels(&[&[at(4), at(0), None], &[at(2), at(2), at(2)]]), [1]);
        // Two that share no column, and one that orders them.
        assert_eq!(
            levels(&[
                &[None, None, at(1), at(1)],
                &[at(1), at(1), None, None],
                &[at(2), None, at(0), None]
            ]),
            [1, 2, 0]
        );
        assert!(levels(&[]).is_empty());
    }
}
