//! The word list: every word of a corpus once, forms that differ only in accents together, in order.
//!
//! Statistics count by these words, and concordance lines are ordered by them: a word's number is its place in the
//! order, so that comparing two numbers compares two words.

use crate::corpus::Corpus;

/// The words of a corpus, numbered in the order of their folded text. It is plain data, made once for a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wordlist {
    /// The words one after another, in order.
    text: String,
    words: Vec<Word>,
    /// For each term of the vocabulary, the number of its word.
    numbers: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    /// Where its text ends; it begins where the word before ends.
    end: u32,
    occurrences: u32,
}

impl Wordlist {
    /// The words of a corpus. The vocabulary is in their order already; articles are not read.
    pub fn of(corpus: &Corpus) -> Self {
        let terms = corpus.vocabulary().len() as u32;
        let mut list = Self {
            numbers: Vec::with_capacity(terms as usize),
            ..Self::default()
        };
        corpus.vocabulary().each(0..terms, |term, folded| {
            let (_, occurrences) = corpus.frequency(term);
            let is_known = list
                .words
                .len()
                .checked_sub(1)
                .is_some_and(|last| list.text(last as u32) == folded);
            match list.words.last_mut().filter(|_| is_known) {
                Some(word) => word.occurrences += occurrences,
                None => {
                    list.text.push_str(folded);
                    list.words.push(Word {
                        end: list.text.len() as u32,
                        occurrences,
                    });
                }
            }
            list.numbers.push(list.words.len() as u32 - 1);
        });
        list
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The number of the word that a term of the vocabulary is a form of.
    pub fn number(&self, term: u32) -> u32 {
        self.numbers[term as usize]
    }

    /// The folded text of a word.
    pub fn text(&self, number: u32) -> &str {
        let end = |number: usize| self.words[number].end as usize;
        let start = (number as usize).checked_sub(1).map_or(0, end);
        &self.text[start..end(number as usize)]
    }

    /// The number of the word with that folded text.
    pub fn find(&self, folded: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.text(middle) < folded {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        ((low as usize) < self.len() && self.text(low) == folded).then_some(low)
    }

    /// How often a word stands in the whole corpus.
    pub fn occurrences(&self, number: u32) -> u32 {
        self.words[number as usize].occurrences
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::corpus::Collection;

    #[test]
    fn words_are_in_order_with_their_accents_together() {
        let corpus = Corpus::build(Collection {
            articles: vec![
                Article::of_text("a", "Zebra resume"),
                Article::of_text("b", "résumé Ante"),
            ],
            ..Collection::default()
        });
        let list = Wordlist::of(&corpus);
        let words: Vec<(&str, u32)> = (0..3)
            .map(|number| (list.text(number), list.occurrences(number)))
            .collect();
        assert_eq!(words, [("ante", 1), ("resume", 2), ("zebra", 1)]);
        assert_eq!(list.len(), 3);
        for (word, number) in [
            ("ante", Some(0)),
            ("resume", Some(1)),
            ("zebra", Some(2)),
            ("", None),
            ("b", None),
            ("zz", None),
        ] {
            assert_eq!(list.find(word), number, "{word}");
        }
        for id in corpus.ids() {
            let article = corpus.article(id);
            for token in corpus.tokens(id) {
                let surface = &article.part(token.part)[token.start as usize..token.end as usize];
                assert_eq!(list.text(list.number(token.term)), crate::text::fold(surface));
            }
        }
    }

    #[test]
    fn no_articles_are_no_words() {
        let list = Wordlist::of(&Corpus::build(Collection::default()));
        assert!(list.is_empty());
        assert_eq!(list.find("a"), None);
    }
}
