//! How much was found, and what was just done: read out by screen readers as it changes.

use leptos::prelude::*;

use crate::explorer::Explorer;

/// The live line under the search box.
#[component]
pub fn Status() -> impl IntoView {
    let explorer = Explorer::get();
    let count = move || {
        let (articles, matches) = explorer.results.with(|found| (found.articles.len(), found.matches));
        let mut line = format!("{articles} of {} articles", explorer.corpus.len());
        match matches {
            0 => {}
            1 => line.push_str(", 1 match"),
            matches => line.push_str(&format!(", {matches} matches")),
        }
        line
    };
    view! {
        <div class="status">
            <p class="menu-way">
                <button type="button" class="quiet" on:click=move |_| explorer.menu.set(true)>"Commands"<kbd aria-hidden="true">"Ctrl K"</kbd></button>
            </p>
            <p role="status">{move || count()}</p>
            <p class="message" aria-live="polite">{move || explorer.message.get()}</p>
        </div>
    }
}
