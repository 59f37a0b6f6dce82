//! The names: who is named in the articles found, and by which outlets.

use dossier_engine::facets::FacetKey;
use dossier_engine::spread::{Row, Spread};
use dossier_engine::{ArticleId, View};
use leptos::prelude::*;

use super::erased::{OrNothing, Views, When};
use super::figure::SaveFigure;
use super::outlet::OutletMark;
use super::results::NothingFound;
use super::rows::{self, More, Rows};
use super::view_link::ViewLink;
use crate::explorer::Explorer;
use crate::messages;

/// How many names are drawn at first, and more at a time.
const PAGE: usize = 20;
/// How many outlets have a column of their own.
const OUTLETS: usize = 8;

/// The view: a table for each kind of name.
#[component]
pub fn Names() -> impl IntoView {
    let none = move || Explorer::get().results.with(|found| found.articles.is_empty());
    view! {
        <section class="articles names">
            <div class="articles-head"><h2 id="found-heading" tabindex="-1">{messages::view_names()}</h2><SaveFigure/></div>
            <p class="hint">{messages::names_hint()}</p>
            <Kind caption=messages::people() key=FacetKey::Person/>
            <Kind caption=messages::organisations() key=FacetKey::Organisation/>
            <Kind caption=messages::places() key=FacetKey::Place/>
            <When is=Signal::derive(none)>
                <NothingFound/>
            </When>
        </section>
    }
}

#[component]
fn Kind(caption: &'static str, key: FacetKey) -> impl IntoView {
    let explorer = Explorer::get();
    let drawn = RwSignal::new(PAGE);
    let spread = Memo::always_new(move || {
        let articles: Vec<ArticleId> = explorer
            .results
            .with(|found| found.articles.iter().map(|ranked| ranked.id).collect());
        Spread::of(explorer.corpus, key, &articles, OUTLETS)
    });
    let total = Signal::derive(move || spread.with(|spread| spread.rows.len()));
    let head = move || {
        let outlet = |(source, _): &(String, usize)| {
            let (mark, name) = (source.clone(), source.clone());
            view! { <th scope="col" title=source.clone()><OutletMark source=mark/><span class="visually-hidden">{name}</span></th> }
        };
        spread.with(|spread| spread.outlets.iter().map(outlet).views())
    };
    let row = move |row: &Row, outlets: &[(String, usize)]| {
        let (row, outlets) = (row.clone(), outlets.to_vec());
        let mut key_of_row = format!("{} {}", row.articles, row.name);
        for ((outlet, of), number) in outlets.iter().zip(&row.by_outlet) {
            key_of_row.push_str(&format!("\n{outlet} {of} {number}"));
        }
        rows::Row::new(key_of_row, move || view! { <NameRow key row outlets/> })
    };
    let drawn_rows = move || {
        spread.with(|spread| {
            let drawn = spread.rows.iter().take(drawn.get());
            drawn.map(|it| row(it, &spread.outlets)).collect()
        })
    };
    view! {
        <When is=Signal::derive(move || total.get() > 0)>
            <div class="scrolls">
                <table>
                    <caption>{caption}</caption>
                    <thead><tr><th scope="col">{messages::name()}</th><th scope="col">{messages::view_articles()}</th>{move || head()}</tr></thead>
                    <tbody><Rows of=Box::new(drawn_rows)/></tbody>
                </table>
            </div>
            <More total drawn page=PAGE/>
        </When>
    }
}

#[component]
fn NameRow(key: FacetKey, row: Row, outlets: Vec<(String, usize)>) -> impl IntoView {
    let explorer = Explorer::get();
    let Row {
        name,
        articles,
        by_outlet,
    } = row;
    let narrowed = move |name: &str, outlet: Option<&str>| -> View {
        explorer.view_with(|view| {
            view.facets
                .retain(|(chosen, _)| *chosen != key && (*chosen != FacetKey::Source || outlet.is_none()));
            view.toggle_facet(key, name);
            if let Some(outlet) = outlet {
                view.toggle_facet(FacetKey::Source, outlet);
            }
            view.show = dossier_engine::view::Show::Articles;
        })
    };
    let cells = by_outlet.iter().zip(outlets).map(|(&number, (outlet, of))| {
        let disc = (number > 0).then(|| {
            // The area is what is seen, so the width goes with the root.
            let width = format!("{}%", ((number as f32 / of as f32).sqrt() * 100.0) as usize);
            let colour = explorer.outlets.colour(&outlet).to_string();
            let says = messages::named_by_outlet(&name, &messages::articles(number), &outlet);
            let name = name.clone();
            let to = Signal::derive(move || narrowed(&name, Some(&outlet)));
            view! {
                <span class="disc" data-outlet=colour style:--width=width>
                    <ViewLink to attr:title=says.clone() attr:aria-label=says>{messages::number(number)}</ViewLink>
                </span>
            }
        });
        view! { <td>{disc.or_nothing()}</td> }
    });
    let cells = cells.collect::<Vec<_>>().views();
    let called = name.clone();
    let to = Signal::derive(move || narrowed(&called, None));
    view! {
        <tr>
            <th scope="row" dir="auto"><ViewLink to>{name}</ViewLink></th>
            <td>{messages::number(articles)}</td>
            {cells}
        </tr>
    }
}
