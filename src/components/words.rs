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
use crate::shell;

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
                <h2 id="found-heading" tabindex="-1">"Words"</h2>
                <label class="order">
                    <span>"Count"</span>
                    <select on:change=move |event| {
                        let in_a_row = shell::value_of(&event) == "runs";
                        choice.update(|choice| choice.in_a_row = in_a_row);
                    }>
                        <option value="words">"Single words"</option>
                        <option value="runs">"2 to 4 in a row"</option>
                    </select>
                </label>
                <label class="order">
                    <input
                        type="checkbox"
                        prop:checked=move || choice.with(|choice| choice.without)
                        on:change=move |_| choice.update(|choice| choice.without = !choice.without)
                    />
                    <span>"Leave out function words"</span>
                </label>
            </div>
            <When is=Signal::derive(move || found() == 0)>
                <NothingFound/>
            </When>
            <div class="word-parts">
                <When is=Signal::derive(move || found() > 0)>
                    <section>
                        <h3>"Frequencies"</h3>
                        <p class="hint">{move || part(tables, |it| it.frequencies_note.clone())}</p>
                        <WordTable caption="Most frequent" head=FREQUENCIES most table=Signal::derive(move || part(tables, |it| it.frequencies.clone()))/>
                    </section>
                </When>
                <When is=Signal::derive(has_matches)>
                    <section>
                        <h3>"Collocates"</h3>
                        <p class="hint">{move || part(tables, |it| it.collocates_note.clone())}</p>
                        <WordTable caption="In company with the matches" head=COLLOCATES most table=Signal::derive(move || part(tables, |it| it.collocates.clone()))/>
                    </section>
                </When>
                <When is=Signal::derive(has_rest)>
                    <section class="keyness">
                        <h3>"Keywords"</h3>
                        <p class="hint">{move || part(tables, |it| it.keyness_note.clone())}</p>
                        <div class="word-parts">
                            <div><WordTable caption="More frequent here" head=KEYWORDS most table=Signal::derive(move || part(tables, |it| it.more.clone()))/></div>
                            <div><WordTable caption="Less frequent here" head=KEYWORDS most table=Signal::derive(move || part(tables, |it| it.less.clone()))/></div>
                        </div>
                    </section>
                </When>
            </div>
        </section>
    }
}

const FREQUENCIES: &[&str] = &["Word", "Count", "Per million", "Articles", "Dispersion"];
const COLLOCATES: &[&str] = &["Word", "Near", "Expected", "Log-likelihood", "Log-ratio"];
/// The head of a table of keywords.
pub const KEYWORDS: &[&str] = &["Word", "Here", "Elsewhere", "Log-likelihood", "Log-ratio"];

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
            true => table(ngrams(corpus, wordlist, &articles, 2..=4, without, most), None, frequency),
            false => {
                let counted = Frequencies::of(corpus, wordlist, &articles, without, most);
                table(counted.rows, Some(counted.different), frequency)
            }
        };
        let words: usize = articles.iter().map(|&id| corpus.word_count(id)).sum();
        let frequencies_note = format!(
            "In the {words} words of the articles found. Dispersion is how unevenly the word is spread over them, from 0 \
             for evenly to 1 for all in one: Gries’s DP, ½ Σ |s − v|, where s is an article’s share of all words and v its \
             share of this one, divided by the most that it can be."
        );
        let mut tables = Tables {
            frequencies,
            frequencies_note,
            ..Tables::default()
        };
        if found.matches > 0 {
            let near = collocates(explorer, found, choice, most);
            tables.collocates_note = format!(
                "Words that stand at most {} words from one of the {} matches more often than elsewhere in the articles \
                 under these filters. Expected is how often they would if matches drew nothing. {ASSOCIATION}",
                Collocates::WINDOW,
                near.hits
            );
            let row = |it: dossier_engine::statistics::Collocate| {
                let observed = [it.near.to_string(), decimal(it.association.expected, 1)];
                association(it.term, observed, it.association)
            };
            tables.collocates = table(near.rows, Some(near.different), row);
        }
        if articles.len() < corpus.len() {
            let key = Keyness::of(corpus, wordlist, &articles, without, most);
            tables.keyness_note = format!(
                "The {} words of the articles found against the {} words of all others. {ASSOCIATION}",
                key.here, key.there
            );
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

const ASSOCIATION: &str = "Log-likelihood is how surely the frequencies differ, 2 Σ O ln(O/E): chance alone passes 3.84 \
    once in twenty words, 15.13 once in ten thousand. Log-ratio is by how much, the binary logarithm of their ratio: +1 \
    is twice as frequent, −1 half as frequent.";

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
        it.count.to_string(),
        decimal(it.per_million, 0),
        it.articles.to_string(),
        decimal(it.dispersion, 2),
    ]
}

/// A row of a table of keywords.
pub fn keyword(it: Keyword) -> Vec<String> {
    association(it.term, [it.here.to_string(), it.there.to_string()], it.association)
}

fn association(term: String, [one, other]: [String; 2], it: Association) -> Vec<String> {
    let mut ratio = decimal(it.log_ratio, 2);
    if it.log_ratio > 0.0 {
        ratio.insert(0, '+');
    }
    vec![term, one, other, decimal(it.log_likelihood, 1), ratio]
}

/// A number with so many decimals, at most two. The page has no other use for what writes any number.
fn decimal(number: f64, decimals: usize) -> String {
    let scale = [1.0, 10.0, 100.0][decimals.min(2)];
    let scaled = (number.abs() * scale + 0.5) as u64;
    let mut text = scaled.to_string();
    while text.len() <= decimals {
        text.insert(0, '0');
    }
    if decimals > 0 {
        text.insert(text.len() - decimals, '.');
    }
    if number < 0.0 && scaled > 0 {
        text.insert(0, '−');
    }
    text
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::decimal;

    #[wasm_bindgen_test]
    fn numbers_have_as_many_decimals_as_asked_for() {
        for (number, decimals, want) in [
            (0.0, 0, "0"),
            (1234.5, 0, "1235"),
            (0.05, 1, "0.1"),
            (0.004, 2, "0.00"),
            (0.07, 2, "0.07"),
            (12.346, 2, "12.35"),
            (-0.5, 2, "−0.50"),
            (-0.001, 2, "0.00"),
        ] {
            assert_eq!(decimal(number, decimals), want, "{number}");
        }
    }
}
