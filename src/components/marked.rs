//! Text with its hits marked. Text reaches the page as text nodes only.

use dossier_engine::hits::Piece;
use leptos::prelude::*;

use super::erased::Views;

/// The pieces of a text, each mark carrying its number; the one in focus is told apart.
#[component]
pub fn Marked(
    /// The text, cut at its marks.
    pieces: Vec<Piece>,
    /// The number of the mark in focus.
    #[prop(optional, into)]
    current: Signal<Option<usize>>,
) -> impl IntoView {
    let piece = move |piece: Piece| match piece.mark {
        None => piece.text.into_any(),
        Some(number) => {
            let is_current = move || (current.get() == Some(number)).then_some("true");
            view! { <mark data-hit=number.to_string() aria-current=is_current>{piece.text}</mark> }.into_any()
        }
    };
    pieces.into_iter().map(piece).views()
}
