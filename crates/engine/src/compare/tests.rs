//! The comparison as a whole, on sentences made up for it.

use proptest::prelude::*;

use super::*;
use crate::article::{Block, BlockKind, Found, Origin};
use crate::corpus::Collection;
use crate::name::{Name, NameKind};

fn article(place: usize, text: &str, published: Option<&str>) -> Article {
    let block = |(line, text): (usize, &str)| Block {
        kind: if text.starts_with('#') {
            BlockKind::Heading
        } else {
            BlockKind::Body
        },
        lines: (line as u32 + 1, line as u32 + 1),
        text: text.to_owned(),
    };
    let date = published.and_then(|date| date.parse().ok());
    Article {
        slug: format!("a{place}"),
        path: format!("a{place}.txt"),
        language: "en".into(),
        published: date.map(|value| Found {
            value,
            from: Origin::Manifest,
            line: None,
        }),
        blocks: text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .enumerate()
            .map(block)
            .collect(),
        warnings: vec![],
        ..Article::default()
    }
}

fn corpus(texts: &[&str]) -> Corpus {
    let name = |name: &str, also: &[&str]| Name {
        name: name.into(),
        kind: NameKind::Person,
        also: also.iter().map(|&label| label.into()).collect(),
    };
    Corpus::build(Collection {
        articles: texts
            .iter()
            .enumerate()
            .map(|(place, text)| article(place, text, None))
            .collect(),
        names: vec![
            name("Ada Quill", &["the mayor", "Mayor Quill", "Quill"]),
            name("Tom Reed", &["Reed"]),
        ],
        ..Collection::default()
    })
}

fn compared(texts: &[&str]) -> Comparison {
    let corpus = corpus(texts);
    let ids: Vec<ArticleId> = corpus.ids().collect();
    compare(&corpus, &ids)
}

/// Each statement as its kind and its members, written `column:sentence`.
fn rows(comparison: &Comparison) -> Vec<(Kind, String)> {
    let place = |place: &Place| format!("{}:{}", place.column, place.sentence);
    let members = |statement: &Statement| statement.members.iter().map(place).collect::<Vec<_>>().join(" ");
    comparison
        .statements
        .iter()
        .map(|statement| (statement.kind, members(statement)))
        .collect()
}

const NORTH: &str = "Mayor Quill opened the rebuilt ferry harbour at Tolm on Monday.
The storm of 2019 had destroyed the old quay and drowned eleven fishermen.
Quill said her third visit to the island would not be the last.
Nobody knows how much the cranes cost.
“We never gave up on this island and its boats,” the mayor said.";

const SOUTH: &str = "The cathedral bells rang for an hour before dawn.
Eleven fishermen drowned when the 2019 storm destroyed Tolm’s quay.
On Monday the mayor opened a ferry harbour, rebuilt at Tolm with federal money.
It was the fourth visit to the island by Ada Quill.
Farmers grumbled about the price of barley.
“We never gave up on this island and its boats,” Ada Quill told a crowd.";

#[test]
fn what_two_reports_share_is_found_out_of_order_and_the_rest_is_left_alone() {
    let comparison = compared(&[NORTH, SOUTH]);
    let found = rows(&comparison);
    for row in [
        (Kind::Reworded, "0:0 1:2"),
        (Kind::Reworded, "0:1 1:1"),
        (Kind::Verbatim, "0:4 1:5"),
    ] {
        assert!(found.contains(&(row.0, row.1.to_owned())), "{row:?} in {found:?}");
    }
    for lone in [
        Place { column: 0, sentence: 3 },
        Place { column: 1, sentence: 0 },
        Place { column: 1, sentence: 4 },
    ] {
        assert!(comparison.unmatched.contains(&lone), "{lone:?}");
    }
    let harbour = &comparison.statements[0];
    assert!(
        ["harbour", "Tolm", "ferry"]
            .iter()
            .all(|word| harbour.why.iter().any(|why| why == word)),
        "{:?}",
        harbour.why
    );
}

