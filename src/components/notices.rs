//! What the reader should know about the address, and about what a search had to leave out: nothing is ignored in
//! silence. What is to be known about the line in the search box stands under the box; see
//! [`super::query_advice`].

use leptos::prelude::*;

use super::erased::{Views, When};
use crate::explorer::Explorer;
use crate::messages;

/// The notices, when there are any.
#[component]
pub fn Notices() -> impl IntoView {
    let explorer = Explorer::get();
    let unusable = move || {
        let sentence = |it: dossier_engine::view::Unusable| {
            messages::not_in_address(&[&it.key, "=", &it.value].concat(), &it.reason)
        };
        explorer.unusable().into_iter().map(sentence).collect::<Vec<_>>()
    };
    let limits = move || explorer.results.with(|found| found.limits.clone());
    let all = move || unusable().into_iter().chain(limits()).collect::<Vec<String>>();
    view! {
        <When is=Signal::derive(move || !all().is_empty())>
            <section class="notices" aria-label=messages::notices()>
                <ul>{move || all().into_iter().map(|notice| view! { <li>{notice}</li> }).views()}</ul>
            </section>
        </When>
    }
}
