//! Conflicts: where the members of one statement disagree.
//!
//! A flag on a page says "these two cannot both be right", so only what is nearly sure is flagged: another number
//! before the same noun, another day, a "not" in an otherwise equal sentence.

use std::ops::Range;

use super::Kind;
use super::align::Link;
use super::frame::{self, Gap};
use super::lexicon::{is_ordinal, number};
use super::sentence::{Facts, Key, Term, When, clash};
use super::stem::{is_stop_word, stem};
use super::wording::Wording;
use crate::name::{Name, NameKind};
use crate::order;
use crate::text::case::is_capital;
use crate::text::{self, Word};

/// A disagreement between members of one statement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// What they disagree about.
    pub kind: ConflictKind,
    /// The differing wordings, in column order.
    pub values: Vec<String>,
}

/// What members of a statement can disagree about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConflictKind {
    /// A count or an ordinal.
    Number,
    /// A day or a month.
    Date,
    /// Where it is.
    Place,
    /// Whether somebody holds an office, or power by arms.
    Title,
    /// How a name is written.
    Spelling,
    /// One says that it is so, the other that it is not.
    Negation,
}

impl ConflictKind {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Place => "place",
            Self::Title => "title",
            Self::Spelling => "spelling",
            Self::Negation => "negation",
        }
    }
}

/// What is looked up to find conflicts.
pub(super) struct Conflicts<'a> {
    names: &'a [Name],
    /// For each column, the names that it mentions, in order.
    mentioned: Vec<Vec<u32>>,
}

impl<'a> Conflicts<'a> {
    /// What is looked up for those wordings.
    pub fn of(names: &'a [Name], wordings: &[Wording]) -> Self {
        let mut mentioned: Vec<Vec<u32>> = Vec::new();
        for wording in wordings {
            for column in wording.columns() {
                mentioned.resize_with(mentioned.len().max(column + 1), Vec::new);
                mentioned[column].extend(mentions(wording.facts).map(|(name, _)| name));
            }
        }
        Self {
            names,
            mentioned: mentioned.into_iter().map(order::distinct).collect(),
        }
    }

    /// The conflicts between two members that are linked so.
    pub fn between(&self, one: &Wording, other: &Wording, link: Link) -> Vec<Conflict> {
        let (a, b) = (one.facts, other.facts);
        let gaps = frame::gaps(&a.numbers, &b.numbers).unwrap_or_default();
        let mut conflicts = numbers(a, b, link.score);
        if conflicts.is_empty() {
            conflicts.extend(gaps.iter().filter_map(|gap| number_in(gap, a, b)));
        }
        // Reworded sentences with clashing dates are never put together; verbatim ones are, and there it is news.
        if link.kind == Kind::Verbatim {
            conflicts.extend(dates(a, b, &gaps));
        }
        conflicts.extend(negation(a, b, &gaps).or_else(|| opposites(a, b, &gaps)));
        let places = self.places(one, other);
        if places.is_empty() {
            conflicts.extend(gaps.iter().filter_map(|gap| self.place_in(gap, one, other)));
        }
        conflicts.extend(places);
        conflicts.extend(self.titles(a, b));
        conflicts.extend(self.spellings(a, b));
        conflicts
    }

    /// Whether an article that has the wording mentions a name anywhere.
    fn mentions(&self, wording: &Wording, name: u32) -> bool {
        let mut columns = wording.columns();
        columns.any(|column| self.mentioned[column].binary_search(&name).is_ok())
    }

    /// One place here and another there, in sentences that are else the same.
    fn place_in(&self, gap: &Gap, one: &Wording, other: &Wording) -> Option<Conflict> {
        let place = |facts: &Facts, words: &Range<usize>| {
            let mut places = mentions(facts).filter(|(_, covered)| covered == words);
            let (name, _) = places.next()?;
            (self.names.get(name as usize)?.kind == NameKind::Place).then_some(name)
        };
        let (ours, theirs) = (place(one.facts, &gap.one)?, place(other.facts, &gap.other)?);
        let (our, their) = (
            one.facts.written(gap.one.clone()),
            other.facts.written(gap.other.clone()),
        );
        let is_other = ours != theirs && !self.mentions(one, theirs) && !self.mentions(other, ours);
        (is_other && !shortens(our, their) && !shortens(their, our)).then(|| Conflict {
            kind: ConflictKind::Place,
            values: vec![our.to_owned(), their.to_owned()],
        })
    }

