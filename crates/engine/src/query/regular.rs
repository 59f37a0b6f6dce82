//! A regular expression read into its syntax. What is not understood is a fault with its place.

use std::ops::Range;

use super::set::{DIGIT, LETTER, OTHER, SPACE, Set};
use crate::text::fold;

/// The deepest nesting of groups and repetitions.
const DEPTH: u32 = 32;
/// The most times that a repetition can be asked for.
const TIMES: u32 = 100;
/// As many times as may be.
pub(super) const ENDLESS: u32 = u32::MAX;

/// What an expression is made of.
pub(super) enum Syntax {
    /// One after the other.
    Sequence(Vec<Syntax>),
    /// One of them.
    Either(Vec<Syntax>),
    /// The same again: how often at least and at most.
    Repeat(Box<Syntax>, u32, u32),
    /// A character of the set with that number.
    Take(u32),
    /// Nothing, at such a place.
    Assert(Assertion),
}

/// What must be so between two characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Assertion {
    /// The beginning.
    Start,
    /// The end.
    End,
    /// One side is in a word and the other is not, or (`false`) both sides are alike.
    Boundary(bool),
}

/// What is wrong with an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where in its source, in bytes.
    pub span: Range<usize>,
    /// What is wrong, and the mend, as the rest of a sentence.
    pub why: &'static str,
}

/// What is read of an expression.
pub(super) struct Regular {
    pub(super) syntax: Syntax,
    pub(super) sets: Vec<Set>,
    /// Whether it has white space in it.
    pub(super) spaced: bool,
}

