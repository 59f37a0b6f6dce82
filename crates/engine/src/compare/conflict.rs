//! Conflicts: where the members of one statement disagree.
//!
//! A flag on a page says "these two cannot both be right", so only what is nearly sure is flagged: another number
//! before the same noun, another day, a "not" in an otherwise equal sentence.

use super::Kind;
use super::sentence::{Facts, Key, When, clash, number};
use super::stem::{is_stop_word, stem};
use crate::text::Word;

/// A disagreement between members of one statement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// What they disagree about.
    pub kind: ConflictKind,
    /// The differing wordings, in column order.
    pub values: Vec<String>,
}

/// What members of a statement can disagree about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConflictKind {
    /// A count or an ordinal.
    Number,
    /// A day or a month.
    Date,
    /// Where it happened. Not found yet.
    Place,
    /// What somebody is called by office. Not found yet.
    Title,
    /// One says that it is so, the other that it is not.
    Negation,
}

impl ConflictKind {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Place => "place",
            Self::Title => "title",
            Self::Negation => "negation",
        }
    }
}

/// The conflicts between two members.
pub(super) fn between(one: &Facts, other: &Facts, kind: Kind) -> Vec<Conflict> {
    let mut conflicts = numbers(one, other);
    // Reworded sentences with clashing dates are never put together; verbatim ones are, and there it is news.
    if kind == Kind::Verbatim {
        conflicts.extend(dates(one, other));
    }
    conflicts.extend(negation(one, other));
    conflicts
}

/// A number and the noun that it counts.
struct Count {
    number: String,
    is_ordinal: bool,
    /// The stem of the noun.
    noun: String,
    surface: String,
}

fn numbers(one: &Facts, other: &Facts) -> Vec<Conflict> {
    let (ours, theirs) = (counts(one), counts(other));
    let same_noun = |a: &Count, b: &Count| a.noun == b.noun && a.is_ordinal == b.is_ordinal;
    let alone = |counts: &[Count], count: &Count| counts.iter().filter(|other| same_noun(other, count)).count() == 1;
    let mut conflicts = Vec::new();
    for a in ours.iter().filter(|a| alone(&ours, a)) {
        for b in theirs
            .iter()
            .filter(|b| same_noun(a, b) && alone(&theirs, b) && a.number != b.number)
        {
            conflicts.push(Conflict {
                kind: ConflictKind::Number,
                values: vec![a.surface.clone(), b.surface.clone()],
            });
        }
    }
    conflicts
}

/// The counts of a sentence: a number, then a noun with at most one word between.
///
/// Left out: what is hedged ("more than 70 years" agrees with "80 years"), years, and amounts of money or measure,
/// which are given for many things in one story.
fn counts(facts: &Facts) -> Vec<Count> {
    const HEDGES: &str = "about around almost nearly roughly some over under than least most up approximately every \
        another or to between";
    const MEASURES: &str = "percent per cent year month week day hour minute second mile kilometer kilometre km meter \
        metre ton tonne million billion trillion dollar euro pound degree time hundred thousand dozen people person \
        magnitude";
    let listed = |list: &str, word: &str| list.split_ascii_whitespace().any(|listed| listed == word);
    let mut counts = Vec::new();
    for (at, word) in facts.words.iter().enumerate() {
        let Some(number) = number(&word.folded) else {
            continue;
        };
        let is_year = number.len() == 4 && word.folded.len() == 4;
        let is_dated = facts.dates.iter().any(|date| date.words.contains(&at));
        let hedged = at > 0 && listed(HEDGES, &facts.words[at - 1].folded);
        if is_year || is_dated || hedged || !stands_free(facts, at) {
            continue;
        }
        let is_ordinal = !word.folded.starts_with(|c: char| c.is_ascii_digit()) && !is_cardinal(&word.folded)
            || word.folded.ends_with("st")
            || word.folded.ends_with("nd")
            || word.folded.ends_with("rd")
            || word.folded.ends_with("th");
        let Some(noun) = noun_after(facts, at) else {
            continue;
        };
        let singular = facts.words[noun].folded.trim_end_matches('s');
        if listed(MEASURES, singular) || listed(MEASURES, &facts.words[noun].folded) {
            continue;
        }
        let surface = &facts.text[word.range.start..facts.words[noun].range.end];
        counts.push(Count {
            number,
            is_ordinal,
            noun: kind_of(&stem(&facts.words[noun].folded)),
            surface: surface.to_owned(),
        });
    }
    counts
}

