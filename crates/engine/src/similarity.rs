//! Similarity: which articles of a collection are alike, each with each, and the clusters that they form.
//!
//! Two articles are as alike as their words: the cosine of their vectors of words, each word weighed by how often the article
//! has it and in how few articles it stands (Salton and Buckley, *Term-weighting approaches in automatic text retrieval*,
//! 1988). It says that they write about the same things, and not that they say the same.

use std::ops::Range;

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::order;

/// Articles side by side with one another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// The articles, in an order in which those that are alike stand together.
    pub articles: Vec<ArticleId>,
    /// How alike each is to those before it, row by row, from 0 to 1.
    cells: Vec<f32>,
    /// The clusters, as ranges of `articles`: those of two articles or more.
    pub clusters: Vec<Range<usize>>,
}

/// How alike the articles of a cluster are on average at least.
pub const CLUSTER: f32 = 0.2;

impl Matrix {
    /// So many articles are shown each with each; of more, the clusters.
    pub const MOST: usize = 200;

    /// The matrix of some articles. Its time grows with the square of their number.
    pub fn of(corpus: &Corpus, articles: &[ArticleId]) -> Self {
        let vectors = vectors(corpus, articles);
        let size = articles.len();
        let mut alike = vec![0.0f32; size * size];
        // Word by word: only articles that share one meet.
        let mut postings: Vec<(u32, u32, f32)> = Vec::new();
        for (article, vector) in vectors.iter().enumerate() {
            postings.extend(vector.iter().map(|&(term, weight)| (term, article as u32, weight)));
        }
        order::sort_by_key(&mut postings, |&(term, ..)| term);
        for same in postings.chunk_by(|one, other| one.0 == other.0) {
            for (place, &(_, one, weight)) in same.iter().enumerate() {
                let row = &mut alike[one as usize * size..][..size];
                for &(_, other, its) in &same[..place] {
                    row[other as usize] += weight * its;
                }
            }
        }
        for one in 0..size {
            for other in 0..one {
                alike[other * size + one] = alike[one * size + other];
            }
        }
        let (order, clusters) = joined(&alike, size);
        let mut cells = Vec::new();
        for (row, &one) in order.iter().enumerate() {
            cells.extend(order[..row].iter().map(|&other| alike[one * size + other].min(1.0)));
        }
        Self {
            articles: order.iter().map(|&place| articles[place]).collect(),
            cells,
            clusters,
        }
    }

    /// How alike two articles are, by their places in `articles`.
    pub fn alike(&self, one: usize, other: usize) -> f32 {
        let (row, column) = (one.max(other), one.min(other));
        if row == column {
            1.0
        } else {
            self.cells[row * (row - 1) / 2 + column]
        }
    }

    /// The pairs that are alike at all, by their places in `articles`: the most alike first.
    pub fn pairs(&self) -> Vec<(usize, usize)> {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for row in 0..self.articles.len() {
            pairs.extend(
                (0..row)
                    .filter(|&column| self.alike(row, column) > 0.0)
                    .map(|column| (column, row)),
            );
        }
        order::sort_by(&mut pairs, |one, other| {
            self.alike(other.0, other.1).total_cmp(&self.alike(one.0, one.1))
        });
        pairs
    }
}

/// The articles joined two by two, those most alike on average first (UPGMA; Sokal and Michener, *A statistical method for
/// evaluating systematic relationships*, 1958): an order in which what was joined stands together, and the ranges of it that
/// are clusters.
fn joined(alike: &[f32], size: usize) -> (Vec<usize>, Vec<Range<usize>>) {
    let mut average = alike.to_vec();
    let mut groups: Vec<(usize, Vec<usize>)> = (0..size).map(|place| (place, vec![place])).collect();
    let mut clusters: Option<Vec<Vec<usize>>> = None;
    while groups.len() > 1 {
        let mut most = (f32::MIN, 0, 0);
        for (second, (other, _)) in groups.iter().enumerate() {
            let row = &average[other * size..][..size];
            for (first, (one, _)) in groups[..second].iter().enumerate() {
                if row[*one] > most.0 {
                    most = (row[*one], first, second);
                }
            }
        }
        let (alikeness, first, second) = most;
        if alikeness < CLUSTER && clusters.is_none() {
            clusters = Some(groups.iter().map(|(_, members)| members.clone()).collect());
        }
        let (other, joining) = groups.remove(second);
        let (one, members) = &mut groups[first];
        let (one, sizes) = (*one, [members.len() as f32, joining.len() as f32]);
        join(members, joining, |a, b| alike[a * size + b]);
        for group in 0..size {
            let [ours, theirs] = [one, other].map(|it| average[it * size + group]);
            let joined = (ours * sizes[0] + theirs * sizes[1]) / (sizes[0] + sizes[1]);
            average[one * size + group] = joined;
            average[group * size + one] = joined;
        }
    }
    let order = groups.pop().map_or(Vec::new(), |(_, members)| members);
    let mut places = vec![0; size];
    for (place, &article) in order.iter().enumerate() {
        places[article] = place;
    }
    let clusters = clusters.unwrap_or_else(|| vec![order.clone()]);
    let range = |members: Vec<usize>| {
        let first = members.iter().map(|&member| places[member]).min().unwrap_or_default();
        first..first + members.len()
    };
    let mut clusters: Vec<Range<usize>> = clusters
        .into_iter()
        .map(range)
        .filter(|range| range.len() > 1)
        .collect();
    order::sort_by_key(&mut clusters, |range| range.start);
    (order, clusters)
}

