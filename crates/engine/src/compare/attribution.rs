//! An attribution: the words with which a text says whose words it gives ("said Ann Lee", "Ann Lee, the mayor, told").
//!
//! It is read from the order of the words around a verb of saying, and gives a name only where that order leaves no
//! choice: the name stands beside the verb, or what parts them is set off by commas. "A friend of Ann Lee said" names
//! nobody. The verbs are those of newspapers in some large European languages; all else is word order.

use crate::text::case::{is_capital, is_small};
use std::ops::Range;
use std::sync::OnceLock;

use super::sentence::{Facts, Key, Sentence, Term, is_quoted};
use crate::name::{Name, NameKind};
use crate::order;

/// Who is said to have said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Somebody with a name: its words.
    Named(Range<usize>),
    /// "He" or "she", who was named before.
    Pronoun,
    /// Somebody who is described, or not told at all.
    Unnamed,
}

/// A paragraph as attributions are read from it: the words of its sentences, one after another.
pub(super) struct Passage<'a> {
    text: &'a str,
    pub words: Vec<Token<'a>>,
    /// Words that the article writes with a capital where none is due, in order.
    capitals: &'a [&'a str],
    /// Whether all nouns are written with a capital, so that capitals show no names.
    has_capital_nouns: bool,
    is_english: bool,
}

/// A word of a paragraph.
pub(super) struct Token<'a> {
    /// Its bytes in the paragraph.
    pub range: Range<usize>,
    pub folded: &'a str,
    /// Whether it stands in quotation marks.
    pub is_quoted: bool,
    /// The kind of the name of the corpus that it belongs to, and all words of that mention.
    mention: Option<(NameKind, Range<usize>)>,
    /// Whether it may be a word of a name that the corpus does not know.
    is_capital: bool,
    /// Whether it begins a sentence, so that a capital is due.
    begins: bool,
    term: Option<&'a Term>,
}

/// The words that an article writes with a capital where none is due, in order.
pub(super) fn capitals<'a>(facts: &'a [Facts]) -> Vec<&'a str> {
    let of_sentence = |facts: &'a Facts| {
        let pairs = facts.words.windows(2);
        pairs.filter_map(|pair| {
            let (before, word) = (&pair[0], &pair[1]);
            let is_due = &facts.text[before.range.end..word.range.start] != " ";
            let is_capital = facts.text[word.range.clone()].starts_with(is_capital);
            (is_capital && !is_due).then_some(word.folded.as_str())
        })
    };
    order::distinct(facts.iter().flat_map(of_sentence))
}

