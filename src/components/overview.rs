//! The first screen: what this collection is, when its articles appeared, who published them, who is named most.

use dossier_engine::ArticleId;
use dossier_engine::facets::{Count, FacetKey, in_all};
use dossier_engine::view::At;
use leptos::prelude::*;

use super::chips::range;
use super::erased::{OrNothing, Views};
use super::outlet::OutletMark;
use super::timeline::CorpusTimeline;
use super::view_link::ViewLink;
use crate::explorer::Explorer;
use crate::messages;

/// How many of the most named are listed.
const MOST: usize = 8;

/// The cover of the collection.
#[component]
pub fn Overview() -> impl IntoView {
    let corpus = Explorer::get().corpus;
    view! {
        <div class="overview">
            {corpus.description().map(|text| view! { <p class="description" dir="auto">{text}</p> }).or_nothing()}
            <p class="figures">{figures()}</p>
            <CorpusTimeline/>
            <Shared/>
            <div class="overview-lists">
                <Listed heading=messages::outlets() key=FacetKey::Source/>
                <Listed heading=messages::people() key=FacetKey::Person/>
                <Listed heading=messages::organisations() key=FacetKey::Organisation/>
                <Listed heading=messages::places() key=FacetKey::Place/>
            </div>
        </div>
    }
}

/// What the articles share most; each statement opens the comparison at itself.
#[component]
fn Shared() -> impl IntoView {
    let explorer = Explorer::get();
    let corpus = explorer.corpus;
    let highlights = corpus.highlights();
    let item = |members: &'static Vec<(ArticleId, u32)>| {
        let &(first, sentence) = members.first()?;
        let to = Signal::derive(move || {
            explorer.view_with(|view| {
                view.compare = highlights
                    .articles
                    .iter()
                    .map(|&id| corpus.slug(id).to_owned())
                    .collect();
                view.at = Some(At::Sentence(corpus.slug(first).to_owned(), sentence));
            })
        });
        let mark = |&(id, _): &(ArticleId, u32)| view! { <OutletMark source=corpus.article(id).source_label()/> };
        let name = |&(id, _): &(ArticleId, u32)| corpus.article(id).source_label();
        let names = members.iter().map(name).collect::<Vec<_>>().join(", ");
        Some(view! {
            <li>
                <p dir="auto"><ViewLink to>{corpus.sentence(first, sentence)}</ViewLink></p>
                <p class="byline">{members.iter().map(mark).views()}<span>{names}</span></p>
            </li>
        })
    };
    let items: Vec<_> = highlights.statements.iter().filter_map(item).collect();
    (!items.is_empty())
        .then(|| {
            view! {
                <section class="shared">
                    <h2>{messages::what_they_share()}</h2>
                    <ul>{items.views()}</ul>
                </section>
            }
        })
        .or_nothing()
}

/// The collection in numbers.
fn figures() -> String {
    let corpus = Explorer::get().corpus;
    let words: usize = corpus.ids().map(|id| corpus.word_count(id)).sum();
    let outlets = corpus.values(FacetKey::Source).len();
    let dates = || corpus.ids().filter_map(|id| corpus.published(id));
    let mut figures = vec![
        messages::articles(corpus.len()),
        messages::outlets_counted(outlets),
        messages::words_counted(words),
    ];
    if let (Some(first), Some(last)) = (dates().min(), dates().max()) {
        figures.push(range(Some(first), Some(last)));
    }
    figures.join(" · ")
}

/// The values of a facet that most articles have; each leads to those articles.
#[component]
fn Listed(heading: &'static str, key: FacetKey) -> impl IntoView {
    let explorer = Explorer::get();
    let most = in_all(explorer.corpus, key).into_iter().take(MOST).collect::<Vec<_>>();
    let item = move |count: Count| {
        let (value, articles) = (count.value, count.now);
        let mark = (key == FacetKey::Source)
            .then(|| view! { <OutletMark source=value.clone()/> })
            .or_nothing();
        let chosen = value.clone();
        let to = Signal::derive(move || explorer.view_with(|view| view.toggle_facet(key, &chosen)));
        view! {
            <li>
                {mark}
                <ViewLink to>{value}</ViewLink>
                " "
                <span class="count" title=messages::articles(articles)>{messages::number(articles)}</span>
            </li>
        }
    };
    (!most.is_empty())
        .then(|| {
            view! {
                <section>
                    <h2>{heading}</h2>
                    <ul>{most.into_iter().map(item).views()}</ul>
                </section>
            }
        })
        .or_nothing()
}
