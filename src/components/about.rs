//! What is known of an article, and where each value is from.

use dossier_engine::Article;
use dossier_engine::article::Found;
use leptos::prelude::*;

use super::erased::Views;
use crate::messages;

/// Folded until it is asked for.
#[component]
pub fn About(article: &'static Article) -> impl IntoView {
    let mut rows = Vec::new();
    let mut known = |name: &'static str, found: Option<(String, &'static str, Option<u32>)>| {
        let (value, from) = match found {
            Some((value, from, line)) => (
                value,
                match line {
                    Some(line) => messages::found_in_line(from, line as usize),
                    None => from.to_owned(),
                },
            ),
            None => (messages::not_found().to_owned(), String::new()),
        };
        rows.push(view! { <tr><th scope="row">{name}</th><td dir="auto">{value}</td><td>{from}</td></tr> });
    };
    fn text(found: &Option<Found<String>>) -> Option<(String, &'static str, Option<u32>)> {
        let found = found.as_ref()?;
        Some((found.value.clone(), found.from.name(), found.line))
    }
    let list = |found: &Option<Found<Vec<String>>>| {
        let found = found.as_ref()?;
        Some((found.value.join(", "), found.from.name(), found.line))
    };
    known(messages::title(), text(&article.title));
    known(messages::source(), text(&article.source));
    known(messages::authors(), list(&article.authors));
    let date = article.published.as_ref();
    known(
        messages::published(),
        date.map(|it| (messages::date(it.value), it.from.name(), it.line)),
    );
    known(messages::address(), text(&article.url));
    known(messages::tags(), list(&article.tags));
    known(messages::file(), Some((article.path.clone(), "", None)));
    let language = Some(article.language.clone()).filter(|it| it != "und");
    known(messages::article_language(), language.map(|it| (it, "", None)));
    view! {
        <details class="about">
            <summary>{messages::about_this_article()}</summary>
            <div class="scrolls">
                <table>
                    <thead><tr><th scope="col">{messages::what()}</th><th scope="col">{messages::value()}</th><th scope="col">{messages::found_in()}</th></tr></thead>
                    <tbody>{rows.views()}</tbody>
                </table>
            </div>
        </details>
    }
}
