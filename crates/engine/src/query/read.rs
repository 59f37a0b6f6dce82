//! A line read as a query. Reading never fails: what cannot be used is remarked upon, and the rest is used.

use std::ops::Range;

use super::field::Field;
use super::lex::{self, Lexeme, Sign, lex};
use super::pattern;
use super::tree::{Kind, Pattern, Query, Remark, Tree};
use crate::order;

/// How deep brackets may be nested.
const DEPTH: usize = 64;
/// How many remarks a reader is troubled with.
const REMARKS: usize = 20;

impl Query {
    /// Reads a line; see `docs/QUERY.md`.
    pub fn parse(line: &str) -> Self {
        let lexed = lex(line);
        let mut reader = Reader {
            line,
            rest: lexed.lexemes,
            end: 0,
            scope: None,
            passed_over: 0,
            excluded: false,
            remarks: lexed.remarks,
        };
        reader.match_brackets(lexed.full);
        reader.rest.reverse();
        let tree = reader.all();
        let mut remarks = reader.remarks;
        order::sort_by_key(&mut remarks, |remark| remark.span.start);
        if let Some(first) = remarks.get(REMARKS) {
            let start = first.span.start;
            remarks.truncate(REMARKS);
            remarks.push(Remark {
                span: start..line.len(),
                text: "There is more in this line that could not be used.".to_owned(),
            });
        }
        Self { tree, remarks }
    }

    /// Takes every word of a text as a word to look for, without reading any sign in it.
    pub fn plain(text: &str) -> Self {
        let words = pattern::forms(text).into_iter().map(|(span, pattern)| Tree {
            span,
            kind: Kind::Words(vec![pattern]),
        });
        Self {
            tree: join(words.collect(), true),
            remarks: Vec::new(),
        }
    }
}

struct Reader<'a> {
    line: &'a str,
    /// What is still to be read, the next at the end.
    rest: Vec<Lexeme>,
    /// Where what was read ends.
    end: usize,
    /// The field that is read.
    scope: Option<Field>,
    /// How many fields within fields there were.
    passed_over: usize,
    /// Whether what is read is left out.
    excluded: bool,
    remarks: Vec<Remark>,
}

