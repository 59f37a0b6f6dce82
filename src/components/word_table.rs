//! A table of words with their numbers; each word leads to the lines in which it stands.

use std::sync::Arc;

use dossier_engine::view::Show;
use leptos::prelude::*;

use super::erased::{Views, When};
use super::rows::{Row, Rows};
use super::view_link::ViewLink;
use crate::explorer::Explorer;
use crate::messages;

/// How many rows are drawn at first. Each time that the reader asks for more, there are twice as many.
const FIRST: usize = 30;

/// A table as it is written.
#[derive(Clone, Default)]
pub struct Table {
    /// The first rows: the word, then its numbers.
    pub rows: Arc<Vec<Vec<String>>>,
    /// How many rows there are in all, where that is known.
    pub total: Option<usize>,
}

/// The table, and how to see more of it.
#[component]
pub fn WordTable(
    /// What it is a table of.
    caption: &'static str,
    /// The head of each column.
    head: [&'static str; 5],
    /// Which of the tables.
    table: Signal<Table>,
    /// How many rows it has at most; raised here before there are too few.
    most: RwSignal<usize>,
) -> impl IntoView {
    let drawn = RwSignal::new(FIRST);
    let more = move |_| {
        drawn.update(|drawn| *drawn *= 2);
        let drawn = drawn.get_untracked();
        if most.get_untracked() < drawn * 2 {
            most.set(drawn * 4);
        }
    };
    let says = move || match table.with(|table| table.total) {
        Some(total) => messages::the_first_of(drawn.get(), total),
        None => messages::the_first(drawn.get()),
    };
    let row = |cells: &Vec<String>| {
        let cells = cells.clone();
        Row::new(cells.join("\n"), move || view! { <WordRow cells/> })
    };
    view! {
        <div class="scrolls">
            <table>
                <caption>{caption}</caption>
                <thead><tr>{head.into_iter().map(|head| view! { <th scope="col">{head}</th> }).views()}</tr></thead>
                <tbody>
                    <Rows of=Box::new(move || table.with(|table| table.rows.iter().take(drawn.get()).map(row).collect()))/>
                </tbody>
            </table>
        </div>
        <When is=Signal::derive(move || table.with(|table| table.rows.len() > drawn.get()))>
            <p class="hint">
                {move || says()}
                <button type="button" class="quiet" on:click=more>
                    {messages::show_more()}
                    <span class="visually-hidden">{format!(": {caption}")}</span>
                </button>
            </p>
        </When>
    }
}

#[component]
fn WordRow(cells: Vec<String>) -> impl IntoView {
    let explorer = Explorer::get();
    let mut cells = cells.into_iter();
    let word = cells.next().unwrap_or_default();
    let query = format!("\"{word}\"");
    let to = Signal::derive(move || {
        explorer.view_with(|view| {
            view.query.clone_from(&query);
            (view.show, view.read, view.at) = (Show::Lines, None, None);
        })
    });
    view! {
        <tr>
            <th scope="row" dir="auto"><ViewLink to>{word}</ViewLink></th>
            {cells.map(|cell| view! { <td>{cell}</td> }).views()}
        </tr>
    }
}