#[test]
fn a_different_ordinal_of_one_noun_is_a_conflict() {
    let comparison = compared(&[
        "Tom Reed made his third trip to the glacier station in Norland, flying with two geologists.",
        "Reed’s fourth trip to the Norland glacier station was made with two geologists.",
    ]);
    let conflicts: Vec<&Conflict> = comparison
        .statements
        .iter()
        .flat_map(|statement| &statement.conflicts)
        .collect();
    let [conflict] = conflicts[..] else {
        panic!("one conflict, not {conflicts:?}")
    };
    assert_eq!(conflict.kind, ConflictKind::Number);
    assert_eq!(conflict.values, ["third trip", "fourth trip"]);
}

#[test]
fn only_sure_conflicts_are_flagged() {
    for (one, other, expected) in [
        (
            "The council of Harn closed nine libraries in Easton.",
            "The council of Harn closed 9 libraries in Easton.",
            None,
        ),
        (
            "The council of Harn closed more than 70 libraries in Easton.",
            "The council of Harn closed 80 libraries in Easton.",
            None,
        ),
        (
            "The council of Harn closed nine libraries in Easton.",
            "The council of Harn closed seven libraries in Easton.",
            Some(ConflictKind::Number),
        ),
        (
            "The bridge at Harn was closed to lorries on 4 March.",
            "The bridge at Harn was closed to lorries on 5 March.",
            Some(ConflictKind::Date),
        ),
        (
            "The bridge at Harn was closed to lorries in March.",
            "The bridge at Harn was closed to lorries on 5 March.",
            None,
        ),
        (
            "The bridge at Harn will be closed to heavy lorries.",
            "The bridge at Harn will not be closed to heavy lorries.",
            Some(ConflictKind::Negation),
        ),
        (
            "The bridge at Harn will not be closed to lorries.",
            "The bridge at Harn will never be closed to lorries.",
            None,
        ),
        // In frames of equal words: whatever is counted, years, a "no", other languages.
        (
            "The council of Harn raised the toll for the third time since spring.",
            "The council of Harn raised the toll for the fourth time since spring.",
            Some(ConflictKind::Number),
        ),
        (
            "The toll on the bridge at Harn rose by 5.3 percent last year.",
            "The toll on the bridge at Harn rose by 7.1 percent last year.",
            Some(ConflictKind::Number),
        ),
        (
            "The bridge at Harn carries fourteen lorries an hour in winter.",
            "The bridge at Harn carries at least 16 lorries an hour in winter.",
            None,
        ),
        (
            "The bridge at Harn is 5 miles long and open to lorries.",
            "The bridge at Harn is 8 km long and open to lorries.",
            None,
        ),
        (
            "The stone bridge at Harn was opened to lorries in 1948.",
            "The stone bridge at Harn was opened to lorries in 1958.",
            Some(ConflictKind::Date),
        ),
        (
            "The council found evidence of rust in the bridge at Harn.",
            "The council found no evidence of rust in the bridge at Harn.",
            Some(ConflictKind::Negation),
        ),
        (
            "The bridge at Harn had been inspected by divers and was safe.",
            "The bridge at Harn had not been inspected by divers and was unsafe.",
            Some(ConflictKind::Negation),
        ),
        (
            "The bridge at Harn was closed to lorries and buses in winter.",
            "The bridge at Harn was closed not only to lorries and buses in winter.",
            None,
        ),
        (
            "Hundreds of lorries crossed the stone bridge at Harn in winter.",
            "Thousands of lorries crossed the stone bridge at Harn in winter.",
            Some(ConflictKind::Number),
        ),
        (
            "The council confirmed that divers had closed the bridge at Harn.",
            "The council denied that divers had closed the bridge at Harn.",
            Some(ConflictKind::Negation),
        ),
        (
            "The divers of the council said that the bridge at Harn was safe.",
            "The divers of the council said that the bridge at Harn was unsafe.",
            Some(ConflictKind::Negation),
        ),
        // What only looks like a denial.
        (
            "Der Rat sperrte die steinerne Brücke in Harn im Sommer für Lastwagen.",
            "Der Rat sperrte die steinerne Brücke in Harn im Mai für Lastwagen.",
            None,
        ),
        (
            "A nonprofit council of Harn closed the stone bridge to lorries.",
            "A non-profit council of Harn closed the stone bridge to lorries.",
            None,
        ),
        // What is said of parts, or of something else.
        (
            "Six of the eight bridges of Harn were closed to lorries in winter.",
            "The six bridges of Harn were closed to lorries in winter.",
            None,
        ),
        (
            "The council closed the bridge at Harn to lorries after a lorry fell on Monday.",
            "On Tuesday a diver said: the council closed the bridge at Harn to lorries.",
            None,
        ),
        (
            "Der Rat sperrte die steinerne Brücke in Harn für Lastwagen.",
            "Der Rat sperrte die steinerne Brücke in Harn für Lastwagen nicht.",
            Some(ConflictKind::Negation),
        ),
    ] {
        let comparison = compared(&[one, other]);
        assert_eq!(comparison.statements.len(), 1, "{one} | {other}");
        let found = comparison.statements[0].conflicts.first().map(|conflict| conflict.kind);
        assert_eq!(found, expected, "{one} | {other}");
    }
}

