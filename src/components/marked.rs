//! Text with its hits marked. Text reaches the page as text nodes only.

use dossier_engine::compare::differing;
use dossier_engine::hits::{Piece, pieces};
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
            view! { <mark data-hit=number.to_string() aria-current=move || is_current()>{piece.text}</mark> }.into_any()
        }
    };
    pieces.into_iter().map(piece).views()
}

/// A text with the words underlined that another wording does not have, where the two are alike enough for that.
pub fn differing_marked(text: &str, other: Option<&str>) -> AnyView {
    let marks = other.and_then(|other| differing(text, other)).unwrap_or_default();
    let piece = |piece: Piece| match piece.mark {
        None => piece.text.into_any(),
        Some(_) => view! { <u>{piece.text}</u> }.into_any(),
    };
    pieces(text, marks.into_iter().enumerate())
        .into_iter()
        .map(piece)
        .views()
}
