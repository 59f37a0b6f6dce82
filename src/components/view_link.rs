//! A link to a view: an address that can be copied or opened in another tab, followed here without loading the page.

use dossier_engine::View;
use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::address;
use crate::explorer::Explorer;

/// A link to the view.
#[component]
pub fn ViewLink(
    /// Where it leads.
    #[prop(into)]
    to: Signal<View>,
    /// Its text.
    children: Children,
) -> impl IntoView {
    let explorer = Explorer::get();
    let follow = move |event: MouseEvent| {
        if is_plain_click(&event) {
            event.prevent_default();
            explorer.go(to.get_untracked());
        }
    };
    view! { <a href=move || to.with(address::href) on:click=follow>{children()}</a> }
}

/// Whether a click asks to go there, and not to open another tab or to save.
pub fn is_plain_click(event: &MouseEvent) -> bool {
    event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key() && !event.alt_key()
}
