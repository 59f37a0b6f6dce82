//! The keys: each does what the command does that names it. `Ctrl` or `⌘` with `K` opens the menu of all commands.

use std::cell::Cell;

use dossier_engine::view::At;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::{facets, help};
use crate::commands::COMMANDS;
use crate::explorer::{Explorer, Places};
use crate::{messages, shell};

/// How long a first key waits for the second one, in milliseconds.
const PATIENCE: f64 = 1500.0;

thread_local! {
    /// When a first key was pressed.
    static FIRST: Cell<f64> = const { Cell::new(f64::NEG_INFINITY) };
}

/// Listens for as long as the page lives.
pub fn listen(explorer: Explorer) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            press(explorer, event);
        }
    })
    .forget();
}

fn press(explorer: Explorer, event: &KeyboardEvent) {
    let key = event.key();
    if event.default_prevented() || event.is_composing() || event.alt_key() || shell::find("dialog[open]").is_some() {
        return; // a dialog has keys of its own
    }
    if event.ctrl_key() || event.meta_key() {
        if key == "k" && !event.shift_key() {
            event.prevent_default();
            explorer.menu.set(true);
        }
        return;
    }
    if key == "Escape" {
        if close(explorer) {
            event.prevent_default();
        }
        return;
    }
    let is_single = key.chars().count() == 1;
    if is_single && (is_typing(event) || !explorer.preferences.keys.get_untracked()) {
        return;
    }
    let now = event.time_stamp();
    let follows = FIRST.take() + PATIENCE > now;
    FIRST.set(f64::NEG_INFINITY);
    if !follows && key == "g" {
        FIRST.set(now);
        return;
    }
    let is_meant = |keys: &str| match keys.strip_prefix("g ") {
        Some(second) => follows && second == key,
        None => !follows && keys == key,
    };
    let command = COMMANDS.iter().find(|command| is_meant(command.keys));
    if let Some(command) = command.filter(|command| command.is_possible(explorer)) {
        event.prevent_default();
        (command.act)(explorer);
    }
}

/// Whether the key goes into a field.
fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| {
        let is_box = target.get_attribute("type").is_some_and(|kind| kind == "checkbox");
        target.is_content_editable()
            || (["INPUT", "TEXTAREA", "SELECT"].contains(&target.tag_name().as_str()) && !is_box)
    })
}

/// Closes what is open, and puts the focus back on what opened it. Says whether anything was open.
pub fn close(explorer: Explorer) -> bool {
    if help::close() || facets::close_sheet() {
        return true;
    }
    let (slug, at) = explorer.with_view_untracked(|view| (view.read.clone(), view.at.clone()));
    let closed = explorer.close();
    if let (true, Some(slug)) = (closed, slug) {
        let article = format!("[data-read=\"{slug}\"]");
        // Among lines, several lead to the article.
        let line = format!(
            "{article}[data-at=\"{}\"]",
            match at {
                Some(At::Number(number)) => number,
                _ => 0,
            }
        );
        let is_line = shell::find(&line).is_some();
        shell::focus_when_drawn(if is_line { line } else { article });
    }
    closed
}

/// Moves the focus to the next result, or the previous one: to the first if it is on none.
pub fn move_among_results(by: isize) {
    let links = shell::find_all(".found [data-read]");
    let focused = focused_result();
    let here = links.iter().position(|link| Some(link) == focused.as_ref());
    let next = match here {
        Some(here) => here.saturating_add_signed(by).min(links.len().saturating_sub(1)),
        None => 0,
    };
    if here == Some(next) && by > 0 && shell::press(".found .more") {
        request_animation_frame(|| move_among_results(1));
        return;
    }
    if let Some(link) = links.get(next) {
        shell::bring_in(&link.closest("article").ok().flatten().unwrap_or_else(|| link.clone()));
        shell::focus_in_place(link);
    }
}

/// The link of the result that the focus is in.
fn focused_result() -> Option<Element> {
    let focused = document().active_element()?;
    match focused.closest("article.result").ok()? {
        Some(result) => result.query_selector("[data-read]").ok()?,
        None => Some(focused).filter(|it| it.has_attribute("data-read")),
    }
}

/// Chooses the article that the focus is on, or else the one that is open, for comparison; or no longer.
pub fn choose(explorer: Explorer) {
    let focused = focused_result().and_then(|link| explorer.corpus.find(&link.get_attribute("data-read")?));
    match focused.or_else(|| explorer.reading.get_untracked()) {
        Some(id) => explorer.toggle_chosen(id),
        None => explorer.say(messages::move_to_article()),
    }
}

/// Presses the first or the last of the buttons at the value of a filter that the focus is on.
pub fn press_value(explorer: Explorer, which: &str) {
    if !shell::press(&format!(".facet-row:focus-within button:{which}-child")) {
        explorer.say(messages::move_to_value());
    }
}

/// Moves through the open article, or else through places of that kind.
pub fn walk(explorer: Explorer, beside: Places, by: isize) {
    let is_article = explorer.reading.with_untracked(Option::is_some);
    step(explorer, if is_article { Places::Article } else { beside }, by);
}

/// Moves to the next place, or the previous one. After the last hit of an article comes the first of the next article
/// among the results; beside a comparison, where there are no results, it goes round.
pub fn step(explorer: Explorer, places: Places, by: isize) -> bool {
    let (number, at) = untrack(|| (explorer.range(places).len() as isize, explorer.at(places)));
    let next = match at {
        None if by > 0 => 0,
        None => number - 1,
        Some(at) => at as isize + by,
    };
    let among_results = places == Places::Article && explorer.comparison.with_untracked(Option::is_none);
    if !(0..number).contains(&next) && among_results && explorer.turn(by) {
        return true;
    }
    if number == 0 {
        return false;
    }
    explorer.focus_on(places, next.rem_euclid(number) as usize);
    true
}
