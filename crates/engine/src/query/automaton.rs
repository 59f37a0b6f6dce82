//! An expression at work: its states are followed all at once, and each set of them is kept as one state, found when it
//! is first needed. A step that was made before is a look into a table.

use std::sync::Arc;

use dossier_code::walk::{Machine, Table, UNKNOWN};

use super::program::{Program, State};
use super::regular::Assertion;
use super::set;

/// How many numbers the cache holds.
const CACHE: usize = 1 << 18;

/// What stands beside a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Nothing.
    Edge,
    /// A letter or digit.
    Word,
    /// Another character.
    Other,
}

impl Side {
    const ALL: [Self; 3] = [Self::Edge, Self::Word, Self::Other];

    fn of(c: char) -> Self {
        match set::kind(c) {
            set::LETTER | set::DIGIT => Self::Word,
            _ => Self::Other,
        }
    }
}

/// A machine that reads characters one by one and says whether what it has read matches.
pub struct Automaton {
    program: Arc<Program>,
    /// Whether a match may begin at any character.
    floating: bool,
    /// The numbers in the key of a state: what stands before, then a bit for each state of the program.
    stride: usize,
    /// The most states that are kept.
    limit: usize,
    keys: Vec<u32>,
    /// By state and class, the state that follows.
    next: Vec<u32>,
    /// By state, a bit for each side: whether it is a match if that follows.
    accepting: Vec<u8>,
    /// By state, how many characters at least are wanting to a match, as far as the program knows.
    wanting: Vec<u32>,
    /// The states by their keys, in a table with open addresses; 0 is free.
    places: Vec<u32>,
    /// The states before the first character, by what stands before it, once they are known.
    starts: [u32; 3],
    /// How often the cache was emptied: who keeps states begins anew when this number changes.
    flushes: u32,
    work: u64,
    // Kept, so that no step allocates.
    key: Vec<u32>,
    reached: Vec<u32>,
    stack: Vec<u32>,
    taking: Vec<u32>,
}

impl Automaton {
    pub(super) fn new(program: Arc<Program>, floating: bool) -> Self {
        let stride = 1 + program.states.len().div_ceil(32);
        let limit = (CACHE / (stride + program.classes)).clamp(16, 4096);
        let mut automaton = Self {
            program,
            floating,
            stride,
            limit,
            keys: Vec::new(),
            next: Vec::new(),
            accepting: Vec::new(),
            wanting: Vec::new(),
            places: Vec::new(),
            starts: [UNKNOWN; 3],
            flushes: 0,
            work: 0,
            key: vec![0; stride],
            reached: vec![0; stride],
            stack: Vec::new(),
            taking: Vec::new(),
        };
        automaton.flush();
        automaton
    }

    /// The state before the first character.
    pub fn start(&mut self) -> u32 {
        self.start_after(None)
    }

    /// The state in the middle of a text, behind that character.
    pub(super) fn start_after(&mut self, before: Option<char>) -> u32 {
        let side = self.side(before) as usize;
        if self.starts[side] == UNKNOWN {
            self.key.fill(0);
            self.enter();
            self.key[0] = side as u32;
            self.starts[side] = self.intern();
        }
        self.starts[side]
    }

    /// The state after one more character; 0 is the state from which nothing matches any more.
    ///
    /// When the cache is full it is emptied, and states from before mean nothing.
    #[inline]
    pub fn step(&mut self, state: u32, c: char) -> u32 {
        let place = state as usize * self.program.classes + self.program.class(c);
        match self.next[place] {
            UNKNOWN => self.explore(state, c, place),
            next => next,
        }
    }

    /// Whether what was read up to this state matches, if nothing follows.
    pub fn accepts(&self, state: u32) -> bool {
        self.accepting[state as usize] & 1 != 0
    }

    /// Whether what was read up to this state matches, if that follows.
    pub(super) fn accepts_before(&self, state: u32, after: Option<char>) -> bool {
        let sides = self.accepting[state as usize];
        sides != 0 && sides >> self.side(after) as u8 & 1 != 0
    }

    /// How many states of the program were visited for steps that were not in the cache: what the machine has cost.
    pub fn work(&self) -> u64 {
        self.work
    }

    fn side(&self, beside: Option<char>) -> Side {
        match beside {
            Some(c) if self.program.asserts => Side::of(c),
            Some(_) => Side::Other,
            None => Side::Edge,
        }
    }

    fn enter(&mut self) {
        let entry = self.program.entry;
        self.key[1 + entry as usize / 32] |= 1 << (entry % 32);
    }

    fn flush(&mut self) {
        self.keys.clear();
        self.next.clear();
        self.accepting.clear();
        self.wanting.clear();
        self.places.clear();
        self.starts = [UNKNOWN; 3];
        self.places.resize((self.limit * 2).next_power_of_two(), 0);
        // The dead state.
        self.keys.resize(self.stride, 0);
        self.next.resize(self.program.classes, 0);
        self.accepting.push(0);
        self.wanting.push(0);
    }

    #[cold]
    fn explore(&mut self, state: u32, c: char, place: usize) -> u32 {
        let from = state as usize * self.stride;
        self.key.copy_from_slice(&self.keys[from..from + self.stride]);
        let side = self.side(Some(c));
        self.close(side);
        self.key.fill(0);
        let program = self.program.clone();
        for &taking in &self.taking {
            if let State::Take(set, next) = program.states[taking as usize]
                && program.sets[set as usize].holds(c)
            {
                self.key[1 + next as usize / 32] |= 1 << (next % 32);
            }
        }
        if self.floating {
            self.enter();
        }
        if self.key.iter().all(|&bits| bits == 0) {
            self.next[place] = 0;
            return 0;
        }
        self.key[0] = side as u32;
        let flushes = self.flushes;
        let next = self.intern();
        if flushes == self.flushes {
            self.next[place] = next;
        }
        next
    }

