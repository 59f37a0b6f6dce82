//! The switch between the forms in which results are shown: articles, lines, timeline, words, matrix.

use dossier_engine::view::Show;
use leptos::prelude::*;

use super::erased::Views as _;
use super::view_link::ViewLink;
use crate::explorer::Explorer;

/// A link to each form.
#[component]
pub fn Views() -> impl IntoView {
    let explorer = Explorer::get();
    let link = move |show: Show| {
        let to = Signal::derive(move || {
            explorer.view_with(|view| {
                view.show = show;
                // An order that only lines have goes with them.
                view.sort = view.sort.filter(|sort| show == Show::Lines || sort.is_of_articles());
            })
        });
        let current = move || explorer.with_view(|view| view.show == show).then_some("page");
        view! { <li><ViewLink to attr:aria-current=move || current()>{name(show)}</ViewLink></li> }
    };
    view! {
        <nav class="views" aria-label="Shown as">
            <ul>{Show::ALL.into_iter().map(link).views()}</ul>
        </nav>
    }
}

fn name(show: Show) -> &'static str {
    match show {
        Show::Articles => "Articles",
        Show::Lines => "Lines",
        Show::Timeline => "Timeline",
        Show::Words => "Words",
        Show::Matrix => "Matrix",
    }
}
