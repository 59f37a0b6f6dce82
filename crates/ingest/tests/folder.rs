//! Folders of every kind: odd ones are read, unusable ones are refused with the place and the mend.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use dossier_engine::article::{Article, BlockKind};
use dossier_ingest::{Ingested, Stage, read_files, read_folder, survey_folder};
use proptest::prelude::*;

fn files(files: &[(&str, &[u8])]) -> Vec<(String, Vec<u8>)> {
    files
        .iter()
        .map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()))
        .collect()
}

fn read(of: &[(&str, &[u8])]) -> Ingested {
    read_files(files(of)).unwrap_or_else(|error| panic!("{error}"))
}

fn refused(of: &[(&str, &[u8])]) -> String {
    read_files(files(of))
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default()
}

/// The one article that a text makes.
fn article(text: &str) -> Article {
    read(&[("a.txt", text.as_bytes())]).collection.articles.remove(0)
}

fn kinds(article: &Article) -> Vec<&BlockKind> {
    article.blocks.iter().map(|block| &block.kind).collect()
}

#[test]
fn what_cannot_be_used_is_refused_with_place_and_mend() {
    for (of, said) in [
        (
            &[][..],
            "the folder: there is no article in it. Put articles into it. What is read: .txt, .md, .html, .mhtml, .csv, .tsv, .json, .jsonl, .eml, .docx, .odt, .pdf and .zip.",
        ),
        (
            &[("a.doc", &b"x"[..])],
            "the folder: there is no article in it. Put articles into it. What is read: .txt, .md, .html, .mhtml, .csv, .tsv, .json, .jsonl, .eml, .docx, .odt, .pdf and .zip.",
        ),
        (
            &[("a.pdf", &b"%PDF"[..])],
            "a.pdf: it is no PDF file, or a broken one. Open it in a PDF reader, and save or print it again.",
        ),
        (
            &[("b/c.txt", b"one\0two \xFF")],
            "b/c.txt: it is not text in any charset. Export it as text, or move it out of the folder.",
        ),
        (
            &[("corpus.toml", b"\xFF"), ("a.txt", b"x")],
            "corpus.toml:1: byte 1 of the line is not UTF-8. Open the file in an editor and save it as UTF-8.",
        ),
        (
            &[("corpus.toml", b"\n[[article]]\nfile = \"b.txt\""), ("a.txt", b"x")],
            "corpus.toml:3: there is no file b.txt in the folder. Put it there, or write its path inside the folder as it is, with / between parts.",
        ),
        (
            &[
                ("corpus.toml", b"[[article]]\nfile = \"b.doc\""),
                ("a.txt", b"x"),
                ("b.doc", b"x"),
            ],
            "corpus.toml:2: b.doc is not of a kind that is read. Save it as one of .txt, .md, .html, .mhtml, .csv, .tsv, .json, .jsonl, .eml, .docx, .odt, .pdf and .zip, or take the entry out.",
        ),
        (
            &[
                ("corpus.toml", b"[[article]]\nfile = \"a.txt\"\nbody = [[1, 3]]"),
                ("a.txt", b"one\ntwo\n"),
            ],
            "corpus.toml:3: body names line 3, but a.txt ends at line 2. Name lines that the file has.",
        ),
    ] {
        assert_eq!(refused(of), said);
    }
}

