//! What each report calls the same person, organisation or place.

use std::sync::Arc;

use dossier_engine::compare::{Comparison, NameLabels};
use dossier_engine::order;
use leptos::prelude::*;

use super::erased::{OrNothing, Views};
use super::outlet::OutletMark;
use crate::explorer::Explorer;

/// One row a name, one column a report.
#[component]
pub fn NamesTable(comparison: Arc<Comparison>) -> impl IntoView {
    let corpus = Explorer::get().corpus;
    // A name under one label only tells nothing that the text does not.
    let various =
        |name: &&NameLabels| order::distinct(name.labels.iter().flatten().map(|(label, _)| label.as_str())).len() > 1;
    let names: Vec<NameLabels> = comparison.names.iter().filter(various).cloned().collect();
    let sources = comparison.articles.iter().map(|&id| corpus.article(id).source_label());
    let head = sources
        .map(|source| view! { <th scope="col"><OutletMark source/>" "{source}</th> })
        .views();
    let row = move |name: NameLabels| {
        view! {
            <tr>
                <th scope="row">{corpus.names()[name.name].name.as_str()}</th>
                {name.labels.into_iter().map(|labels| view! { <td>{cell(labels)}</td> }).views()}
            </tr>
        }
    };
    (!names.is_empty())
        .then(|| {
            view! {
                <section class="names">
                    <h3 id="names-heading">"Who is called what"</h3>
                    <div class="scrolls" tabindex="0" role="region" aria-labelledby="names-heading">
                        <table>
                            <thead><tr><th scope="col">"Name"</th>{head}</tr></thead>
                            <tbody>{names.into_iter().map(row).views()}</tbody>
                        </table>
                    </div>
                </section>
            }
        })
        .or_nothing()
}

fn cell(labels: Vec<(String, usize)>) -> AnyView {
    if labels.is_empty() {
        return view! { <span class="none">"no label found"</span> }.into_any();
    }
    let item =
        |(label, count): (String, usize)| view! { <li>{label}" "<span class="count">{count.to_string()}</span></li> };
    view! { <ul>{labels.into_iter().map(item).views()}</ul> }.into_any()
}
