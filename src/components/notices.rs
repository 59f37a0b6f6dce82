//! What the reader should know about the address and the query: nothing is ignored in silence.

use leptos::prelude::*;

use super::erased::When;
use crate::explorer::Explorer;

/// The notices, when there are any.
#[component]
pub fn Notices() -> impl IntoView {
    let explorer = Explorer::get();
    let unusable = move || {
        let sentence = |it: dossier_engine::view::Unusable| {
            format!("“{}={}” in the address cannot be used. {}", it.key, it.value, it.reason)
        };
        explorer.unusable().into_iter().map(sentence).collect::<Vec<_>>()
    };
    let notes = move || {
        explorer
            .results
            .with(|found| explorer.with_view(|view| found.notes(&view.query)))
    };
    let all = move || unusable().into_iter().chain(notes()).collect::<Vec<String>>();
    view! {
        <When is=Signal::derive(move || !all().is_empty())>
            <section class="notices" aria-label="Notices">
                <ul>{move || all().into_iter().map(|notice| view! { <li>{notice}</li> }).collect_view()}</ul>
            </section>
        </When>
    }
}
