//! The articles that answer, in the order asked for.

use dossier_engine::ArticleId;
use dossier_engine::search::advice::{AskedPart, Dropped, without};
use dossier_engine::view::Sort;
use leptos::prelude::*;

use super::erased::{OrNothing, Views, When, command};
use super::facets::heading;
use super::query_advice::isolated;
use super::result::ArticleResult;
use super::rows::{More, Row, Rows};
use crate::explorer::Explorer;
use crate::{messages, shell};

/// How many results are drawn at first, and more at a time.
const PAGE: usize = 50;

/// The list, its order, and what to do when it is empty.
#[component]
pub fn Articles() -> impl IntoView {
    let explorer = Explorer::get();
    let drawn = RwSignal::new(PAGE);
    let listed = Memo::always_new(move || explorer.listed());
    let total = move || listed.with(Vec::len);
    let shown = move || drawn.get().min(explorer.most_drawn.get());
    let row = |(id, alike): &(ArticleId, Vec<ArticleId>)| {
        let mut key = String::new();
        for id in std::iter::once(id).chain(alike) {
            key.push_str(&id.index().to_string());
            key.push(' ');
        }
        let (id, alike) = (*id, alike.clone());
        Row::new(
            key,
            move || view! { <li><ArticleResult id/>{(!alike.is_empty()).then(|| view! { <Alike alike/> }).or_nothing()}</li> },
        )
    };
    view! {
        <section class="articles">
            <div class="articles-head">
                <h2 id="found-heading" tabindex="-1">{messages::view_articles()}</h2>
                <Order all=false/>
                <details class="take-away">
                    <summary>{messages::save()}</summary>
                    {command("CSV".to_owned(), move || explorer.save_results_as_table())}
                    {command("JSON".to_owned(), move || explorer.save_results_as_json())}
                    {command(messages::citations_ris().to_owned(), move || explorer.save_results_as_citations())}
                </details>
            </div>
            <ol class="article-list" aria-label=messages::view_articles()>
                <Rows of=Box::new(move || listed.with(|listed| listed.iter().take(shown()).map(row).collect()))/>
            </ol>
            <More total=Signal::derive(total) drawn page=PAGE/>
            <When is=Signal::derive(move || total() == 0)>
                <NothingFound/>
            </When>
        </section>
    }
}

/// Results that say nearly the same as the one above, one click away.
#[component]
fn Alike(alike: Vec<ArticleId>) -> impl IntoView {
    let says = messages::nearly_the_same(alike.len());
    view! {
        <details class="alike">
            <summary>{says}</summary>
            {alike.into_iter().map(|id| view! { <ArticleResult id/> }).views()}
        </details>
    }
}

/// The order of what is listed.
#[component]
pub fn Order(
    /// Whether orders are offered that only lines can be put in.
    all: bool,
) -> impl IntoView {
    let explorer = Explorer::get();
    let order = move || {
        let of_lines = explorer.with_view(|view| view.sort.filter(|sort| all && !sort.is_of_articles()));
        of_lines.unwrap_or_else(|| explorer.results.with(|found| found.order))
    };
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
            <span>{messages::sort_by()}</span>
            <select prop:value=move || order().name().to_owned() on:change=move |event| choose(shell::value_of(&event))>
                {Sort::ALL.into_iter().filter(|sort| all || sort.is_of_articles()).map(option).views()}
            </select>
        </label>
    }
}

fn words(sort: Sort) -> &'static str {
    match sort {
        Sort::Relevance => messages::by_relevance(),
        Sort::Newest => messages::by_newest(),
        Sort::Oldest => messages::by_oldest(),
        Sort::Source => messages::by_source(),
        Sort::Title => messages::by_title(),
        Sort::Longest => messages::by_length(),
        Sort::Before => messages::by_words_before(),
        Sort::After => messages::by_words_after(),
    }
}

/// Says that nothing answers, and leads on.
#[component]
pub fn NothingFound() -> impl IntoView {
    let explorer = Explorer::get();
    let has_query = move || explorer.with_view(|view| !view.query.trim().is_empty());
    let filtered = move || explorer.with_view(dossier_engine::View::is_filtered);
    let says = move || match (has_query(), filtered()) {
        (true, true) => messages::no_article_under_filters(),
        (true, false) => messages::no_article_for_search(),
        (false, true) => messages::no_article_for_filters(),
        (false, false) => messages::no_article(),
    };
    let offer = move |dropped: Dropped| {
        let (part, articles) = (dropped.part, messages::articles(dropped.articles));
        let what = explorer.with_view_untracked(|view| {
            let mut says = String::new();
            match &part {
                AskedPart::Query(span) => {
                    says = messages::quoted(&isolated(view.query.get(span.clone()).unwrap_or_default()));
                }
                AskedPart::Facet(key) => {
                    says.push_str(heading(*key));
                    let chosen = view.facets.iter().filter(|(chosen, _)| chosen == key);
                    for (place, (_, value)) in chosen.enumerate() {
                        says.push_str(if place == 0 { " " } else { ", " });
                        says.push_str(&messages::quoted(&isolated(value)));
                    }
                }
                AskedPart::Dates => says.push_str(messages::the_dates()),
            }
            says
        });
        let says = messages::without(&what, &articles);
        let take = move || match &part {
            AskedPart::Query(span) => explorer.ask(explorer.with_view_untracked(|view| without(&view.query, span))),
            AskedPart::Facet(key) => explorer.clear_facet(*key),
            AskedPart::Dates => explorer.clear_dates(),
        };
        view! { <li>{command(says, take)}</li> }
    };
    view! {
        <div class="nothing">
            <p>{move || says().to_owned()}</p>
            <ul>{move || explorer.dropping().into_iter().map(offer).views()}</ul>
            <When is=Signal::derive(filtered)>
                <button type="button" on:click=move |_| explorer.clear_filters()>{messages::search_without_filters()}</button>
            </When>
            <When is=Signal::derive(has_query)>
                <button type="button" on:click=move |_| explorer.ask(String::new())>{messages::empty_the_search_box()}</button>
            </When>
        </div>
    }
}
