//! Articles as plain words, and what holds in them.

use std::collections::HashMap;
use std::ops::Range;

use dossier_engine::article::{ArticleId, Part};
use dossier_engine::date::PartialDate;
use dossier_engine::facets::FacetKey;
use dossier_engine::name::NameKind;
use dossier_engine::{Corpus, text};

use super::ask::{Ask, Bounds, Leaf};
use super::machines::{self, Regex};
use super::ours::{self, Stems};

/// A place that answers: a part of an article, and the first byte and one past the last in it.
pub type Place = (Part, u32, u32);

/// All articles of a corpus, cut into words.
pub struct Scan {
    languages: Vec<(String, Option<Stems>)>,
    /// Every word that differs in what is written or in the language of its article.
    vocabulary: Vec<Entry>,
    articles: Vec<Reading>,
}

struct Entry {
    language: usize,
    surface: String,
    folded: String,
    letters: Vec<char>,
    stem: Option<String>,
}

struct Reading {
    passages: Vec<Passage>,
    /// The words of all passages, by their place in the vocabulary.
    words: Vec<u32>,
    /// Where each word stands in its passage.
    places: Vec<(u32, u32)>,
    /// Of each key, the values as folded words; of a name, each label.
    values: Vec<(FacetKey, Vec<String>)>,
    published: Option<PartialDate>,
}

struct Passage {
    part: Part,
    is_title: bool,
    words: Range<usize>,
    quotations: Vec<Range<usize>>,
    /// The text in folded characters.
    letters: Vec<char>,
    /// Where each of them comes from; none where each is one byte.
    origins: Vec<(u32, u32)>,
}

/// Words in a row, with their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    passage: usize,
    /// The first word and one past the last, counted through the article.
    words: (usize, usize),
    bytes: (u32, u32),
}

/// What one word may be.
enum Pattern {
    Form {
        form: String,
        folded: String,
        unfinished: bool,
    },
    Surface(String),
    Exact(String),
    Wildcard(Vec<char>),
    Typo(Vec<char>, usize),
    Regex(Regex),
}

/// For each leaf of a query: for each of its words, which words of the vocabulary will do.
type Masks<'a> = HashMap<&'a Leaf, Vec<Vec<bool>>>;

/// Where is looked.
#[derive(Clone, Copy, Default)]
struct Scope {
    title: bool,
    quotations: bool,
}

impl Scan {
    /// Cuts the articles of a corpus into words.
    pub fn new(corpus: &Corpus) -> Self {
        let mut scan = Self {
            languages: Vec::new(),
            vocabulary: Vec::new(),
            articles: Vec::new(),
        };
        let mut known = HashMap::new();
        for id in corpus.ids() {
            let reading = scan.read(corpus, id, &mut known);
            scan.articles.push(reading);
        }
        scan
    }