/// Reads an expression: characters are folded, and every run of white space is one.
pub(super) fn read(source: &str) -> Result<Regular, Fault> {
    let mut reader = Reader {
        source,
        at: 0,
        depth: 0,
        sets: Vec::new(),
        spaced: false,
    };
    let syntax = reader.either()?;
    match reader.peek() {
        Some(_) => Err(reader.fault("“)” closes no bracket; for the sign itself write “\\)”")),
        None => Ok(Regular {
            syntax,
            sets: reader.sets,
            spaced: reader.spaced,
        }),
    }
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    depth: u32,
    sets: Vec<Set>,
    spaced: bool,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.source.get(self.at..)?.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn skip(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    /// A fault of the character that is next.
    fn fault(&self, why: &'static str) -> Fault {
        let length = self.peek().map_or(0, char::len_utf8);
        self.fault_from(self.at, length, why)
    }

    fn fault_from(&self, start: usize, length: usize, why: &'static str) -> Fault {
        Fault {
            span: start..start + length,
            why,
        }
    }

    /// Up to the end or a closing bracket.
    fn either(&mut self) -> Result<Syntax, Fault> {
        let mut parts = vec![self.sequence()?];
        while self.skip('|') {
            parts.push(self.sequence()?);
        }
        Ok(match parts.pop() {
            Some(only) if parts.is_empty() => only,
            last => {
                parts.extend(last);
                Syntax::Either(parts)
            }
        })
    }

    fn sequence(&mut self) -> Result<Syntax, Fault> {
        let mut parts = Vec::new();
        while let Some(c) = self.peek()
            && c != '|'
            && c != ')'
        {
            let mut part = self.atom()?;
            self.skip_marks();
            let mut depth = self.depth;
            while let Some((least, most)) = self.times()? {
                depth += 1;
                if depth > DEPTH {
                    return Err(self.fault("it is nested too deep"));
                }
                part = Syntax::Repeat(Box::new(part), least, most);
            }
            parts.push(part);
        }
        Ok(Syntax::Sequence(parts))
    }

    fn atom(&mut self) -> Result<Syntax, Fault> {
        let start = self.at;
        let Some(c) = self.next() else {
            return Ok(Syntax::Sequence(Vec::new()));
        };
        match c {
            '(' => {
                self.depth += 1;
                if self.depth > DEPTH {
                    return Err(self.fault_from(start, 1, "it is nested too deep"));
                }
                let group = self.either()?;
                self.depth -= 1;
                match self.skip(')') {
                    true => Ok(group),
                    false => {
                        Err(self.fault_from(start, 1, "the bracket is not closed; for the sign itself write “\\(”"))
                    }
                }
            }
            '[' => self.class(start),
            '.' => Ok(self.take(Set::any())),
            '^' => Ok(Syntax::Assert(Assertion::Start)),
            '$' => Ok(Syntax::Assert(Assertion::End)),
            '*' | '+' | '?' | '{' => Err(self.fault_from(
                start,
                1,
                "there is nothing to repeat; for the sign itself write “\\” before it",
            )),
            '\\' => match self.escape(start)? {
                Escape::Kinds(kinds) => Ok(self.take(Set::of_kinds(kinds))),
                Escape::Boundary(is) => Ok(Syntax::Assert(Assertion::Boundary(is))),
                Escape::Literal(c) => Ok(self.literal(c)),
            },
            c if c.is_whitespace() => {
                while self.peek().is_some_and(char::is_whitespace) {
                    self.next();
                }
                self.spaced = true;
                Ok(self.take(Set::of_kinds(SPACE)))
            }
            c => Ok(self.literal(c)),
        }
    }

    fn literal(&mut self, c: char) -> Syntax {
        let folded = fold(c.encode_utf8(&mut [0; 4]));
        let mut taken: Vec<Syntax> = folded.chars().map(|c| self.take(Set::range(c, c))).collect();
        match taken.pop() {
            Some(only) if taken.is_empty() => only,
            last => {
                taken.extend(last);
                Syntax::Sequence(taken)
            }
        }
    }

    /// Skips what folding drops, so that `*` after a letter and its accent repeats the letter.
    fn skip_marks(&mut self) {
        while let Some(c) = self.peek()
            && !c.is_ascii()
            && fold(c.encode_utf8(&mut [0; 4])).is_empty()
        {
            self.next();
        }
    }

    fn take(&mut self, set: Set) -> Syntax {
        self.sets.push(set);
        Syntax::Take(self.sets.len() as u32 - 1)
    }

    fn escape(&mut self, start: usize) -> Result<Escape, Fault> {
        let c = self.next().unwrap_or('a'); // at the end there is nothing to escape, which is no known escape either
        let kinds = match c {
            'd' => DIGIT,
            'D' => LETTER | SPACE | OTHER,
            'w' => LETTER | DIGIT,
            'W' => SPACE | OTHER,
            's' => SPACE,
            'S' => LETTER | DIGIT | OTHER,
            'b' | 'B' => return Ok(Escape::Boundary(c == 'b')),
            c if c.is_alphanumeric() => {
                let length = self.at - start;
                return Err(self.fault_from(
                    start,
                    length,
                    "“\\” stands only before d, w, s, b, their capitals, and signs",
                ));
            }
            c => {
                self.spaced |= c.is_whitespace();
                return Ok(match c.is_whitespace() {
                    true => Escape::Kinds(SPACE),
                    false => Escape::Literal(c),
                });
            }
        };
        self.spaced |= c == 's';
        Ok(Escape::Kinds(kinds))
    }

    fn class(&mut self, start: usize) -> Result<Syntax, Fault> {
        let mut set = Set {
            negated: self.skip('^'),
            ..Set::default()
        };
        let mut empty = true;
        loop {
            let place = self.at;
            let Some(c) = self.next() else {
                return Err(self.fault_from(start, 1, "the class is not closed; for the sign itself write “\\[”"));
            };
            if c == ']' {
                break;
            }
            empty = false;
            let Some(first) = self.member(c, place, &mut set)? else {
                continue;
            };
            let rest = &self.source[self.at..];
            if rest.starts_with('-') && !rest.starts_with("-]") && rest.len() > 1 {
                self.next();
                let c = self.next().unwrap_or('-');
                let last = self.member(c, self.at - c.len_utf8(), &mut set)?;
                let (first, last) = (folded_end(first), folded_end(last.unwrap_or('\0')));
                if first > last {
                    return Err(self.fault_from(place, self.at - place, "the range ends before it begins"));
                }
                set.ranges.push((first, last));
            } else {
                let folded = fold(first.encode_utf8(&mut [0; 4]));
                set.ranges.extend(folded.chars().map(|c| (c, c)));
            }
        }
        match empty {
            true => Err(self.fault_from(
                start,
                self.at - start,
                "the class is empty; for the sign itself write “\\[”",
            )),
            false => Ok(self.take(set)),
        }
    }

    /// A member of a class, unless it is a kind, which is put into the set.
    fn member(&mut self, c: char, place: usize, set: &mut Set) -> Result<Option<char>, Fault> {
        let escape = match c {
            '\\' => self.escape(place)?,
            c if c.is_whitespace() => {
                self.spaced = true;
                Escape::Kinds(SPACE)
            }
            c => Escape::Literal(c),
        };
        match escape {
            Escape::Kinds(kinds) => set.kinds |= kinds,
            Escape::Literal(c) => return Ok(Some(c)),
            Escape::Boundary(_) => return Err(self.fault_from(place, 2, "“\\b” has no place in a class")),
        }
        Ok(None)
    }

    /// How often what stands before is repeated, if that is said.
    fn times(&mut self) -> Result<Option<(u32, u32)>, Fault> {
        let start = self.at;
        let times = match self.peek() {
            Some('*') => (0, ENDLESS),
            Some('+') => (1, ENDLESS),
            Some('?') => (0, 1),
            Some('{') => {
                let inner = self.source[start + 1..].split_once('}').map_or("", |(inner, _)| inner);
                let (least, most) = inner.split_once(',').unwrap_or((inner, inner));
                let number = |text: &str| match text.len() {
                    1..=3 => text.parse().ok().filter(|times| *times <= TIMES),
                    _ => None,
                };
                let most = match most {
                    "" => Some(ENDLESS),
                    most => number(most),
                };
                let (Some(least), Some(most)) = (number(least), most) else {
                    return Err(self.fault("a repetition is written {2}, {2,} or {2,5}, with numbers up to 100"));
                };
                if least > most {
                    let length = inner.len() + 2;
                    return Err(self.fault_from(start, length, "the repetition ends before it begins"));
                }
                self.at += inner.len() + 1;
                (least, most)
            }
            _ => return Ok(None),
        };
        self.at += 1;
        Ok(Some(times))
    }
}

/// What stands behind a `\`.
enum Escape {
    Literal(char),
    Kinds(u8),
    Boundary(bool),
}

/// The end of a range, folded if that is one character.
fn folded_end(c: char) -> char {
    let folded = fold(c.encode_utf8(&mut [0; 4]));
    let mut folded = folded.chars();
    match (folded.next(), folded.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}
