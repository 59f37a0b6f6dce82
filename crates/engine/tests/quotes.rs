//! Quotes on passages made up for it, each labelled with who is quoted.
//!
//! What counts is that a speaker who is given is right: a quotation without one sends the reader to the text, one with
//! the wrong one misleads. Right is the labelled name, with or without the title before it. `--nocapture` shows the
//! slips.

use dossier_engine::Corpus;
use dossier_engine::article::{Article, Block, BlockKind};
use dossier_engine::compare::{Quote, compare};
use dossier_engine::corpus::Collection;
use dossier_engine::name::{Name, NameKind};

/// Of the speakers given, as many are right, in hundredths. What is wanted of the program.
const PRECISION: usize = 95;
/// Of the speakers labelled, as many are found, in hundredths: a floor below what is measured, which is 98.
const RECALL: usize = 95;

#[test]
fn speakers_are_right() {
    let (mut given, mut right, mut labelled) = (0, 0, 0);
    let mut slips = Vec::new();
    for passage in passages(include_str!("quotes.txt")) {
        let quotes = passage.quotes();
        let mut found: Vec<&Quote> = quotes.iter().collect();
        labelled += passage.labels.iter().filter(|label| label.speaker.is_some()).count();
        for label in &passage.labels {
            let place = found.iter().position(|quote| label.is_of(quote));
            let quote = place.map(|place| found.remove(place));
            let is_right = quote.is_some_and(|quote| label.names(quote));
            if let Some(quote) = quote.filter(|quote| quote.speaker.is_some()) {
                given += 1;
                right += usize::from(is_right);
                assert!(quote.verb.is_some(), "{quote:?}");
            }
            if !is_right || quote.is_some_and(|quote| quote.verb.as_deref() != label.verb) {
                slips.push(format!("{label:?}\n  but {quote:?}"));
            }
        }
        // Whoever else is given a speaker is given a wrong one.
        for quote in found {
            given += usize::from(quote.speaker.is_some());
            slips.push(format!("unlabelled: {quote:?}"));
        }
    }
    println!("{}", slips.join("\n"));
    println!("given {given}, right {right}, labelled {labelled}");
    assert!(right * 100 >= given * PRECISION, "{right} of {given} are right");
    assert!(right * 100 >= labelled * RECALL, "{right} of {labelled} are found");
}

/// A text and the quotes in it.
struct Passage<'a> {
    language: &'a str,
    names: Vec<Name>,
    paragraphs: Vec<&'a str>,
    labels: Vec<Label<'a>>,
}

/// What is known of a quote.
#[derive(Debug)]
struct Label<'a> {
    direct: bool,
    speaker: Option<&'a str>,
    verb: Option<&'a str>,
    begins: &'a str,
}

impl Label<'_> {
    fn is_of(&self, quote: &Quote) -> bool {
        quote.direct == self.direct && quote.text.starts_with(self.begins)
    }

    fn names(&self, quote: &Quote) -> bool {
        match (self.speaker, quote.speaker.as_deref()) {
            (Some(label), Some(given)) => given == label || given.ends_with(&format!(" {label}")),
            (label, given) => label.is_none() && given.is_none(),
        }
    }
}

impl Passage<'_> {
    fn quotes(&self) -> Vec<Quote> {
        let block = |(line, text): (usize, &&str)| Block {
            kind: BlockKind::Body,
            lines: (line as u32 + 1, line as u32 + 1),
            text: (*text).to_owned(),
        };
        let article = Article {
            slug: "a".to_owned(),
            path: "a.txt".to_owned(),
            language: self.language.to_owned(),
            blocks: self.paragraphs.iter().enumerate().map(block).collect(),
            ..Article::default()
        };
        let corpus = Corpus::build(Collection {
            names: self.names.clone(),
            articles: vec![article],
            ..Collection::default()
        });
        let articles: Vec<_> = corpus.ids().collect();
        compare(&corpus, &articles).quotes
    }
}

fn passages(text: &str) -> Vec<Passage<'_>> {
    let mut passages = Vec::new();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    for lines in lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty()) {
        let mut passage = Passage {
            language: "en",
            names: Vec::new(),
            paragraphs: Vec::new(),
            labels: Vec::new(),
        };
        for line in lines {
            match line.split_once(' ') {
                Some(("@", language)) => passage.language = language,
                Some(("+", about)) => passage.names.push(name(about)),
                Some(("=", about)) => passage.labels.push(label(about)),
                _ => passage.paragraphs.push(line),
            }
        }
        passages.push(passage);
    }
    passages
}

/// `person Ann Lee: the mayor, Lee`
fn name(about: &str) -> Name {
    let (kind, labels) = about.split_once(' ').expect("a kind and a name");
    let (name, also) = labels.split_once(": ").unwrap_or((labels, ""));
    Name {
        name: name.to_owned(),
        kind: NameKind::from_name(kind).expect("a kind of name"),
        also: also
            .split(", ")
            .filter(|label| !label.is_empty())
            .map(str::to_owned)
            .collect(),
    }
}

/// `direct | Ann Lee | said | We will`
fn label(about: &str) -> Label<'_> {
    let parts: Vec<&str> = about.split(" | ").collect();
    let [kind, speaker, verb, begins] = parts[..] else {
        panic!("{about}");
    };
    let known = |part: &'static str, it| (it != part).then_some(it);
    Label {
        direct: kind == "direct",
        speaker: known("-", speaker),
        verb: known("-", verb),
        begins,
    }
}
