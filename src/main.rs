//! The page. It opens the corpus, takes the place of the static text, and shows what the address asks for.
//!
//! The app holds no logic of its own: [`explorer`] keeps the one state, the engine answers, [`components`] show.

#![allow(
    clippy::redundant_closure,
    reason = "in a view, a closure in its place is boxed and its name alone is not; see components/erased.rs"
)]

mod address;
mod commands;
mod components;
mod corpus;
mod explorer;
mod messages;
mod notebook;
mod outlets;
mod preferences;
mod script_api;
mod selection;
mod shell;

use components::app::App;
use components::damaged::Damaged;
use leptos::mount::mount_to;
use leptos::prelude::*;

fn main() {
    shell::let_panics_speak();
    messages::start();
    let Some(root) = shell::root() else {
        shell::tell(messages::place_lost());
        return;
    };
    let opened = corpus::open();
    let show = move || match opened {
        Ok(corpus) => {
            mount_to(root, move || view! { <App corpus/> }).forget();
            shell::hide_static_text();
            corpus::prepare(corpus);
        }
        // The static text stays, so that the articles can be read all the same.
        Err(message) => {
            shell::failed(&message);
            mount_to(root, move || view! { <Damaged message/> }).forget();
        }
    };
    // A task of its own: a slow machine needs long enough for either.
    shell::after(0, show).forget();
}
