//! Tables on small corpora, counted by hand, and laws on arbitrary ones.

use proptest::prelude::*;

use super::*;
use crate::article::{Article, ArticleId};
use crate::corpus::{Collection, Corpus};
use crate::hits::Hit;
use crate::text;
use crate::wordlist::Wordlist;

fn corpus(texts: &[&str]) -> Corpus {
    let articles = texts.iter().enumerate();
    let articles = articles.map(|(place, text)| Article::of_text(&place.to_string(), text));
    Corpus::build(Collection {
        articles: articles.collect(),
        ..Collection::default()
    })
}

fn all(corpus: &Corpus) -> Vec<ArticleId> {
    corpus.ids().collect()
}

/// The places of a word, without the search.
fn places(corpus: &Corpus, id: ArticleId, word: &str) -> Vec<Hit> {
    let article = corpus.article(id);
    let hits = corpus.tokens(id).iter().map(|token| Hit {
        part: token.part,
        start: token.start,
        end: token.end,
    });
    hits.filter(|hit| text::fold(&article.part(hit.part)[hit.range()]) == word)
        .collect()
}

fn frequencies(corpus: &Corpus, most: usize) -> Frequencies {
    Frequencies::of(corpus, &Wordlist::of(corpus), &all(corpus), None, most)
}

#[test]
fn frequencies_counted_by_hand() {
    // 10 words in articles of 2, 3 and 5; an empty article is no part.
    let corpus = corpus(&["été a", "a b a", "Ete c c b a", "…"]);
    let found = frequencies(&corpus, 99);
    assert_eq!((found.words, found.articles, found.different), (10, 3, 4));
    let rows: Vec<_> = found
        .rows
        .iter()
        .map(|it| (it.term.as_str(), it.count, it.per_million, it.articles))
        .collect();
    assert_eq!(
        rows,
        [
            ("a", 4, 400_000.0, 3),
            ("b", 2, 200_000.0, 2),
            ("c", 2, 200_000.0, 1),
            ("ete", 2, 200_000.0, 2)
        ]
    );
    // Shares of all words: .2 .3 .5, so that DP is divided by 1 − .2.
    // a: shares ¼ ½ ¼; DP = ½ (.05 + .2 + .25) = .25; / .8 = .3125
    // b: 0 ½ ½; DP = ½ (.2 + .2 + 0) = .2; / .8 = .25
    // c: 0 0 1; DP = ½ (.2 + .3 + .5) = .5; / .8 = .625
    // ete: ½ 0 ½; DP = ½ (.3 + .3 + 0) = .3; / .8 = .375
    for (row, dispersion) in found.rows.iter().zip([0.3125, 0.25, 0.625, 0.375]) {
        assert!((row.dispersion - dispersion).abs() < 1e-12, "{row:?}");
    }
}

#[test]
fn dispersion_at_its_ends() {
    let even = frequencies(&corpus(&["a b", "b a", "a b"]), 99);
    assert!(even.rows.iter().all(|row| row.dispersion < 1e-12), "{even:?}");
    let clumped = frequencies(&corpus(&["a a", "b b", "c c"]), 99);
    assert!(
        clumped.rows.iter().all(|row| row.dispersion > 1.0 - 1e-12),
        "{clumped:?}"
    );
    assert_eq!(frequencies(&corpus(&["a b c"]), 1).rows[0].dispersion, 0.0);
}

#[test]
fn only_the_rows_are_limited_and_filtered() {
    let corpus = corpus(&["the port of the city", "the port"]);
    let wordlist = Wordlist::of(&corpus);
    let without = FunctionWords::of(&corpus, &wordlist);
    let found = Frequencies::of(&corpus, &wordlist, &all(&corpus), Some(&without), 1);
    assert_eq!((found.words, found.different), (7, 2));
    assert_eq!(found.rows.len(), 1);
    assert_eq!((found.rows[0].term.as_str(), found.rows[0].count), ("port", 2));
    assert_eq!(frequencies(&corpus, 0).rows, []);
    let nothing = Frequencies::of(&corpus, &wordlist, &[], None, 9);
    assert_eq!((nothing.words, nothing.rows.len()), (0, 0));
}

#[test]
fn ngrams_counted_by_hand() {
    let corpus = corpus(&[
        "the port of call\nport of call",
        "The Port. Of!\ncall",
        "of call the port",
    ]);
    let wordlist = Wordlist::of(&corpus);
    let table = |lengths, without: Option<&FunctionWords>| {
        let found = ngrams(&corpus, &wordlist, &all(&corpus), lengths, without, 99);
        let rows = found
            .into_iter()
            .map(|row| format!("{} {} {}", row.term, row.count, row.articles));
        rows.collect::<Vec<_>>()
    };
    assert_eq!(
        table(2..=4, None),
        [
            "of call 3 2",
            "port of 3 2",
            "the port 3 3",
            "port of call 2 1",
            "the port of 2 2"
        ]
    );
    assert_eq!(table(3..=3, None), ["port of call 2 1", "the port of 2 2"]);
    assert_eq!(table(4..=4, None), [""; 0]);
    let without = FunctionWords::of(&corpus, &wordlist);
    assert_eq!(table(2..=4, Some(&without)), ["port of call 2 1"]);
}

