//! Families: for each language, which terms share a stem.
//!
//! The terms that stand in articles of a language are listed in the order of their stems. The stems themselves are
//! not kept: where a stem belongs in the list is found by taking the stems of a few terms, as one looks up a word in a
//! dictionary.

use std::sync::OnceLock;

use crate::numbers::{Reader, Writer};
use crate::text::Stemmer;
use crate::vocabulary::{Term, TermRange, Vocabulary};

/// What [`Families::of_article`] gives for an article whose language has no stems.
const NONE: u8 = u8::MAX;

/// The families of every language of a corpus.
#[derive(Debug)]
pub(crate) struct Families {
    pub(crate) languages: Vec<Language>,
    of_article: Vec<u8>,
}

/// The families of one language.
#[derive(Debug)]
pub(crate) struct Language {
    /// Its primary subtag.
    tag: String,
    packed: Vec<u8>,
    terms: OnceLock<Vec<Member>>,
}

/// A term among its family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Member {
    term: u32,
    /// Whether it has the stem of the one before.
    goes_on: bool,
}

impl Families {
    /// The place in `languages` of the language of an article, if its words have stems.
    pub(crate) fn of_article(&self, article: u32) -> Option<usize> {
        let language = *self.of_article.get(article as usize)?;
        (language != NONE).then_some(usize::from(language))
    }

    /// Whether every article is of the one language.
    pub(crate) fn is_one(&self) -> bool {
        self.languages.len() == 1 && self.of_article.iter().all(|&language| language == 0)
    }

    pub(crate) fn read(reader: &mut Reader<'_>, articles: usize) -> Option<Self> {
        let mut languages = Vec::new();
        for _ in 0..reader.number()? {
            languages.push(Language {
                tag: reader.text()?.to_owned(),
                packed: reader.section()?.to_vec(),
                terms: OnceLock::new(),
            });
        }
        let of_article = reader.section()?.to_vec();
        (of_article.len() == articles).then_some(Self { languages, of_article })
    }
}

impl Language {
    /// The terms with the stem of a word, which is given in lower case with its accents.
    ///
    /// A page carries the stemmer of English alone. There a word of another language finds its family if it stands in
    /// some article itself.
    pub(crate) fn family(&self, form: &str, vocabulary: &Vocabulary) -> Vec<TermRange> {
        let terms = self.terms.get_or_init(|| unpack(&self.packed));
        let start = match Stemmer::of(&self.tag) {
            Some(stemmer) => {
                let stem = stemmer.stem(form);
                let stem_of = |member: &Member| stemmer.stem(&vocabulary.term(member.term).form);
                let start = terms.partition_point(|member| stem_of(member) < stem);
                terms.get(start).filter(|member| stem_of(member) == stem).map(|_| start)
            }
            None => {
                let folded = crate::text::fold(form);
                let mut alike = vocabulary.folding_to(&folded);
                let term = alike.find(|&term| vocabulary.term(term).form == form);
                let at = terms.iter().position(|member| Some(member.term) == term);
                at.map(|at| at - terms[..=at].iter().rev().take_while(|member| member.goes_on).count())
            }
        };
        let Some(start) = start else {
            return Vec::new();
        };
        let others = terms[start + 1..].iter().take_while(|member| member.goes_on).count();
        let mut found: Vec<u32> = terms[start..=start + others].iter().map(|member| member.term).collect();
        crate::order::sort(&mut found);
        ranges(&found)
    }
}

/// Sorted terms as ranges.
pub(crate) fn ranges(terms: &[u32]) -> Vec<TermRange> {
    let mut ranges: Vec<TermRange> = Vec::new();
    for &term in terms {
        match ranges.last_mut() {
            Some(last) if last.end >= term => last.end = term + 1,
            _ => ranges.push(term..term + 1),
        }
    }
    ranges
}

fn unpack(packed: &[u8]) -> Vec<Member> {
    let mut reader = Reader(packed);
    let (mut terms, mut next) = (Vec::new(), 0i32);
    while let Some(number) = reader.number() {
        let zigzag = number >> 1;
        let term = next.wrapping_add((zigzag >> 1) as i32 ^ -((zigzag & 1) as i32));
        terms.push(Member {
            term: term as u32,
            goes_on: number & 1 == 1,
        });
        next = term.wrapping_add(1);
    }
    terms
}

/// Writes for each language with stems its tag and its terms, each as the distance from the one after the term before,
/// zigzag, doubled, plus 1 if it goes on; then for each article the place of its language.
///
/// `articles` tells in which articles a term stands, by its place.
pub(super) fn write(
    writer: &mut Writer,
    languages: &[String],
    terms: &[(u32, &Term)],
    articles: &dyn Fn(usize) -> Vec<usize>,
) {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let mut tags: Vec<String> = languages.iter().map(|tag| primary(tag)).collect();
    let of_article = tags.clone();
    crate::order::sort(&mut tags);
    tags.dedup();
    tags.retain(|tag| Stemmer::of(tag).is_some());
    tags.truncate(usize::from(NONE));
    writer.number(tags.len() as u32);
    for tag in &tags {
        let mut members: Vec<(String, u32)> = Vec::new();
        if let Some(stemmer) = Stemmer::of(tag) {
            let is_held = |&place: &usize| articles(place).into_iter().any(|article| of_article[article] == *tag);
            let held = (0..terms.len()).filter(is_held);
            members.extend(held.map(|place| (stemmer.stem(&terms[place].1.form), place as u32)));
        }
        members.sort_unstable();
        let (mut packed, mut next, mut before) = (Writer::default(), 0i32, None);
        for (stem, term) in &members {
            let difference = *term as i32 - next;
            let zigzag = ((difference << 1) ^ (difference >> 31)) as u32;
            packed.number(zigzag << 1 | u32::from(before == Some(stem)));
            next = *term as i32 + 1;
            before = Some(stem);
        }
        writer.text(tag);
        writer.section(&packed.0);
    }
    let place = |tag: &String| tags.iter().position(|it| it == tag).map_or(NONE, |place| place as u8);
    writer.section(&of_article.iter().map(place).collect::<Vec<u8>>());
}