    /// The number of the state with the key.
    fn intern(&mut self) -> u32 {
        if !self.program.asserts {
            self.key[0] = 0;
        }
        let mut place = self.place();
        if self.places[place] != 0 {
            return self.places[place];
        }
        if self.accepting.len() >= self.limit {
            self.flush();
            self.flushes += 1;
            place = self.place();
        }
        let state = self.accepting.len() as u32;
        self.places[place] = state;
        self.keys.extend_from_slice(&self.key);
        let width = self.next.len() + self.program.classes;
        self.next.resize(width, UNKNOWN);
        self.work += self.program.classes as u64 / 16;
        let (mut accepting, mut wanting) = (0, u32::MAX);
        for side in Side::ALL {
            if self.close(side) {
                accepting |= 1 << side as u8;
            }
            let taking = self.taking.iter().map(|&state| self.program.wanting[state as usize]);
            wanting = taking.fold(wanting, u32::min);
            if !self.program.asserts {
                accepting *= 7; // it does not matter what follows
                break;
            }
        }
        self.accepting.push(accepting);
        self.wanting.push(if accepting != 0 { 0 } else { wanting });
        state
    }

    /// Where the key stands in the table, or where it would stand.
    fn place(&self) -> usize {
        let mut hash = 0u32;
        for &bits in &self.key {
            hash = (hash.rotate_left(5) ^ bits).wrapping_mul(0x9e37_79b9);
        }
        let mask = self.places.len() - 1;
        let mut place = (hash >> 7) as usize & mask;
        loop {
            let state = self.places[place] as usize;
            if state == 0 || self.keys[state * self.stride..][..self.stride] == self.key[..] {
                return place;
            }
            place = (place + 1) & mask;
        }
    }

    /// Finds the states that take a character among those that the key leads to, and whether the end is one of them.
    fn close(&mut self, after: Side) -> bool {
        self.taking.clear();
        self.reached.fill(0);
        let before = self.key[0];
        let mut accepting = false;
        for (place, &bits) in self.key[1..].iter().enumerate() {
            let mut bits = bits;
            while bits != 0 {
                self.stack.push(place as u32 * 32 + bits.trailing_zeros());
                bits &= bits - 1;
            }
            while let Some(state) = self.stack.pop() {
                let (place, bit) = (state as usize / 32, 1 << (state % 32));
                if self.reached[place] & bit != 0 {
                    continue;
                }
                self.reached[place] |= bit;
                self.work += 1;
                match self.program.states[state as usize] {
                    State::Take(..) => self.taking.push(state),
                    State::Fork(one, other) => self.stack.extend([other, one]),
                    State::Assert(assertion, next) => {
                        let is_word = |side: u32| side == Side::Word as u32;
                        let holds = match assertion {
                            Assertion::Start => before == Side::Edge as u32,
                            Assertion::End => after == Side::Edge,
                            Assertion::Boundary(is) => (is_word(before) != is_word(after as u32)) == is,
                        };
                        if holds {
                            self.stack.push(next);
                        }
                    }
                    State::Accept => accepting = true,
                }
            }
        }
        accepting
    }
}

impl Machine for Automaton {
    fn start(&mut self) -> u32 {
        self.start_after(None)
    }

    fn class(&self, letter: char) -> usize {
        self.program.class(letter)
    }

    fn step(&mut self, state: u32, letter: char, steps: &mut u64) -> Option<u32> {
        let work = self.work;
        let next = self.step(state, letter);
        *steps = steps.checked_sub(self.work - work)?;
        Some(next)
    }

    fn table(&self) -> Table<'_> {
        Table {
            next: &self.next,
            classes: self.program.classes,
            ascii: &self.program.ascii,
            accepting: &self.accepting,
            wanting: &self.wanting,
            flushes: self.flushes,
        }
    }
}

/// A machine that is led along words in their order, as the vocabulary leads it, for the tests of the machine itself: what
/// two words begin with is read once.
#[cfg(test)]
pub struct Walk {
    automaton: Automaton,
    word: String,
    /// The state after each character of the word, with the number of bytes up to there.
    path: Vec<(usize, u32)>,
    flushes: u32,
}

#[cfg(test)]
impl Walk {
    /// Starts with the machine.
    pub fn new(automaton: Automaton) -> Self {
        Self {
            flushes: automaton.flushes,
            automaton,
            word: String::new(),
            path: Vec::new(),
        }
    }

    /// Whether the word matches.
    pub fn accepts(&mut self, word: &str) -> bool {
        if self.flushes != self.automaton.flushes {
            self.flushes = self.automaton.flushes;
            self.path.clear();
        }
        let shared = self
            .word
            .bytes()
            .zip(word.bytes())
            .take_while(|(one, other)| one == other);
        let shared = shared.count();
        while self.path.pop_if(|step| step.0 > shared).is_some() {}
        let (mut at, mut state) = match self.path.last() {
            Some(&last) => last,
            None => {
                let start = self.automaton.start();
                self.path.push((0, start));
                (0, start)
            }
        };
        if state != 0 {
            for c in word[at..].chars() {
                state = self.automaton.step(state, c);
                at += c.len_utf8();
                self.path.push((at, state));
                if state == 0 {
                    break;
                }
            }
        }
        self.word.clear();
        self.word.push_str(word);
        self.automaton.accepts(state)
    }

    /// How often the cache of the machine was emptied.
    pub fn flushes(&self) -> u32 {
        self.automaton.flushes
    }

    /// What the machine has cost; see [`Automaton::work`].
    pub fn work(&self) -> u64 {
        self.automaton.work
    }
}
