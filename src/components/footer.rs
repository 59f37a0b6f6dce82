//! What to take away: a link to this view, a copy of the page.

use dossier_engine::text::fold;
use leptos::prelude::*;

use crate::explorer::Explorer;
use crate::shell;

/// The foot of the page.
#[component]
pub fn Footer() -> impl IntoView {
    let explorer = Explorer::get();
    let file_name = file_name(explorer.corpus.title().unwrap_or("dossier"));
    view! {
        <footer class="foot">
            <p>"Everything on this page is inside it. Nothing is sent anywhere."</p>
            <div class="commands">
                <button type="button" on:click=move |_| explorer.copy_link()>"Copy link"</button>
                <button type="button" on:click=move |_| shell::save_copy(&file_name)>"Save a copy"</button>
            </div>
            <p class="keys">
                <kbd>"/"</kbd>" search "<kbd>"n"</kbd>" "<kbd>"p"</kbd>" next, previous "<kbd>"N"</kbd>" "<kbd>"P"</kbd>" match beside "<kbd>"?"</kbd>" how to search "<kbd>"Esc"</kbd>" close"
            </p>
        </footer>
    }
}

/// A file name made of a title.
fn file_name(title: &str) -> String {
    let parts: Vec<String> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(fold)
        .collect();
    format!("{}.html", parts.join("-"))
}
