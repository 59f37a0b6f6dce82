//! A slot: what will do for one word of a query, in the terms of one corpus.

use std::ops::Range;

use dossier_code::Elsewhere;

use crate::corpus::Corpus;
use crate::index::Posting;
use crate::index::families::ranges;
use crate::order;
use crate::query::tree::Pattern;
use crate::vocabulary::TermRange;

/// The terms that will do for a word.
#[derive(Debug)]
pub(crate) struct Slot {
    /// Those that will do in any article; sorted, none of them twice.
    everywhere: Vec<TermRange>,
    /// For each language of the index's families, those that will do in articles of that language beside them.
    by_language: Vec<Vec<TermRange>>,
    /// Whether the writing matters, so that only some surfaces of the terms will do.
    is_exact: bool,
    /// The surfaces that will do, as ranges of their numbers: first in an article whose language has no families, then for
    /// each language.
    surfaces: Vec<Vec<Range<u32>>>,
}

impl Slot {
    /// What will do for a pattern; nothing if finding it out would take more steps than there are left.
    pub(crate) fn new(pattern: &Pattern, corpus: &Corpus, steps: &mut u64) -> Option<Self> {
        let vocabulary = corpus.vocabulary();
        let mut slot = Self {
            everywhere: Vec::new(),
            by_language: Vec::new(),
            is_exact: false,
            surfaces: Vec::new(),
        };
        let folding = |folded: &str, unfinished: bool| match unfinished {
            true => vocabulary.beginning(folded),
            false => vocabulary.folding_to(folded),
        };
        match pattern {
            Pattern::Form {
                form,
                folded,
                unfinished,
            } => {
                slot.everywhere.push(folding(folded, *unfinished));
                let families = &corpus.index().families;
                for language in &families.languages {
                    slot.by_language.push(language.family(form, vocabulary));
                }
                if families.is_one()
                    && let Some(family) = slot.by_language.pop()
                {
                    slot.everywhere = united(&[&slot.everywhere, &family]);
                }
            }
            Pattern::Surface { folded, unfinished } => slot.everywhere.push(folding(folded, *unfinished)),
            Pattern::Exact(text) => {
                let wanted = unified(text);
                let folded = crate::text::words(text)
                    .next()
                    .map_or_else(String::new, |word| word.folded);
                let terms = vocabulary.folding_to(&folded);
                let written = |surface: &u32| unified(&vocabulary.surface(*surface)) == wanted;
                let surfaces: Vec<u32> = terms
                    .flat_map(|term| vocabulary.surfaces_of(term))
                    .filter(written)
                    .collect();
                let terms: Vec<u32> = surfaces
                    .iter()
                    .filter_map(|&surface| vocabulary.term_of(surface))
                    .collect();
                slot.everywhere = ranges(&terms);
                slot.is_exact = true;
                slot.surfaces = vec![ranges(&surfaces)];
            }
            Pattern::Automaton(expression) => {
                slot.everywhere = vocabulary.accepted(&mut expression.automaton(), steps)?;
            }
        }
        slot.everywhere.retain(|range| !range.is_empty());
        if !slot.is_exact {
            let written = |terms: &[TermRange]| terms.iter().map(|range| vocabulary.surfaces_within(range)).collect();
            slot.surfaces.push(written(&slot.everywhere));
            for terms in &slot.by_language {
                slot.surfaces.push(written(&united(&[&slot.everywhere, terms])));
            }
        }
        Some(slot)
    }

    /// Whether the postings tell how often the slot is filled. If not, the articles must be read.
    pub(crate) fn is_told_by_postings(&self) -> bool {
        !self.is_exact
    }

    /// The terms, if the same will do in all articles in whatever writing, and they are few.
    pub(crate) fn few_everywhere(&self) -> Option<&[TermRange]> {
        /// So many that to bring their places into order takes no longer than to read the articles.
        const FEW: usize = 50;
        let is_same = !self.is_exact && self.by_language.iter().all(Vec::is_empty);
        let number: usize = self.everywhere.iter().map(ExactSizeIterator::len).sum();
        (is_same && number <= FEW).then_some(&self.everywhere)
    }

