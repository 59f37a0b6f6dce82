//! Words in a row, as they stand in a line.

use std::ops::Range;

use super::expression::Expression;
use super::lex::{Lexer, Sign};
use super::pattern::{self, Typed, Writing};
use super::tree::{Kind, Pattern};

/// The most words that are looked for.
pub(super) const WORDS: usize = 256;

impl Lexer<'_> {
    /// Reads words without white space between them.
    pub(super) fn plain(&mut self, run: &str, fresh: bool, next: Option<char>) {
        let end = self.at + run.len();
        if !run.contains(|c: char| c.is_alphanumeric() || c == '*') {
            // A sign that is glued to a phrase or a bracket is punctuation, as behind a word.
            if fresh && next.is_none_or(char::is_whitespace) {
                self.nothing(end);
            }
            self.at = end;
            return;
        }
        let trimmed = run.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        if let Some((word, edits)) = trimmed.rsplit_once('~')
            && word.ends_with(|c: char| c.is_alphanumeric() || c == '*')
            && edits.bytes().all(|byte| byte.is_ascii_digit())
        {
            self.edits(word, edits, end);
        } else {
            self.row(self.at..end, end, Writing::Plain, true);
        }
    }

    /// Reads a word behind which `~` stands.
    fn edits(&mut self, word: &str, edits: &str, end: usize) {
        let sign = self.at + word.len()..self.at + word.len() + 1 + edits.len();
        let allowed = match edits {
            "" | "1" => 1,
            _ => 2,
        };
        if allowed == 2 && edits != "2" {
            let text = "“~” allows one edit, or two if it is written ~2, so two are allowed here.";
            self.remark(sign.clone(), &[text]);
        }
        let typed = self.cut(self.at..self.at + word.len(), Writing::Plain);
        let mut patterns = self.patterns(self.at..self.at + word.len(), typed, Writing::Plain, false);
        if let Some(last) = patterns.last_mut() {
            let looser = match last {
                Pattern::Form { folded, .. } | Pattern::Surface { folded, .. } => Expression::edits(folded, allowed),
                _ => None,
            };
            match looser {
                Some(looser) => *last = Pattern::Automaton(looser),
                None => self.remark(
                    sign,
                    &["“~” does nothing on a word with a wildcard, or on one so long."],
                ),
            }
        }
        self.leaf(end, patterns);
    }

    /// Reads words in a row; the last may be unfinished if that is said and the line ends with it.
    pub(super) fn row(&mut self, range: Range<usize>, end: usize, writing: Writing, open: bool) {
        let typed = self.cut(range.clone(), writing);
        if typed.is_empty() && !self.full {
            return self.nothing(end);
        }
        let patterns = self.patterns(range, typed, writing, open);
        self.leaf(end, patterns);
    }

    pub(super) fn leaf(&mut self, end: usize, patterns: Vec<Pattern>) {
        match patterns.is_empty() {
            true => self.at = end,
            false => self.push(end, Sign::Leaf(Kind::Words(patterns))),
        }
    }

    /// The words at a place of the line, as far as there is room.
    pub(super) fn cut(&mut self, range: Range<usize>, writing: Writing) -> Vec<Typed> {
        let left = WORDS - self.words;
        let mut typed = pattern::cut(&self.line[range.clone()], writing, left + 1);
        if typed.len() > left
            && let Some(first) = typed.pop()
        {
            self.fill(range.start + first.range.start);
        }
        self.words += typed.len();
        typed
    }

    /// Leaves out the line from there on.
    pub(super) fn fill(&mut self, start: usize) {
        let text = "A query holds at most 256 words, so this and what follows was left out.";
        self.remark(start..self.line.len(), &[text]);
        self.full = true;
    }

    fn patterns(&mut self, range: Range<usize>, typed: Vec<Typed>, writing: Writing, open: bool) -> Vec<Pattern> {
        let text = &self.line[range.clone()];
        let mut patterns = Vec::new();
        for typed in typed {
            let span = range.start + typed.range.start..range.start + typed.range.end;
            let unfinished = open && span.end == self.line.len();
            if typed.bare {
                self.remark(
                    span,
                    &["A wildcard by itself stands for every word, so it was left out."],
                );
            } else if let Some(pattern) = typed.pattern(text, writing, unfinished) {
                patterns.push(pattern);
            } else {
                self.remark(span, &["This word with its wildcards is too long, so it was left out."]);
            }
        }
        patterns
    }

    /// Says that there are no words up to there.
    fn nothing(&mut self, end: usize) {
        let written = &self.line[self.at..end];
        self.remark(
            self.at..end,
            &["“", written, "” holds no letter or digit, so it was left out."],
        );
        self.at = end;
    }
}
