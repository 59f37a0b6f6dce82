//! A line cut into signs and the parts between them.

use std::ops::Range;

use super::expression::Expression;
use super::field::{self, Field};
use super::pattern::Writing;
use super::row;
use super::tree::{Kind, Pattern, Remark};

/// The marks that open and close a phrase.
const QUOTES: [char; 7] = ['"', '“', '”', '„', '«', '»', '″'];
/// The number of a `NEAR` that has none.
const WITHIN: u32 = 10;

/// A sign or a part, and where it stands in the line.
pub(super) struct Lexeme {
    pub(super) span: Range<usize>,
    pub(super) sign: Sign,
}

/// What stands there.
pub(super) enum Sign {
    Open,
    Close,
    And,
    Or,
    /// `NOT` or `-`.
    Not,
    Near {
        within: u32,
        ordered: bool,
    },
    /// `title:` or `quote:`.
    Scope(Field),
    Leaf(Kind),
}

/// A line in its signs and parts.
pub(super) struct Lexed {
    pub(super) lexemes: Vec<Lexeme>,
    pub(super) remarks: Vec<Remark>,
    /// Whether the end of the line was left out, since it held too many words.
    pub(super) full: bool,
}

/// Cuts a line; what cannot be used is remarked upon.
pub(super) fn lex(line: &str) -> Lexed {
    let mut lexer = Lexer {
        line,
        at: 0,
        run: 0,
        words: 0,
        full: false,
        lexemes: Vec::new(),
        remarks: Vec::new(),
    };
    let mut fresh = true; // a part begins here, and is not glued to what stands before
    while let Some(c) = line[lexer.at..].chars().next()
        && !lexer.full
    {
        fresh = if c.is_whitespace() {
            lexer.at += c.len_utf8();
            true
        } else {
            lexer.part(c, fresh)
        };
    }
    Lexed {
        lexemes: lexer.lexemes,
        remarks: lexer.remarks,
        full: lexer.full,
    }
}

/// Adds a remark; one that says the same of the next place goes on.
pub(super) fn remark(line: &str, remarks: &mut Vec<Remark>, span: Range<usize>, text: &[&str]) {
    let text = text.concat();
    match remarks.last_mut() {
        Some(last)
            if last.text == text
                && (line.get(last.span.end..span.start)).is_some_and(|gap| gap.trim_start().is_empty()) =>
        {
            last.span.end = span.end;
        }
        _ => remarks.push(Remark { span, text }),
    }
}

fn is_bracket(c: char) -> bool {
    c == '(' || c == ')'
}

/// Goes along a line.
pub(super) struct Lexer<'a> {
    pub(super) line: &'a str,
    /// The place that is read, in bytes.
    pub(super) at: usize,
    /// Where the run ends that was read last: it is not measured again for every sign in it.
    run: usize,
    /// The words so far.
    pub(super) words: usize,
    /// Whether there are more words than are looked for.
    pub(super) full: bool,
    lexemes: Vec<Lexeme>,
    remarks: Vec<Remark>,
}