    /// The same noun in another place: "a consulate in Vladivostok", "a consulate in Irkutsk". The articles must not mention each
    /// other's place at all, or one may lie in the other.
    fn places(&self, one: &Wording, other: &Wording) -> Vec<Conflict> {
        let mentions = |wording: &Wording, name: u32| self.mentions(wording, name);
        let (ours, theirs) = (self.located(one.facts), self.located(other.facts));
        let mut conflicts = Vec::new();
        for our in &ours {
            let same = |it: &&Located| it.noun == our.noun && it.place != our.place;
            let found = theirs.iter().filter(same);
            for their in found.filter(|their| !mentions(one, their.place) && !mentions(other, our.place)) {
                conflicts.push(Conflict {
                    kind: ConflictKind::Place,
                    values: vec![our.surface.clone(), their.surface.clone()],
                });
            }
        }
        conflicts
    }

    /// What a sentence says to be somewhere: a noun, "in" or "at", and the name of a place.
    fn located(&self, facts: &Facts) -> Vec<Located> {
        let mut located = Vec::new();
        for (name, words) in mentions(facts) {
            let is_place = self
                .names
                .get(name as usize)
                .is_some_and(|it| it.kind == NameKind::Place);
            let Some(noun) = words.start.checked_sub(2).filter(|_| is_place) else {
                continue;
            };
            let is_in = ["in", "at", "near"].contains(&facts.words[noun + 1].folded.as_str());
            if let Some(Term {
                key: Key::Word(stem), ..
            }) = facts.terms[noun].as_ref().filter(|_| is_in)
            {
                located.push(Located {
                    noun: *stem,
                    place: name,
                    surface: facts.written(noun..words.end).to_owned(),
                });
            }
        }
        located
    }

    /// One person in an office here and in another there, or as a ruler by force: "President", "Chancellor", "junta chief".
    fn titles(&self, one: &Facts, other: &Facts) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        self.each_person(one, other, |ours, theirs| {
            let (Some(our), Some(their)) = (Standing::of(ours), Standing::of(theirs)) else {
                return;
            };
            // A prince may have the name of his father, who is the king.
            let bare = |label: &str| -> Vec<String> {
                let words = text::words(label).map(|word| word.folded);
                words.filter(|word| !is_titular(word)).collect()
            };
            let is_by_force = our == Standing::Force || their == Standing::Force;
            if our != their && (is_by_force || bare(ours) == bare(theirs)) {
                conflicts.push(Conflict {
                    kind: ConflictKind::Title,
                    values: vec![ours.to_owned(), theirs.to_owned()],
                });
            }
        });
        conflicts
    }

    /// One name in two spellings.
    fn spellings(&self, one: &Facts, other: &Facts) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        self.each_person(one, other, |ours, theirs| {
            let (our, their): (Vec<&str>, Vec<&str>) = (capitals(ours).collect(), capitals(theirs).collect());
            let length = our.len().min(their.len());
            let (our, their) = (&our[our.len() - length..], &their[their.len() - length..]);
            let mut differing = our.iter().zip(their).filter(|(our, their)| our != their);
            if let (Some((our_word, their_word)), None) = (differing.next(), differing.next())
                && length > 1
                && is_one_edit_apart(our_word, their_word)
                && text::fold(our_word) != text::fold(their_word)
            {
                conflicts.push(Conflict {
                    kind: ConflictKind::Spelling,
                    values: vec![our.join(" "), their.join(" ")],
                });
            }
        });
        conflicts
    }

    /// Each two labels of one person in the two sentences.
    fn each_person(&self, one: &Facts, other: &Facts, mut visit: impl FnMut(&str, &str)) {
        for (name, words) in mentions(one) {
            let is_person = self
                .names
                .get(name as usize)
                .is_some_and(|it| it.kind == NameKind::Person);
            for (_, their) in mentions(other).filter(|(its, _)| *its == name && is_person) {
                visit(
                    one.written(titled(one, words.clone())),
                    other.written(titled(other, their)),
                );
            }
        }
    }
}

