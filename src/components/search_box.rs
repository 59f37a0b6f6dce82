//! The search box: answers while the reader types.

use leptos::prelude::*;

use crate::explorer::Explorer;

/// The box, with what may be written in it.
#[component]
pub fn SearchBox() -> impl IntoView {
    let explorer = Explorer::get();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        explorer.settle_query();
    };
    view! {
        <form class="search" role="search" on:submit=submit>
            <label for="query">"Search the articles"</label>
            <div class="search-line">
                <input
                    id="query"
                    type="search"
                    role="searchbox"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="search"
                    placeholder="Words, “a phrase”, -without"
                    aria-describedby="query-help"
                    prop:value=move || explorer.with_view(|view| view.query.clone())
                    on:input:target=move |event| explorer.type_query(event.target().value())
                    on:blur=move |_| explorer.settle_query()
                />
                <kbd aria-hidden="true">"/"</kbd>
            </div>
            <p id="query-help" class="visually-hidden">
                "All words must occur. Quotation marks keep words together; a minus sign leaves articles out."
            </p>
        </form>
    }
}