#[test]
fn files_are_read_in_path_order_and_others_are_named() {
    let ingested = read(&[
        ("z.txt", b"Last."),
        ("b/a.TEXT", b"In a folder."),
        ("b/corpus.toml", b"not the manifest"),
        ("a.txt", b"First."),
        ("notes.doc", b"x"),
        ("map.PNG", b"x"),
        ("LICENSE", b"x"),
        (".hidden.txt", b"x"),
        (".git/a.txt", b"x"),
        (".git/b/c.txt", b"x"),
    ]);
    let paths: Vec<&str> = ingested
        .collection
        .articles
        .iter()
        .map(|article| article.path.as_str())
        .collect();
    assert_eq!(paths, ["a.txt", "b/a.TEXT", "z.txt"]);
    let passed: Vec<String> = ingested
        .passed_over
        .iter()
        .map(|file| format!("{}: {}", file.path, file.why))
        .collect();
    assert_eq!(
        passed,
        [
            ".git: it is hidden",
            ".hidden.txt: it is hidden",
            "LICENSE: its name has no ending that tells what it is",
            "b/corpus.toml: a corpus.toml counts only at the top of the folder",
            "map.PNG: it is an image, and Dossier reads text",
            "notes.doc: files that end in .doc are not read",
        ]
    );
}

#[test]
fn slugs_are_given_made_and_unique() {
    let manifest = b"[[article]]\nfile = \"c.txt\"\nid = \"harbour-bridge-closes-1\"\n[[article]]\nfile = \"d.txt\"\nsource = \"The Post\"\ntitle = \"Bridge closes\"";
    let text = "Harbour bridge closes 1\n\nThe council has closed the old bridge over the harbour, which was said to be unsafe.";
    let of = [
        ("corpus.toml", &manifest[..]),
        ("a.txt", text.as_bytes()),
        ("b.txt", text.as_bytes()),
        ("c.txt", text.as_bytes()),
        ("d.txt", text.as_bytes()),
        ("e_f.txt", b"x"),
    ];
    let ingested = read(&of);
    let slugs: Vec<&str> = ingested
        .collection
        .articles
        .iter()
        .map(|article| article.slug.as_str())
        .collect();
    assert_eq!(
        slugs,
        [
            "harbour-bridge-closes-1-2",
            "harbour-bridge-closes-1-3",
            "harbour-bridge-closes-1",
            "the-post-bridge-closes",
            "e-f"
        ]
    );
}

#[test]
fn odd_texts_are_shown_all_the_same() {
    let huge = "word ".repeat(100_000);
    for text in [
        "One line without an end",
        "Home",
        "A single sentence.",
        &huge,
        "- - -",
        "ထိုင်းနိုင်ငံ",
    ] {
        let article = article(text);
        assert_eq!(kinds(&article), [&BlockKind::Body], "{:.20}", text);
        assert_eq!(article.title, None, "{text:.20}");
    }
    let empty = article(" \n\n");
    assert!(empty.blocks.is_empty());
    assert_eq!(empty.warnings, ["The file holds no text."]);
    let menu = article("Home\nNews\nSport\nSubscribe\nLog in\n© Harbour Post");
    assert!(menu.blocks.iter().all(|block| !block.is_furniture()));
    assert_eq!(menu.warnings.len(), 1);
}

#[test]
fn a_byte_order_mark_and_any_line_end_are_understood() {
    let title = "The bridge closes\r\r";
    let body = "The council has closed the old bridge over the harbour, which was said to be unsafe.\r\n\r\nIt will be open again in the spring of next year.";
    let article = article(&format!("\u{feff}{title}{body}"));
    let lines: Vec<(u32, u32)> = article.blocks.iter().map(|block| block.lines).collect();
    assert_eq!(lines, [(1, 1), (3, 3), (5, 5)]);
    assert_eq!(
        article.title.map(|title| (title.value, title.line)),
        Some(("The bridge closes".to_owned(), Some(1)))
    );
    assert_eq!(article.language, "en");
}

