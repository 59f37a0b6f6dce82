//! What stands in place of the app when the page's corpus cannot be opened.

use leptos::prelude::*;

use crate::messages;

/// Says what is wrong and how to mend it; the articles stay readable below.
#[component]
pub fn Damaged(message: String) -> impl IntoView {
    view! {
        <div class="stopped" role="alert">
            <h1>{messages::cannot_be_searched()}</h1>
            <p>{message}</p>
        </div>
    }
}
