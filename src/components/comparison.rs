//! The comparison: what the reports state, the reports side by side, and what each calls, quotes and alone writes.

use std::sync::Arc;

use dossier_engine::ArticleId;
use dossier_engine::article::Part;
use dossier_engine::compare::{Comparison, ConflictKind, Kind, Statement};
use leptos::prelude::*;

use super::cite::Cite;
use super::column::Column;
use super::crossings::Crossings;
use super::erased::{OrNothing, Views, follow};
use super::keys::close;
use super::names_table::NamesTable;
use super::particular::ParticularWords;
use super::quotes_table::QuotesTable;
use super::rows::More;
use super::statements::Statements;
use super::steps::Steps;
use super::take_away::TakeAway;
use crate::explorer::{Explorer, Places};
use crate::{messages, shell};

/// How many sentences are drawn side by side at first, in all columns together: more than of six long articles.
const AT_FIRST: usize = 1800;

/// The region that shows the comparison.
#[component]
pub fn ComparisonRegion() -> impl IntoView {
    let explorer = Explorer::get();
    let comparison = explorer.comparison;
    let mut before = None;
    follow(move || {
        let articles = comparison.with(|it| it.as_ref().map(|it| it.articles.clone()));
        let is_other = before.replace(articles.clone()) != Some(articles);
        if is_other && explorer.with_view_untracked(|view| view.at.is_none() && view.read.is_none()) {
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
        <section class="comparison" aria-label=messages::comparison()>
            {move || comparison.get().map(|comparison| view! { <Laid comparison/> }).or_nothing()}
        </section>
    }
}

/// Scrolls every column to its part of the statement in focus, or the one to its hit. Columns and page stay where they are,
/// if any of it is in sight then.
fn bring_into_view() {
    for scroller in shell::find_all(".comparison .columns, .comparison .column-text") {
        if let Ok(Some(part)) = scroller.query_selector("[aria-current]") {
            shell::show_within(&scroller, &part);
        }
    }
    let parts = shell::find_all(".comparison [aria-current]");
    if let Some(first) = parts.last().filter(|_| !parts.iter().any(shell::is_in_sight)) {
        shell::bring_in(first);
    }
}

#[component]
fn Laid(comparison: Arc<Comparison>) -> impl IntoView {
    view! {
        <Bar comparison=comparison.clone()/>
        <Statements comparison=comparison.clone()/>
        <SideBySide comparison=comparison.clone()/>
        <NamesTable comparison=comparison.clone()/>
        <QuotesTable comparison=comparison.clone()/>
        <ParticularWords comparison/>
    }
}

/// What is compared, and the ways from statement to statement and from hit to hit.
#[component]
fn Bar(comparison: Arc<Comparison>) -> impl IntoView {
    let explorer = Explorer::get();
    let title = messages::reports_side_by_side(&messages::reports(comparison.articles.len()));
    let cite = |&id: &ArticleId| {
        let says = messages::cite_source(explorer.corpus.article(id).source_label());
        view! { <Cite id says/> }
    };
    view! {
        <header class="comparison-bar">
            <h2 id="comparison-title" tabindex="-1">{title}</h2>
            <Steps places=Places::Statements/>
            <Steps places=Places::Columns/>
            <TakeAway/>
            <button type="button" class="quiet close" on:click=move |_| _ = close(explorer)>{messages::close()}<kbd aria-hidden="true">"Esc"</kbd></button>
            <div class="cites">{comparison.articles.iter().map(cite).views()}</div>
        </header>
    }
}

/// The reports in columns. What they share stands level, until the reader lets go of it.
#[component]
fn SideBySide(comparison: Arc<Comparison>) -> impl IntoView {
    let columns = comparison.articles.len();
    let explorer = Explorer::get();
    let levels = Arc::new(comparison.levels());
    let is_level = RwSignal::new(true);
    let rows = (levels.len() + 1).to_string();
    let longest = comparison.sentences.iter().map(Vec::len).max().unwrap_or(0);
    let page = AT_FIRST / columns.max(1);
    let drawn = RwSignal::new(page);
    let of = comparison.clone();
    follow(move || {
        // An address may name a sentence that there is not.
        let beyond = drawn.get_untracked()..=longest;
        if let Some(sentence) = in_focus(explorer, &of).filter(|sentence| beyond.contains(sentence)) {
            drawn.set(sentence + page);
        }
    });
    let of = comparison.clone();
    let column =
        move |column: usize| view! { <Column comparison=of.clone() levels=levels.clone() column drawn=drawn.get()/> };
    view! {
        <section class="side-by-side">
            <h3 id="side-by-side-heading">{messages::side_by_side()}</h3>
            <div class="statement-tools">
                <p class="legend">
                    <span data-kind="verbatim">{messages::word_for_word()}</span>
                    <span data-kind="reworded">{messages::in_other_words()}</span>
                    <span data-kind="unmatched">{messages::no_match_found()}</span>
                </p>
                <label class="order">
                    <input type="checkbox" prop:checked=move || is_level.get() on:change=move |_| is_level.update(|is_level| *is_level = !*is_level)/>
                    <span>{messages::keep_level()}</span>
                </label>
            </div>
            <InFocus comparison=comparison.clone()/>
            <Crossings comparison=comparison.clone()/>
            <div
                class="columns"
                tabindex="0"
                role="region"
                aria-labelledby="side-by-side-heading"
                data-level=move || is_level.get().to_string()
                style:--columns=columns.to_string()
                style:--rows=rows
            >
                {move || (0..columns).map(&column).views()}
            </div>
            <More total=Signal::derive(move || longest) drawn page/>
        </section>
    }
}

/// The last sentence of any column that is part of what is in focus.
fn in_focus(explorer: Explorer, comparison: &Comparison) -> Option<usize> {
    if let Some((_, sentence)) = explorer.sentence_at() {
        return Some(sentence);
    }
    if let Some(at) = explorer.at(Places::Statements) {
        return comparison.statements[at]
            .members
            .iter()
            .map(|member| member.sentence)
            .max();
    }
    let mut left = explorer.at(Places::Columns)?;
    explorer.compared_hits.with(|columns| {
        for (hits, sentences) in columns.iter().zip(&comparison.sentences) {
            if let Some(hit) = hits.get(left) {
                return Some(sentences.partition_point(|it| Part::Block(it.block as u32) <= hit.part));
            }
            left -= hits.len();
        }
        None
    })
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
            {move || statement().unwrap_or_else(|| messages::choose_a_sentence().to_owned())}
        </p>
    }
}

/// How members are alike, in words.
pub fn kind_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Verbatim => messages::said_word_for_word(),
        Kind::Reworded => messages::said_in_other_words(),
    }
}

