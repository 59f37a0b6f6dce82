//! Concordance lines: each hit with the words before and after it, in an order that brings like contexts together.
//!
//! Before and after are meant in reading order, whichever way the script runs.

use std::cmp::Ordering;
use std::ops::Range;

use crate::article::{ArticleId, Part};
use crate::corpus::Corpus;
use crate::corpus::Token;
use crate::hits::Hit;
use crate::order;
use crate::wordlist::Wordlist;

/// An order of concordance lines. What is equal stays in the order of the results, then of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineOrder {
    /// As the results are.
    #[default]
    Results,
    /// By the word before the hit, then the one before that, and so on.
    Before,
    /// By the word after the hit, then the one after that, and so on.
    After,
    /// By outlet.
    Outlet,
    /// Earliest first; undated articles last.
    Date,
}

impl LineOrder {
    /// All orders, as they are offered.
    pub const ALL: [Self; 5] = [Self::Results, Self::Before, Self::After, Self::Outlet, Self::Date];

    /// The word used in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Results => "results",
            Self::Before => "before",
            Self::After => "after",
            Self::Outlet => "outlet",
            Self::Date => "date",
        }
    }

    /// The order with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }
}

/// All concordance lines of a search, in order, as places; text is made only of those that are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    places: Vec<Place>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    article: ArticleId,
    number: u32,
    hit: Hit,
}

/// A hit with its context. White space of any kind is one space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The article.
    pub article: ArticleId,
    /// Which of the article's hits it is, counted from 1: the `at` of an address.
    pub at: u32,
    /// What precedes it in the same passage, up to the hit.
    pub before: String,
    /// The hit itself.
    pub hit: String,
    /// What follows it in the same passage.
    pub after: String,
}

/// How many words of context are compared: about as many as are shown.
const COMPARED: usize = 8;
/// How many characters of context are shown on each side, at most.
const SHOWN: usize = 60;

/// The words next to a hit, nearest first, as their numbers in the word list plus one; 0 where the passage has ended.
type Context = [u32; COMPARED];

