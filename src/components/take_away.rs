//! What can be taken away from a comparison: its statements as a table, the comparison as a page of its own, and on paper.

use dossier_engine::Corpus;
use dossier_engine::compare::{Comparison, export, vocabulary};
use dossier_engine::json;
use leptos::prelude::*;

use super::erased::{Views, command};
use super::figure;
use crate::explorer::Explorer;
use crate::{messages, shell};

/// The commands.
#[component]
pub fn TakeAway() -> impl IntoView {
    let explorer = Explorer::get();
    let save = move |says: &'static str, file: &'static str, write: fn(Explorer, &Corpus, &Comparison) -> String| {
        command(says.to_owned(), move || {
            if let Some(comparison) = explorer.comparison.get_untracked() {
                shell::save(file, &write(explorer, explorer.corpus, &comparison));
            }
        })
    };
    let commands = [
        save("CSV", "comparison.csv", |_, corpus, comparison| {
            // Spreadsheets take a table for UTF-8 only if it begins with this mark.
            format!("\u{feff}{}", export::csv(corpus, comparison))
        }),
        save("Markdown", "comparison.md", |_, corpus, comparison| {
            export::markdown(corpus, comparison)
        }),
        save("JSON", "comparison.json", |explorer, corpus, comparison| {
            let words = vocabulary(
                corpus,
                explorer.wordlist(),
                explorer.function_words(),
                &comparison.articles,
            );
            json::comparison(corpus, comparison, &words).to_string()
        }),
        save(messages::as_page(), "comparison.html", |_, _, _| {
            shell::still_page(".comparison")
        }),
        command(messages::print().to_owned(), shell::print),
    ];
    view! {
        <details class="take-away">
            <summary>{messages::save_this_comparison()}</summary>
            {commands.into_iter().views()}
            {figure::buttons().views()}
        </details>
    }
}
