//! Keyness: the words that are particular to some articles of a corpus, against all the others.

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::order;
use crate::statistics::{Association, FunctionWords};
use crate::wordlist::Wordlist;

/// The words that are more frequent in some articles, and those that are less. Both are empty if either side is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keyness {
    /// How many words the articles have.
    pub here: u32,
    /// How many words all others have.
    pub there: u32,
    /// What is more frequent here: the surest first, then in alphabetical order.
    pub more: Vec<Keyword>,
    /// What is less frequent here, in the same order.
    pub less: Vec<Keyword>,
    /// How many rows each of the two would have without a limit.
    pub different: [usize; 2],
}

/// A word that is more, or less, frequent here than there.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyword {
    /// The folded word.
    pub term: String,
    /// How often it stands here.
    pub here: u32,
    /// How often there.
    pub there: u32,
    /// In how many of the articles here: a keyword of a single article says little about the others.
    pub articles: u32,
    /// How surely the frequencies differ, and by how much.
    pub association: Association,
}

impl Keyness {
    /// The keywords of those articles against the rest of the corpus, at most so many each way, without the function
    /// words if they are given. Only those articles are read: what they do not hold is in the rest.
    pub fn of(
        corpus: &Corpus,
        wordlist: &Wordlist,
        articles: &[ArticleId],
        without: Option<&FunctionWords>,
        most: usize,
    ) -> Self {
        let mut counts = vec![0u32; wordlist.len()];
        let mut holding = vec![0u32; wordlist.len()];
        let mut last = vec![0u32; wordlist.len()];
        let mut here = 0;
        for (round, &id) in articles.iter().enumerate() {
            let round = round as u32 + 1;
            for token in corpus.words_of(id).iter() {
                let word = wordlist.number(token.term) as usize;
                here += 1;
                counts[word] += 1;
                if last[word] < round {
                    last[word] = round;
                    holding[word] += 1;
                }
            }
        }
        let numbers = 0..wordlist.len() as u32;
        let all: u32 = numbers.clone().map(|number| wordlist.occurrences(number)).sum();
        let mut answer = Self {
            here,
            there: all.saturating_sub(here),
            ..Self::default()
        };
        if answer.here == 0 || answer.there == 0 {
            return answer;
        }
        let elsewhere = |number: u32| wordlist.occurrences(number).saturating_sub(counts[number as usize]);
        let mut found: Vec<(u32, Association)> = numbers
            .filter(|&number| without.is_none_or(|words| !words.has(number)))
            .map(|number| {
                let one = (counts[number as usize], answer.here);
                (number, Association::of(one, (elsewhere(number), answer.there)))
            })
            .filter(|(_, association)| association.log_likelihood > 0.0)
            .collect();
        order::sort_by(&mut found, |(_, one), (_, other)| {
            other.log_likelihood.total_cmp(&one.log_likelihood)
        });
        for (number, association) in found {
            let word = number as usize;
            let is_less = f64::from(counts[word]) <= association.expected;
            answer.different[usize::from(is_less)] += 1;
            let side = if is_less { &mut answer.less } else { &mut answer.more };
            if side.len() < most {
                side.push(Keyword {
                    term: wordlist.text(number).to_owned(),
                    here: counts[word],
                    there: elsewhere(number),
                    articles: holding[word],
                    association,
                });
            }
        }
        answer
    }
}
