//! Figures as files: what is drawn on the page, as SVG or PNG.

use leptos::prelude::*;

use super::erased::command;
use crate::explorer::Explorer;
use crate::{messages, shell};

/// All that is drawn, what lies above the others first.
const FIGURES: &str = ".crossings, .matrix .cells, .articles.names, .timeline ol, .histogram-figure";

/// Saves the figure that is on the page.
pub fn save(explorer: Explorer, as_png: bool) {
    shell::save_figure(FIGURES, as_png, move |is_there| {
        explorer.say(match is_there {
            true => messages::figure_too_large(),
            false => messages::no_figure_here(),
        });
    });
}

/// The ways to save the figure beside which it stands.
#[component]
pub fn SaveFigure() -> impl IntoView {
    view! {
        <details class="take-away">
            <summary>{messages::save()}</summary>
            {buttons()}
        </details>
    }
}

/// The same, for a list of ways to save other things.
pub fn buttons() -> [AnyView; 2] {
    let explorer = Explorer::get();
    [("SVG", false), ("PNG", true)].map(|(says, as_png)| command(says.to_owned(), move || save(explorer, as_png)))
}
