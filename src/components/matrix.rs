//! The matrix: how alike the articles found are, each with each; of very many, the clusters that they form.

use std::sync::Arc;

use dossier_engine::similarity::Matrix;
use dossier_engine::{ArticleId, View, order};
use leptos::prelude::*;

use super::erased::{OrNothing, Views};
use super::figure::SaveFigure;
use super::outlet::OutletMark;
use super::rows::{More, Row, Rows};
use super::view_link::ViewLink;
use crate::explorer::Explorer;
use crate::messages;

/// How many rows of a list are drawn at first, and more at a time.
const PAGE: usize = 30;
/// Of so many articles each cell is a link with its number; of more it is a colour, and the pairs stand below.
const LINKED: usize = 30;

/// The view.
#[component]
pub fn MatrixView() -> impl IntoView {
    let explorer = Explorer::get();
    let found = move || -> Vec<ArticleId> {
        explorer
            .results
            .with(|found| found.articles.iter().map(|ranked| ranked.id).collect())
    };
    let shown = move || {
        let mut articles = found();
        order::sort(&mut articles); // whatever the order of the results, so that it does not move with the query
        match articles.len() {
            0 | 1 => view! { <p class="hint">{messages::matrix_needs_two()}</p> }.into_any(),
            size if size > Matrix::MOST => view! { <Clusters articles/> }.into_any(),
            _ => view! { <Cells matrix=Arc::new(Matrix::of(explorer.corpus, &articles))/> }.into_any(),
        }
    };
    view! {
        <section class="matrix">
            <div class="articles-head"><h2 id="found-heading" tabindex="-1">{messages::how_alike()}</h2><SaveFigure/></div>
            {move || shown()}
        </section>
    }
}

fn comparing(explorer: Explorer, ids: &[ArticleId]) -> View {
    let slugs = ids
        .iter()
        .take(View::MOST_COMPARED)
        .map(|&id| explorer.corpus.slug(id).to_owned());
    let slugs: Vec<String> = slugs.collect();
    explorer.view_with(|view| (view.compare, view.read, view.at) = (slugs, None, None))
}

/// Likeness in hundredths.
fn hundredths(alike: f32) -> usize {
    (alike * 100.0 + 0.5) as usize
}