impl Lexer<'_> {
    pub(super) fn remark(&mut self, span: Range<usize>, text: &[&str]) {
        remark(self.line, &mut self.remarks, span, text);
    }

    /// Goes on behind a sign.
    pub(super) fn push(&mut self, end: usize, sign: Sign) {
        let span = self.at..end;
        self.at = end;
        self.lexemes.push(Lexeme { span, sign });
    }

    /// Reads what begins here, and says whether a part may begin behind it.
    fn part(&mut self, c: char, fresh: bool) -> bool {
        let line = self.line;
        if is_bracket(c) {
            self.push(self.at + 1, if c == '(' { Sign::Open } else { Sign::Close });
            return c == '(';
        }
        if QUOTES.contains(&c) {
            self.quoted(self.at, Writing::Quoted);
            return false;
        }
        let rest = &line[self.at..];
        if self.run <= self.at {
            self.run = self.at + run(rest).len();
        }
        let run = &line[self.at..self.run];
        let next = rest[run.len()..].chars().next();
        if let Some(sign) = self.operator(run) {
            self.push(self.at + run.len(), sign);
            return true;
        }
        if fresh && let Some(fresh) = self.begins(rest, run, next) {
            return fresh;
        }
        self.plain(run, fresh, next);
        false
    }

    /// Reads what only the beginning of a part can be; if it was that, says whether another part may begin behind it.
    fn begins(&mut self, rest: &str, run: &str, next: Option<char>) -> Option<bool> {
        let opens = next.is_some_and(|c| c == '(' || QUOTES.contains(&c));
        let excludes = run.contains(char::is_alphanumeric)
            || (matches!(run, "-" | "-=") && opens)
            || run.len() > 2 && run.starts_with("-/");
        if run.starts_with('-') && excludes && !self.is_behind_dash() {
            self.push(self.at + 1, Sign::Not);
            return Some(true);
        }
        let is_inside = |c: char| !c.is_whitespace() && c != '/' && c != ')';
        if rest.strip_prefix('/').is_some_and(|inner| inner.starts_with(is_inside)) {
            self.regular(rest);
            return Some(false);
        }
        if let Some(bare) = run.strip_prefix('=') {
            if bare.is_empty() && next.is_some_and(|c| QUOTES.contains(&c)) {
                self.quoted(self.at + 1, Writing::Exact);
                return Some(false);
            }
            if bare.contains(char::is_alphanumeric) {
                let end = self.at + run.len();
                if let Some(sign) = bare.find(['*', '~']).map(|place| self.at + 1 + place) {
                    self.remark(
                        sign..sign + 1,
                        &["Behind “=” words are taken letter by letter, so this sign does nothing."],
                    );
                }
                self.row(self.at + 1..end, end, Writing::Exact, false);
                return Some(false);
            }
        }
        if let Some((name, _)) = run.split_once(':')
            && name.bytes().all(|byte| byte.is_ascii_alphabetic())
        {
            if let Some(field) = Field::named(name) {
                self.field(field, self.at + name.len() + 1);
                return Some(matches!(field, Field::Title | Field::Quote));
            }
            if let Some(meant) = field::meant(name) {
                let span = self.at..self.at + name.len() + 1;
                self.remark(span, &["There is no field “", name, ":”; did you mean “", meant, ":”?"]);
            }
        }
        None
    }

    /// Whether a `-` stands just before, which is excluding already.
    fn is_behind_dash(&self) -> bool {
        let last = self.lexemes.last();
        last.is_some_and(|last| last.span.end == self.at && matches!(last.sign, Sign::Not) && last.span.len() == 1)
    }

    fn operator(&mut self, run: &str) -> Option<Sign> {
        match run {
            "AND" => return Some(Sign::And),
            "OR" => return Some(Sign::Or),
            "NOT" => return Some(Sign::Not),
            _ => {}
        }
        let (name, number) = run
            .split_once('/')
            .map_or((run, None), |(name, number)| (name, Some(number)));
        let ordered = match name {
            "NEAR" => false,
            "BEFORE" => true,
            _ => return None,
        };
        let within = number.map(|number| match number.bytes().all(|byte| byte.is_ascii_digit()) {
            true => number.parse::<u32>().ok(),
            false => None,
        });
        if within == Some(None) {
            let span = self.at..self.at + run.len();
            let text = "” has no number that can be read, such as NEAR/5 has, so it was taken as 10 words.";
            self.remark(span, &["“", run, text]);
        }
        let within = within.flatten().unwrap_or(WITHIN);
        Some(Sign::Near { within, ordered })
    }

    /// Reads a phrase from its opening mark on.
    fn quoted(&mut self, open: usize, writing: Writing) {
        let (inner, end, closed) = self.quotation(open);
        let begins = self.at;
        self.row(inner, end, writing, !closed);
        let behind = self.line.get(self.at..).unwrap_or_default();
        if self.at > begins && behind.starts_with('~') {
            let length = 1 + behind[1..].bytes().take_while(u8::is_ascii_digit).count();
            let text = "“~” belongs to one word. For words not far from each other write a NEAR/3 b.";
            self.remark(self.at..self.at + length, &[text]);
            self.at += length;
        }
    }

    /// What stands behind an opening mark: where, where it ends, and whether it is closed.
    fn quotation(&mut self, open: usize) -> (Range<usize>, usize, bool) {
        let line = self.line;
        let mark = line[open..].chars().next().map_or(0, char::len_utf8);
        let start = open + mark;
        let Some(length) = line[start..].find(QUOTES) else {
            let text = "The quotation mark is not closed, so the phrase goes on to the end.";
            self.remark(open..line.len(), &[text]);
            return (start..line.len(), line.len(), false);
        };
        let inner = start..start + length;
        let mark = line[inner.end..].chars().next().map_or(0, char::len_utf8);
        (inner.clone(), inner.end + mark, true)
    }

    /// Reads a regular expression from its opening stroke on.
    fn regular(&mut self, rest: &str) {
        let start = self.at + 1;
        let mut escaped = false;
        let mut length = None;
        for (place, c) in rest.char_indices().skip(1) {
            if c == '/' && !escaped {
                let behind = rest[place + 1..].chars().next();
                if behind.is_none_or(|c| c.is_whitespace() || c == ')') {
                    length = Some(place - 1);
                    break;
                }
            }
            escaped = c == '\\' && !escaped;
        }
        let end = match length {
            Some(length) => start + length + 1,
            None => {
                let text = "The regular expression is not closed with “/”, so it goes on to the end.";
                self.remark(self.at..self.line.len(), &[text]);
                self.line.len()
            }
        };
        let source = &self.line[start..start + length.unwrap_or(rest.len() - 1)];
        if self.words >= row::WORDS {
            return self.fill(self.at);
        }
        self.words += 1;
        match Expression::regular(source) {
            Ok(expression) if expression.is_spaced() => self.push(end, Sign::Leaf(Kind::Passage(expression))),
            Ok(expression) => self.leaf(end, vec![Pattern::Automaton(expression)]),
            Err(fault) => {
                let span = start + fault.span.start..start + fault.span.end;
                self.remark(span, &["“/", source, "/” was left out: ", fault.why, "."]);
                self.at = end;
            }
        }
    }

    /// Reads what stands behind the colon of a field.
    fn field(&mut self, field: Field, value: usize) {
        if matches!(field, Field::Title | Field::Quote) {
            return self.push(value, Sign::Scope(field));
        }
        let line = self.line;
        let is_whole = matches!(field, Field::Facet(_)) && line[value..].starts_with('=');
        let value = value + usize::from(is_whole);
        let rest = &line[value..];
        let (range, end, open) = if rest.starts_with(QUOTES) {
            let (range, end, closed) = self.quotation(value);
            (range, end, !closed)
        } else {
            let run = run(rest);
            (value..value + run.len(), value + run.len(), true)
        };
        let span = self.at..end;
        let text = &line[range.clone()];
        let asked = match field {
            Field::Date => field::date(text.trim()),
            Field::Words => field::length(text.trim()),
            Field::Facet(key) => self.facet(key, range, open, is_whole),
            Field::Title | Field::Quote => None,
        };
        if let Some(kind) = asked {
            return self.push(end, Sign::Leaf(kind));
        }
        self.at = end;
        if self.full {
            return;
        }
        let mend = match field {
            Field::Date => "a date such as 2025, 2025-03 or 2025-03-04, a range such as 2025-03..2025-09, or >2025-03",
            Field::Words => "a number such as 800, a range such as 500..800, or >800",
            _ => "a word, or words in quotation marks, with no space before them",
        };
        self.remark(span, &["“", field.name(), ":” takes ", mend, "; it was left out."]);
    }

    fn facet(&mut self, key: crate::facets::FacetKey, range: Range<usize>, open: bool, is_whole: bool) -> Option<Kind> {
        if let Some(place) = self.line[range.clone()].find(['*', '~']) {
            let sign = range.start + place..range.start + place + 1;
            self.remark(
                sign,
                &["“", key.name(), ":” takes whole words, so this sign does nothing."],
            );
        }
        let typed = self.cut(range.clone(), Writing::Exact);
        let last = typed.last()?.range.end + range.start;
        Some(Kind::Facet {
            key,
            words: typed.iter().map(|typed| typed.folded.clone()).collect(),
            unfinished: open && last == self.line.len(),
            is_whole,
        })
    }
}

/// What stands there up to white space, a quotation mark or a bracket.
fn run(rest: &str) -> &str {
    let end = rest.find(|c: char| c.is_whitespace() || is_bracket(c) || QUOTES.contains(&c));
    &rest[..end.unwrap_or(rest.len())]
}
