//! That notes find their passages, and that nothing of them is lost on the way.

use proptest::prelude::*;

use super::*;
use crate::article::{Article, Found};
use crate::corpus::Collection;
use crate::date::PartialDate;
use crate::passage::Passage;

fn corpus(texts: &[(&str, &str)]) -> Corpus {
    let articles = texts.iter().map(|(slug, text)| {
        let mut article = Article::of_text(slug, text);
        article.title = Found::given("One & two".to_owned());
        article.source = Found::given("AP".to_owned());
        article
    });
    Corpus::build(Collection {
        title: Some("Visits".to_owned()),
        articles: articles.collect(),
        ..Collection::default()
    })
}

/// A note of the first place of some words.
fn note(corpus: &Corpus, slug: &str, words: &str) -> Note {
    let article = corpus.article(corpus.find(slug).expect("there is one"));
    let place = (0..).zip(&article.blocks).find_map(|(block, it)| {
        let start = it.text.find(words)?;
        Passage::of_bytes(article, block, start..start + words.len())
    });
    Note::of(article, place.expect("the words stand there")).expect("there is such a passage")
}

#[test]
fn a_note_finds_its_passage_again() {
    let old = corpus(&[(
        "a",
        "Menu\nThe consul spoke. The consul left. Now the consul is in မော်စကို.\nThe end.",
    )]);
    for (words, text, expected) in [
        // As it was.
        (
            "consul left",
            "Menu\nThe consul spoke. The consul left. New.",
            "1.22-33",
        ),
        // The words moved.
        (
            "consul left",
            "The consul spoke. The consul left. New.",
            "moved 0.22-33",
        ),
        ("မော်စကို", "A\nB\nC\nThe consul is in မော်စကို.", "moved 3.17-25"),
        // Several places: what stands around tells.
        (
            "consul",
            "Our consul ate.\nThis consul spoke. The consul left.",
            "moved 1.5-11",
        ),
        ("The consul", "The consul left. The consul spoke.", "moved 0.17-27"),
        ("The end.", "X. The end. Y.\nA\nB\nThe end.\nThe end. Z.", "moved 3.0-8"),
        // White space changed.
        (
            "spoke. The consul",
            "The consul spoke.   The  consul left.",
            "moved 0.11-31",
        ),
        // Nothing around it is as it was.
        ("left", "a left b", "moved 0.2-6"),
        ("left", "a left b left c", "lost"),
        ("left", "l left. l left c", "lost"), // a character is not enough
        ("left", "consul left. L left c", "moved 0.7-11"),
        ("Menu", "x Menu\nA Menu y\nMenu\nMenu.", "moved 2.0-4"),
        ("left", "It is gone.", "lost"),
        ("left", "", "lost"),
    ] {
        let now = corpus(&[("a", text)]);
        let found = match note(&old, "a", words).resolve(&now) {
            Some(lies) => format!("{}{}", if lies.is_moved { "moved " } else { "" }, lies.passage.print()),
            None => "lost".to_owned(),
        };
        assert_eq!(found, expected, "{words} in {text}");
    }
    assert_eq!(note(&old, "a", "left").resolve(&corpus(&[("b", "left")])), None);
}

#[test]
fn the_context_is_some_characters_of_the_same_block() {
    let corpus = corpus(&[("a", &format!("x\n{}HERE{}\ny", "é".repeat(50), "ü".repeat(9)))]);
    let note = note(&corpus, "a", "HERE");
    assert_eq!((note.before, note.after), ("é".repeat(32), "ü".repeat(9)));
}

#[test]
fn notes_are_added_changed_and_taken_out() {
    let corpus = corpus(&[("a", "one two three")]);
    let mut notes = Notes::on(&corpus);
    let named = |name: &str| Note {
        name: name.to_owned(),
        ..note(&corpus, "a", "two")
    };
    assert!(notes.add(named("x")) && notes.add(named("y")));
    assert!(
        !notes.add(Note {
            tags: vec!["t".to_owned()],
            ..named("x")
        }),
        "it is there"
    );
    assert_eq!(notes.list()[0].tags, ["t"]);
    assert!(
        !notes.rename(1, "x") && !notes.rename(2, "z"),
        "it is taken; it is not there"
    );
    assert!(notes.rename(1, " z ") && notes.rename(1, "z"));
    assert!(notes.tag(1, "a, b c,, a") && !notes.tag(2, "a"));
    assert_eq!(
        (&notes.list()[1].name[..], &notes.list()[1].tags[..]),
        ("z", &["a".to_owned(), "b c".to_owned()][..])
    );
    assert_eq!(notes.remove(0).map(|it| it.name), Some("x".to_owned()));
    assert_eq!((notes.remove(1), notes.list().len()), (None, 1));
}

