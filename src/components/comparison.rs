//! The comparison: articles side by side, what they share lit up in all columns, what each alone says.

use std::sync::Arc;

use dossier_engine::Article;
use dossier_engine::article::{Block, BlockKind};
use dossier_engine::compare::{Comparison, Kind, Place, Statement};
use leptos::prelude::*;

use super::erased::{OrNothing, Views, follow};
use super::keys::{close, step};
use super::names_table::NamesTable;
use super::outlet::OutletMark;
use super::result::{DateOf, plural, shown_title};
use super::view_link::ViewLink;
use crate::explorer::Explorer;
use crate::shell;

/// The region that shows the comparison.
#[component]
pub fn ComparisonRegion() -> impl IntoView {
    let explorer = Explorer::get();
    let comparison = explorer.comparison;
    follow(move || {
        comparison.track();
        if explorer.with_view_untracked(|view| view.at.is_none() && view.read.is_none()) {
            shell::focus_when_drawn("#comparison-title".to_owned());
        }
    });
    follow(move || {
        comparison.track();
        if explorer.with_view(|view| view.at.is_some()) {
            request_animation_frame(bring_into_view);
        }
    });
    view! {
        <section class="comparison" aria-label="Comparison">
            {move || comparison.get().map(|comparison| view! { <Laid comparison/> }).or_nothing()}
        </section>
    }
}

/// Scrolls every column to its part of the statement in focus; the page itself stays where it is.
fn bring_into_view() {
    for column in shell::find_all(".comparison .column-text") {
        if let Ok(Some(sentence)) = column.query_selector("[aria-current]") {
            shell::show_within(&column, &sentence);
        }
    }
}

#[component]
fn Laid(comparison: Arc<Comparison>) -> impl IntoView {
    let columns = comparison.articles.len();
    let bar = comparison.clone();
    let strip = comparison.clone();
    view! {
        <Bar comparison=bar/>
        <InFocus comparison=strip/>
        <div class="columns" style:--columns=columns.to_string()>
            {(0..columns).map(|column| view! { <Column comparison=comparison.clone() column/> }).views()}
        </div>
        <Alone comparison=comparison.clone()/>
        <NamesTable comparison=comparison.clone()/>
        <Quoted comparison/>
    }
}

/// What is compared, and the way from statement to statement.
#[component]
fn Bar(comparison: Arc<Comparison>) -> impl IntoView {
    let explorer = Explorer::get();
    let number = comparison.statements.len();
    let says = move || match explorer.with_view(|view| view.at) {
        Some(at) if at as usize <= number => {
            format!("{at} of {}", plural(number, "shared statement", "shared statements"))
        }
        _ => plural(number, "shared statement", "shared statements"),
    };
    view! {
        <header class="comparison-bar">
            <h2 id="comparison-title" tabindex="-1">{format!("{} side by side", plural(comparison.articles.len(), "report", "reports"))}</h2>
            <div class="steps" role="group" aria-label="Shared statements">
                <button type="button" disabled=number == 0 on:click=move |_| _ = step(explorer, -1) aria-label="Previous statement">"↑"</button>
                <button type="button" disabled=number == 0 on:click=move |_| _ = step(explorer, 1) aria-label="Next statement">"↓"</button>
                <span class="steps-place">{move || says()}</span>
            </div>
            <p class="legend">
                <span data-kind="verbatim">"word for word"</span>
                <span data-kind="reworded">"in other words"</span>
                <span data-kind="unmatched">"no match found"</span>
            </p>
            <button type="button" class="quiet close" on:click=move |_| _ = close(explorer)>"Close"<kbd aria-hidden="true">"Esc"</kbd></button>
        </header>
    }
}

