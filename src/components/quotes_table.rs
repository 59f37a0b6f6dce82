//! Who is quoted by whom: a row a speaker, a column a report.

use std::sync::Arc;

use dossier_engine::compare::Comparison;
use dossier_engine::order;
use leptos::prelude::*;

use super::erased::{OrNothing, Views};
use super::marked::differing_marked;
use super::names_table::head;
use super::rows::{More, Row, Rows};
use super::view_link::ViewLink;
use crate::explorer::Explorer;
use crate::messages;

/// How many speakers are drawn at first, of how many quotes each, and more at a time.
const PAGE: usize = 20;

/// The table; not there where nobody is quoted.
#[component]
pub fn QuotesTable(comparison: Arc<Comparison>) -> impl IntoView {
    let explorer = Explorer::get();
    let mut said: Vec<(Option<String>, usize)> = Vec::new();
    for (place, quote) in comparison.quotes.iter().enumerate() {
        said.push((comparison.speaker(quote).map(str::to_owned), place));
    }
    order::sort(&mut said);
    let of_one = said.chunk_by(|one, other| one.0 == other.0);
    let mut speakers: Vec<(Option<String>, Vec<usize>)> = Vec::new();
    for said in of_one {
        speakers.push((said[0].0.clone(), said.iter().map(|(_, place)| *place).collect()));
    }
    order::sort_by_key(&mut speakers, |(_, quotes)| quotes[0]);
    let (total, drawn) = (speakers.len(), RwSignal::new(PAGE));
    let of = comparison.clone();
    let row = move |(speaker, quotes): &(Option<String>, Vec<usize>)| {
        let (of, speaker, quotes) = (of.clone(), speaker.clone(), quotes.clone());
        Row::new(quotes[0], move || {
            let cell = |column: usize| {
                let of = of.clone();
                let source = explorer.corpus.article(of.articles[column]).source_label();
                let mut here = quotes.clone();
                here.retain(|&quote| of.quotes[quote].place.column == column);
                let (total, drawn) = (here.len(), RwSignal::new(PAGE));
                let quote = move |&quote: &usize| {
                    let comparison = of.clone();
                    Row::new(quote, move || view! { <Said comparison quote/> })
                };
                view! {
                    <td data-source=source>
                        <Rows of=Box::new(move || here.iter().take(drawn.get()).map(&quote).collect())/>
                        <More total=Signal::derive(move || total) drawn page=PAGE/>
                    </td>
                }
            };
            view! {
                <tr>
                    <th scope="row">{speaker.unwrap_or_else(|| messages::no_speaker().to_owned())}</th>
                    {(0..of.articles.len()).map(cell).views()}
                </tr>
            }
        })
    };
    (total > 0)
        .then(|| {
            view! {
                <section class="quotes">
                    <h3 id="quotes-heading">{messages::who_is_quoted()}</h3>
                    <p class="hint">{messages::quotes_hint()}</p>
                    <div class="scrolls" tabindex="0" role="region" aria-labelledby="quotes-heading">
                        <table>
                            {head(&comparison, messages::speaker())}
                            <tbody><Rows of=Box::new(move || speakers.iter().take(drawn.get()).map(&row).collect())/></tbody>
                        </table>
                    </div>
                    <More total=Signal::derive(move || total) drawn page=PAGE/>
                </section>
            }
        })
        .or_nothing()
}

/// A quote, by its place among all.
#[component]
fn Said(comparison: Arc<Comparison>, quote: usize) -> impl IntoView {
    let explorer = Explorer::get();
    let group = comparison.quotations.iter().find(|group| group.contains(&quote));
    let other = group.and_then(|group| group.iter().find(|&&other| other != quote));
    let said = comparison.quotes[quote].clone();
    let text = differing_marked(&said.text, other.map(|&other| comparison.quotes[other].text.as_str()));
    let [open, close] = if said.direct { ["“", "”"] } else { ["", ""] };
    let (slug, sentence) = (
        explorer.corpus.slug(comparison.articles[said.place.column]),
        said.place.sentence,
    );
    let to = Signal::derive(move || explorer.view_at_sentence(slug, sentence));
    view! {
        <p dir="auto">
            <ViewLink to>{said.verb.unwrap_or_else(|| "…".to_owned())}</ViewLink>
            " "{open}{text}{close}
        </p>
    }
}
