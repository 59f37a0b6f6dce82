//! The engine against reading every word: the same articles, the same number of hits, the same places.
//!
//! On made-up articles the comparison always runs. On a corpus for developers, which lies beside the repository
//! (or where `DOSSIER_SHARED` says), it takes minutes, and runs by
//!
//! ```text
//! cargo test --release -p dossier-engine --test differential -- --ignored --nocapture
//! ```
//!
//! `DOSSIER_QUERIES` changes how many queries are drawn (20,000), `DOSSIER_SEED` which (1), `DOSSIER_ARTICLES` how many
//! articles are taken (5,000), `DOSSIER_KIND` draws those of one kind only, such as `NearGroup`.

mod naive;

use std::collections::{BTreeMap, HashSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use dossier_engine::Corpus;
use dossier_engine::article::ArticleId;

use naive::ask::{Ask, Style};
use naive::draw::{Draw, Kind, Stock};
use naive::ours::{self, ours};
use naive::scan::{Place, Scan};
use naive::texts;

/// How many of the articles that answer have their places compared, for each query.
const PLACES_COMPARED: usize = 5;
/// How often a draw that comes to nothing, such as a title from an article without one, is drawn again.
const TRIES: usize = 50;
/// How many differences are made smaller and shown.
const SHOWN: usize = 40;

#[test]
fn made_up_articles_give_the_same_answers() {
    let corpus = texts::made_up(160);
    Comparison::new(&corpus).run(4_000, 1, None);
}

/// Kinds that the engine cannot answer yet are drawn and read all the same, so that they are ready when it can.
#[test]
fn every_kind_of_query_is_drawn_and_answers_something() {
    const EACH: usize = 40;
    let corpus = texts::made_up(160);
    let scan = Scan::new(&corpus);
    let stock = Stock::new(&corpus);
    for &kind in Kind::ALL {
        let mut answered = 0;
        for seed in 0..EACH as u64 {
            let mut draw = Draw::new(&stock, seed);
            let drawn = (0..TRIES).find_map(|_| draw.query(kind));
            let (ask, style) = drawn.unwrap_or_else(|| panic!("nothing of kind {kind:?} was drawn with seed {seed}"));
            assert!(!ask.line(style).is_empty());
            let mut again = Draw::new(&stock, seed);
            assert_eq!(
                (0..TRIES).find_map(|_| again.query(kind)),
                Some((ask.clone(), style)),
                "drawn otherwise again"
            );
            answered += usize::from(!scan.answer(&ask).is_empty());
        }
        println!("{:<16}{answered:>4} of {EACH} answer something", format!("{kind:?}"));
        assert_eq!(
            answered == 0,
            kind == Kind::Absent,
            "{kind:?}: {answered} of {EACH} answer something"
        );
    }
}

#[test]
#[ignore = "takes minutes, and needs a corpus that is no part of the project"]
fn many_articles_give_the_same_answers() {
    let given = |name: &str, otherwise: usize| {
        std::env::var(name).map_or(otherwise, |value| value.parse().expect("a number in the environment"))
    };
    let Some(corpus) = texts::bench(given("DOSSIER_ARTICLES", 5_000)) else {
        eprintln!(
            "Skipped: {} holds no bench/docs-20k.jsonl.xz.",
            texts::shared().display()
        );
        return;
    };
    let only = std::env::var("DOSSIER_KIND").ok().map(|name| {
        let kind = Kind::ALL.iter().find(|kind| format!("{kind:?}") == name);
        *kind.unwrap_or_else(|| panic!("{name} is no kind of query; these are: {:?}", Kind::ALL))
    });
    Comparison::new(&corpus).run(given("DOSSIER_QUERIES", 20_000), given("DOSSIER_SEED", 1) as u64, only);
}

struct Comparison<'a> {
    corpus: &'a Corpus,
    ids: Vec<ArticleId>,
    scan: Scan,
}

/// What was drawn, and what came of it.
#[derive(Default)]
struct Tally {
    /// Of each kind: queries, those that answer something, those that the engine gave up, those that differ.
    kinds: BTreeMap<Kind, [usize; 4]>,
    /// Remarks that no query deserved, each with the first line that brought it about.
    remarks: BTreeMap<String, (usize, String)>,
    differences: Vec<(Kind, Ask, Style, String)>,
}

impl<'a> Comparison<'a> {
    fn new(corpus: &'a Corpus) -> Self {
        Self {
            ids: corpus.ids().collect(),
            scan: Scan::new(corpus),
            corpus,
        }
    }

