//! Random queries of every kind, always the same for the same seed.

use std::collections::HashMap;

use dossier_engine::Corpus;
use dossier_engine::article::{Article, ArticleId};
use dossier_engine::date::PartialDate;
use dossier_engine::facets::FacetKey;
use dossier_engine::name::NameKind;

use super::ask::{Ask, Bounds, Leaf, Style};
use super::machines::Regex;
use super::ours;

/// A source of numbers that look random (Marsaglia's xorshift with 64 bits, then a multiplication).
pub struct Random(u64);

impl Random {
    /// A source that gives the same numbers for the same seed.
    pub fn new(seed: u64) -> Self {
        Self((seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below a limit that is not 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32) as usize) % limit
    }

    /// True once in so many times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

macro_rules! kinds {
    ($($kind:ident),* $(,)?) => {
        /// A kind of query.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum Kind { $($kind),* }

        impl Kind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$kind),*];
        }
    };
}

kinds!(
    Word,
    Form,
    Absent,
    Beginning,
    Hyphened,
    Unspaced,
    QuotedWord,
    Phrase,
    Shuffled,
    Exact,
    ExactPhrase,
    Wildcard,
    Typo,
    Expression,
    TextExpression,
    Both,
    Either,
    Group,
    Without,
    OnlyWithout,
    Near,
    NearGroup,
    Title,
    Quote,
    Source,
    Author,
    Person,
    Organisation,
    Place,
    Tag,
    Language,
    Date,
    Length,
    TwoDeep,
    ThreeDeep,
);

/// Kinds of leaves that combinations are made of.
const LEAVES: &[Kind] = &[
    Kind::Word,
    Kind::Word,
    Kind::Word,
    Kind::Form,
    Kind::Absent,
    Kind::Hyphened,
    Kind::Unspaced,
    Kind::QuotedWord,
    Kind::Phrase,
    Kind::Shuffled,
    Kind::Exact,
    Kind::ExactPhrase,
    Kind::Wildcard,
    Kind::Typo,
    Kind::Expression,
];

/// Kinds of fields that combinations are made of.
const FIELDS: &[Kind] = &[
    Kind::Title,
    Kind::Quote,
    Kind::Source,
    Kind::Author,
    Kind::Person,
    Kind::Organisation,
    Kind::Place,
    Kind::Tag,
    Kind::Language,
    Kind::Date,
    Kind::Length,
];

/// What queries about a corpus are made of.
pub struct Stock<'a> {
    corpus: &'a Corpus,
    ids: Vec<ArticleId>,
    /// Words of scripts with spaces that can be typed as they are, the most frequent first.
    words: Vec<String>,
    /// How many of them stand more than twice.
    repeated: usize,
    /// Those of them that are written in Latin letters without accents.
    latin: Vec<String>,
    /// Articles with text in scripts without spaces.
    unspaced: Vec<ArticleId>,
}

impl<'a> Stock<'a> {
    /// Looks through the words of a corpus.
    pub fn new(corpus: &'a Corpus) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut unspaced = Vec::new();
        for id in corpus.ids() {
            for (_, passage) in corpus.article(id).passages() {
                for cut in ours::cut(passage) {
                    *counts.entry(passage[cut.range].to_owned()).or_default() += 1;
                }
                if passage.contains(is_unspaced) {
                    unspaced.push(id);
                }
            }
        }
        unspaced.dedup();
        let mut words: Vec<(String, usize)> = counts.into_iter().filter(|(word, _)| can_be_typed(word)).collect();
        words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let repeated = words.iter().filter(|(_, count)| *count > 2).count();
        let words: Vec<String> = words.into_iter().map(|(word, _)| word).collect();
        let is_latin = |word: &&String| word.len() > 3 && word.chars().all(|c| c.is_ascii_alphabetic());
        Self {
            ids: corpus.ids().collect(),
            latin: words.iter().filter(is_latin).cloned().collect(),
            corpus,
            words,
            repeated,
            unspaced,
        }
    }
}

/// Draws queries.
pub struct Draw<'a> {
    stock: &'a Stock<'a>,
    random: Random,
}

impl<'a> Draw<'a> {
    /// A draw that gives the same queries for the same seed.
    pub fn new(stock: &'a Stock<'a>, seed: u64) -> Self {
        Self {
            stock,
            random: Random::new(seed),
        }
    }

