//! The table of statements: what the reports state, a row each, in the wording of every report that has it.

use std::sync::Arc;

use dossier_engine::article::Part;
use dossier_engine::compare::{Comparison, LEAST, MEASURED, Place};
use dossier_engine::hits::Hit;
use dossier_engine::view::Listed;
use dossier_engine::{View, order};
use leptos::prelude::*;

use super::comparison::{conflict_of, kind_of};
use super::erased::{OrNothing, Views};
use super::marked::differing_marked;
use super::outlet::OutletMark;
use super::rows::{More, Row, Rows};
use super::view_link::ViewLink;
use crate::explorer::{Explorer, Places};
use crate::{messages, shell};

/// How many rows are drawn at first, and more at a time.
const PAGE: usize = 40;

/// A row: a statement by its place in the comparison, or a sentence that stands in none.
#[derive(Clone, Copy)]
enum Stated {
    ByMany(usize),
    ByOne(Place),
}

/// The table, and what is listed in it.
#[component]
pub fn Statements(comparison: Arc<Comparison>) -> impl IntoView {
    let explorer = Explorer::get();
    let drawn = RwSignal::new(PAGE);
    let (of, of_rows) = (comparison.clone(), comparison.clone());
    let listed = Memo::always_new(move || {
        let listed = explorer.with_view(|view| view.listed);
        explorer.compared_hits.with(|hits| list(&of, listed, hits))
    });
    let total = move || listed.with(Vec::len);
    let row = move |stated: &Stated| {
        let (stated, comparison) = (*stated, of_rows.clone());
        let key = match stated {
            Stated::ByMany(statement) => statement.to_string(),
            Stated::ByOne(Place { column, sentence }) => format!("{column}:{sentence}"),
        };
        Row::new(key, move || view! { <Statement comparison stated/> })
    };
    let hint = move || match (total(), explorer.with_view(|view| view.listed)) {
        (0, Listed::InOrder | Listed::ByMost) => messages::none_alike(),
        (0, Listed::Conflicts) => messages::no_conflict(),
        _ => messages::statements_hint(),
    };
    let head = comparison.articles.iter().map(|&id| {
        let source = explorer.corpus.article(id).source_label();
        view! { <th scope="col"><OutletMark source/>" "{source}</th> }
    });
    view! {
        <section class="statements">
            <h3 id="statements-heading">{messages::who_states_what()}</h3>
            <div class="statement-tools">
                <Choice comparison=comparison.clone()/>
                <Threshold/>
            </div>
            <p class="hint" aria-live="polite">
                {move || messages::statements_counted(total())}
                ". "
                {move || hint().to_owned()}
            </p>
            <div class="scrolls" tabindex="0" role="region" aria-labelledby="statements-heading">
                <table style:--columns=comparison.articles.len().to_string()>
                    <thead><tr><th scope="col">{messages::alike()}</th>{head.views()}</tr></thead>
                    <tbody><Rows of=Box::new(move || listed.with(|listed| listed.iter().take(drawn.get()).map(&row).collect()))/></tbody>
                </table>
            </div>
            <More total=Signal::derive(total) drawn page=PAGE/>
        </section>
    }
}

/// Which rows are listed, in their order.
fn list(comparison: &Comparison, listed: Listed, hits: &[Vec<Hit>]) -> Vec<Stated> {
    let statements = &comparison.statements;
    let is_listed = |place: &usize| {
        let statement = &statements[*place];
        match listed {
            Listed::InOrder | Listed::ByMost => true,
            Listed::Verbatim | Listed::Reworded => statement.kind.name() == listed.name(),
            Listed::Conflicts => !statement.conflicts.is_empty(),
            Listed::Matching => statement
                .members
                .iter()
                .any(|&member| has_hit(comparison, member, hits)),
            Listed::Single => false,
            Listed::LeftOut(column) => !statement.columns().any(|it| it == usize::from(column)),
        }
    };
    let mut places: Vec<usize> = (0..statements.len()).filter(is_listed).collect();
    if matches!(listed, Listed::ByMost | Listed::LeftOut(_)) {
        order::sort_by_key(&mut places, |&it| std::cmp::Reverse(statements[it].columns().count()));
    }
    let mut rows: Vec<Stated> = places.into_iter().map(Stated::ByMany).collect();
    let alone = comparison.unmatched.iter().filter(|&&place| match listed {
        Listed::Single => true,
        Listed::Matching => has_hit(comparison, place, hits),
        _ => false,
    });
    rows.extend(alone.map(|&place| Stated::ByOne(place)));
    rows
}

fn has_hit(comparison: &Comparison, place: Place, hits: &[Vec<Hit>]) -> bool {
    let sentence = comparison.sentences[place.column][place.sentence];
    let is_in = |hit: &Hit| {
        let start = hit.range().start;
        hit.part == Part::Block(sentence.block as u32) && (sentence.start..sentence.end).contains(&start)
    };
    hits.get(place.column).is_some_and(|hits| hits.iter().any(is_in))
}

