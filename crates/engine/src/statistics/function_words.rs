//! Function words: the articles, pronouns, prepositions and the like, which a table of words can leave out.

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::facets::{self, FacetKey};
use crate::order;
use crate::wordlist::Wordlist;

/// Which words of a word list are function words.
///
/// In English it is a list. In any other language, of which at least ten articles are at hand, it is a word of at most
/// five characters that stands in at least three quarters of them: function words are the most frequent and the shortest
/// words of a language (Zipf, "The Psycho-Biology of Language", 1935), and so a list is not needed for each. A short
/// name of which nearly every article speaks is taken for one; the tables say what is left out. A word counts in the
/// language in which it mostly stands ("die" is English only where most of its occurrences are).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionWords(Vec<bool>);

impl FunctionWords {
    const FEWEST_ARTICLES: u32 = 10;
    const LONGEST: usize = 5;

    /// The function words of a corpus. English articles are not read; others are, once.
    pub fn of(corpus: &Corpus, wordlist: &Wordlist) -> Self {
        let mut found = vec![false; wordlist.len()];
        let mut not_english = vec![0; wordlist.len()];
        let tag = |id: ArticleId| facets::values(corpus, id, FacetKey::Language).first().copied();
        let language = |id: ArticleId| tag(id).map_or("", primary);
        for other in order::distinct(corpus.ids().map(language)) {
            if other == "en" {
                continue;
            }
            let (mut articles, mut occurrences, mut holding) = (0, vec![0; wordlist.len()], vec![0; wordlist.len()]);
            let mut last = vec![0; wordlist.len()];
            for id in corpus.ids().filter(|&id| language(id) == other) {
                articles += 1;
                for token in corpus.words_of(id).iter() {
                    let word = wordlist.number(token.term) as usize;
                    not_english[word] += 1;
                    occurrences[word] += 1;
                    if last[word] < articles {
                        last[word] = articles;
                        holding[word] += 1;
                    }
                }
            }
            if articles < Self::FEWEST_ARTICLES {
                continue;
            }
            for (word, &holding) in holding.iter().enumerate() {
                let number = word as u32;
                found[word] |= holding * 4 >= articles * 3
                    && occurrences[word] * 2 >= wordlist.occurrences(number)
                    && wordlist.text(number).chars().count() <= Self::LONGEST;
            }
        }
        for number in ENGLISH.split_ascii_whitespace().filter_map(|word| wordlist.find(word)) {
            let word = number as usize;
            found[word] |= not_english[word] * 2 < wordlist.occurrences(number);
        }
        Self(found)
    }

    /// Whether the word with that number is one.
    pub fn has(&self, number: u32) -> bool {
        self.0.get(number as usize).is_some_and(|&found| found)
    }
}

/// The language without region and script.
fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// Closed classes of English, folded. Without "may" and "us", which are a month and a country as well.
const ENGLISH: &str = "a about above across after again against all along already also although always am among an and \
    another any are aren't around as at away be became because become been before being below between both but by can \
    can't cannot could couldn't did didn't do does doesn't doing don't done down during each either else ever every few \
    for from further had hadn't has hasn't have haven't having he her here hers herself him himself his how however i \
    if in into is isn't it its itself just least less many me might mine more most much must my myself neither never no \
    nor not nothing now of off often on once only onto or other others our ours ourselves out over own per perhaps \
    quite rather same shall she should shouldn't since so some such than that the their theirs them themselves then \
    there therefore these they this those though through throughout thus to together too toward towards under unless \
    until up upon very via was wasn't we were weren't what when where whether which while who whom whose why will with \
    within without won't would wouldn't yet you your yours yourself yourselves";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::corpus::Collection;

    fn function_words(texts: &[(&str, String)]) -> Vec<String> {
        let articles = texts.iter().enumerate().map(|(place, (language, text))| Article {
            language: (*language).to_owned(),
            ..Article::of_text(&place.to_string(), text)
        });
        let corpus = Corpus::build(Collection {
            articles: articles.collect(),
            ..Collection::default()
        });
        let wordlist = Wordlist::of(&corpus);
        let function_words = FunctionWords::of(&corpus, &wordlist);
        let numbers = 0..wordlist.len() as u32;
        let found = numbers.filter(|&number| function_words.has(number));
        found.map(|number| wordlist.text(number).to_owned()).collect()
    }

    #[test]
    fn english_has_a_list() {
        let text = "The visit of May: they DON’T go, and the US said so.".to_owned();
        assert_eq!(
            function_words(&[("en-GB", text.clone())]),
            ["and", "don't", "of", "so", "the", "they"]
        );
        assert_eq!(function_words(&[("de", text)]), [""; 0]);
    }

    #[test]
    fn elsewhere_short_words_that_stand_almost_everywhere() {
        let german = |place: usize| ("de", format!("der Hafen{place} und die Regierung a{}", place % 2));
        let nine: Vec<_> = (0..9).map(german).collect();
        assert_eq!(function_words(&nine), [""; 0], "nine articles are too few to tell");
        let ten: Vec<_> = (0..10).map(german).collect();
        assert_eq!(function_words(&ten), ["der", "die", "und"]);
    }

    #[test]
    fn a_word_counts_in_the_language_where_it_mostly_stands() {
        let german = (0..10).map(|_| ("de", "was was was will".to_owned()));
        let english = (
            "en",
            "was will will will will will will will will will will will".to_owned(),
        );
        let both: Vec<_> = german.chain([english]).collect();
        // "was" is a function word in both. "will" stands ten times in German (in every article) and eleven in English.
        assert_eq!(function_words(&both), ["was", "will"]);
        let russian = (0..3).map(|_| ("ru", "the the".to_owned()));
        let few: Vec<_> = russian.chain([("en", "the a".to_owned())]).collect();
        assert_eq!(function_words(&few), ["a"], "\"the\" is mostly Russian here");
    }

    #[test]
    fn the_list_is_sorted_folded_and_without_doubles() {
        let words: Vec<&str> = ENGLISH.split_ascii_whitespace().collect();
        assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "{words:?}");
        assert!(words.iter().all(|word| crate::text::fold(word) == *word));
    }
}