    /// A query of a kind, and how it is written. Not every corpus has what every kind needs.
    pub fn query(&mut self, kind: Kind) -> Option<(Ask, Style)> {
        let mut ask = self.ask(kind)?;
        let signs = ours::READS_SIGNS;
        let style = Style {
            and: signs && self.random.one_in(4),
            not: signs && self.random.one_in(3),
            brackets: signs && self.random.one_in(3),
            space: self.random.one_in(2),
        };
        if kind != Kind::Absent && (kind == Kind::Beginning || self.random.one_in(5)) && !style.brackets {
            ask.unfinish();
        }
        Some((ask, style))
    }

    fn ask(&mut self, kind: Kind) -> Option<Ask> {
        Some(match kind {
            Kind::Word => Ask::word(&self.word()),
            Kind::Form => Ask::word(&self.form()),
            Kind::Absent => Ask::word(&format!("{}zqx", self.latin())),
            Kind::Beginning => {
                let word: Vec<char> = self.word().chars().collect();
                let length = (1 + self.random.below(6)).min(word.len());
                let text: String = word[..length].iter().collect();
                if !text.ends_with(char::is_alphanumeric) {
                    return None;
                }
                Ask::word(&text)
            }
            Kind::Hyphened => {
                let text = self.run(2)?.join("-");
                (!text.contains(is_unspaced)).then(|| Ask::word(&text))?
            }
            Kind::Unspaced => Ask::word(&self.unspaced()?),
            Kind::QuotedWord => Ask::quoted(&self.word()),
            Kind::Phrase => {
                let length = 2 + self.random.below(3);
                Ask::quoted(&self.run(length)?.join(" "))
            }
            Kind::Shuffled => {
                let length = 2 + self.random.below(2);
                let mut words = self.run(length)?;
                words.reverse();
                Ask::quoted(&words.join(" "))
            }
            Kind::Exact => match self.random.below(3) {
                0 => Ask::Leaf(Leaf::Exact(self.latin().to_uppercase())),
                1 => Ask::Leaf(Leaf::Exact(self.latin())),
                _ => Ask::Leaf(Leaf::Exact(self.word())),
            },
            Kind::ExactPhrase => Ask::Leaf(Leaf::Exact(self.run(2)?.join(" "))),
            Kind::Wildcard => Ask::Leaf(Leaf::Wildcard(self.wildcard())),
            Kind::Typo => {
                let word = self.misspelt();
                let edits = 1 + self.random.below(2);
                Ask::Leaf(Leaf::Typo(word, edits))
            }
            Kind::Expression => Ask::Leaf(Leaf::Expression(self.expression())),
            Kind::TextExpression => Ask::Leaf(Leaf::Expression(self.text_expression()?)),
            Kind::Both => {
                if self.random.one_in(2) {
                    let (left, right) = self.neighbours()?;
                    let simple = |ask: &Ask| ask.leaves().iter().all(|leaf| leaf.is_typed_or_quoted());
                    return (simple(&left) && simple(&right)).then(|| Ask::All(vec![left, right]));
                }
                let kinds = [Kind::Word, Kind::Word, Kind::QuotedWord, Kind::Phrase];
                Ask::All(self.several(&kinds)?)
            }
            Kind::Either => Ask::Any(self.several(LEAVES)?),
            Kind::Group => {
                let any = Ask::Any(self.several(LEAVES)?);
                let all = Ask::All(self.several(LEAVES)?);
                match self.random.below(3) {
                    0 => Ask::All(vec![self.leaf()?, any]),
                    1 => Ask::All(vec![any, self.leaf()?]),
                    _ => Ask::Any(vec![self.leaf()?, all]),
                }
            }
            Kind::Without => {
                let mut parts = self.several(&[Kind::Word, Kind::Phrase])?;
                let last = parts.pop()?;
                parts.push(last.not());
                Ask::All(parts)
            }
            Kind::OnlyWithout => Ask::word(&self.word()).not(),
            Kind::Near => {
                let (left, right) = self.neighbours()?;
                self.near(left, right)
            }
            Kind::NearGroup => {
                let (left, right) = self.neighbours()?;
                let other = self.leaf()?;
                let left = match self.random.below(3) {
                    0 => Ask::All(vec![left, Ask::word(&self.word())]),
                    1 => self.near(left, other),
                    _ => Ask::Any(vec![other, left]),
                };
                if self.random.one_in(2) {
                    self.near(left, right)
                } else {
                    self.near(right, left)
                }
            }
            Kind::Title => {
                let inner = match self.random.below(3) {
                    0 => self.text(1)?,
                    1 => {
                        let title = self.article().title.as_ref()?.value.clone();
                        let words: Vec<String> = ours::cut(&title)
                            .into_iter()
                            .map(|cut| title[cut.range].to_owned())
                            .collect();
                        let word = words.get(self.random.below(words.len().max(1)))?;
                        (can_be_typed(word) && !is_operator(word)).then(|| Ask::word(word))?
                    }
                    _ => Ask::word(&self.word()),
                };
                Ask::Title(Box::new(inner))
            }
            Kind::Quote => {
                let inner = match self.random.below(3) {
                    0 => self.text(1)?,
                    1 => Ask::quoted(&self.run(2)?.join(" ")),
                    _ => Ask::word(&self.word()),
                };
                Ask::Quote(Box::new(inner))
            }
            Kind::Source => self.facet(FacetKey::Source)?,
            Kind::Author => self.facet(FacetKey::Author)?,
            Kind::Person => self.facet(FacetKey::Person)?,
            Kind::Organisation => self.facet(FacetKey::Organisation)?,
            Kind::Place => self.facet(FacetKey::Place)?,
            Kind::Tag => self.facet(FacetKey::Tag)?,
            Kind::Language => self.facet(FacetKey::Language)?,
            Kind::Date => {
                let (one, other) = (self.date()?, self.date()?);
                let (least, most) = if one.first_day() <= other.first_day() {
                    (one, other)
                } else {
                    (other, one)
                };
                Ask::Published(self.bounds(least, most))
            }
            Kind::Length => {
                let (one, other) = (self.length(), self.length());
                Ask::Length(self.bounds(one.min(other), one.max(other)))
            }
            Kind::TwoDeep => self.deep(2)?,
            Kind::ThreeDeep => self.deep(3)?,
        })
    }

