//! What can be done with the passage that is selected in the open article.

use dossier_engine::citation::Style;
use leptos::prelude::*;
use web_sys::MouseEvent;

use super::erased::When;
use crate::explorer::Explorer;
use crate::messages;

/// There while a passage is selected.
#[component]
pub fn PassageBar() -> impl IntoView {
    let explorer = Explorer::get();
    let button = move |says: &'static str, act: fn(Explorer)| {
        view! { <button type="button" on:click=move |_| act(explorer)>{says}</button> }
    };
    let cite = |explorer: Explorer| {
        if let Some(id) = explorer.reading.get_untracked() {
            explorer.copy_citation(id, Style::Plain);
        }
    };
    view! {
        <When is=Signal::derive(move || explorer.selected.get().is_some() && explorer.reading.get().is_some())>
            // Pressing a button would let go of what is selected.
            <div class="passage-bar" role="toolbar" aria-label=messages::selected_passage() on:mousedown=|event: MouseEvent| event.prevent_default()>
                {button(messages::note(), Explorer::note)}
                {button(messages::quote(), Explorer::copy_quotation)}
                {button(messages::cite(), cite)}
                {button(messages::link(), Explorer::copy_passage_link)}
            </div>
        </When>
    }
}