impl<'a> Passage<'a> {
    /// Puts the sentences of one paragraph together.
    pub fn new(
        text: &'a str,
        capitals: &'a [&'a str],
        language: &str,
        quoted: &[Range<usize>],
        sentences: &[Sentence],
        facts: &'a [Facts],
        names: &[Name],
    ) -> Self {
        let mut words: Vec<Token> = Vec::new();
        for (sentence, facts) in sentences.iter().zip(facts) {
            let first = words.len();
            let mut mention: Option<(NameKind, Range<usize>)> = None;
            for (word, term) in facts.words.iter().zip(&facts.terms) {
                let range = sentence.start + word.range.start..sentence.start + word.range.end;
                let (at, term) = (words.len(), term.as_ref());
                mention = mention.filter(|(_, words)| words.contains(&at));
                if let Some(Term {
                    key: Key::Name(name),
                    words,
                    ..
                }) = term
                {
                    let words = first + words.start..first + words.end;
                    mention = names.get(*name as usize).map(|name| (name.kind, words));
                }
                let may_be_name = term.is_some_and(|term| !matches!(term.key, Key::Calendar(_) | Key::Number(_)))
                    && !TITLES.holds(&word.folded);
                words.push(Token {
                    is_quoted: is_quoted(quoted, range.start),
                    is_capital: may_be_name && text[range.clone()].starts_with(is_capital),
                    begins: at == first,
                    folded: &word.folded,
                    mention: mention.clone(),
                    range,
                    term,
                });
            }
        }
        Self {
            text,
            words,
            capitals,
            has_capital_nouns: language.starts_with("de"),
            is_english: language.starts_with("en"),
        }
    }

    /// Words of the paragraph, as written.
    pub fn text(&self, words: &Range<usize>) -> &'a str {
        &self.text[self.words[words.start].range.start..self.words[words.end - 1].range.end]
    }

    /// What stands between a word, or the end of the paragraph, and the word before it.
    pub fn gap(&self, at: usize) -> &'a str {
        let start = at.checked_sub(1).map_or(0, |before| self.words[before].range.end);
        let end = self.words.get(at).map_or(self.text.len(), |word| word.range.start);
        self.text[start..end].trim()
    }

    /// Whether a word is in a table.
    pub fn is(&self, at: usize, table: &Table) -> bool {
        self.words.get(at).is_some_and(|word| table.holds(word.folded))
    }

    /// Whether a word is that one.
    pub fn is_word(&self, at: usize, folded: &str) -> bool {
        self.words.get(at).is_some_and(|word| word.folded == folded)
    }

    /// Whether a verb stands there that brings somebody's words, outside quotation marks.
    pub fn is_verb(&self, at: usize) -> bool {
        let word = &self.words[at];
        self.is_saying(at) || !word.is_quoted && CALLING.holds(word.folded)
    }

    /// Whether a verb of saying stands there, or what names a source, outside quotation marks.
    pub fn is_saying(&self, at: usize) -> bool {
        let word = &self.words[at];
        !word.is_quoted && SAYING.holds(word.folded) && (!SOURCES.holds(word.folded) || self.is_source(at))
    }

    /// Whether when, where or how something is said begins there: "on Monday", "in a letter", "as he left".
    pub fn is_aside(&self, at: usize) -> bool {
        self.is_day(at) || self.is(at, &PREPOSITIONS) || self.is(at, &ASIDES)
    }

    /// Whether a word is the name of a day or month.
    pub fn is_day(&self, at: usize) -> bool {
        let term = self.words.get(at).and_then(|word| word.term);
        term.is_some_and(|term| matches!(term.key, Key::Calendar(_)))
    }

    /// Whether the words may be somebody's office before the name: no small word of grammar is among them but "the".
    pub fn is_office(&self, mut words: Range<usize>) -> bool {
        words.all(|at| self.words[at].term.is_some() || self.is_word(at, "the") || self.is(at, &TITLES))
    }

    /// Whether there is a word among those that makes a clause of them.
    pub fn has_finite_verb(&self, mut words: Range<usize>) -> bool {
        words.any(|at| self.is(at, &FINITE) || self.words[at].folded.ends_with("ed"))
    }

    /// Whether a name stands there, outside quotation marks.
    pub fn is_name(&self, at: usize) -> bool {
        at < self.words.len() && self.name_from(at, self.words.len()).is_some()
    }

    /// Whether "according to" begins there, or what other languages have for it.
    pub fn is_source(&self, at: usize) -> bool {
        self.is(at, &SOURCES) && (!self.is_word(at, "according") || self.is_word(at + 1, "to"))
    }

    /// The verb that stands there, as written.
    pub fn verb(&self, at: usize) -> String {
        self.text(&(at..at + 1 + usize::from(self.is_word(at, "according"))))
            .to_owned()
    }

    /// Who says it, by the verb at that word. Only the words of its clause are looked at, those of the sentence between
    /// one quotation and the next.
    pub fn who(&self, verb: usize, clause: &Range<usize>) -> Who {
        if self.is_source(verb) {
            return self.behind(verb, clause.end);
        }
        // “…,” said Ann Lee; « … », a déclaré Ann Lee; « … », a-t-elle dit.
        let follows_quotation = clause.start > 0 && self.words[clause.start - 1].is_quoted;
        match (clause.start..verb).find(|&at| !self.is(at, &HELPING)) {
            None if follows_quotation => self.behind(verb, clause.end),
            Some(at) if follows_quotation && self.is(at, &PRONOUNS) => Who::Pronoun,
            _ => self.before(verb, clause.start),
        }
    }

    /// Who is named behind a verb: "said the harbour master, Ann Lee, on Monday".
    pub fn behind(&self, verb: usize, end: usize) -> Who {
        const FAR: usize = 9;
        let first = verb + 1 + usize::from(self.is_word(verb, "according"));
        let (mut at, mut has_comma, mut is_within) = (first, false, false);
        if self.is(at, &PRONOUNS) {
            return Who::Pronoun;
        }
        while at < end.min(verb + FAR) {
            match self.gap(at) {
                "," if has_comma => break,
                "," => (has_comma, is_within) = (true, false),
                "" | "-" | "." => {}
                gap if is_possessive(gap) => {}
                _ => break,
            }
            let Some(name) = self.name_from(at, end) else {
                if has_comma {
                    break; // only a name is looked for behind the comma
                }
                is_within |= self.is(at, &PREPOSITIONS);
                at += 1;
                continue;
            };
            let is_noun = self.has_capital_nouns && name.len() == 1 && self.words[at].mention.is_none() && at > first;
            if !is_within && !is_noun && self.is_over(name.end, end) {
                return Who::Named(name);
            }
            at = name.end;
        }
        Who::Unnamed
    }

    /// Whether a name is over there: what follows is no noun that the name only describes ("Varnley Shipping spokesman").
    fn is_over(&self, at: usize, end: usize) -> bool {
        let gap = self.gap(at);
        if at >= end || !matches!(gap, "" | "." | "-") {
            return !is_possessive(gap);
        }
        if !self.is_english {
            return true;
        }
        let word = &self.words[at];
        if self.is(at, &FINITE) {
            return false; // "said Ann Lee was late"
        }
        let is_adverb = ["ly", "ing", "day"].iter().any(|ending| word.folded.ends_with(ending));
        word.is_quoted
            || is_adverb
            || SAYING.holds(word.folded)
            || word.term.is_none_or(|term| !matches!(term.key, Key::Word(_)))
    }

    /// Who is named before a verb: "Ann Lee, the mayor, has also said".
    fn before(&self, verb: usize, start: usize) -> Who {
        let named = |name: Option<Range<usize>>| name.map_or(Who::Unnamed, Who::Named);
        let mut end = verb;
        let as_saying = verb >= start + 2 && self.is_word(verb, "saying") && self.is_word(verb - 1, "as");
        if as_saying {
            end -= 2;
            if !self.is(end, &QUOTED) {
                return named(self.name_to(end, start)); // the Gazette quoted Ann Lee as saying
            }
        }
        let mut is_passive = false;
        let is_adverb = |at: usize| self.words[at].folded.ends_with("ly") && !self.is_part(at);
        while end > start && self.gap(end).is_empty() && (self.is(end - 1, &HELPING) || is_adverb(end - 1)) {
            end -= 1;
            is_passive |= self.is(end, &BEING) && !as_saying;
        }
        if is_passive || end == start {
            return Who::Unnamed;
        }
        let last = end - 1;
        named(match self.gap(end) {
            "" if self.is(last, &PRONOUNS) => return Who::Pronoun,
            "" if last > start && self.is_word(last, "who") => self.name_to(last - 1, start),
            "" if self.is_word(last, "and") => self.subject(&(start..verb)),
            "" => self.name_within(last, start),
            // "…,” said Ann Lee, adding"
            "," if self.words[verb].folded.ends_with("ing") && self.is_saying(start) => {
                return self.behind(start, verb);
            }
            "," if self.words[verb].folded.ends_with("ing") => self.subject(&(start..verb)),
            "," | ")" | ")," | "—" | "–" => self.set_off(last, start),
            _ => None,
        })
    }

    /// The name behind which something is set off: "Ann Lee, mayor of Tolm, Osk,"; or that is itself set off: "the mayor,
    /// Ann Lee,".
    fn set_off(&self, last: usize, start: usize) -> Option<Range<usize>> {
        const FAR: usize = 24;
        // What a dash opens a dash closes.
        let mark = self.gap(last + 1);
        let is_mark = |gap: &str| match gap.chars().next() {
            Some('(') => true,
            Some(first) => first != '’' && mark.starts_with(first),
            None => false,
        };
        let mut names = (start.max(last.saturating_sub(FAR)) + 1..=last)
            .rev()
            .filter(|&at| is_mark(self.gap(at)))
            .filter_map(|at| self.name_to(at - 1, start));
        // "the Trade Secretary, Ann Lee", "the head of Tolm’s Harbour Trust, Ann Lee"
        let is_described = |name: &Range<usize>| {
            is_possessive(self.gap(name.start)) || name.start > start && self.is_word(name.start - 1, "the")
        };
        let apart = |name: &Range<usize>| is_mark(self.gap(name.start));
        names
            .find(|name| !is_described(name) && self.owner(name, start).is_none())
            .or_else(|| self.name_to(last, start).filter(apart))
    }

    /// The name that ends with that word, or that it belongs to: Ann Lee in "Ann Lee of the Harbour Trust".
    fn name_within(&self, at: usize, start: usize) -> Option<Range<usize>> {
        let name = self.name_to(at, start)?;
        match self.owner(&name, start) {
            None => Some(name),
            Some(owner) if owner > start => self.name_within(owner - 1, start),
            Some(_) => None,
        }
    }

    /// The small word that makes a name a part of what stands before it: "for" in "aides for the minister Ann Lee".
    fn owner(&self, name: &Range<usize>, start: usize) -> Option<usize> {
        const FAR: usize = 3;
        let (mut at, mut between) = (name.start, 0);
        while at > start && self.gap(at).is_empty() && between < FAR {
            at -= 1;
            if self.is_word(at, "and") {
                return (at > start && self.gap(at).is_empty()).then_some(start);
            }
            if self.is(at, &PREPOSITIONS) {
                return Some(at);
            }
            if !self.is_office(at..at + 1) {
                return None;
            }
            between += usize::from(!self.is_part(at));
        }
        None
    }

    /// The name with which words begin, perhaps after a title, or after what is parted by a comma: "For her part, Ann Lee".
    fn subject(&self, words: &Range<usize>) -> Option<Range<usize>> {
        const FAR: usize = 3;
        const LONGEST_ASIDE: usize = 9;
        let opens = self.words.get(words.start)?.folded;
        if self.is_aside(words.start) || opens.ends_with("ing") || opens.ends_with("ed") {
            let comma =
                (words.start + 1..words.end.min(words.start + LONGEST_ASIDE)).find(|&at| self.gap(at) == ",")?;
            return self.subject(&(comma..words.end));
        }
        let is_title = |at: usize| self.words[at].mention.is_none() && self.is(at, &TITLES);
        let first = words.clone().find(|&at| !is_title(at))?;
        let name = self.name_from(first, words.end)?;
        let is_joined = |at: &usize| self.gap(*at).is_empty();
        let mut next = (name.end..words.end.min(name.end + FAR)).take_while(is_joined);
        if next.clone().next().is_some_and(is_title) {
            return self.subject(&(name.end..words.end)); // "Tolm Mayor Ann Lee"
        }
        let is_person = self.kind(&name) == Some(NameKind::Person);
        let is_adjective = !is_person && next.any(|at| self.is_part(at)); // "Varnley Shipping spokesman Tom Reed"
        (!is_possessive(self.gap(name.end)) && !is_adjective).then_some(name)
    }

    /// What a name is a name of, if the corpus knows.
    fn kind(&self, name: &Range<usize>) -> Option<NameKind> {
        self.words[name.end - 1].mention.as_ref().map(|(kind, _)| *kind)
    }

    /// The name that begins with that word.
    pub fn name_from(&self, at: usize, limit: usize) -> Option<Range<usize>> {
        if !self.is_part(at) {
            return None;
        }
        let mut end = at;
        while end < limit && self.is_part(end) {
            end = self.words[end].mention.as_ref().map_or(end + 1, |(_, words)| words.end);
            if end < limit && self.is_joined(end) && self.is(end, &CONNECTING) && self.is_joined(end + 1) {
                end += usize::from(end + 1 < limit && self.is_part(end + 1));
            }
            if !self.is_joined(end) {
                break;
            }
        }
        self.proper(at..end)
    }

    /// The name that ends with that word.
    fn name_to(&self, at: usize, limit: usize) -> Option<Range<usize>> {
        if !self.is_part(at) {
            return None;
        }
        let mut start = at;
        let is_linked = |at: usize| at > limit && self.is_joined(at) && self.is_part(at - 1);
        match &self.words[at].mention {
            Some((_, words)) => start = words.start.max(limit),
            None => {
                while is_linked(start)
                    || start > limit + 1
                        && self.is_joined(start)
                        && self.is(start - 1, &CONNECTING)
                        && is_linked(start - 1)
                {
                    start -= 1;
                }
            }
        }
        if start > limit + 1 && self.is_joined(start) && self.is_word(start - 1, "and") && is_linked(start - 1) {
            let other = self.name_to(start - 2, limit)?;
            return Some(other.start..at + 1);
        }
        self.proper(start..at + 1)
    }

    /// The words of a name without a first that has its capital from the sentence; nothing if none is left.
    fn proper(&self, words: Range<usize>) -> Option<Range<usize>> {
        let first = &self.words[words.start];
        if first.mention.is_some() || !first.begins {
            return Some(words);
        }
        let is_everyday = first.term.is_some_and(|term| term.is_everyday);
        if words.len() > 1 {
            return Some(words.start + usize::from(is_everyday)..words.end);
        }
        let is_seen = !self.has_capital_nouns && self.capitals.binary_search(&first.folded).is_ok();
        (is_seen && !is_everyday).then_some(words)
    }

    /// Whether only a space, or what stands within names, parts a word from the one before it.
    fn is_joined(&self, at: usize) -> bool {
        at > 0 && at < self.words.len() && matches!(self.gap(at), "" | "-" | ".")
    }

    fn is_part(&self, at: usize) -> bool {
        let word = &self.words[at];
        !word.is_quoted && (word.mention.is_some() || word.is_capital)
    }

    /// The person whom a sentence is about, as its subject, and the one other whom it names outside
    /// quotation marks, if any; nothing if it names more.
    pub fn person(&self, words: &Range<usize>) -> Option<(Range<usize>, Option<Range<usize>>)> {
        let subject = self.subject(words)?;
        let (mut at, mut other) = (words.start, None);
        while at < words.end {
            let Some(name) = self.name_from(at, words.end) else {
                at += 1;
                continue;
            };
            at = name.end;
            if name != subject && matches!(self.kind(&name), None | Some(NameKind::Person)) {
                if other.is_some() {
                    return None;
                }
                other = Some(name);
            }
        }
        let is_acronym = |at: usize| !self.text[self.words[at].range.clone()].contains(is_small);
        let is_person = match self.kind(&subject) {
            None => subject.len() > 1 && !subject.clone().any(is_acronym),
            kind => kind == Some(NameKind::Person),
        };
        is_person.then_some((subject, other))
    }
}