/// The names in a sentence, each with its words.
fn mentions(facts: &Facts) -> impl Iterator<Item = (u32, Range<usize>)> {
    facts.terms.iter().flatten().filter_map(|term| match term.key {
        Key::Name(name) => Some((name, term.words.clone())),
        _ => None,
    })
}

/// Something that a sentence says to be in a place.
struct Located {
    /// The stem of the noun, by its number.
    noun: u32,
    place: u32,
    surface: String,
}

/// As what a label makes somebody appear.
#[derive(PartialEq)]
enum Standing {
    /// Somebody who holds that office of state.
    Office(&'static str),
    /// Somebody who holds power by arms.
    Force,
}

const OFFICES: [&str; 12] = [
    "president",
    "minister",
    "premier",
    "king",
    "queen",
    "chancellor",
    "governor",
    "emperor",
    "prince",
    "chairman",
    "senator",
    "speaker",
];
const FORCES: [&str; 8] = [
    "junta",
    "military",
    "regime",
    "dictator",
    "warlord",
    "strongman",
    "rebel",
    "usurper",
];

impl Standing {
    fn of(label: &str) -> Option<Self> {
        let words: Vec<String> = text::words(label).map(|word| word.folded).collect();
        let is_in = |listed: &[&str]| words.iter().any(|word| listed.contains(&word.as_str()));
        let mut offices = OFFICES.into_iter().filter(|office| is_in(&[office]));
        match (offices.next(), offices.next(), is_in(&FORCES)) {
            (Some(office), None, false) => Some(Self::Office(office)),
            (None, None, true) => Some(Self::Force),
            _ => None,
        }
    }
}

/// Whether a word is a title, or part of one.
fn is_titular(word: &str) -> bool {
    const BESIDE: [&str; 9] = [
        "acting", "prime", "vice", "deputy", "chief", "leader", "foreign", "boss", "crown",
    ];
    [&OFFICES[..], &FORCES, &BESIDE]
        .iter()
        .any(|titles| titles.contains(&word))
}

/// Whether one name is the first letters of the words of another: "U.S.", "United States".
fn shortens(short: &str, long: &str) -> bool {
    let letters = short.chars().filter(|c| c.is_alphanumeric());
    let firsts = long.split_whitespace().filter_map(|word| word.chars().next());
    long.contains(' ') && letters.eq(firsts.filter(|c| is_capital(*c)))
}

/// The words of a label with the titles right before it, which a name may be known without.
fn titled(facts: &Facts, words: Range<usize>) -> Range<usize> {
    let is_title = |at: usize| {
        let joined = &facts.text[facts.words[at].range.end..facts.words[at + 1].range.start] == " ";
        joined && is_titular(&facts.words[at].folded)
    };
    let before = (0..words.start).rev().take_while(|&at| is_title(at)).count();
    words.start - before..words.end
}

/// The words of a label that begin with a capital, those with a point ("Gen.") left out.
fn capitals(label: &str) -> impl Iterator<Item = &str> {
    label
        .split_whitespace()
        .filter(|word| word.starts_with(is_capital) && !word.ends_with('.'))
}

/// Whether one letter was put in, left out or changed, of words long enough for that to be no other word.
fn is_one_edit_apart(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[same..], &other[same..]);
    let rest = |letters: &[char], by: usize| letters.get(by..).map(<[char]>::to_vec);
    let is_rest_same = rest(one, 1) == rest(other, 1)
        || rest(one, 1).as_deref() == Some(other)
        || Some(one) == rest(other, 1).as_deref();
    same + one.len().max(other.len()) >= 3 && is_rest_same
}

/// A number and the noun that it counts.
struct Count {
    number: String,
    is_ordinal: bool,
    /// The stem of the noun.
    noun: String,
    surface: String,
}