    fn deep(&mut self, depth: usize) -> Option<Ask> {
        if depth == 0 {
            return if self.random.one_in(4) {
                self.ask_one_of(FIELDS)
            } else {
                self.leaf()
            };
        }
        Some(match self.random.below(6) {
            0 | 1 => Ask::All(vec![self.deep(depth - 1)?, self.deep(depth - 1)?]),
            2 | 3 => Ask::Any(vec![self.deep(depth - 1)?, self.deep(depth - 1)?]),
            4 => {
                let without = self.deep(depth - 1)?;
                match without {
                    // What is left out may itself not be something left out: nobody writes `--a`.
                    Ask::Not(_) => return None,
                    without => Ask::All(vec![self.deep(depth - 1)?, without.not()]),
                }
            }
            _ => {
                let (left, right) = (self.text(depth - 1)?, self.text(depth - 1)?);
                self.near(left, right)
            }
        })
    }

    /// A tree of words and phrases without exclusion.
    fn text(&mut self, depth: usize) -> Option<Ask> {
        match (depth, self.random.below(4)) {
            (0, _) | (_, 0) => self.leaf(),
            (_, 1) => Some(Ask::All(vec![self.text(depth - 1)?, self.text(depth - 1)?])),
            (_, 2) => Some(Ask::Any(vec![self.text(depth - 1)?, self.text(depth - 1)?])),
            _ => {
                let (left, right) = (self.text(depth - 1)?, self.text(depth - 1)?);
                Some(self.near(left, right))
            }
        }
    }

    /// Two things that stand near each other in some text, more often than not.
    fn neighbours(&mut self) -> Option<(Ask, Ask)> {
        let length = 2 + self.random.below(5);
        let words = self.run(length)?;
        let one = |word: &String| match can_be_typed(word) && !is_operator(word) {
            true => Ask::word(word),
            false => Ask::quoted(word),
        };
        let (left, right) = (one(&words[0]), one(&words[length - 1]));
        Some(match self.random.below(6) {
            0 => (right, left),
            1 => (left, self.leaf()?),
            2 if length > 2 => (Ask::quoted(&words[..2].join(" ")), right),
            _ => (left, right),
        })
    }

