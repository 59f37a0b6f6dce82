//! The articles that answer, in the order asked for.

use dossier_engine::search::Ranked;
use dossier_engine::view::Sort;
use leptos::prelude::*;

use super::erased::{Row, Rows, When};
use super::result::ArticleResult;
use crate::explorer::Explorer;
use crate::shell;

/// How many results are drawn at first, and more at a time.
const PAGE: usize = 50;

/// The list, its order, and what to do when it is empty.
#[component]
pub fn Articles() -> impl IntoView {
    let explorer = Explorer::get();
    let drawn = RwSignal::new(PAGE);
    let total = move || explorer.results.with(|found| found.articles.len());
    let articles = move || {
        explorer
            .results
            .with(|found| found.articles.iter().take(drawn.get()).cloned().collect::<Vec<_>>())
    };
    let row = |ranked: Ranked| {
        let mut key = ranked.id.index().to_string();
        for hit in &ranked.hits {
            key.push_str(&format!(" {:?} {} {}", hit.part, hit.start, hit.end));
        }
        Row::new(key, || view! { <li><ArticleResult ranked/></li> })
    };
    view! {
        <section class="articles">
            <div class="articles-head">
                <h2 id="articles-heading" tabindex="-1">"Articles"</h2>
                <Order/>
            </div>
            <ol class="article-list" aria-label="Articles">
                <Rows of=Box::new(move || articles().into_iter().map(row).collect())/>
            </ol>
            <When is=Signal::derive(move || total() > drawn.get())>
                <button type="button" class="more" on:click=move |_| drawn.update(|drawn| *drawn += PAGE)>
                    {move || format!("Show {} more", (total() - drawn.get()).min(PAGE))}
                </button>
            </When>
            <When is=Signal::derive(move || total() == 0)>
                <NothingFound/>
            </When>
        </section>
    }
}

#[component]
fn Order() -> impl IntoView {
    let explorer = Explorer::get();
    let order = move || explorer.results.with(|found| found.order);
    let choose = move |name: String| {
        if let Some(sort) = Sort::from_name(&name) {
            explorer.sort(sort);
        }
    };
    let option = move |sort: Sort| {
        view! { <option value=sort.name() selected=move || order() == sort>{words(sort)}</option> }
    };
    view! {
        <label class="order">
            <span>"Sort by"</span>
            <select prop:value=move || order().name() on:change:target=move |event| choose(event.target().value())>
                {Sort::ALL.map(option).collect_view()}
            </select>
        </label>
    }
}

fn words(sort: Sort) -> &'static str {
    match sort {
        Sort::Relevance => "Relevance",
        Sort::Newest => "Newest",
        Sort::Oldest => "Oldest",
        Sort::Source => "Source",
        Sort::Title => "Title",
        Sort::Longest => "Longest",
    }
}

/// Says that nothing answers, and leads on.
#[component]
fn NothingFound() -> impl IntoView {
    let explorer = Explorer::get();
    let has_query = move || explorer.with_view(|view| !view.query.trim().is_empty());
    let filtered = move || explorer.with_view(dossier_engine::View::is_filtered);
    let says = move || match (has_query(), filtered()) {
        (true, true) => "No article answers this search under these filters.",
        (true, false) => "No article answers this search.",
        (false, true) => "No article passes these filters.",
        (false, false) => "This collection holds no article.",
    };
    let empty = move |_| {
        explorer.clear_query();
        shell::focus_when_drawn("#query".to_owned());
    };
    view! {
        <div class="nothing">
            <p>{says}</p>
            <When is=Signal::derive(filtered)>
                <button type="button" on:click=move |_| explorer.clear_filters()>"Search without filters"</button>
            </When>
            <When is=Signal::derive(has_query)>
                <button type="button" on:click=empty>"Empty the search box"</button>
            </When>
        </div>
    }
}
