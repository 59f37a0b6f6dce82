//! The whole page: masthead, and below it the comparison, or the results with what narrows them and what is open.

use dossier_engine::Corpus;
use dossier_engine::view::Show;
use leptos::prelude::*;

use super::chips::Chips;
use super::command_menu::CommandMenu;
use super::comparison::ComparisonRegion;
use super::erased::When;
use super::events::Events;
use super::facets::Facets;
use super::footer::Footer;
use super::keys::listen;
use super::lines::ConcordanceLines;
use super::matrix::MatrixView;
use super::names::Names;
use super::note_list::NotebookDialog;
use super::notices::Notices;
use super::overview::Overview;
use super::passage_bar::PassageBar;
use super::query_advice::QueryAdvice;
use super::reader::Reader;
use super::results::Articles;
use super::search_box::SearchBox;
use super::status::Status;
use super::tray::Tray;
use super::views::Views;
use super::words::WordTables;
use crate::explorer::Explorer;
use crate::{messages, script_api, shell};

/// The page for a corpus.
#[component]
pub fn App(corpus: &'static Corpus) -> impl IntoView {
    let explorer = Explorer::start(corpus);
    provide_context(explorer);
    listen(explorer);
    shell::follow_scrolling();
    script_api::offer(explorer);
    let comparing = move || explorer.comparison.with(Option::is_some);
    let reading = move || explorer.reading.get().is_some();
    let at_rest = Memo::new(move || !explorer.is_asked());
    let shows = move |show: Show| Signal::derive(move || explorer.with_view(|view| view.show == show));
    let articles = shows(Show::Articles);
    // No link to a part of the page: what is behind `#` may stand for a view.
    let skip = |_| {
        shell::focus_when_drawn("#reader-title, #comparison-title, #found-heading".to_owned());
    };
    view! {
        <header class="masthead">
            <button type="button" class="skip" on:click=skip>{messages::skip()}</button>
            <Brand/>
            <SearchBox/>
            <Status/>
        </header>
        <QueryAdvice/>
        <Notices/>
        <main class="desk" data-reading=move || reading().to_string() data-comparing=move || comparing().to_string()>
            <When is=Signal::derive(comparing)>
                <ComparisonRegion/>
            </When>
            <When is=Signal::derive(move || !comparing())>
                <Facets/>
                <div class="found">
                    <When is=Signal::derive(move || at_rest.get() && !reading() && articles.get())>
                        <Overview/>
                    </When>
                    // At rest there is nothing yet to see in another form.
                    <When is=Signal::derive(move || !at_rest.get() || !articles.get())>
                        <Views/>
                    </When>
                    <Chips/>
                    <When is=articles>
                        <Articles/>
                    </When>
                    <When is=shows(Show::Lines)>
                        <ConcordanceLines/>
                    </When>
                    <When is=shows(Show::Timeline)>
                        <Events/>
                    </When>
                    <When is=shows(Show::Words)>
                        <WordTables/>
                    </When>
                    <When is=shows(Show::Names)>
                        <Names/>
                    </When>
                    <When is=shows(Show::Matrix)>
                        <MatrixView/>
                    </When>
                </div>
            </When>
            <When is=Signal::derive(reading)>
                <Reader/>
            </When>
            <PassageBar/>
        </main>
        <Tray/>
        <Footer/>
        <NotebookDialog/>
        <CommandMenu/>
    }
}

/// What this page is: the collection's title, leading back to its first screen.
#[component]
fn Brand() -> impl IntoView {
    let explorer = Explorer::get();
    let title = explorer.corpus.title().unwrap_or(messages::untitled_collection());
    let home = move |event: web_sys::MouseEvent| {
        if super::view_link::is_plain_click(&event) {
            event.prevent_default();
            explorer.clear();
        }
    };
    view! {
        <div class="brand">
            <p class="wordmark" aria-hidden="true">{messages::product()}</p>
            <h1><a href="?" on:click=home>{title}</a></h1>
        </div>
    }
}
