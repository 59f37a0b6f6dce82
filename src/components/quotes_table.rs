//! Who is quoted by whom: a row a speaker, a column a report.

use std::sync::Arc;

use dossier_engine::compare::Comparison;
use leptos::prelude::*;

use super::erased::{OrNothing, Views};
use super::marked::differing_marked;
use super::names_table::head;
use super::view_link::ViewLink;
use crate::explorer::Explorer;

/// The table; not there where nobody is quoted.
#[component]
pub fn QuotesTable(comparison: Arc<Comparison>) -> impl IntoView {
    let mut speakers: Vec<(Option<String>, Vec<usize>)> = Vec::new();
    for (place, quote) in comparison.quotes.iter().enumerate() {
        let speaker = comparison.speaker(quote).map(str::to_owned);
        match speakers.iter_mut().find(|(known, _)| *known == speaker) {
            Some((_, quotes)) => quotes.push(place),
            None => speakers.push((speaker, vec![place])),
        }
    }
    let of = comparison.clone();
    let row = move |(speaker, quotes): (Option<String>, Vec<usize>)| {
        let cell = |column: usize| {
            let here = quotes.iter().filter(|&&quote| of.quotes[quote].place.column == column);
            view! { <td>{here.map(|&quote| view! { <Said comparison=of.clone() quote/> }).views()}</td> }
        };
        view! {
            <tr>
                <th scope="row">{speaker.unwrap_or_else(|| "no speaker named beside it".to_owned())}</th>
                {(0..of.articles.len()).map(cell).views()}
            </tr>
        }
    };
    (!speakers.is_empty())
        .then(|| {
            view! {
                <section class="quotes">
                    <h3 id="quotes-heading">"Who is quoted"</h3>
                    <p class="hint">"In quotation marks what is quoted word for word, with the verb that brings it; underlined where another report cuts or words the same quotation differently. Without them, what is reported in other words."</p>
                    <div class="scrolls" tabindex="0" role="region" aria-labelledby="quotes-heading">
                        <table>
                            {head(&comparison, "Speaker")}
                            <tbody>{speakers.into_iter().map(row).views()}</tbody>
                        </table>
                    </div>
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
