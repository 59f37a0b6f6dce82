//! From place to place: how many there are, which is in focus, and the way to the next and the previous one.

use leptos::prelude::*;

use super::erased::When;
use super::keys::step;
use super::result::plural;
use crate::explorer::{Explorer, Places};

/// Two buttons and a count; not there where there is no hit to go to.
#[component]
pub fn Steps(
    /// What they lead through.
    places: Places,
) -> impl IntoView {
    let explorer = Explorer::get();
    let (group, [one, many], [previous, next]) = match places {
        Places::Statements => (
            "Shared statements",
            ["shared statement", "shared statements"],
            ["Previous statement", "Next statement"],
        ),
        Places::Article => ("Matches in this article", MATCHES, TO_MATCHES),
        Places::Columns => ("Matches in these reports", MATCHES, TO_MATCHES),
    };
    let number = move || explorer.range(places).len();
    let says = move || {
        let mut says = plural(number(), one, many);
        if let Some(at) = explorer.at(places) {
            says.insert_str(0, " of ");
            says.insert_str(0, &(at + 1).to_string());
        }
        says
    };
    view! {
        <When is=Signal::derive(move || number() > 0 || places == Places::Statements)>
            <div class="steps" role="group" aria-label=group>
                <button type="button" disabled=move || number() == 0 on:click=move |_| _ = step(explorer, places, -1) aria-label=previous>"↑"</button>
                <button type="button" disabled=move || number() == 0 on:click=move |_| _ = step(explorer, places, 1) aria-label=next>"↓"</button>
                <span class="steps-place">{move || says()}</span>
            </div>
        </When>
    }
}

const MATCHES: [&str; 2] = ["match", "matches"];
const TO_MATCHES: [&str; 2] = ["Previous match", "Next match"];