    fn read(&mut self, corpus: &Corpus, id: ArticleId, known: &mut HashMap<(usize, String), u32>) -> Reading {
        let article = corpus.article(id);
        let language = self
            .languages
            .iter()
            .position(|(tag, _)| *tag == article.language)
            .unwrap_or_else(|| {
                self.languages
                    .push((article.language.clone(), Stems::of(&article.language)));
                self.languages.len() - 1
            });
        let mut reading = Reading {
            passages: Vec::new(),
            words: Vec::new(),
            places: Vec::new(),
            values: values(corpus, id),
            published: article.published.as_ref().map(|date| date.value),
        };
        let shown = article.title_block().map(|place| Part::Block(place as u32));
        for (part, passage) in article.passages() {
            let first = reading.words.len();
            for cut in ours::cut(passage) {
                let surface = &passage[cut.range.clone()];
                let number = *known.entry((language, surface.to_owned())).or_insert_with(|| {
                    self.vocabulary.push(Entry {
                        language,
                        surface: straightened(surface),
                        letters: cut.folded.chars().collect(),
                        stem: self.languages[language].1.as_ref().map(|stems| stems.stem(&cut.form)),
                        folded: cut.folded,
                    });
                    self.vocabulary.len() as u32 - 1
                });
                reading.words.push(number);
                reading.places.push((cut.range.start as u32, cut.range.end as u32));
            }
            let (letters, origins) = folded_letters(passage);
            reading.passages.push(Passage {
                part,
                is_title: part == Part::Title || Some(part) == shown,
                words: first..reading.words.len(),
                quotations: ours::quotations(passage),
                letters,
                origins,
            });
        }
        reading
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// The articles in which a query holds, with the places that answer it.
    pub fn answer(&self, ask: &Ask) -> Vec<(usize, Vec<Place>)> {
        let mut masks = Masks::new();
        for leaf in ask.leaves() {
            masks
                .entry(leaf)
                .or_insert_with(|| leaf.patterns().iter().map(|pattern| self.mask(pattern)).collect());
        }
        let answers = |(number, article): (usize, &Reading)| {
            let spans = article.holds(ask, Scope::default(), &masks)?;
            Some((number, article.joined(spans)))
        };
        self.articles.iter().enumerate().filter_map(answers).collect()
    }

    /// Which words of the vocabulary a pattern allows.
    fn mask(&self, pattern: &Pattern) -> Vec<bool> {
        let stems: Vec<Option<String>> = match pattern {
            Pattern::Form { form, .. } => self
                .languages
                .iter()
                .map(|(_, stems)| stems.as_ref().map(|stems| stems.stem(form)))
                .collect(),
            _ => Vec::new(),
        };
        let allowed = |word: &Entry| match pattern {
            Pattern::Form { folded, unfinished, .. } => {
                word.folded == *folded
                    || (word.stem.is_some() && word.stem == stems[word.language])
                    || (*unfinished && word.folded.starts_with(folded.as_str()))
            }
            Pattern::Surface(folded) => word.folded == *folded,
            Pattern::Exact(surface) => word.surface == *surface,
            Pattern::Wildcard(letters) => machines::wildcard(letters, &word.letters),
            Pattern::Typo(letters, edits) => {
                letters.len().abs_diff(word.letters.len()) <= *edits
                    && machines::distance(letters, &word.letters) <= *edits
            }
            Pattern::Regex(regex) => regex.matches(&word.letters),
        };
        self.vocabulary.iter().map(allowed).collect()
    }
}

impl Leaf {
    /// What each of its words may be; nothing for an expression over the text.
    fn patterns(&self) -> Vec<Pattern> {
        let folded = |text: &str| text::fold(text).chars().collect();
        match self {
            Self::Typed { text, unfinished } => {
                let mut patterns: Vec<Pattern> = Vec::new();
                for cut in ours::cut(text) {
                    patterns.push(Pattern::Form {
                        form: cut.form,
                        folded: cut.folded,
                        unfinished: false,
                    });
                }
                if let Some(Pattern::Form { unfinished: last, .. }) = patterns.last_mut() {
                    *last = *unfinished;
                }
                patterns
            }
            Self::Quoted(text) => ours::cut(text)
                .into_iter()
                .map(|cut| Pattern::Surface(cut.folded))
                .collect(),
            Self::Exact(text) => ours::cut(text)
                .into_iter()
                .map(|cut| Pattern::Exact(straightened(&text[cut.range])))
                .collect(),
            Self::Wildcard(text) => vec![Pattern::Wildcard(folded(text))],
            Self::Typo(text, edits) => vec![Pattern::Typo(folded(text), *edits)],
            Self::Expression(_) if self.is_over_text() => Vec::new(),
            Self::Expression(regex) => vec![Pattern::Regex(regex.clone())],
        }
    }

    fn is_over_text(&self) -> bool {
        matches!(self, Self::Expression(regex) if regex.source().contains(' '))
    }
}

impl Reading {
    /// The places of a query if it holds.
    fn holds(&self, ask: &Ask, scope: Scope, masks: &Masks<'_>) -> Option<Vec<Span>> {
        let nowhere = |holds: bool| holds.then(Vec::new);
        match ask {
            Ask::All(parts) => {
                let mut all = Vec::new();
                for part in parts {
                    all.extend(self.holds(part, scope, masks)?);
                }
                Some(all)
            }
            Ask::Any(parts) => {
                let found: Vec<Vec<Span>> = parts.iter().filter_map(|part| self.holds(part, scope, masks)).collect();
                (!found.is_empty()).then(|| found.concat())
            }
            Ask::Not(part) => nowhere(self.holds(part, scope, masks).is_none()),
            Ask::Near {
                left,
                right,
                within,
                ordered,
            } => {
                let (left, right) = (self.holds(left, scope, masks)?, self.holds(right, scope, masks)?);
                let mut near = Vec::new();
                for &one in &left {
                    for &other in &right {
                        let close = |a: Span, b: Span| {
                            a.passage == b.passage
                                && a.words.1 <= b.words.0
                                && b.words.0 - a.words.1 <= *within as usize
                        };
                        if close(one, other) || (!ordered && close(other, one)) {
                            near.extend([one, other]);
                        }
                    }
                }
                near.sort_unstable();
                near.dedup();
                (!near.is_empty()).then_some(near)
            }
            Ask::Leaf(leaf) => {
                let found = self.find(leaf, scope, masks);
                (!found.is_empty()).then_some(found)
            }
            Ask::Title(inner) => self.holds(inner, Scope { title: true, ..scope }, masks),
            Ask::Quote(inner) => self.holds(
                inner,
                Scope {
                    quotations: true,
                    ..scope
                },
                masks,
            ),
            Ask::Facet { key, value, unfinished } => {
                let asked: Vec<String> = ours::cut(value).into_iter().map(|cut| cut.folded).collect();
                let last = asked.len().saturating_sub(1);
                let fits = |run: &[String]| {
                    run.iter().zip(&asked).enumerate().all(|(place, (word, asked))| {
                        word == asked || (*unfinished && place == last && word.starts_with(asked.as_str()))
                    })
                };
                let has = |(its, words): &(FacetKey, Vec<String>)| {
                    its == key && !asked.is_empty() && words.windows(asked.len()).any(fits)
                };
                nowhere(self.values.iter().any(has))
            }
            Ask::Published(bounds) => nowhere(self.published.is_some_and(|date| bounds.hold(date))),
            Ask::Length(bounds) => nowhere(bounds.hold(self.words.len() as u32)),
        }
    }

