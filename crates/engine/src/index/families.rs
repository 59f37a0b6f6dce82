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
    /// Nothing only while a page has not yet been [lent](Families::lend) what its program lacks.
    stemmer: Option<Stemmer>,
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

    /// The primary subtags of the languages.
    pub(crate) fn tags(&self) -> impl Iterator<Item = &str> {
        self.languages.iter().map(|language| &*language.tag)
    }

    /// Gives each language that lacks a stemmer the one that is lent for its primary subtag.
    pub(crate) fn lend(&mut self, stemmer: impl Fn(&str) -> Stemmer) {
        for language in &mut self.languages {
            language.stemmer.get_or_insert_with(|| stemmer(&language.tag));
        }
    }

    pub(crate) fn read(reader: &mut Reader<'_>, articles: usize) -> Option<Self> {
        let mut languages = Vec::new();
        for _ in 0..reader.number()? {
            let tag = reader.text()?.to_owned();
            languages.push(Language {
                stemmer: Stemmer::of(&tag),
                tag,
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
    pub(crate) fn family(&self, form: &str, vocabulary: &Vocabulary) -> Vec<TermRange> {
        let Some(stemmer) = &self.stemmer else {
            return Vec::new();
        };
        let terms = self.terms.get_or_init(|| unpack(&self.packed));
        let stem = stemmer.stem(form);
        let stem_of = |member: &Member| stemmer.stem(&vocabulary.term(member.term).form);
        let start = terms.partition_point(|member| stem_of(member) < stem);
        if terms.get(start).is_none_or(|member| stem_of(member) != stem) {
            return Vec::new();
        }
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

#[cfg(all(test, feature = "stemmers"))]
mod tests {
    use super::*;
    use crate::{Article, Collection, Corpus};

    #[test]
    fn a_lent_stemmer_does_as_ones_own() {
        let articles = [
            ("de-AT", "Die Häfen sind groß, und an den Häfen liegt das Haus."),
            ("ru", "В порту стоит дом, а у порта нет домов."),
            ("en", "The ports were ported."),
            ("ja", "港に家がある。"),
        ];
        let article = |(language, text): (&str, &str)| Article {
            language: language.to_owned(),
            ..Article::of_text(language, text)
        };
        let corpus = Corpus::build(Collection {
            articles: articles.map(article).into(),
            ..Collection::default()
        });
        assert_eq!(corpus.stemmed_languages().collect::<Vec<_>>(), ["de", "en", "ru"]);
        let own = &corpus.index().families;
        let without = |language: &Language| Language {
            tag: language.tag.clone(),
            stemmer: None,
            packed: language.packed.clone(),
            terms: OnceLock::new(),
        };
        let mut lent = Families {
            languages: own.languages.iter().map(without).collect(),
            of_article: own.of_article.clone(),
        };
        let found = |families: &Families| -> Vec<Vec<TermRange>> {
            let forms = ["hafens", "häuser", "портом", "дома", "porting", "7.7", "nichts"];
            let of_form = |form: &&str| {
                families
                    .languages
                    .iter()
                    .map(|it| it.family(form, corpus.vocabulary()))
                    .collect()
            };
            forms.iter().flat_map::<Vec<_>, _>(of_form).collect()
        };
        assert_eq!(found(own).iter().filter(|family| !family.is_empty()).count(), 5);
        assert!(found(&lent).iter().all(Vec::is_empty));
        lent.lend(|language| {
            let rules = frostem::Stemmer::try_from_name(language).expect("a language");
            Stemmer::lent(move |form| rules.stem(form).into_owned())
        });
        assert_eq!(found(&lent), found(own));
    }
}
