//! An outlet's mark: its letters in its colour.

use leptos::prelude::*;

use crate::explorer::Explorer;

/// The mark of an outlet. Its name stands beside it, so it says nothing to a screen reader.
#[component]
pub fn OutletMark(#[prop(into)] source: String) -> impl IntoView {
    let outlets = Explorer::get().outlets;
    let (colour, letters) = (outlets.colour(&source), outlets.letters(&source));
    view! { <span class="outlet-mark" data-outlet=colour.to_string() aria-hidden="true">{letters}</span> }
}
