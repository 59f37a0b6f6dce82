//! Any line may be typed: reading and searching never panic, and what is said points at places that are there.
//!
//! Lines come from lists of hostile strings that lie beside the repository (or where `DOSSIER_SHARED` says; without them
//! that test says so and passes), from `findings/`, where every line stays that once broke something, and are made here.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use dossier_engine::View;
use dossier_engine::article::{Article, Block, BlockKind, Found, Origin};
use dossier_engine::corpus::{Collection, Corpus};
use dossier_engine::name::{Name, NameKind};
use dossier_engine::search::{hits_in, search};
use proptest::prelude::*;

/// The longest line that is tried, in characters.
const LONGEST: usize = 10_000;

/// What lines are made of: every sign of the query language, words that are there, and characters that are strange.
const TOKENS: &[&str] = &[
    "\"",
    "“",
    "”",
    "«",
    "»",
    "„",
    "'",
    "’",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "/",
    "\\",
    "-",
    "--",
    "- ",
    "=",
    "=\"",
    "*",
    "?",
    "~",
    "~2",
    "~9",
    "^",
    "$",
    "|",
    "+",
    ".",
    "..",
    ":",
    ">",
    "<",
    ">=",
    ",",
    " ",
    "\t",
    "\n",
    "\u{a0}",
    "\u{3000}",
    " OR ",
    " AND ",
    " NOT ",
    " NEAR ",
    " NEAR/",
    "NEAR/5 ",
    " BEFORE/99999999999999999999 ",
    "OR",
    "NOT",
    "title:",
    "quote:",
    "source:",
    "person:",
    "date:",
    "words:",
    "date:2025-02-31",
    "date:2025..",
    "date:>",
    "words:>800",
    "words:..99999999999999999999",
    "tag:\"",
    "/a",
    "/(a|b)*/",
    "/a{1,100}/",
    "/(((a{100}){100}){100})/",
    "/[a-",
    "/[^",
    "/[z-a]/",
    "/\\b/",
    "/\\p{L}/",
    "/a b/",
    "/(a* )*b/",
    "a*b*c*",
    "****",
    "port",
    "ports",
    "T-34",
    "U.S.",
    "1,000",
    "5km",
    "l’été",
    "café",
    "cafe\u{301}",
    "ﬁ",
    "ß",
    "İ",
    "ı",
    "ſ",
    "Ǆ",
    "가",
    "각",
    "ท่าเรือ",
    "港口",
    "ဆိပ်ကမ်း",
    "الميناء",
    "ـ",
    "\u{64b}",
    "שָׁלוֹם",
    "\u{200b}",
    "\u{200d}",
    "\u{200f}",
    "\u{202e}",
    "\u{2066}",
    "\u{ad}",
    "\u{feff}",
    "\u{fffd}",
    "\u{0}",
    "\u{7f}",
    "\u{301}",
    "\u{301}\u{301}\u{301}",
    "👩‍👩‍👧‍👦",
    "🇲🇲",
    "𝔭𝔬𝔯𝔱",
    "\u{10ffff}",
    "²",
    "½",
    "٣",
    "Ⅷ",
];

