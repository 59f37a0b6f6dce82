//! Searches on small corpora, as tables. tests/differential.rs holds searching against reading every word.

use super::*;
use crate::article::{Article, Found};
use crate::corpus::Collection;
use crate::facets::FacetKey;

fn corpus(texts: &[&str]) -> Corpus {
    let slugs = ["a", "b", "c", "d", "e"];
    let articles = texts
        .iter()
        .zip(slugs)
        .map(|(text, slug)| Article::of_text(slug, text))
        .collect();
    Corpus::build(Collection {
        articles,
        ..Collection::default()
    })
}

/// Slug and number of hits of each article found, in order.
fn found(corpus: &Corpus, query: &str) -> Vec<(String, usize)> {
    let results = search(
        corpus,
        &View {
            query: query.to_owned(),
            ..View::default()
        },
    );
    results
        .articles
        .iter()
        .map(|it| (corpus.slug(it.id).to_owned(), it.matches as usize))
        .collect()
}

#[test]
fn words_phrases_exclusion_and_the_word_being_typed() {
    let corpus = corpus(&[
        "Port authority opens port. Portal.",
        "The port closes; authority opens",
        "Opening a door",
    ]);
    let check = |query: &str, expected: &[(&str, usize)]| {
        let expected: Vec<(String, usize)> = expected
            .iter()
            .map(|(slug, hits)| ((*slug).to_owned(), *hits))
            .collect();
        assert_eq!(found(&corpus, query), expected, "{query}");
    };
    check("port ", &[("a", 2), ("b", 1)]);
    check("port", &[("a", 3), ("b", 1)]);
    check("\"port authority\"", &[("a", 1)]);
    check("authority -portal", &[("b", 1)]);
    check("\"opens\" -\"port closes\"", &[("a", 1)]);
    check("-port", &[("c", 0)]);
    check("\"port port\"", &[]);
    check("zebra port", &[]);
    check("", &[("a", 0), ("b", 0), ("c", 0)]);
}

#[test]
fn a_phrase_does_not_run_from_one_block_into_the_next() {
    assert_eq!(found(&corpus(&["arms\nsupplier"]), "\"arms supplier\""), []);
}

#[test]
fn clauses_found_nowhere_are_named() {
    let corpus = corpus(&["alpha beta", "gamma"]);
    let absent = |query: &str| {
        search(
            &corpus,
            &View {
                query: query.to_owned(),
                ..View::default()
            },
        )
        .absent
    };
    let words = |line: &str| -> Vec<String> {
        absent(line)
            .iter()
            .map(|absent| line[absent.span.clone()].to_owned())
            .collect()
    };
    assert_eq!(
        words("alpha zebra \"beta zulu\" -gamma -xylophone "),
        ["zebra", "\"beta zulu\""]
    );
    assert_eq!(words("alpha gamma"), [""; 0]);
}

#[test]
fn a_part_is_taken_out_of_a_line_with_all_that_only_it_needed() {
    for (line, part, expected) in [
        ("alpha zebra", "zebra", "alpha "),
        ("alpha zebra ", "zebra", "alpha "),
        ("zebra alpha", "zebra", "alpha"),
        ("alpha  zebra  beta", "zebra", "alpha beta"),
        ("alpha AND zebra", "zebra", "alpha "),
        ("zebra AND alpha", "zebra", "alpha"),
        ("alpha AND zebra AND beta", "zebra", "alpha AND beta"),
        ("alpha (zebra beta)", "zebra", "alpha (beta)"),
        ("alpha (beta zebra)", "zebra", "alpha (beta)"),
        ("alpha (zebra) beta", "zebra", "alpha beta"),
        ("(zebra) AND alpha", "zebra", "alpha"),
        ("alpha AND (zebra)", "zebra", "alpha "),
        ("alpha BRAND zebra", "zebra", "alpha BRAND "),
        ("zebra ANDES", "zebra", "ANDES"),
        ("zebra", "zebra", ""),
    ] {
        let at = line.find(part).expect("the part is in the line");
        assert_eq!(advice::without(line, &(at..at + part.len())), expected, "{line}");
    }
    assert_eq!(advice::without("é", &(1..2)), "é", "a place within a letter is none");
}

#[test]
fn a_field_holds_words_in_a_row_or_is_whole() {
    let sources = ["Times", "The New York Times", "TIMES ", "New Times"];
    let articles = ["a", "b", "c", "d"].into_iter().zip(sources).map(|(slug, source)| {
        let mut article = Article::of_text(slug, "A port.");
        article.source = Found::given(source.to_owned());
        article
    });
    let corpus = Corpus::build(Collection {
        articles: articles.collect(),
        ..Collection::default()
    });
    for (query, expected) in [
        ("source:Times ", "abcd"),
        ("source:=Times ", "ac"),
        ("-source:=\"times\"", "bd"),
        ("-source:=\"New Times\"", "abc"),
        ("source:=\"New York Times\"", ""),
        ("source:=\"new tim", "d"),
    ] {
        let mut slugs: Vec<String> = found(&corpus, query).into_iter().map(|(slug, _)| slug).collect();
        slugs.sort();
        assert_eq!(slugs.concat(), expected, "{query}");
    }
}

