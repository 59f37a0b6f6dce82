//! The command menu: every command, and every article by its title, found by typing a part of its name.

use dossier_engine::ArticleId;
use dossier_engine::text::fold;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::erased::{OrNothing, Views, When, follow};
use crate::commands::{COMMANDS, Command};
use crate::explorer::Explorer;
use crate::{messages, shell};

/// How many articles are offered at most.
const ARTICLES: usize = 8;

/// What can be picked.
#[derive(Clone, Copy)]
enum Entry {
    Command(&'static Command),
    Article(ArticleId),
}

/// There while it is open.
#[component]
pub fn CommandMenu() -> impl IntoView {
    let explorer = Explorer::get();
    view! {
        <When is=explorer.menu>
            <Menu/>
        </When>
    }
}

#[component]
fn Menu() -> impl IntoView {
    let explorer = Explorer::get();
    let typed = RwSignal::new(String::new());
    let active = RwSignal::new(0);
    let entries = Memo::always_new(move || entries(explorer, &fold(typed.get().trim())));
    follow(|| shell::open_dialog(".command-menu"));
    let close = move || explorer.menu.set(false);
    let pick = move |place: usize| {
        let entry = entries.with_untracked(|entries| entries.get(place).copied());
        if let Some(entry) = entry {
            shell::close_dialog(".command-menu"); // first, since that gives the focus back
            close();
            // Once the focus is back, since what is done may move it.
            request_animation_frame(move || match entry {
                Entry::Command(command) => (command.act)(explorer),
                Entry::Article(id) => explorer.open(id),
            });
        }
    };
    let press = move |event: KeyboardEvent| {
        let last = entries.with_untracked(|entries| entries.len().saturating_sub(1));
        let place = active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => active.set(if place < last { place + 1 } else { 0 }),
            "ArrowUp" => active.set(if place > 0 { place - 1 } else { last }),
            "Enter" => pick(place),
            _ => return,
        }
        event.prevent_default();
        request_animation_frame(|| {
            if let Some(option) = shell::find(".command-menu [aria-selected=true]") {
                shell::bring_in(&option);
            }
        });
    };
    let option = move |(place, entry): (usize, Entry)| {
        let (name, keys) = match entry {
            Entry::Command(command) => ((command.name)().to_owned(), command.keys),
            Entry::Article(id) => (explorer.corpus.article(id).label(), ""),
        };
        view! {
            <li
                role="option"
                id=format!("command-{place}")
                aria-selected=move || (active.get() == place).to_string()
                on:click=move |_| pick(place)
            >
                <span dir="auto">{name}</span>
                {(!keys.is_empty()).then(|| key_caps(keys)).or_nothing()}
            </li>
        }
    };
    let options = move || entries.get().into_iter().enumerate().map(option).views();
    view! {
        <dialog class="command-menu" aria-label=messages::commands() on:close=move |_: web_sys::Event| close()>
            <input
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-label=messages::command_or_article()
                aria-expanded="true"
                aria-autocomplete="list"
                aria-controls="command-list"
                aria-activedescendant=move || format!("command-{}", active.get())
                placeholder=messages::what_to_do()
                on:input=move |event| {
                    typed.set(shell::value_of(&event));
                    active.set(0);
                }
                on:keydown=press
            />
            <ul role="listbox" id="command-list" aria-label=messages::commands()>
                {options}
                // Where there is nothing to pick, that is what one is at.
                <When is=Signal::derive(move || entries.with(Vec::is_empty))>
                    <li class="hint" role="option" id="command-0">{messages::no_command_called_that()}</li>
                </When>
            </ul>
        </dialog>
    }
}

/// What can be done now and is called so, and the articles that are.
fn entries(explorer: Explorer, typed: &str) -> Vec<Entry> {
    let is_meant = |name: &str| {
        let name = fold(name);
        typed.split(' ').all(|word| name.contains(word))
    };
    let possible = COMMANDS
        .iter()
        .filter(|it| it.is_possible(explorer) && is_meant((it.name)()));
    let mut entries: Vec<Entry> = possible.map(Entry::Command).collect();
    if !typed.is_empty() {
        let called = explorer
            .corpus
            .ids()
            .filter(|&id| is_meant(&explorer.corpus.article(id).label()));
        entries.extend(called.take(ARTICLES).map(Entry::Article));
    }
    entries
}

/// Keys as they are printed on a keyboard.
pub fn key_caps(keys: &'static str) -> AnyView {
    let cap = |key: &'static str| view! { <kbd>{if key == "Escape" { "Esc" } else { key }}</kbd> };
    view! { <span class="key-caps">{keys.split(' ').map(cap).views()}</span> }.into_any()
}
