//! How to search, beside the box: what can be written there, each example a click away from being tried; and the keys.

use leptos::prelude::*;

use super::command_menu::key_caps;
use super::erased::{Views, command};
use crate::commands::{COMMANDS, Command};
use crate::explorer::Explorer;
use crate::messages::{self, Message};
use crate::shell;

/// What is written, and what it finds; docs/QUERY.md says more.
const WAYS: [(&str, Message); 16] = [
    ("trade port", messages::way_words),
    ("\"trade port\"", messages::way_phrase),
    ("=Port", messages::way_exact),
    ("trade OR port", messages::way_or),
    ("trade -port", messages::way_without),
    ("trade (port OR ship)", messages::way_brackets),
    ("trad* w?rd", messages::way_pattern),
    ("harbor~", messages::way_slips),
    ("/ports?|ships?/", messages::way_expression),
    ("trade NEAR/5 port", messages::way_near),
    ("trade BEFORE/5 port", messages::way_before),
    ("title:trade", messages::way_title),
    ("quote:trade", messages::way_quote),
    ("source:times", messages::way_source),
    ("date:2025-03..2025-09", messages::way_date),
    ("words:>800", messages::way_length),
];

/// Folded until it is opened.
#[component]
pub fn Help() -> impl IntoView {
    let explorer = Explorer::get();
    let row = move |(example, means): (&'static str, Message)| {
        let take = move || {
            close();
            explorer.ask(example.to_owned());
        };
        view! {
            <tr>
                <th scope="row" dir="ltr">{command(example.to_owned(), take)}</th>
                <td>{means()}</td>
            </tr>
        }
    };
    let key = |it: &'static Command| view! { <li>{key_caps(it.keys)}{(it.name)()}</li> };
    view! {
        <details class="help">
            <summary>{messages::how_to_search()}</summary>
            <div class="help-panel">
                <table><tbody>{WAYS.into_iter().map(row).views()}</tbody></table>
                <p class="keys-head">{messages::keys()}</p>
                <ul class="keys">{COMMANDS.iter().filter(|it| !it.keys.is_empty()).map(key).views()}</ul>
                <p class="hint">{messages::keys_hint()}</p>
            </div>
        </details>
    }
}

/// Opens it, or closes it if it is open.
pub fn toggle() {
    if !close() {
        shell::unfold(".help");
    }
}

/// Closes it, and puts the focus on what opens it. Says whether it was open.
pub fn close() -> bool {
    shell::find(".help[open]").is_some_and(|help| {
        drop(help.remove_attribute("open"));
        shell::focus_when_drawn(".help summary".to_owned());
        true
    })
}
