//! The states that an expression goes through: a nondeterministic automaton, which `automaton` walks.

use super::regular::{Assertion, ENDLESS, Syntax};
use super::set::{self, Set};
use crate::order;

/// The most states that an expression may have.
pub(super) const STATES: usize = 2_000;
/// The most parts of syntax that are looked at, those that make no state included.
const WORK: u32 = 20_000;
/// The most places at which the class of characters may change.
const BOUNDS: usize = 4_000;

/// A state.
#[derive(Clone, Copy)]
pub(super) enum State {
    /// Takes a character of the set with that number, and goes on to the state with that number.
    Take(u32, u32),
    /// Goes on to both.
    Fork(u32, u32),
    /// Goes on if that is so.
    Assert(Assertion, u32),
    /// The end.
    Accept,
}

/// An expression as states, and characters as classes that it does not tell apart.
pub(super) struct Program {
    pub(super) states: Vec<State>,
    pub(super) sets: Vec<Set>,
    /// For each state, how many characters at least are wanting to the end, if anything may stand at the beginning;
    /// otherwise 0. See [`Table::wanting`](dossier_code::walk::Table::wanting).
    pub(super) wanting: Vec<u32>,
    pub(super) entry: u32,
    /// Whether it asks what stands beside a place.
    pub(super) asserts: bool,
    /// How many classes there are.
    pub(super) classes: usize,
    /// Whether classes are divided by the kinds of characters.
    kinds: bool,
    /// From which character on the class is another.
    bounds: Vec<(u32, u32)>,
    /// The classes of the first 128 characters.
    pub(super) ascii: Vec<u32>,
}

/// It has too many states.
pub(super) struct TooLarge;

impl Program {
    /// The program of an expression.
    pub(super) fn new(syntax: &Syntax, sets: Vec<Set>) -> Result<Self, TooLarge> {
        let mut writer = Writer::new();
        let entry = writer.write(syntax, 0)?;
        writer.finish(entry, sets)
    }

    /// The program of a word with so many edits: one for each letter and each number of edits made before it, after the
    /// definition of the optimal string alignment distance.
    pub(super) fn with_edits(word: &str, edits: u8) -> Result<Self, TooLarge> {
        let letters: Vec<char> = word.chars().collect();
        let any = letters.len() as u32;
        let mut sets: Vec<Set> = letters.iter().map(|&c| Set::range(c, c)).collect();
        sets.push(Set::any());
        let mut writer = Writer::new();
        // Of this letter, the next and the one after: the states by the number of edits made.
        let rows = usize::from(edits) + 1;
        let mut following = vec![Vec::new(), Vec::new()];
        for place in (0..=any).rev() {
            let mut row = vec![0; rows];
            for made in (0..rows).rev() {
                let mut ways: Vec<u32> = Vec::new();
                if place == any {
                    ways.push(0);
                } else {
                    ways.push(writer.push(State::Take(place, following[0][made]))?);
                }
                if made + 1 < rows {
                    ways.push(writer.push(State::Take(any, row[made + 1]))?); // one more
                    if place < any {
                        ways.push(following[0][made + 1]); // one less
                        ways.push(writer.push(State::Take(any, following[0][made + 1]))?); // another
                    }
                    if place + 1 < any {
                        let first = writer.push(State::Take(place, following[1][made + 1]))?;
                        ways.push(writer.push(State::Take(place + 1, first))?); // changed round
                    }
                }
                row[made] = writer.fork(&ways)?;
            }
            following.pop();
            following.insert(0, row);
        }
        let entry = following[0][0];
        writer.finish(entry, sets)
    }

    /// The class of a character.
    pub(super) fn class(&self, c: char) -> usize {
        match self.ascii.get(c as usize) {
            Some(&class) => class as usize,
            None => self.class_of(c),
        }
    }

    fn class_of(&self, c: char) -> usize {
        let place = self.bounds.partition_point(|bound| bound.0 <= u32::from(c));
        let class = self.bounds[place - 1].1 as usize;
        match self.kinds {
            true => class * 4 + set::kind(c).trailing_zeros() as usize,
            false => class,
        }
    }

