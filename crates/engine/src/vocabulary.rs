//! The vocabulary: every word of the corpus, sorted, and every way in which it is written.
//!
//! Three things are numbered here. A *term* is a word in lower case, accents and all; terms are sorted by their folded
//! form, so that those which fold alike, and those which begin alike, stand together. A *surface* is a term as the text
//! has it: small, capitalised, in capitals, or otherwise. A *separator* is what stands between words. An article's text
//! is a run of surfaces and separators (see `texts`), and the index speaks of terms (see [`crate::index`]).
//!
//! It is used as it travels: terms are written in blocks of 16, of which the first is written out and each other one
//! says how much it shares with the one before.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::OnceLock;

use dossier_code::walk::{BLOCK, Blocks};

use crate::numbers::{Reader, Writer};
use crate::query::automaton::Automaton;
use crate::text::case::upper;

/// Terms that stand next to each other: those that fold alike, or begin alike.
pub type TermRange = Range<u32>;

/// The words of a corpus.
#[derive(Debug)]
pub struct Vocabulary {
    terms: u32,
    text: Vec<u8>,
    /// Where each block begins in `text`.
    blocks: Vec<u32>,
    /// For each term, which of [`Writing`]'s first three ways there are, as bits, and whether there are others.
    ways: Vec<u8>,
    /// For each term, its first surface; then the number of surfaces.
    first_surface: Vec<u32>,
    /// For each surface, its term.
    term_of: Vec<u32>,
    /// The surfaces that are written out, by number.
    others: Vec<(u32, String)>,
    separators: Vec<String>,
    /// The forms of each block's terms, once one of them was needed.
    forms: Vec<OnceLock<Box<Forms>>>,
}

/// The forms of the terms of a block, one after another.
#[derive(Debug)]
struct Forms {
    text: Box<str>,
    ends: [u32; BLOCK as usize],
}

/// How a term is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Writing {
    Small,
    Capitalised,
    Capitals,
    /// In some other way, which is written out.
    Other(String),
}

impl Writing {
    const OTHERS: u8 = 1 << 3;

    /// How that term is written there.
    pub(crate) fn of(surface: &str, form: &str) -> Self {
        if surface == form {
            Self::Small
        } else if surface == capitalised(form) {
            Self::Capitalised
        } else if surface == capitals(form) {
            Self::Capitals
        } else {
            Self::Other(surface.to_owned())
        }
    }
}

fn capitalised(form: &str) -> String {
    let mut chars = form.chars();
    let first = chars.next();
    first.into_iter().map(upper).chain(chars).collect()
}

fn capitals(form: &str) -> String {
    form.chars().map(upper).collect()
}

/// A term written out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// The form for matching; see [`crate::text::fold`].
    pub folded: String,
    /// The word in lower case, with its accents.
    pub form: String,
}

