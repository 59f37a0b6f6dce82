use dossier_engine::article::{Article, Block, BlockKind, Found, Origin};
use dossier_engine::{Collection, Corpus};

use super::*;

const PARTS: Parts<'static> = Parts {
    style: "@layer base { body { margin: 0 } }\n",
    script: "export function open() {}\nexport { initSync, __wbg_init as default };\n",
    program: b"\0asm\x01\0\0\0",
    stemmers: "",
    live_reload: None,
};

fn corpus(title: &str, paragraphs: &[&str]) -> Corpus {
    let body = |(place, text): (usize, &&str)| Block {
        kind: BlockKind::Body,
        lines: (place as u32 + 1, place as u32 + 1),
        text: (*text).to_owned(),
    };
    let furniture = Block {
        kind: BlockKind::Furniture {
            reason: "a menu".into(),
        },
        lines: (99, 99),
        text: "Home | Sport | Weather".into(),
    };
    let article = Article {
        slug: "one".into(),
        path: "one.txt".into(),
        language: "en".into(),
        title: Some(Found {
            value: "The first".into(),
            from: Origin::Manifest,
            line: None,
        }),
        source: Some(Found {
            value: "The Paper & Co".into(),
            from: Origin::Manifest,
            line: None,
        }),
        published: "2025-03".parse().ok().map(|value| Found {
            value,
            from: Origin::Manifest,
            line: None,
        }),
        blocks: paragraphs.iter().enumerate().map(body).chain([furniture]).collect(),
        ..Article::default()
    };
    Corpus::build(Collection {
        title: Some(title.into()),
        description: Some("What was \"said\" <where>".into()),
        articles: vec![article],
        ..Collection::default()
    })
}

fn template() -> String {
    inline(&PARTS, &corpus("Built", &["Some text."])).expect("a page")
}

#[test]
fn a_page_says_what_it_holds_before_any_script_runs() {
    let page = template();
    let slots = Slots::read(&page).expect("a page");
    assert_eq!(slots.title, "Built");
    assert_eq!(slots.description, "What was &quot;said&quot; &lt;where&gt;");
    assert_eq!(
        slots.articles,
        "<h1>Built</h1>\n<p>What was \"said\" &lt;where&gt;</p>\n<article lang=\"en\">\n<h2>The first</h2>\n\
         <p>The Paper &amp; Co, <time datetime=\"2025-03\">March 2025</time></p>\n<p>Some text.</p>\n</article>\n"
    );
    assert_eq!(slots.corpus, "", "the program carries the corpus");
}

#[test]
fn what_is_written_reads_back() {
    let page = template();
    assert_eq!(Slots::read(&page).map(|slots| slots.write()), Ok(page.clone()));
}

#[test]
fn packing_exchanges_the_corpus_and_nothing_else() {
    let template = template();
    let first = corpus("First", &["One."]);
    let second = corpus("Second", &["Two."]);
    let page = pack(&template, &second, "").expect("a page");
    assert_eq!(
        pack(&pack(&template, &first, "").expect("a page"), &second, ""),
        Ok(page.clone())
    );

    let (before, after) = (
        Slots::read(&template).expect("a page"),
        Slots::read(&page).expect("a page"),
    );
    assert_eq!(after.title, "Second");
    assert!(after.articles.contains("<p>Two.</p>"));
    assert!(!after.corpus.is_empty());
    assert_eq!(
        (before.policy, before.style, before.wasm, before.script),
        (after.policy, after.style, after.wasm, after.script)
    );
}

#[test]
fn a_page_carries_the_stemmers_of_its_languages_and_no_other() {
    let of = |languages: &[&str]| {
        let one = corpus("", &["Some text."]);
        let article = |language: &&str| Article {
            language: (*language).to_owned(),
            ..one.article(one.ids().next().expect("an article")).clone()
        };
        Corpus::build(Collection {
            articles: languages.iter().map(article).collect(),
            ..Collection::default()
        })
    };
    let stemmers = [
        stemmer("de", b"\0asm de"),
        stemmer("fr", b"\0asm fr"),
        stemmer("ru", b"\0asm ru"),
    ]
    .concat();
    for (languages, carried) in [
        (&["en", "und", "zh"][..], &[][..]),
        (&["de-AT", "en", "de", "fr"], &["de", "fr"]),
    ] {
        let page = pack(&template(), &of(languages), &stemmers).expect("a page");
        let slots = Slots::read(&page).expect("a page");
        let tags: Vec<&str> = slots
            .stemmers
            .split("<p lang=\"")
            .skip(1)
            .filter_map(|element| element.split('"').next())
            .collect();
        assert_eq!(tags, carried);
        // What a page was packed with before does not stay.
        let english = pack(&page, &of(&["en"]), "").expect("a page");
        assert_eq!(Slots::read(&english).expect("a page").stemmers, "");
        let parts = Parts {
            stemmers: &stemmers,
            ..PARTS
        };
        let built = inline(&parts, &of(languages)).expect("a page");
        assert_eq!(Slots::read(&built).expect("a page").stemmers, slots.stemmers);
    }
    assert_eq!(
        pack(&template(), &of(&["sv", "en"]), &stemmers),
        Err(PageError::NoStemmer { language: "sv".into() })
    );
}