    /// Every place of a leaf.
    fn find(&self, leaf: &Leaf, scope: Scope, masks: &Masks<'_>) -> Vec<Span> {
        let mut found = Vec::new();
        let words = &masks[leaf];
        for (number, passage) in self.passages.iter().enumerate() {
            if scope.title && !passage.is_title {
                continue;
            }
            if let (Leaf::Expression(regex), true) = (leaf, leaf.is_over_text()) {
                for (start, end) in regex.find(&passage.letters) {
                    let bytes = (passage.origin(start).0, passage.origin(end - 1).1);
                    let within = |&at: &usize| self.places[at].0 < bytes.1 && bytes.0 < self.places[at].1;
                    let mut covered = passage.words.clone().filter(within);
                    let first = covered.next().unwrap_or(passage.words.start);
                    found.push(Span {
                        passage: number,
                        words: (first, covered.next_back().unwrap_or(first) + 1),
                        bytes,
                    });
                }
                continue;
            }
            let (Some(first), length) = (words.first(), words.len()) else {
                continue;
            };
            for start in passage.words.clone() {
                let end = start + length;
                if first[self.words[start] as usize]
                    && end <= passage.words.end
                    && (start..end).zip(words).all(|(at, mask)| mask[self.words[at] as usize])
                {
                    found.push(Span {
                        passage: number,
                        words: (start, end),
                        bytes: (self.places[start].0, self.places[end - 1].1),
                    });
                }
            }
        }
        if scope.quotations {
            found.retain(|span| {
                let inside = |quotation: &Range<usize>| {
                    quotation.start <= span.bytes.0 as usize && span.bytes.1 as usize <= quotation.end
                };
                self.passages[span.passage].quotations.iter().any(inside)
            });
        }
        found
    }