/// Which statements are listed.
#[component]
fn Choice(comparison: Arc<Comparison>) -> impl IntoView {
    let explorer = Explorer::get();
    let chosen = move || explorer.with_view(|view| view.listed);
    let option = move |(listed, says): (Listed, String)| {
        view! { <option value=listed.name() selected=move || chosen() == listed>{says}</option> }
    };
    let first = explorer.corpus.article(comparison.articles[0]).source_label();
    let words = |listed: Listed| match listed {
        Listed::InOrder => messages::all_in_order(first),
        Listed::ByMost => messages::all_by_most().to_owned(),
        Listed::Verbatim => messages::word_for_word().to_owned(),
        Listed::Reworded => messages::in_other_words().to_owned(),
        Listed::Conflicts => messages::where_they_conflict().to_owned(),
        Listed::Matching => messages::with_a_match().to_owned(),
        Listed::Single => messages::found_in_one_only().to_owned(),
        Listed::LeftOut(column) => {
            let id = comparison.articles[usize::from(column)];
            messages::not_in(explorer.corpus.article(id).source_label())
        }
    };
    let columns = 0..comparison.articles.len() as u8;
    let all = Listed::ALL.into_iter().chain(columns.map(Listed::LeftOut));
    let options = all.map(|listed| option((listed, words(listed)))).views();
    let choose = move |name: String| {
        if let Some(listed) = Listed::from_name(&name) {
            explorer.list(listed);
        }
    };
    view! {
        <label class="order">
            <span>{messages::show()}</span>
            <select prop:value=move || chosen().name() on:change=move |event| choose(shell::value_of(&event))>{options}</select>
        </label>
    }
}

/// How alike sentences must be, and how often that is right.
#[component]
fn Threshold() -> impl IntoView {
    let explorer = Explorer::get();
    let usual = (LEAST * 100.0) as u8;
    let least = move || explorer.with_view(|view| view.least).unwrap_or(usual);
    let measured = move || {
        let near = MEASURED.iter().min_by_key(|it| it.least.abs_diff(least()));
        let is_measured = MEASURED[0].least <= least() && MEASURED.iter().any(|it| it.least >= least());
        near.filter(|it| is_measured && it.least.abs_diff(least()) <= 6)
            .map_or(messages::not_measured().to_owned(), |it| {
                messages::measured(usize::from(it.least), usize::from(it.precision), usize::from(it.recall))
            })
    };
    let choose = move |value: String| {
        let (fewest, most) = View::LEAST.into_inner();
        let least = value.parse().unwrap_or(usual).clamp(fewest, most);
        explorer.want_alike(Some(least).filter(|&least| least != usual));
    };
    view! {
        <label class="order threshold">
            <span>{messages::alike_from()}</span>
            <input type="range" prop:value=move || least().to_string() on:input=move |event| choose(shell::value_of(&event))/>
            <span>{move || messages::number(usize::from(least()))}</span>
            <span class="count">{move || measured()}</span>
        </label>
    }
}

#[component]
fn Statement(comparison: Arc<Comparison>, stated: Stated) -> impl IntoView {
    let explorer = Explorer::get();
    let members = match stated {
        Stated::ByMany(statement) => comparison.statements[statement].members.clone(),
        Stated::ByOne(place) => vec![place],
    };
    let (first, number) = (
        members[0],
        match stated {
            Stated::ByMany(statement) => Some(statement),
            Stated::ByOne(_) => None,
        },
    );
    let slug = explorer.corpus.slug(comparison.articles[first.column]);
    let to = Signal::derive(move || match number {
        Some(statement) => explorer.view_at(Places::Statements, statement),
        None => explorer.view_at_sentence(slug, first.sentence),
    });
    let is_at = move || match number {
        Some(statement) => explorer.at(Places::Statements) == Some(statement),
        None => explorer.is_sentence_at(first),
    };
    let says = match number {
        Some(statement) => {
            let statement = comparison.statements[statement].clone();
            let alike = format!(
                "{} {}",
                kind_of(statement.kind),
                messages::decimal(f64::from(statement.score), 2)
            );
            let conflict = |conflict: &dossier_engine::compare::Conflict| {
                let says = messages::named(conflict_of(conflict.kind), &conflict.values.join(" / "));
                view! { <strong class="conflict">{says}</strong> }
            };
            let why = statement.why.join(", ");
            let conflicts = statement.conflicts.iter().map(conflict).views();
            view! {
                <ViewLink to>{alike}</ViewLink>
                {conflicts}
                <span class="count">{why}</span>
            }
            .into_any()
        }
        None => view! { <ViewLink to>{messages::found_in_one_only()}</ViewLink> }.into_any(),
    };
    let corpus = explorer.corpus;
    let second = members.iter().find(|member| member.column != first.column).copied();
    let cell = |column: usize| {
        // The same sentence over and over is shown once.
        let mut here: Vec<(&str, usize)> = Vec::new();
        for &place in members.iter().filter(|member| member.column == column) {
            let text = comparison.text(corpus, place);
            match here.last_mut() {
                Some((last, times)) if *last == text => *times += 1,
                _ => here.push((text, 1)),
            }
        }
        let wording = |&(text, times): &(&str, usize)| {
            let against = if column == first.column { second } else { Some(first) };
            let text = differing_marked(text, against.map(|other| comparison.text(corpus, other)));
            let times = (times > 1)
                .then(|| view! { <span class="count">{format!(" {}×", messages::number(times))}</span> })
                .or_nothing();
            view! { <p dir="auto" lang=corpus.article(comparison.articles[column]).language.clone()>{text}{times}</p> }
        };
        let source = corpus.article(comparison.articles[column]).source_label();
        let none = here
            .is_empty()
            .then(|| view! { <p class="none">{messages::no_match_found()}</p> })
            .or_nothing();
        view! { <td data-source=source>{here.iter().map(wording).views()}{none}</td> }
    };
    view! {
        <tr aria-current=move || is_at().then_some("true")>
            <th scope="row">{says}</th>
            {(0..comparison.articles.len()).map(cell).views()}
        </tr>
    }
}
