//! What to take away: a link to this view, a copy of the page; and the languages that the page speaks.

use leptos::prelude::*;

use super::erased::Views;
use crate::explorer::Explorer;
use crate::messages::{self, LANGUAGES, Language};

/// The foot of the page.
#[component]
pub fn Footer() -> impl IntoView {
    let explorer = Explorer::get();
    let language = |it: &'static Language| {
        let choose = move |_| {
            if !messages::choose(it) {
                explorer.say(messages::language_not_kept());
            }
        };
        let current = it.is_spoken().then_some("true");
        view! { <button type="button" class="quiet" lang=it.tag aria-current=current on:click=choose>{it.name}</button> }
    };
    view! {
        <footer class="foot">
            <p>{messages::nothing_leaves()}</p>
            <div class="commands">
                <button type="button" on:click=move |_| explorer.copy_link()>{messages::copy_link()}</button>
                <button type="button" on:click=move |_| explorer.notes_open.set(true)>{messages::notes()}</button>
                <button type="button" on:click=move |_| explorer.share()>{messages::share()}</button>
                <button type="button" on:click=move |_| explorer.save_copy()>{messages::save_a_copy()}</button>
            </div>
            <div class="commands languages" role="group" aria-label=messages::article_language()>{LANGUAGES.iter().map(language).views()}</div>
        </footer>
    }
}
