//! The keys: `/` to the search box, `?` to how it is used, `n` and `p` from hit to hit or statement to statement, `N` and
//! `P` from hit to hit beside a comparison too, `Escape` to close.

use dossier_engine::view::At;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::help;
use crate::explorer::{Explorer, Places};
use crate::shell;

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
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
        return;
    }
    let typing = is_typing(event);
    let walk = |beside: Places, by: isize| {
        let is_article = explorer.reading.with_untracked(Option::is_some);
        step(explorer, if is_article { Places::Article } else { beside }, by)
    };
    let done = match event.key().as_str() {
        "Escape" => help::close() || close(explorer),
        "/" if !typing => shell::find("#query")
            .inspect(|query| shell::show(query, true))
            .is_some(),
        "?" if !typing => help::toggle(),
        "n" if !typing => walk(Places::Statements, 1),
        "p" if !typing => walk(Places::Statements, -1),
        "N" if !typing => walk(Places::Columns, 1),
        "P" if !typing => walk(Places::Columns, -1),
        _ => false,
    };
    if done {
        event.prevent_default();
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