#[test]
fn notes_of_others_come_together_with_ours() {
    let (ours, theirs) = (
        corpus(&[("a", "one two")]),
        corpus(&[("a", "one two three"), ("b", "x")]),
    );
    let mut notes = Notes::on(&ours);
    notes.add(note(&ours, "a", "one"));
    let mut others = Notes::on(&theirs);
    for (slug, words) in [("a", "one"), ("a", "two"), ("b", "x")] {
        others.add(note(&theirs, slug, words));
    }
    // The first differs by what follows only, which is of another version of the article.
    let merged = notes.merge(others.clone());
    assert_eq!(
        merged,
        Merged {
            new: 2,
            same: 1,
            of_other_corpus: 3
        }
    );
    let made_on: Vec<Option<&str>> = notes.list().iter().map(|it| it.corpus.as_deref()).collect();
    assert_eq!(made_on, [None, Some(theirs.fingerprint()), Some(theirs.fingerprint())]);
    assert_eq!(
        notes.resolve(&ours).iter().map(Option::is_some).collect::<Vec<_>>(),
        [true, true, false]
    );
    assert_eq!(
        notes.merge(others.clone()),
        Merged {
            new: 0,
            same: 3,
            of_other_corpus: 3
        }
    );
    // Back where they were made, they are no longer of another.
    let merged = others.merge(Notes::parse(&notes.to_text()).expect("it is read"));
    assert_eq!(
        merged,
        Merged {
            new: 0,
            same: 3,
            of_other_corpus: 1
        }
    );
}

#[test]
fn a_file_of_notes_can_be_read_by_people() {
    let corpus = corpus(&[("a", "One & two: 50% မြန်မာ + x")]);
    let mut notes = Notes::on(&corpus);
    notes.add(Note {
        name: "why?\nso".to_owned(),
        tags: vec!["x y".to_owned(), "z".to_owned()],
        made: "2026-05-01".parse().ok(),
        ..note(&corpus, "a", "& two: 50% မြန်မာ +")
    });
    let text = notes.to_text();
    let expected = "dossier-notes=1&title=Visits&corpus=FINGERPRINT\n\
        read=a&quote=%26 two: 50%25 မြန်မာ %2B&before=One &after= x&name=why?%0Aso&tag=x y&tag=z&made=2026-05-01&at=0.4-23\n";
    assert_eq!(text, expected.replace("FINGERPRINT", corpus.fingerprint()));
    let edited = text
        .replace('\n', "  \r\n\r\n")
        .replace("x y", "x+y")
        .replace("dossier", "\u{feff}dossier");
    assert_eq!(Notes::parse(&edited), Ok(notes));
}

#[test]
fn keys_that_are_not_ours_are_kept() {
    let text = "dossier-notes=1&corpus=0&tag=1&new=%20x\nread=a&quote=q&at=0.0-1&colour=red&flag\n";
    assert_eq!(Notes::parse(text).map(|notes| notes.to_text()).as_deref(), Ok(text));
}