fn is_possessive(gap: &str) -> bool {
    gap.starts_with(['’', '\''])
}

/// Words, folded, to look others up in.
pub(super) struct Table {
    words: &'static str,
    sorted: OnceLock<Vec<&'static str>>,
}

impl Table {
    /// The table of words that stand between spaces.
    pub const fn of(words: &'static str) -> Self {
        Self {
            words,
            sorted: OnceLock::new(),
        }
    }

    fn holds(&self, word: &str) -> bool {
        let sorted = self
            .sorted
            .get_or_init(|| order::distinct(self.words.split_ascii_whitespace()));
        sorted.binary_search(&word).is_ok()
    }
}

/// Verbs of saying, and what names a source without one, in English, German, French, Spanish, Italian, Portuguese, Dutch
/// and Russian.
static SAYING: Table = Table::of(
    "according added adding adds admitted affermato affirme afirmo afirmou aggiunto ajoute announced \
     argued argues arguing asegura aseguro asked asks assure betonte claimed claiming claims concluded \
     confirmed declare declared declares declaring declaro declarou denied detto dice dichiarato dicho \
     dijo disse dit emphasised emphasising emphasized erklarte estime explained explains explico explicou \
     explique indique insisted insisting insists laut meinte noted notes noting observed quipped recalled \
     remarked replied sagt sagte said saying says secondo segun segundo selon senalo souligne spiegato \
     stated stating stressed stressing telling tells told tweeted verklaarde volgens warned warning warns \
     writes writing wrote zegt zei добавил добавила заявил заявила отметил отметила подчеркнул \
     подчеркнула сказал сказала сообщил сообщила",
);

