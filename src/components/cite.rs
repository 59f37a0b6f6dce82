//! The citation of an article, or of the passage of it that is selected, in the form that the reader's tools take.

use dossier_engine::ArticleId;
use dossier_engine::citation::Style;
use leptos::prelude::*;

use super::erased::{Views, command};
use crate::explorer::Explorer;
use crate::messages;

/// Folded until it is asked for.
#[component]
pub fn Cite(
    id: ArticleId,
    /// What it says, where several articles can be cited.
    #[prop(default = messages::cite().to_owned())]
    says: String,
) -> impl IntoView {
    let explorer = Explorer::get();
    let button = |style: Style| command(style.label().to_owned(), move || explorer.copy_citation(id, style));
    view! {
        <details class="cite">
            <summary>{says}</summary>
            {Style::ALL.into_iter().map(button).views()}
        </details>
    }
}
