//! What narrows the articles: a group of checkboxes for each facet, and the range of dates.

use dossier_engine::View;
use dossier_engine::date::PartialDate;
use dossier_engine::facets::{Count, FacetKey, in_all};
use dossier_engine::text::fold;
use leptos::prelude::*;

use super::erased::{OrNothing, When};
use super::histogram::DateBars;
use super::outlet::OutletMark;
use super::rows::{Row, Rows};
use crate::explorer::Explorer;
use crate::{messages, shell};

/// Values beyond this number wait behind "more".
const FEW: usize = 7;
/// Among more than these one wants to look for a value.
const MANY: usize = 20;
/// More than these are not drawn at once; who wants another writes a part of it where it says how many there are.
const MOST: usize = 200;

/// All groups. On a narrow screen they are folded under one heading.
#[component]
pub fn Facets() -> impl IntoView {
    let explorer = Explorer::get();
    // A facet with a single value that every article has narrows nothing.
    let narrows = |key: FacetKey| {
        let values = in_all(explorer.corpus, key);
        values.len() > 1 || values.iter().any(|value| value.now < explorer.corpus.len())
    };
    let narrowing: Vec<FacetKey> = FacetKey::ALL.into_iter().filter(|&key| narrows(key)).collect();
    let keys = Memo::new(move || {
        let chosen = |key| explorer.with_view(|view| view.facets.iter().any(|(it, _)| *it == key));
        let shown = |key: &FacetKey| narrowing.contains(key) || chosen(*key);
        FacetKey::ALL.into_iter().filter(shown).collect::<Vec<_>>()
    });
    let filtered = move || explorer.with_view(View::is_filtered);
    view! {
        <aside class="facets" aria-label=messages::filters()>
            // Where there is room for them beside the articles, the filters are open from the start.
            <details open=shell::is_wide()>
                <summary data-done=messages::done()>{messages::filters()}</summary>
                <When is=Signal::derive(filtered)>
                    <button type="button" class="quiet" on:click=move |_| explorer.clear_filters()>{messages::clear_all_filters()}</button>
                </When>
                <Rows of=Box::new(move || keys.get().into_iter().map(|key| Row::new(heading(key), move || view! { <Group key/> })).collect())/>
                <Dates/>
            </details>
        </aside>
    }
}

/// Folds the filters where they lie over the articles, and puts the focus on what unfolds them. Says whether they did.
pub fn close_sheet() -> bool {
    let sheet = shell::find(".facets > details[open]").filter(|_| !shell::is_wide());
    sheet.is_some_and(|sheet| {
        drop(sheet.remove_attribute("open"));
        shell::focus_when_drawn(".facets > details > summary".to_owned());
        true
    })
}

/// The heading of a group.
pub fn heading(key: FacetKey) -> &'static str {
    match key {
        FacetKey::Source => messages::source(),
        FacetKey::Author => messages::author(),
        FacetKey::Person => messages::person(),
        FacetKey::Organisation => messages::organisation(),
        FacetKey::Place => messages::place(),
        FacetKey::Tag => messages::tag(),
        FacetKey::Language => messages::article_language(),
    }
}

