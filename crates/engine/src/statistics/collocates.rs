//! Collocates: the words that keep company with the places that answer a query.

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::corpus::Token;
use crate::hits::Hit;
use crate::order;
use crate::statistics::{Association, FunctionWords};
use crate::wordlist::Wordlist;

/// The words near the hits, against the same words elsewhere in the same articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collocates {
    /// How many hits there were.
    pub hits: u32,
    /// How many words stand near one.
    pub near: u32,
    /// How many do not; those of the hits themselves count nowhere.
    pub elsewhere: u32,
    /// How many rows there would be without a limit.
    pub different: usize,
    /// The surest first, then in alphabetical order.
    pub rows: Vec<Collocate>,
}

/// A word that stands near the hits more often than elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Collocate {
    /// The folded word.
    pub term: String,
    /// How often it stands near a hit.
    pub near: u32,
    /// How often elsewhere.
    pub elsewhere: u32,
    /// In how many articles near a hit.
    pub articles: u32,
    /// How surely, and by how much, it is more frequent near hits.
    pub association: Association,
}

impl Collocates {
    /// How many words to each side are near.
    pub const WINDOW: usize = 5;
    /// How often a word must stand near a hit to be a collocate.
    const FEWEST: u32 = 2;

    /// The collocates of hits, at most so many rows, without the function words if they are given.
    ///
    /// `articles` are those that were searched, whether they answer or not: they say how frequent a word is elsewhere.
    /// `hits` gives the hits of one of them, none where it does not answer. Near is a word at most [`Self::WINDOW`] words
    /// before or after a hit, in the same passage; one that is near two hits counts once, so that the words near and those
    /// elsewhere make up all words (Evert, "Corpora and collocations", 2008, section 3.1).
    pub fn of(
        corpus: &Corpus,
        wordlist: &Wordlist,
        articles: &[ArticleId],
        hits: &dyn Fn(ArticleId) -> Vec<Hit>,
        without: Option<&FunctionWords>,
        most: usize,
    ) -> Self {
        let mut answer = Self::default();
        let mut near = vec![0u32; wordlist.len()];
        let mut elsewhere = vec![0u32; wordlist.len()];
        let mut holding = vec![0u32; wordlist.len()];
        let mut last = vec![0u32; wordlist.len()];
        let mut places = Vec::new();
        for (round, &id) in articles.iter().enumerate() {
            let hits = hits(id);
            let tokens = corpus.words_of(id);
            answer.hits += hits.len() as u32;
            mark(&tokens, &hits, &mut places);
            for (token, place) in tokens.iter().zip(&places) {
                let word = wordlist.number(token.term) as usize;
                match place {
                    Place::Hit => {}
                    Place::Elsewhere => {
                        answer.elsewhere += 1;
                        elsewhere[word] += 1;
                    }
                    Place::Near => {
                        answer.near += 1;
                        near[word] += 1;
                        let round = round as u32 + 1;
                        if last[word] < round {
                            last[word] = round;
                            holding[word] += 1;
                        }
                    }
                }
            }
        }
        let candidates = (0..wordlist.len() as u32)
            .filter(|&number| near[number as usize] >= Self::FEWEST && without.is_none_or(|words| !words.has(number)));
        let mut found: Vec<(u32, Association)> = candidates
            .map(|number| {
                let word = number as usize;
                let association = Association::of((near[word], answer.near), (elsewhere[word], answer.elsewhere));
                (number, association)
            })
            .filter(|(number, association)| f64::from(near[*number as usize]) > association.expected)
            .collect();
        order::sort_by(&mut found, |(_, one), (_, other)| {
            other.log_likelihood.total_cmp(&one.log_likelihood)
        });
        answer.different = found.len();
        found.truncate(most);
        let row = |(number, association): (u32, Association)| {
            let word = number as usize;
            Collocate {
                term: wordlist.text(number).to_owned(),
                near: near[word],
                elsewhere: elsewhere[word],
                articles: holding[word],
                association,
            }
        };
        answer.rows = found.into_iter().map(row).collect();
        answer
    }
}

/// Where a word stands with regard to the hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Elsewhere,
    Near,
    Hit,
}

/// Writes the place of each word of an article. Hits may come in any order.
fn mark(tokens: &[Token], hits: &[Hit], places: &mut Vec<Place>) {
    places.clear();
    places.resize(tokens.len(), Place::Elsewhere);
    // The words of all hits first, so that one that is near another hit stays a hit.
    let spans: Vec<(usize, usize)> = hits
        .iter()
        .map(|hit| {
            let first = tokens.partition_point(|token| (token.part, token.end) <= (hit.part, hit.start));
            let end = tokens.partition_point(|token| (token.part, token.start) < (hit.part, hit.end));
            (first, end.max(first))
        })
        .collect();
    for &(first, end) in &spans {
        places[first..end].fill(Place::Hit);
    }
    for (hit, &(first, end)) in hits.iter().zip(&spans) {
        let window = first.saturating_sub(Collocates::WINDOW)..(end + Collocates::WINDOW).min(tokens.len());
        for at in window {
            if tokens[at].part == hit.part && places[at] == Place::Elsewhere {
                places[at] = Place::Near;
            }
        }
    }
}
