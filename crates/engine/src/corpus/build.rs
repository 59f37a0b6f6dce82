//! Derives a corpus from a collection.

use std::collections::HashMap;

use super::catalogue::{self, KeptMention, KeptTime, packing_order};
use super::{Collection, Corpus, Highlights};
use crate::article::{Article, Part};
use crate::facets::FacetKey;
use crate::index::{self, Zone};
use crate::name::{Labels, Mention, Name};
use crate::numbers::Writer;
use crate::order;
use crate::text;
use crate::texts::{Texts, usual_separator};
use crate::times;
use crate::vocabulary::{Term, Vocabulary, Writing, by_folded_form};

impl Corpus {
    /// Derives vocabulary, index and mentions from a collection.
    pub fn build(collection: Collection) -> Self {
        let mut words = Words::default();
        let mut index = index::Builder::default();
        let mut catalogue = catalogue::Builder::default();
        let labels = Labels::new(&collection.names);
        let names: Vec<Name> = collection
            .names
            .iter()
            .chain(&collection.found.names)
            .cloned()
            .collect();
        let mut articles = Vec::with_capacity(collection.articles.len());
        for (place, article) in collection.articles.iter().enumerate() {
            index.begin(&article.language);
            let (passages, places) = words.take(article, &mut index);
            let found = collection.found.mentions.get(place).map_or(&[][..], Vec::as_slice);
            let mentions = beside(labels.mentions(article), found, collection.names.len() as u32);
            let mut in_words = InWords::of(&places);
            let kept = mentions.iter().map(|mention| {
                let (after, words) = in_words.span(mention.part, mention.start, mention.end);
                KeptMention {
                    after,
                    words,
                    name: mention.name,
                }
            });
            let kept: Vec<KeptMention> = kept.collect();
            let mut in_words = InWords::of(&places);
            let mut times: Vec<KeptTime> = Vec::new();
            let mut before = 0;
            for time in times::find(article) {
                let (after, words) = in_words.span(time.part, time.start, time.end);
                before += after;
                // What is no whole word, as where two lines of a page ran together, stands nowhere.
                if words > 0 {
                    times.push(KeptTime {
                        after: std::mem::take(&mut before),
                        words,
                        moment: time.moment,
                    });
                }
            }
            let mut named: Vec<u32> = mentions.iter().map(|mention| mention.name).collect();
            named = order::distinct(named);
            let named: Vec<(FacetKey, &str)> = named.iter().map(|&name| facet(&names[name as usize])).collect();
            catalogue.add(article, &named, &kept, &times);
            articles.push(passages);
        }
        let (vocabulary, term_order, symbols, surfaces) = words.write();
        let terms: Vec<(u32, &Term)> = term_order
            .iter()
            .map(|&term| (term, &words.terms[term as usize].0))
            .collect();
        for symbol in articles.iter_mut().flatten().flatten() {
            *symbol = symbols[*symbol as usize];
        }
        let (texts, codes) = Texts::write(&articles, surfaces, symbols.len() as u32);
        let (catalogue, index) = (
            catalogue.write(&collection.alike, &collection.clusters),
            index.write(&terms),
        );
        let with = |highlights: &Highlights| {
            let mut content = Writer::default();
            write_collection(&mut content, &collection, &names);
            content.section(&highlights.write());
            content.section(&catalogue);
            content.section(&vocabulary);
            content.section(&index);
            content.section(&texts);
            content.0.extend_from_slice(&codes);
            #[expect(clippy::expect_used, reason = "a round trip that the tests hold")]
            Self::from_bytes(Self::sealed(&content.0)).expect("the reader reads what the builder wrote")
        };
        // They are found in the corpus itself.
        let highlights = Highlights::of(&with(&Highlights::default()));
        with(&highlights)
    }
}

/// Spans of bytes told in words, one after the other.
struct InWords<'a> {
    /// The words that are left: part, first byte, one past the last.
    places: &'a [(Part, u32, u32)],
}

impl<'a> InWords<'a> {
    fn of(places: &'a [(Part, u32, u32)]) -> Self {
        Self { places }
    }

    /// How many words lie before a span, and how many it holds.
    fn span(&mut self, part: Part, start: u32, end: u32) -> (u32, u32) {
        let before = self.places.partition_point(|place| (place.0, place.1) < (part, start));
        let held = self.places[before..].partition_point(|place| (place.0, place.2) <= (part, end));
        self.places = &self.places[before + held..];
        (before as u32, held as u32)
    }
}

fn facet(name: &Name) -> (FacetKey, &str) {
    (FacetKey::of_names(name.kind), &name.name)
}

/// Mentions with those that were found where none of them stands; the names of these are numbered from `first` on.
fn beside(mut mentions: Vec<Mention>, found: &[Mention], first: u32) -> Vec<Mention> {
    let overlaps =
        |one: &Mention, other: &Mention| one.part == other.part && one.start < other.end && other.start < one.end;
    let free = found
        .iter()
        .filter(|it| !mentions.iter().any(|other| overlaps(it, other)));
    let numbered = |it: &Mention| Mention {
        name: it.name + first,
        ..*it
    };
    let free: Vec<Mention> = free.map(numbered).collect();
    mentions.extend(free);
    mentions.sort();
    mentions
}