fn corpus() -> Corpus {
    let texts = [
        (
            "en",
            "The port",
            "The port of T-34 opened: “all ports are open”, 1,000 said in the U.S. at 5km. A café; don’t.",
        ),
        (
            "fr",
            "L’été",
            "L’été à l’école : « le port est ouvert » — cafe\u{301} ﬁn, ß, İstanbul.",
        ),
        (
            "my",
            "",
            "ဆိပ်ကမ်းကို ညနေတွင်ပြန်ဖွင့်သည်။ 港口开放。 ท่าเรือเปิด الميناءُ مفتوح שָׁלוֹם 가각 👩‍👩‍👧‍👦",
        ),
        (
            "und",
            "Nothing",
            "a a a a a a a b aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ),
        ("en", "", ""),
    ];
    fn found<T>(value: T) -> Option<Found<T>> {
        let from = Origin::Manifest;
        Some(Found {
            value,
            from,
            line: None,
        })
    }
    let article = |(number, (language, title, text)): (usize, (&str, &str, &str))| Article {
        slug: format!("article-{number}"),
        path: format!("{number}.txt"),
        language: language.to_owned(),
        title: found(title.to_owned()).filter(|title| !title.value.is_empty()),
        source: found("The Port Post".to_owned()),
        published: "2025-03".parse().ok().and_then(found),
        tags: found(vec!["port".to_owned()]),
        blocks: vec![Block {
            kind: BlockKind::Body,
            lines: (1, 1),
            text: text.to_owned(),
        }],
        ..Article::default()
    };
    Corpus::build(Collection {
        articles: texts.into_iter().enumerate().map(article).collect(),
        names: vec![Name {
            name: "Port".to_owned(),
            kind: NameKind::Place,
            also: vec!["ท่าเรือ".to_owned()],
        }],
        ..Collection::default()
    })
}

/// Searches for a line, and looks whether all that is said points at places that are there.
fn check(corpus: &Corpus, line: &str) {
    let view = View {
        query: line.to_owned(),
        ..View::default()
    };
    let results = search(corpus, &view);
    for remark in &results.query.remarks {
        assert!(
            line.get(remark.span.clone()).is_some(),
            "{:?} of {line:?}: {}",
            remark.span,
            remark.text
        );
        assert!(!remark.text.trim().is_empty(), "an empty remark for {line:?}");
    }
    let _ = results.notes(line);
    // Long lines are read again for every article, so one article has to do for them.
    let articles = if line.len() > 2_000 { 1 } else { corpus.len() };
    for id in corpus.ids().take(articles) {
        let hits = hits_in(corpus, line, id);
        for hit in &hits {
            let part = corpus.article(id).part(hit.part);
            let marked = part.get(hit.range());
            assert!(marked.is_some_and(|text| !text.is_empty()), "{hit:?} for {line:?}");
        }
        for pair in hits.windows(2) {
            assert!(
                pair[0].part < pair[1].part || pair[0].end <= pair[1].start,
                "hits overlap or are out of order: {pair:?} for {line:?}"
            );
        }
    }
}

/// Checks lines, says which took longest, and fails if one took so long that a reader would think the page is broken.
fn check_all(lines: impl IntoIterator<Item = String>) {
    const PATIENCE: Duration = Duration::from_secs(20); // much, since the tests are not optimised and share the machine
    let corpus = corpus();
    let mut slowest = (Duration::ZERO, String::new());
    let mut count = 0;
    for line in lines {
        let line: String = line.chars().take(LONGEST).collect();
        let started = Instant::now();
        check(&corpus, &line);
        count += 1;
        let took = started.elapsed();
        if took > slowest.0 {
            slowest = (took, line.chars().take(60).collect());
        }
    }
    println!("{count} lines; the slowest took {:?}: {:?}", slowest.0, slowest.1);
    assert!(slowest.0 < PATIENCE, "{:?} took {:?}", slowest.1, slowest.0);
}

/// A file of the packed hostile strings, if it lies beside the repository.
fn hostile(name: &str) -> Option<String> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("DOSSIER_SHARED").map_or_else(beside, PathBuf::from);
    let pack = shared.join("corpora/hostile/hostile.tar.xz");
    if !pack.is_file() {
        eprintln!("Skipped: {} is not there.", pack.display());
        return None;
    }
    let output = Command::new("tar").arg("-xJOf").arg(&pack).arg(name).output().ok()?;
    assert!(output.status.success(), "tar cannot unpack {name}");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn lists_of_hostile_strings() {
    for name in ["blns/blns.txt", "xss/payloads.txt", "utf8/UTF-8-test.txt"] {
        let Some(text) = hostile(name) else { return };
        let lines = text.lines().map(str::to_owned);
        // All of it as one line, too.
        check_all(lines.chain([text.clone()]));
    }
}

#[test]
fn what_once_broke_something() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings");
    let files = std::fs::read_dir(&folder).expect("the folder of findings");
    let read = |path: PathBuf| String::from_utf8_lossy(&std::fs::read(path).expect("a finding")).into_owned();
    let findings: Vec<String> = files
        .map(|file| file.expect("a finding").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(read)
        .collect();
    assert!(!findings.is_empty(), "{} holds no finding", folder.display());
    // A file may end with a line feed that the line did not have.
    let bare: Vec<String> = findings
        .iter()
        .map(|line| line.trim_end_matches('\n').to_owned())
        .collect();
    check_all(findings.into_iter().chain(bare));
}

#[test]
fn every_sign_again_and_again() {
    let long = |token: &str| token.repeat(LONGEST / token.chars().count().max(1));
    check_all(TOKENS.iter().flat_map(|token| {
        [
            (*token).to_owned(),
            format!("port {token}"),
            format!("{token} port"),
            token.repeat(3),
            long(token),
            long(&format!("{token}a")),
        ]
    }));
}

#[test]
fn deep_and_long_lines() {
    let deep = |open: &str, close: &str, depth: usize| format!("{}port{}", open.repeat(depth), close.repeat(depth));
    let mut lines = Vec::new();
    for depth in [1, 63, 64, 65, 300, 2_400] {
        lines.extend([
            deep("(", ")", depth),
            deep("(a OR ", ")", depth),
            deep("-(", ")", depth),
            deep("(", "", depth),
            deep("", ")", depth),
            format!("/{}/", deep("(", ")", depth)),
            format!("/{}/", deep("(a|", ")*", depth)),
            deep("title:(", ")", depth),
            deep("NOT ", "", depth),
            deep("a NEAR/3 ", "", depth),
            deep("(a NEAR ", ")", depth),
        ]);
    }
    for count in [255, 256, 257, 3_000] {
        lines.extend([
            "a ".repeat(count),
            "a OR ".repeat(count),
            "a* ".repeat(count),
            format!("\"{}\"", "a ".repeat(count)),
            format!("/{}/", "a?".repeat(count) + &"a".repeat(count)),
            format!("/{}/", "a |".repeat(count)),
            format!("{}x", "a*".repeat(count)),
            format!("{}~2", "a".repeat(count)),
        ]);
    }
    check_all(lines);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_of_signs(tokens in prop::collection::vec(prop::sample::select(TOKENS), 0..40)) {
        check(&corpus(), &tokens.concat());
    }

    #[test]
    fn lines_of_anything(line in "\\PC{0,200}|(?s).{0,200}") {
        check(&corpus(), &line);
    }
}