/// Whether the number is no part of a name or sum: "T-34", "$14", "7.7-magnitude", "14m".
fn stands_free(facts: &Facts, at: usize) -> bool {
    let Word { range, .. } = &facts.words[at];
    let before = facts.text[..range.start].chars().next_back();
    let after = facts.text[range.end..].chars().next();
    before.is_none_or(|c| c.is_whitespace() || "(“\"—".contains(c)) && after == Some(' ')
}

/// The noun right after the number: the last of a run of at most two words that nothing interrupts and a stop word,
/// a mark or the end follows.
fn noun_after(facts: &Facts, at: usize) -> Option<usize> {
    let is_content = |place: usize| {
        facts
            .words
            .get(place)
            .is_some_and(|word| !is_stop_word(&word.folded) && number(&word.folded).is_none())
    };
    let joined = |place: usize| {
        facts
            .words
            .get(place + 1)
            .is_some_and(|next| &facts.text[facts.words[place].range.end..next.range.start] == " ")
    };
    if !joined(at) || !is_content(at + 1) {
        return None;
    }
    let goes_on = |place: usize| joined(place) && is_content(place + 1);
    let noun = if goes_on(at + 1) { at + 2 } else { at + 1 };
    (!goes_on(noun)).then_some(noun)
}

fn is_cardinal(word: &str) -> bool {
    [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "zero",
    ]
    .contains(&word)
}

/// Nouns that count the same thing.
fn kind_of(noun: &str) -> String {
    let same = match noun {
        "trip" | "journey" | "tour" => "visit",
        noun => noun,
    };
    stem(same)
}

fn dates(one: &Facts, other: &Facts) -> Vec<Conflict> {
    let ([a], [b]) = (&one.dates[..], &other.dates[..]) else {
        return Vec::new();
    };
    if !clash(&one.dates, &other.dates) {
        return Vec::new();
    }
    let surface = |facts: &Facts, date: &When| {
        let words = facts.words.get(date.words.clone()).unwrap_or_default();
        match (words.first(), words.last()) {
            (Some(first), Some(last)) => facts.text[first.range.start..last.range.end].to_owned(),
            _ => String::new(),
        }
    };
    vec![Conflict {
        kind: ConflictKind::Date,
        values: vec![surface(one, a), surface(other, b)],
    }]
}

/// One sentence denies what the other says, and both say it in the same words.
fn negation(one: &Facts, other: &Facts) -> Option<Conflict> {
    let (not, other_not) = (denial(one), denial(other));
    let (facts, at) = match (not, other_not) {
        (Some(at), None) => (one, at),
        (None, Some(at)) => (other, at),
        _ => return None,
    };
    if content(one) != content(other) {
        return None;
    }
    let denied = facts.text[facts.words[at].range.clone()].to_owned();
    let next = |at: usize| {
        facts
            .words
            .get(at + 1)
            .map(|word| facts.text[word.range.clone()].to_owned())
    };
    let denied_and_next = next(at).map_or(denied.clone(), |next| format!("{denied} {next}"));
    let values = if not.is_some() {
        vec![denied_and_next, next(at).unwrap_or_default()]
    } else {
        vec![next(at).unwrap_or_default(), denied_and_next]
    };
    Some(Conflict {
        kind: ConflictKind::Negation,
        values,
    })
}

fn denial(facts: &Facts) -> Option<usize> {
    let mut denials =
        facts.words.iter().enumerate().filter(|(_, word)| {
            matches!(word.folded.as_str(), "not" | "never" | "cannot") || word.folded.ends_with("n't")
        });
    let first = denials.next()?.0;
    denials.next().is_none().then_some(first)
}

fn content<'a>(facts: &'a Facts) -> Vec<&'a Key> {
    facts.terms.iter().flatten().map(|term| &term.key).collect()
}
