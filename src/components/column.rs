//! A column of the comparison: a report, its sentences marked by what they share, and in them the hits of the query.

use std::ops::Range;
use std::sync::Arc;

use dossier_engine::article::{Block, BlockKind, Part};
use dossier_engine::compare::{Comparison, Kind, Level, Place};
use dossier_engine::correction::is_text;
use dossier_engine::hits::{Hit, pieces};
use leptos::prelude::*;

use super::erased::{OrNothing, Views};
use super::marked::Marked;
use super::outlet::OutletMark;
use super::result::{DateOf, shown_title};
use super::view_link::ViewLink;
use crate::explorer::{Explorer, Places};
use crate::messages;

/// The report with its head.
#[component]
pub fn Column(
    /// What it is a column of.
    comparison: Arc<Comparison>,
    /// Where it stands level with the others, from top to bottom.
    levels: Arc<Vec<Level>>,
    /// Which, counted from 0.
    column: usize,
    /// How many of its sentences are drawn.
    drawn: usize,
) -> impl IntoView {
    let explorer = Explorer::get();
    let article = explorer.corpus.article(comparison.articles[column]);
    let (title, text) = shown_title(article);
    let to =
        Signal::derive(move || explorer.view_with(|view| (view.read, view.at) = (Some(article.slug.clone()), None)));
    let hits = Hits {
        explorer,
        column,
        current: Memo::new(move || explorer.at(Places::Columns)).into(),
    };
    let wish = explorer.wish.get_untracked();
    let correction = wish.corrections.iter().find(|it| it.slug == article.slug);
    let blocks = (0..)
        .map(Part::Block)
        .zip(&article.blocks)
        .filter(|(part, block)| *part != title && is_text(correction, block));
    // Of a report longer than what is drawn, what stands behind is not drawn either.
    let sentences = &comparison.sentences[column];
    let end = sentences.get(drawn).map(|it| Part::Block(it.block as u32));
    let blocks = blocks.take_while(|(part, _)| end.is_none_or(|end| *part <= end));
    let holding: Vec<Vec<usize>> = comparison.statements_of().swap_remove(column);
    // The text in parts, each from one level to the next; the first begins at the second row, below the heads.
    let mut parts: Vec<(usize, Vec<AnyView>)> = vec![(2, Vec::new())];
    let mut rows = vec![None; sentences.len()];
    for (level, row) in levels.iter().zip(3..) {
        for place in level.places.iter().filter(|place| place.column == column) {
            rows[place.sentence] = Some(row);
        }
    }
    let below = |sentence: usize| rows[sentence].filter(|_| sentence < drawn);
    for (part, block) in blocks {
        paragraph(
            &comparison,
            hits,
            part,
            block,
            &holding[..drawn.min(holding.len())],
            &below,
            &mut parts,
        );
    }
    let ends: Vec<usize> = parts
        .iter()
        .skip(1)
        .map(|(row, _)| *row)
        .chain([levels.len() + 3])
        .collect();
    let parts = parts.into_iter().zip(ends).map(|((row, views), end)| {
        view! { <div class="part" style:--from=row.to_string() style:--to=end.to_string()>{views}</div> }
    });
    let number = (column + 1).to_string();
    view! {
        <article class="column" aria-label=article.label() lang=article.language.clone() style:--column=number>
            <header>
                <p class="byline">
                    <OutletMark source=article.source_label()/>
                    <span class="source">{article.source_label()}</span>
                    <DateOf article/>
                    {correction.map(|_| view! { <span class="matches">{messages::corrected_by_hand()}</span> }).or_nothing()}
                </p>
                <h3 dir="auto" class:untitled=article.title.is_none()><ViewLink to>{hits.marked(title, &text, 0)}</ViewLink></h3>
            </header>
            {strip(&comparison, column, &holding)}
            // Where it scrolls by itself, it takes the focus for those who scroll by keys.
            <div class="column-text" tabindex="0" role="group" aria-label=messages::text_of(&article.label())>{parts.views()}</div>
        </article>
    }
}

