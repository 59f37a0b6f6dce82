//! The program as it is called: what it prints, what it leaves behind, and its exit status.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use dossier_engine::Corpus;
use dossier_ingest::Collection;
use serde_json::Value;

fn dossier(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dossier"))
        .args(args)
        .output()
        .expect("the program runs")
}

/// What a call that must come off prints.
fn printed(args: &[&str]) -> String {
    let output = dossier(args);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{args:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("it is UTF-8")
}

/// The exit status of a call that must fail, and what it says.
fn refused(args: &[&str]) -> (Option<i32>, String) {
    let output = dossier(args);
    assert!(
        output.stdout.is_empty(),
        "{args:?}: nothing is printed before the failure"
    );
    (
        output.status.code(),
        String::from_utf8(output.stderr).expect("it is UTF-8"),
    )
}

/// Files by name, with what is in them.
type Files<'a> = &'a [(&'a str, &'a [u8])];

/// A folder of its own for a test, gone afterwards.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, files: Files) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("dossier-cli-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder can be made");
        for (file, bytes) in files {
            let file = path.join(file);
            fs::create_dir_all(file.parent().expect("it is in the folder")).expect("a folder can be made");
            fs::write(file, bytes).expect("it can be written");
        }
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("it is UTF-8")
    }

    fn at(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("it is UTF-8").to_owned()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const POST: &[u8] = b"Council closes harbour bridge\n\nThe council has closed the old harbour bridge, which engineers said was no longer safe for lorries.\n\nThe mayor, Ann Lee, said on Monday that repairs would cost 4 million crowns and take until the spring.\n";
const HERALD: &[u8] = b"Bridge shut for months\n\nEngineers said the old harbour bridge was no longer safe for lorries, and the council has closed it.\n\nShopkeepers on the north bank fear that their customers will stay away.\n\nThe repairs would cost 5 million crowns, said the mayor, Ann Lee, on Monday, and take until the spring.\n";
const MANIFEST: &[u8] = b"title = \"The bridge\"\n[[article]]\nfile = \"a.txt\"\nid = \"post\"\nsource = \"The Post\"\npublished = 2025-03-04\n[[article]]\nfile = \"b.txt\"\nid = \"herald\"\nsource = \"The Herald\"\n[[name]]\nname = \"Ann Lee\"\nkind = \"person\"\nalso = [\"the mayor\"]\n";

fn bridge(name: &str) -> Scratch {
    Scratch::new(name, &[("corpus.toml", MANIFEST), ("a.txt", POST), ("b.txt", HERALD)])
}

#[test]
fn input_that_cannot_be_used_is_refused_with_status_1() {
    let manifest = |text: &'static str| [("a.txt", POST), ("corpus.toml", text.as_bytes())];
    let cases: [(&str, Files, &str); 9] = [
        (
            "empty",
            &[],
            "there is no article in it. Put articles into it. What is read: .txt, .md",
        ),
        (
            "binary",
            &[("a.txt", b"one\0caf\xE9")],
            "a.txt: it is not text in any charset. Export it as text, or move it out of the folder.",
        ),
        (
            "missing",
            &manifest("[[article]]\nfile = \"b.txt\""),
            "corpus.toml:2: there is no file b.txt in the folder. Put it there",
        ),
        (
            "ids",
            &[
                ("a.txt", POST),
                ("b.txt", POST),
                (
                    "corpus.toml",
                    b"[[article]]\nfile = \"a.txt\"\nid = \"x\"\n[[article]]\nfile = \"b.txt\"\nid = \"x\"",
                ),
            ],
            "corpus.toml:6: the id x is given to a second article. Give each article an id of its own",
        ),
        (
            "key",
            &manifest("title = \"x\"\ndescriptoin = \"y\""),
            "corpus.toml:2: the key descriptoin is not known at the top of the file. Did you mean description?",
        ),
        (
            "range",
            &manifest("[[article]]\nfile = \"a.txt\"\nbody = [[1, 99]]"),
            "corpus.toml:3: body names line 99, but a.txt ends at line 5. Name lines that the file has.",
        ),
        ("toml", &manifest("title = "), "corpus.toml:1: this is not TOML"),
        (
            "date",
            &manifest("[[article]]\nfile = \"a.txt\"\npublished = \"soon\""),
            "corpus.toml:3: published is not a date of the calendar. Write 2025-03-04",
        ),
        (
            "kind",
            &manifest("[[name]]\nname = \"x\"\nkind = \"cat\""),
            "corpus.toml:3: \"cat\" is not a kind of name. The kinds are",
        ),
    ];
    for (name, files, wanted) in cases {
        let folder = Scratch::new(name, files);
        let page = folder.at("page.html");
        for args in [
            &["check", folder.path()][..],
            &["check", folder.path(), "--json"],
            &["search", folder.path(), "bridge"],
            &["compare", folder.path(), "a", "b"],
            &["pack", folder.path(), "-o", &page, "--template", &template()],
        ] {
            let (status, said) = refused(args);
            assert_eq!(status, Some(1), "{args:?}");
            assert!(said.contains(wanted), "{args:?} said {said}");
        }
        assert_eq!(files.len(), names_in(&folder.0).len(), "{name}: nothing is left behind");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_stops_no_other() {
    use std::os::unix::fs::PermissionsExt;
    let folder = bridge("unreadable");
    let file = folder.0.join("b.txt");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).expect("it is ours");
    if fs::read(&file).is_ok() {
        return; // whoever runs this may read anything
    }
    let said = printed(&["check", folder.path()]);
    assert!(
        said.contains("b.txt: cannot be read") && said.contains("Give yourself the right to read it"),
        "{said}"
    );
}

#[test]
fn a_call_that_is_not_understood_is_refused_with_status_2() {
    let folder = bridge("usage");
    let at = folder.path();
    for (args, wanted) in [
        (&[][..], "say what to do"),
        (&["unpack"], "there is no command \"unpack\""),
        (&["check"], "name the folder"),
        (&["check", at, "--any"], "--any cannot be used here with check"),
        (
            &["check", at, "--json", "--names"],
            "--json and --names do not go together",
        ),
        (&["check", at, "more"], "\"more\" is too much for check"),
        (&["search", at], "say what to search for"),
        (
            &["search", at, "two", "words"],
            "put a query of several words into quotation marks",
        ),
        (&["search", at, "--trec"], "--queries FILE and --trec go together"),
        (&["search", at, "bridge", "--limit", "few"], "few"),
        (
            &["search", at, "--queries", "x", "--trec", "--json"],
            "--json cannot be used here with search",
        ),
        (&["compare", at, "post"], "two or more different articles"),
        (&["compare", at, "post", "post"], "two or more different articles"),
        (
            &["compare", at, "post", "herald", "--csv", "--json"],
            "do not go together",
        ),
        (&["compare", at, "post", "herald", "--least", "3"], "from 5 to 100"),
        (&["check", at, "--csv"], "--csv cannot be used here"),
        (&["pack", at], "say where to write the page: -o PAGE.html"),
        (&["check", at, "--frobnicate"], "--frobnicate"),
    ] {
        let (status, said) = refused(args);
        assert_eq!(status, Some(2), "{args:?}");
        assert!(
            said.contains(wanted) && said.contains("Usage: dossier pack FOLDER"),
            "{args:?} said {said}"
        );
    }
}

#[test]
fn help_and_version_are_told() {
    assert!(printed(&["--help"]).contains("Exit status: 0 done"));
    assert!(printed(&["pack", "-h"]).contains("Usage: dossier pack"));
    assert_eq!(
        printed(&["--version"]),
        format!("dossier {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn check_prints_one_json_object_a_line() {
    let folder = bridge("check");
    let lines: Vec<Value> = printed(&["check", folder.path(), "--json"])
        .lines()
        .map(|line| serde_json::from_str(line).expect("it is JSON"))
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["id"], "post");
    assert_eq!(lines[0]["path"], "a.txt");
    assert_eq!(
        lines[0]["title"],
        serde_json::json!({"value": "Council closes harbour bridge", "from": "text", "line": 1})
    );
    assert_eq!(
        lines[0]["published"],
        serde_json::json!({"value": "2025-03-04", "precision": "day", "from": "manifest"})
    );
    assert_eq!(
        lines[0]["blocks"][0],
        serde_json::json!({"kind": "heading", "lines": [1, 1], "text": "Council closes harbour bridge"})
    );
    assert_eq!(
        lines[0]["names"][0],
        serde_json::json!({"name": "Ann Lee", "kind": "person", "mentions": 2})
    );
    assert_eq!(lines[1]["published"], Value::Null);
    let table = printed(&["check", folder.path()]);
    assert!(table.starts_with("ID ") && table.contains("The Herald"), "{table}");
    for article in &lines {
        let (id, words) = (article["id"].as_str().unwrap_or_default(), &article["words"]);
        let row = table
            .lines()
            .find(|row| row.split_whitespace().next() == Some(id))
            .unwrap_or_default();
        assert_eq!(row.split_whitespace().nth(1), Some(&*words.to_string()), "{row}");
    }
    assert!(
        table.find("\nherald") < table.find("\npost"),
        "what has no date stands first: {table}"
    );
}

#[test]
fn check_prints_names_as_a_manifest_has_them() {
    let text = b"The port was opened by Maria Ondara in Kenya.\n\nOndara spoke to the \"Harbour Council\" there.\n";
    let folder = Scratch::new("names", &[("a.txt", text)]);
    let names = printed(&["check", folder.path(), "--names"]);
    for wanted in [
        "[[name]] # mentions: 2, articles: 1\nname = \"Maria Ondara\"\nkind = \"person\"\n",
        "name = \"Kenya\"\nkind = \"place\"\n",
        "name = \"Harbour Council\"\nkind = \"organisation\"\n",
    ] {
        assert!(names.contains(wanted), "{wanted}\n{names}");
    }
    // The manifest takes it, and what it names is not found a second time.
    let again = Scratch::new("names-again", &[("a.txt", text), ("corpus.toml", names.as_bytes())]);
    assert!(!printed(&["check", again.path(), "--names"]).contains("[[name]]"));
}

#[test]
fn check_offers_descriptions_in_comments() {
    let text =
        b"The port was opened by harbour chief Maria Ondara in Kenya.\n\nThe harbour chief spoke to \"us\" there.\n";
    let offered = "# also? \"harbour chief\" (a: \u{201c}\u{2026} harbour chief Maria Ondara in \u{2026}\u{201d}, once elsewhere)\n";
    let folder = Scratch::new("descriptions", &[("a.txt", text)]);
    let names = printed(&["check", folder.path(), "--names"]);
    let section = "name = \"Maria Ondara\"\nkind = \"person\"\n";
    assert!(names.contains(&format!("{section}{offered}")), "{names}");
    // What is pasted takes no description up, so it is offered again, until it is moved up.
    let again = Scratch::new(
        "descriptions-again",
        &[("a.txt", text), ("corpus.toml", names.as_bytes())],
    );
    let given = printed(&["check", again.path(), "--names"]);
    assert!(
        given.contains(&format!("# name = \"Maria Ondara\"\n{offered}")),
        "{given}"
    );
    let confirmed = format!("[[name]]\n{section}also = [\"harbour chief\"]\n");
    let confirmed = Scratch::new(
        "descriptions-taken",
        &[("a.txt", text), ("corpus.toml", confirmed.as_bytes())],
    );
    assert!(!printed(&["check", confirmed.path(), "--names"]).contains("also?"));
}

#[test]
fn search_ranks_and_counts() {
    let folder = bridge("search");
    let found: Value =
        serde_json::from_str(&printed(&["search", folder.path(), "shopkeepers bridge", "--json"])).expect("it is JSON");
    assert_eq!(
        (&found["total"], &found["hits"][0]["id"]),
        (&1.into(), &"herald".into())
    );
    let any: Value = serde_json::from_str(&printed(&[
        "search",
        folder.path(),
        "shopkeepers bridge",
        "--json",
        "--any",
    ]))
    .expect("it is JSON");
    assert_eq!((&any["total"], &any["hits"][0]["id"]), (&2.into(), &"herald".into()));
    let one: Value = serde_json::from_str(&printed(&["search", folder.path(), "bridge", "--json", "--limit", "1"]))
        .expect("it is JSON");
    assert_eq!(
        (&one["total"], one["hits"].as_array().map(Vec::len)),
        (&2.into(), Some(1))
    );
    let list = printed(&["search", folder.path(), "shopkeepers"]);
    assert!(
        list.contains("1 of 2 articles") && list.contains("Shopkeepers on the north bank"),
        "{list}"
    );
    assert!(printed(&["search", folder.path(), "nowhere"]).contains("0 of 2 articles"));
}

#[test]
fn a_file_of_queries_gives_a_trec_run() {
    let folder = bridge("trec");
    let queries = Scratch::new(
        "queries",
        &[
            ("good.tsv", b"q1\tshopkeepers\nq2\t\"harbour -bridge\n"),
            ("bad.tsv", b"q1\tx\nq2 x\n"),
        ],
    );
    let run = printed(&[
        "search",
        folder.path(),
        "--queries",
        &queries.at("good.tsv"),
        "--trec",
        "--any",
    ]);
    let rows: Vec<Vec<&str>> = run.lines().map(|line| line.split(' ').collect()).collect();
    assert_eq!(rows[0][..4], ["q1", "Q0", "herald", "1"]);
    assert_eq!(rows[0][5], "dossier");
    assert_eq!(
        rows.iter().filter(|row| row[0] == "q2").count(),
        2,
        "signs are words without meaning there"
    );
    let (status, said) = refused(&["search", folder.path(), "--queries", &queries.at("bad.tsv"), "--trec"]);
    assert_eq!(status, Some(1));
    assert!(
        said.contains("bad.tsv:2: there is no tab in the line. Write an id, a tab"),
        "{said}"
    );
}

#[test]
fn compare_tells_what_is_shared_and_what_is_not() {
    let folder = bridge("compare");
    let told: Value =
        serde_json::from_str(&printed(&["compare", folder.path(), "post", "herald", "--json"])).expect("it is JSON");
    assert_eq!(told["articles"], serde_json::json!(["post", "herald"]));
    assert!(!told["statements"].as_array().expect("it is a list").is_empty());
    assert!(
        told["unmatched"]
            .as_array()
            .expect("it is a list")
            .iter()
            .any(|it| it["text"].as_str().is_some_and(|text| text.starts_with("Shopkeepers")))
    );
    let listing = printed(&["compare", folder.path(), "post", "herald"]);
    assert!(
        listing.contains("share:") && listing.contains("No match was found for one sentence of herald:"),
        "{listing}"
    );
    let statements = told["statements"].as_array().expect("a list").len();
    let unmatched = told["unmatched"].as_array().expect("a list").len();
    let table = printed(&["compare", folder.path(), "post", "herald", "--csv"]);
    assert!(table.starts_with("kind,score,shared,differ,post,herald\n"));
    assert_eq!(table.lines().count(), 1 + statements + unmatched);
    let text = printed(&["compare", folder.path(), "post", "herald", "--markdown"]);
    assert_eq!(text.matches("*no match found*").count(), unmatched);
    let strict = printed(&["compare", folder.path(), "post", "herald", "--least", "100", "--json"]);
    let strict: Value = serde_json::from_str(&strict).expect("it is JSON");
    assert!(strict["statements"].as_array().expect("a list").len() <= statements);
    assert!(told["left_out"]["post"].is_array() && told["vocabulary"]["herald"].is_array());
    assert!(told["quotations"].is_array());
    let (status, said) = refused(&["compare", folder.path(), "post", "gazette"]);
    assert_eq!(
        (status, said.as_str()),
        (
            Some(1),
            "dossier: no article has the id \"gazette\". The ids are post, herald.\n"
        )
    );
}

/// A page made of nothing but what every page needs, to pack into.
fn template() -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("dossier-cli-template-{}.html", std::process::id()));
    let parts = dossier_page::Parts {
        style: "",
        script: "",
        program: b"",
        stemmers: "",
        live_reload: None,
    };
    let page = dossier_page::inline(&parts, &Corpus::build(Collection::default())).expect("a page can be written");
    let own = path.with_extension(format!("{:?}", std::thread::current().id()));
    fs::write(&own, page)
        .and_then(|()| fs::rename(&own, &path))
        .expect("it can be written");
    path.to_str().expect("it is UTF-8").to_owned()
}

fn names_in(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder)
        .expect("it can be listed")
        .map(|entry| entry.expect("it can be listed").file_name());
    names.map(|name| name.to_string_lossy().into_owned()).collect()
}

