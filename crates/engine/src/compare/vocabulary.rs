//! Vocabulary: the words that one article has and the others compared have not, or less often.

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::statistics::{FunctionWords, Keyness, Keyword};
use crate::wordlist::Wordlist;

/// For each article the words that are more frequent in it than in the others compared, the surest first, at most thirty;
/// function words are left out. Chance alone brings one word in twenty as far as the last of them.
pub fn vocabulary(
    corpus: &Corpus,
    wordlist: &Wordlist,
    function_words: &FunctionWords,
    articles: &[ArticleId],
) -> Vec<Vec<Keyword>> {
    const MOST: usize = 30;
    const ONE_IN_TWENTY: f64 = 3.84; // of the chi-squared distribution with one degree of freedom
    let words = |&article: &ArticleId| {
        let others: Vec<ArticleId> = articles.iter().copied().filter(|&it| it != article).collect();
        let mut words = Keyness::against(corpus, wordlist, &[article], &others, Some(function_words), MOST).more;
        words.retain(|word| word.association.log_likelihood >= ONE_IN_TWENTY);
        words
    };
    articles.iter().map(words).collect()
}
