//! Concordance: every place that answers, on a line with the words around it, one below the other.

use dossier_engine::ArticleId;
use dossier_engine::lines::{Line, LineOrder, Lines};
use dossier_engine::view::{At, Sort};
use leptos::prelude::*;

use super::erased::When;
use super::outlet::OutletMark;
use super::result::DateOf;
use super::results::{NothingFound, Order};
use super::rows::{More, Row, Rows};
use super::view_link::ViewLink;
use crate::explorer::Explorer;
use crate::messages;

/// How many lines are drawn at first, and more at a time.
const PAGE: usize = 100;

/// All lines, in the order asked for.
#[component]
pub fn ConcordanceLines() -> impl IntoView {
    let explorer = Explorer::get();
    let corpus = explorer.corpus;
    let drawn = RwSignal::new(PAGE);
    // All other orders are those of the results.
    let order = Memo::new(move || match explorer.with_view(|view| view.sort) {
        Some(Sort::Before) => LineOrder::Before,
        Some(Sort::After) => LineOrder::After,
        _ => LineOrder::Results,
    });
    let lines = Memo::always_new(move || {
        let order = order.get();
        explorer.results.with(|found| {
            let articles: Vec<ArticleId> = found.articles.iter().map(|ranked| ranked.id).collect();
            Lines::of(
                corpus,
                explorer.wordlist(),
                &articles,
                &|id| found.hits(corpus, id),
                order,
            )
        })
    });
    let total = move || lines.with(Lines::len);
    let articles = move || explorer.results.with(|found| found.articles.len());
    let counted = move || messages::one_in_other(&messages::lines_counted(total()), &messages::articles(articles()));
    let asks = move || explorer.with_view(|view| !view.query.trim().is_empty());
    let says = move || {
        if !asks() {
            messages::lines_need_a_query().to_owned()
        } else {
            messages::query_without_words().to_owned()
        }
    };
    let row = move |line: Line| {
        let mut key = line.article.index().to_string();
        for part in [&line.at.to_string(), &line.before, &line.hit, &line.after] {
            key.push('\n');
            key.push_str(part);
        }
        Row::new(key, move || view! { <li><LineLink line/></li> })
    };
    view! {
        <section class="articles lines">
            <div class="articles-head">
                <h2 id="found-heading" tabindex="-1">{messages::view_lines()}</h2>
                <When is=Signal::derive(move || total() > 0)>
                    <p class="count">{move || counted()}</p>
                    <Order all=true/>
                </When>
            </div>
            <ol class="line-list" aria-label=messages::view_lines()>
                <Rows of=Box::new(move || lines.with(|lines| lines.window(corpus, 0..drawn.get())).into_iter().map(row).collect())/>
            </ol>
            <More total=Signal::derive(total) drawn page=PAGE/>
            <When is=Signal::derive(move || total() == 0 && articles() > 0)>
                <p class="no-lines">{move || says()}</p>
            </When>
            <When is=Signal::derive(move || articles() == 0)>
                <NothingFound/>
            </When>
        </section>
    }
}

/// A line, which leads to its place in the article.
#[component]
fn LineLink(line: Line) -> impl IntoView {
    let explorer = Explorer::get();
    let article = explorer.corpus.article(line.article);
    let at = line.at;
    let to = Signal::derive(move || {
        explorer.view_with(|view| (view.read, view.at) = (Some(article.slug.clone()), Some(At::Number(at))))
    });
    let open = move || {
        let is_open =
            explorer.reading.get() == Some(line.article) && explorer.with_view(|view| view.at == Some(At::Number(at)));
        is_open.then_some("true")
    };
    view! {
        <ViewLink
            to
            attr:class="line"
            attr:title=article.label()
            attr:data-read=article.slug.as_str()
            attr:data-at=at.to_string()
            attr:aria-current=move || open()
        >
            // In reading order, so that a script that runs from right to left has what comes before on the right.
            <span class="context" dir="auto" lang=article.language.clone()>
                <span class="before"><span>{line.before}</span></span>
                <span class="hit-on"><mark>{line.hit}</mark>{line.after}</span>
            </span>
            " "
            <span class="where">
                <OutletMark source=article.source_label()/>
                <span class="visually-hidden">{article.source_label()}", "</span>
                <DateOf article/>
            </span>
        </ViewLink>
    }
}
