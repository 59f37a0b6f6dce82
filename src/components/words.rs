//! The words of the articles found: how frequent they are, which keep company with the query, which are particular
//! to these articles.

use std::sync::Arc;

use dossier_engine::statistics::{Association, Collocates, Frequencies, Frequency, Keyness, Keyword, ngrams};
use dossier_engine::{ArticleId, Results, View, search};
use leptos::prelude::*;

use super::erased::{When, follow};
use super::results::NothingFound;
use super::word_table::{Table, WordTable};
use crate::explorer::Explorer;
use crate::{messages, shell};

/// How many rows a table has at most, until the reader asks for more.
const MOST: usize = 300;
/// How long tables wait for the reader to pause before they are counted anew, in milliseconds.
const PAUSE: u32 = 200;

/// Everything that was counted.
#[derive(Clone, Default)]
struct Tables {
    frequencies: Table,
    frequencies_note: String,
    collocates: Table,
    collocates_note: String,
    more: Table,
    less: Table,
    keyness_note: String,
}

/// What to count besides what is found.
#[derive(Clone, Copy)]
struct Choice {
    /// Words in a row in place of single words.
    in_a_row: bool,
    /// Without the function words.
    without: bool,
}

/// The three parts. Their headings stand at once; what takes longer to count comes as soon as it is there.
#[component]
pub fn WordTables() -> impl IntoView {
    let explorer = Explorer::get();
    let choice = RwSignal::new(Choice {
        in_a_row: false,
        without: true,
    });
    let most = RwSignal::new(MOST);
    let tables: RwSignal<Option<Tables>> = RwSignal::new(None);
    let mut waiting = None;
    follow(move || {
        explorer.results.track();
        choice.track();
        most.track();
        let pause = if waiting.is_some() { PAUSE } else { 0 };
        // What still waited is given up.
        waiting = Some(shell::after(pause, move || {
            tables.set(Some(count(explorer, choice.get_untracked(), most.get_untracked())))
        }));
    });
    let found = move || explorer.results.with(|found| found.articles.len());
    let has_matches = move || explorer.results.with(|found| found.matches > 0);
    let has_rest = move || found() > 0 && found() < explorer.corpus.len();
    view! {
        <section class="articles words" aria-busy=move || tables.with(Option::is_none).to_string()>
            <div class="articles-head">
                <h2 id="found-heading" tabindex="-1">{messages::view_words()}</h2>
                <label class="order">
                    <span>{messages::count()}</span>
                    <select on:change=move |event| {
                        let in_a_row = shell::value_of(&event) == "runs";
                        choice.update(|choice| choice.in_a_row = in_a_row);
                    }>
                        <option value="words">{messages::single_words()}</option>
                        <option value="runs">{messages::words_in_a_row()}</option>
                    </select>
                </label>
                <label class="order">
                    <input
                        type="checkbox"
                        prop:checked=move || choice.with(|choice| choice.without)
                        on:change=move |_| choice.update(|choice| choice.without = !choice.without)
                    />
                    <span>{messages::leave_out_function_words()}</span>
                </label>
            </div>
            <When is=Signal::derive(move || found() == 0)>
                <NothingFound/>
            </When>
            <div class="word-parts">
                <When is=Signal::derive(move || found() > 0)>
                    <section>
                        <h3>{messages::frequencies()}</h3>
                        <p class="hint">{move || part(tables, |it| it.frequencies_note.clone())}</p>
                        <WordTable caption=messages::most_frequent() head=frequencies() most table=Signal::derive(move || part(tables, |it| it.frequencies.clone()))/>
                    </section>
                </When>
                <When is=Signal::derive(has_matches)>
                    <section>
                        <h3>{messages::collocates()}</h3>
                        <p class="hint">{move || part(tables, |it| it.collocates_note.clone())}</p>
                        <WordTable caption=messages::near_the_matches() head=associations([messages::near(), messages::expected()]) most table=Signal::derive(move || part(tables, |it| it.collocates.clone()))/>
                    </section>
                </When>
                <When is=Signal::derive(has_rest)>
                    <section class="keyness">
                        <h3>{messages::keywords()}</h3>
                        <p class="hint">{move || part(tables, |it| it.keyness_note.clone())}</p>
                        <div class="word-parts">
                            <div><WordTable caption=messages::more_frequent_here() head=keywords() most table=Signal::derive(move || part(tables, |it| it.more.clone()))/></div>
                            <div><WordTable caption=messages::less_frequent_here() head=keywords() most table=Signal::derive(move || part(tables, |it| it.less.clone()))/></div>
                        </div>
                    </section>
                </When>
            </div>
        </section>
    }
}

