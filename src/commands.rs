//! The commands: all that keys and the command menu do, in one list, so that nothing is in one of them only.

use dossier_engine::view::Show;
use leptos::prelude::*;

use crate::components::{figure, help, keys, views};
use crate::explorer::{Explorer, Places};
use crate::messages::{self, Message};
use crate::preferences::Preferences;
use crate::shell;

/// Something that can be done.
pub struct Command {
    /// What it does, as it stands in the menu.
    pub name: Message,
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

const fn command(name: Message, keys: &'static str, when: When, act: fn(Explorer)) -> Command {
    Command { name, keys, when, act }
}

/// All of them, in the order of the menu.
pub static COMMANDS: [Command; 46] = [
    command(messages::do_search, "/", When::Always, |_| {
        if let Some(query) = shell::find("#query") {
            shell::show(&query, true);
        }
    }),
    command(messages::do_help, "?", When::Always, |_| help::toggle()),
    command(messages::do_next_result, "j", When::Found, |_| {
        keys::move_among_results(1)
    }),
    command(messages::do_previous_result, "k", When::Found, |_| {
        keys::move_among_results(-1)
    }),
    command(messages::do_choose, "x", When::Always, keys::choose),
    command(messages::do_compare, "c", When::Chosen, Explorer::compare_chosen),
    command(messages::do_choose_none, "", When::Chosen, Explorer::choose_none),
    command(messages::do_next, "n", When::Stepping, |it| {
        keys::walk(it, Places::Statements, 1)
    }),
    command(messages::do_previous, "p", When::Stepping, |it| {
        keys::walk(it, Places::Statements, -1)
    }),
    command(messages::do_next_beside, "N", When::Stepping, |it| {
        keys::walk(it, Places::Columns, 1)
    }),
    command(messages::do_previous_beside, "P", When::Stepping, |it| {
        keys::walk(it, Places::Columns, -1)
    }),
    command(messages::next_article, "J", When::Reading, |it| it.turn_page(1)),
    command(messages::previous_article, "K", When::Reading, |it| it.turn_page(-1)),
    command(messages::cite, "", When::Open, |it| {
        let is_article = it.reading.with_untracked(Option::is_some);
        shell::unfold_at(if is_article { ".reader .cite" } else { ".cite" }, "button");
    }),
    command(messages::do_note, "m", When::Reading, Explorer::note),
    command(messages::do_copy_markdown, "", When::Reading, Explorer::copy_quotation),
    command(
        messages::do_copy_passage_link,
        "",
        When::Reading,
        Explorer::copy_passage_link,
    ),
    command(messages::notes, "g o", When::Always, |it| it.notes_open.set(true)),
    command(messages::do_save_csv, "", When::Found, Explorer::save_results_as_table),
    command(messages::do_save_json, "", When::Found, Explorer::save_results_as_json),
    command(messages::do_save_svg, "", When::Always, |it| figure::save(it, false)),
    command(messages::do_save_png, "", When::Always, |it| figure::save(it, true)),
    command(
        messages::do_save_citations,
        "",
        When::Found,
        Explorer::save_results_as_citations,
    ),
    command(messages::do_go_home, "g h", When::Always, Explorer::clear),
    command(messages::view_articles, "g a", When::Always, |it| {
        views::go(it, Show::Articles)
    }),
    command(messages::view_lines, "g l", When::Always, |it| {
        views::go(it, Show::Lines)
    }),
    command(messages::view_timeline, "g t", When::Always, |it| {
        views::go(it, Show::Timeline)
    }),
    command(messages::view_words, "g w", When::Always, |it| {
        views::go(it, Show::Words)
    }),
    command(messages::view_names, "g n", When::Always, |it| {
        views::go(it, Show::Names)
    }),
    command(messages::view_matrix, "g m", When::Always, |it| {
        views::go(it, Show::Matrix)
    }),
    command(messages::do_only, "o", When::Found, |it| keys::press_value(it, "first")),
    command(messages::do_all_but, "O", When::Found, |it| {
        keys::press_value(it, "last")
    }),
    command(messages::filters, "g f", When::Found, |_| {
        shell::unfold(".facets > details")
    }),
    command(messages::do_clear_filters, "", When::Asked, Explorer::clear_filters),
    command(messages::do_copy_link, "", When::Always, Explorer::copy_link),
    command(messages::do_share, "", When::Always, Explorer::share),
    command(messages::do_save_copy, "", When::Always, Explorer::save_copy),
    command(messages::do_keep, "", When::Always, Explorer::keep_for_later),
    command(messages::print, "", When::Always, |_| shell::print()),
    command(messages::do_larger, "+", When::Always, |it| it.preferences.resize(1)),
    command(messages::do_smaller, "-", When::Always, |it| it.preferences.resize(-1)),
    command(messages::do_density, "", When::Always, |it| {
        Preferences::toggle(it.preferences.compact)
    }),
    command(messages::do_light, "", When::Always, |it| it.preferences.next_scheme()),
    command(messages::do_language, "", When::Always, |_| {
        if let Some(language) = shell::find(".languages button") {
            shell::show(&language, true);
        }
    }),
    command(messages::do_keys, "", When::Always, Explorer::switch_keys),
    command(messages::close, "Escape", When::Always, |it| _ = keys::close(it)),
];