/// Another number of the same thing. Ordinals tell which of several it is; of what is merely counted, two sentences that
/// are not very alike may count different ones.
fn numbers(one: &Facts, other: &Facts, score: f32) -> Vec<Conflict> {
    const ALIKE: f32 = 0.5;
    let (mut ours, theirs) = (counts(one), counts(other));
    ours.retain(|count| count.is_ordinal || score >= ALIKE);
    let same_noun = |a: &Count, b: &Count| a.noun == b.noun && a.is_ordinal == b.is_ordinal;
    let alone = |counts: &[Count], count: &Count| counts.iter().filter(|other| same_noun(other, count)).count() == 1;
    let mut conflicts = Vec::new();
    for a in ours.iter().filter(|a| alone(&ours, a)) {
        for b in theirs
            .iter()
            .filter(|b| same_noun(a, b) && alone(&theirs, b) && a.number != b.number)
        {
            conflicts.push(Conflict {
                kind: ConflictKind::Number,
                values: vec![a.surface.clone(), b.surface.clone()],
            });
        }
    }
    conflicts
}

/// The counts of a sentence: a number, then a noun with at most one word between.
///
/// Left out: what is hedged ("more than 70 years" agrees with "80 years"), years, and amounts of money or measure,
/// which are given for many things in one story.
fn counts(facts: &Facts) -> Vec<Count> {
    const MEASURES: &str = "percent per cent year month week day hour minute second mile kilometer kilometre km meter \
        metre ton tonne million billion trillion dollar euro pound degree time hundred thousand dozen people person \
        magnitude";
    let mut counts = Vec::new();
    for (at, word) in facts.words.iter().enumerate() {
        let Some(number) = number(&word.folded) else {
            continue;
        };
        let is_year = number.len() == 4 && word.folded.len() == 4;
        let is_dated = facts.dates.iter().any(|date| date.words.contains(&at));
        let hedged = is_after(facts, at, HEDGES) || is_after(facts, at, "every another or to between");
        if is_year || is_dated || hedged || is_of_more(facts, at) || !stands_free(facts, at) {
            continue;
        }
        let is_ordinal = is_ordinal(&word.folded);
        let Some(noun) = noun_after(facts, at) else {
            continue;
        };
        // What has a capital behind a number is a name mostly: "737 Max jets".
        let is_name = facts.text[facts.words[at + 1].range.clone()].starts_with(is_capital);
        if is_name && noun > at + 1 {
            continue;
        }
        let is_measure =
            |word: &Word| listed(MEASURES, word.folded.trim_end_matches('s')) || listed(MEASURES, &word.folded);
        if facts.words[at + 1..=noun].iter().any(is_measure) {
            continue;
        }
        let surface = &facts.text[word.range.start..facts.words[noun].range.end];
        counts.push(Count {
            number,
            is_ordinal,
            noun: kind_of(&stem(&facts.words[noun].folded)),
            surface: surface.to_owned(),
        });
    }
    counts
}

/// What makes a number less than exact.
const HEDGES: &str = "about around almost nearly roughly some over under than least most up approximately";

fn listed(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}

/// Whether a number is that of all of which another tells a part: "six of Pennsylvania's eight dioceses".
fn is_of_more(facts: &Facts, at: usize) -> bool {
    let before = &facts.words[at.saturating_sub(4)..at];
    before
        .windows(2)
        .any(|pair| number(&pair[0].folded).is_some() && pair[1].folded == "of")
}

/// Whether a word stands right behind one of those listed.
fn is_after(facts: &Facts, at: usize, list: &str) -> bool {
    at > 0 && listed(list, &facts.words[at - 1].folded)
}

