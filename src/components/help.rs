//! How to search, beside the box: what can be written there, each example a click away from being tried; and the keys.

use leptos::prelude::*;

use super::erased::{Views, command};
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

/// What keys do outside the box.
const KEYS: &str = "Keys: / to the search box, ? to this help, n and p to the next and previous match or shared statement, \
    N and P to the next and previous match side by side, Esc to close.";

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
    view! {
        <details class="help">
            <summary>"How to search"</summary>
            <div class="help-panel">
                <table><tbody>{WAYS.into_iter().map(row).views()}</tbody></table>
                <p class="hint">{KEYS}</p>
            </div>
        </details>
    }
}

/// Opens it, or closes it if it is open. Says that it did.
pub fn toggle() -> bool {
    close() || {
        if let Some(help) = shell::find(".help") {
            drop(help.set_attribute("open", "")); // an element that refuses an attribute stays closed
            shell::focus_when_drawn(".help summary".to_owned());
        }
        true
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
