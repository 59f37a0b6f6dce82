//! The timeline as a form of the results: every date on which one of them appeared, or that one of them names, in order.

use dossier_engine::ArticleId;
use dossier_engine::hits::pieces;
use dossier_engine::text::sentence_at;
use dossier_engine::times::events::{Event, events};
use leptos::prelude::*;

use super::erased::{OrNothing, Views, When, command};
use super::marked::Marked;
use super::outlet::OutletMark;
use super::results::NothingFound;
use super::rows::{More, Row, Rows};
use super::view_link::ViewLink;
use crate::explorer::Explorer;
use crate::messages;

/// How many dates are drawn at first, and more at a time.
const PAGE: usize = 60;
/// How many sentences are shown of a date before the others are asked for.
const FEW: usize = 5;
/// And how many then at a time.
const MORE: usize = 50;

/// All dates of the articles that answer, the earliest first.
#[component]
pub fn Events() -> impl IntoView {
    let explorer = Explorer::get();
    let drawn = RwSignal::new(PAGE);
    let latest_first = RwSignal::new(false);
    let listed = Memo::always_new(move || {
        let listed = |found: &dossier_engine::Results| events(explorer.corpus, found.articles.iter().map(|it| it.id));
        let mut listed = explorer.results.with(listed);
        if latest_first.get() {
            listed.dated.reverse();
        }
        listed
    });
    let turn = move || {
        let says = if latest_first.get() {
            messages::earliest_first()
        } else {
            messages::latest_first()
        };
        command(says.to_owned(), move || latest_first.update(|it| *it = !*it))
    };
    let total = move || listed.with(|listed| listed.dated.len());
    let articles = move || explorer.results.with(|found| found.articles.len());
    let counted = move || {
        let mut counted = messages::one_in_other(&messages::dates_counted(total()), &messages::articles(articles()));
        let unplaced = listed.with(|listed| listed.unplaced);
        if unplaced > 0 {
            counted.push_str(&messages::more_without_year(unplaced));
        }
        counted
    };
    let row = |event: &Event| {
        let mut key = event.date.to_string();
        for id in event.published.iter().chain(event.named.iter().map(|(id, _)| id)) {
            key.push(' ');
            key.push_str(&id.index().to_string());
        }
        let event = event.clone();
        Row::new(key, move || view! { <li class="event"><EventRow event/></li> })
    };
    view! {
        <section class="articles events">
            <div class="articles-head">
                <h2 id="found-heading" tabindex="-1">{messages::view_timeline()}</h2>
                <When is=Signal::derive(move || total() > 0)>
                    <p class="count">{move || counted()}</p>
                    {move || turn()}
                </When>
            </div>
            <ol class="event-list" aria-label=messages::dates()>
                <Rows of=Box::new(move || listed.with(|listed| listed.dated.iter().take(drawn.get()).map(row).collect()))/>
            </ol>
            <More total=Signal::derive(total) drawn page=PAGE/>
            <When is=Signal::derive(move || total() == 0 && articles() > 0)>
                <p class="no-lines">{messages::no_date_known()}</p>
            </When>
            <When is=Signal::derive(move || articles() == 0)>
                <NothingFound/>
            </When>
        </section>
    }
}

/// A date: the articles that appeared then, and the sentences that name it.
#[component]
fn EventRow(event: Event) -> impl IntoView {
    let Event { date, published, named } = event;
    let shown = RwSignal::new(FEW);
    let total = named.len();
    let sentences = move || {
        named
            .iter()
            .take(shown.get())
            .map(|&place| view! { <Named place/> })
            .views()
    };
    let more = move || match total.saturating_sub(shown.get()) {
        0 => ().into_any(),
        rest => {
            let says = messages::more_sentences(rest);
            view! { <li>{command(says, move || shown.update(|shown| *shown += MORE))}</li> }.into_any()
        }
    };
    view! {
        <h3><time datetime=date.to_string()>{messages::date(date)}</time></h3>
        <ul>
            {published.into_iter().map(|id| view! { <Published id/> }).views()}
            {move || sentences()}
            {move || more()}
        </ul>
    }
}

/// An article that appeared on a date.
#[component]
fn Published(id: ArticleId) -> impl IntoView {
    let label = Explorer::get().corpus.label(id);
    view! { <li class="published"><InArticle id>{label.into_any()}</InArticle></li> }
}

/// A sentence that names a date.
#[component]
fn Named(
    /// The article, and which of its times.
    place: (ArticleId, u32),
) -> impl IntoView {
    let (id, time) = place;
    let corpus = Explorer::get().corpus;
    let time = corpus.times(id).get(time as usize);
    time.map(|time| {
        let text = corpus.article(id).part(time.part);
        let sentence = sentence_at(text, time.start as usize);
        let within = |byte: u32| (byte as usize).saturating_sub(sentence.start).min(sentence.len());
        let (first, last) = (within(time.start), within(time.end));
        let pieces = pieces(text.get(sentence).unwrap_or_default(), [(0, first..last)]);
        view! { <li><InArticle id>{view! { <Marked pieces/> }.into_any()}</InArticle></li> }
    })
    .or_nothing()
}

/// A link to an article, beside the mark of its outlet.
#[component]
fn InArticle(
    /// The article.
    id: ArticleId,
    children: Children,
) -> impl IntoView {
    let explorer = Explorer::get();
    let article = explorer.corpus.article(id);
    let to =
        Signal::derive(move || explorer.view_with(|view| (view.read, view.at) = (Some(article.slug.clone()), None)));
    view! {
        <OutletMark source=article.source_label()/>
        <span class="visually-hidden">{article.source_label()}": "</span>
        <ViewLink to attr:title=article.label() attr:lang=article.language.clone() attr:dir="auto">{children()}</ViewLink>
    }
}