#[component]
fn Cells(matrix: Arc<Matrix>) -> impl IntoView {
    let explorer = Explorer::get();
    let corpus = explorer.corpus;
    let size = matrix.articles.len();
    let cluster = |place: usize| matrix.clusters.iter().position(|cluster| cluster.contains(&place));
    let cell = |row: usize, column: usize| {
        let (one, other) = (matrix.articles[row], matrix.articles[column]);
        let percent = hundredths(matrix.alike(row, column));
        let is_alike = corpus.group(one).is_some() && corpus.group(one) == corpus.group(other);
        let is_cluster = cluster(row).is_some() && cluster(row) == cluster(column);
        let inner = (size <= LINKED).then(|| {
            let to = Signal::derive(move || comparing(explorer, &[other, one]));
            let says = messages::compare_two(&corpus.label(other), &corpus.label(one));
            view! { <ViewLink to attr:title=says.clone() attr:aria-label=messages::named(&says, &messages::number(percent))>{messages::number(percent)}</ViewLink> }
        });
        view! { <td style:--heat=((percent / 5).min(12) * 6).to_string() data-alike=is_alike.then_some("true") data-cluster=is_cluster.then_some("true")>{inner.or_nothing()}</td> }
    };
    let head = |row: usize| {
        let id = matrix.articles[row];
        let source = corpus.article(id).source_label();
        let title = (size <= LINKED)
            .then(|| view! { <span dir="auto">{corpus.label(id)}</span> })
            .or_nothing();
        let number = (size <= LINKED).then(|| messages::number(row + 1)).or_nothing();
        view! { <th scope="row">{number}" "<OutletMark source/>{title}</th> }
    };
    let numbers = (size <= LINKED).then(|| {
        let number = |column: usize| view! { <th scope="col">{messages::number(column)}</th> };
        view! { <thead><tr><th scope="col">{messages::article()}</th>{(1..size).map(number).views()}</tr></thead> }
    });
    let rows = (0..size)
        .map(|row| view! { <tr>{head(row)}{(0..row).map(|column| cell(row, column)).views()}</tr> })
        .views();
    let of = matrix.clone();
    let follow = move |event: web_sys::MouseEvent| {
        let (row, column) = crate::shell::cell_of(&event)?;
        let pair = [*of.articles.get(column.checked_sub(1)?)?, *of.articles.get(row)?];
        (size > LINKED).then(|| explorer.go(comparing(explorer, &pair)))
    };
    let pairs = matrix.pairs();
    let (total, drawn) = (pairs.len(), RwSignal::new(PAGE));
    let pair = move |&(one, other): &(usize, usize)| {
        let (ids, percent) = (
            [matrix.articles[one], matrix.articles[other]],
            hundredths(matrix.alike(one, other)),
        );
        Row::new(format!("{one} {other}"), move || {
            let to = Signal::derive(move || comparing(explorer, &ids));
            view! { <li><ViewLink to>{messages::two_articles(&corpus.label(ids[0]), &corpus.label(ids[1]))}</ViewLink>" "<span class="count">{messages::number(percent)}</span></li> }
        })
    };
    view! {
        <p class="hint">{messages::matrix_hint()}</p>
        <div class="scrolls" tabindex="0" role="region" aria-labelledby="found-heading">
            <table class="cells" on:click=move |event| _ = follow(event)>{numbers.or_nothing()}<tbody>{rows}</tbody></table>
        </div>
        <h3>{messages::most_alike()}</h3>
        <ol class="pairs"><Rows of=Box::new(move || pairs.iter().take(drawn.get()).map(&pair).collect())/></ol>
        <More total=Signal::derive(move || total) drawn page=PAGE/>
    }
}

/// The clusters among very many articles, the largest first.
#[component]
fn Clusters(articles: Vec<ArticleId>) -> impl IntoView {
    let explorer = Explorer::get();
    let corpus = explorer.corpus;
    let mut of_cluster: Vec<(u32, ArticleId)> = Vec::new();
    for &id in &articles {
        of_cluster.extend(corpus.cluster(id).map(|cluster| (cluster, id)));
    }
    order::sort(&mut of_cluster);
    let same = of_cluster
        .chunk_by(|one, other| one.0 == other.0)
        .filter(|same| same.len() > 1);
    let mut clusters: Vec<Vec<ArticleId>> = same.map(|same| same.iter().map(|(_, id)| *id).collect()).collect();
    order::sort_by_key(&mut clusters, |cluster| std::cmp::Reverse(cluster.len()));
    let (total, drawn) = (clusters.len(), RwSignal::new(PAGE));
    let says = messages::form_clusters(&messages::articles(articles.len()), &messages::clusters_counted(total));
    let row = move |cluster: &Vec<ArticleId>| {
        let cluster = cluster.clone();
        Row::new(cluster[0].index(), move || {
            let size = cluster.len();
            let compared = size.min(View::MOST_COMPARED);
            let titles = cluster
                .iter()
                .take(compared)
                .map(|&id| view! { <li><OutletMark source=corpus.article(id).source_label()/>{corpus.label(id)}</li> });
            let titles = titles.views();
            let to = Signal::derive(move || comparing(explorer, &cluster));
            view! {
                <li>
                    <ul>{titles}</ul>
                    <ViewLink to>{messages::compare_some_of(compared, size)}</ViewLink>
                </li>
            }
        })
    };
    view! {
        <p class="hint">{says}</p>
        <ol class="clusters"><Rows of=Box::new(move || clusters.iter().take(drawn.get()).map(&row).collect())/></ol>
        <More total=Signal::derive(move || total) drawn page=PAGE/>
    }
}
