//! The crossings: a figure of all statements from report to report, so that what is told in another order is seen at once.

use std::sync::Arc;

use dossier_engine::compare::{Comparison, Kind, Place};
use leptos::prelude::*;

use super::erased::{Views, follow};
use super::outlet::OutletMark;
use crate::explorer::{Explorer, Places};
use crate::shell;

/// The height of the figure, in its own units; each column is 100 of them wide.
const HEIGHT: usize = 120;

/// An upright for each report, and a line for each statement between those that have it.
#[component]
pub fn Crossings(comparison: Arc<Comparison>) -> impl IntoView {
    let explorer = Explorer::get();
    let columns = comparison.articles.len().to_string();
    let label = |&id| {
        let source = explorer.corpus.article(id).source_label();
        view! { <span dir="auto"><OutletMark source/>" "{source}</span> }
    };
    let labels = comparison.articles.iter().map(label).views();
    follow(move || {
        let at = explorer.at(Places::Statements);
        let comparison = comparison.clone();
        request_animation_frame(move || draw(&comparison, at));
    });
    view! { <div class="crossings" aria-hidden="true"><p style:--columns=columns>{labels}</p><div></div></div> }
}

fn draw(comparison: &Comparison, at: Option<usize>) {
    let columns = comparison.articles.len();
    let mut uprights = String::new();
    for column in 0..columns {
        uprights.push_str(&format!("M{} 0V{HEIGHT}", column * 100 + 50));
    }
    let of_kind = |kind: Kind| {
        let statements = comparison.statements.iter().filter(|it| it.kind == kind);
        statements.map(|it| path(comparison, &it.members)).collect::<String>()
    };
    let current = at.and_then(|at| comparison.statements.get(at));
    let paths = [
        ("", uprights),
        (Kind::Verbatim.name(), of_kind(Kind::Verbatim)),
        (Kind::Reworded.name(), of_kind(Kind::Reworded)),
        (
            "current",
            current.map_or(String::new(), |it| path(comparison, &it.members)),
        ),
    ];
    shell::draw(".crossings div", &format!("0 0 {} {HEIGHT}", columns * 100), &paths);
}

/// The line of a statement: from column to column, at the height of its first sentence in each.
fn path(comparison: &Comparison, members: &[Place]) -> String {
    let mut path = String::new();
    let mut last = None;
    for member in members
        .iter()
        .filter(|member| last.replace(member.column) != Some(member.column))
    {
        let sentences = comparison.sentences[member.column].len().max(1);
        let height = (member.sentence * 2 + 1) * HEIGHT / (sentences * 2);
        path.push_str(if path.is_empty() { "M" } else { "L" });
        path.push_str(&format!("{} {height}", member.column * 100 + 50));
    }
    path
}