#[test]
fn pack_writes_one_page_and_nothing_else() {
    let (folder, out) = (bridge("pack"), Scratch::new("packed", &[]));
    let (page, again) = (out.at("page.html"), out.at("again.html"));
    let said = printed(&[
        "pack",
        folder.path(),
        "-o",
        &page,
        "--title",
        "Bridges & <boats>",
        "--template",
        &template(),
    ]);
    assert!(said.contains("page.html: 2 articles"), "{said}");
    let html = fs::read_to_string(&page).expect("it is there");
    assert!(
        html.contains("Bridges &amp; &lt;boats") && html.contains("Shopkeepers on the north bank"),
        "{html:.500}"
    );
    // A packed page is a template too, and the same folder gives the same page.
    printed(&[
        "pack",
        folder.path(),
        "-o",
        &again,
        "--title",
        "Bridges & <boats>",
        "--template",
        &page,
    ]);
    assert_eq!(fs::read_to_string(&again).expect("it is there"), html);
    assert_eq!(names_in(&out.0).len(), 2);
}

#[test]
fn pack_leaves_the_old_page_when_it_fails() {
    let (folder, out) = (
        bridge("keep"),
        Scratch::new("kept", &[("page.html", b"old"), ("no-template.html", b"hello")]),
    );
    let page = out.at("page.html");
    for args in [
        &["pack", "no/such/folder", "-o", &page, "--template", &template()][..],
        &[
            "pack",
            folder.path(),
            "-o",
            &page,
            "--template",
            &out.at("no-template.html"),
        ],
        &[
            "pack",
            folder.path(),
            "-o",
            &page,
            "--template",
            &out.at("missing.html"),
        ],
        &[
            "pack",
            folder.path(),
            "-o",
            &out.at("no/such/page.html"),
            "--template",
            &template(),
        ],
        &["pack", folder.path(), "-o", out.path(), "--template", &template()],
    ] {
        let (status, said) = refused(args);
        assert_eq!(status, Some(1), "{args:?} said {said}");
        assert!(said.trim_end().ends_with(['.', '`']), "{args:?} said {said}");
    }
    assert_eq!(fs::read(&page).expect("it is there"), b"old");
    assert_eq!(names_in(&out.0).len(), 2);
}

