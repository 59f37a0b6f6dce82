//! What to take away: a link to this view, a copy of the page.

use leptos::prelude::*;

use crate::explorer::Explorer;

/// The foot of the page.
#[component]
pub fn Footer() -> impl IntoView {
    let explorer = Explorer::get();
    view! {
        <footer class="foot">
            <p>"Everything on this page is inside it. Nothing is sent anywhere."</p>
            <div class="commands">
                <button type="button" on:click=move |_| explorer.copy_link()>"Copy link"</button>
                <button type="button" on:click=move |_| explorer.notes_open.set(true)>"Notes"</button>
                <button type="button" on:click=move |_| explorer.share()>"Share"</button>
                <button type="button" on:click=move |_| explorer.save_copy()>"Save a copy"</button>
            </div>
        </footer>
    }
}