fn frequencies() -> [&'static str; 5] {
    [
        messages::word(),
        messages::count(),
        messages::per_million(),
        messages::view_articles(),
        messages::dispersion(),
    ]
}

fn associations([one, other]: [&'static str; 2]) -> [&'static str; 5] {
    [
        messages::word(),
        one,
        other,
        messages::log_likelihood(),
        messages::log_ratio(),
    ]
}

/// The head of a table of keywords.
pub fn keywords() -> [&'static str; 5] {
    associations([messages::here(), messages::elsewhere()])
}

/// A part of what was counted; nothing until then.
fn part<T: Default>(tables: RwSignal<Option<Tables>>, of: fn(&Tables) -> T) -> T {
    tables.with(|tables| tables.as_ref().map(of).unwrap_or_default())
}

fn count(explorer: Explorer, choice: Choice, most: usize) -> Tables {
    let (corpus, wordlist) = (explorer.corpus, explorer.wordlist());
    let without = choice.without.then(|| explorer.function_words());
    explorer.results.with_untracked(|found| {
        let articles: Vec<ArticleId> = found.articles.iter().map(|ranked| ranked.id).collect();
        if articles.is_empty() {
            return Tables::default();
        }
        let frequencies = match choice.in_a_row {
            true => table(
                ngrams(corpus, wordlist, &articles, 2..=4, without, most),
                None,
                frequency,
            ),
            false => {
                let counted = Frequencies::of(corpus, wordlist, &articles, without, most);
                table(counted.rows, Some(counted.different), frequency)
            }
        };
        let words: usize = articles.iter().map(|&id| corpus.word_count(id)).sum();
        let frequencies_note = messages::frequencies_note(&messages::words_counted(words));
        let mut tables = Tables {
            frequencies,
            frequencies_note,
            ..Tables::default()
        };
        if found.matches > 0 {
            let near = collocates(explorer, found, choice, most);
            let note = messages::collocates_note(Collocates::WINDOW, &messages::matches(near.hits as usize));
            tables.collocates_note = [&note, messages::association_note()].join(" ");
            let row = |it: dossier_engine::statistics::Collocate| {
                let observed = [
                    messages::number(it.near as usize),
                    messages::decimal(it.association.expected, 1),
                ];
                association(it.term, observed, it.association)
            };
            tables.collocates = table(near.rows, Some(near.different), row);
        }
        if articles.len() < corpus.len() {
            let key = Keyness::of(corpus, wordlist, &articles, without, most);
            let note = messages::keywords_note(
                &messages::words_counted(key.here as usize),
                &messages::words_counted(key.there as usize),
            );
            tables.keyness_note = [&note, messages::association_note()].join(" ");
            let [more, less] = key.different;
            tables.more = table(key.more, Some(more), keyword);
            tables.less = table(key.less, Some(less), keyword);
        }
        tables
    })
}

fn table<T>(rows: Vec<T>, total: Option<usize>, row: impl Fn(T) -> Vec<String>) -> Table {
    Table {
        rows: Arc::new(rows.into_iter().map(row).collect()),
        total,
    }
}

/// What stands near the matches, against all else under the same filters, whether it answers the query or not.
fn collocates(explorer: Explorer, found: &Results, choice: Choice, most: usize) -> Collocates {
    let corpus = explorer.corpus;
    let mut answers = vec![false; corpus.len()];
    for ranked in &found.articles {
        answers[ranked.id.index()] = true;
    }
    let hits = |id: ArticleId| match answers[id.index()] {
        true => found.hits(corpus, id),
        false => Vec::new(),
    };
    let filters = explorer.with_view_untracked(|view| View {
        query: String::new(),
        sort: None,
        ..view.clone()
    });
    let searched: Vec<ArticleId> = search(corpus, &filters)
        .articles
        .iter()
        .map(|ranked| ranked.id)
        .collect();
    let without = choice.without.then(|| explorer.function_words());
    Collocates::of(corpus, explorer.wordlist(), &searched, &hits, without, most)
}

fn frequency(it: Frequency) -> Vec<String> {
    vec![
        it.term,
        messages::number(it.count as usize),
        messages::decimal(it.per_million, 0),
        messages::number(it.articles as usize),
        messages::decimal(it.dispersion, 2),
    ]
}

/// A row of a table of keywords.
pub fn keyword(it: Keyword) -> Vec<String> {
    association(
        it.term,
        [messages::number(it.here as usize), messages::number(it.there as usize)],
        it.association,
    )
}

fn association(term: String, [one, other]: [String; 2], it: Association) -> Vec<String> {
    let mut ratio = messages::decimal(it.log_ratio, 2);
    if it.log_ratio > 0.0 {
        ratio.insert(0, '+');
    }
    vec![term, one, other, messages::decimal(it.log_likelihood, 1), ratio]
}
