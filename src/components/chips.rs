//! The filters that hold, one beside the other, each to be let go by itself.

use dossier_engine::date::PartialDate;
use leptos::prelude::*;

use super::erased::{When, command_named};
use super::facets::heading;
use super::rows::{Row, Rows};
use crate::explorer::Explorer;

/// Shown while any filter holds.
#[component]
pub fn Chips() -> impl IntoView {
    let explorer = Explorer::get();
    let chip = |says: String, act: Box<dyn Fn() + Send>| {
        let name = format!("Let go of {says}");
        Row::new(says.clone(), move || {
            view! { <li dir="auto">{command_named(format!("{says} ×"), Some(name), act)}</li> }
        })
    };
    let chips = move || {
        let (facets, from, to) = explorer.with_fitting(|view| (view.facets.clone(), view.from, view.to));
        let mut chips = Vec::new();
        for (key, value) in facets {
            let says = format!("{}: {value}", heading(key));
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
            <ul class="chips" aria-label="Filters that hold"><Rows of=Box::new(chips)/></ul>
        </When>
    }
}

/// A range of dates in words.
pub fn range(from: Option<PartialDate>, to: Option<PartialDate>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => from.in_words(),
        (Some(from), Some(to)) => format!("{} to {}", from.in_words(), to.in_words()),
        (Some(from), None) => format!("{} or later", from.in_words()),
        (None, Some(to)) => format!("{} or earlier", to.in_words()),
        (None, None) => String::new(),
    }
}
