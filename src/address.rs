//! The address bar: reads a view from it and writes views to it. The only file that touches location and history.
//!
//! Browsers limit how often history may be written, so typing is written after a pause, and in place; an act of the
//! reader's is written at once, as a step that the back button undoes.

use std::cell::{Cell, RefCell};

use dossier_engine::View;
use dossier_engine::view::Unusable;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::{JsCast, JsValue};

use crate::shell;

/// How long after the last key the address follows, in milliseconds.
const PAUSE: u32 = 400;

/// A view to be written, the timer that writes it, and what follows when the waiting ends.
type Waiting = (View, Timeout, Box<dyn FnOnce()>);

thread_local! {
    /// A view that waits for the reader to pause.
    static WAITING: RefCell<Option<Waiting>> = const { RefCell::new(None) };
    /// Whether this address refuses to change its query string, so that the view goes behind `#`.
    static REFUSES: Cell<bool> = const { Cell::new(false) };
}

/// Takes up the view of the page from which the browser saved this one, if the address has none of its own.
pub fn restore() {
    if text().is_empty()
        && let Some(saved) = saved_from()
    {
        replace(&View::parse(&saved).0);
    }
}

/// The view that the address asks for, and what in it cannot be used.
pub fn read() -> (View, Vec<Unusable>) {
    View::parse(&text())
}

/// The query string, or what stands in for it.
pub fn text() -> String {
    let location = window().location();
    let search = location.search().unwrap_or_default();
    let hash = location.hash().unwrap_or_default();
    if search.len() > 1 { search } else { hash }
}

/// Writes a view as a new step of the history.
pub fn push(view: &View) {
    settle();
    write(view, true);
}

/// Writes a view in place of the current step.
pub fn replace(view: &View) {
    stop_waiting();
    write(view, false);
}

/// Writes a view in place of the current step once the reader pauses, or does anything but typing; `then` follows.
pub fn replace_after_pause(view: View, then: Box<dyn FnOnce()>) {
    let timer = shell::after(PAUSE, settle);
    WAITING.replace(Some((view, timer, then)));
}

/// Writes at once what waits for a pause.
pub fn settle() {
    if let Some(view) = stop_waiting() {
        write(&view, false);
    }
}

/// The view that waited, if one did.
fn stop_waiting() -> Option<View> {
    let (view, _, then) = WAITING.take()?;
    then();
    Some(view)
}

/// Calls back whenever the reader goes back or forward.
pub fn on_travel(mut travelled: impl FnMut() + 'static) {
    shell::listen(&window(), "popstate", move || {
        stop_waiting();
        travelled();
    });
}

/// A view as the target of a link.
pub fn href(view: &View) -> String {
    let sign = if REFUSES.get() { '#' } else { '?' };
    format!("{sign}{}", view.print())
}

/// The address of the page, without a view.
pub fn page() -> String {
    let mut here = window().location().href().unwrap_or_default();
    here.truncate(here.find(['?', '#']).unwrap_or(here.len()));
    here
}

/// A view as a link that can be sent to somebody.
pub fn link(view: &View) -> String {
    page() + &href(view)
}

fn write(view: &View, as_new_step: bool) {
    let location = window().location();
    let query = view.print();
    if !REFUSES.get() {
        let url = if query.is_empty() {
            location.pathname().unwrap_or_default()
        } else {
            format!("?{query}")
        };
        match set_url(&url, as_new_step) {
            Ok(()) => return,
            Err(_) => REFUSES.set(true), // such as a frame without an origin
        }
    }
    // A browser that forbids even this shows every view, under one address.
    drop(location.set_hash(&query));
}

fn set_url(url: &str, as_new_step: bool) -> Result<(), JsValue> {
    let history = window().history()?;
    match as_new_step {
        true => history.push_state_with_url(&JsValue::NULL, "", Some(url)),
        false => history.replace_state_with_url(&JsValue::NULL, "", Some(url)),
    }
}

/// The query string of the page from which the browser saved this one: `<!-- saved from url=(0045)file:///…?q=deal -->`.
fn saved_from() -> Option<String> {
    let nodes = document().child_nodes();
    let comments = (0..nodes.length()).filter_map(|place| nodes.item(place)?.dyn_into::<web_sys::Comment>().ok());
    // A page saved twice has two comments; the last is the newest.
    comments.filter_map(|comment| saved_query(&comment.data())).next_back()
}

/// The query string in the comment of a saved page; nothing if the comment is another.
fn saved_query(comment: &str) -> Option<String> {
    let url = comment.trim().strip_prefix("saved from url=(")?.split_once(')')?.1;
    Some(url.find(['?', '#']).map_or(String::new(), |at| url[at..].to_owned()))
}
