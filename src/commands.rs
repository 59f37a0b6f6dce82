//! The commands: all that keys and the command menu do, in one list, so that nothing is in one of them only.

use dossier_engine::view::Show;
use leptos::prelude::*;

use crate::components::{help, keys, views};
use crate::explorer::{Explorer, Places};
use crate::preferences::Preferences;
use crate::shell;

/// Something that can be done.
pub struct Command {
    /// What it does, as it stands in the menu.
    pub name: &'static str,
    /// The key that does it, or two, one after the other: `g a`. Empty if it has none.
    pub keys: &'static str,
    /// When it can be done.
    pub when: When,
    /// Does it.
    pub act: fn(Explorer),
}

/// What must be there for a command.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Nothing.
    Always,
    /// Results, with no comparison over them.
    Found,
    /// An open article.
    Reading,
    /// An open article, or a comparison.
    Open,
    /// Places to step through: hits, or what reports share.
    Stepping,
    /// Something asked for.
    Asked,
    /// Two articles chosen for comparison.
    Chosen,
}

impl Command {
    /// Whether it can be done now.
    pub fn is_possible(&self, explorer: Explorer) -> bool {
        untrack(|| {
            let comparing = explorer.comparison.with(Option::is_some);
            match self.when {
                When::Always => true,
                When::Found => !comparing,
                When::Open => comparing || explorer.reading.get().is_some(),
                When::Reading => explorer.reading.get().is_some(),
                When::Stepping => comparing || explorer.results.with(|found| found.matches > 0),
                When::Asked => explorer.is_asked(),
                When::Chosen => explorer.chosen().len() > 1,
            }
        })
    }
}

const fn command(name: &'static str, keys: &'static str, when: When, act: fn(Explorer)) -> Command {
    Command { name, keys, when, act }
}

/// All of them, in the order of the menu.
pub static COMMANDS: [Command; 43] = [
    command("Search", "/", When::Always, |_| {
        if let Some(query) = shell::find("#query") {
            shell::show(&query, true);
        }
    }),
    command("How to search, and keys", "?", When::Always, |_| help::toggle()),
    command("Next result", "j", When::Found, |_| keys::move_among_results(1)),
    command("Previous result", "k", When::Found, |_| keys::move_among_results(-1)),
    command("Choose for comparison", "x", When::Always, keys::choose),
    command("Compare what is chosen", "c", When::Chosen, Explorer::compare_chosen),
    command("Choose none", "", When::Chosen, Explorer::choose_none),
    command("Next match or shared statement", "n", When::Stepping, |it| {
        keys::walk(it, Places::Statements, 1)
    }),
    command("Previous match or shared statement", "p", When::Stepping, |it| {
        keys::walk(it, Places::Statements, -1)
    }),
    command("Next match beside", "N", When::Stepping, |it| {
        keys::walk(it, Places::Columns, 1)
    }),
    command("Previous match beside", "P", When::Stepping, |it| {
        keys::walk(it, Places::Columns, -1)
    }),
    command("Next article", "J", When::Reading, |it| it.turn_page(1)),
    command("Previous article", "K", When::Reading, |it| it.turn_page(-1)),
    command("Cite", "", When::Open, |it| {
        let is_article = it.reading.with_untracked(Option::is_some);
        shell::unfold_at(if is_article { ".reader .cite" } else { ".cite" }, "button");
    }),
    command("Note the selected passage", "m", When::Reading, Explorer::note),
    command(
        "Copy as Markdown, with its source",
        "",
        When::Reading,
        Explorer::copy_quotation,
    ),
    command(
        "Copy a link to the selected passage",
        "",
        When::Reading,
        Explorer::copy_passage_link,
    ),
    command("Notes", "g o", When::Always, |it| it.notes_open.set(true)),
    command("Save results as CSV", "", When::Found, Explorer::save_results_as_table),
    command("Save results as JSON", "", When::Found, Explorer::save_results_as_json),
    command(
        "Save results as citations",
        "",
        When::Found,
        Explorer::save_results_as_citations,
    ),
    command("First screen", "g h", When::Always, Explorer::clear),
    command("Articles", "g a", When::Always, |it| views::go(it, Show::Articles)),
    command("Lines", "g l", When::Always, |it| views::go(it, Show::Lines)),
    command("Timeline", "g t", When::Always, |it| views::go(it, Show::Timeline)),
    command("Words", "g w", When::Always, |it| views::go(it, Show::Words)),
    command("Names", "g n", When::Always, |it| views::go(it, Show::Names)),
    command("Matrix", "g m", When::Always, |it| views::go(it, Show::Matrix)),
    command("Only this value", "o", When::Found, |it| keys::press_value(it, "first")),
    command("All but this value", "O", When::Found, |it| {
        keys::press_value(it, "last")
    }),
    command("Filters", "g f", When::Found, |_| shell::unfold(".facets > details")),
    command("Let go of all filters", "", When::Asked, Explorer::clear_filters),
    command("Copy a link to this view", "", When::Always, Explorer::copy_link),
    command("Share this view", "", When::Always, Explorer::share),
    command("Save a copy of this page", "", When::Always, Explorer::save_copy),
    command(
        "Keep for when there is no network",
        "",
        When::Always,
        Explorer::keep_for_later,
    ),
    command("Print", "", When::Always, |_| shell::print()),
    command("Larger text", "+", When::Always, |it| it.preferences.resize(1)),
    command("Smaller text", "-", When::Always, |it| it.preferences.resize(-1)),
    command("Compact or comfortable", "", When::Always, |it| {
        Preferences::toggle(it.preferences.compact)
    }),
    command("Light or dark", "", When::Always, |it| it.preferences.next_scheme()),
    command("Single keys on or off", "", When::Always, Explorer::switch_keys),
    command("Close", "Escape", When::Always, |it| _ = keys::close(it)),
];