#[component]
fn Group(key: FacetKey) -> impl IntoView {
    let explorer = Explorer::get();
    let expanded = RwSignal::new(false);
    let sought = RwSignal::new(String::new());
    let values = Memo::new(move || {
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
        let chosen = |value: &Count| explorer.with_view(|view| view.has_facet(key, &value.value));
        // The field is not there for few.
        let sought = fold(if all.len() > MANY { sought.get() } else { String::new() }.trim());
        let most = if expanded.get() { MOST } else { FEW };
        let is_sought = |value: &Count| expanded.get() && (sought.is_empty() || fold(&value.value).contains(&sought));
        let mut number = 0;
        let shown = |(place, value): (usize, Count)| {
            let is_chosen = chosen(&value);
            let fits = is_chosen || place < FEW && sought.is_empty() || is_sought(&value);
            number += usize::from(fits);
            (fits && (number <= most || is_chosen)).then_some(value.value)
        };
        all.into_iter().enumerate().filter_map(shown).collect::<Vec<String>>()
    };
    let hidden = move || values.with(|values| values.len().saturating_sub(FEW));
    view! {
        <fieldset class="facet">
            <legend>{heading(key)}</legend>
            <When is=Signal::derive(move || expanded.get() && values.with(|values| values.len() > MANY))>
                <input
                    type="text"
                    class="facet-find"
                    aria-label=messages::find_under(heading(key))
                    placeholder=move || messages::find_among(values.with(Vec::len))
                    prop:value=move || sought.get()
                    on:input=move |event| sought.set(shell::value_of(&event))
                />
            </When>
            // By value alone: a box keeps its element, and the focus, while its number changes.
            <Rows of=Box::new(move || {
                let row = |value: String| Row::new(value.clone(), move || view! { <Value key value values/> });
                shown().into_iter().map(row).collect()
            })/>
            <When is=Signal::derive(move || values.with(Vec::is_empty))>
                <p class="none">{messages::none_here()}</p>
            </When>
            <When is=Signal::derive(move || hidden() > 0)>
                <button
                    type="button"
                    class="quiet"
                    aria-expanded=move || expanded.get().to_string()
                    aria-label=move || if expanded.get() { messages::fewer_under(heading(key)) } else { messages::more_under(hidden(), heading(key)) }
                    on:click=move |_| {
                        sought.set(String::new());
                        expanded.update(|expanded| *expanded = !*expanded);
                    }
                >
                    {move || if expanded.get() { messages::fewer().to_owned() } else { messages::number_more(hidden()) }}
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
        let count = move |values: &Vec<Count>| {
            let found = values.iter().find(|count| count.value == value);
            match found {
                // Where some of them are not found now, because of what else is chosen of the key.
                Some(count) if count.now != count.if_chosen => messages::place_of(count.now, count.if_chosen),
                Some(count) => messages::number(count.now),
                None => String::new(),
            }
        };
        move || values.with(&count)
    };
    let chosen = {
        let value = value.clone();
        move || explorer.with_view(|view| view.has_facet(key, &value))
    };
    let toggle = {
        let value = value.clone();
        move |_| explorer.toggle_facet(key, &value)
    };
    let mark = (key == FacetKey::Source)
        .then(|| view! { <OutletMark source=value.clone()/> })
        .or_nothing();
    let act = |says: &'static str, name: String, act: fn(Explorer, FacetKey, &str)| {
        let value = value.clone();
        // Not for the tab key, which would need three steps for every value: other keys press them (see commands.rs).
        view! { <button type="button" class="quiet" tabindex="-1" aria-label=name on:click=move |_| act(explorer, key, &value)>{says}</button> }
    };
    let (only, others) = (
        act(messages::only(), messages::only_value(&value), Explorer::choose_only),
        act(
            messages::all_but(),
            messages::all_but_value(&value),
            Explorer::leave_out,
        ),
    );
    view! {
        <div class="facet-row">
            <label class="facet-value">
                <input type="checkbox" prop:checked=move || chosen() on:change=toggle/>
                {mark}
                <span class="value">{value}</span>
                " "
                <span class="count">{move || articles()}</span>
            </label>
            <span class="facet-acts">{only}{others}</span>
        </div>
    }
}

/// The range of publication dates, each end a year, a month or a day.
#[component]
fn Dates() -> impl IntoView {
    view! {
        <fieldset class="facet dates">
            <legend>{messages::date_of_publication()}</legend>
            <DateBars/>
            <DateField label=messages::from() value=|view| view.from set=Explorer::publish_from/>
            <DateField label=messages::to() value=|view| view.to set=Explorer::publish_to/>
        </fieldset>
    }
}

#[component]
fn DateField(
    label: &'static str,
    value: fn(&View) -> Option<PartialDate>,
    set: fn(Explorer, Option<PartialDate>),
) -> impl IntoView {
    let explorer = Explorer::get();
    let refused = RwSignal::new(false);
    let text = move || explorer.with_view(value).map_or(String::new(), |date| date.to_string());
    let change = move |typed: String| {
        let typed = typed.trim();
        match (typed.is_empty(), typed.parse()) {
            (true, _) => set(explorer, None),
            (false, Ok(date)) => set(explorer, Some(date)),
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
                placeholder=messages::date_form()
                aria-invalid=move || refused.get().then_some("true")
                prop:value=move || text()
                on:change=move |event| change(shell::value_of(&event))
            />
        </label>
        <When is=Signal::derive(move || refused.get())>
            <p class="refused" role="alert">{messages::write_a_date()}</p>
        </When>
    }
}