#[test]
fn the_same_input_gives_the_same_output() {
    let folder = bridge("same");
    for args in [
        &["check", folder.path(), "--json"][..],
        &["search", folder.path(), "the bridge", "--json"],
        &["compare", folder.path(), "herald", "post", "--json"],
    ] {
        assert_eq!(printed(args), printed(args), "{args:?}");
    }
}

#[test]
fn files_that_are_not_read_are_named() {
    let folder = Scratch::new("passed", &[("a.txt", POST), ("b.pdf", b"%PDF"), ("c.png", b"x")]);
    let output = dossier(&["check", folder.path(), "--json"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 1);
    let refusal = format!(
        "{}: it is no PDF file, or a broken one. Open it in a PDF reader, and save or print it again.\n",
        folder.at("b.pdf")
    );
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        format!("dossier: {refusal}dossier: c.png is passed over: it is an image, and Dossier reads text.\n")
    );
    let table = printed(&["check", folder.path()]);
    assert!(
        table.ends_with(&format!(
            "not read: {refusal}passed over: c.png: it is an image, and Dossier reads text\n"
        )),
        "{table}"
    );
}

#[test]
fn a_reader_who_has_enough_is_no_failure() {
    let text = "The council has closed the old harbour bridge, which was no longer safe.\n\n".repeat(5_000);
    let folder = Scratch::new("pipe", &[("a.txt", text.as_bytes())]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_dossier"))
        .args(["check", folder.path(), "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut some = [0; 16];
    let mut pipe = child.stdout.take().expect("there is a pipe");
    pipe.read_exact(&mut some).expect("it prints something");
    drop(pipe);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(
        (output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()),
        (Some(0), "")
    );
}

#[test]
fn the_page_is_not_written_over_an_article() {
    let scratch = Scratch::new("over", &[("post.txt", POST), ("saved.html", b"<p>The port was open.")]);
    for (name, bytes) in [("post.txt", POST), ("saved.html", b"<p>The port was open.")] {
        let (status, said) = refused(&["pack", scratch.path(), "-o", &scratch.at(name)]);
        assert_eq!(status, Some(1), "{said}");
        assert!(said.contains("would be lost") && said.contains(".html"), "{said}");
        assert_eq!(fs::read(scratch.at(name)).expect("it is still there"), bytes);
    }
}

#[test]
fn a_text_cannot_command_the_terminal() {
    let scratch = Scratch::new(
        "escape",
        &[(
            "a.txt",
            b"Red \x1b[31m title\n\nThe harbour \x07bell rang all night, said the keeper of the light.\n",
        )],
    );
    for args in [&["check", scratch.path()][..], &["search", scratch.path(), "harbour"]] {
        let text = printed(args);
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
        assert!(text.contains("Red"), "{text:?}");
    }
}