    /// Finds the classes: all that lies in no range of a set is of class 0.
    fn classify(&mut self) {
        self.kinds = self.asserts || self.sets.iter().any(|set| set.kinds != 0);
        let mut changes: Vec<(u32, i32)> = Vec::new();
        for &(first, last) in self.sets.iter().flat_map(|set| &set.ranges) {
            changes.push((first.into(), 1));
            changes.push((u32::from(last) + 1, -1));
        }
        order::sort_by_key(&mut changes, |change| change.0);
        let mut covered = 0;
        let mut classes = 1;
        for (place, change) in changes {
            covered += change;
            let class = match covered {
                0 => 0,
                _ => classes,
            };
            match self.bounds.last_mut() {
                Some(last) if last.0 == place => last.1 = class,
                _ => self.bounds.push((place, class)),
            }
            classes = classes.max(class + 1);
        }
        self.classes = classes as usize * if self.kinds { 4 } else { 1 };
        self.ascii = ('\0'..='\x7f').map(|c| self.class_of(c) as u32).collect();
    }
}

/// Writes states from the end to the beginning, so that each knows where it goes on.
struct Writer {
    states: Vec<State>,
    asserts: bool,
    work: u32,
}

impl Writer {
    fn new() -> Self {
        Self {
            states: vec![State::Accept],
            asserts: false,
            work: 0,
        }
    }

    fn push(&mut self, state: State) -> Result<u32, TooLarge> {
        if self.states.len() >= STATES {
            return Err(TooLarge);
        }
        self.states.push(state);
        Ok(self.states.len() as u32 - 1)
    }

    /// A state that goes on to all of these.
    fn fork(&mut self, ways: &[u32]) -> Result<u32, TooLarge> {
        let mut ways = ways.iter().copied();
        let mut all = ways.next().unwrap_or_default();
        for way in ways {
            all = self.push(State::Fork(way, all))?;
        }
        Ok(all)
    }

    /// Writes what goes on to that state, and gives its first state.
    fn write(&mut self, syntax: &Syntax, next: u32) -> Result<u32, TooLarge> {
        self.work += 1;
        if self.work > WORK {
            return Err(TooLarge);
        }
        match syntax {
            Syntax::Sequence(parts) => {
                let mut next = next;
                for part in parts.iter().rev() {
                    next = self.write(part, next)?;
                }
                Ok(next)
            }
            Syntax::Either(parts) => {
                let mut ways = Vec::new();
                for part in parts {
                    ways.push(self.write(part, next)?);
                }
                self.fork(&ways)
            }
            &Syntax::Repeat(ref part, least, most) => {
                let mut entry = next;
                if most == ENDLESS {
                    entry = self.push(State::Fork(next, next))?;
                    let again = self.write(part, entry)?;
                    self.states[entry as usize] = State::Fork(again, next);
                } else {
                    for _ in least..most {
                        let once = self.write(part, entry)?;
                        entry = self.push(State::Fork(once, next))?;
                    }
                }
                for _ in 0..least {
                    entry = self.write(part, entry)?;
                }
                Ok(entry)
            }
            &Syntax::Take(set) => self.push(State::Take(set, next)),
            &Syntax::Assert(assertion) => {
                self.asserts = true;
                self.push(State::Assert(assertion, next))
            }
        }
    }

    fn wanting(&self, entry: u32, sets: &[Set]) -> Vec<u32> {
        let begins_with_anything = match self.states[entry as usize] {
            State::Fork(again, _) => match self.states[again as usize] {
                State::Take(set, next) => next == entry && sets[set as usize].is_any(),
                _ => false,
            },
            _ => false,
        };
        if !begins_with_anything {
            return vec![0; self.states.len()];
        }
        // A state goes on to such as were written before it, unless it goes round again, which is no way to the end.
        let mut wanting: Vec<u32> = Vec::new();
        for state in &self.states {
            let of = |state: u32| wanting.get(state as usize).copied().unwrap_or(u32::MAX);
            wanting.push(match *state {
                State::Take(_, next) => of(next).saturating_add(1),
                State::Fork(one, other) => of(one).min(of(other)),
                State::Assert(_, next) => of(next),
                State::Accept => 0,
            });
        }
        wanting
    }

    fn finish(self, entry: u32, sets: Vec<Set>) -> Result<Program, TooLarge> {
        let wanting = self.wanting(entry, &sets);
        let mut program = Program {
            states: self.states,
            wanting,
            sets,
            entry,
            asserts: self.asserts,
            classes: 1,
            kinds: false,
            bounds: vec![(0, 0)],
            ascii: Vec::new(),
        };
        program.classify();
        match program.bounds.len() {
            0..=BOUNDS => Ok(program),
            _ => Err(TooLarge),
        }
    }
}
