//! A table of words with their numbers; each word leads to the lines in which it stands.

use std::sync::Arc;

use dossier_engine::view::Show;
use leptos::prelude::*;

use super::erased::{Views, When};
use super::rows::{Row, Rows};
use super::view_link::ViewLink;
use crate::explorer::Explorer;

/// How many rows are drawn at first, and more at a time.
const PAGE: usize = 30;

/// Rows as they are written: the word, then its numbers.
pub type Table = Arc<Vec<Vec<String>>>;

/// The table, and how to see more of it.
#[component]
pub fn WordTable(
    /// What it is a table of.
    caption: &'static str,
    /// The head of each column.
    head: &'static [&'static str],
    /// Which of the tables.
    rows: Signal<Table>,
) -> impl IntoView {
    let drawn = RwSignal::new(PAGE);
    let total = move || rows.with(|rows| rows.len());
    let row = |cells: &Vec<String>| {
        let cells = cells.clone();
        Row::new(cells.join("\n"), move || view! { <WordRow cells/> })
    };
    view! {
        <div class="scrolls">
            <table>
                <caption>{caption}</caption>
                <thead><tr>{head.iter().map(|head| view! { <th scope="col">{*head}</th> }).views()}</tr></thead>
                <tbody>
                    <Rows of=Box::new(move || rows.with(|rows| rows.iter().take(drawn.get()).map(row).collect()))/>
                </tbody>
            </table>
        </div>
        <When is=Signal::derive(move || total() > drawn.get())>
            <button type="button" class="quiet" on:click=move |_| drawn.update(|drawn| *drawn += PAGE)>
                {move || format!("{} more", (total() - drawn.get()).min(PAGE))}
                <span class="visually-hidden">{format!(": {caption}")}</span>
            </button>
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