#[test]
fn what_cannot_be_read_is_named_with_its_line() {
    for (text, line, mend) in [
        ("", 1, "begins with dossier-notes=1"),
        ("{\"notes\":[]}", 1, "begins with dossier-notes=1"),
        ("dossier-notes=2", 1, "a later version"),
        ("\n\ndossier-notes=1&corpus=%FF", 3, "written %25"),
        ("dossier-notes=1&corpus=0\n\nquote=q&at=0.0-1", 3, "read=id"),
        ("dossier-notes=1&title=x", 1, "corpus=01234567"),
        ("dossier-notes=1&corpus=0\nread=a&at=0.0-1", 2, "quote=the words"),
        ("dossier-notes=1&corpus=0\nread=a&quote=q", 2, "written at=3.10-25"),
        ("dossier-notes=1&corpus=0\nread=a&quote=q&at=7", 2, "such as at=3.10-25"),
        (
            "dossier-notes=1&corpus=0\nread=a&quote=q&at=0.0-1&at=0.0-1",
            2,
            "keep one",
        ),
        (
            "dossier-notes=1&corpus=0\nread=a&quote=q&at=0.0-1&made=May",
            2,
            "YYYY-MM-DD",
        ),
    ] {
        let error = Notes::parse(text).expect_err(text);
        assert!(
            error.starts_with(&format!("Line {line}: ")) && error.contains(mend),
            "{error}"
        );
    }
}

#[test]
fn notes_leave_with_what_they_are_from() {
    let (old, now) = (
        corpus(&[("a", "One two."), ("b", "Gone.")]),
        corpus(&[("a", "New. One two.")]),
    );
    let mut notes = Notes::on(&old);
    notes.add(Note {
        name: "First *note*".to_owned(),
        tags: vec!["x".to_owned(), "y".to_owned()],
        ..note(&old, "a", "two")
    });
    notes.add(note(&old, "b", "Gone"));
    let other = "*Made on another collection, or on another version of this one.*";
    let link = format!("page.html?read=a&at=0.9-12&corpus={}", now.fingerprint());
    assert_eq!(
        notes.markdown(&now, "https://a.example/page.html"),
        format!(
            "# Notes: Visits\n\n## First \\*note\\*\n\n> two\n\n— One \\& two, AP <https://a.example/{link}>\n\nTags: x, y\n\n{other}\n\n\
             > Gone\n\n— \\[b\\]\n\n{other}\n\n*Not found in this collection.*\n"
        )
    );
}

fn any_note() -> impl Strategy<Value = Note> {
    let text = "(.|[\\x00-\\x20&=%+]){0,9}";
    let some = "[\\x00-\\x20&=%+#a-zé]{0,5}[a-z]";
    let rest = (
        prop::collection::btree_set(some, 0..3),
        prop::option::of(1u16..9999),
        prop::option::of("[0-9a-f]{8}"),
    );
    (some, some, text, text, text, any::<u32>(), 0..99u32, rest).prop_map(
        |(slug, quote, before, after, name, block, start, (tags, year, corpus))| Note {
            slug,
            place: Passage {
                block,
                start,
                end: start + 1,
            },
            quote,
            before,
            after,
            name,
            tags: tags.into_iter().collect(),
            made: year.and_then(|year| PartialDate::new(year, None, None)),
            corpus,
            foreign: vec!["x=%20".to_owned()],
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(title in "(.|[\n&%+])*", list in prop::collection::vec(any_note(), 0..4)) {
        let mut notes = Notes {
            title: Some(title).filter(|it| !it.is_empty()),
            fingerprint: "01234567".to_owned(),
            ..Notes::default()
        };
        for note in list {
 notes.add(note);
}
        let text = notes.to_text();
        prop_assert_eq!(text.lines().count(), notes.list().len() + 1);
        prop_assert_eq!(Notes::parse(&text), Ok(notes));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(dossier-notes=1&corpus=0\n)?([a-z&=%.0-9-]|read=a|&quote=b|&at=1.2-3|\n){0,20}") {
        if let Ok(notes) = Notes::parse(&text) {
            prop_assert_eq!(Notes::parse(&notes.to_text()), Ok(notes));
        }
    }

    #[test]
    fn a_passage_is_found_after_whatever_is_put_before_it(added in "[a-d \n]{0,30}", start in 0usize..40, length in 1usize..30) {
        let text = "The consul spoke of the consulate, and Éva wrote it down as it was said.";
        prop_assume!(text.get(start..start + length).is_some_and(|it| !it.trim().is_empty()));
        let (old, now) = (corpus(&[("a", text)]), corpus(&[("a", &format!("{added}{text}"))]));
        let note = note(&old, "a", &text[start..start + length]);
        let found = note.resolve(&now).and_then(|lies| lies.passage.text(now.article(lies.article)));
        prop_assert_eq!(found.map(str::trim), Some(note.quote.trim()));
    }
}
