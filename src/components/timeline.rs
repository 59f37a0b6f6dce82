//! The articles along time: a column for each month or year.

use dossier_engine::ArticleId;
use dossier_engine::timeline::{Period, Timeline};
use dossier_engine::view::Show;
use leptos::prelude::*;

use super::erased::{OrNothing, Views};
use super::figure::SaveFigure;
use super::outlet::OutletMark;
use super::view_link::ViewLink;
use crate::explorer::Explorer;
use crate::messages;

/// Periods with more articles than this show their number only.
const FEW: usize = 6;

/// The timeline of the whole corpus.
#[component]
pub fn CorpusTimeline() -> impl IntoView {
    let explorer = Explorer::get();
    let timeline = Timeline::of(explorer.corpus, explorer.corpus.ids());
    let all = Signal::derive(move || explorer.view_with(|view| view.show = Show::Timeline));
    let undated = timeline.undated.clone();
    view! {
        <section class="timeline">
            <header>
                <h2>{messages::when()}</h2>
                <ViewLink to=all>{messages::all_dates()}</ViewLink>
                <SaveFigure/>
            </header>
            <ol>
                {timeline.periods.into_iter().map(|period| view! { <Column period/> }).views()}
                {(!undated.is_empty()).then(|| view! { <Undated undated/> }).or_nothing()}
            </ol>
        </section>
    }
}

#[component]
fn Column(period: Period) -> impl IntoView {
    let explorer = Explorer::get();
    let Period { date, articles } = period;
    let number = articles.len();
    let narrowed = Signal::derive(move || explorer.view_with(|view| (view.from, view.to) = (Some(date), Some(date))));
    let content = match number {
        0 => ().into_any(),
        1..=FEW => articles.into_iter().map(|id| view! { <Dot id/> }).views(),
        _ => view! { <ViewLink to=narrowed>{messages::articles(number)}</ViewLink> }.into_any(),
    };
    view! {
        <li class="period" data-empty=(number == 0).then_some("true")>
            <div class="period-articles">{content}</div>
            <span class="period-name">{messages::short_date(date)}</span>
        </li>
    }
}

/// An article on the timeline.
#[component]
fn Dot(id: ArticleId) -> impl IntoView {
    let explorer = Explorer::get();
    let article = explorer.corpus.article(id);
    let to = Signal::derive(move || explorer.view_with(|view| view.read = Some(article.slug.clone())));
    let day = article.published.as_ref().and_then(|date| date.value.day());
    view! {
        <ViewLink to attr:class="dot" attr:title=article.label()>
            <OutletMark source=article.source_label()/>
            <span class="visually-hidden">{format!("{}: {}", article.source_label(), article.label())}</span>
            {day.map(|day| view! { <span class="day">{messages::number(usize::from(day))}</span> }).or_nothing()}
        </ViewLink>
    }
}

#[component]
fn Undated(undated: Vec<ArticleId>) -> impl IntoView {
    let number = undated.len();
    let content = match number {
        1..=FEW => undated.into_iter().map(|id| view! { <Dot id/> }).views(),
        _ => messages::articles(number).into_any(),
    };
    view! {
        <li class="period undated">
            <div class="period-articles">{content}</div>
            <span class="period-name">{messages::undated()}</span>
        </li>
    }
}