/// Why the statement in focus is one.
#[component]
fn InFocus(comparison: Arc<Comparison>) -> impl IntoView {
    let explorer = Explorer::get();
    let statement = move || {
        let at = explorer.with_view(|view| view.at)? as usize;
        comparison
            .statements
            .get(at - 1)
            .map(|statement| explain(statement, explorer, &comparison))
    };
    view! {
        <p class="in-focus" aria-live="polite">
            {move || statement().unwrap_or_else(|| "Choose a marked sentence, or press n, to see it in every report.".to_owned())}
        </p>
    }
}

fn explain(statement: &Statement, explorer: Explorer, comparison: &Comparison) -> String {
    let mut sources: Vec<&str> = Vec::new();
    for member in &statement.members {
        let source = explorer
            .corpus
            .article(comparison.articles[member.column])
            .source_label();
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    let kind = match statement.kind {
        Kind::Verbatim => "Word for word",
        Kind::Reworded => "In other words",
    };
    let mut text = format!("{kind} in {}.", sources.join(", "));
    if !statement.why.is_empty() {
        text.push_str(&format!(" Shared: {}.", statement.why.join(", ")));
    }
    let likeness = (statement.score * 100.0).round() as u32; // by hand: the page has no other use for floats in text
    text.push_str(&format!(" Likeness {}.{:02}.", likeness / 100, likeness % 100));
    for conflict in &statement.conflicts {
        text.push_str(&format!(
            " They differ in a {}: {}.",
            conflict.kind.name(),
            conflict.values.join(" against ")
        ));
    }
    text
}

#[component]
fn Column(comparison: Arc<Comparison>, column: usize) -> impl IntoView {
    let explorer = Explorer::get();
    let corpus = explorer.corpus;
    let article = corpus.article(comparison.articles[column]);
    let (title, text) = shown_title(article);
    let to =
        Signal::derive(move || explorer.view_with(|view| (view.read, view.at) = (Some(article.slug.clone()), None)));
    let shown = article
        .reading()
        .filter(|(place, _)| title != dossier_engine::article::Part::Block(*place as u32));
    let blocks: Vec<(usize, &Block)> = shown.collect();
    view! {
        <article class="column" aria-label=article.label() lang=article.language.clone()>
            <header>
                <p class="byline">
                    <OutletMark source=article.source_label()/>
                    <span class="source">{article.source_label()}</span>
                    <DateOf article/>
                </p>
                <h3 dir="auto" class:untitled=article.title.is_none()><ViewLink to>{text}</ViewLink></h3>
            </header>
            // The text scrolls by itself, so it takes the focus for those who scroll by keys.
            <div class="column-text" tabindex="0" role="group" aria-label=format!("Text of {}", article.label())>
                {blocks.into_iter().map(|(place, block)| paragraph(&comparison, column, article, place, block)).views()}
            </div>
        </article>
    }
}

/// A block, its sentences marked by what they share.
fn paragraph(
    comparison: &Comparison,
    column: usize,
    article: &'static Article,
    place: usize,
    block: &'static Block,
) -> AnyView {
    match block.kind {
        BlockKind::Heading => return view! { <h4 dir="auto">{block.text.as_str()}</h4> }.into_any(),
        BlockKind::Caption => return view! { <p class="caption" dir="auto">{block.text.as_str()}</p> }.into_any(),
        BlockKind::Body | BlockKind::Furniture { .. } => {}
    }
    let mut views: Vec<AnyView> = Vec::new();
    let mut at = 0;
    for (number, sentence) in comparison.sentences[column]
        .iter()
        .enumerate()
        .filter(|(_, it)| it.block == place)
    {
        let statements: Vec<(usize, Kind)> = holding(
            comparison,
            Place {
                column,
                sentence: number,
            },
        );
        let between = block.text.get(at..sentence.start).unwrap_or_default();
        views.push(between.into_any());
        let text = sentence.text(article);
        views.push(match statements.is_empty() {
            true => view! { <span class="sentence" data-kind="unmatched">{text}</span> }.into_any(),
            false => view! { <Shared text statements/> }.into_any(),
        });
        at = sentence.end;
    }
    views.push(block.text.get(at..).unwrap_or_default().into_any());
    view! { <p dir="auto">{views}</p> }.into_any()
}

/// The statements that a sentence is part of, by their place.
fn holding(comparison: &Comparison, place: Place) -> Vec<(usize, Kind)> {
    let holds = |(_, statement): &(usize, &Statement)| statement.members.contains(&place);
    comparison
        .statements
        .iter()
        .enumerate()
        .filter(holds)
        .map(|(number, statement)| (number, statement.kind))
        .collect()
}

/// A sentence that others have too: following it lights up all of them.
#[component]
fn Shared(text: &'static str, statements: Vec<(usize, Kind)>) -> impl IntoView {
    let explorer = Explorer::get();
    let kind = statements.iter().map(|(_, kind)| *kind).min().map_or("", Kind::name);
    let numbers: Vec<usize> = statements.iter().map(|(number, _)| number + 1).collect();
    let focused = move || explorer.with_view(|view| view.at.map(|at| at as usize));
    let lit = {
        let numbers = numbers.clone();
        move || focused().is_some_and(|at| numbers.contains(&at)).then_some("true")
    };
    // A sentence in several statements leads to each in turn.
    let next = move || {
        let after = focused()
            .and_then(|at| numbers.iter().position(|&number| number == at))
            .map_or(0, |place| place + 1);
        numbers[after % numbers.len()]
    };
    let to = Signal::derive(move || explorer.view_with(|view| view.at = u32::try_from(next()).ok()));
    view! {
        <ViewLink to attr:class="sentence" attr:data-kind=kind attr:aria-current=move || lit()>{text}</ViewLink>
    }
}

/// What was found in one report only.
#[component]
fn Alone(comparison: Arc<Comparison>) -> impl IntoView {
    let corpus = Explorer::get().corpus;
    let columns = comparison.articles.len();
    let column = move |number: usize| {
        let article = corpus.article(comparison.articles[number]);
        let alone: Vec<&str> = comparison
            .unmatched
            .iter()
            .filter(|place| place.column == number)
            .map(|place| comparison.text(corpus, *place))
            .collect();
        let total = comparison.sentences[number].len();
        view! {
            <details class="alone">
                <summary>
                    <OutletMark source=article.source_label()/>
                    {article.source_label()}
                    <span class="count">{format!("{} of {}", alone.len(), plural(total, "sentence", "sentences"))}</span>
                </summary>
                <ul>{alone.into_iter().map(|text| view! { <li dir="auto">{text}</li> }).views()}</ul>
            </details>
        }
    };
    view! {
        <section class="alone-list">
            <h3>"No match found in the others"</h3>
            <p class="hint">"Sentences for which no like sentence was found. Another report may still say the same in words that share too little."</p>
            {(0..columns).map(column).views()}
        </section>
    }
}

/// Who is quoted word for word.
#[component]
fn Quoted(comparison: Arc<Comparison>) -> impl IntoView {
    let corpus = Explorer::get().corpus;
    let quotes = comparison.quotes.clone();
    let item = move |quote: dossier_engine::compare::Quote| {
        let source = corpus.article(comparison.articles[quote.place.column]).source_label();
        let said = match (&quote.speaker, &quote.verb) {
            (Some(speaker), Some(verb)) => format!("{speaker}, {verb}"),
            (Some(speaker), None) => speaker.clone(),
            (None, _) => "Speaker not named beside the quotation".to_owned(),
        };
        view! {
            <li>
                <blockquote dir="auto">{format!("“{}”", quote.text)}</blockquote>
                <p class="byline"><OutletMark source/><span class="source">{source}</span><span>{said}</span></p>
            </li>
        }
    };
    (!quotes.is_empty())
        .then(|| {
            view! {
                <section class="quotes">
                    <h3>"Quoted"</h3>
                    <ul>{quotes.into_iter().map(item).views()}</ul>
                </section>
            }
        })
        .or_nothing()
}