#[test]
fn the_policy_allows_the_script_that_is_in_the_page() {
    let page = template();
    let slots = Slots::read(&page).expect("a page");
    assert_eq!(slots.policy, policy::policy(&slots.script, None));
}

#[test]
fn hostile_text_stays_text() {
    let hostile = "</p></main></script><script>alert(1)</script><img src=x onerror=alert(1)>{wasm}\u{2028}\u{a0}&nbsp;";
    let page = pack(&template(), &corpus(hostile, &[hostile]), "").expect("a page");
    let slots = Slots::read(&page).expect("still a page");
    assert!(!page.contains("<img") && !page.contains("<script>"));
    assert!(
        slots
            .articles
            .contains("onerror=alert(1)&gt;{wasm}\u{2028}&nbsp;&amp;nbsp;</p>")
    );
    assert_eq!(page.matches("</main>").count(), 1);
    assert_eq!(
        pack(&page, &corpus("Clean", &[]), ""),
        pack(&template(), &corpus("Clean", &[]), "")
    );
}

#[test]
fn a_large_corpus_is_listed_by_title() {
    let long = "word ".repeat(250_000);
    let page = pack(&template(), &corpus("Large", &[&long]), "").expect("a page");
    let slots = Slots::read(&page).expect("a page");
    assert!(
        slots
            .articles
            .contains("<li lang=\"en\">The first (The Paper &amp; Co, <time")
    );
    assert!(!slots.articles.contains("word word"));
}

#[test]
fn of_very_many_articles_the_first_are_listed_and_the_others_counted() {
    let (long, short) = (corpus("", &[&"word ".repeat(250_000)]), corpus("", &["word"]));
    let article = |of: &Corpus| of.article(of.ids().next().expect("an article")).clone();
    let listed = |count: usize| {
        let mut articles = vec![article(&short); count];
        articles[0] = article(&long);
        let many = Corpus::build(Collection {
            articles,
            ..Collection::default()
        });
        let html = first_paint::html(&many);
        (
            html.matches("<li").count(),
            html.rsplit_once("</ul>\n").map(|(_, rest)| rest.to_owned()),
        )
    };
    for (count, shown, rest) in [
        (100, 100, ""),
        (500, 500, ""),
        (501, 500, "<p>One more article is not listed here.</p>\n"),
        (510, 500, "<p>10 more articles are not listed here.</p>\n"),
    ] {
        assert_eq!(listed(count), (shown, Some(rest.to_owned())), "{count} articles");
    }
}

#[test]
fn a_file_that_is_no_page_is_refused_by_name_of_the_part() {
    let none = corpus("None", &[]);
    assert_eq!(
        pack("<!DOCTYPE html><p>Hello", &none, ""),
        Err(PageError::NotAPage { part: "policy" })
    );
    let without_corpus = template().replace("dossier-corpus", "corpus");
    assert!(matches!(
        pack(&without_corpus, &none, ""),
        Err(PageError::NotAPage { part: "stemmers" })
    ));
    assert!(pack(template().trim_end_matches("</html>"), &none, "").is_err());
    assert!(PageError::NotAPage { part: "wasm" }.to_string().contains("its wasm"));
}

#[test]
fn what_cannot_stand_in_one_file_is_refused() {
    let none = corpus("None", &[]);
    let with_script = |written| {
        inline(
            &Parts {
                script: &script(written, b"")?,
                ..PARTS
            },
            &none,
        )
    };
    assert!(matches!(
        with_script("import { a } from './snippets/a.js';"),
        Err(PageError::Import { .. })
    ));
    assert!(matches!(
        with_script("const end = '</script>';"),
        Err(PageError::Breaks { element: "script", .. })
    ));
    let styled = inline(
        &Parts {
            style: "</style>",
            ..PARTS
        },
        &none,
    );
    assert!(matches!(styled, Err(PageError::Breaks { element: "style", .. })));
}

#[test]
fn a_served_page_allows_its_reloading_script() {
    let served = inline(
        &Parts {
            live_reload: Some("reload()"),
            ..PARTS
        },
        &corpus("Served", &[]),
    )
    .expect("a page");
    let slots = Slots::read(&served).expect("a page");
    assert_eq!(slots.reload, "<script>reload()</script>\n");
    assert!(slots.policy.contains("connect-src 'self'"));
}
