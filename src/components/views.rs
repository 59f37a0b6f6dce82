//! The switch between the forms in which results are shown: articles, lines, timeline, words, names, matrix.

use dossier_engine::View;
use dossier_engine::view::Show;
use leptos::prelude::*;

use super::erased::Views as _;
use super::view_link::ViewLink;
use crate::explorer::Explorer;
use crate::{messages, shell};

/// A link to each form.
#[component]
pub fn Views() -> impl IntoView {
    let explorer = Explorer::get();
    let link = move |show: Show| {
        let to = Signal::derive(move || shown_as(explorer, show));
        let current = move || explorer.with_view(|view| view.show == show).then_some("page");
        view! { <li><ViewLink to attr:aria-current=move || current()>{name(show)}</ViewLink></li> }
    };
    view! {
        <nav class="views" aria-label=messages::shown_as()>
            <ul>{Show::ALL.into_iter().map(link).views()}</ul>
        </nav>
    }
}

/// The view in another form.
fn shown_as(explorer: Explorer, show: Show) -> View {
    explorer.view_with(|view| {
        view.show = show;
        // An order that only lines have goes with them.
        view.sort = view.sort.filter(|sort| show == Show::Lines || sort.is_of_articles());
    })
}

/// Shows the results in another form, whatever lies over them.
pub fn go(explorer: Explorer, show: Show) {
    let mut view = untrack(|| shown_as(explorer, show));
    view.compare.clear();
    (view.read, view.at) = (None, None);
    explorer.go(view);
    shell::focus_when_drawn("#found-heading".to_owned());
}

fn name(show: Show) -> &'static str {
    match show {
        Show::Articles => messages::view_articles(),
        Show::Lines => messages::view_lines(),
        Show::Timeline => messages::view_timeline(),
        Show::Words => messages::view_words(),
        Show::Names => messages::view_names(),
        Show::Matrix => messages::view_matrix(),
    }
}
