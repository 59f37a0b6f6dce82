//! From place to place: how many there are, which is in focus, and the way to the next and the previous one.

use leptos::prelude::*;

use super::erased::When;
use super::keys::step;
use crate::explorer::{Explorer, Places};
use crate::messages;

/// Two buttons and a count; not there where there is no hit to go to.
#[component]
pub fn Steps(
    /// What they lead through.
    places: Places,
) -> impl IntoView {
    let explorer = Explorer::get();
    let to_matches = [messages::previous_match(), messages::next_match()];
    let (group, [previous, next]) = match places {
        Places::Statements => (
            messages::shared_statements(),
            [messages::previous_statement(), messages::next_statement()],
        ),
        Places::Article => (messages::matches_in_article(), to_matches),
        Places::Columns => (messages::matches_in_reports(), to_matches),
    };
    let number = move || explorer.range(places).len();
    let says = move || {
        let all = match places {
            Places::Statements => messages::shared_statements_counted(number()),
            _ => messages::matches(number()),
        };
        match explorer.at(places) {
            Some(at) => messages::place_of(at + 1, &all),
            None => all,
        }
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
