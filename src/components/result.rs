//! One article among the results.

use dossier_engine::Article;
use dossier_engine::article::Part;
use dossier_engine::hits::{Snippet, pieces};
use dossier_engine::search::Ranked;
use leptos::prelude::*;

use super::marked::Marked;
use super::outlet::OutletMark;
use super::view_link::ViewLink;
use crate::explorer::Explorer;

/// Title, outlet, date, length, and the lines that answer.
#[component]
pub fn ArticleResult(ranked: Ranked) -> impl IntoView {
    let explorer = Explorer::get();
    let article = explorer.corpus.article(ranked.id);
    let (title, text) = shown_title(article);
    let marks = ranked
        .hits
        .iter()
        .filter(|hit| hit.part == title)
        .map(|hit| hit.range());
    let title_pieces = pieces(&text, marks.enumerate());
    let snippet = Snippet::of(article, &ranked.hits);
    let words = explorer.corpus.word_count(ranked.id);
    let matches = ranked.hits.len();
    let to =
        Signal::derive(move || explorer.view_with(|view| (view.read, view.at) = (Some(article.slug.clone()), None)));
    let open = move || (explorer.reading.get() == Some(ranked.id)).then_some("true");
    view! {
        <article class="result" data-open=open>
            <p class="byline">
                <OutletMark source=article.source_label()/>
                <span class="source">{article.source_label()}</span>
                <DateOf article/>
                <span>{format!("{words} words")}</span>
                {(matches > 0).then(|| view! { <span class="matches">{plural(matches, "match", "matches")}</span> })}
            </p>
            <h3 dir="auto" class:untitled=article.title.is_none()>
                <ViewLink to attr:data-read=article.slug.as_str()>
                    <Marked pieces=title_pieces/>
                </ViewLink>
            </h3>
            <p class="snippet" dir="auto"><Marked pieces=snippet.pieces/></p>
            <label class="choose">
                <input
                    type="checkbox"
                    aria-label=format!("Compare {}", article.label())
                    prop:checked=move || explorer.is_chosen(ranked.id)
                    on:change=move |_| explorer.toggle_chosen(ranked.id)
                />
                <span aria-hidden="true">"Compare"</span>
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
        Some(date) => view! { <time datetime=date.value.to_string()>{date.value.in_words()}</time> }.into_any(),
        None => view! { <span class="unknown">"date unknown"</span> }.into_any(),
    }
}

/// A number with its noun.
pub fn plural(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