    fn run(&self, queries: usize, seed: u64, only: Option<Kind>) {
        let started = Instant::now();
        let stock = Stock::new(self.corpus);
        let next = AtomicUsize::new(0);
        let tally = Mutex::new(Tally::default());
        let threads = std::thread::available_parallelism().map_or(1, |count| count.get().min(4));
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        if number >= queries {
                            break;
                        }
                        if number > 0 && number.is_multiple_of(1_000) {
                            eprintln!("{number} of {queries} queries after {} s", started.elapsed().as_secs());
                        }
                        if number == queries / 2 {
                            // The one half is answered by reading, the other by positions.
                            while self.corpus.prepare(500) {}
                        }
                        let kind = only.unwrap_or(ours::KINDS[number % ours::KINDS.len()]);
                        let mut draw = Draw::new(&stock, seed << 32 | number as u64);
                        let Some((ask, style)) = (0..TRIES).find_map(|_| draw.query(kind)) else {
                            continue;
                        };
                        self.count(kind, ask, style, &tally);
                    }
                });
            }
        });
        let tally = tally.into_inner().expect("no thread panicked");
        self.report(&tally, queries);
    }

    fn count(&self, kind: Kind, ask: Ask, style: Style, tally: &Mutex<Tally>) {
        let line = ask.line(style);
        let (answer, remarks, difference) = self.compare(&ask, style);
        let gave_up = remarks.iter().any(|remark| ours::gave_up(remark));
        let mut tally = tally.lock().expect("no thread panicked");
        let counts = tally.kinds.entry(kind).or_default();
        counts[0] += 1;
        counts[1] += usize::from(answer > 0);
        counts[2] += usize::from(gave_up);
        counts[3] += usize::from(difference.is_some() && !gave_up);
        for remark in remarks.into_iter().filter(|remark| !ours::gave_up(remark)) {
            tally.remarks.entry(remark).or_insert((0, line.clone())).0 += 1;
        }
        if let Some(difference) = difference.filter(|_| !gave_up) {
            tally.differences.push((kind, ask, style, difference));
        }
    }

    /// How many articles answer, what the engine remarked upon, and the first difference.
    fn compare(&self, ask: &Ask, style: Style) -> (usize, Vec<String>, Option<String>) {
        let line = ask.line(style);
        let found = ours(self.corpus, &line);
        let expected = self.scan.answer(ask);
        let difference = self.difference(&line, &found.articles, &expected);
        (expected.len(), found.remarks, difference)
    }

    fn difference(&self, line: &str, found: &[(usize, usize)], expected: &[(usize, Vec<Place>)]) -> Option<String> {
        let counts: Vec<(usize, usize)> = expected
            .iter()
            .map(|(article, places)| (*article, places.len()))
            .collect();
        if found != counts {
            let ours: HashSet<_> = found.iter().collect();
            let theirs: HashSet<_> = counts.iter().collect();
            let mut apart: Vec<usize> = ours
                .symmetric_difference(&theirs)
                .map(|(article, _)| *article)
                .collect();
            apart.sort_unstable();
            apart.dedup();
            let Some(&article) = apart.first() else {
                let said = "the same article stands in the results twice".to_owned();
                return Some(said);
            };
            let hits = |counts: &[(usize, usize)]| {
                let hits = counts.iter().find(|(number, _)| *number == article);
                hits.map_or("does not answer".to_owned(), |(_, hits)| format!("{hits} hits"))
            };
            let places = expected.iter().find(|(number, _)| *number == article);
            let said = format!(
                "{} of {} articles differ; article {article} ({}): ours {}, by reading {}{}",
                apart.len(),
                self.scan.len(),
                self.corpus.article(self.ids[article]).language,
                hits(found),
                hits(&counts),
                places.map_or(String::new(), |(_, places)| format!(" {}", self.shown(article, places))),
            );
            return Some(said);
        }
        let step = expected.len().div_ceil(PLACES_COMPARED).max(1);
        for (article, places) in expected.iter().step_by(step) {
            let marked = ours::places(self.corpus, line, self.ids[*article]);
            if marked != *places {
                let said = format!(
                    "article {article}: ours marks {}, by reading {}",
                    self.shown(*article, &marked),
                    self.shown(*article, places)
                );
                return Some(said);
            }
        }
        None
    }

    /// The first places with what stands there.
    fn shown(&self, article: usize, places: &[Place]) -> String {
        let article = self.corpus.article(self.ids[article]);
        let show = |(part, start, end): &Place| {
            let text = article.part(*part).get(*start as usize..*end as usize);
            format!("{part:?} {start}..{end} {:?}", text.unwrap_or("no place of the text"))
        };
        let shown: Vec<String> = places.iter().take(4).map(show).collect();
        format!("[{}{}]", shown.join(", "), if places.len() > 4 { ", …" } else { "" })
    }

    /// The smallest query that still differs, and how.
    fn smallest(&self, mut ask: Ask, style: Style, mut said: String) -> (Ask, String) {
        loop {
            let differs = |smaller: Ask| {
                let (_, remarks, difference) = self.compare(&smaller, style);
                let said = difference.filter(|_| !remarks.iter().any(|remark| ours::gave_up(remark)))?;
                Some((smaller, said))
            };
            match ask.smaller().into_iter().find_map(differs) {
                Some(smaller) => (ask, said) = smaller,
                None => return (ask, said),
            }
        }
    }

    fn report(&self, tally: &Tally, queries: usize) {
        println!(
            "{:<16}{:>9}{:>9}{:>9}{:>9}",
            "kind", "queries", "answer", "gave up", "differ"
        );
        for (kind, [drawn, answer, gave_up, differ]) in &tally.kinds {
            println!(
                "{:<16}{drawn:>9}{answer:>9}{gave_up:>9}{differ:>9}",
                format!("{kind:?}")
            );
        }
        let drawn: usize = tally.kinds.values().map(|counts| counts[0]).sum();
        println!(
            "{drawn} of {queries} queries were drawn; {} differ",
            tally.differences.len()
        );
        for (remark, (times, line)) in &tally.remarks {
            println!("remark, {times} times, first of {line:?}: {remark}");
        }
        let mut shown = HashSet::new();
        for (kind, ask, style, said) in tally.differences.iter().take(SHOWN) {
            let (smallest, said) = self.smallest(ask.clone(), *style, said.clone());
            let line = smallest.line(*style);
            if shown.insert(line.clone()) {
                println!("{kind:?}: {line:?}\n    {said}");
                if line != ask.line(*style) {
                    println!("    first of {:?}", ask.line(*style));
                }
            }
        }
        assert!(drawn * 10 > queries * 9, "too few queries could be drawn");
        assert!(
            tally.differences.is_empty(),
            "{} queries differ",
            tally.differences.len()
        );
        assert!(
            tally.remarks.is_empty(),
            "queries that say nothing strange were remarked upon"
        );
    }
}