#[test]
fn events_alike_in_kind_but_not_in_date_are_two_statements() {
    let at =
        |day: &str, verb: &str| format!("The premier {verb} the Halden dockyard on {day} and praised its welders.");
    let (march, september) = (at("4 March", "visited"), at("12 September", "toured"));
    assert_eq!(rows(&compared(&[&march, &september])), []);
    let again = at("March 4", "toured");
    assert_eq!(rows(&compared(&[&march, &again])).len(), 1);
}

#[test]
fn names_alone_are_no_statement() {
    let comparison = compared(&[
        "Mayor Ada Quill met Tom Reed, the mayor said.",
        "The mayor, Ada Quill, phoned Tom Reed.",
    ]);
    assert_eq!(rows(&comparison), []);
}

#[test]
fn every_member_of_a_row_is_like_every_other() {
    let chain = [
        "Otters returned to the Brennan estuary after the tannery shut its drains.",
        "After the tannery shut its drains, the Brennan mill began to spin linen.",
        "The Brennan mill began to spin linen for hospital sheets in Ostermark.",
    ];
    let rows = rows(&compared(&chain));
    assert!(rows.iter().all(|(_, members)| members != "0:0 1:0 2:0"), "{rows:?}");
}

#[test]
fn labels_are_counted_by_column() {
    let comparison = compared(&[NORTH, SOUTH]);
    let label = |text: &str, count, sentences: &[usize]| Label {
        text: text.to_owned(),
        count,
        sentences: sentences.to_vec(),
    };
    assert_eq!(comparison.names.len(), 1);
    assert_eq!(
        comparison.names[0].labels,
        [
            vec![
                label("Mayor Quill", 1, &[0]),
                label("Quill", 1, &[2]),
                label("the mayor", 1, &[4])
            ],
            vec![label("Ada Quill", 2, &[3, 5]), label("the mayor", 1, &[2])]
        ]
    );
}

#[test]
fn the_reader_says_whom_a_label_means() {
    let corpus = corpus(&["Ada Quill met Tom Reed. The mayor smiled.", "Reed met the mayor."]);
    let ids: Vec<ArticleId> = corpus.ids().collect();
    let called = |renamings: &[&str]| {
        let renamings = renamings
            .iter()
            .map(|text| Renaming::parse(text).expect("a label and a name"))
            .collect();
        let wish = Wish {
            renamings,
            ..Wish::default()
        };
        let names = compare_as(&corpus, &ids, &wish).names.into_iter();
        let labels = |name: &NameLabels| -> Vec<String> {
            let all = name.labels.iter().flatten();
            all.map(|label| format!("{} {}", label.text, label.count)).collect()
        };
        names
            .map(|name| (name.name.clone(), labels(&name).join(", ")))
            .collect::<Vec<_>>()
    };
    let pair = |name: &str, labels: &str| (name.to_owned(), labels.to_owned());
    assert_eq!(
        called(&["The mayor:Mayor of Tolm", "Tom Reed:Ada Quill"]),
        [
            pair("Ada Quill", "Ada Quill 1, Tom Reed 1, Reed 1, the mayor 1"),
            pair("Mayor of Tolm", "The mayor 1")
        ]
    );
    assert_eq!(called(&["nobody:Ada Quill"]), called(&[]));
}

