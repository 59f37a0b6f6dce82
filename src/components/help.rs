//! How to search, beside the box: what can be written there, each example a click away from being tried; and the keys.

use leptos::prelude::*;

use super::command_menu::key_caps;
use super::erased::{Views, command};
use crate::commands::{COMMANDS, Command};
use crate::explorer::Explorer;
use crate::shell;

/// What is written, and what it finds; docs/QUERY.md says more.
const WAYS: [(&str, &str); 16] = [
    ("trade port", "both words, in any of their forms"),
    ("\"trade port\"", "these words in a row, in these forms"),
    ("=Port", "just so, capitals and accents included"),
    ("trade OR port", "either"),
    ("trade -port", "without"),
    ("trade (port OR ship)", "brackets keep together"),
    ("trad* w?rd", "any letters; any one letter"),
    ("harbor~", "one letter off, or two: harbor~2"),
    ("/ports?|ships?/", "a regular expression"),
    ("trade NEAR/5 port", "at most five words between"),
    ("trade BEFORE/5 port", "and in that order"),
    ("title:trade", "in the title"),
    ("quote:trade", "inside quotation marks"),
    (
        "source:times",
        "also author: person: place: organisation: tag: language:",
    ),
    ("date:2025-03..2025-09", "published then; also date:>2025-05"),
    ("words:>800", "articles of that length"),
];

/// Folded until it is opened.
#[component]
pub fn Help() -> impl IntoView {
    let explorer = Explorer::get();
    let row = move |(example, means): (&'static str, &'static str)| {
        let take = move || {
            close();
            explorer.ask(example.to_owned());
        };
        view! {
            <tr>
                <th scope="row">{command(example.to_owned(), take)}</th>
                <td>{means}</td>
            </tr>
        }
    };
    let key = |it: &'static Command| view! { <li>{key_caps(it.keys)}{it.name}</li> };
    view! {
        <details class="help">
            <summary>"How to search"</summary>
            <div class="help-panel">
                <table><tbody>{WAYS.into_iter().map(row).views()}</tbody></table>
                <p class="keys-head">"Keys"</p>
                <ul class="keys">{COMMANDS.iter().filter(|it| !it.keys.is_empty()).map(key).views()}</ul>
                <p class="hint">"Outside fields. Ctrl K, or ⌘ K, lists all commands; one of them switches single keys off."</p>
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
