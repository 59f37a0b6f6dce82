//! A listing: the articles that a search found, as a table for other programs.
//!
//! The same as JSON is [`crate::json::search`].

use crate::article::Found;
use crate::citation;
use crate::corpus::Corpus;
use crate::search::Results;
use crate::table;

/// The columns, as their head names them.
const HEAD: [&str; 10] = [
    "id",
    "title",
    "source",
    "published",
    "authors",
    "language",
    "words",
    "matches",
    "url",
    "snippet",
];

/// At most `limit` articles in the order of the results, as CSV in UTF-8 (RFC 4180, but for line feeds alone at the ends of
/// lines; what a spreadsheet would take for a formula is led by an apostrophe). What is not known is empty; the opening words
/// that stand for a title are in brackets; authors are separated by `; `.
pub fn csv<'a>(corpus: &'a Corpus, results: &Results, limit: Option<usize>) -> String {
    let mut table = String::new();
    table::push_row(&mut table, &HEAD);
    for ranked in results.articles.iter().take(limit.unwrap_or(usize::MAX)) {
        let article = corpus.article(ranked.id);
        let text = |value: &'a Option<Found<String>>| value.as_ref().map_or("", |it| &it.value[..]);
        let published = article.published.as_ref();
        table::push_row(
            &mut table,
            &[
                &article.slug,
                &citation::title(article),
                text(&article.source),
                &published.map_or(String::new(), |it| it.value.to_string()),
                &article.authors.as_ref().map_or(String::new(), |it| it.value.join("; ")),
                match &article.language[..] {
                    "und" => "",
                    language => language,
                },
                &corpus.word_count(ranked.id).to_string(),
                &ranked.matches.to_string(),
                text(&article.url),
                &results.snippet(corpus, ranked.id).text(),
            ],
        );
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::corpus::Collection;
    use crate::search::search;
    use crate::table::tests::read;
    use crate::view::View;

    #[test]
    fn each_article_is_a_row() {
        let mut article = Article::of_text("a", "The consul, \"at last\", spoke. The consul left.");
        article.title = Found::given("=HYPERLINK(1)".to_owned());
        article.source = Found::given("AP".to_owned());
        article.authors = Found::given(vec!["Ann Lee".to_owned(), "Bo".to_owned()]);
        article.published = Found::given("2025-03".parse().expect("it is a date"));
        let mut bare = Article::of_text("b", "မြန်မာ consul");
        bare.language = "und".to_owned();
        let corpus = Corpus::build(Collection {
            articles: vec![article, bare, Article::of_text("c", "none")],
            ..Collection::default()
        });
        let results = search(&corpus, &View::parse("q=consul&sort=title").0);
        let table = csv(&corpus, &results, None);
        let rows = read(&table);
        assert_eq!(rows[0], HEAD);
        let mut rows: Vec<String> = rows[1..].iter().map(|row| row.join("|")).collect();
        rows.sort();
        assert_eq!(
            rows,
            [
                "a|'=HYPERLINK(1)|AP|2025-03|Ann Lee; Bo|en|10|2||The consul, \"at last\", spoke. The consul left.",
                "b|[မြန်မာ consul]|||||4|1||မြန်မာ consul",
            ]
        );
        assert_eq!(csv(&corpus, &results, Some(0)).lines().count(), 1);
    }
}
