//! The tray: the articles marked for comparison, and the command that lays them side by side.

use dossier_engine::ArticleId;
use leptos::prelude::*;

use super::erased::When;
use super::outlet::OutletMark;
use super::rows::{Row, Rows};
use crate::explorer::Explorer;
use crate::messages;

/// Shown while any article is marked and no comparison is open.
#[component]
pub fn Tray() -> impl IntoView {
    let explorer = Explorer::get();
    let number = move || explorer.chosen().len();
    let shown = move || number() > 0 && explorer.comparison.with(Option::is_none);
    let item = move |id: ArticleId| {
        let article = explorer.corpus.article(id);
        view! {
            <li>
                <OutletMark source=article.source_label()/>
                <span>{article.source_label()}</span>
                <button
                    type="button"
                    class="quiet"
                    aria-label=messages::take_out(&article.label())
                    on:click=move |_| explorer.toggle_chosen(id)
                >"×"</button>
            </li>
        }
    };
    let row = move |id: ArticleId| Row::new(id.index(), move || item(id));
    view! {
        <When is=Signal::derive(shown)>
            <section class="tray" aria-label=messages::chosen_for_comparison()>
                <ul><Rows of=Box::new(move || explorer.chosen().into_iter().map(row).collect())/></ul>
                <button type="button" class="primary" disabled=move || number() < 2 on:click=move |_| explorer.compare_chosen()>
                    {move || messages::compare_number(number())}
                </button>
                <button type="button" class="quiet" on:click=move |_| explorer.choose_none()>{messages::clear()}</button>
                <When is=Signal::derive(move || number() == 1)>
                    <p class="hint">{messages::choose_one_more()}</p>
                </When>
            </section>
        </When>
    }
}
