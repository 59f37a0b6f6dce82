//! How often the comparison is right about the seeds, on sentence pairs labelled by hand.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::path::Path;

use dossier_engine::compare::{Comparison, LEAST, MEASURED, Measured, Wish, compare_as};
use dossier_engine::{ArticleId, Corpus};
use dossier_ingest::read_folder;
use expect_test::expect_file;

const IDS: [&str; 5] = ["bloomberg", "alexa-news", "moscow-times", "irrawaddy", "ap"];

/// A sentence, by the id of its article and its number there.
type Place = (String, usize);

/// A pair that was labelled.
struct Label {
    verdict: String,
    is_held: bool,
}

fn labels() -> HashMap<(Place, Place), Label> {
    let mut labels = HashMap::new();
    for line in include_str!("statements.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let cells: Vec<&str> = line.split('\t').collect();
        let place = |at: usize| (cells[at].to_owned(), cells[at + 1].parse().expect("a number"));
        let label = Label {
            verdict: cells[0].to_owned(),
            is_held: cells[1] == "held",
        };
        assert!(["same", "partly", "not", "unsure"].contains(&cells[0]), "{line}");
        assert!(labels.insert((place(2), place(5)), label).is_none(), "twice: {line}");
    }
    labels
}

fn corpus() -> Corpus {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    Corpus::build(read_folder(&seeds, &mut |_| {}).expect("the seeds").collection)
}

fn compared(corpus: &Corpus, least: f32) -> Comparison {
    let ids: Vec<ArticleId> = IDS.iter().map(|id| corpus.find(id).expect("an id")).collect();
    let wish = Wish {
        least,
        ..Wish::default()
    };
    compare_as(corpus, &ids, &wish)
}

/// The pairs that were put together, each once, the columns in order.
fn pairs(comparison: &Comparison) -> HashSet<(Place, Place)> {
    let place = |place: &dossier_engine::compare::Place| (IDS[place.column].to_owned(), place.sentence);
    let mut pairs = HashSet::new();
    for statement in &comparison.statements {
        for (at, one) in statement.members.iter().enumerate() {
            let others = statement.members[at + 1..]
                .iter()
                .filter(|other| other.column != one.column);
            pairs.extend(others.map(|other| (place(one), place(other))));
        }
    }
    pairs
}

/// Precision over all pairs put together but those of the other part, and recall of those that state the same; in hundredths.
fn measured(corpus: &Corpus, labels: &HashMap<(Place, Place), Label>, least: u8, held: bool) -> Measured {
    let found = pairs(&compared(corpus, f32::from(least) / 100.0));
    let (mut right, mut wrong) = (0, 0);
    for pair in &found {
        match labels.get(pair) {
            Some(label) if label.is_held != held || label.verdict == "unsure" => {}
            Some(label) if label.verdict == "not" => wrong += 1,
            Some(_) => right += 1,
            None => wrong += 1, // every pair was considered: what is not listed is not the same
        }
    }
    let same = labels
        .iter()
        .filter(|(_, label)| label.is_held == held && label.verdict == "same");
    let same: Vec<_> = same.map(|(pair, _)| pair).collect();
    let share = |part: usize, whole: usize| ((part * 200 + whole) / (2 * whole).max(1)) as u8;
    Measured {
        least,
        precision: share(right, right + wrong),
        recall: share(same.iter().filter(|pair| found.contains(pair)).count(), same.len()),
    }
}

#[test]
fn labels_are_of_the_sentences_that_are_compared() {
    let corpus = corpus();
    let comparison = compared(&corpus, LEAST);
    let text = |(id, sentence): &Place| {
        let column = IDS.iter().position(|it| it == id).expect("an id");
        comparison.text(
            &corpus,
            dossier_engine::compare::Place {
                column,
                sentence: *sentence,
            },
        )
    };
    for line in include_str!("statements.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let cells: Vec<&str> = line.split('\t').collect();
        for at in [2, 5] {
            let place = (cells[at].to_owned(), cells[at + 1].parse().expect("a number"));
            assert!(text(&place).starts_with(cells[at + 2]), "{line}");
        }
    }
    assert!(labels().len() >= 200);
}

#[test]
fn the_comparison_of_all_five_is_as_it_was_read() {
    let corpus = corpus();
    let comparison = compared(&corpus, LEAST);
    let mut text = String::new();
    for statement in &comparison.statements {
        let why = statement.why.join(", ");
        writeln!(text, "{} {:.2}: {why}", statement.kind.name(), statement.score).expect("room");
        for &member in &statement.members {
            let words = comparison.text(&corpus, member);
            writeln!(text, "  {} {}: {words}", IDS[member.column], member.sentence).expect("room");
        }
        for conflict in &statement.conflicts {
            writeln!(text, "  {}: {}", conflict.kind.name(), conflict.values.join(" / ")).expect("room");
        }
    }
    text.push_str("\nLevel:");
    for level in comparison.levels() {
        write!(text, " {}", level.statement + 1).expect("room");
    }
    text.push_str("\n\nQuoted\n");
    for quote in &comparison.quotes {
        let speaker = comparison.speaker(quote).unwrap_or("nobody named");
        let verb = quote.verb.as_deref().unwrap_or("-");
        let how = if quote.direct { "direct" } else { "reported" };
        writeln!(
            text,
            "  {}: {speaker}, {verb}, {how}: {}",
            IDS[quote.place.column], quote.text
        )
        .expect("room");
    }
    text.push_str("\nCalled\n");
    for name in comparison.names.iter().filter(|name| name.is_various()) {
        writeln!(text, "  {}", name.name).expect("room");
        for (id, labels) in IDS.iter().zip(&name.labels).filter(|(_, labels)| !labels.is_empty()) {
            let labels: Vec<String> = labels.iter().map(|it| format!("{} {}", it.text, it.count)).collect();
            writeln!(text, "    {id}: {}", labels.join(", ")).expect("room");
        }
    }
    expect_file!["seeds.compared.txt"].assert_eq(&text);
}

#[test]
fn the_page_tells_what_was_measured() {
    let (corpus, labels) = (corpus(), labels());
    let held = MEASURED.map(|it| measured(&corpus, &labels, it.least, true));
    for it in held {
        let seen = measured(&corpus, &labels, it.least, false);
        println!(
            "from {:>3}: precision {:>3}, recall {:>3} of pairs held back; {:>3}, {:>3} of those seen",
            it.least, it.precision, it.recall, seen.precision, seen.recall
        );
    }
    assert_eq!(held, MEASURED);
}
