//! Every form that articles come in: an example of each, what becomes of it, and what a broken one is refused with.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]
#![cfg(feature = "formats")]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use dossier_engine::article::{Article, BlockKind, Found};
use dossier_ingest::{Ingested, read_files};
use expect_test::{Expect, expect};
use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

fn read(path: &str, bytes: &[u8]) -> Ingested {
    read_all(&[(path, bytes)])
}

fn read_all(files: &[(&str, &[u8])]) -> Ingested {
    let files = files.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()));
    read_files(files.collect()).unwrap_or_else(|error| panic!("{error}"))
}

/// What a file is refused with, beside an article that is read all the same.
fn refused(path: &str, bytes: &[u8]) -> Vec<String> {
    let beside = ("zzz.txt", &b"The port was open again."[..]);
    let ingested = read_all(&[(path, bytes), beside]);
    assert!(
        ingested
            .collection
            .articles
            .iter()
            .any(|article| article.path == "zzz.txt")
    );
    ingested.refused.iter().map(ToString::to_string).collect()
}

/// All that was made of files, in short: articles with their metadata and blocks, then what was not read.
fn outline(ingested: &Ingested) -> String {
    let mut out = String::new();
    for article in &ingested.collection.articles {
        write_article(&mut out, article);
    }
    for refusal in &ingested.refused {
        let _ = writeln!(out, "refused {refusal}");
    }
    for file in &ingested.passed_over {
        let _ = writeln!(out, "passed over {}: {}", file.path, file.why);
    }
    out
}

fn write_article(out: &mut String, article: &Article) {
    fn show<T, S: Into<String>>(out: &mut String, what: &str, found: &Option<Found<T>>, shown: impl Fn(&T) -> S) {
        if let Some(found) = found {
            let _ = writeln!(out, "  {what}: {} ({})", shown(&found.value).into(), found.from.name());
        }
    }
    let _ = writeln!(out, "{} [{}] {}", article.path, article.slug, article.language);
    show(out, "title", &article.title, String::clone);
    show(out, "source", &article.source, String::clone);
    show(out, "authors", &article.authors, |names| names.join("; "));
    show(out, "published", &article.published, ToString::to_string);
    show(out, "url", &article.url, String::clone);
    show(out, "tags", &article.tags, |tags| tags.join("; "));
    for block in &article.blocks {
        let kind = match &block.kind {
            BlockKind::Body => "body".to_owned(),
            BlockKind::Heading => "heading".to_owned(),
            BlockKind::Caption => "caption".to_owned(),
            BlockKind::Furniture { reason } => format!("({reason})"),
        };
        let _ = writeln!(
            out,
            "  {}-{} {kind}: {}",
            block.lines.0,
            block.lines.1,
            block.text.replace('\n', " / ")
        );
    }
    for warning in &article.warnings {
        let _ = writeln!(out, "  ! {warning}");
    }
}

fn check(path: &str, bytes: &[u8], expected: Expect) {
    expected.assert_eq(&outline(&read(path, bytes)));
}

const PAGE: &str = r##"<!DOCTYPE html>
<!-- saved from url=(0033)https://gull.example/harbour.html -->
<html lang="en-GB"><head><meta charset="utf-8"><title>The port reopens - The Gull</title>
<meta property="og:title" content="Port opens!"><meta property="og:site_name" content="The Gull">
<meta name="author" content="The Desk"><link rel="canonical" href="https://gull.example/harbour">
<meta name="keywords" content="harbour, storm">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":"NewsArticle",
"headline":"The port reopens","datePublished":"2025-03-04T08:30:00+01:00","author":[{"@type":"Person","name":"Ann Lee"}]}]}</script>
<style>p { color: red }</style></head>
<body><nav><a href="/">Home</a><a href="/news">News</a></nav>
<main><article><h1>The port reopens</h1><p class="byline">By Ann Lee</p>
<p>The harbour of the old town was open again on Monday, three weeks after the storm, the mayor told the council in the evening.</p>
<p>Boats that had waited in the bay, some of them for a fortnight, came in with the tide, and the men on the quay cheered each of them.</p>
<h2>What comes next</h2>
<p>The wall needs repairs before the winter, engineers said, and they will cost four million crowns, which the town does not have.<br>
A vote is planned for May, and nobody could say how it would end.</p>
<figure><img src="x.jpg"><figcaption>Boats in the bay. Photo: A. Lee</figcaption></figure>
<p>Sign up for our newsletter</p>
</article></main>
<aside>Most read: ten ways to tie a knot</aside>
<div style="display: none">Hidden words</div><noscript>Turn scripts on</noscript>
<footer>© The Gull</footer></body></html>"##;

