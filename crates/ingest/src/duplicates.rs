//! Near-duplicates: the same story under two mastheads, be it cut or with another headline.
//!
//! Two articles are near-duplicates if they share most of their shingles, runs of five words (Broder, *On the Resemblance
//! and Containment of Documents*, 1997). Of each article the smallest hashes of its shingles are kept: articles alike share
//! many of these, so that all pairs need not be compared.

use std::collections::{HashMap, HashSet};

use dossier_engine::article::Article;
use dossier_engine::text::words;

use crate::workers;

/// How many words make a shingle.
const SHINGLE: usize = 5;
/// An article of fewer shingles is too short to tell.
const SHORTEST: usize = 25;
/// How many hashes of an article are kept to find what it could be alike with.
const KEPT: usize = 96;
/// How many of them two articles share before they are compared.
const SHARED: usize = 12;
/// A hash that so many articles have is of what a site writes everywhere, and tells nothing of others.
const COMMON: usize = 50;
/// The share of the shorter one's shingles that the longer one has, from which on they are near-duplicates.
const ALIKE: f64 = 0.7;

/// An article that says nearly the same as an earlier one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Duplicate {
    /// The article, by its place.
    pub(crate) article: usize,
    /// The earlier one.
    pub(crate) of: usize,
    /// The share of the shorter one's shingles that both have, from 0 to 1.
    pub(crate) share: f64,
}

/// The articles that say nearly the same as an earlier one, each with the first of those that it is most like. `told` hears how many
/// have been looked at.
pub(crate) fn duplicates(articles: &[Article], told: impl FnMut(usize)) -> Vec<Duplicate> {
    let sketches = workers::each(articles.len(), |at| sketch(&shingles(&articles[at])), told);
    let mut holding: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (article, sketch) in sketches.iter().enumerate() {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for hash in sketch {
            let holding = holding.get(hash).map_or(&[][..], Vec::as_slice);
            holding.iter().for_each(|&other| *shared.entry(other).or_default() += 1);
        }
        let mut likely: Vec<usize> = shared
            .into_iter()
            .filter(|(_, number)| *number >= SHARED)
            .map(|(other, _)| other)
            .collect();
        likely.sort_unstable();
        let here = if likely.is_empty() {
            HashSet::new()
        } else {
            shingles(&articles[article])
        };
        let compared = likely.into_iter().map(|of| Duplicate {
            article,
            of,
            share: share(&here, &shingles(&articles[of])),
        });
        // Of equals the first.
        let best = compared
            .filter(|it| it.share >= ALIKE)
            .reduce(|best, it| if it.share > best.share { it } else { best });
        // One stands for all that are like it, so that a thousand copies are each compared with one.
        if best.is_none() {
            for hash in sketch {
                let holding = holding.entry(*hash).or_default();
                if holding.len() < COMMON {
                    holding.push(article);
                }
            }
        }
        found.extend(best);
    }
    found
}

/// The groups that duplicates make: an article with those that say nearly the same.
pub(crate) fn groups(duplicates: &[Duplicate]) -> Vec<Vec<u32>> {
    let mut groups: Vec<Vec<u32>> = Vec::new();
    let mut group_of: HashMap<usize, usize> = HashMap::new();
    for duplicate in duplicates {
        let group = *group_of.entry(duplicate.of).or_insert_with(|| {
            groups.push(vec![duplicate.of as u32]);
            groups.len() - 1
        });
        groups[group].push(duplicate.article as u32);
    }
    groups
}

fn shingles(article: &Article) -> HashSet<u64> {
    let mut hashes: Vec<u64> = Vec::new();
    for (_, passage) in article.passages() {
        hashes.extend(words(passage).map(|word| hash(word.folded.bytes())));
    }
    let shingle = |run: &[u64]| hash(run.iter().flat_map(|word| word.to_le_bytes()));
    hashes.windows(SHINGLE).map(shingle).collect()
}

fn sketch(shingles: &HashSet<u64>) -> Vec<u64> {
    if shingles.len() < SHORTEST {
        return Vec::new();
    }
    let mut sketch: Vec<u64> = shingles.iter().copied().collect();
    sketch.sort_unstable();
    sketch.truncate(KEPT);
    sketch
}

fn share(one: &HashSet<u64>, other: &HashSet<u64>) -> f64 {
    let shorter = one.len().min(other.len()).max(1);
    one.intersection(other).count() as f64 / shorter as f64
}

/// FNV-1a in 64 bits, after Fowler, Noll and Vo, with its bits mixed so that the smallest hashes are a fair choice.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ hash >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(texts: &[String]) -> Vec<(usize, usize)> {
        let file = |(place, text): (usize, &String)| (format!("{place:04}.txt"), format!("{text}\n").into_bytes());
        let files = texts.iter().enumerate().map(file).collect();
        let articles = crate::read_files(files).expect("texts can be read").collection.articles;
        duplicates(&articles, |_| {})
            .iter()
            .map(|it| (it.article, it.of))
            .collect()
    }

    /// A text of so many sentences, each of which only it has.
    fn story(name: &str, sentences: usize) -> Vec<String> {
        (0..sentences)
            .map(|at| format!("In {name} the quay {at} was mended by {name} and opened again on day {at} of it."))
            .collect()
    }

    #[test]
    fn the_same_story_under_another_masthead_is_found() {
        let long = story("kisumu", 30);
        let mut cut = long[..20].to_vec();
        cut.insert(0, "A headline of its own stands above.".to_owned());
        cut[5] = "One sentence was written anew by somebody at the desk there.".to_owned();
        let other = story("mombasa", 30);
        let texts = [long, other, cut].map(|sentences| sentences.join("\n\n"));
        assert_eq!(found(&texts), [(2, 0)]);
        let like = |article, of| Duplicate {
            article,
            of,
            share: 0.9,
        };
        let groups = groups(&[like(2, 0), like(4, 3), like(5, 0), like(7, 3)]);
        assert_eq!(groups, [vec![0, 2, 5], vec![3, 4, 7]]);
    }

    #[test]
    fn copies_are_all_like_the_first() {
        let copy = story("kisumu", 30).join("\n\n");
        let copies = vec![copy; 40];
        assert_eq!(found(&copies), (1..40).map(|copy| (copy, 0)).collect::<Vec<_>>());
    }

    #[test]
    fn what_shares_a_quotation_or_is_short_is_none() {
        let quoted = story("lamu", 4).join(" ");
        let with = |name: &str| format!("{} {quoted}", story(name, 30).join(" "));
        let short = "The port is closed.".to_owned();
        assert_eq!(found(&[with("kisumu"), with("mombasa"), short.clone(), short]), []);
    }
}
