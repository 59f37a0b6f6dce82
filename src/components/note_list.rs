//! Notes: each passage that was marked, what the reader calls it, and how to come by it again.

use dossier_engine::ArticleId;
use dossier_engine::notes::Note;
use dossier_engine::view::At;
use leptos::prelude::*;

use super::erased::{OrNothing, When, command, command_named, follow};
use super::rows::{Row, Rows};
use super::view_link::ViewLink;
use crate::explorer::Explorer;
use crate::{messages, shell};

/// The notes on one article, or on all.
#[component]
pub fn NoteList(article: Option<ArticleId>) -> impl IntoView {
    let explorer = Explorer::get();
    let slug = article.map(|id| explorer.corpus.slug(id));
    let row = move |(place, note): (usize, Note)| {
        let mut key = place.to_string();
        key.push_str(&note.slug);
        key.push_str(&note.quote);
        // Drawn anew as the dialog closes, in which it may have been changed.
        key.push_str(if explorer.notes_open.get() { "" } else { " " });
        Row::new(key, move || view! { <NoteItem place note in_all=article.is_none()/> })
    };
    let listed = move || {
        explorer
            .notebook
            .listed(|note| slug.is_none_or(|slug| slug == note.slug))
    };
    view! { <ul class="note-list"><Rows of=Box::new(move || listed().into_iter().map(row).collect())/></ul> }
}

#[component]
fn NoteItem(place: usize, note: Note, in_all: bool) -> impl IntoView {
    let explorer = Explorer::get();
    let lies = note.resolve(explorer.corpus);
    let slug = note.slug.clone();
    let to = Signal::derive(move || {
        explorer.view_with(|view| {
            view.read = Some(slug.clone());
            view.at = lies.map(|it| At::Passage(it.passage));
        })
    });
    let says = match lies {
        None => messages::passage_not_here(),
        Some(it) if it.is_moved => messages::found_again(),
        Some(_) => "",
    };
    let quote = match lies {
        Some(_) => {
            let quote = note.quote.clone();
            view! { <ViewLink to>{quote}</ViewLink> }.into_any()
        }
        None => note.quote.clone().into_any(),
    };
    let source = in_all.then(|| {
        let label = lies.map_or(note.slug.clone(), |it| explorer.corpus.label(it.article));
        view! { <p class="hint" dir="auto">{label}</p> }
    });
    let field = |label: &'static str, value: String, set: fn(Explorer, usize, &str)| {
        view! {
            <label class="note-field">
                <span>{label}</span>
                <input type="text" dir="auto" prop:value=value on:input=move |event| set(explorer, place, &shell::value_of(&event))/>
            </label>
        }
    };
    let name = messages::remove_note(&note.quote);
    view! {
        <li data-note=place.to_string()>
            <blockquote dir="auto">{quote}</blockquote>
            {source.or_nothing()}
            <p class="hint">{says}</p>
            {field(messages::note(), note.name.clone(), Explorer::rename_note)}
            {field(messages::tags(), note.tags.join(", "), Explorer::tag_note)}
            {command_named(messages::remove().to_owned(), Some(name), move || explorer.remove_note(place))}
        </li>
    }
}

/// All notes, over everything else while it is open.
#[component]
pub fn NotebookDialog() -> impl IntoView {
    let explorer = Explorer::get();
    view! {
        <When is=explorer.notes_open>
            <Opened/>
        </When>
    }
}

#[component]
fn Opened() -> impl IntoView {
    let explorer = Explorer::get();
    follow(|| shell::open_dialog(".notebook"));
    // Following a link to a passage leads out of it.
    let reading = explorer.with_view_untracked(|view| (view.read.clone(), view.at.clone()));
    follow(move || {
        if explorer.with_view(|view| (view.read.clone(), view.at.clone())) != reading {
            shell::close_dialog(".notebook");
        }
    });
    let any = move || explorer.notebook.with(|notes| !notes.list().is_empty());
    let take_in = move |event: web_sys::Event| {
        shell::text_of_file(&event, move |text| match explorer.notebook.take_in(&text) {
            Ok(says) => explorer.say(&says),
            Err(error) => explorer.say(&messages::no_notes_in_file(&error)),
        });
    };
    view! {
        <dialog class="notebook" aria-labelledby="notebook-title" on:close=move |_: web_sys::Event| explorer.notes_open.set(false)>
            <header>
                <h2 id="notebook-title">{messages::notes()}</h2>
                {command(messages::close().to_owned(), || shell::close_dialog(".notebook"))}
            </header>
            <p class="hint">{messages::notes_hint()}</p>
            <NoteList article=None/>
            <p role="alert">{move || explorer.message.get()}</p>
            <When is=Signal::derive(any)>
                <div class="commands">
                    {command(messages::save_as_a_file().to_owned(), move || explorer.save_notes())}
                    {command("Markdown".to_owned(), move || explorer.save_notes_as_markdown())}
                    {command(messages::save_copy_with_notes().to_owned(), move || explorer.save_copy_with(explorer.notebook.to_carry()))}
                </div>
            </When>
            <label class="note-file"><span>{messages::add_notes()}</span><input type="file" on:change=take_in/></label>
        </dialog>
    }
}