#[test]
fn facets_count_what_choosing_them_would_leave() {
    let mut articles: Vec<Article> = [("a", "one"), ("b", "one"), ("c", "two")]
        .iter()
        .map(|(slug, text)| Article::of_text(slug, text))
        .collect();
    for (article, (source, date)) in
        articles
            .iter_mut()
            .zip([("AP", "2025-03-04"), ("TMT", "2025-03"), ("TMT", "2024")])
    {
        article.source = Found::given(source.to_owned());
        article.published = Found::given(date.parse().expect("a date"));
    }
    let corpus = Corpus::build(Collection {
        articles,
        ..Collection::default()
    });
    let check = |address: &str, slugs: &[&str], sources: &[(&str, usize)]| {
        let results = search(&corpus, &View::parse(address).0);
        let got: Vec<&str> = results
            .articles
            .iter()
            .map(|it| corpus.article(it.id).slug.as_str())
            .collect();
        assert_eq!(got, slugs, "{address}");
        let expected: Vec<(String, usize)> = sources
            .iter()
            .map(|(value, count)| ((*value).to_owned(), *count))
            .collect();
        assert_eq!(
            results.facets.iter().find(|it| it.key == FacetKey::Source).map(|it| it
                .values
                .iter()
                .map(|count| (count.value.clone(), count.if_chosen))
                .collect()),
            Some(expected),
            "{address}"
        );
    };
    check("", &["a", "b", "c"], &[("TMT", 2), ("AP", 1)]);
    check("source=AP", &["a"], &[("TMT", 2), ("AP", 1)]);
    check(
        "source=AP&source=TMT&sort=oldest",
        &["c", "b", "a"],
        &[("TMT", 2), ("AP", 1)],
    );
    check("q=one&source=AP", &["a"], &[("AP", 1), ("TMT", 1)]);
    check("from=2025", &["a", "b"], &[("AP", 1), ("TMT", 1)]);
    check("from=2025&source=Nobody", &[], &[("AP", 1), ("TMT", 1), ("Nobody", 0)]);
}

#[test]
fn the_best_answer_comes_first_however_the_query_was_read() {
    let corpus = corpus(&["one two two", "one one one", "two"]);
    let query = || Query::plain("one");
    let slugs = |results: Results| results.articles.iter().map(|it| it.id.index()).collect::<Vec<_>>();
    assert_eq!(slugs(search_for(&corpus, query(), &View::default(), true)), [1, 0]);
    assert_eq!(
        slugs(search_for(
            &corpus,
            query(),
            &View {
                sort: Some(Sort::Longest),
                ..View::default()
            },
            true
        )),
        [0, 1]
    );
}

#[test]
fn answers_stay_the_same_once_positions_are_known() {
    let letters = || "abcdefghijklmnopqr".chars();
    let many: String = letters()
        .flat_map(|one| letters().map(move |other| format!("q{one}{other} ")))
        .collect();
    let texts = [
        "Port authority opens port. The port, the port authority and the port.",
        "The port closes; authority opens the port authority",
        "the the the port authority",
        "ကိုယ်စားလှယ် port authority ကို",
        &many,
    ];
    let lines = [
        "\"the port\"",
        "\"port authority\"",
        "\"the the\"",
        "\"the port",
        "\"port authority\" the",
        "\"port authority\" \"the port\"",
        "\"authority opens\" OR \"the port\"",
        "title:\"port authority\"",
        "\"port authority\" -\"the port\"",
        "\"no such\" port",
        "\"opens port the\"",
        "=\"The port\"",
        "ကိုယ်စား",
        "the NEAR/3 \"port authority\"",
        "port authority",
        "the closes",
        "the /port a.*/",
        "authority p",
        "q",
        "qa* OR the",
    ];
    let (made, known) = (corpus(&texts), corpus(&texts));
    assert!(known.prepare(3), "some are left");
    while known.prepare(3) {}
    for line in lines {
        let answer = |corpus: &Corpus| {
            let view = View {
                query: line.to_owned(),
                ..View::default()
            };
            let results = search(corpus, &view);
            let hits: Vec<Vec<Hit>> = corpus.ids().map(|id| results.hits(corpus, id)).collect();
            (results.articles.clone(), results.notes(line), hits)
        };
        let first = answer(&known);
        assert_eq!(answer(&corpus(&texts)), first, "the first to be asked: {line}");
        assert_eq!(answer(&made), first, "{line}");
    }
    assert_eq!(found(&known, "\"the the\""), [("c".to_owned(), 1)]);
}

#[test]
fn a_snippet_from_the_middle_keeps_its_punctuation() {
    let before = "one two three four five six seven eight nine ten ".repeat(4);
    let corpus = corpus(&[&format!(
        "{before}of Russia’s ports, which the consul (a friend) saw. It went on."
    )]);
    let view = View {
        query: "\"consul\"".to_owned(),
        ..View::default()
    };
    let snippet = search(&corpus, &view).snippet(&corpus, ArticleId(0)).text();
    assert!(
        snippet.ends_with("of Russia’s ports, which the consul (a friend) saw. It went on."),
        "{snippet}"
    );
}