#[test]
fn a_page_is_sorted_into_article_and_furniture_and_nothing_is_lost() {
    check(
        "harbour.html",
        PAGE.as_bytes(),
        expect![[r#"
        harbour.html [the-gull-the-port-reopens] en
          title: The port reopens (json-ld)
          source: The Gull (open-graph)
          authors: Ann Lee (json-ld)
          published: 2025-03-04 (json-ld)
          url: https://gull.example/harbour (html)
          tags: harbour; storm (html)
          1-1 (title of the window): The port reopens - The Gull
          2-2 (menu): Home News
          3-3 heading: The port reopens
          4-4 body: By Ann Lee
          5-5 body: The harbour of the old town was open again on Monday, three weeks after the storm, the mayor told the council in the evening.
          6-6 body: Boats that had waited in the bay, some of them for a fortnight, came in with the tide, and the men on the quay cheered each of them.
          7-7 heading: What comes next
          8-9 body: The wall needs repairs before the winter, engineers said, and they will cost four million crowns, which the town does not have. / A vote is planned for May, and nobody could say how it would end.
          10-10 caption: Boats in the bay. Photo: A. Lee
          11-11 (asks to subscribe or donate): Sign up for our newsletter
          12-12 (list of other stories): Most read: ten ways to tie a knot
          13-13 (hidden on the page): Hidden words
          14-14 (shown only without scripts): Turn scripts on
          15-15 (copyright line): © The Gull
    "#]],
    );
}

#[test]
fn a_page_without_an_article_is_shown_all_the_same() {
    for page in [
        "<p>One.",
        "plain words",
        "<ul><li>a<li>b</ul>",
        "<title>Only a title</title>",
        "<b>bold",
    ] {
        let article = read("a.html", page.as_bytes()).collection.articles.remove(0);
        assert!(!article.blocks.is_empty(), "{page}");
    }
    let empty = read("a.html", b"<script>x()</script>").collection.articles.remove(0);
    assert_eq!(empty.warnings, ["The file holds no text."]);
}

#[test]
fn notes_have_a_head_and_marks() {
    let note = "---\ntitle: \"The port: open again\"\ndate: 2025-03-04\nauthors: [Ann Lee, Bo Ek]\nsource: The Gull\nmood: calm\n---\n# The port\n\nThe *harbour* was [open](https://x.example) again on\nMonday.\n\n- boats\n- men\n  1. one\n\n> Quoted.\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<!-- note --><b>Last</b> line.\n";
    check(
        "note.md",
        note.as_bytes(),
        expect![[r#"
        note.md [the-gull-the-port-open-again] en
          title: The port: open again (front-matter)
          source: The Gull (front-matter)
          authors: Ann Lee; Bo Ek (front-matter)
          published: 2025-03-04 (front-matter)
          1-1 (key mood): calm
          2-2 heading: The port
          3-3 body: The harbour was open again on Monday.
          4-4 body: • boats
          5-5 body: • men
          6-6 body: 1. one
          7-7 body: Quoted.
          8-8 body: code
          9-9 body: a	b
          10-10 body: 1	2
          11-11 body: Last line.
    "#]],
    );
    check(
        "toml.md",
        b"+++\ntitle = \"Tides\"\ndate = 2025-03-04T08:30:00Z\ntags = [\"sea\", \"moon\"]\n+++\nThe tide came in.\n",
        expect![[r#"
            toml.md [tides] en
              title: Tides (front-matter)
              published: 2025-03-04 (front-matter)
              tags: sea; moon (front-matter)
              1-1 body: The tide came in.
        "#]],
    );
    check(
        "broken.md",
        b"---\ntitle: \"a\nkey: [\n---\nThe tide came in.\n",
        expect![[r#"
        broken.md [broken] en
          1-2 (head of the note): title: "a / key: [
          3-3 body: The tide came in.
          ! Its head cannot be read (unclosed quote, line 2). A text with a colon or a quotation mark in it stands in "quotation marks".
    "#]],
    );
    check(
        "rule.md",
        b"---\nNo head, only a rule.\n---\nText.\n",
        expect![[r#"
        rule.md [no-head-only-a-rule] en
          title: No head, only a rule. (text)
          1-1 heading: No head, only a rule.
          2-2 body: Text.
    "#]],
    );
}

#[test]
fn tables_hold_an_article_a_row() {
    let table = "ID,Headline,Body Text,Outlet,By-line,Date,Link,Bias\n7,The port reopens,\"The harbour was open again, the mayor said.\n\nBoats came in.\",The Gull,\"Ann Lee, Bo Ek\",2025-03-04,https://x.example,left\n8,Tides,\"A \"\"quoted\"\" word.\",The Gull,,soon,,\n";
    check(
        "t.csv",
        table.as_bytes(),
        expect![[r#"
        t.csv#1 [7] en
          title: The port reopens (column)
          source: The Gull (column)
          authors: Ann Lee; Bo Ek (column)
          published: 2025-03-04 (column)
          url: https://x.example (column)
          1-1 body: The harbour was open again, the mayor said.
          2-2 body: Boats came in.
          3-3 (column Bias): left
        t.csv#2 [8] en
          title: Tides (column)
          source: The Gull (column)
          1-1 body: A "quoted" word.
          2-2 (column Date): soon
          ! Its date, "soon", is not understood. Write such as 2025-03-04.
    "#]],
    );
    check(
        "t.tsv",
        b"title\ttext\nOne\tThe port was open.\tstray\n",
        expect![[r#"
        t.tsv#1 [one] en
          title: One (column)
          1-1 body: The port was open.
          2-2 (column without a name): stray
          ! The row in line 2 has 3 cells, and the first row names 2. Look for a stray quotation mark or separator.
    "#]],
    );
    check(
        "t.csv",
        b"title;text\nOne;The port, it was open.\n",
        expect![[r#"
        t.csv#1 [one] en
          title: One (column)
          1-1 body: The port, it was open.
    "#]],
    );
}

#[test]
fn the_manifest_names_columns_and_overrules_rows() {
    let manifest = b"[columns]\ntext = \"Inhalt\"\ntitle = \"was\"\n[[article]]\nfile = \"t.csv#2\"\nid = \"second\"\ntitle = \"Overruled\"\n";
    let table = b"was,Inhalt\nEins,Der Hafen war offen.\nZwei,Die Boote kamen herein.\n";
    let ingested = read_all(&[("corpus.toml", manifest), ("t.csv", table)]);
    expect![[r#"
        t.csv#1 [eins] und
          title: Eins (column)
          1-1 body: Der Hafen war offen.
        t.csv#2 [second] und
          title: Overruled (manifest)
          1-1 body: Die Boote kamen herein.
    "#]]
    .assert_eq(&outline(&ingested));
}

#[test]
fn json_holds_articles_in_lists_objects_and_lines() {
    let lines = "{\"id\":\"a-1\",\"title\":\"One\",\"text\":\"The port was open.\",\"authors\":[{\"name\":\"Ann Lee\",\"role\":\"desk\"}],\"title\":\"Twice\"}\n\n{\"title\":\n{\"title\":\"Two\",\"text\":[\"First paragraph.\",\"Second.\"],\"n\":3}\n[]\n";
    check(
        "a.jsonl",
        lines.as_bytes(),
        expect![[r#"
        a.jsonl#1 [a-1] en
          title: One (column)
          authors: Ann Lee (column)
          1-1 body: The port was open.
          2-3 (column authors): name: Ann Lee / role: desk
          4-4 (column title): Twice
          ! The column "title" stands in it more than once. The first counts; all are kept.
        a.jsonl#4 [two] und
          title: Two (column)
          1-1 body: First paragraph.
          2-2 body: Second.
          3-3 (column n): 3
        refused a.jsonl:3: it is not JSON (EOF while parsing a value at column 9). Mend the line, or export the file again.
        refused a.jsonl:5: the line is not an object. Write one article a line: {"title": "…", "text": "…"}.
    "#]],
    );
    check(
        "a.json",
        br#"{"articles":[{"headline":"One","content":"Text."},7]}"#,
        expect![[r#"
        a.json#1 [one] und
          title: One (column)
          1-1 body: Text.
        refused a.json#2: it is not an object. Write each article as {"title": "…", "text": "…"}.
    "#]],
    );
    check(
        "one.json",
        br#"{"headline":"One","content":"Text.","more":{"a":[1,2]}}"#,
        expect![[r#"
        one.json [one] und
          title: One (column)
          1-1 body: Text.
          2-2 (column more): a: 1, 2
    "#]],
    );
}

#[test]
fn letters_and_web_archives_are_read() {
    let letter = "From: =?utf-8?q?Ann_L=C3=A9e?= <ann@gull.example>\r\nTo: b@x.example\r\nSubject: The port reopens\r\nDate: Tue, 4 Mar 2025 08:30:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 by the harbour was open again on Monday, the mayor told the counc=\r\nil.\r\n--x\r\nContent-Type: image/png; name=map.png\r\nContent-Disposition: attachment; filename=map.png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--x--\r\n";
    check(
        "a.eml",
        letter.as_bytes(),
        expect![[r#"
        a.eml [the-port-reopens] en
          title: The port reopens (front-matter)
          authors: Ann Lée (front-matter)
          published: 2025-03-04 (front-matter)
          1-1 body: The café by the harbour was open again on Monday, the mayor told the council.
          ! What is attached is not read: map.png. Save it into the folder.
    "#]],
    );
    let archive = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://gull.example/port\r\nSubject: The port\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"y\"\r\n\r\n--y\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://gull.example/port\r\n\r\n<html><body><h1>The port</h1><p>The harbour was open again on Monday, the m=\r\nayor told the council=E2=80=94at last.</p></body></html>\r\n--y\r\nContent-Type: text/css\r\n\r\np { }\r\n--y--\r\n";
    check(
        "a.mhtml",
        archive.as_bytes(),
        expect![[r#"
        a.mhtml [gull-example-the-port] en
          title: The port (html)
          source: gull.example (html)
          url: https://gull.example/port (html)
          1-1 heading: The port
          2-2 body: The harbour was open again on Monday, the mayor told the council—at last.
    "#]],
    );
}

/// A zip file.
fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("it can be begun");
        writer.write_all(bytes).expect("it can be written");
    }
    writer.finish().expect("it can be ended").into_inner()
}

fn word() -> Vec<u8> {
    let body = r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>The port reopens</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The harbour </w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:r><w:t>was open &amp; busy.</w:t><w:br/><w:t>Boats came in.</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>an item</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>left</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>right</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>"#;
    let core = r#"<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>The port</dc:title><dc:creator>Ann Lee</dc:creator><cp:keywords>sea, port</cp:keywords></cp:coreProperties>"#;
    packed(&[
        ("word/document.xml", body.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
    ])
}

fn open_document() -> Vec<u8> {
    let body = r#"<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>
<text:h text:outline-level="1">The port <text:span>reopens</text:span></text:h>
<text:p>The harbour<text:s text:c="2"/>was open.<text:line-break/>Boats   came
in.</text:p><text:list><text:list-item><text:p>an item</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>left</text:p></table:table-cell><table:table-cell><text:p>right</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"#;
    let meta = r#"<office:document-meta xmlns:office="o" xmlns:meta="m" xmlns:dc="d"><office:meta><meta:keyword>sea</meta:keyword><dc:creator>Ann Lee</dc:creator></office:meta></office:document-meta>"#;
    packed(&[("content.xml", body.as_bytes()), ("meta.xml", meta.as_bytes())])
}

#[test]
fn documents_of_word_processors_are_read() {
    check(
        "a.docx",
        &word(),
        expect![[r#"
        a.docx [the-port] en
          title: The port (front-matter)
          authors: Ann Lee (front-matter)
          tags: sea; port (front-matter)
          1-1 heading: The port reopens
          2-3 body: The harbour was open & busy. / Boats came in.
          4-4 body: • an item
          5-5 body: left	right
    "#]],
    );
    check(
        "a.odt",
        &open_document(),
        expect![[r#"
        a.odt [the-port-reopens] en
          title: The port reopens (text)
          authors: Ann Lee (front-matter)
          tags: sea (front-matter)
          1-1 heading: The port reopens
          2-3 body: The harbour  was open. / Boats came in.
          4-4 body: • an item
          5-5 body: left	right
    "#]],
    );
}

/// A PDF file of one page, its lines set one below the other.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let mut content = "BT /F1 12 Tf 72 720 Td ".to_owned();
    for line in lines {
        let _ = write!(content, "({line}) Tj 0 -14 Td ");
    }
    content.push_str("ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        "<< /Title (The port) /Author (Ann Lee) >>".to_owned(),
    ];
    let mut out = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(out.len());
        let _ = write!(out, "{number} 0 obj\n{object}\nendobj\n");
    }
    let start = out.len();
    let _ = write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(out, "{place:010} 00000 n ");
    }
    let _ = write!(
        out,
        "trailer << /Size {} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    out.into_bytes()
}

const PRINTED: [&str; 3] = [
    "The harbour of the old town was open again on Monday, three weeks after",
    "the storm, the mayor told the council in the evening, and all the boats",
    "came in.",
];

#[test]
fn the_text_of_pdf_is_read() {
    check(
        "a.pdf",
        &pdf(&PRINTED),
        expect![[r#"
        a.pdf [the-port] en
          title: The port (front-matter)
          authors: Ann Lee (front-matter)
          1-3 body: The harbour of the old town was open again on Monday, three weeks after / the storm, the mayor told the council in the evening, and all the boats / came in.
    "#]],
    );
}

#[test]
fn archives_hold_files_of_all_forms() {
    let inner = packed(&[("x.txt", b"x")]);
    let archive = packed(&[
        ("b/note.md", b"# Tides\n\nThe tide came in."),
        ("a.txt", b"The port was open."),
        ("t.csv", b"title,text\nOne,The port was open."),
        ("inner.zip", &inner),
        ("map.png", b"x"),
        ("__MACOSX/a.txt", b"x"),
        ("corpus.toml", b"x"),
        ("../out.txt", b"Nothing is written."),
    ]);
    check(
        "old.zip",
        &archive,
        expect![[r#"
        old.zip/a.txt [a] en
          1-1 body: The port was open.
        old.zip/b/note.md [tides] en
          title: Tides (text)
          1-1 heading: Tides
          2-2 body: The tide came in.
        old.zip/t.csv#1 [one] en
          title: One (column)
          1-1 body: The port was open.
        refused old.zip/inner.zip: it is an archive within an archive. Unpack the inner archive, and put its files into the folder.
        passed over old.zip/../out.txt: its name leads out of the archive
        passed over old.zip/__MACOSX/a.txt: it is hidden
        passed over old.zip/corpus.toml: a corpus.toml counts only at the top of the folder
        passed over old.zip/map.png: it is an image, and Dossier reads text
    "#]],
    );
}

#[test]
fn a_text_in_another_charset_is_decoded_and_the_publisher_told() {
    for (path, bytes, text, said) in [
        ("a.txt", &b"The caf\xe9 was open again on Monday, \x93at last\x94, the mayor said."[..], "café", "windows-1252"),
        ("a.txt", b"\xff\xfeT\0h\0e\0 \0p\0o\0r\0t\0.\0", "The port.", "UTF-16LE"),
        ("a.html", b"<meta charset=windows-1251><p>\xcf\xee\xf0\xf2 \xee\xf2\xea\xf0\xfb\xf2.", "Порт открыт.", "windows-1251"),
        ("a.html", b"<meta charset=utf-8><p>\xcf\xee\xf0\xf2 \xf1\xed\xee\xe2\xe0 \xee\xf2\xea\xf0\xfb\xf2, \xf1\xea\xe0\xe7\xe0\xeb \xec\xfd\xf0.", "снова", "windows-1251"),
        ("a.csv", b"title,text\nA,\x93Caf\xe9\x94 was open.", "Café", "windows-1252"),
        ("a.md", b"Caf\xe9 was open again, the mayor said.", "Café", "windows-1252"),
    ] {
        let article = read(path, bytes).collection.articles.remove(0);
        let all: String = article.blocks.iter().map(|block| block.text.as_str()).collect();
        assert!(all.contains(text), "{path}: {all}");
        assert!(article.warnings.iter().any(|warning| warning.contains(said)), "{path}: {:?}", article.warnings);
    }
}

#[test]
fn what_cannot_be_read_is_refused_by_name_and_stops_nothing_else() {
    let bomb = vec![0_u8; 40 << 20];
    let docx_bomb = packed(&[("word/document.xml", &bomb)]);
    let truncated = &word()[..300];
    let no_document = packed(&[("x.txt", b"x")]);
    let deep_xml = format!("<w>{}</w>", "<w:p>".repeat(5000));
    let deep_docx = packed(&[("word/document.xml", deep_xml.as_bytes())]);
    let deep_html = "<div>".repeat(20_000);
    let deep_json = "[".repeat(20_000);
    let cases: [(&str, &[u8], &str); 16] = [
        ("a.docx", b"not a zip", "a.docx: it is broken ("),
        ("a.docx", truncated, "a.docx: it is broken ("),
        (
            "a.docx",
            &no_document,
            "a.docx: it is no document of a word processor: it has no word/document.xml. Open it in the program",
        ),
        (
            "a.docx",
            &docx_bomb,
            "a.docx/word/document.xml: it unpacks to more than 200 times its size.",
        ),
        (
            "a.docx",
            &deep_docx,
            "a.docx: its elements are nested more than 1000 deep.",
        ),
        ("a.odt", &no_document, "a.odt: it is no document of a word processor"),
        ("a.zip", b"PK\x03\x04", "a.zip: it is broken ("),
        (
            "a.html",
            deep_html.as_bytes(),
            "a.html: its elements are nested more than 1000 deep.",
        ),
        (
            "a.json",
            deep_json.as_bytes(),
            "a.json:1: it is not JSON (recursion limit exceeded",
        ),
        (
            "a.json",
            b"{\"a\":",
            "a.json:1: it is not JSON (EOF while parsing a value",
        ),
        (
            "a.json",
            b"[]",
            "a.json: there is no article in it. Write a list of articles",
        ),
        (
            "a.csv",
            b"a,b\n1,2",
            "a.csv:1: no column is known to hold the text of an article; there are a, b. Name it in corpus.toml",
        ),
        ("a.csv", b"", "a.csv: there is no row in it."),
        (
            "a.pdf",
            b"%PDF-1.4 nothing",
            "a.pdf: it is no PDF file, or a broken one.",
        ),
        ("a.pdf", &pdf(&[]), "a.pdf: it has no text. It may be a scan"),
        ("a.eml", b"", "a.eml: there is no letter in it."),
    ];
    for (path, bytes, wanted) in cases {
        let said = refused(path, bytes);
        assert!(
            said.len() == 1 && said[0].starts_with(wanted),
            "wanted {wanted}, got {said:?}"
        );
        assert!(said[0].ends_with(['.', '"']), "{said:?}");
    }
}

#[test]
fn an_archive_with_two_files_of_one_name_says_so() {
    let mut bytes = packed(&[("a.txt", b"The port was open."), ("b.txt", b"The port was shut.")]);
    for at in 0..bytes.len() - 5 {
        if &bytes[at..at + 5] == b"b.txt" {
            bytes[at] = b'a';
        }
    }
    let read = read_files(vec![("double.zip".to_owned(), bytes)]).expect("one of them is read");
    assert_eq!(read.collection.articles.len(), 1);
    let said: Vec<String> = read.refused.iter().map(ToString::to_string).collect();
    assert!(
        said.len() == 1 && said[0].contains("several files in it have one name"),
        "{said:?}"
    );
}

#[test]
fn an_archive_unpacks_to_a_bounded_size() {
    let mut entry = "a,b\n".to_owned();
    let mut state = 1_u64;
    while entry.len() < 4 << 20 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let _ = write!(entry, "{:x}{}", state >> 40, "harbour ".repeat(24));
    }
    let once = packed(&[("00.csv", entry.as_bytes())]);
    let mut once = zip::ZipArchive::new(Cursor::new(once)).expect("it is a zip file");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..40 {
        let entry = once.by_index_raw(0).expect("it is there");
        writer
            .raw_copy_file_rename(entry, format!("{number:02}.csv"))
            .expect("it can be copied");
    }
    let bomb = writer.finish().expect("it can be ended").into_inner();
    let said = refused("bomb.zip", &bomb);
    assert!((20..30).contains(&said.len()), "{}", said.len());
    assert!(
        said.iter()
            .any(|said| said.starts_with("bomb.zip: it holds more than 100 MB.")),
        "{said:?}"
    );
}

#[test]
fn lines_of_marked_text_are_those_that_the_manifest_counts() {
    let manifest = b"[[article]]\nfile = \"a.html\"\nbody = [[1, 1], [3, 3]]\n";
    let page = b"<nav>Menu</nav><p>The port was open again on Monday, the mayor said.</p><p>Boats came in.<br>Men cheered.</p>";
    let ingested = read_all(&[("corpus.toml", manifest), ("a.html", page)]);
    expect![[r#"
        a.html [menu] und
          title: Menu (text)
          1-1 body: Menu
          2-2 (left out by corpus.toml): The port was open again on Monday, the mayor said.
          3-3 body: Boats came in.
          4-4 (left out by corpus.toml): Men cheered.
    "#]]
    .assert_eq(&outline(&ingested));
}

#[test]
fn the_manifest_must_mean_one_article() {
    let table: &[u8] = b"title,text\nOne,The port was open.\nTwo,Boats came in.\n";
    for (file, wanted) in [
        (
            "t.csv",
            "corpus.toml:2: t.csv holds 2 articles. Say which is meant, such as file = \"t.csv#1\".",
        ),
        (
            "t.csv#3",
            "corpus.toml:2: there is no article t.csv#3 in t.csv. Its articles are called such as t.csv#1.",
        ),
        ("u.csv#1", "corpus.toml:2: there is no file u.csv#1 in the folder."),
    ] {
        let manifest = format!("[[article]]\nfile = \"{file}\"\n");
        let files = vec![
            ("corpus.toml".to_owned(), manifest.into_bytes()),
            ("t.csv".to_owned(), table.to_vec()),
        ];
        let said = read_files(files)
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default();
        assert!(said.starts_with(wanted), "{said}");
    }
}

/// A valid file of each form that has a structure to break.
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let note = "---\ntitle: Tides\ntags: [a, b]\n---\n# Head\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
    let letter = "From: Ann <a@x.example>\r\nSubject: =?utf-8?b?4pi6?=\r\nDate: Tue, 4 Mar 2025 08:30:00 +0000\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>One\r\n--x--\r\n";
    vec![
        ("a.html", PAGE.as_bytes().to_vec()),
        ("a.md", note.as_bytes().to_vec()),
        ("a.csv", b"title,text\n\"a\"\"b\",\"c\nd\"\n".to_vec()),
        (
            "a.json",
            br#"[{"title":"a","text":"b","x":{"y":[1,null,true]}}]"#.to_vec(),
        ),
        (
            "a.jsonl",
            b"{\"title\":\"a\",\"text\":\"b\"}\n{\"text\":\"c\"}\n".to_vec(),
        ),
        ("a.eml", letter.as_bytes().to_vec()),
        ("a.mhtml", letter.as_bytes().to_vec()),
        ("a.docx", word()),
        ("a.odt", open_document()),
        ("a.pdf", pdf(&PRINTED)),
        ("a.zip", packed(&[("a.txt", b"x"), ("b.docx", &word())])),
    ]
}

/// Reads bytes under a name: whatever they are, they end in an article, a refusal or a file that is passed over.
fn ends_well(path: &str, bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let beside = ("zzz.txt".to_owned(), b"The port was open.".to_vec());
    let ingested = read_files(vec![(path.to_owned(), bytes), beside]);
    let Ok(ingested) = ingested else {
        return Err(TestCaseError::fail("no file stops another"));
    };
    let articles = ingested.collection.articles.len() - 1;
    prop_assert!(articles + ingested.refused.len() + ingested.passed_over.len() > 0);
    for article in &ingested.collection.articles {
        let mut next = 1;
        for block in &article.blocks {
            prop_assert!(block.lines.0 >= next && block.lines.1 >= block.lines.0);
            prop_assert_eq!(block.text.split('\n').count() as u32, block.lines.1 - block.lines.0 + 1);
            next = block.lines.1 + 1;
        }
    }
    Ok(())
}

const PATHS: [&str; 13] = [
    "a.txt", "a.md", "a.html", "a.mhtml", "a.csv", "a.tsv", "a.json", "a.jsonl", "a.eml", "a.docx", "a.odt", "a.pdf",
    "a.zip",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_under_any_name_end_well(path in prop::sample::select(&PATHS[..]), bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        ends_well(path, bytes)?;
    }

    #[test]
    fn any_text_under_any_name_ends_well(
        path in prop::sample::select(&PATHS[..]),
        text in r#"(---\n|\+\+\+\n|title: |"|\{|\}|\[|\]|,|:|<(p|b|a|div|table|td|svg|template|noscript)>|</(p|b|div|table)>|&[a-z]{1,4};|\n|[a-z ]{1,9}){0,60}"#,
    ) {
        ends_well(path, text.into_bytes())?;
    }

    #[test]
    fn valid_files_that_were_damaged_end_well(
        sample in 0..11_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let (path, mut bytes) = samples().swap_remove(sample);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        ends_well(path, bytes)?;
    }

    #[test]
    fn no_word_of_a_page_is_lost(
        pieces in prop::collection::vec(("(p|div|h2|li|td|nav|aside|span|b|pre|section|button|figcaption)", "[a-z]{2,6}( [a-z]{2,6}){0,30}\\.?"), 1..12),
    ) {
        let mut page = "<html><body>".to_owned();
        let mut words = Vec::new();
        for (name, text) in &pieces {
            let _ = write!(page, "<{name}>{text}</{name}> ");
            words.extend(text.split_whitespace().map(str::to_owned));
        }
        let article = read("a.html", page.as_bytes()).collection.articles.remove(0);
        let kept: Vec<String> = article.blocks.iter().flat_map(|block| block.text.split_whitespace().map(str::to_owned)).collect();
        prop_assert_eq!(kept, words);
    }
}
