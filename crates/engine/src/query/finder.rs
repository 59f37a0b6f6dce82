//! Where an expression stands in a text.

use std::ops::Range;

use super::automaton::Automaton;
use crate::text::fold;

/// What finds an expression in texts.
pub struct Finder {
    anchored: Automaton,
    /// Says that there is a match, and where the first one ends.
    floating: Automaton,
    characters: Characters,
}

impl Finder {
    pub(super) fn new(anchored: Automaton, floating: Automaton) -> Self {
        Self {
            anchored,
            floating,
            characters: Characters(Vec::new()),
        }
    }

    /// The matches in a text, in bytes: none is empty, none overlaps another, the leftmost are taken, and of those that
    /// begin at one place the longest.
    ///
    /// The text is compared folded, every run of white space as one. What it costs is taken from `steps`; when they are
    /// used up there is no answer.
    pub fn find(&mut self, text: &str, steps: &mut u64) -> Option<Vec<Range<usize>>> {
        let folded = Folded::new(text, &mut self.characters);
        let chars = &folded.chars[..];
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while at < chars.len() {
            // No match begins behind the place where the first one ends.
            let Some(end) = run(&mut self.floating, chars, at, true, steps)? else {
                break;
            };
            let mut next = end + 1;
            for start in at..=end.min(chars.len() - 1) {
                if let Some(end) = run(&mut self.anchored, chars, start, false, steps)? {
                    let from = found.last().map_or(0, |last| last.end);
                    let range = folded.places[start].max(from)..folded.end(end);
                    if !range.is_empty() {
                        found.push(range);
                    }
                    next = end;
                    break;
                }
            }
            at = next;
        }
        Some(found)
    }
}

/// Where a match ends that begins at a place: the first one, which may be empty, or the last one, which is not.
/// Outside, nothing if the steps are used up.
fn run(automaton: &mut Automaton, chars: &[char], start: usize, first: bool, steps: &mut u64) -> Option<Option<usize>> {
    let worked = automaton.work();
    let before = start.checked_sub(1).map(|before| chars[before]);
    let mut state = automaton.start_after(before);
    let mut end = None;
    let mut at = start;
    while state != 0 {
        let c = chars.get(at).copied();
        if (first || at > start) && automaton.accepts_before(state, c) {
            end = Some(at);
            if first {
                break;
            }
        }
        let Some(c) = c else { break };
        state = automaton.step(state, c);
        at += 1;
    }
    *steps = steps.checked_sub((at - start) as u64 + 1 + automaton.work() - worked)?;
    Some(end)
}

/// Characters that texts held, in order, and what they become in folding. Texts are long, alphabets are short, and
/// a page asks the browser what a character becomes.
struct Characters(Vec<(char, String)>);

impl Characters {
    fn folded(&mut self, c: char) -> &str {
        let place = self.0.binary_search_by_key(&c, |known| known.0);
        let place = place.unwrap_or_else(|place| {
            self.0.insert(place, (c, fold(c.encode_utf8(&mut [0; 4]))));
            place
        });
        &self.0[place].1
    }
}

/// A text, folded, with the places from which its characters came.
struct Folded {
    chars: Vec<char>,
    places: Vec<usize>,
    length: usize,
}

impl Folded {
    fn new(text: &str, characters: &mut Characters) -> Self {
        let mut folded = Self {
            chars: Vec::with_capacity(text.len()),
            places: Vec::with_capacity(text.len()),
            length: text.len(),
        };
        for (place, c) in text.char_indices() {
            if c.is_ascii() && !c.is_ascii_whitespace() {
                folded.push(c.to_ascii_lowercase(), place);
            } else if c.is_whitespace() {
                if folded.chars.last() != Some(&' ') {
                    folded.push(' ', place);
                }
            } else {
                for c in characters.folded(c).chars() {
                    folded.push(c, place);
                }
            }
        }
        folded
    }

    fn push(&mut self, c: char, place: usize) {
        self.chars.push(c);
        self.places.push(place);
    }

    /// Where what comes before a character ends: marks that folding drops belong to the letter before them.
    fn end(&self, at: usize) -> usize {
        let last = self.places[at - 1];
        let behind = self.places[at..].iter().find(|&&place| place > last);
        behind.copied().unwrap_or(self.length)
    }
}