/// One number here and another there, in sentences that are else the same.
fn number_in(gap: &Gap, one: &Facts, other: &Facts) -> Option<Conflict> {
    let exact = |facts: &Facts, words: &Range<usize>| {
        let (at, 1) = (words.start, words.len()) else {
            return None;
        };
        let is_dated = facts.dates.iter().any(|date| date.words.contains(&at));
        let is_exact = !is_dated && !is_after(facts, at, HEDGES) && !is_of_more(facts, at);
        let word = &facts.words[at].folded;
        let is_round = listed("dozens scores hundreds thousands millions billions", word);
        number(word)
            .or_else(|| is_round.then(|| word.clone()))
            .filter(|_| is_exact)
    };
    let (ours, theirs) = (exact(one, &gap.one)?, exact(other, &gap.other)?);
    let is_year = |number: &str| number.len() == 4 && ("1000".."2100").contains(&number);
    let kind = match is_year(&ours) && is_year(&theirs) {
        true => ConflictKind::Date,
        false => ConflictKind::Number,
    };
    // What is counted stands behind it, mostly.
    let counted = |facts: &Facts, at: usize| {
        let is_of = facts.words.get(at + 1).is_some_and(|next| next.folded == "of");
        let behind = if is_of { 2 } else { 1 };
        let counted = facts.words.get(at + behind).filter(|_| kind == ConflictKind::Number);
        facts.written(at..at + 1 + counted.map_or(0, |_| behind)).to_owned()
    };
    (ours != theirs).then(|| Conflict {
        kind,
        values: vec![counted(one, gap.one.start), counted(other, gap.other.start)],
    })
}

/// Whether the number is no part of a name or sum: "T-34", "$14", "7.7-magnitude", "14m".
fn stands_free(facts: &Facts, at: usize) -> bool {
    let Word { range, .. } = &facts.words[at];
    let before = facts.text[..range.start].chars().next_back();
    let after = facts.text[range.end..].chars().next();
    before.is_none_or(|c| c.is_whitespace() || "(“\"—".contains(c)) && after == Some(' ')
}

/// The noun right after the number: the last of a run of at most two words that nothing interrupts and a stop word,
/// a mark or the end follows.
fn noun_after(facts: &Facts, at: usize) -> Option<usize> {
    let is_content = |place: usize| {
        facts
            .words
            .get(place)
            .is_some_and(|word| !is_stop_word(&word.folded) && number(&word.folded).is_none())
    };
    let joined = |place: usize| {
        facts
            .words
            .get(place + 1)
            .is_some_and(|next| &facts.text[facts.words[place].range.end..next.range.start] == " ")
    };
    if !joined(at) || !is_content(at + 1) {
        return None;
    }
    let goes_on = |place: usize| joined(place) && is_content(place + 1);
    let noun = if goes_on(at + 1) { at + 2 } else { at + 1 };
    (!goes_on(noun)).then_some(noun)
}

/// Nouns that count the same thing.
fn kind_of(noun: &str) -> String {
    let same = match noun {
        "trip" | "journey" | "tour" => "visit",
        noun => noun,
    };
    stem(same)
}

/// Another date of the same thing: it stands in the same gap.
fn dates(one: &Facts, other: &Facts, gaps: &[Gap]) -> Vec<Conflict> {
    let ([a], [b]) = (&one.dates[..], &other.dates[..]) else {
        return Vec::new();
    };
    let is_in = |words: &Range<usize>, gap: &Range<usize>| words.start < gap.end && gap.start < words.end;
    let is_framed = gaps
        .iter()
        .any(|gap| is_in(&a.words, &gap.one) && is_in(&b.words, &gap.other));
    if !is_framed || !clash(&one.dates, &other.dates) {
        return Vec::new();
    }
    let surface = |facts: &Facts, date: &When| facts.written(date.words.clone()).to_owned();
    vec![Conflict {
        kind: ConflictKind::Date,
        values: vec![surface(one, a), surface(other, b)],
    }]
}