#[test]
fn characters_of_scripts_without_spaces_count_in_runs() {
    // The first two are one statement; the third shares with them only characters that stand in any sentence.
    let harbour = "港口管理局星期二宣布，新的渡轮码头将在秋天开放。";
    let reworded = "新的渡轮码头将在秋天开放，港口管理局说。";
    let other = "管家在星期天说，他的新房子和局长的花园是一样的。";
    let comparison = compared(&[harbour, &format!("{other}\n{reworded}")]);
    let members: Vec<Vec<(usize, usize)>> = comparison
        .statements
        .iter()
        .map(|it| {
            it.members
                .iter()
                .map(|member| (member.column, member.sentence))
                .collect()
        })
        .collect();
    assert_eq!(members, [[(0, 0), (1, 1)]]);
    assert!(comparison.statements[0].why.iter().all(|why| why.chars().count() == 2));
}

#[test]
fn conflicts_of_place_title_and_spelling() {
    for (one, other, expected) in [
        (
            "The new consulate in Halden opens to sailors and merchants in autumn.",
            "Sailors and merchants see the new consulate in Ostermark open in autumn.",
            Some((ConflictKind::Place, ["consulate in Halden", "consulate in Ostermark"])),
        ),
        (
            "President Ada Quill signed the harbour treaty with the islanders.",
            "Junta leader Quill signed the harbour treaty with the islanders.",
            Some((ConflictKind::Title, ["President Ada Quill", "Junta leader Quill"])),
        ),
        (
            "President Ada Quill signed the harbour treaty with the islanders.",
            "Quill signed the harbour treaty with the islanders.",
            None,
        ),
        (
            "Ada Quill signed the harbour treaty with the islanders.",
            "Ada Quil signed the harbour treaty with the islanders.",
            Some((ConflictKind::Spelling, ["Ada Quill", "Ada Quil"])),
        ),
    ] {
        let name = |name: &str, kind, also: &[&str]| Name {
            name: name.into(),
            kind,
            also: also.iter().map(|&label| label.into()).collect(),
        };
        let corpus = Corpus::build(Collection {
            articles: vec![article(0, one, None), article(1, other, None)],
            names: vec![
                name(
                    "Ada Quill",
                    NameKind::Person,
                    &["Quill", "Ada Quil", "President Ada Quill", "Junta leader Quill"],
                ),
                name("Halden", NameKind::Place, &[]),
                name("Ostermark", NameKind::Place, &[]),
            ],
            ..Collection::default()
        });
        let ids: Vec<ArticleId> = corpus.ids().collect();
        let comparison = compare(&corpus, &ids);
        let found = comparison.statements.iter().flat_map(|statement| &statement.conflicts);
        let found: Vec<(ConflictKind, Vec<&str>)> = found
            .map(|conflict| (conflict.kind, conflict.values.iter().map(String::as_str).collect()))
            .collect();
        let expected: Vec<(ConflictKind, Vec<&str>)> =
            expected.iter().map(|(kind, values)| (*kind, values.to_vec())).collect();
        assert_eq!(comparison.statements.len(), 1, "{one} | {other}");
        assert_eq!(found, expected, "{one} | {other}");
    }
}

#[test]
fn what_others_state_and_one_does_not_is_left_out() {
    let harbour = "The rebuilt ferry harbour at Tolm was opened by federal engineers.";
    let quay = "A storm had destroyed the granite quay and drowned eleven fishermen.";
    let both = format!("{harbour}\n{quay}");
    let comparison = compared(&[&both, &both, quay, quay]);
    let stated = |column: usize| -> Vec<String> {
        let rows = rows(&comparison);
        let left_out = comparison.left_out(column).into_iter();
        left_out.map(|statement| rows[statement].1.clone()).collect()
    };
    assert_eq!(stated(0), [""; 0]);
    assert_eq!(stated(2), ["0:0 1:0"]);
}

#[test]
fn a_quotation_cut_differently_is_one() {
    let comparison = compared(&[
        "“We never gave up on this island and its brave boats,” said Ada Quill.",
        "Ada Quill said they “never gave up on this island” and left.",
        "“Nobody gave up anything on that day of all days,” said Tom Reed.",
    ]);
    assert_eq!(comparison.quotations, [vec![0, 1]]);
}

#[test]
fn a_higher_bar_keeps_fewer_statements() {
    let corpus = corpus(&[NORTH, SOUTH]);
    let ids: Vec<ArticleId> = corpus.ids().collect();
    let at = |least: f32| {
        let wish = Wish {
            least,
            ..Wish::default()
        };
        compare_as(&corpus, &ids, &wish).statements
    };
    assert!(at(0.1).len() >= at(0.5).len() && at(0.5).len() > at(1.0).len());
    assert!(
        at(1.0).iter().any(|statement| statement.kind == Kind::Verbatim),
        "whatever the bar"
    );
}