/// The whole report as a strip: what it shares word for word, in other words, and not.
fn strip(comparison: &Comparison, column: usize, holding: &[Vec<usize>]) -> AnyView {
    // Sentences of a kind that follow each other are one piece, and beyond what a screen can show, so are a few of any kind.
    const MOST: usize = 1000;
    let sentences = &comparison.sentences[column];
    let least = sentences.iter().map(|it| it.end - it.start).sum::<usize>() / MOST;
    let mut pieces: Vec<(&'static str, usize)> = Vec::new();
    for (it, statements) in sentences.iter().zip(holding) {
        let (kind, length) = (kind_of(comparison, statements), it.end - it.start);
        match pieces.last_mut() {
            Some((last, so_far)) if *last == kind || *so_far < least => *so_far += length,
            _ => pieces.push((kind, length)),
        }
    }
    let piece =
        |(kind, length): (&'static str, usize)| view! { <i data-kind=kind style:flex-grow=length.to_string()></i> };
    let pieces = pieces.into_iter().map(piece).views();
    view! { <div class="strip" aria-hidden="true">{pieces}</div> }.into_any()
}

/// How the most alike of the statements are alike that a sentence is part of.
fn kind_of(comparison: &Comparison, statements: &[usize]) -> &'static str {
    let kinds = statements
        .iter()
        .map(|&statement| comparison.statements[statement].kind);
    kinds.min().map_or("unmatched", Kind::name)
}

/// The hits in a column.
#[derive(Clone, Copy)]
struct Hits {
    explorer: Explorer,
    column: usize,
    /// The hit in focus among those of all columns.
    current: Signal<Option<usize>>,
}

impl Hits {
    /// A text that begins at a byte of its part, with its hits marked: anew as the query changes, while what is around it
    /// stays. A hit that runs on behind the text is marked as far as it goes.
    fn marked(self, part: Part, text: &str, start: usize) -> AnyView {
        let text = text.to_owned();
        let marks = move |columns: &Vec<Vec<Hit>>| {
            let before = columns.iter().take(self.column).map(Vec::len).sum::<usize>();
            let hits = columns.get(self.column).map_or(&[][..], Vec::as_slice);
            let first = hits.partition_point(|hit| (hit.part, hit.end as usize) <= (part, start));
            let here = hits[first..].iter().enumerate();
            let here = here.take_while(|(_, hit)| hit.part == part && hit.range().start < start + text.len());
            let within = |byte: usize| byte.saturating_sub(start).min(text.len());
            let marks = here.map(|(number, hit)| {
                let Range { start, end } = hit.range();
                (before + first + number, within(start)..within(end))
            });
            pieces(&text, marks)
        };
        let current = self.current;
        view! { {move || view! { <Marked pieces=self.explorer.compared_hits.with(&marks) current/> }.into_any()} }
            .into_any()
    }
}

/// Adds a block to the parts, its sentences marked by what they share, as far as it is told which statements hold them.
/// Where a sentence stands level with those of other columns, a part begins, and the paragraph goes on in it.
fn paragraph(
    comparison: &Comparison,
    hits: Hits,
    part: Part,
    block: &'static Block,
    holding: &[Vec<usize>],
    below: &dyn Fn(usize) -> Option<usize>,
    parts: &mut Vec<(usize, Vec<AnyView>)>,
) {
    let marked =
        |range: Range<usize>| hits.marked(part, block.text.get(range.clone()).unwrap_or_default(), range.start);
    let all = 0..block.text.len();
    let add = |parts: &mut Vec<(usize, Vec<AnyView>)>, view: AnyView| {
        if let Some((_, views)) = parts.last_mut() {
            views.push(view);
        }
    };
    match block.kind {
        BlockKind::Heading => return add(parts, view! { <h4 dir="auto">{marked(all)}</h4> }.into_any()),
        BlockKind::Caption => {
            return add(
                parts,
                view! { <p class="caption" dir="auto">{marked(all)}</p> }.into_any(),
            );
        }
        BlockKind::Body | BlockKind::Furniture { .. } => {}
    }
    let mut views: Vec<AnyView> = Vec::new();
    let mut at = 0;
    let sentences = &comparison.sentences[hits.column];
    let first = sentences.partition_point(|it| Part::Block(it.block as u32) < part);
    let here = sentences.iter().enumerate().skip(first);
    let mut rest = block.text.len();
    for (sentence, it) in here.take_while(|(_, it)| Part::Block(it.block as u32) == part) {
        let Some(statements) = holding.get(sentence) else {
            rest = at; // it is not drawn, nor is what follows
            break;
        };
        let place = Place {
            column: hits.column,
            sentence,
        };
        if let Some(row) = below(sentence) {
            let above = std::mem::take(&mut views);
            if !above.is_empty() {
                add(parts, view! { <p dir="auto">{above}</p> }.into_any());
            }
            parts.push((row, Vec::new()));
        } else {
            views.push(marked(at..it.start));
        }
        let text = marked(it.start..it.end);
        views.push(
            view! { <Compared text place kind=kind_of(comparison, statements) numbers=statements.clone()/> }.into_any(),
        );
        at = it.end;
    }
    views.push(marked(at..rest));
    add(parts, view! { <p dir="auto">{views}</p> }.into_any());
}

/// A sentence. If others have it too, following it lights up all of them.
#[component]
fn Compared(text: AnyView, place: Place, kind: &'static str, numbers: Vec<usize>) -> impl IntoView {
    let explorer = Explorer::get();
    let focused = move || explorer.at(Places::Statements);
    let lit = {
        let numbers = numbers.clone();
        move || {
            let is_lit = focused().is_some_and(|at| numbers.contains(&at)) || explorer.is_sentence_at(place);
            is_lit.then_some("true")
        }
    };
    if numbers.is_empty() {
        return view! { <span class="sentence" data-kind=kind aria-current=move || lit()>{text}</span> }.into_any();
    }
    // A sentence in several statements leads to each in turn.
    let next = move || {
        let after = focused()
            .and_then(|at| numbers.iter().position(|&number| number == at))
            .map_or(0, |place| place + 1);
        numbers[after % numbers.len()]
    };
    let to = Signal::derive(move || explorer.view_at(Places::Statements, next()));
    view! {
        <ViewLink to attr:class="sentence" attr:data-kind=kind attr:aria-current=move || lit()>{text}</ViewLink>
    }
    .into_any()
}
