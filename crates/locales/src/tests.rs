use expect_test::expect;

use super::{Catalogue, module};

const ENGLISH: &str = "\
# A comment.
language = English
direction = ltr
close = Close
articles = { $number ->
    [one] { $number } article
   *[other] { $number } articles
}
compare = Compare { $one }
    with { $other }
";

fn read(tag: &str, text: &str) -> Result<Catalogue, String> {
    let english = Catalogue::read("en", ENGLISH, None).expect("it is right");
    Catalogue::read(tag, text, Some(&english))
}

#[test]
fn messages_become_functions_and_texts() {
    let german = "\
language = Deutsch
direction = ltr
close = Schließen
compare = { $other } und { $one } vergleichen
articles = { $number ->
   *[other] { $number } Artikel
    [one] ein Artikel
}
";
    let english = Catalogue::read("en", ENGLISH, None).expect("it is right");
    let others = [read("de", german).expect("it is right")];
    expect![[r#"
        /// All languages, the one for everybody else first.
        pub static LANGUAGES: [Language; 2] = [
            Language { tag: "en", name: "English", direction: "ltr", texts: "English\nltr\nClose\n\u{2}0\u{3}e\u{1}0 article\u{3}*\u{1}0 articles\u{4}\nCompare \u{1}0 with \u{1}1" },
            Language { tag: "de", name: "Deutsch", direction: "ltr", texts: "Deutsch\nltr\nSchließen\n\u{2}0\u{3}eein Artikel\u{3}*\u{1}0 Artikel\u{4}\n\u{1}1 und \u{1}0 vergleichen" },
        ];

        /// “Close”
        pub fn close() -> &'static str {
            text(2)
        }

        /// “{ $number } articles”
        pub fn articles(number: usize) -> String {
            filled(3, &[number.into()])
        }

        /// “Compare { $one } with { $other }”
        pub fn compare<'a>(one: impl Into<Value<'a>>, other: impl Into<Value<'a>>) -> String {
            filled(4, &[one.into(), other.into()])
        }
    "#]]
    .assert_eq(&module(&english, &others));
}

#[test]
fn mistakes_are_named_with_their_place() {
    let rest = "language = x\ndirection = ltr\nclose = x\narticles = x\ncompare = x\n";
    for (text, want) in [
        ("close = x\n", "locales/xx.ftl lacks “language”: “English”"),
        (
            &(rest.to_owned() + "open = x\n"),
            "locales/xx.ftl, line 6: “open” is not in en.ftl; take it out, or put it there first",
        ),
        (
            &(rest.to_owned() + "close = y\n"),
            "locales/xx.ftl, line 6: “close” stands here a second time; take one of them out",
        ),
        (
            &rest.replace("compare = x", "compare = { $two }"),
            "locales/xx.ftl, line 5: “compare” names $two, which the message of en.ftl does not",
        ),
        (
            &rest.replace("compare = x", "compare = { NUMBER($one) }"),
            "locales/xx.ftl, line 5: “compare” holds something in braces that is no variable; write { $name }",
        ),
        (
            &rest.replace(
                "articles = x",
                "articles = { $number ->\n    [lots] x\n   *[other] y\n}",
            ),
            "locales/xx.ftl, line 4: “articles” has the case [lots]; there are zero, one, two, few, many, other",
        ),
        (
            &rest.replace("compare = x", "compare =\n    .title = x"),
            "locales/xx.ftl, line 5: “compare” must have a text, and no attributes",
        ),
        (
            &(rest.to_owned() + "-brand = x\n"),
            "locales/xx.ftl, line 6: a term; write its words where they are said",
        ),
    ] {
        assert_eq!(read("xx", text).expect_err("it is wrong"), want);
    }
    let error = read("xx", "close = { $\n").expect_err("it is wrong");
    assert!(
        error.starts_with("locales/xx.ftl, line 1: this is no Fluent: "),
        "{error}"
    );
}
