//! What each report calls the same person, organisation or place; and whom a label means, by the reader's hand.

use std::sync::Arc;

use dossier_engine::compare::{Comparison, Label, NameLabels, Renaming};
use dossier_engine::order;
use leptos::prelude::*;

use super::erased::{OrNothing, Views, command, command_named};
use super::outlet::OutletMark;
use super::rows::{More, Row, Rows};
use super::view_link::ViewLink;
use crate::explorer::Explorer;
use crate::{messages, shell};

/// How many names are drawn at first, and more at a time.
const PAGE: usize = 12;

/// One row a name, one column a report: those with different labels first.
#[component]
pub fn NamesTable(comparison: Arc<Comparison>) -> impl IntoView {
    let explorer = Explorer::get();
    let mut places: Vec<usize> = (0..comparison.names.len()).collect();
    order::sort_by_key(&mut places, |&it| !comparison.names[it].is_various());
    let (total, drawn) = (places.len(), RwSignal::new(PAGE));
    let of = comparison.clone();
    let row = move |&name: &usize| {
        let comparison = of.clone();
        Row::new(name, move || view! { <NameRow comparison name/> })
    };
    let told = explorer.wish.with_untracked(|wish| wish.renamings.clone());
    let told = told.into_iter().map(move |renaming: Renaming| {
        let says = messages::called_as(&renaming.label, &renaming.name);
        let undo = command(messages::undo().to_owned(), move || explorer.call_as_found(&renaming));
        view! { <li>{says}" "{undo}</li> }
    });
    (total > 0)
        .then(|| {
            view! {
                <section class="names">
                    <h3 id="names-heading" tabindex="-1">{messages::who_is_called_what()}</h3>
                    <ul class="told">{told.views()}</ul>
                    <div class="scrolls" tabindex="0" role="region" aria-labelledby="names-heading">
                        <table>
                            {head(&comparison, messages::name())}
                            <tbody><Rows of=Box::new(move || places.iter().take(drawn.get()).map(&row).collect())/></tbody>
                        </table>
                    </div>
                    <More total=Signal::derive(move || total) drawn page=PAGE/>
                </section>
            }
        })
        .or_nothing()
}

/// The head of a table with a column for each report.
pub fn head(comparison: &Comparison, first: &'static str) -> AnyView {
    let corpus = Explorer::get().corpus;
    let cell = |&id| {
        let source = corpus.article(id).source_label();
        view! { <th scope="col"><OutletMark source/>" "{source}</th> }
    };
    view! { <thead><tr><th scope="col">{first}</th>{comparison.articles.iter().map(cell).views()}</tr></thead> }
        .into_any()
}

#[component]
fn NameRow(comparison: Arc<Comparison>, name: usize) -> impl IntoView {
    let explorer = Explorer::get();
    let NameLabels { name: text, labels, .. } = comparison.names[name].clone();
    let name = text.clone();
    let says = messages::same_as(&name);
    let own = name.clone();
    let other = move |it: &NameLabels| (it.name != own).then(|| view! { <option>{it.name.clone()}</option> });
    // There may be thousands, of which a select needs none before it has the focus.
    let is_open = RwSignal::new(false);
    let others = {
        let comparison = comparison.clone();
        move || match is_open.get() {
            true => comparison.names.iter().filter_map(&other).views(),
            false => ().into_any(),
        }
    };
    let articles = comparison.articles.clone();
    let cell = |(column, labels): (usize, Vec<Label>)| {
        let none = labels
            .is_empty()
            .then(|| view! { <span class="none">{messages::no_label_found()}</span> })
            .or_nothing();
        let slug = explorer.corpus.slug(articles[column]);
        let source = explorer.corpus.article(articles[column]).source_label();
        let item = |label: Label| {
            let place = |sentence: usize| {
                let to = Signal::derive(move || explorer.view_at_sentence(slug, sentence));
                let number = messages::number(sentence + 1);
                let says = messages::in_sentence(&label.text, sentence + 1);
                view! { <ViewLink to attr:title=says.clone() attr:aria-label=says>{number}</ViewLink>" " }
            };
            let apart = label.text.clone();
            let part = (label.text != name)
                .then(|| {
                    let says = messages::apart_label(&apart);
                    command_named(messages::apart().to_owned(), Some(says), move || {
                        explorer.call(&apart, &apart)
                    })
                })
                .or_nothing();
            let places = label.sentences.iter().copied().map(place).views();
            view! { <li><span dir="auto">{label.text}</span>" "<span class="count">{format!("{}×", messages::number(label.count))}</span>" "<span class="places">{places}</span>{part}</li> }
        };
        view! { <td data-source=source><ul>{labels.into_iter().map(item).views()}</ul>{none}</td> }
    };
    let cells = labels.into_iter().enumerate().map(cell).views();
    let chosen = RwSignal::new(String::new());
    let merge = command_named(
        messages::merge().to_owned(),
        Some(messages::merge_name(&text)),
        move || {
            let other = chosen.get_untracked();
            if !other.is_empty() {
                explorer.call(&text, &other);
            }
        },
    );
    view! {
        <tr>
            <th scope="row">
                {name}" "
                <select aria-label=says on:focus=move |_| is_open.set(true) on:change=move |event| chosen.set(shell::value_of(&event))>
                    <option value="">{messages::same_as_which()}</option>
                    {move || others()}
                </select>
                {merge}
            </th>
            {cells}
        </tr>
    }
}
