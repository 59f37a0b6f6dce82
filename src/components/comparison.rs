//! The comparison: articles side by side, what they share lit up in all columns, what each alone says.

use std::sync::Arc;

use dossier_engine::compare::{Comparison, Kind, Statement};
use leptos::prelude::*;

use super::column::Column;
use super::erased::{OrNothing, Views, follow};
use super::keys::close;
use super::names_table::NamesTable;
use super::outlet::OutletMark;
use super::result::plural;
use super::steps::Steps;
use crate::explorer::{Explorer, Places};
use crate::shell;

/// The region that shows the comparison.
#[component]
pub fn ComparisonRegion() -> impl IntoView {
    let explorer = Explorer::get();
    let comparison = explorer.comparison;
    follow(move || {
        comparison.track();
        if explorer.with_view_untracked(|view| view.at.is_none() && view.read.is_none()) {
            shell::focus_when_drawn("#comparison-title".to_owned());
        }
    });
    follow(move || {
        comparison.track();
        if explorer.with_view(|view| view.at.is_some()) {
            request_animation_frame(bring_into_view);
        }
    });
    view! {
        <section class="comparison" aria-label="Comparison">
            {move || comparison.get().map(|comparison| view! { <Laid comparison/> }).or_nothing()}
        </section>
    }
}

/// Scrolls every column to its part of the statement in focus, or the one to its hit. Columns and page stay where they are,
/// if any of it is in sight then.
fn bring_into_view() {
    for column in shell::find_all(".comparison .column-text") {
        if let Ok(Some(part)) = column.query_selector("[aria-current]") {
            shell::show_within(&column, &part);
        }
    }
    let parts = shell::find_all(".columns [aria-current]");
    if let Some(first) = parts.first().filter(|_| !parts.iter().any(shell::is_in_sight)) {
        shell::bring_in(first);
    }
}

#[component]
fn Laid(comparison: Arc<Comparison>) -> impl IntoView {
    let columns = comparison.articles.len();
    let bar = comparison.clone();
    let strip = comparison.clone();
    view! {
        <Bar comparison=bar/>
        <InFocus comparison=strip/>
        <div class="columns" style:--columns=columns.to_string()>
            {(0..columns).map(|column| view! { <Column comparison=comparison.clone() column/> }).views()}
        </div>
        <Alone comparison=comparison.clone()/>
        <NamesTable comparison=comparison.clone()/>
        <Quoted comparison=comparison.clone() direct=true/>
        <Quoted comparison direct=false/>
    }
}

/// What is compared, and the ways from statement to statement and from hit to hit.
#[component]
fn Bar(comparison: Arc<Comparison>) -> impl IntoView {
    let explorer = Explorer::get();
    view! {
        <header class="comparison-bar">
            <h2 id="comparison-title" tabindex="-1">{format!("{} side by side", plural(comparison.articles.len(), "report", "reports"))}</h2>
            <Steps places=Places::Statements/>
            <Steps places=Places::Columns/>
            <p class="legend">
                <span data-kind="verbatim">"word for word"</span>
                <span data-kind="reworded">"in other words"</span>
                <span data-kind="unmatched">"no match found"</span>
            </p>
            <button type="button" class="quiet close" on:click=move |_| _ = close(explorer)>"Close"<kbd aria-hidden="true">"Esc"</kbd></button>
        </header>
    }
}

/// Why the statement in focus is one.
#[component]
fn InFocus(comparison: Arc<Comparison>) -> impl IntoView {
    let explorer = Explorer::get();
    let statement = move || {
        let statement = comparison.statements.get(explorer.at(Places::Statements)?)?;
        Some(explain(statement, explorer, &comparison))
    };
    view! {
        <p class="in-focus" aria-live="polite">
            {move || statement().unwrap_or_else(|| "Choose a marked sentence, or press n, to see it in every report.".to_owned())}
        </p>
    }
}

fn explain(statement: &Statement, explorer: Explorer, comparison: &Comparison) -> String {
    let mut sources: Vec<&str> = Vec::new();
    for member in &statement.members {
        let source = explorer
            .corpus
            .article(comparison.articles[member.column])
            .source_label();
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    let kind = match statement.kind {
        Kind::Verbatim => "Word for word",
        Kind::Reworded => "In other words",
    };
    let mut text = format!("{kind} in {}.", sources.join(", "));
    if !statement.why.is_empty() {
        text.push_str(&format!(" Shared: {}.", statement.why.join(", ")));
    }
    let likeness = (statement.score * 100.0).round() as u32; // by hand: the page has no other use for floats in text
    text.push_str(&format!(" Likeness {}.{:02}.", likeness / 100, likeness % 100));
    for conflict in &statement.conflicts {
        text.push_str(&format!(
            " They differ in a {}: {}.",
            conflict.kind.name(),
            conflict.values.join(" against ")
        ));
    }
    text
}

/// What was found in one report only.
#[component]
fn Alone(comparison: Arc<Comparison>) -> impl IntoView {
    let corpus = Explorer::get().corpus;
    let columns = comparison.articles.len();
    let column = move |number: usize| {
        let article = corpus.article(comparison.articles[number]);
        let alone: Vec<&str> = comparison
            .unmatched
            .iter()
            .filter(|place| place.column == number)
            .map(|place| comparison.text(corpus, *place))
            .collect();
        let total = comparison.sentences[number].len();
        view! {
            <details class="alone">
                <summary>
                    <OutletMark source=article.source_label()/>
                    {article.source_label()}
                    <span class="count">{format!("{} of {}", alone.len(), plural(total, "sentence", "sentences"))}</span>
                </summary>
                <ul>{alone.into_iter().map(|text| view! { <li dir="auto">{text}</li> }).views()}</ul>
            </details>
        }
    };
    view! {
        <section class="alone-list">
            <h3>"No match found in the others"</h3>
            <p class="hint">"Sentences for which no like sentence was found. Another report may still say the same in words that share too little."</p>
            {(0..columns).map(column).views()}
        </section>
    }
}

/// Who is quoted, word for word or not.
#[component]
fn Quoted(comparison: Arc<Comparison>, direct: bool) -> impl IntoView {
    let corpus = Explorer::get().corpus;
    let mut quotes = comparison.quotes.clone();
    quotes.retain(|quote| quote.direct == direct);
    let item = move |quote: dossier_engine::compare::Quote| {
        let source = corpus.article(comparison.articles[quote.place.column]).source_label();
        let said = match (&quote.speaker, &quote.verb) {
            (Some(speaker), Some(verb)) => format!("{speaker}, {verb}"),
            (Some(speaker), None) => speaker.clone(),
            (None, _) => "Speaker not named beside the quotation".to_owned(),
        };
        view! {
            <li>
                <blockquote dir="auto">{if direct { format!("“{}”", quote.text) } else { quote.text }}</blockquote>
                <p class="byline"><OutletMark source/><span class="source">{source}</span><span>{said}</span></p>
            </li>
        }
    };
    (!quotes.is_empty())
        .then(|| {
            view! {
                <section class="quotes">
                    <h3>{if direct { "Quoted" } else { "Reported in other words" }}</h3>
                    <ul>{quotes.into_iter().map(item).views()}</ul>
                </section>
            }
        })
        .or_nothing()
}
