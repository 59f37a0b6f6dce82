//! What every match of an expression holds: by it the index says where looking is worth while.

use super::regular::{Assertion, Syntax};
use super::set::Set;

/// A piece of a folded word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Needed {
    /// The word.
    Whole(String),
    /// How a word begins.
    Beginning(String),
    /// How a word ends.
    Ending(String),
    /// What stands somewhere in a word.
    Within(String),
}

/// What every match holds of a syntax that is looked for in words, or in the text if it is spaced.
///
/// Text is cut into words by rules that look at what stands beside a letter. So only runs of letters count there, a
/// lone letter only between spaces (it may be what a possessive ends in), and none of scripts without spaces.
pub(super) fn of(syntax: &Syntax, sets: &[Set], spaced: bool) -> Vec<Needed> {
    let mut needs = Needs {
        sets,
        spaced,
        run: String::new(),
        bounded: !spaced,
        needed: Vec::new(),
    };
    needs.read(syntax);
    needs.close(!spaced);
    needs.needed
}

struct Needs<'a> {
    sets: &'a [Set],
    spaced: bool,
    /// The characters that must stand one behind the other up to here.
    run: String,
    /// Whether a word begins with them.
    bounded: bool,
    needed: Vec<Needed>,
}

impl Needs<'_> {
    fn read(&mut self, syntax: &Syntax) {
        match syntax {
            Syntax::Sequence(parts) => parts.iter().for_each(|part| self.read(part)),
            Syntax::Repeat(part, 1.., most) => {
                self.read(part);
                if *most > 1 {
                    self.close(false);
                }
            }
            Syntax::Take(set) => {
                let set = &self.sets[*set as usize];
                match set.only() {
                    Some(c) if !self.spaced || is_letter(c) => self.run.push(c),
                    _ => self.close(set.is_space()),
                }
            }
            Syntax::Assert(assertion) => self.close(!matches!(assertion, Assertion::Boundary(_))),
            Syntax::Either(_) | Syntax::Repeat(..) => self.close(false),
        }
    }

    /// Ends the run, at the end of a word or elsewhere.
    fn close(&mut self, bounded: bool) {
        let run = std::mem::take(&mut self.run);
        let begins = std::mem::replace(&mut self.bounded, bounded);
        let lone = self.spaced && run.chars().nth(1).is_none();
        if run.is_empty() || (lone && !(begins && bounded)) {
            return;
        }
        self.needed.push(match (begins, bounded) {
            (true, true) => Needed::Whole(run),
            (true, false) => Needed::Beginning(run),
            (false, true) => Needed::Ending(run),
            (false, false) => Needed::Within(run),
        });
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !crate::text::is_unspaced(c)
}
