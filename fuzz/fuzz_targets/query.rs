//! Any line: it is read and searched for without a panic, and what is said points at places that are there.
//!
//! ```text
//! RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none query -- -max_total_time=600 -max_len=10000 -dict=fuzz/query.dict
//! ```
//!
//! A line that breaks something goes into `crates/engine/tests/findings/`, where it is tried by every test run.

#![no_main]

use std::cell::OnceCell;

use dossier_engine::View;
use dossier_engine::article::{Article, Block, BlockKind, Found, Origin};
use dossier_engine::corpus::{Collection, Corpus};
use dossier_engine::search::{hits_in, search};
use libfuzzer_sys::fuzz_target;

thread_local! {
    static CORPUS: OnceCell<Corpus> = const { OnceCell::new() };
}

fuzz_target!(|line: &str| {
    CORPUS.with(|corpus| try_line(corpus.get_or_init(corpus_of_few), line));
});

fn try_line(corpus: &Corpus, line: &str) {
    let view = View {
        query: line.to_owned(),
        ..View::default()
    };
    let results = search(corpus, &view);
    for remark in &results.query.remarks {
        assert!(
            line.get(remark.span.clone()).is_some(),
            "a remark about no place of the line"
        );
    }
    let _ = results.notes(line);
    for id in corpus.ids() {
        let hits = hits_in(corpus, line, id);
        for hit in &hits {
            let marked = corpus.article(id).part(hit.part).get(hit.range());
            assert!(
                marked.is_some_and(|text| !text.is_empty()),
                "a hit at no place of the text"
            );
        }
        for pair in hits.windows(2) {
            assert!(
                pair[0].part < pair[1].part || pair[0].end <= pair[1].start,
                "hits overlap"
            );
        }
    }
}

fn corpus_of_few() -> Corpus {
    let texts = [
        (
            "en",
            "The port",
            "The port of T-34 opened: “all ports are open”, 1,000 said in the U.S. at 5km. Don’t.",
        ),
        (
            "fr",
            "L’été",
            "L’été à l’école : « le port est ouvert » — cafe\u{301} ﬁn, ß, İstanbul.",
        ),
        (
            "my",
            "ဆိပ်ကမ်း",
            "ဆိပ်ကမ်းကို ညနေတွင်ပြန်ဖွင့်သည်။ 港口开放。 ท่าเรือเปิด الميناءُ مفتوح שָׁלוֹם 가각",
        ),
    ];
    let article = |(number, (language, title, text)): (usize, (&str, &str, &str))| Article {
        slug: format!("article-{number}"),
        path: format!("{number}.txt"),
        language: language.to_owned(),
        title: Some(found(title.to_owned())),
        source: Some(found("The Port Post".to_owned())),
        agency: None,
        authors: None,
        published: "2025-03".parse().ok().map(found),
        url: None,
        tags: Some(found(vec!["port".to_owned()])),
        blocks: vec![Block {
            kind: BlockKind::Body,
            lines: (1, 1),
            text: text.to_owned(),
        }],
        warnings: Vec::new(),
    };
    Corpus::build(Collection {
        articles: texts.into_iter().enumerate().map(article).collect(),
        ..Collection::default()
    })
}

fn found<T>(value: T) -> Found<T> {
    Found {
        value,
        from: Origin::Manifest,
        line: None,
    }
}
