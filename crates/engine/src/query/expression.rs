//! A wildcard, a word with edits or a regular expression.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::automaton::Automaton;
use super::finder::Finder;
use super::needed::{self, Needed};
use super::program::{Program, TooLarge};
use super::regular::{self, ENDLESS, Fault, Syntax};
use super::set::Set;

/// An expression. Two are equal if they were written alike.
#[derive(Clone)]
pub struct Expression {
    /// How it is written: the folded word with its wildcards, the folded word, or what stands between the strokes.
    pub source: String,
    manner: Manner,
    spaced: bool,
    needed: Arc<[Needed]>,
    program: Arc<Program>,
}

/// The ways in which an expression can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// A word with `*` and `?`.
    Wildcard,
    /// A word with so many edits.
    Edits(u8),
    /// A regular expression.
    Regular,
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.manner == other.manner && self.source == other.source
    }
}

impl Eq for Expression {}

impl fmt::Debug for Expression {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.source)
    }
}

impl Expression {
    /// A folded word in which `*` is any run of characters or none, and `?` is one; nothing if it is too large.
    pub fn wildcard(word: &str) -> Option<Self> {
        let mut sets = vec![Set::any()];
        let mut parts = Vec::new();
        for c in word.chars() {
            parts.push(match c {
                '*' => Syntax::Repeat(Box::new(Syntax::Take(0)), 0, ENDLESS),
                '?' => Syntax::Take(0),
                c => {
                    sets.push(Set::range(c, c));
                    Syntax::Take(sets.len() as u32 - 1)
                }
            });
        }
        let syntax = Syntax::Sequence(parts);
        Self::of(word, Manner::Wildcard, false, &syntax, sets).ok()
    }

    /// A folded word with so many edits at most; nothing if it is too large.
    ///
    /// An edit puts a character in, leaves one out, takes another for it, or changes two neighbours round; none touches
    /// what another has touched (the optimal string alignment distance).
    pub fn edits(word: &str, edits: u8) -> Option<Self> {
        let program = Program::with_edits(word, edits).ok()?;
        Some(Self {
            source: word.to_owned(),
            manner: Manner::Edits(edits),
            spaced: false,
            needed: Arc::default(),
            program: Arc::new(program),
        })
    }

    /// A regular expression, as it is written between the strokes.
    pub fn regular(source: &str) -> Result<Self, Fault> {
        let regular = regular::read(source)?;
        let syntax = regular.syntax;
        Self::of(source, Manner::Regular, regular.spaced, &syntax, regular.sets).map_err(|TooLarge| Fault {
            span: 0..source.len(),
            why: "it is too large; write a simpler one",
        })
    }

    fn of(source: &str, manner: Manner, spaced: bool, syntax: &Syntax, sets: Vec<Set>) -> Result<Self, TooLarge> {
        let needed = needed::of(syntax, &sets, spaced);
        Ok(Self {
            source: source.to_owned(),
            manner,
            spaced,
            needed: needed.into(),
            program: Arc::new(Program::new(syntax, sets)?),
        })
    }

    /// The way in which it is written.
    pub fn manner(&self) -> Manner {
        self.manner
    }

    /// Whether it has white space in it, so that it is looked for in the text and not in the words.
    pub fn is_spaced(&self) -> bool {
        self.spaced
    }

    /// A machine that whole folded words are read with.
    pub fn automaton(&self) -> Automaton {
        Automaton::new(self.program.clone(), false)
    }

    /// What every match holds, so that the index can say where to look. It may be nothing.
    pub fn needed_words(&self) -> Vec<Needed> {
        self.needed.to_vec()
    }

    /// What finds it in texts. Who looks into many keeps it.
    pub fn finder(&self) -> Finder {
        Finder::new(self.automaton(), Automaton::new(self.program.clone(), true))
    }

    /// Where it stands in a text; see [`Finder::find`].
    pub fn find(&self, text: &str, steps: &mut u64) -> Option<Vec<Range<usize>>> {
        self.finder().find(text, steps)
    }
}