impl Vocabulary {
    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.terms as usize
    }

    /// Whether there is no term.
    pub fn is_empty(&self) -> bool {
        self.terms == 0
    }

    /// A term. Numbers that no term has give an empty one.
    pub fn term(&self, number: u32) -> Term {
        let mut cursor = self.block(number / BLOCK);
        while cursor.term < number && cursor.next().is_some() {}
        if cursor.next().is_none() {
            return Term::default();
        }
        let form = cursor.form.map_or_else(|| cursor.folded.clone(), str::to_owned);
        Term {
            folded: cursor.folded,
            form,
        }
    }

    /// The terms that fold so.
    pub fn folding_to(&self, folded: &str) -> TermRange {
        let start = self.first_not(&|term| term < folded);
        start..self.first_not(&|term| term <= folded).max(start)
    }

    /// The terms that begin so when folded.
    pub fn beginning(&self, folded: &str) -> TermRange {
        let start = self.first_not(&|term| term < folded);
        start
            ..self
                .first_not(&|term| term < folded || term.starts_with(folded))
                .max(start)
    }

    /// The terms whose folded form a machine accepts, in order; nothing if that would take more steps than there are
    /// left. A step is a letter read.
    pub(crate) fn accepted(&self, automaton: &mut Automaton, steps: &mut u64) -> Option<Vec<TermRange>> {
        let mut found: Vec<TermRange> = Vec::new();
        let blocks = Blocks {
            text: &self.text,
            starts: &self.blocks,
        };
        blocks.accepted(automaton, steps, &mut |number| match found.last_mut() {
            Some(last) if last.end == number => last.end += 1,
            _ => found.push(number..number + 1),
        })?;
        Some(found)
    }

    /// Calls back with the number and the folded form of every term of a range.
    pub(crate) fn each(&self, range: TermRange, mut visit: impl FnMut(u32, &str)) {
        let mut cursor = self.block(range.start / BLOCK);
        while cursor.term < range.end && cursor.next().is_some() {
            if cursor.term > range.start {
                visit(cursor.term - 1, &cursor.folded);
            }
        }
    }

    /// The term of a surface; past the last surface, as separators are, there is none.
    pub(crate) fn term_of(&self, symbol: u32) -> Option<u32> {
        self.term_of.get(symbol as usize).copied()
    }

    /// The term of each surface.
    pub(crate) fn terms_of_surfaces(&self) -> &[u32] {
        &self.term_of
    }

    /// How many surfaces there are. Separators are numbered from there on.
    pub(crate) fn surfaces(&self) -> u32 {
        self.term_of.len() as u32
    }

    pub(crate) fn separator(&self, symbol: u32) -> &str {
        let place = symbol.wrapping_sub(self.surfaces()) as usize;
        self.separators.get(place).map_or("", String::as_str)
    }

    /// The separators that hold any of some characters, by number.
    pub(crate) fn separators_with(&self, characters: &str) -> impl Iterator<Item = u32> {
        let holding = self.separators.iter().zip(self.surfaces()..);
        holding
            .filter(|(separator, _)| separator.contains(|c| characters.contains(c)))
            .map(|(_, number)| number)
    }

    pub(crate) fn separators(&self) -> u32 {
        self.separators.len() as u32
    }

    /// A surface as the text has it.
    pub(crate) fn surface(&self, surface: u32) -> String {
        let mut text = Vec::new();
        self.spell(surface, &mut text);
        String::from_utf8(text).unwrap_or_default()
    }

    /// Appends a surface as the text has it, in UTF-8.
    pub(crate) fn spell(&self, surface: u32, text: &mut Vec<u8>) {
        let Some(term) = self.term_of(surface) else { return };
        let mut nth = surface - self.first_surface[term as usize];
        let mut ways = self.ways[term as usize] & (Writing::OTHERS - 1);
        while nth > 0 && ways != 0 {
            ways &= ways - 1; // lets the lowest bit go
            nth -= 1;
        }
        if ways == 0 {
            text.extend_from_slice(self.written_out(surface).as_bytes());
            return;
        }
        let (start, form) = (text.len(), self.form(term));
        text.extend_from_slice(form.as_bytes());
        match (ways.trailing_zeros(), text.get_mut(start)) {
            (1, Some(first)) if first.is_ascii() => first.make_ascii_uppercase(),
            (0, _) => {}
            (way, _) => {
                text.truncate(start);
                let written = if way == 1 { capitalised(form) } else { capitals(form) };
                text.extend_from_slice(written.as_bytes());
            }
        }
    }

    fn written_out(&self, surface: u32) -> &str {
        let place = self.others.binary_search_by_key(&surface, |other| other.0);
        place.map_or("", |place| self.others[place].1.as_str())
    }

    /// The form of a term. Its block is written out when it is first asked for, since the words of a text come again
    /// and again.
    fn form(&self, term: u32) -> &str {
        let (block, nth) = ((term / BLOCK) as usize, (term % BLOCK) as usize);
        let Some(forms) = self.forms.get(block) else { return "" };
        let forms = forms.get_or_init(|| {
            let (mut text, mut ends) = (String::new(), [0; BLOCK as usize]);
            let mut cursor = self.block(block as u32);
            for end in &mut ends {
                if cursor.next().is_some() {
                    text.push_str(cursor.form.unwrap_or(&cursor.folded));
                }
                *end = text.len() as u32;
            }
            Box::new(Forms {
                text: text.into(),
                ends,
            })
        });
        let start = nth.checked_sub(1).map_or(0, |before| forms.ends[before]);
        &forms.text[start as usize..forms.ends[nth] as usize]
    }

    /// The surfaces of a term.
    pub(crate) fn surfaces_of(&self, term: u32) -> Range<u32> {
        let place = term as usize;
        match self.first_surface.get(place..place + 2) {
            Some(&[first, end]) => first..end,
            _ => 0..0,
        }
    }

    /// The surfaces of terms that stand next to each other; they do so too.
    pub(crate) fn surfaces_within(&self, terms: &TermRange) -> Range<u32> {
        let first = |term: u32| {
            self.first_surface
                .get(term as usize)
                .copied()
                .unwrap_or(self.surfaces())
        };
        first(terms.start)..first(terms.end)
    }

    /// The first term, by number, whose folded form does not satisfy what all before it do.
    fn first_not(&self, satisfies: &dyn Fn(&str) -> bool) -> u32 {
        let (mut low, mut high) = (0, self.blocks.len() as u32);
        while low < high {
            let middle = (low + high) / 2;
            if self.first_of(middle).is_some_and(satisfies) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let mut cursor = self.block(low.saturating_sub(1));
        while cursor.next().is_some() {
            if !satisfies(&cursor.folded) {
                return cursor.term - 1;
            }
        }
        self.terms
    }

    /// The folded form of the first term of a block.
    fn first_of(&self, block: u32) -> Option<&str> {
        let mut reader = Reader(self.text.get(*self.blocks.get(block as usize)? as usize..)?);
        reader.number()?;
        reader.text()
    }

    fn block(&self, block: u32) -> Cursor<'_> {
        let start = self
            .blocks
            .get(block as usize)
            .map_or(self.text.len(), |&start| start as usize);
        Cursor {
            reader: Reader(self.text.get(start..).unwrap_or_default()),
            term: block * BLOCK,
            folded: String::new(),
            form: None,
        }
    }
}

