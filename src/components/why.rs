//! Why an article answers as well as it does: each part of the query that stands in it, in which forms, where, and how
//! much of the article's rank it gives.

use dossier_engine::ArticleId;
use dossier_engine::index::Zone;
use leptos::prelude::*;

use super::erased::{Views, When};
use crate::explorer::Explorer;
use crate::messages;

/// Folded until it is asked for, and only then worked out.
#[component]
pub fn Why(id: ArticleId) -> impl IntoView {
    let is_open = RwSignal::new(false);
    view! {
        <div class="why">
            <button
                type="button"
                class="quiet"
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|open| *open = !*open)
            >{messages::why()}</button>
            <When is=is_open>
                <ul>{move || reasons(id).into_iter().map(|reason| view! {
                    <li>
                        <span>{reason.part}</span>
                        <span dir="auto">{reason.stands}</span>
                        <span class="share">{reason.share}</span>
                    </li>
                }).views()}</ul>
            </When>
        </div>
    }
}

/// A line of the list.
struct Line {
    part: String,
    stands: String,
    share: String,
}

fn reasons(id: ArticleId) -> Vec<Line> {
    let explorer = Explorer::get();
    let (reasons, nearness) = explorer.results.with(|found| found.why(explorer.corpus, id));
    let whole = reasons.iter().map(|reason| reason.weight).sum::<f32>() + nearness;
    let share = |weight: f32| {
        let mut share = messages::number((100.0 * weight / whole.max(f32::MIN_POSITIVE) + 0.5) as usize);
        share.push('%');
        share
    };
    let line = explorer.with_view(|view| view.query.clone());
    let mut lines: Vec<Line> = reasons
        .iter()
        .map(|reason| {
            let mut stands = String::new();
            for (form, count) in &reason.forms {
                stands.push_str(form);
                stands.push(' ');
                stands.push_str(&messages::number(*count as usize));
                stands.push_str(", ");
            }
            stands.push_str(match reason.zone {
                Zone::Title => messages::in_the_title(),
                Zone::Heading => messages::in_a_heading(),
                Zone::Body => messages::in_the_text(),
            });
            Line {
                part: line.get(reason.span.clone()).unwrap_or_default().to_owned(),
                stands,
                share: share(reason.weight),
            }
        })
        .collect();
    // Below half a hundredth it would be nothing of the whole.
    if nearness > whole / 200.0 {
        lines.push(Line {
            part: messages::nearness().to_owned(),
            stands: messages::words_stand_close().to_owned(),
            share: share(nearness),
        });
    }
    lines
}