    fn near(&mut self, left: Ask, right: Ask) -> Ask {
        let within = [0, 1, 2, 3, 5, 10, 40][self.random.below(7)];
        Ask::near(left, right, within, self.random.one_in(2))
    }

    fn leaf(&mut self) -> Option<Ask> {
        self.ask_one_of(LEAVES)
    }

    fn ask_one_of(&mut self, kinds: &[Kind]) -> Option<Ask> {
        let kind = kinds[self.random.below(kinds.len())];
        self.ask(kind)
    }

    fn several(&mut self, kinds: &[Kind]) -> Option<Vec<Ask>> {
        let count = 2 + self.random.below(2);
        (0..count).map(|_| self.ask_one_of(kinds)).collect()
    }

    /// A word of the corpus: frequent, middling or rare, as it stands or in other case.
    fn word(&mut self) -> String {
        let words = &self.stock.words;
        let (from, to) = match self.random.below(10) {
            0..3 => (0, 60),
            3..8 => (60.min(self.stock.repeated), self.stock.repeated),
            _ => (self.stock.repeated, words.len()),
        };
        let word = &words[(from + self.random.below((to - from).max(1))).min(words.len() - 1)];
        match self.random.below(6) {
            0 if word.is_ascii() => capitalised(word),
            1 if word.is_ascii() && !is_operator(&word.to_uppercase()) => word.to_uppercase(),
            _ if is_operator(word) || self.random.one_in(3) => word.to_lowercase(),
            _ => word.clone(),
        }
    }

    /// A word in Latin letters, in small letters.
    fn latin(&mut self) -> String {
        let words = &self.stock.latin;
        // The smaller of two numbers prefers what is frequent.
        let place = self.random.below(words.len()).min(self.random.below(words.len()));
        words[place].to_lowercase()
    }

    /// A word of the corpus under another ending.
    fn form(&mut self) -> String {
        let word = self.latin();
        let ending = ["s", "ed", "ing", "er", "e", "es", "en", "ly"][self.random.below(8)];
        match word.strip_suffix(ending) {
            Some(bare) if bare.len() > 2 => bare.to_owned(),
            _ => word + ending,
        }
    }

    fn wildcard(&mut self) -> String {
        let word = self.latin();
        let (one, other) = (self.random.below(word.len() + 1), self.random.below(word.len() + 1));
        let (start, end) = (one.min(other), one.max(other));
        match self.random.below(5) {
            0 => format!("{}*", &word[..1 + self.random.below(word.len())]),
            1 => format!("*{}", &word[self.random.below(word.len() - 1)..]),
            2 => format!(
                "*{}*",
                &word[start.min(word.len() - 2)..end.max(start.min(word.len() - 2) + 2)]
            ),
            3 => {
                // Not the last letter: there the sign would end a question.
                let at = self.random.below(word.len() - 1);
                format!("{}?{}", &word[..at], &word[at + 1..])
            }
            _ => format!("{}*{}", &word[..start.max(1)], &word[end.max(1)..]),
        }
    }

    /// A word of three letters or more with a few letters wrong.
    fn misspelt(&mut self) -> String {
        let word = match self.word() {
            word if word.chars().count() > 2 && word.chars().all(char::is_alphabetic) => word,
            _ => self.latin(),
        };
        let mut letters: Vec<char> = word.chars().collect();
        for _ in 0..self.random.below(3) {
            let at = self.random.below(letters.len() - 1);
            match self.random.below(4) {
                0 if letters.len() > 3 => drop(letters.remove(at)),
                1 => letters.insert(at, 'e'),
                2 => letters.swap(at, at + 1),
                _ => letters[at] = 'a',
            }
        }
        let word: String = letters.into_iter().collect();
        if is_operator(&word) { word.to_lowercase() } else { word }
    }

