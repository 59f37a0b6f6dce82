//! The hit map: a strip beside an open article that shows where in it the hits stand, and which part of it is on screen.
//!
//! It is for the eye and the mouse. Keys and screen readers have the steps from hit to hit, which say the same.

use dossier_engine::Article;
use dossier_engine::article::Part;
use dossier_engine::hits::Hit;
use leptos::prelude::*;

use super::erased::Views;
use crate::explorer::{Explorer, Places};
use crate::shell;

/// The strip.
#[component]
pub fn HitMap(article: &'static Article, hits: Vec<Hit>) -> impl IntoView {
    let explorer = Explorer::get();
    let mut starts = vec![0_usize];
    for block in &article.blocks {
        let length = if block.is_furniture() { 0 } else { block.text.len() };
        starts.push(starts.last().unwrap_or(&0) + length);
    }
    let length = *starts.last().unwrap_or(&0);
    let tick = |(number, hit): (usize, &Hit)| {
        let start = match hit.part {
            Part::Title => 0,
            Part::Block(block) => starts.get(block as usize).unwrap_or(&0) + hit.range().start,
        };
        let place = thousandths((start as u64 * 1000 / length.max(1) as u64) as usize); // beyond 32 bits
        let current = move || (explorer.at(Places::Article) == Some(number)).then_some("true");
        view! { <i style:top=place data-current=move || current() on:click=move |_| explorer.focus_on(Places::Article, number)></i> }
    };
    request_animation_frame(shell::show_part_in_sight);
    view! {
        <div class="hit-map" aria-hidden="true">
            <b></b>
            {hits.iter().enumerate().map(tick).views()}
        </div>
    }
}

/// So many thousandths of the length, as a style has it.
pub fn thousandths(share: usize) -> String {
    format!("calc({share}% / 10)")
}
