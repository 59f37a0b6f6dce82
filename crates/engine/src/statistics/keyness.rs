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
        let here = Counts::of(corpus, wordlist, articles);
        let all = |number: usize| wordlist.occurrences(number as u32);
        let there = (0..wordlist.len()).map(|number| all(number).saturating_sub(here.counts[number]));
        let there: Vec<u32> = there.collect();
        Self::between(wordlist, &here, &there, without, most)
    }

    /// The same against some other articles.
    pub fn against(
        corpus: &Corpus,
        wordlist: &Wordlist,
        articles: &[ArticleId],
        others: &[ArticleId],
        without: Option<&FunctionWords>,
        most: usize,
    ) -> Self {
        let there = Counts::of(corpus, wordlist, others).counts;
        Self::between(wordlist, &Counts::of(corpus, wordlist, articles), &there, without, most)
    }

    fn between(
        wordlist: &Wordlist,
        here: &Counts,
        there: &[u32],
        without: Option<&FunctionWords>,
        most: usize,
    ) -> Self {
        let Counts { counts, holding } = here;
        let numbers = 0..wordlist.len() as u32;
        let mut answer = Self {
            here: counts.iter().sum(),
            there: there.iter().sum(),
            ..Self::default()
        };
        if answer.here == 0 || answer.there == 0 {
            return answer;
        }
        let elsewhere = |number: u32| there[number as usize];
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

/// How often each word of a list stands in some articles.
struct Counts {
    counts: Vec<u32>,
    /// In how many of them.
    holding: Vec<u32>,
}

impl Counts {
    fn of(corpus: &Corpus, wordlist: &Wordlist, articles: &[ArticleId]) -> Self {
        let (mut counts, mut holding) = (vec![0u32; wordlist.len()], vec![0u32; wordlist.len()]);
        let mut last = vec![0u32; wordlist.len()];
        for (round, &id) in articles.iter().enumerate() {
            let round = round as u32 + 1;
            for token in corpus.words_of(id).iter() {
                let word = wordlist.number(token.term) as usize;
                counts[word] += 1;
                if last[word] < round {
                    last[word] = round;
                    holding[word] += 1;
                }
            }
        }
        Self { counts, holding }
    }
}