fn write_collection(content: &mut Writer, collection: &Collection, names: &[Name]) {
    for text in [&collection.title, &collection.description] {
        content.number(u32::from(text.is_some()));
        content.text(text.as_deref().unwrap_or_default());
    }
    content.number(names.len() as u32);
    for name in names {
        content.text(&name.name);
        content.number(name.kind as u32);
        content.number(name.also.len() as u32);
        name.also.iter().for_each(|label| content.text(label));
    }
}

/// The words and separators of articles, numbered as they are met.
#[derive(Default)]
struct Words {
    /// Each run that was met, with the numbers of the word and of its term if it is one.
    words: HashMap<String, Option<(u32, u32)>>,
    separators: HashMap<String, u32>,
    /// For each symbol, what it is: a term written in some way, or a separator.
    kinds: Vec<Kind>,
    term_numbers: HashMap<String, u32>,
    terms: Vec<(Term, Vec<Writing>)>,
}

enum Kind {
    Word { term: u32, writing: Writing },
    Separator(String),
}

/// A word's place in an article: part, first byte, one past the last.
type Place = (Part, u32, u32);

impl Words {
    /// The passages of an article as symbols, in packing order, and where its words stand, in reading order.
    fn take(&mut self, article: &Article, index: &mut index::Builder) -> (Vec<Vec<u32>>, Vec<Place>) {
        let title_block = article.title_block();
        let has_title_passage = article.title.is_some() && title_block.is_none();
        let (parts, searched) = packing_order(article, has_title_passage);
        let (mut passages, mut places) = (Vec::new(), Vec::new());
        for (place, part) in parts.into_iter().enumerate() {
            let zone = match part {
                Part::Title => Zone::Title,
                Part::Block(block) if Some(block as usize) == title_block => Zone::Title,
                Part::Block(block) if article.blocks[block as usize].is_heading() => Zone::Heading,
                Part::Block(_) => Zone::Body,
            };
            let text = article.part(part);
            let mut passage = Vec::new();
            let mut end = 0;
            for range in text::runs(text) {
                let surface = &text[range.clone()];
                let Some((symbol, term)) = self.word(surface) else {
                    continue;
                };
                let gap = &text[end..range.start];
                let usual = if end == 0 {
                    ""
                } else {
                    usual_separator(&text[..end], surface)
                };
                if gap != usual {
                    passage.push(self.separator(gap));
                }
                end = range.end;
                passage.push(symbol);
                if place < searched {
                    index.add(term, zone);
                    places.push((part, range.start as u32, end as u32));
                }
            }
            if end < text.len() {
                passage.push(self.separator(&text[end..]));
            }
            passages.push(passage);
        }
        places.sort_unstable();
        (passages, places)
    }

    /// The number of a word and that of its term; nothing if it is none.
    fn word(&mut self, surface: &str) -> Option<(u32, u32)> {
        if let Some(&known) = self.words.get(surface) {
            return known;
        }
        let word = text::forms(surface).map(|(form, folded)| {
            let term = self.term(folded, form);
            let (known, writings) = &mut self.terms[term as usize];
            let writing = Writing::of(surface, &known.form);
            writings.push(writing.clone());
            self.kinds.push(Kind::Word { term, writing });
            (self.kinds.len() as u32 - 1, term)
        });
        self.words.insert(surface.to_owned(), word);
        word
    }

    fn term(&mut self, folded: String, form: String) -> u32 {
        let next = self.terms.len() as u32;
        // The form tells the folded form, but for the points and commas that words lose.
        let key = format!("{folded}\0{form}");
        *self.term_numbers.entry(key).or_insert_with(|| {
            self.terms.push((Term { folded, form }, Vec::new()));
            next
        })
    }

    fn separator(&mut self, text: &str) -> u32 {
        if let Some(&known) = self.separators.get(text) {
            return known;
        }
        let next = self.kinds.len() as u32;
        self.kinds.push(Kind::Separator(text.to_owned()));
        self.separators.insert(text.to_owned(), next);
        next
    }

    /// The vocabulary; the terms in their order, by the numbers under which they were met; and for each symbol met its
    /// final number; and how many of these are surfaces.
    fn write(&mut self) -> (Vec<u8>, Vec<u32>, Vec<u32>, u32) {
        let mut term_order: Vec<u32> = (0..self.terms.len() as u32).collect();
        term_order.sort_unstable_by(|&one, &other| {
            by_folded_form(&self.terms[one as usize].0, &self.terms[other as usize].0)
        });
        let mut first_surface = vec![0u32; self.terms.len()];
        let mut surfaces = 0;
        let mut sorted = Vec::with_capacity(self.terms.len());
        for &term in &term_order {
            let (known, writings) = &mut self.terms[term as usize];
            writings.sort_unstable();
            first_surface[term as usize] = surfaces;
            surfaces += writings.len() as u32;
            sorted.push((known.clone(), writings.clone()));
        }
        let mut separators: Vec<String> = Vec::new();
        for kind in &self.kinds {
            if let Kind::Separator(text) = kind {
                separators.push(text.clone());
            }
        }
        separators.sort_unstable();
        let number = |kind: &Kind| match kind {
            Kind::Word { term, writing } => {
                let place = self.terms[*term as usize].1.binary_search(writing).unwrap_or_default();
                first_surface[*term as usize] + place as u32
            }
            Kind::Separator(text) => surfaces + separators.binary_search(text).unwrap_or_default() as u32,
        };
        let symbols = self.kinds.iter().map(number).collect();
        (Vocabulary::write(&sorted, &separators), term_order, symbols, surfaces)
    }
}
