//! Case: the small letter of a capital and the capital of a small letter, by a table that is a tenth of the standard
//! library's.
//!
//! Letter for letter: what is several letters in the other case ("ß", "İ") stays as it is.

use std::sync::OnceLock;

use crate::numbers::Reader;

/// The letter in lower case.
pub(crate) fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let (c, runs) = (u32::from(c), runs());
    let run = runs[..runs.partition_point(|run| run.first <= c)].last();
    let small = run
        .filter(|run| run.holds(c))
        .map_or(c, |run| c.wrapping_add(run.difference));
    character(small)
}

/// The letter in upper case: of several that have this one for their small letter, the first.
pub(crate) fn upper(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_uppercase();
    }
    let c = u32::from(c);
    let mut capitals = runs().iter().map(|run| (run, c.wrapping_sub(run.difference)));
    let capital = capitals.find(|(run, capital)| run.holds(*capital));
    character(capital.map_or(c, |(_, capital)| capital))
}

/// Whether it is a capital: a letter that has a small one.
pub(crate) fn is_capital(c: char) -> bool {
    lower(c) != c
}

/// Whether it is a small letter: one that has a capital.
pub(crate) fn is_small(c: char) -> bool {
    upper(c) != c
}

/// Capitals at one distance from each other that are as far from their small letters.
struct Run {
    first: u32,
    count: u32,
    step: u32,
    difference: u32,
}

impl Run {
    fn holds(&self, c: u32) -> bool {
        let distance = c.wrapping_sub(self.first);
        distance / self.step < self.count && distance.is_multiple_of(self.step)
    }
}

/// What `build.rs` wrote.
fn runs() -> &'static [Run] {
    static RUNS: OnceLock<Vec<Run>> = OnceLock::new();
    RUNS.get_or_init(|| {
        let mut reader = Reader(include_bytes!(concat!(env!("OUT_DIR"), "/cases.bin")));
        let (mut runs, mut first) = (Vec::new(), 0);
        while let (Some(distance), Some(count), Some(difference)) =
            (reader.number(), reader.number(), reader.difference())
        {
            first += distance;
            runs.push(Run {
                first,
                count: count >> 1,
                step: 1 + (count & 1),
                difference: difference as u32,
            });
        }
        runs
    })
}

fn character(number: u32) -> char {
    char::from_u32(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            let mut small = c.to_lowercase();
            let small = if small.len() == 1 { small.next() } else { None };
            assert_eq!(lower(c), small.unwrap_or(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn capitals_lead_back_to_their_small_letters() {
        for c in '\0'..=char::MAX {
            let capital = upper(c);
            assert!(capital == c || lower(capital) == c, "U+{:04X}", u32::from(c));
            // Of letters that come in two, and not in more.
            let standard: Vec<char> = c.to_uppercase().collect();
            if let [standard] = standard[..]
                && lower(standard) == c
            {
                assert_eq!(capital, standard, "U+{:04X}", u32::from(c));
            }
        }
    }
}