#[test]
fn quotations_and_their_speakers() {
    for (text, expected) in [
        (
            "“We will rebuild it,” said Ada Quill, smiling.",
            &[("We will rebuild it", Some("Ada Quill"), Some("said"))][..],
        ),
        (
            "“We will rebuild it,” Mayor Quill said Monday.",
            &[("We will rebuild it", Some("Mayor Quill"), Some("said"))],
        ),
        (
            "\"We will rebuild it,\" Quill told Reed.",
            &[("We will rebuild it", Some("Quill"), Some("told"))],
        ),
        (
            "“We will rebuild it,” she said.",
            &[("We will rebuild it", None, Some("said"))],
        ),
        (
            "Ann Marsh said: “We will rebuild it.”",
            &[("We will rebuild it.", Some("Ann Marsh"), Some("said"))],
        ),
        ("He praised the “king” of the “old harbour” again.", &[]),
        (
            "Tom Reed, who had rowed over, praised Quill as a “lion” and left.",
            &[("lion", Some("Tom Reed"), Some("praised"))],
        ),
        ("The sign reads “mind the gap” in red.", &[("mind the gap", None, None)]),
        (
            "“We will rebuild it,” said Tom Reed. “And we will not wait.”",
            &[
                ("We will rebuild it", Some("Tom Reed"), Some("said")),
                ("And we will not wait.", Some("Tom Reed"), Some("said")),
            ],
        ),
        (
            "“We will rebuild it. Nobody will stop us,” Reed said.",
            &[("We will rebuild it. Nobody will stop us", Some("Reed"), Some("said"))],
        ),
        (
            "“We never close a paragraph",
            &[("We never close a paragraph", None, None)],
        ),
        ("A 5\" nail is not a quotation at all.", &[]),
    ] {
        let comparison = compared(&[text]);
        let found: Vec<(&str, Option<&str>, Option<&str>)> = comparison
            .quotes
            .iter()
            .map(|quote| (quote.text.as_str(), quote.speaker.as_deref(), quote.verb.as_deref()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn reported_speech_is_kept_apart() {
    let text = "“We will rebuild it,” said Ada Quill, adding that the quay was safe. Tom Reed said the crane was not. \
                Nobody asked the fishermen, who said nothing that was heard.";
    let quotes = compared(&[text]).quotes;
    let found: Vec<_> = quotes
        .iter()
        .map(|quote| (quote.place.sentence, quote.direct, quote.text.as_str()))
        .collect();
    let expected = [
        (0, true, "We will rebuild it"),
        (0, false, "the quay was safe"),
        (1, false, "the crane was not"),
    ];
    assert_eq!(found, expected);
    assert!(
        quotes
            .iter()
            .all(|quote| quote.speaker.is_some() && quote.verb.is_some())
    );
}

#[test]
fn an_article_beside_itself_is_verbatim_throughout() {
    let corpus = corpus(&[NORTH]);
    let ids: Vec<ArticleId> = corpus.ids().chain(corpus.ids()).collect();
    let comparison = compare(&corpus, &ids);
    assert_eq!(comparison.unmatched, []);
    for sentence in 0..5 {
        let row = format!("0:{sentence} 1:{sentence}");
        assert!(rows(&comparison).contains(&(Kind::Verbatim, row)));
    }
}

#[test]
fn nothing_to_compare_is_no_failure() {
    let corpus = corpus(&["", "# Only a heading", NORTH]);
    let ids: Vec<ArticleId> = corpus.ids().collect();
    assert_eq!(compare(&corpus, &[]).statements, []);
    assert_eq!(compare(&corpus, &ids[2..]).unmatched.len(), 5);
    assert_eq!(compare(&corpus, &ids).unmatched.len(), 5);
    assert_eq!(compare(&corpus, &ids[..2]).sentences, [vec![], vec![]]);
}

#[test]
fn a_thousand_times_the_same_sentence_is_one_statement() {
    let text = "The ferry to Tolm sails at seven. ".repeat(1_000);
    let comparison = compared(&[&text, &text]);
    assert_eq!(comparison.statements.len(), 1);
    assert_eq!(comparison.statements[0].members.len(), 2_000);
    assert_eq!(comparison.statements[0].score, 1.0);
}

#[test]
fn texts_of_any_length_and_language_are_compared() {
    // 200,000 words each, no sentence twice in one of them, every third in both.
    let long = |first: usize| -> String {
        let sentence = |number: usize| {
            format!(
                "Ferry {number} sailed to harbour {} with {number} crates of wool. ",
                number + 7
            )
        };
        (0..20_000)
            .map(|at| sentence(if at % 3 == 0 { at } else { first + at }))
            .collect()
    };
    let comparison = compared(&[&long(100_000), &long(300_000)]);
    let sentences: usize = comparison.sentences.iter().map(Vec::len).sum();
    let members: usize = comparison
        .statements
        .iter()
        .map(|statement| statement.members.len())
        .sum();
    assert_eq!(sentences, 40_000);
    assert!(members >= 2 * 20_000 / 3);
    let other = "Паром вернулся в гавань утром. ရန်ကုန်မြို့တွင် မိုးရွာသည်။ 渡輪早上返回港口。";
    assert_eq!(compared(&[NORTH, other]).statements, []);
    assert_eq!(compared(&[other, other]).unmatched, []);
}

fn sentence() -> impl Strategy<Value = String> {
    const WORDS: [&str; 24] = [
        "ferry",
        "harbour",
        "Tolm",
        "storm",
        "quay",
        "Quill",
        "mayor",
        "eleven",
        "fishermen",
        "drowned",
        "opened",
        "on Monday",
        "in March",
        "not",
        "the",
        "of",
        "and",
        "third",
        "visit",
        "“island",
        "boats”",
        "2019",
        "Reed",
        "crane",
    ];
    prop::collection::vec(prop::sample::select(&WORDS[..]), 1..14).prop_map(|words| format!("A {}.", words.join(" ")))
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(
        prop::collection::vec(sentence(), 0..8).prop_map(|text| text.join("\n")),
        2..5,
    )
}

proptest! {
    #[test]
    fn every_sentence_is_in_a_statement_or_unmatched(texts in texts()) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let comparison = compared(&texts);
        let matched: std::collections::BTreeSet<Place> =
            comparison.statements.iter().flat_map(|statement| statement.members.iter().copied()).collect();
        for (column, sentences) in comparison.sentences.iter().enumerate() {
            for sentence in 0..sentences.len() {
                let place = Place { column, sentence };
                prop_assert_ne!(matched.contains(&place), comparison.unmatched.contains(&place), "{:?}", place);
            }
        }
        for statement in &comparison.statements {
            prop_assert!(statement.members.is_sorted());
            prop_assert!(statement.members.iter().any(|member| member.column != statement.members[0].column));
            prop_assert!((0.0..=1.0).contains(&statement.score));
        }
        prop_assert!(comparison.statements.is_sorted_by_key(|statement| statement.members.clone()));
    }

    #[test]
    fn another_order_of_columns_only_renumbers(texts in texts()) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let corpus = corpus(&texts);
        let ids: Vec<ArticleId> = corpus.ids().collect();
        let backwards: Vec<ArticleId> = ids.iter().rev().copied().collect();
        let renumber = |place: &Place| Place { column: ids.len() - 1 - place.column, ..*place };
        let key = |statement: &Statement, members: Vec<Place>| (members, statement.kind, statement.score.to_bits());
        let mut one: Vec<_> = compare(&corpus, &ids).statements.iter().map(|row| key(row, row.members.clone())).collect();
        let mut other: Vec<_> = compare(&corpus, &backwards).statements.iter().map(|row| {
            let mut members: Vec<Place> = row.members.iter().map(renumber).collect();
            members.sort_unstable();
            key(row, members)
        }).collect();
        one.sort();
        other.sort();
        prop_assert_eq!(one, other);
    }

    #[test]
    fn any_text_is_compared(one in "(\\PC|\n){0,80}", other in "[“”\"a-c. 1-3]{0,80}") {
        let comparison = compared(&[&one, &other, &one]);
        prop_assert_eq!(comparison.articles.len(), 3);
        prop_assert_eq!(&comparison, &compared(&[&one, &other, &one]));
    }
}