/// Puts two rows together where their ends are most alike.
fn join(members: &mut Vec<usize>, mut joining: Vec<usize>, alike: impl Fn(usize, usize) -> f32) {
    let ends = |row: &[usize]| [row[0], row[row.len() - 1]];
    let ([first, last], [its_first, its_last]) = (ends(members), ends(&joining));
    let touching = [
        (last, its_first),
        (last, its_last),
        (first, its_first),
        (first, its_last),
    ];
    let mut best = 0;
    for way in 1..touching.len() {
        let alike = |way: usize| alike(touching[way].0, touching[way].1);
        if alike(way) > alike(best) {
            best = way;
        }
    }
    if best >= 2 {
        members.reverse();
    }
    if best % 2 == 1 {
        joining.reverse();
    }
    members.append(&mut joining);
}

/// The words of each article with their weights, in order: vectors of length 1.
fn vectors(corpus: &Corpus, articles: &[ArticleId]) -> Vec<Vec<(u32, f32)>> {
    // How much a word tells, looked up once.
    let mut rarity: Vec<Option<f32>> = vec![None; corpus.vocabulary().len()];
    let vector = |&id: &ArticleId| {
        let mut terms: Vec<u32> = corpus.words_of(id).iter().map(|token| token.term).collect();
        order::sort(&mut terms);
        let mut vector: Vec<(u32, f32)> = Vec::new();
        for same in terms.chunk_by(|one, other| one == other) {
            let term = same[0];
            let rarity = rarity[term as usize].get_or_insert_with(|| {
                let (having_it, _) = corpus.frequency(term);
                ((corpus.len() as f32 + 1.0) / having_it.max(1) as f32).ln()
            });
            vector.push((term, (1.0 + (same.len() as f32).ln()) * *rarity));
        }
        let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        vector
            .iter_mut()
            .for_each(|(_, weight)| *weight /= length.max(f32::MIN_POSITIVE));
        vector
    };
    articles.iter().map(vector).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::corpus::Collection;

    const TEXTS: [&str; 5] = [
        "The ferry to Tolm sank in the harbour during a storm.",
        "Parliament raised the tax on barley and wool.",
        "A storm sank the ferry in the harbour of Tolm.",
        "Wool and barley are dearer since parliament raised the tax.",
        "Nobody knows when the comet returns.",
    ];

    fn corpus(texts: &[&str]) -> Corpus {
        let article = |(place, text): (usize, &&str)| Article::of_text(&format!("a{place}"), text);
        Corpus::build(Collection {
            articles: texts.iter().enumerate().map(article).collect(),
            ..Collection::default()
        })
    }

    #[test]
    fn articles_that_are_alike_stand_together_as_clusters() {
        let corpus = corpus(&TEXTS);
        let matrix = Matrix::of(&corpus, &corpus.ids().collect::<Vec<_>>());
        let clusters: Vec<Vec<u32>> = matrix
            .clusters
            .iter()
            .map(|cluster| order::distinct(matrix.articles[cluster.clone()].iter().map(|id| id.0)))
            .collect();
        assert_eq!(order::distinct(clusters), [vec![0, 2], vec![1, 3]]);
        let (one, other) = matrix.pairs()[0];
        assert!(matrix.alike(one, other) > 0.4);
        assert_eq!(matrix.alike(2, 2), 1.0);
    }

    #[test]
    fn few_articles_and_empty_ones_make_a_matrix() {
        let corpus = corpus(&["", "a b", "a b"]);
        let ids: Vec<ArticleId> = corpus.ids().collect();
        assert_eq!(Matrix::of(&corpus, &[]), Matrix::default());
        assert_eq!(Matrix::of(&corpus, &ids[..1]).articles, ids[..1]);
        let matrix = Matrix::of(&corpus, &ids);
        assert_eq!(matrix.clusters.len(), 1);
        assert_eq!(matrix.pairs().len(), 1);
    }
}
