//! One article among the results.

use dossier_engine::article::Part;
use dossier_engine::hits::pieces;
use dossier_engine::{Article, ArticleId, Results};
use leptos::prelude::*;

use super::erased::When;
use super::marked::Marked;
use super::outlet::OutletMark;
use super::view_link::ViewLink;
use super::why::Why;
use crate::explorer::Explorer;
use crate::messages;

/// Title, outlet, date, length, and the lines that answer; these follow the query, while the elements stay.
#[component]
pub fn ArticleResult(id: ArticleId) -> impl IntoView {
    let explorer = Explorer::get();
    let article = explorer.corpus.article(id);
    let shown = Memo::new(move || {
        let of = |found: &Results| (found.hits(explorer.corpus, id), found.snippet(explorer.corpus, id));
        Some(explorer.results.with(of))
    });
    let matches = move || shown.with(|shown| shown.as_ref().map_or(0, |(hits, _)| hits.len()));
    let title_pieces = move || {
        let (title, text) = shown_title(article);
        shown.with(|shown| {
            let hits = shown.iter().flat_map(|(hits, _)| hits);
            let marks = hits.filter(|hit| hit.part == title).map(|hit| hit.range());
            pieces(&text, marks.enumerate())
        })
    };
    let snippet = move || shown.with(|shown| shown.as_ref().map_or(Vec::new(), |(_, snippet)| snippet.pieces.clone()));
    let words = explorer.corpus.word_count(id);
    let to =
        Signal::derive(move || explorer.view_with(|view| (view.read, view.at) = (Some(article.slug.clone()), None)));
    let open = move || (explorer.reading.get() == Some(id)).then_some("true");
    view! {
        <article class="result" data-open=move || open()>
            <p class="byline">
                <OutletMark source=article.source_label()/>
                <span class="source">{article.source_label()}</span>
                <DateOf article/>
                <span>{messages::words_counted(words)}</span>
                <When is=Signal::derive(move || matches() > 0)>
                    <span class="matches">{move || messages::matches(matches())}</span>
                </When>
            </p>
            <h3 dir="auto" class:untitled=article.title.is_none()>
                <ViewLink to attr:data-read=article.slug.as_str()>
                    {move || view! { <Marked pieces=title_pieces()/> }.into_any()}
                </ViewLink>
            </h3>
            <p class="snippet" dir="auto">{move || view! { <Marked pieces=snippet()/> }.into_any()}</p>
            <When is=Signal::derive(move || matches() > 0)>
                <Why id/>
            </When>
            <label class="choose">
                <input
                    type="checkbox"
                    aria-label=messages::choose_to_compare(&article.label())
                    prop:checked=move || explorer.is_chosen(id)
                    on:change=move |_| explorer.toggle_chosen(id)
                />
                <span aria-hidden="true">{messages::compare()}</span>
            </label>
        </article>
    }
}

/// What is shown as an article's title, and the part of the article that it is.
pub fn shown_title(article: &Article) -> (Part, String) {
    match article.title_block() {
        Some(place) => {
            let part = Part::Block(place as u32);
            (part, article.part(part).to_owned())
        }
        None => (Part::Title, article.label()),
    }
}

/// When an article was published, as precisely as is known.
#[component]
pub fn DateOf(article: &'static Article) -> impl IntoView {
    match &article.published {
        Some(date) => view! { <time datetime=date.value.to_string()>{messages::date(date.value)}</time> }.into_any(),
        None => view! { <span class="unknown">{messages::date_unknown()}</span> }.into_any(),
    }
}