impl Reader<'_> {
    fn remark(&mut self, span: Range<usize>, text: &[&str]) {
        lex::remark(self.line, &mut self.remarks, span, text);
    }

    /// Takes out the brackets that are nested too deep or close nothing.
    fn match_brackets(&mut self, full: bool) {
        let mut open = Vec::new();
        let mut kept = Vec::new();
        for lexeme in std::mem::take(&mut self.rest) {
            let span = lexeme.span.clone();
            let keep = match lexeme.sign {
                Sign::Open => {
                    open.push(span.clone());
                    if open.len() > DEPTH {
                        self.remark(span, &["Brackets deeper than 64 are left out."]);
                    }
                    open.len() <= DEPTH
                }
                Sign::Close if open.pop().is_none() => {
                    self.remark(span, &["There is no “(” for this “)”, so it was left out."]);
                    false
                }
                Sign::Close => open.len() < DEPTH,
                _ => true,
            };
            if keep {
                kept.push(lexeme);
            }
        }
        open.truncate(DEPTH);
        if full {
            open.clear(); // they may be closed in what was left out
        }
        for span in open {
            self.remark(span, &["The bracket is not closed, so it goes on to the end."]);
        }
        self.rest = kept;
    }

    fn next(&mut self) -> Option<Lexeme> {
        let lexeme = self.rest.pop()?;
        self.end = lexeme.span.end;
        Some(lexeme)
    }

    fn peek(&self) -> Option<&Sign> {
        self.rest.last().map(|lexeme| &lexeme.sign)
    }

    /// Whether a part begins here.
    fn at_part(&self) -> bool {
        matches!(
            self.peek(),
            Some(Sign::Open | Sign::Not | Sign::Scope(_) | Sign::Leaf(_))
        )
    }

    /// Parts side by side, up to the end or a closing bracket.
    fn all(&mut self) -> Option<Tree> {
        let mut parts = Vec::new();
        loop {
            match self.peek() {
                None | Some(Sign::Close) => break,
                Some(Sign::And) => {
                    self.next();
                }
                Some(Sign::Or | Sign::Near { .. }) => {
                    let span = self.next().map_or(0..0, |lexeme| lexeme.span);
                    self.dangling(span);
                }
                Some(_) => parts.extend(self.any()),
            }
        }
        join(parts, true)
    }

    /// Parts with `OR` between them.
    fn any(&mut self) -> Option<Tree> {
        let mut parts = Vec::new();
        parts.extend(self.near());
        while let Some(Sign::Or) = self.peek() {
            let span = self.next().map_or(0..0, |lexeme| lexeme.span);
            match self.at_part() {
                true => parts.extend(self.near()),
                false => self.dangling(span),
            }
        }
        join(parts, false)
    }

    /// Parts with `NEAR` or `BEFORE` between them.
    fn near(&mut self) -> Option<Tree> {
        let mut left = self.not();
        while let Some(&Sign::Near { within, ordered }) = self.peek() {
            let span = self.next().map_or(0..0, |lexeme| lexeme.span);
            if !self.at_part() {
                self.dangling(span);
                continue;
            }
            let right = self.not();
            left = match (left, right) {
                (Some(left), Some(right)) if has_place(&left) && has_place(&right) => Some(Tree {
                    span: left.span.start..right.span.end,
                    kind: Kind::Near {
                        left: left.into(),
                        right: right.into(),
                        within,
                        ordered,
                    },
                }),
                (Some(left), Some(right)) => {
                    let written = &self.line[span.clone()];
                    self.remark(
                        span,
                        &[
                            "One side of “",
                            written,
                            "” has no place in the text, so it was taken as AND.",
                        ],
                    );
                    join(vec![left, right], true)
                }
                (left, right) => left.or(right),
            };
        }
        left
    }

    /// A part, with whatever leaves it out.
    fn not(&mut self) -> Option<Tree> {
        let start = self.rest.last().map_or(0, |lexeme| lexeme.span.start);
        let mut odd = false;
        let outside = self.excluded;
        while let Some(Sign::Not) = self.peek() {
            let span = self.next().map_or(0..0, |lexeme| lexeme.span);
            odd = !odd;
            self.excluded = true;
            if !matches!(self.peek(), Some(Sign::Not)) && !self.at_part() {
                self.dangling(span);
                self.excluded = outside;
                return None;
            }
        }
        let tree = self.primary();
        self.excluded = outside;
        let tree = tree?;
        if !odd {
            return Some(tree);
        }
        Some(Tree {
            span: start..self.end.max(tree.span.end),
            kind: Kind::Not(tree.into()),
        })
    }

    fn primary(&mut self) -> Option<Tree> {
        let Lexeme { span, sign } = self.next()?;
        match sign {
            Sign::Open => self.group(span),
            Sign::Scope(field) => self.scoped(field, span),
            Sign::Leaf(mut kind) => {
                if let (Some(scope), Kind::Facet { .. } | Kind::Published { .. } | Kind::Length { .. }) =
                    (self.scope, &kind)
                {
                    let written = &self.line[span.clone()];
                    self.remark(
                        span,
                        &[
                            "“",
                            scope.name(),
                            ":” looks for text only, so “",
                            written,
                            "” was left out there.",
                        ],
                    );
                    return None;
                }
                if self.excluded {
                    finish(&mut kind);
                }
                Some(Tree { span, kind })
            }
            _ => None,
        }
    }

    fn group(&mut self, open: Range<usize>) -> Option<Tree> {
        let empty = matches!(self.peek(), Some(Sign::Close));
        let tree = self.all();
        if let Some(Sign::Close) = self.peek() {
            self.next();
        }
        if empty {
            self.remark(open.start..self.end, &["There is nothing between the brackets."]);
        }
        tree
    }

    fn scoped(&mut self, field: Field, span: Range<usize>) -> Option<Tree> {
        let glued = self.rest.last().is_some_and(|lexeme| lexeme.span.start == span.end);
        if !glued || !self.at_part() {
            let text = ":” takes words, a phrase or a group, with no space before them; it was left out.";
            self.remark(span, &["“", field.name(), text]);
            return None;
        }
        if let Some(outside) = self.scope {
            let text = "” cannot stand within “";
            self.remark(
                span,
                &[
                    "“",
                    field.name(),
                    ":",
                    text,
                    outside.name(),
                    ":”, so it was passed over.",
                ],
            );
            self.passed_over += 1;
            return match self.passed_over {
                0..=DEPTH => self.not(),
                _ => None, // what follows is read on outside, so that nothing is nested without end
            };
        }
        self.scope = Some(field);
        let tree = self.not();
        self.scope = None;
        let tree = tree?;
        let span = span.start..self.end.max(tree.span.end);
        Some(Tree {
            span,
            kind: match field {
                Field::Title => Kind::Title(tree.into()),
                _ => Kind::Quote(tree.into()),
            },
        })
    }

    /// Says that an operator has nothing to work on.
    fn dangling(&mut self, span: Range<usize>) {
        let written = &self.line[span.clone()];
        let text = match written {
            "-" => "” has nothing behind it, so it was left out.",
            _ => "” lacks a side, so it was left out; in small letters it is a word.",
        };
        self.remark(span, &["“", written, text]);
    }
}

/// Joins parts with all (or else any) of them; one alone stands for itself, and what is joined so already is taken apart.
fn join(parts: Vec<Tree>, all: bool) -> Option<Tree> {
    let span = parts.first()?.span.start..parts.last()?.span.end;
    let mut joined = Vec::new();
    for part in parts {
        match part.kind {
            Kind::All(inner) if all => joined.extend(inner),
            Kind::Any(inner) if !all => joined.extend(inner),
            _ => joined.push(part),
        }
    }
    if joined.len() < 2 {
        return joined.pop();
    }
    let kind = match all {
        true => Kind::All(joined),
        false => Kind::Any(joined),
    };
    Some(Tree { span, kind })
}

/// Whether it holds wherever it does at places of the text.
fn has_place(tree: &Tree) -> bool {
    match &tree.kind {
        Kind::Words(_) | Kind::Passage(_) | Kind::Near { .. } => true,
        Kind::Title(tree) | Kind::Quote(tree) => has_place(tree),
        Kind::All(parts) => parts.iter().any(has_place),
        Kind::Any(parts) => parts.iter().all(has_place),
        Kind::Not(_) | Kind::Facet { .. } | Kind::Published { .. } | Kind::Length { .. } => false,
    }
}

/// Takes the last word as it is: nothing is guessed at that is left out.
fn finish(kind: &mut Kind) {
    match kind {
        Kind::Words(patterns) => {
            if let Some(Pattern::Form { unfinished, .. } | Pattern::Surface { unfinished, .. }) = patterns.last_mut() {
                *unfinished = false;
            }
        }
        Kind::Facet { unfinished, .. } => *unfinished = false,
        _ => {}
    }
}