#[test]
fn ngrams_are_written_as_the_text_writes_them() {
    let corpus = corpus(&["天津港 and 天津港", "T-34 t 34"]);
    let found = ngrams(&corpus, &Wordlist::of(&corpus), &all(&corpus), 2..=4, None, 99);
    let terms: Vec<&str> = found.iter().map(|row| row.term.as_str()).collect();
    assert_eq!(terms, ["t 34", "天津", "天津港", "津港"]);
}

#[test]
fn collocates_counted_by_hand() {
    // Near are at most five words to each side, in the same passage: of the first line x1 to x5 and "ship", not x0.
    let corpus = corpus(&[
        "x0 x1 x2 x3 x4 x5 port ship\nship",
        "old port ship y port",
        "ship old x0 old",
    ]);
    let wordlist = Wordlist::of(&corpus);
    let found = Collocates::of(
        &corpus,
        &wordlist,
        &all(&corpus),
        &|id| places(&corpus, id, "port"),
        None,
        99,
    );
    // Near: x1 x2 x3 x4 x5 ship, old ship y. Elsewhere: x0 ship, ship old x0 old.
    assert_eq!((found.hits, found.near, found.elsewhere), (3, 9, 6));
    // "ship" twice near, twice elsewhere: 2 < 4 * 9 / 15 = 2.4, so it is none; "old" stands but once near.
    assert_eq!(found.rows, []);

    let corpus = self::corpus(&["port ship a", "port ship b port", "c d e", "f g ship h", "port port"]);
    let wordlist = Wordlist::of(&corpus);
    let found = Collocates::of(
        &corpus,
        &wordlist,
        &all(&corpus),
        &|id| places(&corpus, id, "port"),
        None,
        99,
    );
    // Near: ship a, ship b. Elsewhere: c d e, f g ship h. A hit near a hit counts nowhere.
    assert_eq!((found.hits, found.near, found.elsewhere, found.different), (5, 4, 7, 1));
    let row = &found.rows[0];
    assert_eq!(
        (row.term.as_str(), row.near, row.elsewhere, row.articles),
        ("ship", 2, 1, 2)
    );
    // Expected 3 * 4 / 11 = 1.0909 and 1.9091, of other words 2.9091 and 5.0909.
    // G² = 2 (2 ln(2/1.0909) + 1 ln(1/1.9091) + 2 ln(2/2.9091) + 6 ln(6/5.0909))
    //    = 2 (1.21227 − 0.64663 − 0.74939 + 0.98582) = 1.60415; log₂((2/4) / (1/7)) = log₂ 3.5 = 1.80735
    assert!((row.association.expected - 12.0 / 11.0).abs() < 1e-12);
    assert_eq!(
        (row.association.log_likelihood, row.association.log_ratio),
        (1.60, 1.81)
    );
}

#[test]
fn keyness_counted_by_hand() {
    let corpus = corpus(&["a a a b", "a b b b", "b b c b"]);
    let wordlist = Wordlist::of(&corpus);
    let found = Keyness::of(&corpus, &wordlist, &[ArticleId(0)], None, 99);
    assert_eq!((found.here, found.there), (4, 8));
    let table = |side: &[Keyword]| {
        let row = |it: &Keyword| {
            (
                it.term.clone(),
                it.here,
                it.there,
                it.association.log_likelihood,
                it.association.log_ratio,
            )
        };
        side.iter().map(row).collect::<Vec<_>>()
    };
    // a: 3 of 4, 1 of 8. Expected 4/3 and 8/3, of other words 8/3 and 16/3.
    // G² = 2 (3 ln(9/4) + ln(3/8) + ln(3/8) + 7 ln(21/16)) = 2 (2.43279 − 0.98083 − 0.98083 + 1.90353) = 4.74932
    // log₂((3/4) / (1/8)) = log₂ 6 = 2.58496
    assert_eq!(table(&found.more), [("a".to_owned(), 3, 1, 4.75, 2.58)]);
    // b: 1 of 4, 6 of 8. Expected 7/3 and 14/3, of other words 5/3 and 10/3.
    // G² = 2 (ln(3/7) + 6 ln(9/7) + 3 ln(9/5) + 2 ln(3/5)) = 2 (−0.84730 + 1.50789 + 1.76336 − 1.02165) = 2.80459
    // log₂((1/4) / (6/8)) = −1.58496
    // c: 0 of 4, 1 of 8. Expected 1/3 and 2/3, of other words 11/3 and 22/3.
    // G² = 2 (0 + ln(3/2) + 4 ln(12/11) + 7 ln(21/22)) = 2 (0.40547 + 0.34805 − 0.32564) = 0.85575
    // log₂((0.5/4) / (1/8)) = 0
    assert_eq!(
        table(&found.less),
        [("b".to_owned(), 1, 6, 2.8, -1.58), ("c".to_owned(), 0, 1, 0.86, 0.0)]
    );
    let one = Keyness::of(&corpus, &wordlist, &[ArticleId(0)], None, 1);
    assert_eq!((one.more.len(), one.less.len()), (1, 1));
    assert_eq!(one.different, [found.more.len(), found.less.len()]);
}

