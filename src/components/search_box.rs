//! The search box: answers while the reader types.

use dossier_engine::hits::pieces;
use leptos::prelude::*;

use super::erased::When;
use super::help::Help;
use super::keys;
use super::marked::Marked;
use super::query_advice::places;
use crate::explorer::Explorer;
use crate::{messages, shell};

/// The box, with what may be written in it.
#[component]
pub fn SearchBox() -> impl IntoView {
    let explorer = Explorer::get();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        explorer.settle_query();
        keys::move_among_results(1);
    };
    // The line once more, unseen, on top of itself: only the underlining of its marked places shows.
    let marked = move || {
        let places = places(explorer);
        let places = places.into_iter().filter(|place| !place.is_empty());
        view! { <Marked pieces=explorer.with_view(|view| pieces(&view.query, places.enumerate()))/> }.into_any()
    };
    // What is written there runs its own way; what stands there before that, the page's.
    let direction = move || explorer.with_view(|view| !view.query.is_empty()).then_some("auto");
    view! {
        <form class="search" role="search" on:submit=submit>
            <label for="query">{messages::search_the_articles()}</label>
            <div class="search-line">
                <input
                    id="query"
                    type="search"
                    role="searchbox"
                    dir=move || direction()
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="search"
                    placeholder=messages::search_placeholder()
                    aria-describedby="query-help"
                    prop:value=move || explorer.with_view(|view| view.query.clone())
                    on:input=move |event| explorer.type_query(shell::value_of(&event))
                />
                <kbd aria-hidden="true">"/"</kbd>
                <When is=Signal::derive(move || !places(explorer).is_empty())>
                    <div class="underlined" aria-hidden="true" dir=move || direction()><i></i><span>{marked}</span></div>
                </When>
            </div>
            <Help/>
            <p id="query-help" class="visually-hidden">{messages::search_help()}</p>
        </form>
    }
}