/// In what members differ, in words.
pub fn conflict_of(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Number => messages::conflict_number(),
        ConflictKind::Date => messages::conflict_date(),
        ConflictKind::Place => messages::conflict_place(),
        ConflictKind::Title => messages::conflict_title(),
        ConflictKind::Spelling => messages::conflict_spelling(),
        ConflictKind::Negation => messages::conflict_negation(),
    }
}

fn explain(statement: &Statement, explorer: Explorer, comparison: &Comparison) -> String {
    let mut sources: Vec<&str> = Vec::new();
    for column in statement.columns() {
        let source = explorer.corpus.article(comparison.articles[column]).source_label();
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    let mut text = messages::alike_in(kind_of(statement.kind), &sources.join(", "));
    if !statement.why.is_empty() {
        text.push(' ');
        text.push_str(&messages::shared_words(&statement.why.join(", ")));
    }
    text.push(' ');
    text.push_str(&messages::likeness(&messages::decimal(f64::from(statement.score), 2)));
    for conflict in &statement.conflicts {
        let mut values = conflict.values.iter().cloned();
        let first = values.next().unwrap_or_default();
        let values = values.fold(first, |one, other| messages::against(&one, &other));
        text.push(' ');
        text.push_str(&messages::they_differ(conflict_of(conflict.kind), &values));
    }
    text
}
