//! Why an article answers as well as it does: which words, in which forms, where, and what each is worth.

use std::ops::Range;

use super::reading::Reader;
use super::{Results, weights};
use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::index::Zone;
use crate::order;

/// One part of the query in one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// Where the part stands in the line, in bytes.
    pub span: Range<usize>,
    /// What stands in the article for it, as it is written, with how often; the most frequent first.
    pub forms: Vec<(String, u32)>,
    /// How often it stands there.
    pub occurrences: u32,
    /// The most prominent place in which it stands.
    pub zone: Zone,
    /// What it adds to the score.
    pub weight: f32,
}

impl Results {
    /// Why an article has the score that it has: the parts of the query that stand in it, and what is left of the score,
    /// which the nearness of the words gave.
    pub fn why(&self, corpus: &Corpus, id: ArticleId) -> (Vec<Reason>, f32) {
        let plan = self.plan();
        let weights = weights(corpus, plan);
        let mut reader = Reader::new(corpus, plan);
        reader.open(id);
        if reader.read().is_none() {
            return (Vec::new(), 0.0);
        }
        let found = reader.found.clone();
        let mut reasons = Vec::new();
        for (leaf, &(occurrences, zone)) in found.iter().enumerate() {
            if occurrences == 0 || plan.leaves[leaf].is_excluded {
                continue;
            }
            let mut forms: Vec<(String, u32)> = Vec::new();
            for hit in reader.hits(&reader.places_of(leaf)) {
                let text = corpus.article(id).part(hit.part).get(hit.range()).unwrap_or_default();
                match forms.iter_mut().find(|(form, _)| form == text) {
                    Some((_, count)) => *count += 1,
                    None => forms.push((text.to_owned(), 1)),
                }
            }
            order::sort_by(&mut forms, |one, other| other.1.cmp(&one.1));
            // As ranking sees it: a word counts wherever it stands in the article.
            let (occurrences, zone) = match plan.leaves[leaf]
                .postings
                .binary_search_by_key(&id.0, |posting| posting.article)
            {
                Ok(at) if plan.leaves[leaf].is_told_by_postings => {
                    let posting = plan.leaves[leaf].postings[at];
                    (posting.occurrences, posting.zone)
                }
                _ => (occurrences, zone),
            };
            let weight = weights[leaf].score(occurrences, zone, corpus.index().length(id.0)) as f32;
            reasons.push(Reason {
                span: plan.leaves[leaf].span.clone(),
                forms,
                occurrences,
                zone,
                weight,
            });
        }
        let score = self
            .articles
            .iter()
            .find(|ranked| ranked.id == id)
            .map_or(0.0, |ranked| ranked.score);
        let told: f32 = reasons.iter().map(|reason| reason.weight).sum();
        (reasons, (score - told).max(0.0))
    }
}