/// Walks from term to term.
struct Cursor<'a> {
    reader: Reader<'a>,
    /// The number of the term after the one at hand.
    term: u32,
    folded: String,
    form: Option<&'a str>,
}

impl Cursor<'_> {
    /// Moves to the next term, and says how many bytes it shares with the one before.
    #[inline]
    fn next(&mut self) -> Option<usize> {
        let shared = self.reader.number()? as usize;
        let rest = self.reader.text()?;
        if shared > self.folded.len() || !self.folded.is_char_boundary(shared) {
            return None;
        }
        self.folded.truncate(shared);
        self.folded.push_str(rest);
        self.form = match self.reader.number()? {
            0 => None,
            length => Some(std::str::from_utf8(self.reader.bytes(length as usize - 1)?).ok()?),
        };
        self.term += 1;
        Some(shared)
    }
}

/// How it travels: the terms in blocks; the ways in which each is written; the surfaces that are written out, term
/// by term; the separators.
impl Vocabulary {
    /// Writes terms, which are sorted by folded form and then by form, each with the ways it is written, sorted.
    pub(crate) fn write(terms: &[(Term, Vec<Writing>)], separators: &[String]) -> Vec<u8> {
        let (mut text, mut blocks) = (Writer::default(), Vec::new());
        let (mut ways, mut others) = (Vec::new(), Writer::default());
        let mut before = "";
        for (number, (term, writings)) in terms.iter().enumerate() {
            if (number as u32).is_multiple_of(BLOCK) {
                blocks.push(text.0.len() as u32);
                before = "";
            }
            let shared = shared(before, &term.folded);
            text.number(shared as u32);
            text.text(&term.folded[shared..]);
            if term.form == term.folded {
                text.number(0);
            } else {
                text.number(term.form.len() as u32 + 1);
                text.0.extend_from_slice(term.form.as_bytes());
            }
            before = &term.folded;
            let mut bits = 0;
            let mut written_out = Vec::new();
            for writing in writings {
                match writing {
                    Writing::Small => bits |= 1,
                    Writing::Capitalised => bits |= 2,
                    Writing::Capitals => bits |= 4,
                    Writing::Other(surface) => written_out.push(surface),
                }
            }
            if !written_out.is_empty() {
                bits |= Writing::OTHERS;
                others.number(written_out.len() as u32);
                written_out.into_iter().for_each(|surface| others.text(surface));
            }
            ways.push(bits);
        }
        let mut bytes = Writer::default();
        bytes.section(&text.0);
        bytes.numbers(
            blocks
                .windows(2)
                .map(|pair| pair[1] - pair[0])
                .collect::<Vec<_>>()
                .into_iter(),
        );
        bytes.section(&ways);
        bytes.section(&others.0);
        bytes.number(separators.len() as u32);
        separators.iter().for_each(|separator| bytes.text(separator));
        bytes.0
    }

    /// The vocabulary in those bytes, or nothing if they hold none.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let text = reader.section()?.to_vec();
        let mut blocks: Vec<u32> = if text.is_empty() { Vec::new() } else { vec![0] };
        for distance in reader.numbers()? {
            blocks.push(blocks.last()?.checked_add(distance)?);
        }
        let ways = reader.section()?.to_vec();
        let mut written_out = Reader(reader.section()?);
        let (mut first_surface, mut term_of, mut others) = (Vec::with_capacity(ways.len() + 1), Vec::new(), Vec::new());
        for (term, &bits) in ways.iter().enumerate() {
            first_surface.push(term_of.len() as u32);
            for _ in 0..(bits & 7).count_ones() {
                term_of.push(term as u32);
            }
            if bits & Writing::OTHERS != 0 {
                for _ in 0..written_out.number()? {
                    others.push((term_of.len() as u32, written_out.text()?.to_owned()));
                    term_of.push(term as u32);
                }
            }
        }
        first_surface.push(term_of.len() as u32);
        let count = reader.number()?;
        let mut separators = Vec::new();
        for _ in 0..count {
            separators.push(reader.text()?.to_owned());
        }
        let terms = ways.len() as u32;
        (terms.div_ceil(BLOCK) as usize == blocks.len() && reader.0.is_empty()).then_some(Self {
            forms: blocks.iter().map(|_| OnceLock::new()).collect(),
            terms,
            text,
            blocks,
            ways,
            first_surface,
            term_of,
            others,
            separators,
        })
    }
}

