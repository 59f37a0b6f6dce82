//! The filters that hold, one beside the other, each to be let go by itself.

use dossier_engine::date::PartialDate;
use leptos::prelude::*;

use super::erased::{When, command_named};
use super::facets::heading;
use super::rows::{Row, Rows};
use crate::explorer::Explorer;
use crate::messages;

/// Shown while any filter holds.
#[component]
pub fn Chips() -> impl IntoView {
    let explorer = Explorer::get();
    let chip = |says: String, act: Box<dyn Fn() + Send>| {
        let name = messages::let_go_of(&says);
        Row::new(says.clone(), move || {
            view! { <li dir="auto">{command_named(format!("{says} ×"), Some(name), act)}</li> }
        })
    };
    let chips = move || {
        let (facets, from, to) = explorer.with_fitting(|view| (view.facets.clone(), view.from, view.to));
        let mut chips = Vec::new();
        for (key, value) in facets {
            let says = messages::named(heading(key), &value);
            chips.push(chip(says, Box::new(move || explorer.toggle_facet(key, &value))));
        }
        if from.is_some() || to.is_some() {
            chips.push(chip(range(from, to), Box::new(move || explorer.clear_dates())));
        }
        chips
    };
    let filtered = Signal::derive(move || explorer.with_fitting(dossier_engine::View::is_filtered));
    view! {
        <When is=filtered>
            <ul class="chips" aria-label=messages::filters_that_hold()><Rows of=Box::new(chips)/></ul>
        </When>
    }
}

/// A range of dates in words.
pub fn range(from: Option<PartialDate>, to: Option<PartialDate>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => messages::date(from),
        (Some(from), Some(to)) => messages::from_to(&messages::date(from), &messages::date(to)),
        (Some(from), None) => messages::or_later(&messages::date(from)),
        (None, Some(to)) => messages::or_earlier(&messages::date(to)),
        (None, None) => String::new(),
    }
}