#[test]
fn lines_that_the_manifest_names_are_the_article() {
    let manifest = b"[[article]]\nfile = \"a.txt\"\nbody = [[2, 2], [4, 4]]\npublished = 2025-03-04 08:30:00";
    let text = b"Share on Facebook\nThe council has closed the old bridge, which was said to be unsafe.\nIt will be open again in the spring of next year, the mayor said.\nSubscribe to our newsletter\n";
    let article = read(&[("corpus.toml", manifest), ("a.txt", text)])
        .collection
        .articles
        .remove(0);
    let furniture = |reason: &str| BlockKind::Furniture {
        reason: reason.to_owned(),
    };
    assert_eq!(
        kinds(&article),
        [
            &furniture("share counter"),
            &BlockKind::Body,
            &furniture("left out by corpus.toml"),
            &BlockKind::Body
        ]
    );
    assert_eq!(
        article.warnings,
        ["The time of day of its publication is not kept, only the day."]
    );
}

/// An empty folder of its own for a test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("dossier-ingest-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder can be made");
        Self(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_folder_that_is_none_is_refused() {
    let said = |path: &Path| {
        read_folder(path, &mut |_| {})
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default()
    };
    assert!(said(Path::new("no/such")).starts_with("no/such: cannot be read: "));
    let scratch = Scratch::new("none");
    assert!(said(&scratch.0).contains(": there is no article in it. Put articles into it. What is read: .txt, .md"));
    fs::write(scratch.0.join("a.txt"), b"a\0\xFF").expect("it can be written");
    assert!(said(&scratch.0).contains("a.txt: it is not text in any charset."));
    assert!(said(&scratch.0.join("a.txt")).ends_with("it is not a folder. Name the folder that holds the articles."));
}

#[cfg(unix)]
#[test]
fn links_are_followed_only_inside() {
    use std::os::unix::fs::symlink;
    let (scratch, outside) = (Scratch::new("links"), Scratch::new("outside"));
    fs::write(scratch.0.join("a.txt"), "One.").expect("it can be written");
    fs::write(outside.0.join("b.txt"), "Two.").expect("it can be written");
    for (target, link) in [
        (scratch.0.join("a.txt"), "in.txt"),
        (outside.0.join("b.txt"), "out.txt"),
        (outside.0.clone(), "out"),
        (scratch.0.clone(), "self"),
        (PathBuf::from("nowhere"), "gone.txt"),
    ] {
        symlink(target, scratch.0.join(link)).expect("a link can be made");
    }
    let mut seen = Vec::new();
    let ingested = read_folder(&scratch.0, &mut |progress| {
        seen.push((progress.stage, progress.done, progress.total))
    })
    .expect("it can be read");
    let paths: Vec<&str> = ingested
        .collection
        .articles
        .iter()
        .map(|article| article.path.as_str())
        .collect();
    assert_eq!(paths, ["a.txt", "in.txt"]);
    let passed: Vec<&str> = ingested.passed_over.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(passed, ["gone.txt", "out", "out.txt", "self"]);
    let stages = [Stage::Reading, Stage::Duplicates, Stage::Names];
    let expected: Vec<_> = stages
        .iter()
        .flat_map(|&stage| [(stage, 0, 2), (stage, 1, 2)])
        .collect();
    assert_eq!(seen, expected);
    let surveyed = survey_folder(&scratch.0, &mut |_| {}).expect("it can be read");
    assert_eq!(surveyed.collection.articles, ingested.collection.articles);
    assert!(surveyed.collection.found.names.is_empty());
}

proptest! {
    #[test]
    fn nothing_is_lost(text in "([A-Za-z•©,. \u{a0}]{0,30}|Subscribe|May 9, 2025|[A-Z][a-z ]{40,90}\\.|က{1,5}|\n|\r\n|\r){0,60}") {
        let article = article(&text);
        let lines: Vec<&str> = text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r')).collect();
        let kept = article.blocks.iter().flat_map(|block| (block.lines.0..).zip(block.text.split('\n')));
        let wanted = (1..).zip(&lines).filter(|(_, line)| !line.trim().is_empty()).map(|(number, line)| (number, line.trim_end()));
        prop_assert_eq!(kept.collect::<Vec<_>>(), wanted.collect::<Vec<_>>());
        prop_assert!(article.blocks.is_empty() || article.reading().next().is_some());
    }
}