    /// An expression over words.
    fn expression(&mut self) -> Regex {
        let word = self.latin();
        let at = 1 + self.random.below(word.len() - 1);
        let (head, tail) = (Regex::letters(&word[..at]), Regex::letters(&word[at..]));
        let small = Regex::Class {
            not: false,
            ranges: vec![('a', 'm'), ('s', 's')],
        };
        match self.random.below(9) {
            0 => Regex::Row(vec![head, tail.repeat(0, Some(1))]),
            1 => Regex::Row(vec![
                head,
                Regex::Either(vec![tail, Regex::letters(&self.latin()), Regex::letters("s")]),
            ]),
            2 => Regex::Either(vec![Regex::letters(&word), Regex::letters(&self.latin())]),
            3 => Regex::Row(vec![head, small.repeat(1, None)]),
            4 => Regex::Row(vec![
                head,
                Regex::Dot.repeat(0, None),
                Regex::letters(&word[word.len() - 1..]),
            ]),
            5 => {
                let vowels = ['a', 'e', 'i', 'o', 'u'].map(|c| (c, c)).to_vec();
                let other = Regex::Class {
                    not: true,
                    ranges: vowels,
                };
                Regex::Row(vec![
                    head,
                    other.repeat(1, Some(1 + self.random.below(3) as u32)),
                    Regex::Dot.repeat(0, Some(4)),
                ])
            }
            6 => Regex::Row(vec![
                Regex::Digit.repeat(1, Some(3)),
                Regex::Row(vec![Regex::Letter('.'), Regex::Digit.repeat(1, None)]).repeat(0, Some(1)),
            ]),
            7 => Regex::Row(vec![
                Regex::Start,
                head,
                Regex::Alphanumeric.repeat(0, Some(3)),
                Regex::End,
            ]),
            _ => Regex::Row(vec![
                Regex::Dot,
                Regex::letters(&word[1..]),
                Regex::Letter('s').repeat(0, Some(1)),
            ]),
        }
    }

    /// An expression over the text.
    fn text_expression(&mut self) -> Option<Regex> {
        let words = self.run(2)?;
        if !words
            .iter()
            .all(|word| word.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        {
            return None;
        }
        let [one, other] = [&words[0], &words[1]].map(|word| word.to_lowercase());
        let small = Regex::Class {
            not: false,
            ranges: vec![('a', 'z')],
        };
        Some(match self.random.below(6) {
            0 => Regex::letters(&format!("{one} {other}")),
            1 => Regex::Row(vec![
                Regex::letters(&format!("{one} ")),
                Regex::Either(vec![Regex::letters(&other), Regex::letters(&self.latin())]),
            ]),
            2 => Regex::Row(vec![
                Regex::Boundary,
                Regex::letters(&format!("{one} ")),
                small.repeat(2, None),
            ]),
            3 => Regex::Row(vec![
                Regex::letters(&format!("{one} ")),
                Regex::Row(vec![small.repeat(1, None), Regex::Gap]).repeat(0, Some(2)),
                Regex::letters(&other),
                Regex::Boundary,
            ]),
            4 => Regex::Row(vec![Regex::Start, small.repeat(1, None), Regex::Gap, small_word()]),
            _ => Regex::Row(vec![Regex::Digit.repeat(1, None), Regex::Gap, Regex::letters(&other)]),
        })
    }

    /// Words in a row as they stand in some text.
    fn run(&mut self, length: usize) -> Option<Vec<String>> {
        let passage = self.passage()?;
        let start = passage.floor_char_boundary(self.random.below(passage.len().max(1)));
        let end = passage.floor_char_boundary(start + 300);
        let text = &passage[start..end];
        // The first and the last word may have been cut.
        let words: Vec<&str> = ours::cut(text)
            .into_iter()
            .skip(1)
            .map(|cut| &text[cut.range])
            .collect();
        let words = &words[..words.len().saturating_sub(1)];
        let first = self.random.below(words.len().saturating_sub(length).max(1));
        let words = words.get(first..first + length)?;
        words
            .iter()
            .all(|word| is_plain(word))
            .then(|| words.iter().map(|word| (*word).to_owned()).collect())
    }

    /// A few characters in a row of a script without spaces.
    fn unspaced(&mut self) -> Option<String> {
        let place = self.random.below(self.stock.unspaced.len().max(1));
        let article = self.stock.corpus.article(*self.stock.unspaced.get(place)?);
        let passages: Vec<&str> = article
            .passages()
            .map(|(_, text)| text)
            .filter(|text| text.contains(is_unspaced))
            .collect();
        let passage = passages.get(self.random.below(passages.len().max(1)))?;
        let cuts = ours::cut(passage);
        let first = self.random.below(cuts.len().max(1));
        let last = (first + 1 + self.random.below(4)).min(cuts.len());
        let run = cuts.get(first..last)?;
        let text = &passage[run.first()?.range.start..run.last()?.range.end];
        let fits = text.chars().all(|c| is_unspaced(c) && !"။၊".contains(c));
        fits.then(|| text.to_owned())
    }

    fn passage(&mut self) -> Option<&'a str> {
        let passages: Vec<&str> = self.article().passages().map(|(_, text)| text).collect();
        passages.get(self.random.below(passages.len().max(1))).copied()
    }