impl Lines {
    /// The lines of those articles, which stand in the order of the results.
    ///
    /// `hits` gives the hits of one article in reading order, and is asked once for each. A line takes 24 bytes, and 32
    /// more while lines are put in order by context; no text is kept. Articles are read, once, only for orders by context.
    pub fn of(
        corpus: &Corpus,
        wordlist: &Wordlist,
        articles: &[ArticleId],
        hits: &dyn Fn(ArticleId) -> Vec<Hit>,
        order: LineOrder,
    ) -> Self {
        let mut places = Vec::new();
        let mut contexts: Vec<Context> = Vec::new();
        for article in in_order(corpus, articles, order) {
            let found = hits(article);
            if matches!(order, LineOrder::Before | LineOrder::After) {
                let tokens = corpus.words_of(article);
                contexts.extend(found.iter().map(|&hit| context(wordlist, &tokens, hit, order)));
            }
            places.extend(
                found
                    .into_iter()
                    .zip(1..)
                    .map(|(hit, number)| Place { article, number, hit }),
            );
        }
        if !contexts.is_empty() {
            let mut sorted: Vec<u32> = (0..places.len() as u32).collect();
            order::sort_by(&mut sorted, |&one, &other| {
                contexts[one as usize].cmp(&contexts[other as usize])
            });
            places = sorted.into_iter().map(|place| places[place as usize].clone()).collect();
        }
        Self { places }
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is no line.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The lines in a range, as far as there are such.
    pub fn window(&self, corpus: &Corpus, range: Range<usize>) -> Vec<Line> {
        let end = range.end.min(self.len());
        let places = &self.places[range.start.min(end)..end];
        places.iter().map(|place| line(corpus, place)).collect()
    }
}

fn in_order(corpus: &Corpus, articles: &[ArticleId], by: LineOrder) -> Vec<ArticleId> {
    let mut articles = articles.to_vec();
    match by {
        LineOrder::Results | LineOrder::Before | LineOrder::After => {}
        LineOrder::Outlet => {
            order::sort_by_key(&mut articles, |&id| corpus.catalogue().by_source[id.index()]);
        }
        LineOrder::Date => order::sort_by_key(&mut articles, |&id| {
            let date = corpus.published(id);
            (date.is_none(), date)
        }),
    }
    articles
}

fn context(wordlist: &Wordlist, tokens: &[Token], hit: Hit, order: LineOrder) -> Context {
    let mut context = [0; COMPARED];
    let mut write = |words: &mut dyn Iterator<Item = &Token>| {
        for (slot, token) in context.iter_mut().zip(words.take_while(|token| token.part == hit.part)) {
            *slot = wordlist.number(token.term) + 1;
        }
    };
    if order == LineOrder::Before {
        let end = tokens.partition_point(|token| (token.part, token.end) <= (hit.part, hit.start));
        write(&mut tokens[..end].iter().rev());
    } else {
        write(&mut tokens[first_from(tokens, hit.part, hit.end)..].iter());
    }
    context
}

/// The first word that begins at a byte of a part, or after it.
fn first_from(tokens: &[Token], part: Part, at: u32) -> usize {
    tokens.partition_point(|token| (token.part, token.start).cmp(&(part, at)) == Ordering::Less)
}

fn line(corpus: &Corpus, place: &Place) -> Line {
    let hit = place.hit;
    let passage = corpus.article(place.article).part(hit.part);
    let tokens = corpus.tokens(place.article);
    let piece = |range: Range<usize>| with_single_spaces(passage.get(range).unwrap_or_default());
    let start = match passage
        .get(..hit.start as usize)
        .and_then(|before| before.char_indices().nth_back(SHOWN))
    {
        // The first word that is whole. Where not even one is, as in an endless address, it is cut where it must be.
        Some((before, c)) => {
            let cut = before + c.len_utf8();
            let word = tokens.get(first_from(tokens, hit.part, cut as u32));
            let word = word.filter(|word| word.part == hit.part && word.end <= hit.start);
            word.map_or(cut, |word| word.start as usize)
        }
        None => 0,
    };
    let end = match passage
        .get(hit.end as usize..)
        .and_then(|after| after.char_indices().nth(SHOWN))
    {
        Some((length, _)) => {
            let cut = hit.end as usize + length;
            let whole = tokens.partition_point(|token| (token.part, token.end) <= (hit.part, cut as u32));
            let word = whole.checked_sub(1).map(|last| tokens[last]);
            let word = word.filter(|word| word.part == hit.part && word.start >= hit.end);
            word.map_or(cut, |word| word.end as usize)
        }
        None => passage.len(),
    };
    Line {
        article: place.article,
        at: place.number,
        before: piece(start..hit.start as usize).trim_start().to_owned(),
        hit: piece(hit.range()),
        after: piece(hit.end as usize..end).trim_end().to_owned(),
    }
}

fn with_single_spaces(text: &str) -> String {
    let mut single = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            single.push(c);
        } else if !single.ends_with(' ') {
            single.push(' ');
        }
    }
    single
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::article::{Article, Found};
    use crate::corpus::Collection;
    use crate::text;

    fn corpus(texts: &[&str]) -> Corpus {
        let articles = texts.iter().enumerate();
        let articles = articles.map(|(place, text)| Article::of_text(&place.to_string(), text));
        Corpus::build(Collection {
            articles: articles.collect(),
            ..Collection::default()
        })
    }

    /// The places of a word, without the search.
    fn places(corpus: &Corpus, id: ArticleId, word: &str) -> Vec<Hit> {
        let article = corpus.article(id);
        let tokens = corpus.words_of(id);
        let tokens = tokens.iter();
        let hits = tokens.map(|&Token { part, start, end, .. }| Hit { part, start, end });
        hits.filter(|hit| text::fold(&article.part(hit.part)[hit.range()]) == word)
            .collect()
    }

    fn lines(corpus: &Corpus, word: &str, order: LineOrder) -> Vec<Line> {
        let ids: Vec<ArticleId> = corpus.ids().collect();
        let lines = Lines::of(
            corpus,
            &Wordlist::of(corpus),
            &ids,
            &|id| places(corpus, id, word),
            order,
        );
        let window = lines.window(corpus, 0..usize::MAX);
        assert_eq!(window.len(), lines.len());
        window
    }

    fn written(lines: &[Line]) -> Vec<String> {
        let written = |line: &Line| {
            let number = line.article.index();
            format!("{number}.{} {}[{}]{}", line.at, line.before, line.hit, line.after)
        };
        lines.iter().map(written).collect()
    }

    #[test]
    fn a_line_has_its_context_from_its_own_passage() {
        let corpus = corpus(&["the old Port of\tcall\nPort, port.", "no"]);
        assert_eq!(
            written(&lines(&corpus, "port", LineOrder::Results)),
            ["0.1 the old [Port] of call", "0.2 [Port], port.", "0.3 Port, [port]."]
        );
    }

    #[test]
    fn context_is_cut_at_a_word() {
        let text = format!("{}port {}", "abcdefg ".repeat(20), "(hijklmn) ".repeat(20));
        let corpus_of_words = corpus(&[&text]);
        let [line] = &lines(&corpus_of_words, "port", LineOrder::Results)[..] else {
            panic!("one hit is one line");
        };
        assert_eq!(line.before, "abcdefg ".repeat(7)); // 56 of 60 characters
        assert_eq!(line.after, format!("{} (hijklmn", " (hijklmn)".repeat(5))); // 59 of 60
        let endless = corpus(&[&format!("{}ж port", "ж".repeat(90))]);
        let [line] = &lines(&endless, "port", LineOrder::Results)[..] else {
            panic!("one hit is one line");
        };
        assert_eq!(line.before, format!("{} ", "ж".repeat(59)));
    }

    #[test]
    fn each_order_brings_together_what_it_says() {
        let mut articles: Vec<Article> = ["a Éclair port z", "c eclair port y port x", "port"]
            .iter()
            .zip(["0", "1", "2"])
            .map(|(text, slug)| Article::of_text(slug, text))
            .collect();
        for (article, source) in articles.iter_mut().zip(["Zeta", "Élan", "Echo"]) {
            article.source = Found::given(source.to_owned());
        }
        articles[0].published = Found::given("2025-03".parse().expect("a date"));
        articles[2].published = Found::given("2024".parse().expect("a date"));
        let corpus = Corpus::build(Collection {
            articles,
            ..Collection::default()
        });
        for (order, want) in [
            (LineOrder::Results, ["0.1", "1.1", "1.2", "2.1"]),
            (LineOrder::Before, ["2.1", "0.1", "1.1", "1.2"]), // "", "eclair a", "eclair c", "y port …"
            (LineOrder::After, ["2.1", "1.2", "1.1", "0.1"]),  // "", "x", "y", "z"
            (LineOrder::Outlet, ["2.1", "1.1", "1.2", "0.1"]),
            (LineOrder::Date, ["2.1", "0.1", "1.1", "1.2"]),
        ] {
            let lines = lines(&corpus, "port", order);
            let got: Vec<String> = lines
                .iter()
                .map(|it| format!("{}.{}", it.article.index(), it.at))
                .collect();
            assert_eq!(got, want, "{order:?}");
            assert_eq!(LineOrder::from_name(order.name()), Some(order));
        }
    }

    #[test]
    fn a_window_is_a_part_of_all_lines() {
        let corpus = corpus(&["port a port b port c", "port d"]);
        let all = lines(&corpus, "port", LineOrder::After);
        let ids: Vec<ArticleId> = corpus.ids().collect();
        let hits = |id| places(&corpus, id, "port");
        let lines = Lines::of(&corpus, &Wordlist::of(&corpus), &ids, &hits, LineOrder::After);
        assert_eq!(lines.window(&corpus, 1..3), all[1..3]);
        assert_eq!(lines.window(&corpus, 3..9), all[3..]);
        assert_eq!(lines.window(&corpus, 9..12), []);
    }

    #[test]
    fn a_hit_that_is_no_place_of_the_text_is_an_empty_line() {
        let corpus = corpus(&["é port"]);
        let ids: Vec<ArticleId> = corpus.ids().collect();
        for (start, end) in [(1, 4), (2, 900), (900, 901)] {
            let part = Part::Block(0);
            let hits = |_| vec![Hit { part, start, end }];
            let lines = Lines::of(&corpus, &Wordlist::of(&corpus), &ids, &hits, LineOrder::Before);
            assert_eq!(lines.window(&corpus, 0..1)[0].hit, "", "{start}..{end}");
        }
    }

    proptest! {
        /// The same order as writing out the words next to each hit and sorting them with the standard library.
        #[test]
        fn order_by_context_is_a_sort_of_words(texts in prop::collection::vec("([abÁ]{1,2} ){0,7}(\n([abÁ]{1,2} ){0,7})?", 1..5)) {
            let corpus = corpus(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            for order in [LineOrder::Before, LineOrder::After] {
                let mut naive: Vec<(Vec<String>, usize, u32)> = Vec::new();
                for (number, text) in texts.iter().enumerate() {
                    let mut at = 0;
                    for passage in text.lines() {
                        let words: Vec<String> = text::words(passage).map(|word| word.folded).collect();
                        for place in (0..words.len()).filter(|&place| words[place] == "a") {
                            at += 1;
                            let context = match order {
                                LineOrder::Before => words[..place].iter().rev().cloned().collect(),
                                _ => words[place + 1..].to_vec(),
                            };
                            naive.push((context, number, at));
                        }
                    }
                }
                naive.sort();
                let got: Vec<(usize, u32)> = lines(&corpus, "a", order).iter().map(|it| (it.article.index(), it.at)).collect();
                prop_assert_eq!(got, naive.into_iter().map(|it| (it.1, it.2)).collect::<Vec<_>>());
            }
        }

        /// Whatever the text, a line is text of its passage, and no context is longer than it may be.
        #[test]
        fn lines_of_any_text(text in "(.{0,9}[ é。a]){0,40}") {
            let corpus = corpus(&[&text]);
            for line in lines(&corpus, "a", LineOrder::After) {
                let whole = with_single_spaces(&text);
                let joined = [line.before.as_str(), &line.hit, &line.after].concat();
                prop_assert!(whole.contains(&joined), "{:?} in {:?}", joined, whole);
                prop_assert!(line.before.chars().count() <= SHOWN && line.after.chars().count() <= SHOWN);
            }
        }
    }
}