    /// The places in reading order, those that overlap as one.
    fn joined(&self, spans: Vec<Span>) -> Vec<Place> {
        let mut bytes: Vec<(usize, u32, u32)> = spans
            .iter()
            .map(|span| (span.passage, span.bytes.0, span.bytes.1))
            .collect();
        bytes.sort_unstable();
        let mut joined: Vec<(usize, u32, u32)> = Vec::new();
        for (passage, start, end) in bytes {
            match joined.last_mut() {
                Some(last) if last.0 == passage && start < last.2 => last.2 = last.2.max(end),
                _ => joined.push((passage, start, end)),
            }
        }
        joined
            .into_iter()
            .map(|(passage, start, end)| (self.passages[passage].part, start, end))
            .collect()
    }
}

impl Passage {
    fn origin(&self, letter: usize) -> (u32, u32) {
        self.origins
            .get(letter)
            .copied()
            .unwrap_or((letter as u32, letter as u32 + 1))
    }
}

impl Bounds<PartialDate> {
    /// Whether some day of a date lies within.
    fn hold(self, date: PartialDate) -> bool {
        let (first, last) = (date.first_day(), date.last_day());
        match self {
            Self::Only(it) => last >= it.first_day() && first <= it.last_day(),
            Self::Between(from, to) => last >= from.first_day() && first <= to.last_day(),
            Self::From(from) | Self::AtLeast(from) => last >= from.first_day(),
            Self::To(to) | Self::AtMost(to) => first <= to.last_day(),
            Self::Above(it) => last > it.last_day(),
            Self::Below(it) => first < it.first_day(),
        }
    }
}

impl Bounds<u32> {
    fn hold(self, length: u32) -> bool {
        match self {
            Self::Only(it) => length == it,
            Self::Between(from, to) => (from..=to).contains(&length),
            Self::From(from) | Self::AtLeast(from) => length >= from,
            Self::To(to) | Self::AtMost(to) => length <= to,
            Self::Above(it) => length > it,
            Self::Below(it) => length < it,
        }
    }
}

/// The values of an article that fields look into, as folded words.
fn values(corpus: &Corpus, id: ArticleId) -> Vec<(FacetKey, Vec<String>)> {
    let article = corpus.article(id);
    let mut values: Vec<(FacetKey, &str)> = vec![(FacetKey::Language, &article.language)];
    if let Some(source) = &article.source {
        values.push((FacetKey::Source, &source.value));
    }
    for author in article.authors.iter().flat_map(|authors| &authors.value) {
        values.push((FacetKey::Author, author));
    }
    for tag in article.tags.iter().flat_map(|tags| &tags.value) {
        values.push((FacetKey::Tag, tag));
    }
    for mention in corpus.mentions(id) {
        let name = &corpus.names()[mention.name as usize];
        let key = match name.kind {
            NameKind::Person => FacetKey::Person,
            NameKind::Organisation => FacetKey::Organisation,
            NameKind::Place => FacetKey::Place,
        };
        values.extend(
            std::iter::once(&name.name)
                .chain(&name.also)
                .map(|label| (key, label.as_str())),
        );
    }
    let folded = |text: &str| ours::cut(text).into_iter().map(|cut| cut.folded).collect();
    let mut values: Vec<(FacetKey, Vec<String>)> = values.into_iter().map(|(key, text)| (key, folded(text))).collect();
    values.sort();
    values.dedup();
    values
}

/// A text as it stands, but for the one difference between apostrophes that never counts.
fn straightened(text: &str) -> String {
    text.replace('’', "'")
}

/// A text in folded characters, and where each comes from; that is left out where every character is one byte.
fn folded_letters(text: &str) -> (Vec<char>, Vec<(u32, u32)>) {
    if text.is_ascii() {
        return (text.to_ascii_lowercase().chars().collect(), Vec::new());
    }
    let mut letters = Vec::new();
    let mut origins = Vec::new();
    for (at, c) in text.char_indices() {
        for letter in text::fold(c.encode_utf8(&mut [0; 4])).chars() {
            letters.push(letter);
            origins.push((at as u32, (at + c.len_utf8()) as u32));
        }
    }
    (letters, origins)
}

#[cfg(test)]
mod tests {
    use super::super::texts;
    use super::*;

    fn corpus() -> Corpus {
        let mut articles = vec![
            texts::article(
                "a",
                "en",
                "Port authority",
                &["Port authority", "Port authority opens the port. Portal."],
            ),
            texts::article(
                "b",
                "en",
                "The end",
                &["The port closes; “the authority opens a new port”, he said."],
            ),
            texts::article(
                "c",
                "fr",
                "",
                &["L’Élysée ouvre un café — caf\u{e9} noir.", "a a a b 7.5 km"],
            ),
        ];
        articles[0].source = texts::found("The Morning Post".to_owned());
        articles[1].published = texts::found("2025-03".parse().expect("a date"));
        texts::corpus(articles, Vec::new())
    }

    fn check(ask: Ask, expected: &[(usize, &[&str])]) {
        let corpus = corpus();
        let found = Scan::new(&corpus).answer(&ask);
        let ids: Vec<ArticleId> = corpus.ids().collect();
        let text = |article: usize, place: &Place| {
            corpus.article(ids[article]).part(place.0)[place.1 as usize..place.2 as usize].to_owned()
        };
        let found: Vec<(usize, Vec<String>)> = found
            .into_iter()
            .map(|(article, places)| (article, places.iter().map(|place| text(article, place)).collect()))
            .collect();
        let expected: Vec<(usize, Vec<String>)> = expected
            .iter()
            .map(|(article, places)| (*article, places.iter().map(|&place| place.to_owned()).collect()))
            .collect();
        assert_eq!(found, expected, "{ask:?}");
    }

    fn word(text: &str) -> Ask {
        Ask::word(text)
    }

    fn leaf(leaf: Leaf) -> Ask {
        Ask::Leaf(leaf)
    }