    /// Which articles hold any of the terms, and how often.
    pub(crate) fn postings(&self, corpus: &Corpus) -> Vec<Posting> {
        let index = corpus.index();
        let Some(postings) = index.postings_for_question(corpus.source()) else {
            return self.scanned(corpus);
        };
        if self.by_language.iter().all(Vec::is_empty) {
            let kept = index.kept(&self.everywhere);
            return kept.unwrap_or_else(|| postings.of_all(&self.everywhere));
        }
        let is_of: Vec<_> = (0..self.by_language.len())
            .map(|language| move |article| index.families.of_article(article) == Some(language))
            .collect();
        let elsewhere: Vec<Elsewhere<'_>> = self
            .by_language
            .iter()
            .zip(&is_of)
            .map(|(terms, is_of)| (without(terms, &self.everywhere), is_of as _))
            .collect();
        postings.of_some(&self.everywhere, &elsewhere)
    }

    /// The same by reading all texts.
    fn scanned(&self, corpus: &Corpus) -> Vec<Posting> {
        let (source, families) = (corpus.source(), &corpus.index().families);
        let written = |terms: &[TermRange]| {
            let surfaces = terms.iter().map(|range| corpus.vocabulary().surfaces_within(range));
            source.marks(surfaces)
        };
        let mut marks = vec![written(&self.everywhere)];
        marks.extend(
            self.by_language
                .iter()
                .map(|terms| written(&united(&[&self.everywhere, terms]))),
        );
        source.scan(&marks, |article| match families.of_article(article) {
            Some(language) if language + 1 < marks.len() => language + 1,
            _ => 0,
        })
    }

    /// The surfaces that will do in an article of that language.
    pub(crate) fn surfaces(&self, language: Option<usize>) -> &[Range<u32>] {
        let of_language = language.and_then(|language| self.surfaces.get(language + 1));
        of_language.or(self.surfaces.first()).map_or(&[], Vec::as_slice)
    }

    /// All surfaces that will do in some article.
    pub(crate) fn all_surfaces(&self) -> impl Iterator<Item = Range<u32>> {
        self.surfaces.iter().flatten().cloned()
    }

    /// Whether a term could do for both.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        let all = |slot: &Self| {
            let lists: Vec<&[TermRange]> = slot.lists().collect();
            united(&lists)
        };
        let (ours, theirs) = (all(self), all(other));
        ours.iter().any(|range| {
            let at = theirs.partition_point(|it| it.end <= range.start);
            theirs.get(at).is_some_and(|it| it.start < range.end)
        })
    }

    /// What will do for any of the slots.
    pub(crate) fn of_any(slots: &[&Self]) -> Self {
        let languages = slots.iter().map(|slot| slot.by_language.len()).max().unwrap_or(0);
        let of_language = |language: usize| {
            let lists: Vec<&[TermRange]> = slots
                .iter()
                .filter_map(|slot| slot.by_language.get(language))
                .map(Vec::as_slice)
                .collect();
            united(&lists)
        };
        let everywhere: Vec<&[TermRange]> = slots.iter().map(|slot| slot.everywhere.as_slice()).collect();
        Self {
            everywhere: united(&everywhere),
            by_language: (0..languages).map(of_language).collect(),
            is_exact: false,
            surfaces: Vec::new(), // it is counted, never looked for
        }
    }

    /// The terms, those of each language after those that will do everywhere.
    pub(crate) fn lists(&self) -> impl Iterator<Item = &[TermRange]> {
        std::iter::once(self.everywhere.as_slice()).chain(self.by_language.iter().map(Vec::as_slice))
    }
}

/// Whether a number lies in one of the ranges, which are sorted.
#[inline(always)]
pub(super) fn holds(ranges: &[Range<u32>], number: u32) -> bool {
    match ranges {
        [] => false,
        [only] => only.contains(&number),
        _ => {
            let at = ranges.partition_point(|range| range.end <= number);
            ranges.get(at).is_some_and(|range| range.start <= number)
        }
    }
}

/// The terms of all lists, sorted, each once.
fn united(lists: &[&[TermRange]]) -> Vec<TermRange> {
    let mut all: Vec<TermRange> = lists.iter().flat_map(|list| list.iter().cloned()).collect();
    order::sort_by_key(&mut all, |range| range.start);
    let mut united: Vec<TermRange> = Vec::new();
    for range in all {
        match united.last_mut() {
            Some(last) if last.end >= range.start => last.end = last.end.max(range.end),
            _ => united.push(range),
        }
    }
    united
}

/// The terms of one list that are not in the other.
fn without(terms: &[TermRange], others: &[TermRange]) -> Vec<TermRange> {
    let left = |term: &u32| !holds(others, *term);
    ranges(&terms.iter().cloned().flatten().filter(left).collect::<Vec<u32>>())
}

/// A text with one kind of apostrophe.
fn unified(text: &str) -> String {
    text.replace('’', "'")
}