/// One sentence denies what the other says, and both say it in the same words, or nearly.
fn negation(one: &Facts, other: &Facts, gaps: &[Gap]) -> Option<Conflict> {
    let (not, other_not) = (denial(one), denial(other));
    let (facts, at) = match (not, other_not) {
        (Some(at), None) => (one, at),
        (None, Some(at)) => (other, at),
        _ => return None,
    };
    // In a frame, the denial stands in a gap, and what else differs is a word or two, and no name and no number.
    let is_framed = || {
        let mut denied = false;
        for gap in gaps {
            let (ours, theirs) = if not.is_some() {
                (&gap.one, &gap.other)
            } else {
                (&gap.other, &gap.one)
            };
            denied |= ours.contains(&at);
            let tells = |facts: &Facts, words: &Range<usize>| {
                let mut terms = facts.terms[words.clone()].iter().flatten();
                terms.any(|term| term.name_length > 0 || !matches!(term.key, Key::Word(_)))
            };
            if ours.len() > 3 || theirs.len() > 2 || tells(one, &gap.one) || tells(other, &gap.other) {
                return false;
            }
        }
        denied
    };
    if content(one) != content(other) && !is_framed() {
        return None;
    }
    // With the word behind it, or where it is the last, the one before it.
    let (with, without) = match at + 1 < facts.words.len() {
        true => (at..at + 2, at + 1..at + 2),
        false => (at.saturating_sub(1)..at + 1, at.saturating_sub(1)..at),
    };
    let mut values = vec![facts.written(with).to_owned(), facts.written(without).to_owned()];
    if not.is_none() {
        values.reverse();
    }
    Some(Conflict {
        kind: ConflictKind::Negation,
        values,
    })
}

/// One sentence says the opposite of the other by the one word in which they differ, or nearly.
fn opposites(one: &Facts, other: &Facts, gaps: &[Gap]) -> Option<Conflict> {
    const OPPOSITES: &str = "confirmed denied confirms denies accepted rejected accepts rejects approved rejected agreed refused \
        agrees refuses rose fell rises falls increased decreased won lost wins loses guilty innocent opened closed opens closes \
        more fewer more less before after alive dead supports opposes supported opposed for against above below present absent \
        admitted denied admits denies succeeded failed allowed banned allows bans";
    let are_listed = |one: &str, other: &str| {
        let words: Vec<&str> = OPPOSITES.split_ascii_whitespace().collect();
        words.chunks(2).any(|pair| pair == [one, other] || pair == [other, one])
    };
    let is_negated = |word: &str, negated: &str| {
        let rest = ["un", "in", "il", "im", "ir", "dis", "non"]
            .iter()
            .find_map(|it| negated.strip_prefix(it));
        word.len() >= 4 && rest == Some(word)
    };
    let mut found = gaps.iter().filter(|gap| {
        let ([our], [their]) = (&one.words[gap.one.clone()], &other.words[gap.other.clone()]) else {
            return false;
        };
        let (our, their) = (our.folded.as_str(), their.folded.as_str());
        are_listed(our, their) || is_negated(our, their) || is_negated(their, our)
    });
    // Two opposites may come to the same.
    let gap = found.next().filter(|_| found.next().is_none() && gaps.len() <= 2)?;
    Some(Conflict {
        kind: ConflictKind::Negation,
        values: vec![
            one.written(gap.one.clone()).to_owned(),
            other.written(gap.other.clone()).to_owned(),
        ],
    })
}

/// The one word of a sentence that denies what it says; nothing if there are two, which may take each other back.
fn denial(facts: &Facts) -> Option<usize> {
    /// English, German, Dutch, the languages of Scandinavia, French, Italian, Russian, Ukrainian, Polish, Portuguese.
    const DENIALS: &str = "not never cannot no neither nicht nie kein keine keinen keinem keiner niet nooit geen inte ikke \
        aldrig pas jamais non не никогда nigdy nao nunca";
    let denies = |at: &usize| {
        let word = &facts.words[*at];
        let goes_on = facts.words.get(at + 1);
        let is_taken_back = goes_on.is_some_and(|next| listed("only just merely longer nur", &next.folded));
        // "No. 5", "non-profit".
        let is_part = facts.text[word.range.end..].starts_with(['.', '-']) && goes_on.is_some();
        (listed(DENIALS, &word.folded) || word.folded.ends_with("n't")) && !is_taken_back && !is_part
    };
    let mut denials = (0..facts.words.len()).filter(denies);
    let first = denials.next()?;
    denials.next().is_none().then_some(first)
}

fn content(facts: &Facts) -> Vec<Key> {
    facts.terms.iter().flatten().map(|term| term.key).collect()
}