    fn article(&mut self) -> &'a Article {
        self.stock.corpus.article(self.id())
    }

    fn id(&mut self) -> ArticleId {
        self.stock.ids[self.random.below(self.stock.ids.len())]
    }

    fn facet(&mut self, key: FacetKey) -> Option<Ask> {
        let id = self.id();
        let article = self.stock.corpus.article(id);
        let kind = match key {
            FacetKey::Person => Some(NameKind::Person),
            FacetKey::Organisation => Some(NameKind::Organisation),
            FacetKey::Place => Some(NameKind::Place),
            _ => None,
        };
        let names = self.stock.corpus.names().iter().filter(|name| Some(name.kind) == kind);
        let mut values: Vec<&str> = names
            .flat_map(|name| std::iter::once(&name.name).chain(&name.also))
            .map(String::as_str)
            .collect();
        match key {
            FacetKey::Source => values.extend(article.source.iter().map(|it| it.value.as_str())),
            FacetKey::Author => values.extend(article.authors.iter().flat_map(|it| &it.value).map(String::as_str)),
            FacetKey::Tag => values.extend(article.tags.iter().flat_map(|it| &it.value).map(String::as_str)),
            FacetKey::Language => values.push(&article.language),
            _ => {}
        }
        let value = values.get(self.random.below(values.len().max(1)))?;
        let words: Vec<&str> = ours::cut(value).into_iter().map(|cut| &value[cut.range]).collect();
        let first = self.random.below(words.len().max(1));
        let last = (first + 1 + self.random.below(3)).min(words.len());
        let words = words.get(first..last)?;
        let value = match words {
            [word] if can_be_typed(word) => (*word).to_owned(),
            words if words.len() > 1 && words.iter().all(|word| is_plain(word)) => words.join(" "),
            _ => return None,
        };
        let value = if is_operator(&value) || self.random.one_in(2) {
            value.to_lowercase()
        } else {
            value
        };
        Some(Ask::Facet {
            key,
            value,
            unfinished: false,
        })
    }

    fn date(&mut self) -> Option<PartialDate> {
        let date = self.article().published.as_ref()?.value;
        match self.random.below(3) {
            0 => PartialDate::new(date.year(), None, None),
            1 => PartialDate::new(date.year(), date.month(), None),
            _ => Some(date),
        }
    }

    fn length(&mut self) -> u32 {
        let id = self.id();
        self.stock.corpus.word_count(id) as u32
    }

    fn bounds<T>(&mut self, least: T, most: T) -> Bounds<T> {
        match self.random.below(8) {
            0 => Bounds::Only(least),
            1 => Bounds::Between(least, most),
            2 => Bounds::From(least),
            3 => Bounds::To(most),
            4 => Bounds::Above(least),
            5 => Bounds::AtLeast(least),
            6 => Bounds::Below(most),
            _ => Bounds::AtMost(most),
        }
    }
}

fn small_word() -> Regex {
    let small = Regex::Class {
        not: false,
        ranges: vec![('a', 'z')],
    };
    small.repeat(1, Some(4))
}

/// Whether a word can be typed without quotation marks and stays one word.
fn can_be_typed(word: &str) -> bool {
    is_plain(word) && !word.contains(is_unspaced) && ours::cut(word).len() == 1
}

/// Whether a word holds no sign that the query language knows.
fn is_plain(word: &str) -> bool {
    word.chars()
        .all(|c| c.is_alphanumeric() || ".,'’_".contains(c) || !c.is_ascii() && !c.is_whitespace())
        && !word.chars().any(|c| "“”„«»″".contains(c))
}

fn is_operator(word: &str) -> bool {
    ["OR", "AND", "NOT", "NEAR", "BEFORE"].contains(&word)
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{aa60}'..='\u{aa7f}' | '\u{20000}'..='\u{2ffff}')
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>());
    first.unwrap_or_default() + &chars.as_str().to_lowercase()
}
