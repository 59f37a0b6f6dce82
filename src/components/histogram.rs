//! When the articles appeared: a bar for each stretch of time, which narrows the articles to it.

use dossier_engine::ArticleId;
use dossier_engine::date::PartialDate;
use dossier_engine::histogram::{Bar, Chosen, Histogram};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, PointerEvent};

use super::chips::range;
use super::erased::When;
use super::rows::{Row, Rows};
use crate::explorer::Explorer;
use crate::{messages, shell};

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
    let brush = Brush {
        explorer,
        histogram,
        anchor: RwSignal::new(0),
        stop: RwSignal::new(0),
        drawn: RwSignal::new(None),
        is_drawing: RwSignal::new(false),
    };
    let number = move || histogram.with(|it| it.bars.len());
    let rows = move || {
        let bars = histogram.with(|it| it.bars.clone());
        let most = bars.iter().map(|bar| bar.counts.if_chosen).max().unwrap_or(0).max(1);
        let row = |(place, bar): (usize, Bar)| {
            let share = bar.counts.if_chosen * 100 / most;
            let key = format!("{place} {share} {}", label(&bar));
            Row::new(key, move || view! { <DateBar place bar share brush/> })
        };
        bars.into_iter().enumerate().map(row).collect()
    };
    let end = move |place: usize| histogram.with(|it| it.bars.get(place).map_or(String::new(), short));
    let rest = move || {
        let (vague, undated) = histogram.with(|it| (it.imprecise.if_chosen, it.undated.if_chosen));
        let mut rest = String::new();
        if vague > 0 {
            rest.push_str(&messages::dated_too_vaguely(vague));
            rest.push(' ');
        }
        if undated > 0 {
            rest.push_str(&messages::have_no_date(undated));
        }
        rest
    };
    view! {
        <When is=Signal::derive(move || number() > 1)>
            <div class="histogram-figure">
            <div
                class="histogram"
                role="group"
                aria-label=messages::articles_by_date()
                on:keydown=move |event| brush.press(&event)
                on:pointerdown=move |event| brush.begin(&event)
                on:pointermove=move |event| brush.draw(&event)
                on:pointerup=move |_| brush.end()
                on:pointercancel=move |_| brush.drawn.set(None)
            >
                <Rows of=Box::new(rows)/>
            </div>
            <p class="histogram-ends" aria-hidden="true">
                <span>{move || end(0)}</span>
                <span>{move || end(number().saturating_sub(1))}</span>
            </p>
            </div>
            <p class="hint">{messages::drag_to_choose()}</p>
        </When>
        <When is=Signal::derive(move || !rest().is_empty())>
            <p class="hint">{move || rest()}</p>
        </When>
    }
}

/// What chooses several bars in a row: a pointer that is drawn over them, or Shift with a click or an arrow key. A range
/// becomes one of the view when the pointer is let go; on the bar where it began, it is none.
#[derive(Clone, Copy)]
struct Brush {
    explorer: Explorer,
    histogram: Memo<Histogram>,
    /// The bar that was reached last without Shift.
    anchor: RwSignal<usize>,
    /// The bar that was reached last, to which the tab key leads.
    stop: RwSignal<usize>,
    /// While a pointer is down: the bar where it began, and the bar where it is.
    drawn: RwSignal<Option<(usize, usize)>>,
    /// Whether it has been drawn anywhere since it came down: then the click that some browsers make of letting it go is none.
    is_drawing: RwSignal<bool>,
}