static SOURCES: Table = Table::of("according laut secondo segun segundo selon volgens");

/// Verbs of which the object is named in somebody's words.
static CALLING: Table = Table::of(
    "branded called calling calls condemned criticised criticized denounced described describes \
     describing dismissed dubbed hailed labeled labelled praised",
);

static QUOTED: Table = Table::of("cited quoted reported");

static BEING: Table = Table::of("are be been being is was were");

/// What may stand between a name and its verb.
static HELPING: Table = Table::of(
    "a again already also are be been being earlier first ha had has hat have is later now often once recently \
     repeatedly reportedly since still t then was were",
);

static PRONOUNS: Table = Table::of("ella elle er he il lei lui she sie он она");

/// What makes the name behind it a part of something else.
static PREPOSITIONS: Table =
    Table::of("about against at between by de for from in including like of on than to under von with");

/// What tells when, where or how something is said, together with prepositions.
static ASIDES: Table = Table::of(
    "after as before during earlier if last late later shortly since this through today tomorrow under \
     via when while yesterday",
);

/// Words that make a clause of others.
static FINITE: Table = Table::of(
    "are became came can cannot could did does had fell felt found gave got has have held is kept knew left lost made \
     may met might must rose saw sent should stood thought took was went were will would",
);

/// Small words within names.
static CONNECTING: Table = Table::of("al and bin da de del den der di el la le ul van von");

/// Words with a capital that stand before a name or for one, and are no part of it.
static TITLES: Table = Table::of(
    "captain chancellor colonel dr gen general governor judge king lady lord lt mayor minister mr mrs ms \
     president prime professor queen rep republican democrat sen senator senior sgt sir",
);
