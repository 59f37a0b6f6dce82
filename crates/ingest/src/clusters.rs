//! Clusters: which articles of a large collection are about the same things.
//!
//! A page compares a few hundred articles each with each; of more it shows the clusters, and they are found here. Two articles
//! are as alike as the cosine of their words, as in `dossier_engine::similarity`, by the heaviest words of each. Each article
//! joins the first one of the cluster that it is most alike to, or begins a cluster (leader clustering; Hartigan, *Clustering
//! Algorithms*, 1975), so that the time grows little faster than the number of articles.

use std::collections::HashMap;

use dossier_engine::article::Article;
use dossier_engine::similarity::{CLUSTER, Matrix};
use dossier_engine::text::words;

use crate::workers;

/// How many words stand for an article.
const HEAVIEST: usize = 40;
/// A word that so many clusters begin with is no sign of any.
const COMMON: usize = 2_000;

/// The clusters of two articles or more, each by the places of its articles; none where a page can show each with each.
pub(crate) fn clusters(articles: &[Article]) -> Vec<Vec<u32>> {
    if articles.len() <= Matrix::MOST {
        return Vec::new();
    }
    let counts = workers::each(articles.len(), |at| counts(&articles[at]), |_| {});
    let mut having: HashMap<&str, u32> = HashMap::new();
    for word in counts.iter().flatten().map(|(word, _)| word.as_str()) {
        *having.entry(word).or_default() += 1;
    }
    let all = articles.len() as f32 + 1.0;
    // By word: the clusters that begin with it, and how much it weighs there.
    let mut leaders: HashMap<&str, Vec<(usize, f32)>> = HashMap::new();
    let mut clusters: Vec<Vec<u32>> = Vec::new();
    for (article, counts) in (0..).zip(&counts) {
        let weight = |count: u32, word: &str| (1.0 + (count as f32).ln()) * (all / having[word] as f32).ln();
        let mut vector: Vec<(&str, f32)> = counts
            .iter()
            .map(|(word, count)| (word.as_str(), weight(*count, word)))
            .collect();
        let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        vector.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(other.0)));
        vector.truncate(HEAVIEST);
        vector
            .iter_mut()
            .for_each(|(_, weight)| *weight /= length.max(f32::MIN_POSITIVE));
        let mut alike: HashMap<usize, f32> = HashMap::new();
        for (word, weight) in &vector {
            let begun = leaders.get(word).map_or(&[][..], Vec::as_slice);
            for (cluster, its) in begun.iter().filter(|_| begun.len() <= COMMON) {
                *alike.entry(*cluster).or_default() += weight * its;
            }
        }
        // Of equals the first, or the result would hang on the order of a map.
        let most = |one: &(usize, f32), other: &(usize, f32)| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0));
        match alike.into_iter().filter(|(_, alike)| *alike >= CLUSTER).max_by(most) {
            Some((cluster, _)) => clusters[cluster].push(article),
            None => {
                for (word, weight) in vector {
                    leaders.entry(word).or_default().push((clusters.len(), weight));
                }
                clusters.push(vec![article]);
            }
        }
    }
    clusters.retain(|cluster| cluster.len() > 1);
    clusters
}

/// The different words of an article, in order, each with how often it stands there.
fn counts(article: &Article) -> Vec<(String, u32)> {
    let blocks = article.blocks.iter().filter(|block| !block.is_furniture());
    let mut all: Vec<String> = blocks
        .flat_map(|block| words(&block.text))
        .map(|word| word.folded)
        .collect();
    all.sort_unstable();
    let same = all.chunk_by(|one, other| one == other);
    same.map(|same| (same[0].clone(), same.len() as u32)).collect()
}

#[cfg(test)]
mod tests {
    use dossier_engine::article::{Block, BlockKind};

    use super::*;

    fn article(text: &str) -> Article {
        Article {
            blocks: vec![Block {
                kind: BlockKind::Body,
                lines: (1, 1),
                text: text.to_owned(),
            }],
            ..Article::default()
        }
    }

    #[test]
    fn a_large_collection_falls_into_clusters() {
        let texts = [
            "The ferry to Tolm sank in the harbour during a storm.",
            "Parliament raised the tax on barley and wool.",
            "A storm sank the ferry in the harbour of Tolm.",
            "Wool and barley are dearer since parliament raised the tax.",
        ];
        let mut articles: Vec<Article> = texts.iter().map(|text| article(text)).collect();
        assert!(clusters(&articles).is_empty(), "few are shown each with each");
        let lone = |number: usize| article(&format!("Word{number} and {number}word alone{number}."));
        articles.extend((0..Matrix::MOST).map(lone));
        assert_eq!(clusters(&articles), [vec![0, 2], vec![1, 3]]);
    }
}
