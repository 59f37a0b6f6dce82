//! What narrows the articles: a group of checkboxes for each facet, and the range of dates.

use dossier_engine::date::PartialDate;
use dossier_engine::facets::{Count, FacetKey};
use leptos::prelude::*;

use super::erased::{Row, Rows, When};
use super::outlet::OutletMark;
use crate::explorer::Explorer;
use crate::shell;

/// Values beyond this number wait behind "more".
const FEW: usize = 7;

/// All groups. On a narrow screen they are folded under one heading.
#[component]
pub fn Facets() -> impl IntoView {
    let explorer = Explorer::get();
    let keys = Memo::new(move |_| {
        // A facet with a single value that every article has narrows nothing.
        let narrows = |values: &[Count]| values.len() > 1 || values.iter().any(|value| value.1 < explorer.corpus.len());
        let chosen = |key| explorer.with_view(|view| view.facets.iter().any(|(it, _)| *it == key));
        let all = dossier_engine::facets::count;
        FacetKey::ALL
            .into_iter()
            .filter(|&key| {
                let values = all(explorer.corpus, explorer.corpus.ids(), key);
                (!values.is_empty() && narrows(&values)) || chosen(key)
            })
            .collect::<Vec<_>>()
    });
    let filtered = move || explorer.with_view(dossier_engine::View::is_filtered);
    view! {
        <aside class="facets" aria-label="Filters">
            // Where there is room for them beside the articles, the filters are open from the start.
            <details open=shell::is_wide()>
                <summary>"Filters"</summary>
                <When is=Signal::derive(filtered)>
                    <button type="button" class="quiet" on:click=move |_| explorer.clear_filters()>"Clear all filters"</button>
                </When>
                <Rows of=Box::new(move || keys.get().into_iter().map(|key| Row::new(heading(key), move || view! { <Group key/> })).collect())/>
                <Dates/>
            </details>
        </aside>
    }
}

/// The heading of a group.
fn heading(key: FacetKey) -> &'static str {
    match key {
        FacetKey::Source => "Source",
        FacetKey::Author => "Author",
        FacetKey::Person => "Person",
        FacetKey::Organisation => "Organisation",
        FacetKey::Place => "Place",
        FacetKey::Tag => "Tag",
        FacetKey::Language => "Language",
    }
}

#[component]
fn Group(key: FacetKey) -> impl IntoView {
    let explorer = Explorer::get();
    let expanded = RwSignal::new(false);
    let values = Memo::new(move |_| {
        explorer.results.with(|found| {
            found
                .facets
                .iter()
                .find(|facet| facet.key == key)
                .map_or(Vec::new(), |facet| facet.values.clone())
        })
    });
    let shown = move || {
        let all = values.get();
        let chosen = |value: &Count| explorer.with_view(|view| view.has_facet(key, &value.0));
        let shown = |(place, value): &(usize, Count)| *place < FEW || expanded.get() || chosen(value);
        all.into_iter()
            .enumerate()
            .filter(shown)
            .map(|(_, value)| value.0)
            .collect::<Vec<String>>()
    };
    let hidden = move || values.with(|values| values.len().saturating_sub(FEW));
    view! {
        <fieldset class="facet">
            <legend>{heading(key)}</legend>
            // By value alone: a box keeps its element, and the focus, while its number changes.
            <Rows of=Box::new(move || {
                let row = |value: String| Row::new(value.clone(), move || view! { <Value key value values/> });
                shown().into_iter().map(row).collect()
            })/>
            <When is=Signal::derive(move || values.with(Vec::is_empty))>
                <p class="none">"None here"</p>
            </When>
            <When is=Signal::derive(move || hidden() > 0)>
                <button
                    type="button"
                    class="quiet"
                    aria-expanded=move || expanded.get().to_string()
                    on:click=move |_| expanded.update(|expanded| *expanded = !*expanded)
                >
                    {move || if expanded.get() { "Fewer".to_owned() } else { format!("{} more", hidden()) }}
                    <span class="visually-hidden">{format!(" under {}", heading(key))}</span>
                </button>
            </When>
        </fieldset>
    }
}

#[component]
fn Value(key: FacetKey, value: String, values: Memo<Vec<Count>>) -> impl IntoView {
    let explorer = Explorer::get();
    let articles = {
        let value = value.clone();
        move || values.with(|values| values.iter().find(|count| count.0 == value).map(|count| count.1))
    };
    let chosen = {
        let value = value.clone();
        move || explorer.with_view(|view| view.has_facet(key, &value))
    };
    let toggle = {
        let value = value.clone();
        move |_| explorer.toggle_facet(key, &value)
    };
    let mark = (key == FacetKey::Source).then(|| view! { <OutletMark source=value.clone()/> });
    view! {
        <label class="facet-value">
            <input type="checkbox" prop:checked=chosen on:change=toggle/>
            {mark}
            <span class="value">{value}</span>
            " "
            <span class="count">{articles}</span>
        </label>
    }
}

/// The range of publication dates, each end a year, a month or a day.
#[component]
fn Dates() -> impl IntoView {
    let explorer = Explorer::get();
    view! {
        <fieldset class="facet dates">
            <legend>"Date"</legend>
            <DateField label="From" value=Signal::derive(move || explorer.with_view(|view| view.from)) set=Callback::new(move |date| explorer.publish_from(date))/>
            <DateField label="To" value=Signal::derive(move || explorer.with_view(|view| view.to)) set=Callback::new(move |date| explorer.publish_to(date))/>
        </fieldset>
    }
}

#[component]
fn DateField(
    label: &'static str,
    value: Signal<Option<PartialDate>>,
    set: Callback<Option<PartialDate>>,
) -> impl IntoView {
    let refused = RwSignal::new(false);
    let text = move || value.get().map_or(String::new(), |date| date.to_string());
    let change = move |typed: String| {
        let typed = typed.trim();
        match (typed.is_empty(), typed.parse()) {
            (true, _) => set.run(None),
            (false, Ok(date)) => set.run(Some(date)),
            (false, Err(_)) => return refused.set(true),
        }
        refused.set(false);
    };
    view! {
        <label class="date-field">
            <span>{label}</span>
            <input
                type="text"
                inputmode="numeric"
                placeholder="YYYY-MM-DD"
                aria-invalid=move || refused.get().then_some("true")
                prop:value=text
                on:change:target=move |event| change(event.target().value())
            />
        </label>
        <When is=Signal::derive(move || refused.get())>
            <p class="refused" role="alert">"Write a year, a month or a day: 2025, 2025-03 or 2025-03-04."</p>
        </When>
    }
}