impl Brush {
    fn press(self, event: &KeyboardEvent) {
        let number = self.histogram.with_untracked(|it| it.bars.len());
        let here = self.stop.get_untracked().min(number.saturating_sub(1));
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => here + 1,
            "ArrowLeft" | "ArrowDown" => here.wrapping_sub(1),
            "Home" => 0,
            "End" => number.wrapping_sub(1),
            _ => return,
        };
        event.prevent_default();
        if next < number {
            self.reach(next, event.shift_key());
            shell::focus_when_drawn(format!("[data-bar=\"{next}\"]"));
        }
    }

    fn begin(self, event: &PointerEvent) {
        if event.button() == 0 {
            let here = bar_at(event);
            self.drawn.set(Some((here, here)));
            self.is_drawing.set(false);
        }
    }

    fn draw(self, event: &PointerEvent) {
        let Some((from, before)) = self.drawn.get_untracked() else {
            return;
        };
        let here = bar_at(event);
        if event.buttons() == 0 {
            self.drawn.set(None); // it was let go elsewhere
        } else if here != before {
            self.drawn.set(Some((from, here)));
            self.is_drawing.set(true);
            // From now on it is followed wherever it goes, and letting it go is no click on a bar.
            let bars = event
                .current_target()
                .and_then(|it| it.dyn_into::<web_sys::Element>().ok());
            drop(bars.map(|bars| bars.set_pointer_capture(event.pointer_id()))); // without it, it is followed over the bars
        }
    }

    fn end(self) {
        if let Some((from, to)) = self.drawn.get_untracked() {
            self.drawn.set(None);
            if from != to {
                self.anchor.set(from);
                self.reach(to, true);
            }
        }
    }

    /// Goes to a bar; with Shift, all from the anchor to it are chosen.
    fn reach(self, place: usize, shift: bool) {
        self.stop.set(place);
        if !shift {
            self.anchor.set(place);
            return;
        }
        let anchor = self.anchor.get_untracked();
        let bar = |place: usize| self.histogram.with_untracked(|it| it.bars.get(place).copied());
        if let (Some(first), Some(last)) = (bar(anchor.min(place)), bar(anchor.max(place))) {
            self.explorer.publish_between(first.from, last.to);
        }
    }

    /// Whether a bar is chosen, or would be if the pointer were let go.
    fn chosen(self, place: usize) -> Chosen {
        match self.drawn.get() {
            Some((from, to)) if from != to => match (from.min(to)..=from.max(to)).contains(&place) {
                true => Chosen::Wholly,
                false => Chosen::No,
            },
            _ => self
                .histogram
                .with(|it| it.bars.get(place).map_or(Chosen::No, |bar| bar.chosen)),
        }
    }
}

/// The bar at which a pointer is, or which is nearest.
fn bar_at(event: &PointerEvent) -> usize {
    let bars = shell::find_all(".bar");
    let begins_before = |bar: &&web_sys::Element| bar.get_bounding_client_rect().left() <= f64::from(event.client_x());
    bars.iter().skip(1).take_while(begins_before).count()
}

#[component]
fn DateBar(place: usize, bar: Bar, share: usize, brush: Brush) -> impl IntoView {
    let Brush {
        explorer,
        histogram,
        stop,
        ..
    } = brush;
    let pressed = move || match brush.chosen(place) {
        Chosen::No => "false".to_owned(),
        Chosen::Partly => "mixed".to_owned(),
        Chosen::Wholly => "true".to_owned(),
    };
    let last = move || histogram.with(|it| it.bars.len().saturating_sub(1));
    let choose = move |event: web_sys::MouseEvent| {
        if brush.is_drawing.get_untracked() && event.detail() > 0 {
            return;
        }
        brush.reach(place, event.shift_key());
        if !event.shift_key() {
            let only = (bar.from, bar.to);
            let is_chosen = days(explorer.with_view_untracked(|view| (view.from, view.to))) == days(only);
            let (from, to) = if is_chosen { (None, None) } else { only };
            explorer.publish_between(from, to);
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

type Range = (Option<PartialDate>, Option<PartialDate>);

/// The first and last day of a range, however it is written.
fn days(range: Range) -> Range {
    (range.0.map(PartialDate::first_day), range.1.map(PartialDate::last_day))
}

/// What a bar stands for: `March 2025: 2 articles`.
fn label(bar: &Bar) -> String {
    let mut label = range(bar.from, bar.to);
    label.push_str(": ");
    label.push_str(&messages::articles(bar.counts.if_chosen));
    label
}

/// What stands below the first and the last bar.
fn short(bar: &Bar) -> String {
    match (bar.from, bar.to) {
        (None, _) => messages::earlier().to_owned(),
        (_, None) => messages::later().to_owned(),
        (Some(from), _) => messages::date(from),
    }
}