#[test]
fn nothing_is_particular_if_a_side_is_empty() {
    let corpus = corpus(&["a b", "…"]);
    let wordlist = Wordlist::of(&corpus);
    for articles in [&[ArticleId(0)][..], &[ArticleId(1)], &[], &[ArticleId(0), ArticleId(1)]] {
        let found = Keyness::of(&corpus, &wordlist, articles, None, 9);
        assert!(found.more.is_empty() && found.less.is_empty(), "{articles:?}");
    }
}

proptest! {
    #[test]
    fn frequencies_are_all_words(texts in prop::collection::vec("([a-cé]{1,2} ){0,9}", 0..6)) {
        let corpus = corpus(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let found = frequencies(&corpus, usize::MAX);
        let words: usize = texts.iter().map(|text| text::words(text).count()).sum();
        prop_assert_eq!(found.words as usize, words);
        prop_assert_eq!(found.rows.iter().map(|row| row.count as usize).sum::<usize>(), words);
        prop_assert!(found.rows.iter().all(|row| (0.0..=1.0).contains(&row.dispersion)));
        prop_assert!(found.rows.iter().all(|row| row.articles <= row.count && row.articles <= found.articles));
        let mut reversed = all(&corpus);
        reversed.reverse();
        prop_assert_eq!(Frequencies::of(&corpus, &Wordlist::of(&corpus), &reversed, None, usize::MAX), found);
    }

    /// The same runs as writing each out, whatever the limit.
    #[test]
    fn ngrams_agree_with_writing_them_out(texts in prop::collection::vec("([ab] ){0,12}(\n([ab] ){0,9})?", 0..4), most in 0usize..30) {
        let corpus = corpus(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let mut written: Vec<String> = Vec::new();
        for line in texts.iter().flat_map(|text| text.lines()) {
            let words: Vec<&str> = line.split_whitespace().collect();
            written.extend((2..=4).flat_map(|length| words.windows(length).map(|run| run.join(" "))));
        }
        written.sort();
        let mut naive: Vec<(u32, String)> = written
            .chunk_by(|one, other| one == other)
            .map(|run| (run.len() as u32, run[0].clone()))
            .filter(|(count, _)| *count > 1)
            .collect();
        naive.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
        let found = ngrams(&corpus, &Wordlist::of(&corpus), &all(&corpus), 2..=4, None, most);
        naive.truncate(most);
        prop_assert_eq!(found.into_iter().map(|row| (row.count, row.term)).collect::<Vec<_>>(), naive);
    }

    /// Words near, words elsewhere and words of hits are all words.
    #[test]
    fn collocates_part_the_words(texts in prop::collection::vec("([a-d] ){0,30}", 0..4)) {
        let corpus = corpus(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let wordlist = Wordlist::of(&corpus);
        let found = Collocates::of(&corpus, &wordlist, &all(&corpus), &|id| places(&corpus, id, "a"), None, 99);
        let words: usize = corpus.ids().map(|id| corpus.tokens(id).len()).sum();
        prop_assert_eq!((found.near + found.elsewhere + found.hits) as usize, words);
        let surplus = |row: &Collocate| f64::from(row.near) > row.association.expected;
        prop_assert!(found.rows.iter().all(surplus));
        prop_assert!(found.rows.iter().all(|row| row.near >= 2 && row.term != "a"));
        // A neighbour is near however it is counted.
        let naive: usize = texts.iter().map(|text| {
            let words: Vec<&str> = text.split_whitespace().collect();
            let near = |at: usize| words[at] != "a" && words[at.saturating_sub(5)..(at + 6).min(words.len())].contains(&"a");
            (0..words.len()).filter(|&at| near(at)).count()
        }).sum();
        prop_assert_eq!(found.near as usize, naive);
    }

    /// Keyness seen from the rest is the same with the sides changed.
    #[test]
    fn keyness_has_two_sides(texts in prop::collection::vec("([a-d] ){0,20}", 2..5)) {
        let corpus = corpus(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let wordlist = Wordlist::of(&corpus);
        let (one, rest) = (vec![ArticleId(0)], all(&corpus)[1..].to_vec());
        let (here, there) = (Keyness::of(&corpus, &wordlist, &one, None, 99), Keyness::of(&corpus, &wordlist, &rest, None, 99));
        let table = |side: &[Keyword]| side.iter().map(|it| (it.term.clone(), it.association.log_likelihood)).collect::<Vec<_>>();
        prop_assert_eq!(table(&here.more), table(&there.less));
        prop_assert_eq!(table(&here.less), table(&there.more));
        prop_assert_eq!((here.here, here.there), (there.there, there.here));
    }
}
