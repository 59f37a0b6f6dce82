//! How much was found, and what was just done: read out by screen readers as it changes.

use leptos::prelude::*;

use crate::explorer::Explorer;
use crate::messages;

/// The live line under the search box.
#[component]
pub fn Status() -> impl IntoView {
    let explorer = Explorer::get();
    let count = move || {
        let (articles, matches) = explorer.results.with(|found| (found.articles.len(), found.matches));
        match matches {
            0 => messages::found_of(articles, explorer.corpus.len()),
            _ => messages::found_of_with_matches(articles, explorer.corpus.len(), &messages::matches(matches)),
        }
    };
    view! {
        <div class="status">
            <p class="menu-way">
                <button type="button" class="quiet" on:click=move |_| explorer.menu.set(true)>{messages::commands()}<kbd aria-hidden="true">"Ctrl K"</kbd></button>
            </p>
            <p role="status">{move || count()}</p>
            <p class="message" aria-live="polite">{move || explorer.message.get()}</p>
        </div>
    }
}
