//! When the articles appeared: a bar for each stretch of time, which narrows the articles to it.

use dossier_engine::ArticleId;
use dossier_engine::date::PartialDate;
use dossier_engine::histogram::{Bar, Chosen, Histogram};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::erased::When;
use super::result::plural;
use super::rows::{Row, Rows};
use crate::explorer::Explorer;
use crate::shell;

/// The bars, and in words what has no bar. One bar can be tabbed to; the arrow keys lead from bar to bar.
#[component]
pub fn DateBars() -> impl IntoView {
    let explorer = Explorer::get();
    let histogram = Memo::always_new(move || {
        let (from, to) = explorer.with_view(|view| (view.from, view.to));
        explorer.results.with(|found| {
            let now: Vec<ArticleId> = found.articles.iter().map(|ranked| ranked.id).collect();
            Histogram::of(explorer.corpus, &now, &found.whenever, from, to)
        })
    });
    let number = move || histogram.with(|it| it.bars.len());
    let bar = move |place: usize| histogram.with(|it| it.bars.get(place).copied());
    let stop = RwSignal::new(0);
    let press = move |event: KeyboardEvent| {
        let here = stop.get_untracked().min(number().saturating_sub(1));
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => here + 1,
            "ArrowLeft" | "ArrowDown" => here.wrapping_sub(1),
            "Home" => 0,
            "End" => number().wrapping_sub(1),
            _ => return,
        };
        event.prevent_default();
        if let (Some(bar), Some(before)) = (bar(next), bar(here)) {
            if event.shift_key() {
                extend(explorer, &[before, bar]);
            }
            stop.set(next);
            shell::focus_when_drawn(format!("[data-bar=\"{next}\"]"));
        }
    };
    let rows = move || {
        let bars = histogram.with(|it| it.bars.clone());
        let most = bars.iter().map(|bar| bar.counts.if_chosen).max().unwrap_or(0).max(1);
        let row = |(place, bar): (usize, Bar)| {
            let share = bar.counts.if_chosen * 100 / most;
            let key = format!("{place} {share} {}", label(&bar));
            Row::new(key, move || view! { <DateBar place bar share histogram stop/> })
        };
        bars.into_iter().enumerate().map(row).collect()
    };
    let end = move |place: usize| bar(place).map_or(String::new(), |bar| short(&bar));
    let rest = move || {
        let (vague, undated) = histogram.with(|it| (it.imprecise.if_chosen, it.undated.if_chosen));
        let mut rest = String::new();
        if vague > 0 {
            rest.push_str(&plural(vague, "article is", "articles are"));
            rest.push_str(" dated too vaguely for a bar. ");
        }
        if undated > 0 {
            rest.push_str(&plural(undated, "article has", "articles have"));
            rest.push_str(" no date.");
        }
        rest
    };
    view! {
        <When is=Signal::derive(move || number() > 1)>
            <div class="histogram" role="group" aria-label="Articles by date" on:keydown=press>
                <Rows of=Box::new(rows)/>
            </div>
            <p class="histogram-ends" aria-hidden="true">
                <span>{move || end(0)}</span>
                <span>{move || end(number().saturating_sub(1))}</span>
            </p>
        </When>
        <When is=Signal::derive(move || !rest().is_empty())>
            <p class="hint">{move || rest()}</p>
        </When>
    }
}

#[component]
fn DateBar(place: usize, bar: Bar, share: usize, histogram: Memo<Histogram>, stop: RwSignal<usize>) -> impl IntoView {
    let explorer = Explorer::get();
    let chosen = move || histogram.with(|it| it.bars.get(place).map_or(Chosen::No, |bar| bar.chosen));
    let pressed = move || match chosen() {
        Chosen::No => "false".to_owned(),
        Chosen::Partly => "mixed".to_owned(),
        Chosen::Wholly => "true".to_owned(),
    };
    let last = move || histogram.with(|it| it.bars.len().saturating_sub(1));
    let choose = move |event: web_sys::MouseEvent| {
        stop.set(place);
        let (from, to) = explorer.with_view_untracked(|view| (view.from, view.to));
        if event.shift_key() {
            extend(explorer, &[bar]);
        } else if days((from, to)) == days((bar.from, bar.to)) {
            explorer.publish_between(None, None);
        } else {
            explorer.publish_between(bar.from, bar.to);
        }
    };
    let tabindex = move || if stop.get().min(last()) == place { "0" } else { "-1" }.to_owned();
    let name = label(&bar);
    view! {
        <button
            type="button"
            class="bar"
            data-bar=place.to_string()
            aria-label=name.clone()
            title=name
            aria-pressed=move || pressed()
            tabindex=move || tabindex()
            style:--share=format!("{share}%")
            data-empty=(share == 0 && bar.counts.if_chosen == 0).then_some("true")
            on:focus=move |_| stop.set(place)
            on:click=choose
        ></button>
    }
}

/// Widens the chosen range so that it holds those bars too.
fn extend(explorer: Explorer, bars: &[Bar]) {
    let (mut from, mut to) = explorer.with_view_untracked(|view| (view.from, view.to));
    let mut chosen = from.is_some() || to.is_some();
    for bar in bars {
        // An end that is missing is before, or after, all dates.
        if !chosen || from.is_some_and(|from| bar.from.is_none_or(|first| first.first_day() < from.first_day())) {
            from = bar.from;
        }
        if !chosen || to.is_some_and(|to| bar.to.is_none_or(|last| last.last_day() > to.last_day())) {
            to = bar.to;
        }
        chosen = true;
    }
    explorer.publish_between(from, to);
}

type Range = (Option<PartialDate>, Option<PartialDate>);

/// The first and last day of a range, however it is written.
fn days(range: Range) -> Range {
    (range.0.map(PartialDate::first_day), range.1.map(PartialDate::last_day))
}

/// What a bar stands for: `March 2025: 2 articles`.
fn label(bar: &Bar) -> String {
    let mut label = match (bar.from, bar.to) {
        (Some(from), Some(to)) if from == to => from.in_words(),
        (Some(from), Some(to)) => format!("{} to {}", from.in_words(), to.in_words()),
        (Some(from), None) => format!("{} or later", from.in_words()),
        (None, Some(to)) => format!("{} or earlier", to.in_words()),
        (None, None) => String::new(),
    };
    label.push_str(": ");
    label.push_str(&plural(bar.counts.if_chosen, "article", "articles"));
    label
}

/// What stands below the first and the last bar.
fn short(bar: &Bar) -> String {
    match (bar.from, bar.to) {
        (None, _) => "earlier".to_owned(),
        (_, None) => "later".to_owned(),
        (Some(from), _) => from.in_words(),
    }
}