/// How many bytes two texts share at their beginning, whole characters.
pub(crate) fn shared(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    pairs.take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum()
}

/// The order of terms.
pub(crate) fn by_folded_form(one: &Term, other: &Term) -> Ordering {
    (&one.folded, &one.form).cmp(&(&other.folded, &other.form))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::expression::Expression;
    use proptest::prelude::*;

    /// Whether a machine takes a word, read letter by letter.
    fn takes(automaton: &mut Automaton, word: &str) -> bool {
        let mut state = automaton.start();
        for c in word.chars() {
            state = automaton.step(state, c);
        }
        automaton.accepts(state)
    }

    /// Looks a pattern up among words, which are sorted, and among the same words one by one.
    fn check(words: impl Iterator<Item = String>, pattern: &Expression) {
        let mut terms = Vec::new();
        for folded in words {
            // Every third word is one with accents as well.
            let accented = (terms.len() % 3 == 0).then(|| format!("{folded}\u{301}").repeat(9));
            for form in std::iter::once(folded.clone()).chain(accented) {
                let folded = folded.clone();
                terms.push((Term { folded, form }, vec![Writing::Small]));
            }
        }
        let vocabulary = Vocabulary::read(&Vocabulary::write(&terms, &[])).expect("it was written");
        let mut automaton = pattern.automaton();
        let taken = (0..)
            .zip(&terms)
            .filter(|(_, (term, _))| takes(&mut automaton, &term.folded));
        let taken: Vec<u32> = taken.map(|(number, _)| number).collect();
        let accepted = vocabulary.accepted(&mut pattern.automaton(), &mut 10_000_000);
        let accepted: Vec<u32> = accepted
            .expect("there are steps enough")
            .into_iter()
            .flatten()
            .collect();
        assert_eq!(accepted, taken, "{pattern:?}");
    }

    fn pattern() -> impl Strategy<Value = Option<Expression>> {
        prop_oneof![
            ("[abcé]{0,5}", 1u8..3).prop_map(|(word, edits)| Expression::edits(&word, edits)),
            "[ab*?é字]{1,5}".prop_map(|word| Expression::wildcard(&word)),
            "(\\.|\\.\\*|\\^b|\\.{3}|\\(a|é\\)|[^b-z]|[ac]\\+|\\\\b|字\\?){1,5}"
                .prop_map(|it| Expression::regular(&it).ok()),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn what_is_accepted_is_what_the_pattern_takes(
            words in prop::collection::btree_set("[abcé字-]{1,6}|[a-e]{2}[~\u{7f}\u{80}z]?", 0..120),
            pattern in pattern(),
        ) {
            if let Some(pattern) = pattern {
                check(words.into_iter(), &pattern);
            }
        }
    }

    /// The machine has more states than it keeps.
    #[test]
    fn what_a_machine_forgets_is_found_again() {
        let words = (0..1 << 13).map(|bits| format!("{bits:013b}é"));
        check(words, &Expression::regular(".*1.{12}").expect("it is one"));
    }

    #[test]
    fn steps_are_counted() {
        let term = |letter: char| Term {
            folded: letter.to_string(),
            form: letter.to_string(),
        };
        let terms: Vec<_> = ('a'..='z').map(|letter| (term(letter), vec![Writing::Small])).collect();
        let vocabulary = Vocabulary::read(&Vocabulary::write(&terms, &[])).expect("it was written");
        let wildcard = Expression::wildcard("*a*").expect("it is short");
        let is_answered = |steps: &mut u64| vocabulary.accepted(&mut wildcard.automaton(), steps).is_some();
        let mut left = 1_000;
        assert!(is_answered(&mut left));
        let taken = 1_000 - left;
        assert!(taken >= 26, "every letter is read");
        assert!(is_answered(&mut taken.clone()));
        assert!(!is_answered(&mut (taken - 1)));
    }
}