    #[test]
    fn words_and_phrases() {
        check(word("portal"), &[(0, &["Portal"])]);
        let unfinished = Leaf::Typed {
            text: "porta".to_owned(),
            unfinished: true,
        };
        check(leaf(unfinished), &[(0, &["Portal"])]);
        check(
            Ask::quoted("port authority"),
            &[(0, &["Port authority", "Port authority"])],
        );
        check(Ask::quoted("authority portal"), &[]);
        check(Ask::quoted("a a"), &[(2, &["a a a"])]);
        check(Ask::quoted("CAFÉ"), &[(2, &["café", "café"])]);
        check(leaf(Leaf::Exact("Portal".to_owned())), &[(0, &["Portal"])]);
        check(leaf(Leaf::Exact("portal".to_owned())), &[]);
        check(
            leaf(Leaf::Exact("Port authority opens".to_owned())),
            &[(0, &["Port authority opens"])],
        );
        check(leaf(Leaf::Wildcard("*tal".to_owned())), &[(0, &["Portal"])]);
        check(leaf(Leaf::Typo("protal".to_owned(), 1)), &[(0, &["Portal"])]);
        check(leaf(Leaf::Typo("ends".to_owned(), 1)), &[(1, &["end"])]);
    }

    #[test]
    fn what_holds_decides_what_is_a_hit() {
        let both = Ask::All(vec![word("noir"), word("portal")]);
        check(Ask::Any(vec![word("end"), both.clone()]), &[(1, &["end"])]);
        check(
            Ask::Any(vec![word("end"), word("noir")]),
            &[(1, &["end"]), (2, &["noir"])],
        );
        check(both, &[]);
        check(
            Ask::All(vec![word("authority"), word("portal").not()]),
            &[(1, &["authority"])],
        );
        check(word("port").not(), &[(2, &[])]);
    }

    #[test]
    fn nearness() {
        check(
            Ask::near(word("port"), word("portal"), 0, false),
            &[(0, &["port", "Portal"])],
        );
        check(Ask::near(word("portal"), word("port"), 0, true), &[]);
        check(
            Ask::near(Ask::quoted("port authority"), word("port"), 2, true),
            &[(0, &["Port authority", "port"])],
        );
        check(Ask::near(Ask::quoted("port authority"), word("port"), 1, true), &[]);
        check(Ask::near(word("a"), word("a"), 0, true), &[(2, &["a", "a", "a"])]);
    }

    #[test]
    fn fields() {
        check(Ask::Title(Box::new(word("authority"))), &[(0, &["authority"])]);
        check(Ask::Title(Box::new(word("end"))), &[(1, &["end"])]);
        check(Ask::Quote(Box::new(word("port"))), &[(1, &["port"])]);
        check(Ask::Quote(Box::new(Ask::quoted("port closes"))), &[]);
        let source = |value: &str, unfinished| Ask::Facet {
            key: FacetKey::Source,
            value: value.to_owned(),
            unfinished,
        };
        check(source("morning post", false), &[(0, &[])]);
        check(source("the post", false), &[]);
        check(source("mor", false), &[]);
        check(source("mor", true), &[(0, &[])]);
        let date = |text: &str| -> PartialDate { text.parse().expect("a date") };
        for (bounds, holds) in [
            (Bounds::Only(date("2025")), true),
            (Bounds::Only(date("2025-03-31")), true),
            (Bounds::Above(date("2025-03")), false),
            (Bounds::Above(date("2025-03-30")), true),
            (Bounds::AtLeast(date("2025-03")), true),
            (Bounds::Below(date("2025-03-01")), false),
            (Bounds::AtMost(date("2025-03-01")), true),
            (Bounds::To(date("2025-02")), false),
            (Bounds::Between(date("2024"), date("2025-03-01")), true),
        ] {
            check(Ask::Published(bounds), if holds { &[(1, &[])] } else { &[] });
        }
        check(Ask::Length(Bounds::Only(8)), &[(0, &[])]);
        check(Ask::Length(Bounds::Below(9)), &[(0, &[])]);
    }

    #[test]
    fn forms_of_a_word() {
        check(word("closing"), &[(1, &["closes"])]);
        check(word("ports"), &[(0, &["Port", "Port", "port"]), (1, &["port", "port"])]);
        check(word("ouvrir"), &[(2, &["ouvre"])]);
        check(Ask::quoted("ports"), &[]);
    }

    #[test]
    fn expressions_over_the_text() {
        let regex = Regex::Row(vec![
            Regex::letters("port "),
            Regex::Either(vec![Regex::letters("auth"), Regex::letters("closes")]),
        ]);
        check(
            leaf(Leaf::Expression(regex)),
            &[(0, &["Port auth", "Port auth"]), (1, &["port closes"])],
        );
        let folded = Regex::letters("un cafe");
        check(leaf(Leaf::Expression(folded)), &[(2, &["un café"])]);
    }
}
